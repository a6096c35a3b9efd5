"""What follows from the tables, as data frames: problems, verdicts, stances, and what else a reader filters by.

Each frame is a list of columns: name, meaning, type and how a row has it; ``columns`` of a review shows them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.appraise.harms import gives_sign
from analysis.appraise.raters.rated_pairs import PAIR_WORDS
from analysis.check.evidence_review import Block, EvidenceReview, block
from analysis.model import conclusions, words
from analysis.model.conclusions import Head, Kind, Scope
from analysis.model.evidence import BibEntry
from analysis.model.words import Severity, Stance
from analysis.notebook.frames.rows import judged_claims, judged_pairs, ranked_problems
from analysis.show.tables.studies import study_names
from analysis.show.value import NOT_JUDGED, held
from analysis.tell.not_checked import not_checked
from analysis.tell.numbers.all_numbers import numbers

if TYPE_CHECKING:
    import pandas as pd

#: What a study says of a claim, by all of its findings, or that nobody judged it.
_STANCES = (*map(str, PAIR_WORDS), NOT_JUDGED)


class FrameColumn(NamedTuple):
    """A column: its name, what it means, the type of its values or the words of their list, how a record has it.

    ``of`` is a function of the record or, in words, where it has it: ``finding.id``; else under the column's own name.
    """

    name: str
    meaning: str
    type: type | tuple[str, ...]
    of: Callable[[Any], Any] | str = ""

    def value(self, record: Any) -> Any:
        """What a record has in the column; ``None`` where it lacks something on the way."""
        return self.of(record) if callable(self.of) else held(record, self.of or self.name)


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
        found = pd.DataFrame({one.name: typed_column(map(one.value, records), one.type) for one in self.columns})
        if self.keyed:
            return found.set_index(self.columns[0].name)
        return found.set_axis(pd.RangeIndex(1, len(records) + 1, name="row"))


def _field(name: str) -> Callable[[tuple[BibEntry, str]], str | None]:
    """What an entry has in a field."""
    return lambda row: row[0].fields.get(name)


def _sentences(review: EvidenceReview) -> tuple[str, ...]:
    from analysis.show.summary.one_page import sentences  # here, as it loads what draws

    return sentences(review)


_PROBLEM = (
    FrameColumn("check", "name of the check; explain(check) is its manual", str, "problem.check"),
    FrameColumn("severity", "how much it matters", Severity, "problem.severity"),
    FrameColumn("head", "what kind of wrong a flag says of a document; missing for a fault", Head, "problem.head"),
    FrameColumn("claim", "the first claim concerned; missing where there is none", str, "problem.claim"),
    FrameColumn("claims", "every claim concerned, parted by spaces", str, lambda row: " ".join(row.problem.claims)),
    FrameColumn("study", "the study concerned; missing where there is none", str, "problem.study"),
    FrameColumn("document", "the document concerned; missing where there is none", str),
    FrameColumn("line", "line of the document that holds the claim's words", int),
    FrameColumn("message", "what is wrong, in a sentence", str, "problem.message"),
    FrameColumn("remedy", "what to do", str, "problem.remedy"),
    FrameColumn("file", "file that holds the row", str, "problem.place.file"),
    FrameColumn("file_line", "line of that file", int, "problem.place.line"),
    FrameColumn("file_column", "column of that line, from 1", int, "problem.place.column"),
)
_KIND = FrameColumn("kind", "fault (of the files) or flag (on a document)", Kind, "problem.kind")
_RANK = FrameColumn("rank", "place among all flags, 1 the gravest; missing for a fault", int)
_UNSURE = FrameColumn("provisional", "whether it would go without the facts that nobody has verified", bool)


def _verdict_columns(scope: Scope, over: str) -> Iterator[FrameColumn]:
    name = scope.value
    yield FrameColumn(name, f"verdict over {over}", conclusions.Verdict, f"{name}.verdict")
    for suffix, meaning, kind, what in (
        ("study", "study", str, "study.study"),
        ("design", "design of the study", words.Design, "study.design"),
        ("phase", "part of the study", words.Phase, "phase"),
        ("level", "OCEBM 2011 level of the finding", int, "evidence_level.level"),
        ("finding", "finding", str, "link.finding"),
    ):
        told = f"{meaning} that decides the verdict {name}; missing where none does"
        yield FrameColumn(f"{name}_{suffix}", told, kind, f"{name}.deciding.{what}")
    yield FrameColumn(
        f"{name}_so_far", f"whether a study that nobody judged could change the verdict {name}", bool, f"{name}.so_far"
    )
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
            FrameColumn("claim", _CLAIM, str, "claim.id"),
            FrameColumn("document", "the document that makes it", str, "claim.document"),
            FrameColumn("block", "what it is about", Block, lambda row: block(row.claim)),
            *_verdict_columns(Scope.OWN, "the studies that its own document cites"),
            *_verdict_columns(Scope.ALL, "all studies known here"),
            FrameColumn("flags", "number of checks that flag it", int),
        ),
        keyed=True,
    ),
    "stances": DerivedFrame(
        "a claim and a study, every pair, judged or not",
        judged_pairs,
        (
            FrameColumn("claim", _CLAIM, str),
            FrameColumn("study", _STUDY, str, "study.study"),
            FrameColumn("stance", "what the study says of the claim, or that nobody judged it", _STANCES),
            FrameColumn("cited", "whether the claim's document brings the study for it", bool),
            FrameColumn("decides", "whether it decides the verdict over all studies", bool),
            FrameColumn("screened", "whether a row of screening.csv says so, for claims of a kind", bool),
            FrameColumn("carried", "the claim whose link was carried here and not confirmed, so not judged", str),
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
            FrameColumn("claim", _CLAIM, str, "claim.id"),
            FrameColumn("figure", "the figure as printed", str, "claim.figure.text"),
            FrameColumn("study", _STUDY, str, "finding.study"),
            FrameColumn("finding", "the finding", str, "finding.id"),
            FrameColumn("comparison", "whether number and quantity agree", conclusions.Comparison),
            FrameColumn("same_number", "whether the numbers agree after rounding", bool),
            FrameColumn("why", "the reason in a few words", str),
            FrameColumn("verified", "whether the finding was read in a source", bool, "finding.verified"),
        ),
    ),
    "designs": DerivedFrame(
        "a claim that names a study design, beside the study that its sentence seems to speak of",
        lambda review: review.appraised.designs.values(),
        (
            FrameColumn("claim", _CLAIM, str, "claim.id"),
            FrameColumn("words", "the words that name it", str, "claim.stated_design"),
            FrameColumn("stated", "the design that they name; missing where they name none", words.Design),
            FrameColumn("outcome", "what comes of holding it against the studies", conclusions.DesignOutcome),
            FrameColumn("study", "the study that the sentence seems to speak of", str, "attributed.study"),
            FrameColumn("verified", "whether a finding that says so was read", bool, "attributed.verified"),
            FrameColumn("gap", "levels between the design named and that of the study", int),
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
            FrameColumn("question", "id of the question", str, "question.id"),
            FrameColumn("words", "the question in one line", str, "question.words"),
            FrameColumn("level", "the certainty; missing where it is not rated", words.Certainty),
            FrameColumn("at_most", "whether it may be lower, as a reason to rate down was not read", bool),
            FrameColumn("start", "the level at which the strongest findings start", words.Certainty),
            FrameColumn("why_not", "why it is not rated; missing if it is", str),
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
            FrameColumn("status", "what it says of it", conclusions.HarmStatus, lambda row: row[0].status),
            FrameColumn(
                "relevant",
                "whether a study reports it and the document offers what it can follow",
                bool,
                lambda row: row[0].relevant,
            ),
            FrameColumn(
                "seriousness",
                "of the harm; missing where only documents speak of it",
                words.Seriousness,
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
            FrameColumn(
                "name",
                "authors and year, as people cite it; with the key where two share them",
                str,
                lambda row: row[1],
            ),
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
            FrameColumn("id", "its name, which explain() takes", str),
            FrameColumn("value", "the number as printed", str),
            FrameColumn(
                "exact",
                "the number unrounded; missing where it is a word",
                Decimal,
                lambda row: None if isinstance(row.exact, str) else row.exact,
            ),
            FrameColumn("what", "what it counts", str),
            FrameColumn("rule", "the rule by which it is counted", str),
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
        (FrameColumn("what", "what was not checked", str), FrameColumn("why", "why not", str)),
    ),
}
