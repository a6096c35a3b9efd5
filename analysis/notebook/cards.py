"""Cards: one claim, study, question or document with what bears on it, as HTML in a notebook and as text elsewhere."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar

from markupsafe import Markup

from analysis.model.words import Scope
from analysis.notebook.trace import TracedClaim
from analysis.report.outline.labels import notice
from analysis.show.cards import claim as claim_cards
from analysis.show.tables.catalogue import table_named
from analysis.show.tables.cells import figure_of, title_of
from analysis.show.tables.studies import citation
from analysis.tell.explain.names import explain
from analysis.text.prose.phrases import counted, sentence

if TYPE_CHECKING:
    import pandas as pd

    from analysis.check.evidence_review import EvidenceReview
    from analysis.notebook.review import Review


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

    Attributes
    ----------
    id
        Its id or key.
    review
        The review that it is of.
    instead
        A sentence where this is shown in place of what was asked for; else empty.
    """

    id: str
    review: "Review"
    instead: str = ""

    #: What it is, and the frame that holds its row.
    what: ClassVar[str] = ""
    frame: ClassVar[str] = ""

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
        name = f"{self.what} {self.id}"
        return Markup('<section class="card" aria-label="{}">{}{}</section>').format(name, instead, self._body())

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


def lines(pairs: Iterable[tuple[str, object]]) -> Markup:
    """Names with what is said of each, a line each; those of which nothing is said are left out."""
    line = Markup("<div><dt>{}</dt><dd>{}</dd></div>")
    return Markup("<dl>{}</dl>").format(Markup().join(line.format(*pair) for pair in pairs if str(pair[1])))


def folded(summary: str, body: Markup) -> Markup:
    """What stands under a summary that unfolds."""
    return Markup("<details><summary>{}</summary>{}</details>").format(summary, body)


class ShownClaim(TracedClaim, Card):
    """A claim in its place: its words, both verdicts, what is wrong with it and what could be said instead."""

    what = "claim"
    frame = "claims"

    @property
    def quote(self) -> str:
        """Its words, letter for letter."""
        return self._made.evidence.claim[self.id].quote

    @property
    def number(self) -> float | None:
        """Its figure as a number; of a range the lower end; ``None`` without one."""
        figure = self._made.evidence.claim[self.id].figure
        return None if figure is None else float(figure.low)

    @property
    def figures_beside(self) -> "pd.DataFrame":
        """The claims of the same line that have a figure and name the same evidence, itself among them.

        Rows of ``review.claims``: the numbers that one sentence gives.
        """
        claims, row = self.review.claims, self.row
        design = claims["stated_design"].fillna("") == self._made.evidence.claim[self.id].stated_design
        same = (claims["document"] == row["document"]) & (claims["line"] == row["line"]) & design
        beside: pd.DataFrame = claims[same & claims["figure"].notna()]
        return beside

    @property
    def parts(self) -> "pd.Series[Any]":
        """What a rate of success needs to be checked, by name; missing where the sentence leaves it open.

        *treatment · condition · comparison · outcome · number · design · study*: the last two are the design that the
        sentence names and the marker by which it leads to a study.
        """
        import pandas as pd

        claim = self._made.evidence.claim[self.id]
        said = {
            "treatment": claim.agent,
            "condition": claim.condition,
            "comparison": claim.comparator,
            "outcome": claim.outcome,
            "number": "" if claim.figure is None else figure_of(claim),
            "design": claim.stated_design,
            "study": claim.marker,
        }
        return pd.Series({name: words or None for name, words in said.items()}, dtype="string")

    @property
    def verdicts(self) -> "pd.Series[Any]":
        """Its verdicts, *own* and *all*, with what decides them: its row of ``review.verdicts``."""
        return self.review.verdicts.loc[[self.id]].iloc[0]

    @property
    def references(self) -> "pd.DataFrame":
        """The studies that its document brings for it: rows of ``review.studies``; none where it brings none."""
        reached = self._made.assessment(self._made.evidence.claim[self.id], Scope.OWN).cited_studies.studies
        studies = self.review.studies
        return studies.loc[[key for key in reached if key in studies.index]]

    @property
    def links(self) -> "pd.DataFrame":
        """The judgements on it: rows of ``review.links``."""
        return self._on("links")

    @property
    def flags(self) -> "pd.DataFrame":
        """The flags on it, gravest first: rows of ``review.flags``."""
        return self._on("flags")

    @property
    def figures(self) -> "pd.DataFrame":
        """Its figure beside the findings of its document's studies: rows of ``review.figures``."""
        return self._on("figures")

    def _on(self, frame: str) -> "pd.DataFrame":
        found: pd.DataFrame = getattr(self.review, frame)
        return found[found["claim"] == self.id]

    @property
    def suggested_wording(self) -> str:
        """What could be said instead and be true, from verified facts alone; empty where the claim can stand."""
        return self._made.appraised.suggested_wording[self.id].sentence

    def _body(self) -> Markup:
        claim = self._made.evidence.claim[self.id]
        card = next(one for one in self._made.once(claim_cards.cards) if one.claim is claim)
        place = f"{title_of(claim.document, self._made)} · line {claim.line} · claim {claim.id}"
        verdicts = (
            (f"By {over}", Markup("{}{}").format(one.found.verdict, ", provisional" if one.provisional else ""))
            for over, one in (("the page's own references", card.own), ("all studies listed here", card.all))
        )
        gravest, *others = [("What is wrong", flag.message) for flag in card.flags] or [
            ("What is wrong", "not flagged")
        ]
        rest = [*others, ("Could be said", card.offered), ("Would settle it", card.settle)]
        head = Markup('<p class="place">{}</p><p class="quote"><q>{}</q></p><p>{}</p>').format(
            place, claim.quote, claim.statement
        )
        told = (
            counted(len(others), "more flag") if others else "",
            "what could be said" if card.offered else "",
            "what would settle it" if card.settle else "",
        )
        more = ", ".join(filter(None, told))
        studies = self._rows("pairs", lambda pair: pair.claim.id == self.id)
        return (
            head
            + lines([*verdicts, gravest])
            + folded(more, lines(rest))
            + studies
            + Markup('<p class="small">{}</p>').format(notice(self._made.evidence))
        )


