"""What follows from the tables, as data frames: problems, verdicts, stances, and what else a reader filters by.

Each frame is a list of columns: name, meaning, type and how a row has it; ``columns`` of a review shows them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.appraise.design import DesignComparison
from analysis.appraise.harms import gives_sign
from analysis.check.evidence_review import Block, EvidenceReview, block
from analysis.model.evidence import BibEntry
from analysis.model.words import (
    Certainty,
    Comparison,
    Design,
    DesignOutcome,
    HarmStatus,
    Kind,
    Phase,
    Scope,
    Seriousness,
    Severity,
    Stance,
    Verdict,
)
from analysis.notebook.frames.rows import JudgedClaim, judged_claims, judged_pairs, ranked_problems
from analysis.show.tables.studies import study_names
from analysis.show.value import NOT_JUDGED
from analysis.tell.not_checked import not_checked
from analysis.tell.numbers.all_numbers import numbers

if TYPE_CHECKING:
    import pandas as pd

#: What a study says of a claim, or that nobody judged it.
_STANCES = (*map(str, Stance), NOT_JUDGED)


class FrameColumn(NamedTuple):
    """A column: its name, what it means, the type of its values or the words of their list, how a record has it."""

    name: str
    meaning: str
    type: type | tuple[str, ...]
    of: Callable[[Any], Any]


class DerivedFrame(NamedTuple):
    """A frame: what a row is, the records that become its rows, its columns, and whether the first is the index."""

    meaning: str
    records: Callable[[EvidenceReview], Iterable[Any]]
    columns: tuple[FrameColumn, ...]
    keyed: bool = False

    def frame(self, review: EvidenceReview) -> "pd.DataFrame":
        """The rows of a review; numbered from 1 where the frame has no key."""
        import pandas as pd

        from analysis.show.frames import typed_column

        records = tuple(self.records(review))
        found = pd.DataFrame({one.name: typed_column(map(one.of, records), one.type) for one in self.columns})
        if self.keyed:
            return found.set_index(self.columns[0].name)
        return found.set_axis(pd.RangeIndex(1, len(records) + 1, name="row"))


def _of(name: str) -> Callable[[Any], Any]:
    """What a record has under a name, one of its records' with a point: ``problem.check``."""
    from operator import attrgetter

    return attrgetter(name)


def _field(name: str) -> Callable[[tuple[BibEntry, str]], str | None]:
    """What an entry has in a field."""
    return lambda row: row[0].fields.get(name)


def _name(row: tuple[BibEntry, str]) -> str:
    return row[1]


def _attributed(what: str) -> Callable[[DesignComparison], Any]:
    """Something of the study that a sentence seems to speak of; ``None`` where none can be named."""
    return lambda row: getattr(row.attributed, what) if row.attributed else None


def _sentences(review: EvidenceReview) -> tuple[str, ...]:
    from analysis.show.summary.one_page import sentences  # here, as it loads what draws

    return sentences(review)


_PROBLEM = (
    FrameColumn("check", "name of the check; explain(check) is its manual", str, _of("problem.check")),
    FrameColumn("severity", "how much it matters", Severity, _of("problem.severity")),
    FrameColumn("claim", "the claim concerned; missing where there is none", str, _of("problem.claim")),
    FrameColumn("study", "the study concerned; missing where there is none", str, _of("problem.study")),
    FrameColumn("document", "the document concerned; missing where there is none", str, _of("document")),
    FrameColumn("line", "line of the document that holds the claim's words", int, _of("line")),
    FrameColumn("message", "what is wrong, in a sentence", str, _of("problem.message")),
    FrameColumn("remedy", "what to do", str, _of("problem.remedy")),
    FrameColumn("file", "file that holds the row", str, _of("problem.place.file")),
    FrameColumn("file_line", "line of that file", int, _of("problem.place.line")),
    FrameColumn("file_column", "column of that line, from 1", int, _of("problem.place.column")),
)
_KIND = FrameColumn("kind", "fault (of the files) or flag (on a document)", Kind, _of("problem.kind"))
_RANK = FrameColumn("rank", "place among all flags, 1 the gravest; missing for a fault", int, _of("rank"))
_UNSURE = FrameColumn(
    "provisional", "whether it would go without the facts that nobody has verified", bool, _of("provisional")
)


def _deciding(scope: str, what: str) -> Callable[[JudgedClaim], Any]:
    """Something of the link that decides a verdict; ``None`` where none does."""

    def found(row: JudgedClaim) -> Any:
        deciding = getattr(row, scope).deciding
        return _of(what)(deciding) if deciding else None

    return found


