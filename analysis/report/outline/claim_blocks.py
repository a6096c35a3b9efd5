"""A claim's card in blocks: its words, its verdicts, the studies, the flags, and who judged."""

from collections.abc import Iterable, Iterator

from analysis.report.outline.blocks import Block, Heading, ListBlock, Manner, Paragraph
from analysis.report.outline.claim_rows import CardPart, ClaimRow, ToldGroup, VerdictLine
from analysis.report.outline.links import said
from analysis.show.value import Run, Runs
from analysis.text.prose.phrases import capital


def claim_blocks(row: ClaimRow) -> tuple[Block, ...]:
    """The card of a claim under its id. What a claim does not give, such as a figure, has no place on it."""
    claim = row.card.claim
    words = (Run(f"“{claim.quote}”", quoted=True), Run("\n"), Run(claim.statement))
    entries = [*map(_group, row.groups), *(entry for part in row.parts for entry in _entries(part))]
    unjudged = [said(f"Not judged, so that nothing is known: {row.unjudged}.")] if row.unjudged else []
    return (
        Heading(3, f"{claim.id} · {claim.place}", claim.id),
        Paragraph(words),
        Paragraph(_lines([said(" · ".join(row.about)), *(one for line in row.lines for one in _verdict(line))])),
        *([ListBlock(tuple(entries), numbered=False)] if entries else []),
        Paragraph(_lines([*unjudged, said(row.judged)]), Manner.SMALL),
    )


def _lines(lines: Iterable[Runs]) -> Runs:
    """These under each other, those of no words left out."""
    return tuple(run for line in filter(None, lines) for run in (Run("\n"), *line))[1:]


def _verdict(line: VerdictLine) -> Iterator[Runs]:
    yield (Run(f"{line.over}: ", soft=True), Run(line.words, strong=True), Run(f" ({line.rule})", soft=True))
    yield from map(said, line.comparisons)


def _group(group: ToldGroup) -> tuple[str, Runs]:
    studies = ((*study.name, Run(f", {study.design}: "), *_on_one(study.said)) for study in group.studies)
    return "", _lines([(Run(capital(group.heading), soft=True),), *studies])


def _on_one(told: Iterable[Runs]) -> Runs:
    return tuple(run for line in told for run in (Run(" · "), *line))[1:]


def _entries(part: CardPart) -> Iterator[tuple[str, Runs]]:
    for number, (anchor, runs) in enumerate(part.entries):
        yield anchor, runs if number else (Run(f"{part.heading}: ", soft=True), *runs)