class ShownStudy(Card):
    """A study: its reference, what was read of it, and its findings."""

    what = "study"
    frame = "studies"

    @property
    def findings(self) -> "pd.DataFrame":
        """Its results: rows of ``review.findings``."""
        found = self.review.findings
        return found[found["study"] == self.id]

    @property
    def links(self) -> "pd.DataFrame":
        """The claims judged by it: rows of ``review.links``."""
        found = self.review.links
        return found[found["study"] == self.id]

    def _body(self) -> Markup:
        evidence = self._made.evidence
        head = Markup('<p class="quote">{}</p>').format(citation(evidence.entry.get(self.id)))
        described = self._described("studies", evidence.study[self.id])
        return head + described + self._rows("findings", lambda finding: finding.study == self.id)


class ShownQuestion(Card):
    """A clinical question: the certainty of the findings listed for it, each step with its reason."""

    what = "question"
    frame = "questions"

    @property
    def findings(self) -> "pd.DataFrame":
        """The findings that answer it: rows of ``review.findings``."""
        rating = self._made.appraised.certainty[self.id]
        return self.review.findings.loc[[finding.id for finding in rating.findings]]

    @property
    def steps(self) -> "pd.DataFrame":
        """The steps of its certainty: rows of ``review.certainty``."""
        found = self.review.certainty
        return found[found["question"] == self.id]

    def _body(self) -> Markup:
        rating = self._made.appraised.certainty[self.id]
        head = Markup('<p class="quote">{}</p>').format(rating.question.words)
        steps = lines((f"{step.domain}: {step.step:+d}", step.reason) for step in rating.steps)
        findings = self._rows("findings", lambda finding: finding in rating.findings)
        return head + self._described("questions", rating) + steps + findings


class ShownDocument(Card):
    """A document: what it is, what its claims come out as, its flags as a whole and its references."""

    what = "document"
    frame = "documents"

    @property
    def claims(self) -> "pd.DataFrame":
        """What it claims: rows of ``review.claims``."""
        found = self.review.claims
        return found[found["document"] == self.id]

    @property
    def flags(self) -> "pd.DataFrame":
        """The flags on it and on its claims, gravest first: rows of ``review.flags``."""
        found = self.review.flags
        return found[found["document"] == self.id]

    @property
    def references(self) -> "pd.DataFrame":
        """The references that it prints: rows of ``review.references``."""
        found = self.review.references
        return found[found["document"] == self.id]

    def _body(self) -> Markup:
        document, made = self._made.evidence.document[self.id], self._made
        claims = made.evidence.claims_of.get(self.id, ())
        head = Markup('<p class="place">{} · document {}</p><p class="quote">{}</p>').format(
            document.kind, document.id, document.title
        )
        wrong = (("What is wrong", sentence(flag.message)) for flag in made.flags_on_documents.get(self.id, ()))
        flagged = sum(claim.id in made.flags for claim in claims)
        said = lines([("Claims", len(claims)), ("of them flagged", flagged), *wrong])
        return head + said + self._rows("references", lambda row: row.document == self.id)