def _verdict_columns(scope: Scope, over: str) -> Iterator[FrameColumn]:
    name = scope.value
    yield FrameColumn(name, f"verdict over {over}", Verdict, _of(f"{name}.verdict"))
    for suffix, meaning, kind, what in (
        ("study", "study", str, "study.study"),
        ("design", "design of the study", Design, "study.design"),
        ("phase", "part of the study", Phase, "phase"),
        ("level", "OCEBM 2011 level of the finding", int, "evidence_level.level"),
        ("finding", "finding", str, "link.finding"),
    ):
        told = f"{meaning} that decides the verdict {name}; missing where none does"
        yield FrameColumn(f"{name}_{suffix}", told, kind, _deciding(name, what))
    yield FrameColumn(
        f"{name}_provisional",
        f"whether the verdict {name} would change without the facts that nobody has verified",
        bool,
        lambda row: scope in row.provisional,
    )


_CLAIM = "the claim"
_STUDY = "key of the study"

#: The frames that follow from the tables, by name.
DERIVED: Mapping[str, DerivedFrame] = {
    "problems": DerivedFrame(
        "a fault of the files or a flag on a document; flags gravest first",
        lambda review: ranked_problems(review, *Kind),
        (_KIND, *_PROBLEM, _RANK, _UNSURE),
    ),
    "faults": DerivedFrame(
        "a fault of the files, with its place and its remedy",
        lambda review: ranked_problems(review, Kind.FAULT),
        _PROBLEM,
    ),
    "flags": DerivedFrame(
        "a flag on a document, gravest first",
        lambda review: ranked_problems(review, Kind.FLAG),
        (*_PROBLEM, _RANK, _UNSURE),
    ),
    "verdicts": DerivedFrame(
        "a claim, with what the studies together say of it",
        judged_claims,
        (
            FrameColumn("claim", _CLAIM, str, _of("claim.id")),
            FrameColumn("document", "the document that makes it", str, _of("claim.document")),
            FrameColumn("block", "what it is about", Block, lambda row: block(row.claim)),
            *_verdict_columns(Scope.OWN, "the studies that its own document cites"),
            *_verdict_columns(Scope.ALL, "all studies known here"),
            FrameColumn("flags", "number of checks that flag it", int, _of("flags")),
        ),
        keyed=True,
    ),
    "stances": DerivedFrame(
        "a claim and a study, every pair, judged or not",
        judged_pairs,
        (
            FrameColumn("claim", _CLAIM, str, _of("claim")),
            FrameColumn("study", _STUDY, str, _of("study.study")),
            FrameColumn(
                "stance", "what the study says of the claim, or that nobody judged it", _STANCES, _of("stance")
            ),
            FrameColumn("cited", "whether the claim's document brings the study for it", bool, _of("cited")),
            FrameColumn("decides", "whether it decides the verdict over all studies", bool, _of("decides")),
            FrameColumn(
                "screened", "whether a row of screening.csv says so, for claims of a kind", bool, _of("screened")
            ),
        ),
    ),
    "ratings": DerivedFrame(
        "one rater's own judgement on a claim and a study, made without sight of the others'",
        lambda review: [(one.rater, link) for one in review.evidence.ratings for link in one.links],
        (
            FrameColumn("rater", "who judged: a name of raters.csv", str, lambda row: row[0]),
            FrameColumn("claim", _CLAIM, str, lambda row: row[1].claim),
            FrameColumn("study", _STUDY, str, lambda row: row[1].study),
            FrameColumn("stance", "what the study says of the claim", Stance, lambda row: row[1].stance),
            FrameColumn("finding", "the finding named, if any", str, lambda row: row[1].finding),
            FrameColumn("rationale", "the reason in one line", str, lambda row: row[1].rationale),
        ),
    ),
    "figures": DerivedFrame(
        "a claim's figure beside a finding of a study that its document cites",
        lambda review: [one for found in review.appraised.figure_matches.values() for one in found],
        (
            FrameColumn("claim", _CLAIM, str, _of("claim.id")),
            FrameColumn("figure", "the figure as printed", str, _of("claim.figure.text")),
            FrameColumn("study", _STUDY, str, _of("finding.study")),
            FrameColumn("finding", "the finding", str, _of("finding.id")),
            FrameColumn("comparison", "whether number and quantity agree", Comparison, _of("comparison")),
            FrameColumn("same_number", "whether the numbers agree after rounding", bool, _of("same_number")),
            FrameColumn("why", "the reason in a few words", str, _of("why")),
            FrameColumn("verified", "whether the finding was read in a source", bool, _of("finding.verified")),
        ),
    ),
    "designs": DerivedFrame(
        "a claim that names a study design, beside the study that its sentence seems to speak of",
        lambda review: review.appraised.designs.values(),
        (
            FrameColumn("claim", _CLAIM, str, _of("claim.id")),
            FrameColumn("words", "the words that name it", str, _of("claim.stated_design")),
            FrameColumn("stated", "the design that they name; missing where they name none", Design, _of("stated")),
            FrameColumn("outcome", "what comes of holding it against the studies", DesignOutcome, _of("outcome")),
            FrameColumn("study", "the study that the sentence seems to speak of", str, _attributed("study")),
            FrameColumn("verified", "whether a finding that says so was read", bool, _attributed("verified")),
            FrameColumn("gap", "levels between the design named and that of the study", int, _of("gap")),
            FrameColumn(
                "unread", "listed studies of that design, not read in full", str, lambda row: " ".join(row.unread)
            ),
        ),
        keyed=True,
    ),
    "certainties": DerivedFrame(
        "a clinical question, with the GRADE certainty of the findings listed for it",
        lambda review: review.appraised.certainty.values(),
        (
            FrameColumn("question", "id of the question", str, _of("question.id")),
            FrameColumn("words", "the question in one line", str, _of("question.words")),
            FrameColumn("level", "the certainty; missing where it is not rated", Certainty, _of("level")),
            FrameColumn(
                "at_most", "whether it may be lower, as a reason to rate down was not read", bool, _of("at_most")
            ),
            FrameColumn("start", "the level at which the strongest findings start", Certainty, _of("start")),
            FrameColumn("why_not", "why it is not rated; missing if it is", str, _of("why_not")),
            FrameColumn("studies", "number of studies", int, lambda row: len(row.studies)),
            FrameColumn("findings", "number of findings", int, lambda row: len(row.findings)),
        ),
        keyed=True,
    ),
    "harm_statuses": DerivedFrame(
        "what a document says of a harm",
        lambda review: [
            (view, review.evidence.harm.get(view.harm), gives_sign(view, review.evidence))
            for views in review.appraised.harms.values()
            for view in views
        ],
        (
            FrameColumn("document", "the document", str, lambda row: row[0].document),
            FrameColumn("harm", "the harm, a term", str, lambda row: row[0].harm),
            FrameColumn("status", "what it says of it", HarmStatus, lambda row: row[0].status),
            FrameColumn(
                "relevant",
                "whether a study reports it and the document offers what it can follow",
                bool,
                lambda row: row[0].relevant,
            ),
            FrameColumn(
                "seriousness",
                "of the harm; missing where only documents speak of it",
                Seriousness,
                lambda row: row[1].seriousness if row[1] else None,
            ),
            FrameColumn(
                "claims", "the claims that say it, separated by spaces", str, lambda row: " ".join(row[0].claims)
            ),
            FrameColumn("warning_sign", "whether it gives a sign at which to seek help", bool, lambda row: row[2]),
        ),
    ),
    "bibliography": DerivedFrame(
        "an entry of citations.bib",
        lambda review: [(one, review.evidence.once(study_names)[one.key]) for one in review.evidence.entries],
        (
            FrameColumn("study", _STUDY, str, lambda row: row[0].key),
            FrameColumn("name", "authors and year, as people cite it; with the key where two share them", str, _name),
            *(
                FrameColumn(name, f"{name}, as indexed", str, _field(name))
                for name in ("title", "journal", "year", "volume", "number", "pages", "doi", "pmid")
            ),
        ),
        keyed=True,
    ),
    "numbers": DerivedFrame(
        "a number of the reports, with its rule",
        lambda review: review.once(numbers),
        (
            FrameColumn("id", "its name, which explain() takes", str, _of("id")),
            FrameColumn("value", "the number as printed", str, _of("value")),
            FrameColumn(
                "exact",
                "the number unrounded; missing where it is a word",
                Decimal,
                lambda row: None if isinstance(row.exact, str) else row.exact,
            ),
            FrameColumn("what", "what it counts", str, _of("what")),
            FrameColumn("rule", "the rule by which it is counted", str, _of("rule")),
        ),
        keyed=True,
    ),
    "in_brief": DerivedFrame(
        "a sentence with which the one page of the reports begins: extent, sources, headline figure of benefit",
        _sentences,
        (FrameColumn("sentence", "the sentence", str, str),),
    ),
    "files": DerivedFrame(
        "a file that was read",
        lambda review: sorted(review.evidence.inputs.items()),
        (
            FrameColumn("file", "its path, as messages show it", str, lambda row: row[0]),
            FrameColumn("sha256", "SHA-256 of its bytes, 64 hexadecimal digits", str, lambda row: row[1]),
        ),
        keyed=True,
    ),
    "not_checked": DerivedFrame(
        "something that was not checked: nothing is known of it, and nothing is shown as fine",
        lambda review: not_checked(review.appraised),
        (
            FrameColumn("what", "what was not checked", str, _of("what")),
            FrameColumn("why", "why not", str, _of("why")),
        ),
    ),
}
