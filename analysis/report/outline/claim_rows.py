"""What is told of a claim, worded once: its row in the explorer of claims, and its card there and on paper."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from analysis.appraise.wording.source import people_and_units
from analysis.appraise.wording.verdict_words import stance_words
from analysis.model.conclusions import Verdict
from analysis.model.evidence import grouped
from analysis.report.outline.contents import Contents
from analysis.report.outline.links import NameLinks, said
from analysis.report.outline.marks import verdict_sign
from analysis.show.cards.claim import CardDisagreement, CardFlag, CardVerdict, ClaimCard, StudyGroup, StudyOnClaim
from analysis.show.cards.study import LISTED, CardStudy, behind
from analysis.show.tables.cells import NONE
from analysis.show.tables.studies import study_names
from analysis.show.value import Home, Run, Runs, Sign
from analysis.text.prose.phrases import counted, listed, sentence

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
    names = study_names(contents.review.evidence)
    lines = (_line("own", "Own references", card.own, contents), _line("all", "All studies", card.all, contents))
    is_judged = card.all.found.verdict is not Verdict.NOT_JUDGED
    left = card.not_assessed if is_judged else ()
    return ClaimRow(
        card,
        lines,
        heads(card),
        tuple(CardPart(heading, entries) for heading, entries in _parts(card, contents, is_judged) if entries),
        tuple(_group(group, contents) for group in card.groups) if is_judged else (),
        listed(names.get(key, key) for key in left) if len(left) <= _NAMED else counted(len(left), "study", "studies"),
        " ".join(_judged(card)),
        tuple(f"{label.lower()} {value}" for label, value in card.about if value != NONE and label in _TOLD),
    )


def _line(scope: str, over: str, one: CardVerdict, contents: Contents) -> VerdictLine:
    found, sign = one.found, verdict_sign(one.found)
    words = (sign.word if one.comparisons else one.words) + ", provisional" * one.provisional
    judged = f"{found.judged} of {counted(found.of, 'study', 'studies')} judged" if found.of else ""
    reached = ", ".join(filter(None, (judged, one.reached if judged else "")))
    rule = f"{reached}; {found.rule.when}, rule {found.rule.number}" if judged else f"rule {found.rule.number}"
    return VerdictLine(
        scope, over, sign, behind(found, study_names(contents.review.evidence)), words, rule, one.comparisons
    )


def _parts(card: ClaimCard, contents: Contents, is_judged: bool) -> Iterator[tuple[str, tuple[tuple[str, Runs], ...]]]:
    links = contents.links
    told = contents.review.appraised.source_statement[card.claim.id]
    source = zip(told.sentences, told.told_by or ("",) * len(told.sentences), strict=True) if is_judged else ()
    yield "What is wrong", tuple((flag.anchor, _flag(flag, links)) for flag in card.flags)
    yield "What the source says", _plain(*(_sourced(words, links.to(Home.STUDIES, key)) for words, key in source))
    yield "What is known of help", _plain(said(card.known_help))
    yield "What would settle it", _plain(said(card.settle))
    yield "Disagrees with", _plain(*map(_disagreement, card.disagreements))
    overruled = ((*links.to(Home.STUDIES, one.study), Run(f": {sentence(one.overruling)}")) for one in card.overruled)
    yield "Raters who agreed were overruled", _plain(*overruled)


def _plain(*told: Runs) -> tuple[tuple[str, Runs], ...]:
    return tuple(("", runs) for runs in told if runs)


def _flag(flag: CardFlag, links: NameLinks) -> Runs:
    unsure = " Provisional: it rests on what nobody has verified." if flag.provisional else ""
    check = (one._replace(soft=True) for one in links.to(Home.CHECKS, flag.problem.check))
    head = Run(f"{str(flag.problem.head).capitalize()}.", strong=True)
    return (head, Run(f" {flag.message}{unsure} "), *check)


def _sourced(words: str, study: Runs) -> Runs:
    if not study:
        return (Run(words),)
    return (Run(words), Run(" (", soft=True), *(one._replace(soft=True) for one in study), Run(")", soft=True))


def _disagreement(one: CardDisagreement) -> Runs:
    row, other = one.row, said(one.quote.capitalize())
    if one.other:
        quote = Run(f"“{one.quote}”", quoted=True)
        other = (Run(one.other.id, f"#{one.other.id}"), Run(" "), quote, Run(f" ({one.other.place})"))
    return (*other, Run(f": {sentence(row.note)} "), Run(f"{row.id}, {row.kind}, {row.severity}", soft=True))


def _group(group: StudyGroup, contents: Contents) -> ToldGroup:
    studies = group.studies
    if group.folded and not studies[0].links:
        return ToldGroup(group.heading, True, (), tuple(_reasons(studies, study_names(contents.review.evidence))))
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
    silent = (Run("does not address it", strong=True), Run(f": {one.silent}"))
    return ToldStudy(
        contents.links.to(Home.STUDIES, one.study),
        f"{study.design}, {people_and_units(study)}" if study else "",
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
    confirmed = f"confirmed by a person: {agreed or 'none'} of {counted(of, 'judgement')}."
    yield f"Judged by {', '.join(card.judged_by)}; {confirmed}" if card.judged_by else "Judged against no study."
    if card.not_checked:
        yield f"Not checked: {'; '.join(card.not_checked)}."
    if card.provisional != "no":
        yield f"Would change without what nobody has verified: {card.provisional}."
