"""What is wrong: flagged claims first, then problems that concern no claim, then flags that somebody set aside."""

from collections import Counter
from collections.abc import Callable, Iterator
from operator import attrgetter, itemgetter

from analysis.check.catalogue import CHECKS
from analysis.check.evidence_review import HEADLINE_BLOCKS, Block, EvidenceReview, block
from analysis.check.waivers import holds
from analysis.model.problem import Problem
from analysis.model.words import Severity
from analysis.show.tables.cells import NONE
from analysis.show.tables.table import Table, TableColumn
from analysis.show.value import Home
from analysis.text.prose.phrases import counted, listed

_CHECK_ORDER = {check.name: number for number, check in enumerate(CHECKS)}
_SUPPORT = "unsupported"


def flagged(review: EvidenceReview) -> Table:
    """Flags on claims, the gravest and those that a reader acts on first."""
    rows = urgent_first(review)
    claims = len({problem.claim for problem in rows})
    tally = Counter(problem.severity for problem in rows)
    severities = [(severity, tally[severity]) for severity in Severity]
    return Table(
        "flagged",
        "Flagged claims",
        "What is wrong with which claim, and what would put it right? One row a claim and flag, gravest first.",
        tuple(_columns(review)),
        tuple(rows),
        (
            f"Flagged: {claims} of {counted(len(review.evidence.claims), 'claim')}, by {counted(len(rows), 'flag')}: "
            f"{listed(f'{count} {severity}' for severity, count in severities)}.",
            "Order: severity; within it claims credited to the wrong design, harms denied and figures that differ or "
            "cannot be traced before claims that their sources do not support; claims of benefit before safety "
            "before others.",
            "“Provisional” is yes where the flag would go if the facts that nobody has verified were left out.",
        ),
        empty="No row: no check raised a flag on a claim.",
    )


def urgent_first(review: EvidenceReview) -> list[Problem]:
    """The flags on claims in that order."""
    order = {claim.id: number for number, claim in enumerate(review.evidence.claims)}
    return sorted(review.flags_on_claims, key=lambda problem: (*_urgency(problem, review), order[problem.claim]))


def _urgency(problem: Problem, review: EvidenceReview) -> tuple[int, int, int]:
    """Severity, check and block of a flag, each counted from the most pressing."""
    part = block(review.evidence.claim[problem.claim])
    unpressing = problem.check == _SUPPORT and part not in HEADLINE_BLOCKS
    check = len(CHECKS) if unpressing else _CHECK_ORDER.get(problem.check, len(CHECKS))
    return list(Severity).index(problem.severity), check, list(Block).index(part)


def _columns(review: EvidenceReview) -> Iterator[TableColumn]:
    def of_claim(name: str) -> Callable[[Problem], str | int]:
        return lambda problem: getattr(review.evidence.claim[problem.claim], name)

    def provisional(problem: Problem) -> bool:
        return problem.check in review.provisional_flags.get(problem.claim, ())

    of = attrgetter
    yield TableColumn("Severity", of("severity"))
    yield TableColumn("Flag", of("check"), leads=Home.CHECKS)
    yield TableColumn("Claim", of("claim"), leads=Home.CLAIMS)
    yield TableColumn("Document", of_claim("document"), under="Claim")
    yield TableColumn("Line", of_claim("line"), under="Claim")
    yield TableColumn("Words", of_claim("quote"))
    yield TableColumn("What is wrong", of("message"))
    yield TableColumn("Remedy", of("remedy"))
    yield TableColumn("Study", of("study"), NONE, under="What is wrong", leads=Home.STUDIES)
    yield TableColumn("Provisional", provisional)


def flagged_documents(review: EvidenceReview) -> Table:
    """Flags on a document as a whole, gravest first; those that also concern one claim are among the flagged claims."""
    rows = [
        (problem, document)
        for document, problems in review.flags_on_documents.items()
        for problem in problems
        if problem.claim not in review.evidence.claim
    ]
    rows.sort(key=lambda row: (list(Severity).index(row[0].severity), _CHECK_ORDER.get(row[0].check, len(CHECKS))))
    return Table(
        "flagged-documents",
        "Flagged documents",
        "What is wrong with a document as a whole, and what would put it right? One row a document and flag, gravest "
        "first.",
        (
            TableColumn("Severity", lambda row: row[0].severity),
            TableColumn("Flag", lambda row: row[0].check, leads=Home.CHECKS),
            TableColumn("Document", itemgetter(1)),
            TableColumn("Title", lambda row: review.evidence.document[row[1]].title, under="Document"),
            TableColumn("What is wrong", lambda row: row[0].message),
            TableColumn("Remedy", lambda row: row[0].remedy),
        ),
        tuple(rows),
        empty="No row: no check raised a flag on a document as a whole.",
    )


def other_problems(review: EvidenceReview) -> Table:
    """Faults of the files, and flags on something other than a claim or a document."""
    on_documents = {problem for problems in review.flags_on_documents.values() for problem in problems}
    elsewhere = {*review.flags_on_claims, *on_documents}
    rows = [problem for problem in review.problems if problem not in elsewhere]
    return Table(
        "other-problems",
        "Faults of the files and other problems",
        "What is wrong with the files themselves? One row a problem; what rests on a faulty row cannot be relied on.",
        (
            TableColumn("Kind", attrgetter("kind")),
            TableColumn("Severity", attrgetter("severity"), under="Kind"),
            TableColumn("Check", attrgetter("check"), under="Kind", leads=Home.CHECKS),
            TableColumn("Place", attrgetter("place"), words=str),
            TableColumn("Claim", attrgetter("claim"), NONE, under="Place", leads=Home.CLAIMS),
            TableColumn("Study", attrgetter("study"), NONE, under="Place", leads=Home.STUDIES),
            TableColumn("What is wrong", attrgetter("message")),
            TableColumn("Remedy", attrgetter("remedy")),
        ),
        tuple(rows),
        empty="No row: no fault was found; what could not be checked is under “Not checked”.",
    )


def set_aside(review: EvidenceReview) -> Table:
    """Flags that a waiver sets aside, with who did so, why and until when."""
    as_of = review.appraised.as_of
    return Table(
        "set-aside",
        "Flags set aside",
        "Which flags did somebody set aside, and why? One row a waiver.",
        (
            TableColumn("Flag", attrgetter("check"), leads=Home.CHECKS),
            TableColumn("Claim", attrgetter("claim"), NONE, leads=Home.CLAIMS),
            TableColumn("Study", attrgetter("study"), "any", leads=Home.STUDIES),
            TableColumn("Reason", attrgetter("reason")),
            TableColumn("By", attrgetter("by")),
            TableColumn("Until", attrgetter("until")),
            TableColumn("In force", lambda waiver: holds(waiver, review.appraised)),
        ),
        review.evidence.waivers,
        (f"Held against {as_of}." if as_of else "Not checked: whether a waiver has expired, as no day was given.",)
        if review.evidence.waivers
        else (),
        empty="No row: no flag is set aside.",
    )
