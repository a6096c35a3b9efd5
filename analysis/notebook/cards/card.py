"""A card: one thing with what bears on it, as HTML in a notebook and as text elsewhere."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar

from markupsafe import Markup

from analysis.model.records import Claim
from analysis.show.tables.catalogue import table_named
from analysis.show.tables.cells import title_of
from analysis.tell.explain.names import explain
from analysis.tell.who_judged import notice

if TYPE_CHECKING:
    import pandas as pd

    from analysis.check.evidence_review import EvidenceReview
    from analysis.notebook.cards.of_review import ReviewCards


class Explanation(str):
    """A text that shows itself as it stands: lines in a terminal, a block of them in a notebook."""

    __slots__ = ()

    def __repr__(self) -> str:
        """The text itself."""
        return str(self)

    def _repr_html_(self) -> str:
        return Markup('<pre class="explanation" tabindex="0">{}</pre>').format(str(self))


@dataclass(frozen=True, repr=False)
class Card:
    """What is known of one thing.

    ``id``: Its id or key.
    ``review``: The review that it is of.
    ``instead``: A sentence where this is shown in place of what was asked for; else empty.
    """

    id: str
    review: "ReviewCards"
    instead: str = ""

    #: What it is, and the frame that holds its row.
    what: ClassVar[str] = ""
    frame: ClassVar[str] = ""

    @property
    def names(self) -> list[str]:
        """The words by which rows name it: its id."""
        return [self.id]

    @property
    def row(self) -> "pd.Series[Any]":
        """Its row in the frame of its kind: of ``review.claims`` for a claim."""
        frame: pd.DataFrame = getattr(self.review, self.frame)
        return frame.loc[[self.id]].iloc[0]

    @property
    def text(self) -> Explanation:
        """Everything behind it, as ``explain`` prints it."""
        return Explanation(explain(self.id, lambda: self._made))

    @property
    def _made(self) -> "EvidenceReview":
        return self.review.evidence_review

    def __repr__(self) -> str:
        """The text, after what is to be said first."""
        return f"{self.instead}\n\n{self.text}".lstrip()

    def _repr_html_(self) -> str:
        instead = Markup('<p class="instead">{}</p>').format(self.instead) if self.instead else ""
        judged = Markup('<p class="small">{}</p>').format(notice(self._made.evidence))
        name = f"{self.what} {self.id}"
        return Markup('<section class="card" aria-label="{}">{}{}{}</section>').format(
            name, instead, judged, self._body()
        )

    def _body(self) -> Markup:
        """What stands on it, as HTML in which every text of the data is escaped."""
        raise NotImplementedError

    def _described(self, table: str, record: object) -> Markup:
        """What the row of a table says of it, a line a column; columns that say nothing are left out."""
        columns = table_named(table, self._made).columns
        return lines((str(column.name), column.worded(record)) for column in columns)

    def _rows(self, table: str, keep: Callable[[Any], bool]) -> Markup:
        """The rows of a table that bear on it; nothing where none does."""
        whole = table_named(table, self._made)
        part = replace(whole, records=tuple(filter(keep, whole.records)), notes=())
        if not part.records:
            return Markup()
        return folded(f"{part.title}: {len(part.records)}", Markup(part._repr_html_()))  # it escapes its own texts


class Rows:
    """An attribute of a card: the rows of a frame that bear on it, by a column of one name or of ``several``."""

    def __init__(self, frame: str, column: str, what: str, *, several: bool = False) -> None:
        self._frame, self._column, self._several = frame, column, several
        self.__doc__ = f"{what}: rows of ``review.{frame}``."

    def __get__(self, card: Card | None, _owner: type) -> "pd.DataFrame":
        """The rows; of the class itself, this attribute."""
        if card is None:
            return self  # type: ignore[return-value] # so that the class says what they are
        found: pd.DataFrame = getattr(card.review, self._frame)
        named = found[self._column]
        if self._several:
            return found.loc[[not set(card.names).isdisjoint(cell.split()) for cell in named.fillna("")]]
        return found[named.isin(card.names)]


def titled_place(claim: Claim, review: "EvidenceReview") -> str:
    """Title of a claim's document, its line and its id."""
    return f"{title_of(claim.document, review)} · line {claim.line} · claim {claim.id}"


def lines(pairs: Iterable[tuple[str, object]]) -> Markup:
    """Names with what is said of each, a line each; those of which nothing is said are left out."""
    line = Markup("<div><dt>{}</dt><dd>{}</dd></div>")
    return Markup("<dl>{}</dl>").format(Markup().join(line.format(*pair) for pair in pairs if str(pair[1])))


def folded(summary: str, body: Markup) -> Markup:
    """What stands under a summary that unfolds."""
    return Markup("<details><summary>{}</summary>{}</details>").format(summary, body)
