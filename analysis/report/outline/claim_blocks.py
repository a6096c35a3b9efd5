"""A claim's card in blocks: its words, its verdicts, the studies, the flags, and who judged."""

from collections.abc import Iterable, Iterator

from analysis.appraise.wording.verdict_words import stance_words
from analysis.model.words import Stance
from analysis.report.outline.blocks import Block, Heading, ListBlock, Manner, Paragraph
from analysis.report.outline.links import NameLinks, said
from analysis.show.cards.claim import CardDisagreement, CardFlag, CardVerdict, ClaimCard
from analysis.show.cards.study import CardStudy
from analysis.show.tables.cells import NONE
from analysis.show.value import Home, Run, Runs
from analysis.text.prose.phrases import counted, listed


def claim_blocks(card: ClaimCard, links: NameLinks) -> tuple[Block, ...]:
    """The card of a claim under its id. What a claim does not give, such as a figure, has no place on it.

    Only a study's key, a finding and another claim lead elsewhere: thousands of links would slow whoever reads it.
    """
    claim = card.claim
    entries = [("", _study(study, links)) for study in card.studies]
    entries += [(flag.anchor, _flag(flag, links)) for flag in card.flags]
    words = (Run(f"“{claim.quote}”", quoted=True), Run("\n"), Run(claim.statement))
    return (
        Heading(3, f"{claim.id} · {claim.place}", claim.id),
        Paragraph(words),
        Paragraph(_under_each_other(_facts(card)), Manner.SMALL),
        *([ListBlock(tuple(entries), numbered=False)] if entries else []),
        Paragraph(_under_each_other(_closing(card, links)), Manner.SMALL),
    )


def _under_each_other(lines: Iterable[Runs]) -> Runs:
    return tuple(run for number, line in enumerate(lines) for run in ((Run("\n"), *line) if number else line))


def _labelled(label: str, runs: Runs) -> Runs:
    return (Run(f"{label}: ", soft=True), *runs)


def _facts(card: ClaimCard) -> Iterator[Runs]:
    about = (f"{label.lower()} {value}" for label, value in card.about if value != NONE)
    yield _labelled("About", said(" · ".join(about)))
    for label, verdict in (("Own references", card.own), ("All studies", card.all)):
        yield _verdict(label, verdict)
        yield from map(said, verdict.comparisons)
    if card.known_help:
        yield _labelled("Of help", said(card.known_help))
    for fit, rating in card.certainty:
        asked = f"{fit.question.id}, {fit.question.words} ({fit.words}; {rating.label})"
        yield _labelled("Certainty", said(f"{rating.words}: {asked}"))


def _verdict(label: str, verdict: CardVerdict) -> Runs:
    found, deciding = verdict.found, verdict.found.deciding
    told = (
        f"rule {found.rule.number}",
        verdict.reached if deciding else "",
        f"decided by {deciding.study.study}, {verdict.level}" if deciding else "",
        "provisional: it rests on a fact that nobody has verified" if verdict.provisional else "",
    )
    runs = (Run(verdict.words, strong=True), Run(f" ({'; '.join(filter(None, told))})"))
    return _labelled(label, runs)


def _study(study: CardStudy, links: NameLinks) -> Runs:
    """Its key and finding, how it stands to the claim, and below that what it found."""
    link, finding = study.rated.link, study.rated.finding
    key, found = links.to(Home.STUDIES, link.study), links.to(Home.FINDINGS, finding.id if finding else "")
    stance = Run(stance_words(link), strong=True)
    head = (*key, *((Run(", "), *found) if found else ()), Run(": "), stance)
    aside = link.stance is Stance.INDIRECT and not study.cited
    below = "" if aside else "".join(f"\n{line}" for line in _study_lines(study))
    return (*head, Run(f" · {study.part} · {'cited' if study.cited else 'not cited'}{below}"))


def _study_lines(study: CardStudy) -> Iterator[str]:
    link, finding, design = study.rated.link, study.rated.finding, study.rated.study.design
    part = f", {finding.phase}" if finding else ""
    fits = f"condition {link.condition_fit}, agent {link.agent_fit}, outcome {link.outcome_fit}"
    yield f"{design[:1].upper()}{design[1:]}{part}; {study.level}; {fits}."
    if finding:
        yield f"{study.result[:1].upper()}{study.result[1:]}{'' if finding.verified else ' (not verified)'}."
    if link.rationale:
        yield link.rationale


def _flag(flag: CardFlag, links: NameLinks) -> Runs:
    unsure = "; provisional: it would go without a fact that nobody has verified" if flag.provisional else ""
    return (*links.to(Home.CHECKS, flag.problem.check), Run(f": {flag.problem.severity}{unsure}\n{flag.message}"))


def _closing(card: ClaimCard, links: NameLinks) -> Iterator[Runs]:
    silent = len({study for one in card.studies_not_addressing for study in one.studies})
    if silent:
        known = silent + len(card.studies) + len(card.not_assessed)
        yield _labelled("Do not address it", said(f"{silent} of {counted(known, 'study', 'studies')} listed here"))
    if card.not_assessed:
        yield _labelled("Not judged", said(f"{listed(card.not_assessed)}: nobody has judged them."))
    if card.provisional != "no":
        yield _labelled("Would change", said(card.provisional))
    for one in card.disagreements:
        yield _labelled("Disagrees", _disagreement(one, links))
    for pair in card.overruled:
        yield _labelled("Raters overruled", (*links.to(Home.STUDIES, pair.study), Run(f": {pair.overruling}.")))
    if card.source and card.studies:
        yield _labelled("What the source says", said(card.source))
    if card.settle:
        yield _labelled("What would settle it", said(card.settle))
    yield _labelled("Judged by", said(listed(name.partition(" (")[0] for name in card.judged_by) or "nobody"))


def _disagreement(one: CardDisagreement, links: NameLinks) -> Runs:
    row, other = one.row, said(one.quote)
    if one.other:
        other = (*links.to(Home.CLAIMS, one.other.id), Run(f", {one.other.place}, “{one.quote}”"))
    return (Run(f"{row.id}, {row.kind}, severity {row.severity}: "), *other, Run(f". {row.note}"))
