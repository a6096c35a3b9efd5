"""A claim's card as the printed report shows it: labelled lines, the studies, the flags and what closes it."""

from collections.abc import Iterator
from typing import NamedTuple

from analysis.appraise.wording.verdict_words import stance_words
from analysis.model.records import Claim
from analysis.model.words import Stance
from analysis.report.outline.links import NameLinks, said
from analysis.report.outline.symbols import SEVERITIES, Symbol, stance_symbol, symbol_of
from analysis.show.cards.claim import CardDisagreement, CardFlag, CardVerdict, ClaimCard
from analysis.show.cards.study import CardStudy
from analysis.show.tables.cells import NONE
from analysis.show.value import Home, Run, Runs
from analysis.text.prose.phrases import counted, listed


class Labelled(NamedTuple):
    """A line with its label, which may be empty. The sign, if any, stands before the runs."""

    label: str
    runs: Runs
    symbol: Symbol | None = None


class CardEntry(NamedTuple):
    """A study or a flag on a card: its anchor (empty for none), its names, a sign, a first line and those below it.

    ``names`` stand beside the lines and are the only runs of an entry that lead elsewhere: a study's key and its
    finding, or a check.
    """

    anchor: str
    names: tuple[Runs, ...]
    symbol: Symbol | None
    head: Runs
    lines: tuple[str, ...]


class CardBlock(NamedTuple):
    """A claim's card.

    ``anchor``, ``title``: Its anchor, which is the claim's id; the id and its place in words, its heading (level 3).
    ``quote``, ``statement``: The document's words, to be shown in quotation marks, and what they claim.
    ``facts``: What the claim is about, its verdicts and certainty, as labelled lines.
    ``studies``: The studies that speak of it, those that decide first.
    ``flags``: What is flagged, gravest first.
    ``closing``: What else bears on it, and who judged, as labelled lines.
    """

    anchor: str
    title: str
    quote: str
    statement: str
    facts: tuple[Labelled, ...]
    studies: tuple[CardEntry, ...]
    flags: tuple[CardEntry, ...]
    closing: tuple[Labelled, ...]


def card_block(card: ClaimCard, links: NameLinks) -> CardBlock:
    """The card of a claim as a block. What a claim does not give, such as a figure, has no place on it.

    Only a study's key, a finding and another claim lead elsewhere: thousands of links would slow whoever reads it.
    The remedy of a flag is in the table of flags.
    """
    return CardBlock(
        anchor=card.claim.id,
        title=f"{card.claim.id} · {card.claim.place}",
        quote=card.claim.quote,
        statement=card.claim.statement,
        facts=tuple(_facts(card)),
        studies=tuple(_study(card.claim, study, links) for study in card.studies),
        flags=tuple(_flag(flag, links) for flag in card.flags),
        closing=tuple(_closing(card, links)),
    )


def _facts(card: ClaimCard) -> Iterator[Labelled]:
    about = (f"{label.lower()} {value}" for label, value in card.about if value != NONE)
    yield Labelled("About", said(" · ".join(about)))
    for label, verdict in (("Verdict, own studies", card.own), ("Verdict, all studies", card.all)):
        yield _verdict(label, verdict)
        yield from (Labelled("", said(line)) for line in verdict.comparisons)
    if card.known_help:
        yield Labelled("Of help", said(card.known_help))
    for fit, rating in card.certainty:
        asked = f"{fit.question.id}, {fit.question.words} ({fit.words}; {rating.label})"
        yield Labelled("Certainty", said(f"{rating.words}: {asked}"))


def _verdict(label: str, verdict: CardVerdict) -> Labelled:
    found, deciding = verdict.found, verdict.found.deciding
    told = (
        f"rule {found.rule.number}",
        verdict.reached if deciding else "",
        f"decided by {deciding.study.study}, {verdict.level}" if deciding else "",
        "provisional: it rests on a fact that nobody has verified" if verdict.provisional else "",
    )
    runs = (Run(verdict.words, strong=True), Run(f" ({'; '.join(filter(None, told))})"))
    return Labelled(label, runs, symbol_of(found))


def _study(claim: Claim, study: CardStudy, links: NameLinks) -> CardEntry:
    link, finding = study.rated.link, study.rated.finding
    cited = "cited" if study.cited else "not cited"
    head = (Run(stance_words(link), strong=True), Run(f" · {study.part} · {cited}"))
    named = (links.to(Home.STUDIES, link.study), links.to(Home.FINDINGS, finding.id if finding else ""))
    aside = link.stance is Stance.INDIRECT and not study.cited
    symbol, lines = stance_symbol(claim, link.stance), () if aside else tuple(_study_lines(study))
    return CardEntry("", tuple(filter(None, named)), symbol, head, lines)


def _study_lines(study: CardStudy) -> Iterator[str]:
    link, finding, design = study.rated.link, study.rated.finding, study.rated.study.design
    part = f", {finding.phase}" if finding else ""
    fits = f"condition {link.condition_fit}, agent {link.agent_fit}, outcome {link.outcome_fit}"
    yield f"{design[:1].upper()}{design[1:]}{part}; {study.level}; {fits}."
    if finding:
        yield f"{study.result[:1].upper()}{study.result[1:]}{'' if finding.verified else ' (not verified)'}."
    if link.rationale:
        yield link.rationale


def _flag(flag: CardFlag, links: NameLinks) -> CardEntry:
    unsure = "; provisional: it would go without a fact that nobody has verified" if flag.provisional else ""
    name, severity = links.to(Home.CHECKS, flag.problem.check), flag.problem.severity
    return CardEntry(flag.anchor, (name,), SEVERITIES[severity], said(f"{severity}{unsure}"), (flag.message,))


def _closing(card: ClaimCard, links: NameLinks) -> Iterator[Labelled]:
    silent = len({study for one in card.studies_not_addressing for study in one.studies})
    if silent:
        known = silent + len(card.studies) + len(card.not_assessed)
        yield Labelled("Do not address it", said(f"{silent} of {counted(known, 'study', 'studies')} listed here"))
    if card.not_assessed:
        yield Labelled("Not judged", said(f"{listed(card.not_assessed)}: nobody has judged them."))
    if card.provisional != "no":
        yield Labelled("Would change", said(card.provisional))
    for one in card.disagreements:
        yield Labelled("Disagrees", _disagreement(one, links))
    for pair in card.overruled:
        yield Labelled("Raters overruled", (*links.to(Home.STUDIES, pair.study), Run(f": {pair.overruling}.")))
    if card.source and card.studies:
        yield Labelled("What the source says", said(card.source))
    if card.settle:
        yield Labelled("What would settle it", said(card.settle))
    yield Labelled("Judged by", said(listed(name.partition(" (")[0] for name in card.judged_by) or "nobody"))


def _disagreement(one: CardDisagreement, links: NameLinks) -> Runs:
    row, other = one.row, said(one.quote)
    if one.other:
        other = (*links.to(Home.CLAIMS, one.other.id), Run(f", {one.other.place}, “{one.quote}”"))
    return (Run(f"{row.id}, {row.kind}, severity {row.severity}: "), *other, Run(f". {row.note}"))
