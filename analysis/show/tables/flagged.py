"""What is wrong: flagged claims first, then problems that concern no claim, then flags that somebody set aside."""

from collections import Counter

from analysis.check.catalogue import CHECKS
from analysis.check.evidence_review import HEADLINE_BLOCKS, Block, EvidenceReview, block
from analysis.check.waivers import holds
from analysis.model.problem import Problem
from analysis.model.words import Severity
from analysis.show.tables.cells import NONE, Cell, framed, words, yes_no
from analysis.show.tables.frame import Frame
from analysis.text.prose.phrases import counted, listed

_CHECK_ORDER = {check.name: number for number, check in enumerate(CHECKS)}
_SUPPORT = "unsupported"


def flagged(review: EvidenceReview) -> Frame:
    """Flags on claims, the gravest and those that a reader acts on first."""
    order = {claim.id: number for number, claim in enumerate(review.evidence.claims)}
    rows = sorted(review.flags_on_claims, key=lambda problem: (*_urgency(problem, review), order[problem.claim]))
    claims = len({problem.claim for problem in rows})
    tally = Counter(problem.severity for problem in rows)
    severities = [(severity, tally[severity]) for severity in Severity]
    return framed(
        "flagged",
        "Flagged claims",
        "What is wrong with which claim, and what would put it right? One row a claim and flag, gravest first.",
        ("Severity", "Flag", "Claim", "Document", "Line", "Words", "What is wrong", "Remedy", "Study", "Provisional"),
        (_flag(problem, review) for problem in rows),
        (
            f"Flagged: {claims} of {counted(len(order), 'claim')}, by {counted(len(rows), 'flag')}: "
            f"{listed(f'{count} {severity}' for severity, count in severities)}.",
            "Order: severity; within it claims credited to the wrong design, harms denied and figures that differ or "
            "cannot be traced before claims that their sources do not support; claims of benefit before safety "
            "before others.",
            "“Provisional” is yes where the flag would go if the facts that nobody has verified were left out.",
        ),
        empty="No row: no check raised a flag on a claim.",
    )


def _urgency(problem: Problem, review: EvidenceReview) -> tuple[int, int, int]:
    """Severity, check and block of a flag, each counted from the most pressing."""
    part = block(review.evidence.claim[problem.claim])
    unpressing = problem.check == _SUPPORT and part not in HEADLINE_BLOCKS
    check = len(CHECKS) if unpressing else _CHECK_ORDER.get(problem.check, len(CHECKS))
    return list(Severity).index(problem.severity), check, list(Block).index(part)


def _flag(problem: Problem, review: EvidenceReview) -> tuple[Cell, ...]:
    claim = review.evidence.claim[problem.claim]
    unsure = problem.check in review.provisional_flags.get(claim.id, ())
    return (
        problem.severity.value,
        problem.check,
        claim.id,
        claim.document,
        claim.line,
        claim.quote,
        problem.message,
        problem.remedy,
        words(problem.study, NONE),
        yes_no(unsure),
    )


def flagged_documents(review: EvidenceReview) -> Frame:
    """Flags on a document as a whole, gravest first; those that also concern one claim are among the flagged claims."""
    rows = [
        (problem, document)
        for document, problems in review.flags_on_documents.items()
        for problem in problems
        if problem.claim not in review.evidence.claim
    ]
    rows.sort(key=lambda row: (list(Severity).index(row[0].severity), _CHECK_ORDER.get(row[0].check, len(CHECKS))))
    return framed(
        "flagged-documents",
        "Flagged documents",
        "What is wrong with a document as a whole, and what would put it right? One row a document and flag, gravest "
        "first.",
        ("Severity", "Flag", "Document", "Title", "What is wrong", "Remedy"),
        (
            (
                problem.severity.value,
                problem.check,
                document,
                review.evidence.document[document].title,
                problem.message,
                problem.remedy,
            )
            for problem, document in rows
        ),
        empty="No row: no check raised a flag on a document as a whole.",
    )


def other_problems(review: EvidenceReview) -> Frame:
    """Faults of the files, and flags on something other than a claim or a document."""
    on_documents = {problem for problems in review.flags_on_documents.values() for problem in problems}
    elsewhere = {*review.flags_on_claims, *on_documents}
    rows = [problem for problem in review.problems if problem not in elsewhere]
    return framed(
        "other-problems",
        "Faults of the files and other problems",
        "What is wrong with the files themselves? One row a problem; what rests on a faulty row cannot be relied on.",
        ("Kind", "Severity", "Check", "Place", "Claim", "Study", "What is wrong", "Remedy"),
        (
            (
                problem.kind.value,
                problem.severity.value,
                problem.check,
                str(problem.place),
                words(problem.claim, NONE),
                words(problem.study, NONE),
                problem.message,
                problem.remedy,
            )
            for problem in rows
        ),
        empty="No row: no fault was found; what could not be checked is under “Not checked”.",
    )


def set_aside(review: EvidenceReview) -> Frame:
    """Flags that a waiver sets aside, with who did so, why and until when."""
    as_of = review.appraised.as_of
    return framed(
        "set-aside",
        "Flags set aside",
        "Which flags did somebody set aside, and why? One row a waiver.",
        ("Flag", "Claim", "Study", "Reason", "By", "Until", "In force"),
        (
            (
                waiver.check,
                words(waiver.claim, NONE),
                words(waiver.study, "any"),
                waiver.reason,
                waiver.by,
                waiver.until.isoformat(),
                yes_no(holds(waiver, review.appraised)),
            )
            for waiver in review.evidence.waivers
        ),
        (f"Held against {as_of}." if as_of else "Not checked: whether a waiver has expired, as no day was given.",)
        if review.evidence.waivers
        else (),
        empty="No row: no flag is set aside.",
    )
