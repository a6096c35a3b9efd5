"""Claims' cards in the Word document: a heading, the document's words, then labelled lines, studies and flags."""

from collections.abc import Iterator

from analysis.report.outline.printed_cards import CardBlock, CardEntry, Labelled
from analysis.report.outline.runs import Run
from analysis.report.word.text import Links, paragraph, run, signed


def card(block: CardBlock, links: Links) -> Iterator[str]:
    """The card, paragraph by paragraph."""
    yield paragraph("Heading3", links.bookmark(block.anchor) + run(f"{block.claim} · {block.place}"))
    yield paragraph("Quotation", run(f"“{block.quote}”"))
    yield paragraph("Statement", run(block.statement))
    for line in block.facts:
        yield _fact(line, links)
    for entry in (*block.studies, *block.flags):
        yield from _entry(entry, links)
    for line in block.closing:
        yield _fact(line, links)


def _fact(line: Labelled, links: Links) -> str:
    return paragraph("Fact", run(f"{line.label}\t", "Label") + signed(line.symbol) + links.runs(line.runs))


def _entry(entry: CardEntry, links: Links) -> Iterator[str]:
    """A study or a flag: its first name beside its first line, the others beside what stands below."""
    first, others = entry.names[:1], entry.names[1:]
    beside = "".join(map(links.runs, first)) + run("\t")
    yield paragraph("Entry", links.bookmark(entry.anchor) + beside + signed(entry.symbol) + links.runs(entry.head))
    below = " ".join(entry.lines)
    if below or others:
        named = [Run(", ") if part is None else part for name in others for part in (None, *name)][1:]
        yield paragraph("EntryLines", links.runs(named) + run(f"\t{below}"))
