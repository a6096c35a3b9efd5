"""Methods: how the reports came about, in sentences with the numbers of this run."""

from collections import Counter
from collections.abc import Iterator

from analysis.appraise.bias import overall
from analysis.appraise.ladder import EDITION, QuestionType, Tier, question_of
from analysis.appraise.raters.agreement import STANCES
from analysis.appraise.raters.rated_pairs import rated_pairs
from analysis.appraise.verdict.cited_studies import known_here, search_made
from analysis.appraise.verdict.rules import ALL_RULES
from analysis.check.evidence_review import EvidenceReview
from analysis.check.precision import measured, summed
from analysis.model.conclusions import Scope
from analysis.model.words import ReadAs, Role, Stance
from analysis.show.tables.judgement import meaning_of, stances_chosen
from analysis.tell.numbers.all_numbers import count_of
from analysis.tell.numbers.number import slug
from analysis.tell.who_judged import kind_of, with_kinds
from analysis.text.prose.phrases import counted, listed, sentence, verb

_WAS = ("was", "were")


def methods(review: EvidenceReview) -> tuple[str, ...]:
    """How the reports came about, a paragraph a subject, in the order in which it was done.

    Every number is counted from the rows. What was not done is said; a paragraph is left out only where its subject
    does not arise, such as the settling of differences where there is one rater.
    """
    return tuple(
        " ".join(sentences)
        for paragraph in (_documents, _studies, _judging, _verdicts, _levels, _facts, _bodies, _agreement, _checks)
        if (sentences := list(paragraph(review)))
    )


def _documents(review: EvidenceReview) -> Iterator[str]:
    evidence = review.evidence
    yield (
        f"Claims were taken from {counted(len(evidence.documents), 'document')}: "
        f"{counted(len(evidence.claims), 'claim')}, each one checkable proposition with the document's own "
        "words (the shortest fragment that identifies it) and the line where they stand."
    )
    there = len(evidence.documents) - count_of("not-checked.texts", review)
    if there:
        yield (
            f"The words were held against the text of {there} of {len(evidence.documents)}, whose file was first "
            "compared with its recorded hash."
        )
    if there < len(evidence.documents):
        yield (
            "Documents whose text was not at hand are not redistributed, and their words were not compared again in "
            "this run."
        )


def _studies(review: EvidenceReview) -> Iterator[str]:
    evidence = review.evidence
    cited, wider = (count_of(f"studies.{role}", review) for role in (Role.CITED, Role.WIDER))
    yield (
        f"Listed are {counted(count_of('studies', review), 'study', 'studies')}: {cited} that a document cites "
        f"and {wider} that no document cites and that bear on the same claims. "
        f"{sentence(f'{search_made(evidence)} was made')} "
        f"What is said of “all studies” is said of the studies {known_here(evidence)}."
    )
    unchecked = count_of("studies", review) - count_of("studies.status-checked", review)
    yield f"Status (corrected, retracted) not checked: {unchecked}."
    told = [f"{how}: {number}" for how in ReadAs if (number := count_of(f"read.{slug(how)}", review))]
    if told:
        yield f"How much of each was read: {', '.join(told)}."


def _judging(review: EvidenceReview) -> Iterator[str]:
    evidence = review.evidence
    if not evidence.links:
        yield "No claim has been judged against a study."
        return
    words, pairs = listed(f"“{stance}”" for stance in Stance), len({(one.claim, one.study) for one in evidence.links})
    screened = (
        f"; {counted(len(evidence.screening), 'row')} of screening record which studies cannot speak to which kind of "
        "claim, and why"
        if evidence.screening
        else ""
    )
    yield (
        f"Each claim was judged against studies by one of six stances: {words}. "
        "The stance is that towards the proposition, without the design it is credited to, which is compared by "
        "itself. "
        f"{counted(pairs, 'pair')} of claim and study {verb(pairs, *_WAS)} adjudicated one by one{screened}."
    )
    blind = with_kinds((one.rater for one in evidence.ratings if one.links), evidence)
    if len(blind) > 1:
        yield f"{listed(blind)} judged without sight of each other."
    adjudicators = Counter(
        judge for judge, *_ in {(one.judged_by, one.claim, one.study): None for one in evidence.links}
    )
    named = [f"{name} ({kind_of(name, evidence)}; {counted(count, 'pair')})" for name, count in adjudicators.items()]
    yield f"The judgements used here are those of {listed(named)}."
    overruled, without = (count_of(name, review) for name in ("overruled", "overruled.no-reason"))
    if any(pair.agreed for pair in evidence.once(rated_pairs)):
        yield (
            f"Raters who agree were overruled in {counted(overruled, 'pair')}, each listed"
            f"{f'; for {without} of them no reason is given' if without else ''}."
        )


