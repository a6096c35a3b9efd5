"""What is told of a claim, worded once: its row in the explorer of claims, its card there, and its card on paper."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, zip_longest
from typing import NamedTuple

from analysis.appraise.ladder import ClaimType, claim_type
from analysis.appraise.raters.confirmed import confirmed as people_confirmed
from analysis.appraise.verdict.assessment import Assessment
from analysis.appraise.verdict.cited_studies import CitedBy
from analysis.appraise.wording.source import people_and_units
from analysis.appraise.wording.verdict_words import comparisons_in_full, stance_words
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Verdict
from analysis.model.evidence import Evidence, grouped
from analysis.model.judgements import Disagreement, Link
from analysis.model.records import Claim
from analysis.model.words import ReadAs
from analysis.report.outline.blocks import Block, Heading, ListBlock, Manner, Paragraph
from analysis.report.outline.contents import Contents
from analysis.report.outline.links import said
from analysis.report.outline.marks import verdict_sign
from analysis.show.cards import (
    LISTED,
    CardFlag,
    CardStudy,
    ClaimCard,
    behind,
    card_studies,
    not_assessed,
    silent_studies,
)
from analysis.show.tables.cells import NONE
from analysis.show.tables.claims import ABOUT, REACHED, would_change
from analysis.show.tables.disagreements import ITS_REFERENCES
from analysis.show.tables.studies import study_names
from analysis.show.value import Home, Name, Phrase, Run, Runs, Sign
from analysis.tell.who_judged import with_kinds
from analysis.text.prose.phrases import capital, counted, listed, sentence, verb

# Studies that nobody judged and that are named, not counted.
_NAMED = 5

# Studies that the document does not cite and that a card shows before it folds the others.
_NEAREST = 5


class VerdictLine(NamedTuple):
    """A verdict on a claim's row and card.

    ``scope``, ``over``: Over which studies, in a word and in two. ``sign``: Its mark and word.
    ``behind``: The studies behind it. ``words``, ``rule``: It in full, and how it was reached.
    ``comparisons``: Each comparison in full, where there are several.
    """

    scope: str
    over: str
    sign: Sign
    behind: str
    words: str
    rule: str
    comparisons: tuple[str, ...]


class CardPart(NamedTuple):
    """A part of a card: its heading, and its paragraphs, each with its own anchor, empty for none."""

    heading: str
    entries: tuple[tuple[str, Runs], ...]


class ToldStudy(NamedTuple):
    """A study on a card: its name, its design with its people, and what it says of the claim."""

    name: Runs
    design: str
    said: tuple[Runs, ...]


class ToldGroup(NamedTuple):
    """Studies under a heading, ``folded`` or in sight; ``reasons`` where none of them addresses the claim."""

    heading: str
    folded: bool
    studies: tuple[ToldStudy, ...]
    reasons: tuple[str, ...]


class ClaimRow(NamedTuple):
    """A claim as it is shown.

    ``heads``: As of its card. ``parts``: What is wrong, what the source says, what would settle it, and so on; what
        there is nothing of is not there.
    ``groups``: The studies that were judged. ``unjudged``: Those that nobody judged, by name or counted.
    ``judged``, ``about``: Who judged and what was not checked; what its row says.
    """

    card: ClaimCard
    lines: tuple[VerdictLine, VerdictLine]
    heads: tuple[str, ...]
    parts: tuple[CardPart, ...]
    groups: tuple[ToldGroup, ...]
    unjudged: str
    judged: str
    about: tuple[str, ...]


def claim_row(card: ClaimCard, contents: Contents) -> ClaimRow:
    """A claim as it is shown. A claim that no study is asked about has no studies and no source."""
    names = contents.review.evidence.once(study_names)
    is_judged = card.all.verdict is not Verdict.NOT_JUDGED
    studies = card_studies(card.own, card.all)
    groups = _groups(card, studies, contents) if is_judged else ()
    left = not_assessed(card.all) if is_judged else ()
    return ClaimRow(
        card,
        (_line("Own references", card.own, contents.review), _line("All studies", card.all, contents.review)),
        card.heads,
        tuple(_parts(card, contents, is_judged)),
        tuple(group for group in groups if group.studies or group.reasons),
        listed(names.get(key, key) for key in left) if len(left) <= _NAMED else counted(len(left), "study", "studies"),
        " ".join(_judged(card, studies, contents.review)),
        tuple(f"{one.name.lower()}: {words}" for one in ABOUT if (words := one.worded(card.claim)) != NONE),
    )


def _line(over: str, found: Assessment, review: EvidenceReview) -> VerdictLine:
    appraised, sign = review.appraised, verdict_sign(found)
    comparisons = tuple(comparisons_in_full(found, appraised.certainty))
    words = sign.word if comparisons else appraised.verdict_words(found.claim.id, found.scope)
    if found.scope in appraised.provisional.get(found.claim.id, ()):
        words += ", provisional"
    rule = f"rule {found.rule.number}"
    if found.of:
        judged = f"{found.judged} of {counted(found.of, 'study', 'studies')} judged"
        reached = ", ".join(filter(None, (judged, REACHED[found.cited_studies.cited_by])))
        rule = f"{reached}; {found.rule.when}, {rule}"
    names = review.evidence.once(study_names)
    return VerdictLine(found.scope, over, sign, behind(found, names), words, rule, comparisons)


def _parts(card: ClaimCard, contents: Contents, is_judged: bool) -> Iterator[CardPart]:
    appraised, linked = contents.review.appraised, contents.links.parts
    source = appraised.source_statement[card.claim.id]
    sourced = zip_longest(source.sentences, source.told_by, fillvalue="") if is_judged else ()
    overruled = (Phrase((Name(Home.STUDIES, one.study), f": {sentence(one.overruling)}")) for one in card.overruled)
    parts: dict[str, Iterable[str | Phrase]] = {
        "What the source says": (_sourced(words, study) for words, study in sourced),
        "What is known of help": [appraised.known_help(card.claim)],
        "What would settle it": [card.settle],
        "Disagrees with": _disagreements(card.claim, appraised.evidence),
        "Raters who agreed were overruled": overruled,
    }
    if card.flags:
        yield CardPart("What is wrong", tuple((flag.anchor, linked(_flag(flag))) for flag in card.flags))
    for heading, texts in parts.items():
        if entries := tuple(("", linked(text)) for text in texts if text):
            yield CardPart(heading, entries)


def _flag(flag: CardFlag) -> Phrase:
    unsure = " Provisional: it rests on what nobody has verified." if flag.provisional else ""
    head = Run(f"{str(flag.problem.head).capitalize()}.", strong=True)
    return Phrase((head, f" {flag.message}{unsure} ", Name(Home.CHECKS, flag.problem.check, soft=True)))


def _sourced(words: str, study: str) -> Phrase:
    name = (Run(" (", soft=True), Name(Home.STUDIES, study, soft=True), Run(")", soft=True)) if study else ()
    return Phrase((words, *name))


def _disagreements(claim: Claim, evidence: Evidence) -> Iterator[Phrase]:
    """What it disagrees with: other claims, or the references that its document prints."""
    for row in evidence.once(_disagreements_of).get(claim.id, ()):
        words = [Run(ITS_REFERENCES.capitalize())]
        if other := evidence.claim.get(row.other if row.claim == claim.id else row.claim):
            quote = Run(f"“{other.quote}”", quoted=True)
            words = [Run(other.id, f"#{other.id}"), Run(" "), quote, Run(f" ({other.place})")]
        what = Run(f"{row.id}, {row.kind}, {row.severity}", soft=True)
        yield Phrase((*words, f": {sentence(row.note)} ", what))


def _disagreements_of(evidence: Evidence) -> Mapping[str, tuple[Disagreement, ...]]:
    return grouped((claim, row) for row in evidence.disagreements for claim in {row.claim, row.other})


def _groups(card: ClaimCard, studies: Iterable[CardStudy], contents: Contents) -> Iterator[ToldGroup]:
    """Every study that was judged for the claim, once: its document's own, then the others; groups may be empty."""
    cited = card.own.cited_studies
    speaking = grouped((one.rated.link.study, one) for one in studies)
    silent = {key: why for key, why in silent_studies(card.all).items() if key not in speaking}
    said = {key: tuple(map(_said, links)) for key, links in speaking.items()}
    said |= {key: ((Run("does not address it", strong=True), Run(f": {why}")),) for key, why in silent.items()}
    own, others = ([key for key in said if (key in cited.studies) is is_own] for is_own in (True, False))
    helps = claim_type(card.claim) is ClaimType.HELP
    near = [key for key in others if any(not helps or one.is_near for one in speaking.get(key, ()))]
    far = [key for key in others if key in speaking and key not in near]
    beside = {key: silent[key] for key in others if key in silent}

    def group(heading: str, keys: Iterable[str], *, folded: bool = True) -> ToldGroup:
        return ToldGroup(heading, folded, tuple(_study(key, said[key], contents) for key in keys), ())

    yield group("cited for it" if cited.cited_by is CitedBy.MARKER else "in the document’s own list", own, folded=False)
    one, many = ("controlled comparison", "controlled comparisons") if helps else ("study", "studies")
    yield group(f"{many} that the document does not cite", near[:_NEAREST], folded=False)
    more = near[_NEAREST:]
    yield group(f"{len(more)} more {verb(len(more), one, many)}", more)
    yield group(f"{len(far)} without a control group", far)
    one, many = ("other does", "others do") if near or far else ("study does", "studies do")
    heading = f"{len(beside)} {verb(len(beside), one, many)} not address it"
    yield ToldGroup(heading, True, (), tuple(_reasons(beside, card.all, contents.review.evidence)))


