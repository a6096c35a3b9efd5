"""The one sheet, made: its title is the answer; its parts are put together, and no more than its words allow."""

from collections import Counter

from analysis.appraise.design import DesignComparison
from analysis.appraise.figure_match import is_result
from analysis.appraise.promises import promised_conditions, untested_conditions
from analysis.appraise.raters.confirmed import confirmed
from analysis.appraise.verdict.cited_studies import cited_studies_of
from analysis.check.evidence_review import Block, EvidenceReview, block
from analysis.model.conclusions import Scope, Verdict
from analysis.model.problem import Problem
from analysis.model.records import Claim
from analysis.model.words import ReadAs
from analysis.show.summary.sheet import Limits, OneSheet
from analysis.show.summary.sheet_foot import foot
from analysis.show.summary.sheet_harms import harms_part
from analysis.show.summary.sheet_help import help_part
from analysis.show.summary.sheet_sentences import sentences_part
from analysis.show.summary.short_result import cut
from analysis.show.tables.cells import figure_of
from analysis.show.tables.studies import study_names
from analysis.show.value import Phrase, Run
from analysis.tell.who_judged import in_numbers, rated_by
from analysis.text.prose.phrases import sentence, spelled, verb, with_article

#: Most words of the sheet, its foot aside.
MOST_WORDS = 560

#: What a sheet of paper may hold, and what a page shows, which has room for more than paper.
ON_PAPER, ON_SCREEN = Limits(), Limits(sentences=6)

# Checks that say of a figure that its source is not what the page says it is, gravest first.
_OF_FIGURES = ("stated-design", "differing-figure", "untraced-figure")

_BORNE_OUT = (Verdict.SUPPORTED, Verdict.PARTLY_SUPPORTED)


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


def title(review: EvidenceReview) -> str:
    """What was looked at, and the gravest that is wrong with a figure of benefit; without one, what is shown of help.

    Of a figure it says no more than was read: that none of its references *as far as read* gives it, unless all of them
    were read in full.
    """
    documents = len(review.document_ids)
    pages = f"{spelled(documents)} {verb(documents, 'page', 'pages')}".capitalize()
    agents = Counter(claim.agent for claim in review.evidence.claims if claim.agent)
    about = cut(agents.most_common(1)[0][0], 40) if agents else ""
    return f"{pages}{f' about {about}' if about else ''}: {_answer(review, verb(documents, 'its', 'their'))}"


def _answer(review: EvidenceReview, their: str) -> str:
    figures = [one for one in review.evidence.claims if block(one) is Block.BENEFIT and is_result(one)]
    if not review.evidence.links:
        return "no claim has been judged against a study"
    ids = {claim.id for claim in figures}
    flags = [one for one in review.priority.gravest_first(review.flags_on_claims) if not ids.isdisjoint(one.claims)]
    for check in _OF_FIGURES:
        for flag in flags:
            if flag.check == check:
                claim = next(one for one in figures if one.id in flag.claims)
                return _of_figure(flag, claim, _which(figures, claim, their), review)
    return _of_help(review, figures, their)


def _which(figures: list[Claim], claim: Claim, their: str) -> str:
    """The figure with what it is of: the only one, the only one for its outcome, or one of several."""
    about = f" for {cut(claim.outcome, 30)}" if claim.outcome and len(figures) > 1 else ""
    alone = sum(one.outcome == claim.outcome for one in figures) == 1
    return f"{f'{their} only' if alone else 'an'} efficacy figure{about}, {cut(figure_of(claim), 20)},"


def _of_figure(flag: Problem, claim: Claim, figure: str, review: EvidenceReview) -> str:
    if flag.check == "differing-figure":
        return f"{figure} is not what its own citation reports"
    if flag.check == "untraced-figure":
        return f"{figure} stands in no cited study, as far as read"
    one = review.appraised.designs.get(claim.id)
    design = with_article(one.stated.value) if one and one.stated else f"“{cut(claim.stated_design, 40)}”"
    return f"{figure} is credited to {design}; {_source(one, claim, review)}"


def _source(one: DesignComparison | None, claim: Claim, review: EvidenceReview) -> str:
    """What the references are as far as read: that none gives the figure, or what the study is that gives it."""
    evidence = review.evidence
    studies = [evidence.study[key] for key in cited_studies_of(claim, evidence).studies if key in evidence.study]
    giving = [match.finding.study for match in review.appraised.figure_matches.get(claim.id, ()) if match.is_given]
    cited = [one.attributed.study] if one and one.attributed and one.attributed.verified else []
    if key := next(iter((*giving, *cited)), ""):
        which = "that gives it" if giving else "cited"
        return f"the study {which}, {cut(study_names(evidence)[key])}, is {with_article(evidence.study[key].design)}"
    unread = any(study.read_as is not ReadAs.FULL_TEXT for study in studies) or not studies
    return f"no reference{', as far as read,' if unread else ''} gives it"


def _of_help(review: EvidenceReview, figures: list[Claim], their: str) -> str:
    """Without a figure that is wrongly credited: how many promises a study bears out, or that none was compared."""
    promises = [one for one in review.evidence.claims if block(one) is Block.BENEFIT]
    if not promises:
        return "no claim of help is made"
    borne = sum(review.verdict(one, Scope.ALL) in _BORNE_OUT for one in promises)
    made = f"{borne} of {their} {len(promises)} claims of help {verb(borne, 'is', 'are')}"
    counts = f"{made} borne out, wholly or in part, by a listed study"
    conditions = review.appraised.once(promised_conditions)
    bare = len(untested_conditions(conditions))
    if bare and len(conditions) > 1:
        return f"{counts}; for {bare} of {len(conditions)} conditions no study is listed"
    if figures and borne == len(promises):
        return f"{counts}, {their} figures among them"
    return counts