def _verdicts(review: EvidenceReview) -> Iterator[str]:
    yield (
        "From its stances each claim has two verdicts by rule: over its own document's cited studies (by the marker of "
        "the claim, otherwise the whole list of the document), and over all studies listed here. Links are gathered by "
        "the comparison that they bear on, and the verdict is composed of the words of the comparisons. On benefit the "
        "strongest kind with a direct link decides in each (randomised, then controlled); weaker kinds are listed and "
        "have no vote. On harm every documented event counts. A trial whose result a review pools, at the same outcome "
        "and time, does not count twice; a retracted study never votes. The first line of a table that holds decides."
    )
    for of, rules in ALL_RULES.items():
        yield f"Rules {of}: {'; '.join(f'{rule.number} {rule}' for rule in rules)}."
    own, every = (count_of(f"provisional.{scope}", review) for scope in Scope)
    unverified = count_of("findings.unverified", review)
    if unverified:
        yield (
            f"Of {counted(count_of('findings', review), 'finding')}, {unverified} {verb(unverified, *_WAS)} not "
            f"verified in {verb(unverified, 'its', 'their')} source. What would change without them is marked "
            f"provisional: {counted(own, 'verdict')} over own studies and {every} over all."
        )


def _levels(review: EvidenceReview) -> Iterator[str]:
    asked = Counter(question_of(claim) for claim in review.evidence.claims)
    kinds = [f"“{question}” {asked[question]}" for question in QuestionType if asked[question]]
    yield (
        f"Levels are those of {EDITION}; a level belongs to a finding for a question, not to a claim. "
        f"Claims by the question that they ask: {', '.join([*kinds, f'none that the ladder knows {asked[None]}'])}. "
        "A claim of the last kind is a matter of fact, and its verdict says nothing of benefit."
    )
    yield (
        f"Findings without a control group, open-label parts of trials included ({Tier.UNCONTROLLED.name.lower()}), "
        "reach at most “indirect” on benefit."
    )


def _facts(review: EvidenceReview) -> Iterator[str]:
    figures, naming, printed, compared = (
        count_of(name, review) for name in ("figures", "stated-evidence", "references", "references-compared")
    )
    yield (
        f"{counted(figures, 'claim')} {verb(figures, 'carries', 'carry')} a figure. Two figures agree only where "
        "number and quantity agree: a share of people who improved, a mean change and a difference between groups are "
        "different quantities. Intervals beside shares are 95 % Wilson intervals of sampling error only, given where "
        "people were counted and there were 20 or more."
    )
    yield (
        f"{counted(naming, 'claim')} {verb(naming, 'names', 'name')} a study "
        "design, which was compared with the design of the study that the figure or the marker leads to."
    )
    if printed:
        yield (
            f"Of {counted(printed, 'printed reference')}, {compared} {verb(compared, *_WAS)} compared field by field "
            "with the bibliographic record."
        )


def _bodies(review: EvidenceReview) -> Iterator[str]:
    appraised = review.appraised
    if appraised.bias:
        tools = Counter(result.tool.value for result in appraised.bias)
        named = listed(f"{tool} ({counted(count, 'result')})" for tool, count in tools.items())
        rated = sum(overall(result).judgement is not None for result in appraised.bias)
        yield (
            f"Risk of bias was judged for each result by {named}; {rated} of {len(appraised.bias)} have an overall "
            "judgement, and what could not be read is “not assessed”."
        )
    else:
        yield "Risk of bias was not judged."
    if appraised.certainty:
        asked, rated, unsure = (
            count_of(name, review) for name in ("questions", "questions.rated", "questions.provisional")
        )
        yield (
            f"Certainty was rated by GRADE for {rated} of {counted(asked, 'clinical question')}; "
            "it belongs to a question, never to a claim."
        )
        if unsure:
            yield f"{unsure} of these would be another without the findings that nobody has verified."
    else:
        yield "Certainty was not rated."
    if appraised.harms:
        harms = count_of("harms", review)
        yield (
            f"{counted(harms, 'harm')} that studies report {verb(harms, *_WAS)} looked for in "
            f"{counted(len(appraised.harms), 'document')}."
        )
    else:
        yield "Which harms the documents leave out was not judged."


def _agreement(review: EvidenceReview) -> Iterator[str]:
    if not review.appraised.agreement:
        yield "Agreement between raters was not computed: fewer than two raters' own judgements share a pair."
        return
    for one in review.appraised.agreement:
        if one.judged == STANCES:
            yield stances_chosen(one)
    yield "In brackets stand 95 % bootstrap intervals, by whole claims; every kind of judgement is in the table."
    yield from sorted({meaning_of(one) for one in review.appraised.agreement})


def _checks(review: EvidenceReview) -> Iterator[str]:
    names = ("checks", "faults", "flags", "flags.on-claims")
    checks, faults, flags, on_claims = (count_of(name, review) for name in names)
    yield (
        f"{counted(checks, 'check')} were run; they raised {counted(faults, 'fault')} in the files and "
        f"{counted(flags, 'flag')}, {on_claims} of them on claims. How often flags of all checks were right: "
        f"{summed(measured().values())}; each check's share stands in the table of checks."
    )
    if review.evidence.waivers:
        yield f"{counted(len(review.evidence.waivers), 'waiver')} set flags aside, each with its reason."
    yield "What was not checked is listed by itself; it is counted as fine nowhere."
