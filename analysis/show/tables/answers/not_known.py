"""What is not known, gathered: of harm, of help, and what nobody read or checked, each with what would settle it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.ladder import EDITION, QuestionType, question_of
from analysis.appraise.raters.confirmed import confirmed
from analysis.appraise.wording.evidence_needed import needed_together
from analysis.check.evidence_review import Block, EvidenceReview, block
from analysis.model.conclusions import Scope, Verdict
from analysis.model.evidence import grouped
from analysis.model.records import Claim
from analysis.model.words import Direction, ReadAs
from analysis.show.table import Table
from analysis.show.tables.layout import laid_out
from analysis.show.value import Count
from analysis.text.prose.phrases import counted, tallied

#: Rows on help; those that most documents, then most claims, are open for stand there, the others are counted.
MOST_ON_HELP = 4

HARMS, HELP, UNREAD = "Harms", "Help", "Not read or checked"

# What stands for the conditions of claims that one trial each would settle alike.
_EACH = "each of them"
_NO_CONDITION = "no condition named"

_HOW_OFTEN = "how often harm occurs"
_WHETHER = {
    Direction.ASSERTS: "whether a harm that is named can occur",
    Direction.DENIES: "whether a harm that is denied occurs",
}


class OpenQuestion(NamedTuple):
    """One thing that is not known.

    ``about``: Harms, help, or what nobody read or checked. ``open_claims``: The claims that it leaves open.
    ``query``: Filters under which just these stand; empty if none do.
    """

    about: str
    what: str
    open_claims: tuple[Claim, ...]
    settles: str
    query: str = ""

    @property
    def counts(self) -> Count | None:
        """The claims as a count; ``None`` without any."""
        return Count(len(self.open_claims), self.query) if self.open_claims else None

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that make the claims."""
        return tuple(dict.fromkeys(claim.document for claim in self.open_claims))


def not_known(review: EvidenceReview) -> Table:
    """What is open on harms and on help, and what was not read or checked."""
    needed = review.appraised.evidence_needed
    claims = [claim for claim in review.evidence.claims if claim.id in needed]
    help_ = sorted(_help(claims, review), key=lambda one: (-len(one.documents), -len(one.open_claims)))
    left = sum(len(one.open_claims) for one in help_[MOST_ON_HELP:])
    return laid_out(
        "not-known",
        (*_harms(claims, review), *help_[:MOST_ON_HELP], *_unread(review.appraised)),
        {"Documents": lambda one: ", ".join(one.documents)},
        open=len(claims),
        vague=sum(bool(needed[claim.id].missing) for claim in claims),
        left=left,
        edition=EDITION,
    )


def _harms(claims: Sequence[Claim], review: EvidenceReview) -> Iterator[OpenQuestion]:
    """How often harm occurs; whether a named one can; whether one does that is denied."""
    found = grouped(
        (_HOW_OFTEN if question_of(claim) is QuestionType.HARMS else _WHETHER[claim.direction], claim)
        for claim in claims
        if block(claim) is not Block.BENEFIT
    )
    for what in filter(found.__contains__, (_HOW_OFTEN, *_WHETHER.values())):
        anywhere = [claim._replace(condition="") for claim in found[what]]
        words = needed_together(anywhere, review.evidence).words
        yield OpenQuestion(HARMS, f"{what}: {_verdicts(found[what], review)}", found[what], words)


def _help(claims: Sequence[Claim], review: EvidenceReview) -> Iterator[OpenQuestion]:
    """Open claims of benefit: by condition where a question is listed on it, else those of one agent together."""
    needed = review.appraised.evidence_needed
    of_benefit = Counter(claim.condition for claim in review.evidence.claims if block(claim) is Block.BENEFIT)
    found = grouped(
        ((claim.agent, claim.condition if needed[claim.id].asked or not claim.condition else _EACH), claim)
        for claim in claims
        if block(claim) is Block.BENEFIT
    )
    for (_, condition), group in found.items():
        conditions = Counter(claim.condition for claim in group)
        alike = condition == _EACH and len(conditions) > 1
        asked = [claim._replace(condition=_EACH) for claim in group] if alike else group
        names = ", ".join(f"{name} {number}" for name, number in conditions.most_common())
        only = group[0].condition
        whole = bool(only) and not alike and len(group) == of_benefit[only]
        query = urlencode({"about": str(Block.BENEFIT), "condition": only}) if whole else ""
        what = names if alike else f"{only or _NO_CONDITION}: {_verdicts(group, review)}"
        yield OpenQuestion(HELP, what, group, needed_together(asked, review.evidence).words, query)


def _verdicts(claims: Sequence[Claim], review: EvidenceReview) -> str:
    """What all studies listed here say of the claims."""
    return tallied(Counter(review.verdict(claim, Scope.ALL) for claim in claims), Verdict)


def _unread(appraised: AppraisedEvidence) -> Iterator[OpenQuestion]:
    """What most of the rest hangs on; everything stands in the table of what was not checked."""
    evidence, judged = appraised.evidence, confirmed(appraised.evidence)
    read = Counter(str(study.read_as) for study in evidence.studies if study.read_as is not ReadAs.FULL_TEXT)
    studies = counted(len(evidence.studies), "study", "studies")
    unverified = sum(not finding.verified for finding in evidence.findings)
    unrated = sum(one.level is None and bool(one.findings) for one in appraised.certainty.values())
    lacking = len(evidence.documents) - len(evidence.texts)
    left = len(judged.judgements) - len(judged.agree)
    of_read = f"{read.total()} of {studies} not read in full: {tallied(read, tuple(ReadAs))}"
    found = (
        (read.total(), of_read, "Their full texts."),
        (unverified, f"{counted(unverified, 'result')} read in no source", "The sources themselves."),
        (unrated, f"certainty of {counted(unrated, 'question')} with studies, not rated", "What was not read of them."),
        (lacking, f"quotes of {counted(lacking, 'document')} not compared with the text", "The texts at hand."),
        (left, f"{left:,} of {counted(len(judged.judgements), 'judgement')} confirmed by no person", "Confirmation."),
        (1, "contraindications", "A source for them; none is listed."),
    )
    yield from (OpenQuestion(UNREAD, what, (), settles) for number, what, settles in found if number)