def _study(key: str, said: tuple[Runs, ...], contents: Contents) -> ToldStudy:
    study = contents.review.evidence.study.get(key)
    about = f"{study.design}, {people_and_units(study)}" if study else ""
    return ToldStudy(contents.links.parts(Name(Home.STUDIES, key)), about, said)


def _reasons(silent: Mapping[str, str], found: Assessment, evidence: Evidence) -> Iterator[str]:
    """Why these studies do not address the claim, each reason once; those set aside for its kind are counted."""
    names, aside = evidence.once(study_names), {row.study for row in found.screened}
    why = grouped((reason, names.get(key, key)) for key, reason in silent.items() if key not in aside)
    yield from (f"{', '.join(of)}: {reason}" for reason, of in why.items())
    if unnamed := len(aside.intersection(silent)):
        yield f"{'The other' if why else 'All'} {unnamed}: set aside for every claim of this kind (screening.csv)."


def _said(study: CardStudy) -> Runs:
    """How a study stands to the claim, its part in the verdicts, why, and by which finding."""
    link, finding = study.rated.link, study.rated.finding
    part = f", {study.part}" if study.part != LISTED else ""
    told = (Run(stance_words(link), strong=True), Run(f"{part}: {link.rationale}"))
    unsure = ", not verified" if finding and not finding.verified else ""
    return (*told, Run(f" {finding.id}{unsure}", soft=True)) if finding else told


