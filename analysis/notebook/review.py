"""The review as a notebook has it: one object with a frame for each table, and tables, plots and cards by name.

Nothing is decided here: every frame, table, plot and card is made by the layers below, from one review.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, overload

from analysis.check.evidence_review import EvidenceReview
from analysis.check.priority import Priority
from analysis.model.problem import Problem
from analysis.model.words import Kind, Scope, TermKind
from analysis.notebook.concerns import Concerns
from analysis.notebook.frame import Frame
from analysis.notebook.known import Chosen, known, unknown
from analysis.tell.explain.names import UnknownName, explain
from analysis.text.prose.phrases import counted

if TYPE_CHECKING:
    import pandas as pd

    from analysis.notebook.cards import Card, Explanation, ShownClaim, ShownDocument, ShownQuestion, ShownStudy
    from analysis.notebook.comparison import ReviewComparison
    from analysis.notebook.condition import ShownCondition
    from analysis.show.plots.plot import Plot
    from analysis.show.table import Table

    _CardT = TypeVar("_CardT", bound=Card)


@dataclass(frozen=True, repr=False)
class Review(Concerns):
    """What a data folder holds, appraised and checked.

    Every frame is a fresh copy with real types: whole numbers ``Int64``, other numbers ``float64``, yes and no
    ``boolean``, dates ``datetime64[s]``, words of a closed list ``category`` with all its words in order, texts and
    figures as printed ``string``; what a cell does not hold is missing. The index is the id where the table has one,
    else the row's number. ``columns(name)`` says what the columns mean.

    Attributes
    ----------
    evidence_review
        The review of the layers below, from which all is made.
    folder, texts
        Where it was read: the data folder, and that of the documents' texts.
    name
        What ``compare`` calls it.

    >>> import analysis
    >>> review = analysis.load("data")
    >>> review.claims.loc["C270", "quote"]
    'efficacy rate to be 91% for pain reduction'
    """

    evidence_review: EvidenceReview
    folder: Path
    texts: Path | None = None
    name: str = ""

    documents = Frame("A document: something published that makes claims.")
    claims = Frame("A claim: one checkable proposition in a document, with its exact words and its place.")
    studies = Frame("What was read of a study.")
    links = Frame("An adjudicated judgement on one claim and one study.")
    screening = Frame("A judgement on many pairs at once: claims of one kind that a study does not address.")
    findings = Frame("One result that a study reports.")
    references = Frame("A reference as a document prints it.")
    appraisals = Frame("One domain of one tool of risk of bias, for one study's outcome and phase.")
    questions = Frame("A clinical question.")
    certainty = Frame("One step of the certainty of one question.")
    positions = Frame("What a guideline, an assessor or a payer holds.")
    terms = Frame("A term and its broader term.")
    raters = Frame("Who judged.")
    waivers = Frame("A flag that is set aside.")
    problems = Frame("A fault of the files or a flag on a document; flags gravest first.")
    faults = Frame("A fault of the files, with its place and its remedy.")
    flags = Frame("A flag on a document, gravest first.")
    verdicts = Frame("A claim, with what the studies together say of it, and which study decides.")
    stances = Frame("A claim and a study, every pair, judged or not.")
    ratings = Frame("One rater's own judgement on a claim and a study.")
    agreement = Frame("Two raters, with how often they chose the same word of the pairs that both judged.")
    shared_pairs = Frame("A claim and a study that two raters judged, each blind to the other.")
    figures = Frame("A claim's figure beside a finding of a study that its document cites.")
    designs = Frame("A design that a claim names, beside the study that its sentence seems to speak of.")
    certainties = Frame("A clinical question with its certainty.")
    results = Frame("A result that answers a clinical question, with both groups and their difference.")
    bibliography = Frame("An entry of citations.bib, with the name by which people cite it.")
    numbers = Frame("A number of the reports, with its rule.")
    in_brief = Frame("A sentence with which the one page of the reports begins.")
    files = Frame("A file that was read, with the SHA-256 of its bytes.")
    not_checked = Frame("Something that was not checked, and why.")

    @property
    def _whole(self) -> EvidenceReview:
        return self.evidence_review.whole or self.evidence_review

    def __repr__(self) -> str:
        """What there is, in numbers; of a subset, of how many claims."""
        evidence, whole = self.evidence_review.evidence, self.evidence_review.whole
        kinds = [problem.kind for problem in self.evidence_review.problems]
        parts = (
            counted(len(evidence.claims), "claim"),
            counted(len(evidence.studies), "study", "studies"),
            counted(kinds.count(Kind.FAULT), "fault"),
            counted(kinds.count(Kind.FLAG), "flag"),
        )
        part = f"subset of {len(whole.evidence.claims)}: " if whole else ""
        return f"Review({part}{' · '.join(parts)})"

    def columns(self, name: str = "") -> "pd.DataFrame":
        """What the columns of a frame mean, a row a column: meaning, type, allowed words, whether it may be missing.

        Without a name: every frame, with what a row of it is and how many there are.

        >>> review.columns("findings").loc["months", "meaning"]
        'Time since the start of treatment in months; blank if not read.'
        """
        from analysis.notebook.frames import FRAMES, column_frame, overview

        return column_frame(known(name, FRAMES, "frame")) if name else overview(self.evidence_review)

    @overload
    def table(self) -> list[str]: ...
    @overload
    def table(self, name: str) -> "Table": ...
    def table(self, name: str = "") -> "Table | list[str]":
        """The table of that name as the reports show it, worded; without a name, the names.

        >>> review.table("not-checked").title
        'Not checked'
        """
        from analysis.show.tables.catalogue import MAKERS, table_named

        return table_named(known(name, MAKERS, "table"), self.evidence_review) if name else list(MAKERS)

    @overload
    def plot(self) -> list[str]: ...
    @overload
    def plot(self, name: str, data: Any = None, **options: Any) -> "Plot": ...
    def plot(self, name: str = "", data: Any = None, **options: Any) -> "Plot | list[str]":
        """The plot of that name; without a name, the names.

        The plots of the reports need no data. The others draw what they are given, with the options that their function
        in ``analysis.plots`` takes. A plot shows itself as SVG with its words for those who do not see it.

        >>> print(review.plot("support-by-document").title)
        Benefit and safety claims of each document by verdict
        """
        from analysis.show.plots.catalogue import FRAME_PLOTS, PLOTS, plot_named

        if not name:
            return [*PLOTS, *FRAME_PLOTS]
        if name in FRAME_PLOTS and data is not None:
            made: Plot = FRAME_PLOTS[name](data, **options)
            return made
        if name in FRAME_PLOTS or options or data is not None:
            raise TypeError(
                f'plot "{name}" draws a frame or a series: review.plot("{name}", data, …)'
                if name in FRAME_PLOTS
                else f'plot "{known(name, PLOTS, "plot")}" is drawn from the review alone'
            )
        try:
            return plot_named(name, self.evidence_review)
        except KeyError:
            raise unknown(name, [*PLOTS, *FRAME_PLOTS], "plot") from None

    def claim(self, id: str = "", *, or_gravest: bool = False) -> "ShownClaim":  # noqa: A002
        """The card of a claim. Without an id that of the gravest flag, or of the first claim.

        With ``or_gravest`` an unknown id gives that one too, and the card says so; else it raises ``UnknownName``.

        >>> review.claim("C270").number
        91.0
        """
        from analysis.notebook.cards import ShownClaim

        flagged = (flag.claim for flag in self._gravest_first(self.evidence_review.flags_on_claims))
        return self._card(ShownClaim, id, self.evidence_review.evidence.claim, flagged, or_gravest)

    def document(self, id: str = "", *, or_gravest: bool = False) -> "ShownDocument":  # noqa: A002
        """The card of a document. Without an id that of the gravest flag, or of the first document.

        With ``or_gravest`` an unknown id gives that one too, and the card says so; else it raises ``UnknownName``.
        """
        from analysis.notebook.cards import ShownDocument

        claims, documents = self.evidence_review.evidence.claim, self.evidence_review.evidence.document
        flags = self._gravest_first(one for one in self.evidence_review.problems if one.kind is Kind.FLAG)
        flagged = (claims[one.claim].document if one.claim in claims else one.document for one in flags)
        return self._card(ShownDocument, id, documents, (one for one in flagged if one in documents), or_gravest)

    def study(self, key: str = "", *, or_gravest: bool = False) -> "ShownStudy":
        """The card of a study. Without a key the one that decides most verdicts over all studies.

        With ``or_gravest`` an unknown key gives that one too, and the card says so; else it raises ``UnknownName``.
        """
        from analysis.notebook.cards import ShownStudy

        verdicts = self.evidence_review.appraised.known.values()
        deciding = [found.deciding.study.study for found in verdicts if found.deciding]
        most = sorted(dict.fromkeys(deciding), key=deciding.count, reverse=True)
        return self._card(ShownStudy, key, self.evidence_review.evidence.study, most, or_gravest)

    def question(self, id: str = "", *, or_gravest: bool = False) -> "ShownQuestion":  # noqa: A002
        """The card of a clinical question. Without an id the one under which most claims fall.

        With ``or_gravest`` an unknown id gives that one too, and the card says so; else it raises ``UnknownName``.
        """
        from analysis.notebook.cards import ShownQuestion

        asked = [fit.question.id for fits in self.evidence_review.appraised.questions.values() for fit in fits]
        most = sorted(dict.fromkeys(asked), key=asked.count, reverse=True)
        return self._card(ShownQuestion, id, self.evidence_review.appraised.certainty, most, or_gravest)

    def condition(self, term: str = "", *, or_gravest: bool = False) -> "ShownCondition":
        """The card of a condition and its narrower ones. Without a term that of which most is asked, else claimed.

        With ``or_gravest`` an unknown term gives that one too, and the card says so; else it raises ``UnknownName``.
        """
        from analysis.notebook.condition import ShownCondition, conditions

        there = conditions(self.evidence_review)
        return self._card(ShownCondition, term, dict.fromkeys(there), there, or_gravest)

    def _gravest_first(self, flags: Iterable[Problem]) -> list[Problem]:
        return Priority(self._whole).gravest_first(flags)

    def _card(
        self, kind: "type[_CardT]", name: str, there: Mapping[str, object], gravest: Iterable[str], or_gravest: bool
    ) -> "_CardT":
        if name in there:
            return kind(name, self)
        what = kind.what
        if not there:
            raise UnknownName(f"{self!r} holds no {what}")
        if name and not or_gravest:
            raise unknown(name, there, what)
        first = next(iter(gravest), "") or next(iter(there))
        return kind(first, self, f'There is no {what} "{name}" here; {first} is shown instead.' if name else "")

    def explain(self, name: str) -> "Explanation":
        """Everything behind one name, as ``python -m analysis explain`` prints it.

        ``name`` is that of a check, or the id of a claim, study, finding, question, document or number. Raises
        ``UnknownName`` with the nearest names.
        """
        from analysis.notebook.cards import Explanation

        return Explanation(explain(name, lambda: self.evidence_review))

    def narrower(self, term: str, kind: str = "") -> list[str]:
        """The term and every narrower one, by ``terms.csv``, sorted; ``kind`` is *condition*, *agent*, *outcome* ….

        >>> review.narrower("osteoarthritis", "condition")
        ['knee osteoarthritis', 'osteoarthritis']
        """
        evidence = self._whole.evidence
        kinds = [TermKind(known(kind, TermKind, "kind of term"))] if kind else list(TermKind)
        of_kind = (one for one in evidence.terms if one.kind in kinds)
        return sorted({term, *(one.term for one in of_kind if term in evidence.lineage(one.term, one.kind))})

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

        Parameters
        ----------
        condition, agent
            A term; claims of narrower terms (``terms.csv``) belong to it, claims that name none do not.
        document, category
            The id of a document; a category such as *safety*.
        verdict, scope
            A verdict, over the studies that the claim's own document cites (*own*) or over *all* known here.

        Raises
        ------
        UnknownName
            If a word is not known; the message has the nearest.

        >>> few = review.subset(condition="osteoarthritis")
        >>> sorted({*few.claims["condition"]})
        ['osteoarthritis']
        """
        from analysis.notebook.subset import claims_where

        words = {"condition": condition, "agent": agent, "document": document, "category": category, "verdict": verdict}
        kept = claims_where(self.evidence_review, Scope(known(scope, Scope, "scope")), words)
        return self._made(self._whole.on_claims(kept), f"{self.name}, {len(kept):,} claims")

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
        return self._made(rest, f"{self.name} without {', '.join(left_out)}" if left_out else self.name)

    def _made(self, review: EvidenceReview, name: str) -> "Review":
        return Review(review, self.folder, self.texts, name)

    def compare(self, other: "Review | str | Path") -> "ReviewComparison":
        """What differs between this review and a later one, with the rows that changed it.

        ``other`` is a review; or a data folder, an ``evidence.json`` or a git revision by its name.

        >>> review.compare(review).same
        True
        """
        from analysis.notebook.comparison import ReviewComparison
        from analysis.tell.compare.changes import compare
        from analysis.tell.compare.version import version_named, version_of

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
        from analysis.notebook.load import load

        return load(self.folder, self.texts, self.evidence_review.appraised.as_of)
