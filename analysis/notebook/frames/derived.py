"""What follows from the tables, as data frames: problems, verdicts, stances, and what else a reader filters by.

Each frame is its records; their columns are rows of ``columns.csv``, and ``columns`` of a review shows them.
"""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from analysis.appraise.harms import gives_sign
from analysis.check.evidence_review import EvidenceReview, block
from analysis.model.conclusions import Kind, Scope
from analysis.model.evidence import BibEntry
from analysis.notebook.frames.rows import judged_claims, judged_pairs, ranked_problems
from analysis.show.tables.studies import study_names
from analysis.tell.not_checked import not_checked
from analysis.tell.numbers.all_numbers import numbers


class DerivedFrame(NamedTuple):
    """A frame: what a row is, the records that become its rows, and whether its first column is the index.

    ``computed`` has, by column, how the cells are made of a record that are not simply held by it.
    """

    meaning: str
    records: Callable[[EvidenceReview], Iterable[Any]]
    computed: Mapping[str, Callable[[Any], Any]] = MappingProxyType({})
    keyed: bool = False


def _field(name: str) -> Callable[[tuple[BibEntry, str]], str | None]:
    """What an entry has in a field."""
    return lambda row: row[0].fields.get(name)


def _sentences(review: EvidenceReview) -> tuple[str, ...]:
    from analysis.show.summary.one_sheet import sheet  # here, as it loads what draws

    return sheet(review).findings


#: The frames that follow from the tables, by name.
DERIVED: Mapping[str, DerivedFrame] = {
    "problems": DerivedFrame(
        "a fault of the files or a flag on a document; flags gravest first",
        lambda review: ranked_problems(review, *Kind),
    ),
    "faults": DerivedFrame(
        "a fault of the files, with its place and its remedy", lambda review: ranked_problems(review, Kind.FAULT)
    ),
    "flags": DerivedFrame("a flag on a document, gravest first", lambda review: ranked_problems(review, Kind.FLAG)),
    "verdicts": DerivedFrame(
        "a claim, with what the studies together say of it",
        judged_claims,
        {
            "block": lambda row: block(row.claim),
            "own_provisional": lambda row: Scope.OWN in row.provisional,
            "all_provisional": lambda row: Scope.ALL in row.provisional,
        },
        keyed=True,
    ),
    "stances": DerivedFrame("a claim and a study, every pair, judged or not", judged_pairs),
    "ratings": DerivedFrame(
        "one rater's own judgement on a claim and a study, made without sight of the others'",
        lambda review: [(one.rater, link) for one in review.evidence.ratings for link in one.links],
    ),
    "figures": DerivedFrame(
        "a claim's figure beside a finding of a study that its document cites",
        lambda review: [one for found in review.appraised.figure_matches.values() for one in found],
    ),
    "designs": DerivedFrame(
        "a claim that names a study design, beside the study that its sentence seems to speak of",
        lambda review: review.appraised.designs.values(),
        keyed=True,
    ),
    "certainties": DerivedFrame(
        "a clinical question, with the GRADE certainty of the findings listed for it",
        lambda review: review.appraised.certainty.values(),
        {"studies": lambda row: len(row.studies), "findings": lambda row: len(row.findings)},
        keyed=True,
    ),
    "harm_statuses": DerivedFrame(
        "what a document says of a harm",
        lambda review: [
            (view, review.evidence.harm.get(view.harm), gives_sign(view, review.evidence))
            for views in review.appraised.harms.values()
            for view in views
        ],
    ),
    "bibliography": DerivedFrame(
        "an entry of citations.bib",
        lambda review: [(one, review.evidence.once(study_names)[one.key]) for one in review.evidence.entries],
        {name: _field(name) for name in ("title", "journal", "year", "volume", "number", "pages", "doi", "pmid")},
        keyed=True,
    ),
    "numbers": DerivedFrame(
        "a number of the reports, with its rule",
        lambda review: review.once(numbers),
        {"exact": lambda row: None if isinstance(row.exact, str) else row.exact},
        keyed=True,
    ),
    "in_brief": DerivedFrame(
        "a finding of the one sheet: its title, then what was found of harms, of help and of its sentences",
        _sentences,
        {"sentence": "{}.".format},
    ),
    "files": DerivedFrame("a file that was read", lambda review: sorted(review.evidence.inputs.items()), keyed=True),
    "not_checked": DerivedFrame(
        "something that was not checked: nothing is known of it, and nothing is shown as fine",
        lambda review: not_checked(review.appraised),
    ),
}