def _judged(card: ClaimCard, studies: Iterable[CardStudy], review: EvidenceReview) -> Iterator[str]:
    """Who judged, and how far a person agrees; what was not checked; what would change."""
    judges = chain(
        (one.rated.link.judged_by for one in studies),
        (one.link.judged_by for one in card.all.weighed if not one.speaks),
        (row.judged_by for row in card.all.screened),
    )
    judged_by = with_kinds(judges, review.evidence)
    agreed, of = review.evidence.once(_confirmed).get(card.claim.id, (0, 0))
    confirmed = f"; confirmed by a person: {agreed or 'none'} of {counted(of, 'judgement')}" if of else ""
    yield f"Judged by {', '.join(judged_by)}{confirmed}." if judged_by else "Judged against no study."
    if unchecked := "; ".join(_not_checked(card.all, review.evidence)):
        yield f"Not checked: {unchecked}."
    if changing := would_change(card.claim, review):
        yield f"Would change without what nobody has verified: {changing}."


def _confirmed(evidence: Evidence) -> Mapping[str, tuple[int, int]]:
    """With how many judgements of each claim a person agrees, of how many."""
    found = evidence.once(people_confirmed)
    every, agreed = (
        Counter(rows[0].claim for rows in judgements if isinstance(rows[0], Link))
        for judgements in (found.judgements, found.agree)
    )
    return {claim: (agreed[claim], of) for claim, of in every.items()}


def _not_checked(found: Assessment, evidence: Evidence) -> Iterator[str]:
    if found.claim.document not in evidence.texts:
        yield "its words against the document’s text"
    speaking = {one.study.study: one.study for one in found.speaking}
    if in_part := sum(one.read_as is not ReadAs.FULL_TEXT for one in speaking.values()):
        yield f"what {counted(in_part, 'study', 'studies')} of {len(speaking)} say beyond what was read"
    unverified = {one.finding.id: one for one in found.weighed if one.finding and not one.finding.verified}
    if unverified:
        yield f"{counted(len(unverified), 'finding')} in the source ({', '.join(unverified)})"


def claim_blocks(row: ClaimRow) -> tuple[Block, ...]:
    """The card of a claim under its id. What a claim does not give, such as a figure, has no place on it."""
    claim = row.card.claim
    words = (Run(f"“{claim.quote}”", quoted=True), Run("\n"), Run(claim.statement))
    verdicts = (told for line in row.lines for told in _verdict(line))
    entries = (
        *(("", _studies(group)) for group in row.groups),
        *(entry for part in row.parts for entry in _entries(part)),
    )
    unjudged = f"Not judged, so that nothing is known: {row.unjudged}." if row.unjudged else ""
    return (
        Heading(3, f"{claim.id} · {claim.place}", claim.id),
        Paragraph(words),
        Paragraph(_joined((said(" · ".join(row.about)), *verdicts), "\n")),
        *([ListBlock(entries, numbered=False)] if entries else []),
        Paragraph(_joined((said(unjudged), said(row.judged)), "\n"), Manner.SMALL),
    )


def _joined(told: Iterable[Runs], between: str) -> Runs:
    """These after each other, those of no words left out."""
    return tuple(run for runs in filter(None, told) for run in (Run(between), *runs))[1:]


def _verdict(line: VerdictLine) -> Iterator[Runs]:
    yield (Run(f"{line.over}: ", soft=True), Run(line.words, strong=True), Run(f" ({line.rule})", soft=True))
    yield from map(said, line.comparisons)


def _studies(group: ToldGroup) -> Runs:
    studies = ((*one.name, Run(f", {one.design}: "), *_joined(one.said, " · ")) for one in group.studies)
    return _joined(((Run(capital(group.heading), soft=True),), *studies), "\n")


def _entries(part: CardPart) -> Iterator[tuple[str, Runs]]:
    for number, (anchor, runs) in enumerate(part.entries):
        yield anchor, runs if number else (Run(f"{part.heading}: ", soft=True), *runs)
