"""The review that ``load`` gives a notebook: one object with a frame for each table; tables, plots and cards by name.

Nothing is decided here: every frame, table, plot and card is made by the layers below, from one review.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from markupsafe import escape

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.raters.confirmed import confirmed
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Kind, Scope
from analysis.notebook.cards.card import Explanation
from analysis.notebook.cards.of_review import ReviewCards
from analysis.notebook.known import Chosen, claims_where, known, unknown
from analysis.read.records import read_evidence
from analysis.schema import TABLES, day
from analysis.show.table import Table
from analysis.show.tables.catalogue import MAKERS, table_named
from analysis.tell.compare.changes import Change, Changes, compare
from analysis.tell.compare.text import as_text
from analysis.tell.compare.version import version_named, version_of
from analysis.tell.explain.names import explain
from analysis.tell.who_judged import in_numbers, notice
from analysis.text.prose.phrases import counted

if TYPE_CHECKING:
    import pandas as pd

    from analysis.show.plots.plot import Plot


class ReviewComparison:
    """What changed from one review to another.

    ``changes`` holds all of it; ``same`` is whether nothing changed. Shows itself as text.
    """

    def __init__(self, changes: Changes) -> None:
        self.changes = changes
        self.same = changes.same

    @property
    def verdicts(self) -> "pd.DataFrame":
        """Verdicts that changed: ``claim``, ``scope`` (*own* or *all*), ``before`` and ``after``, all texts."""
        return _frame(self.changes.verdicts, "claim", "scope")

    @property
    def certainty(self) -> "pd.DataFrame":
        """Certainty that changed: ``question``, ``before`` and ``after``, the level or why there is none."""
        return _frame(self.changes.certainty, "question")

    @property
    def flags(self) -> "pd.DataFrame":
        """Flags and notes that came or went: ``claim`` (or what else is flagged), ``check``, and their sentences."""
        return _frame(self.changes.flags, "claim", "check")

    def __repr__(self) -> str:
        """The comparison as text."""
        return as_text(self.changes)

    def _repr_html_(self) -> str:
        return Explanation(as_text(self.changes))._repr_html_()


def _frame(changes: Iterable[Change], *names: str) -> "pd.DataFrame":
    import pandas as pd

    rows = [(*(one.subject, one.what.split()[-1])[: len(names)], one.old, one.new) for one in changes]
    return pd.DataFrame(rows, columns=[*names, "before", "after"], dtype="string")


@dataclass(frozen=True, repr=False)
class Review(ReviewCards):
    """What a data folder holds, appraised and checked.

    Every frame is a fresh copy with real types: whole numbers ``Int64``, other numbers ``float64``, yes and no
    ``boolean``, dates ``datetime64[s]``, words of a closed list ``category`` with all its words in order, texts and
    figures as printed ``string``; what a cell does not hold is missing. The index is the id where the table has one,
    else the row's number. ``columns(name)`` says what the columns mean.

    ``evidence_review``: The review of the layers below, from which all is made.
    ``folder``, ``texts``: Where it was read: the data folder, and that of the documents' texts.
    ``name``: What ``compare`` calls it.

    >>> import analysis
    >>> review = analysis.load("data")
    >>> review.claims.loc["C270", "quote"]
    'efficacy rate to be 91% for pain reduction'
    """

    folder: Path
    texts: Path | None = None
    name: str = ""

    def __repr__(self) -> str:
        """What there is, in numbers, and whether it is a draft; of a subset, of how many claims."""
        evidence, whole = self.evidence_review.evidence, self.evidence_review.whole
        judged = evidence.once(confirmed)
        kinds = [problem.kind for problem in self.evidence_review.problems]
        parts = (
            counted(len(evidence.claims), "claim"),
            counted(len(evidence.studies), "study", "studies"),
            counted(kinds.count(Kind.FAULT), "fault"),
            counted(kinds.count(Kind.FLAG), "flag"),
            f"{'draft: ' if judged.draft else ''}{in_numbers(judged)}",
        )
        part = f"subset of {len(whole.evidence.claims)}: " if whole else ""
        return f"Review({part}{' · '.join(parts)})"

    def _repr_html_(self) -> str:
        return f"<p>{escape(notice(self.evidence_review.evidence))}</p><p>{escape(repr(self))}</p>"

    @overload
    def table(self) -> list[str]: ...
    @overload
    def table(self, name: str) -> Table: ...
    def table(self, name: str = "") -> Table | list[str]:
        """The table of that name as the reports show it, worded; without a name, the names.

        >>> review.table("not-checked").title
        'Not checked'
        """
        return table_named(known(name, MAKERS, "table"), self.evidence_review) if name else list(MAKERS)

    @overload
    def plot(self) -> list[str]: ...
    @overload
    def plot(self, name: str, data: Any = None, **options: Any) -> "Plot": ...
    def plot(self, name: str = "", data: Any = None, **options: Any) -> "Plot | list[str]":
        """The plot of that name; without a name, the names.

        The plots of the reports need no data. The others draw what they are given, with the options that their function
        in ``analysis.plots`` takes. A plot shows itself as SVG with its words for those who do not see it.

        >>> review.plot("harms-matrix").name
        'harms-matrix'
        """
        from analysis.show.plots.catalogue import FRAME_PLOTS, PLOTS, plot_named

        if not name:
            return [*PLOTS, *FRAME_PLOTS]
        if name in FRAME_PLOTS:
            if data is None:
                raise TypeError(f'plot "{name}" draws a frame or a series: review.plot("{name}", data, …)')
            made: Plot = FRAME_PLOTS[name](data, **options)
            return made
        if options or data is not None:
            raise TypeError(f'plot "{known(name, PLOTS, "plot")}" is drawn from the review alone')
        try:
            return plot_named(name, self.evidence_review)
        except KeyError:
            raise unknown(name, [*PLOTS, *FRAME_PLOTS], "plot") from None

    def explain(self, name: str) -> Explanation:
        """Everything behind one name, as ``python -m analysis explain`` prints it.

        ``name`` is that of a check, or the id of a claim, study, finding, question, document or number. Raises
        ``UnknownName`` with the nearest names.
        """
        return Explanation(explain(name, lambda: self.evidence_review))

    def subset(
        self,
        *,
        condition: Chosen = None,
        agent: Chosen = None,
        document: Chosen = None,
        category: Chosen = None,
        verdict: Chosen = None,
        scope: str = "own",
    ) -> "Review":
        """The review of the claims for which all that is given holds; of several words in one argument, any.

        Verdicts are not taken again, and no check is run again. Studies, findings and faults stay whole; documents are
        those that make the claims.

        ``condition``, ``agent``: A term; claims of narrower terms (``terms.csv``) belong to it, claims that name none
            do not.
        ``document``, ``category``: The id of a document; a category such as *safety*.
        ``verdict``, ``scope``: A verdict, over the studies that the claim's own document cites (*own*) or over *all*
            known here, such as *partly supported*; or *unsupported*: those that leave a claim so
            (``verdict.rules.UNSUPPORTED``, *none known*).
        Raises ``UnknownName`` if a word is not known; the message has the nearest.

        >>> few = review.subset(condition="osteoarthritis")
        >>> sorted({*few.claims["condition"]})
        ['osteoarthritis']
        """
        words = {"condition": condition, "agent": agent, "document": document, "category": category, "verdict": verdict}
        kept = claims_where(self.evidence_review, Scope(known(scope, Scope, "scope")), words)
        return replace(self.on_claims(kept), name=f"{self.name}, {len(kept):,} claims")

    def without(self, *names: str) -> "Review":
        """The review with these findings, or all of these studies, left out: verdicts and flags are taken again.

        Raises ``UnknownName`` for what is no finding and no study.

        >>> review.compare(review.without("F001", "F002", "F003")).verdicts.empty
        True
        """
        evidence, appraised = self.evidence_review.evidence, self.evidence_review.appraised
        left_out = [known(name, (*evidence.finding, *evidence.study), "finding or study") for name in names]
        findings = [name for name in left_out if name in evidence.finding]
        studies = [name for name in left_out if name in evidence.study]
        rest = EvidenceReview.of(appraised.without(findings, studies))
        name = f"{self.name} without {', '.join(left_out)}" if left_out else self.name
        return replace(self, evidence_review=rest, name=name)

    def compare(self, other: "Review | str | Path") -> ReviewComparison:
        """What differs between this review and a later one, with the rows that changed it.

        ``other`` is a review; or a data folder, an ``evidence.json`` or a git revision by its name.

        >>> review.compare(review).same
        True
        """
        mine = version_of(self.evidence_review, self.name)
        theirs = (
            version_of(other.evidence_review, other.name) if isinstance(other, Review) else version_named(str(other))
        )
        return ReviewComparison(compare(mine, theirs))

    def report(self, folder: str | Path) -> Path:
        """Write every report into a folder, as ``python -m analysis report`` does; give the folder."""
        from analysis.report.writing import write_reports

        for _ in write_reports(self.evidence_review, Path(folder)):
            pass
        return Path(folder)

    def reload(self) -> "Review":
        """The whole review of the same folder as it is now, for after a table was changed."""
        return load(self.folder, self.texts, self.evidence_review.appraised.as_of)


def load(data: str | Path = "data", documents: str | Path | None = None, as_of: str | date | None = None) -> Review:
    """Read a data folder, appraise it and check it: everything that a notebook needs.

    It never raises for what is wrong with the files: that is in the review's ``faults``, each with place and remedy.

    ``data``: The data folder: ``claims.csv``, ``citations.bib`` and the other tables (``data/README.md``).
    ``documents``: Folder of the documents' texts, against which quotes are checked; by default ``documents`` in the
        data folder, if it is there.
    ``as_of``: Day on which waivers are to hold, a date or ``YYYY-MM-DD``; without one their expiry is not checked.
    Raises ``FileNotFoundError`` if there is no such folder; the message says what was looked for, and where.

    >>> load("data").study("hooper2004").row["design"]
    'case series'
    """
    folder = Path(data)
    texts = None if documents is None else Path(documents)
    needed = ", ".join(table.file for table in TABLES.values() if table.required)
    of_data = f"a data folder, which holds {needed} and citations.bib"
    for wanted, holds in ((folder, of_data), (texts, "the documents' texts")):
        if wanted is not None and not wanted.is_dir():
            raise FileNotFoundError(f'no folder "{wanted}": looked for {holds} at {wanted.absolute()}')
    appraised = AppraisedEvidence(read_evidence(folder, texts), as_of=day(as_of) if isinstance(as_of, str) else as_of)
    return Review(EvidenceReview.of(appraised), folder, texts, str(folder))
