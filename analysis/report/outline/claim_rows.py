"""What is told of a claim, worded once: its row in the explorer of claims, its card there, and its card on paper."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from analysis.appraise.wording.source import people_and_units
from analysis.appraise.wording.verdict_words import stance_words
from analysis.model.conclusions import Verdict
from analysis.model.evidence import grouped
from analysis.report.outline.blocks import Block, Heading, ListBlock, Manner, Paragraph
from analysis.report.outline.contents import Contents
from analysis.report.outline.links import said
from analysis.report.outline.marks import verdict_sign
from analysis.show.cards.claim import CardDisagreement, CardFlag, CardVerdict, ClaimCard, StudyGroup, StudyOnClaim
from analysis.show.cards.study import LISTED, CardStudy, behind
from analysis.show.tables.cells import NONE
from analysis.show.tables.studies import study_names
from analysis.show.value import Home, Name, Phrase, Run, Runs, Sign
from analysis.text.prose.phrases import capital, counted, listed, sentence

# What a card's last line says of the claim's row; the filters and the verdicts tell the rest.
_TOLD = ("Condition", "Agent", "Comparator", "Outcome", "Figure", "Stated design", "Marker", "Note")

# Studies that nobody judged and that are named, not counted.
_NAMED = 5


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

    ``heads``: What is wrong with it, in a few words each, the gravest first; none for a claim without a flag.
    ``parts``: What is wrong, what the source says, what would settle it, and so on; what there is nothing of is not
        there. ``groups``: The studies that were judged. ``unjudged``: Those that nobody judged, by name or counted.
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


def heads(card: ClaimCard) -> tuple[str, ...]:
    """What is wrong with a claim, in a few words each, the gravest first; none for a claim without a flag."""
    return tuple(dict.fromkeys(str(flag.problem.head) for flag in card.flags))


def claim_row(card: ClaimCard, contents: Contents) -> ClaimRow:
    """A claim as it is shown. A claim that no study is asked about has no studies and no source."""
    names = contents.review.evidence.once(study_names)
    is_judged = card.all.found.verdict is not Verdict.NOT_JUDGED
    left = card.not_assessed if is_judged else ()
    return ClaimRow(
        card,
        (_line("own", "Own references", card.own, names), _line("all", "All studies", card.all, names)),
        heads(card),
        tuple(_parts(card, contents, is_judged)),
        tuple(_group(group, contents) for group in card.groups) if is_judged else (),
        listed(names.get(key, key) for key in left) if len(left) <= _NAMED else counted(len(left), "study", "studies"),
        " ".join(_judged(card)),
        tuple(f"{label.lower()}: {value}" for label, value in card.about if value != NONE and label in _TOLD),
    )


def _line(scope: str, over: str, one: CardVerdict, names: Mapping[str, str]) -> VerdictLine:
    found, sign = one.found, verdict_sign(one.found)
    words = (sign.word if one.comparisons else one.words) + ", provisional" * one.provisional
    judged = f"{found.judged} of {counted(found.of, 'study', 'studies')} judged" if found.of else ""
    reached = ", ".join(filter(None, (judged, one.reached if judged else "")))
    rule = f"{reached}; {found.rule.when}, rule {found.rule.number}" if judged else f"rule {found.rule.number}"
    return VerdictLine(scope, over, sign, behind(found, names), words, rule, one.comparisons)


def _parts(card: ClaimCard, contents: Contents, is_judged: bool) -> Iterator[CardPart]:
    told = contents.review.appraised.source_statement[card.claim.id]
    source = zip(told.sentences, told.told_by or ("",) * len(told.sentences), strict=True) if is_judged else ()
    overruled = ((Name(Home.STUDIES, one.study), f": {sentence(one.overruling)}") for one in card.overruled)
    parts = {
        "What is wrong": [(flag.anchor, _flag(flag)) for flag in card.flags],
        "What the source says": [("", _sourced(words, study)) for words, study in source],
        "What is known of help": [("", Phrase((words,))) for words in [card.known_help] if words],
        "What would settle it": [("", Phrase((words,))) for words in [card.settle] if words],
        "Disagrees with": [("", _disagreement(one)) for one in card.disagreements],
        "Raters who agreed were overruled": [("", Phrase(one)) for one in overruled],
    }
    for heading, entries in parts.items():
        if entries:
            yield CardPart(heading, tuple((anchor, contents.links.parts(told)) for anchor, told in entries))


def _flag(flag: CardFlag) -> Phrase:
    unsure = " Provisional: it rests on what nobody has verified." if flag.provisional else ""
    head = Run(f"{str(flag.problem.head).capitalize()}.", strong=True)
    return Phrase((head, f" {flag.message}{unsure} ", Name(Home.CHECKS, flag.problem.check, soft=True)))


def _sourced(words: str, study: str) -> Phrase:
    name = (Run(" (", soft=True), Name(Home.STUDIES, study, soft=True), Run(")", soft=True)) if study else ()
    return Phrase((words, *name))


def _disagreement(one: CardDisagreement) -> Phrase:
    row, words = one.row, [Run(one.quote.capitalize())]
    if one.other:
        quote = Run(f"“{one.quote}”", quoted=True)
        words = [Run(one.other.id, f"#{one.other.id}"), Run(" "), quote, Run(f" ({one.other.place})")]
    return Phrase((*words, f": {sentence(row.note)} ", Run(f"{row.id}, {row.kind}, {row.severity}", soft=True)))


def _group(group: StudyGroup, contents: Contents) -> ToldGroup:
    studies = group.studies
    if group.folded and not studies[0].links:
        names = contents.review.evidence.once(study_names)
        return ToldGroup(group.heading, True, (), tuple(_reasons(studies, names)))
    return ToldGroup(group.heading, group.folded, tuple(_study(one, contents) for one in studies), ())


def _reasons(studies: Iterable[StudyOnClaim], names: Mapping[str, str]) -> Iterator[str]:
    """Why these studies do not address the claim, each reason once."""
    why = grouped((one.silent, names.get(one.study, one.study)) for one in studies)
    unnamed = len(why.pop("", ()))
    yield from (f"{', '.join(of)}: {reason}" for reason, of in why.items())
    if unnamed:
        yield f"{'The other' if why else 'All'} {unnamed}: set aside for every claim of this kind (screening.csv)."


def _study(one: StudyOnClaim, contents: Contents) -> ToldStudy:
    study = contents.review.evidence.study.get(one.study)
    # A colon stands before what it says of the claim.
    people = people_and_units(study).replace("people: not read", "people not read") if study else ""
    silent = (Run("does not address it", strong=True), Run(f": {one.silent}"))
    return ToldStudy(
        contents.links.parts(Name(Home.STUDIES, one.study)),
        f"{study.design}, {people}" if study else "",
        tuple(map(_said, one.links)) or (silent,),
    )


def _said(study: CardStudy) -> Runs:
    """How a study stands to the claim, its part in the verdicts, why, and by which finding."""
    link, finding = study.rated.link, study.rated.finding
    part = f", {study.part}" if study.part != LISTED else ""
    told = (Run(stance_words(link), strong=True), Run(f"{part}: {link.rationale}"))
    unsure = ", not verified" if finding and not finding.verified else ""
    return (*told, Run(f" {finding.id}{unsure}", soft=True)) if finding else told


def _judged(card: ClaimCard) -> Iterator[str]:
    agreed, of = card.confirmed
    confirmed = f"; confirmed by a person: {agreed or 'none'} of {counted(of, 'judgement')}" if of else ""
    yield f"Judged by {', '.join(card.judged_by)}{confirmed}." if card.judged_by else "Judged against no study."
    if card.not_checked:
        yield f"Not checked: {'; '.join(card.not_checked)}."
    if card.provisional != "no":
        yield f"Would change without what nobody has verified: {card.provisional}."


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
