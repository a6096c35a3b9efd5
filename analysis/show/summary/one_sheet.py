"""The one sheet, made: its parts put together, and no more of them than its words allow."""

from analysis.appraise.raters.confirmed import confirmed
from analysis.check.evidence_review import EvidenceReview
from analysis.model.words import ReadAs
from analysis.show.summary.sheet import Limits, OneSheet
from analysis.show.summary.sheet_foot import foot
from analysis.show.summary.sheet_harms import harms_part
from analysis.show.summary.sheet_help import help_part
from analysis.show.summary.sheet_sentences import sentences_part
from analysis.show.summary.sheet_title import title
from analysis.show.value import Phrase, Run
from analysis.tell.who_judged import in_numbers, rated_by
from analysis.text.prose.phrases import sentence

#: Most words of the sheet, its foot aside.
MOST_WORDS = 560


#: What a sheet of paper may hold, and what a page shows, which has room for more than paper.
ON_PAPER, ON_SCREEN = Limits(), Limits(sentences=6)


def sheet(review: EvidenceReview, limits: Limits = ON_PAPER) -> OneSheet:
    """The sheet of this evidence, with as much as the limits and its words allow; the same evidence gives the same."""
    every = (_made(review, fewer) for fewer in limits.fewer())
    made = next(every)
    while made.words > MOST_WORDS and (fewer := next(every, None)):
        made = fewer
    return made


def on_screen(review: EvidenceReview) -> OneSheet:
    """The sheet as the first screens of the page have it, with six sentences, and no count of its words."""
    return _made(review, ON_SCREEN)


def _made(review: EvidenceReview, limits: Limits) -> OneSheet:
    parts = (
        review.once(harms_part, limits.harms),
        review.once(help_part, limits.rows),
        review.once(sentences_part, limits.sentences),
    )
    return OneSheet(review.once(title), _notice(review), *parts, foot(review, parts, limits.positions))


def _notice(review: EvidenceReview) -> Phrase:
    """What a person confirmed, who judged, and how many studies were read in full."""
    evidence = review.evidence
    found, studies = evidence.once(confirmed), evidence.studies
    if not found.judgements:
        return Phrase((Run("No claim has been judged against a study.", strong=True),))
    whole = sum(study.read_as is ReadAs.FULL_TEXT for study in studies)
    read = f"{whole or 'None'} of {len(studies)} studies read in full."
    if len(studies) == 1:
        read = f"The one study was {'' if whole else 'not '}read in full."
    counts = f"{'Draft: ' if found.draft else ''}{in_numbers(found)}."
    return Phrase((Run(counts, strong=True), f" {sentence(rated_by(evidence))} {read}"))
