"""The outlines: the report, and the parts of its supplement that are made of tables."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, groupby

import analysis
from analysis.appraise.verdict.rules import ALL_RULES
from analysis.model.conclusions import Kind, Verdict
from analysis.model.words import Severity, Stance
from analysis.report.outline.blocks import Block, Heading, ListBlock, Manner, Outline, Paragraph, PlotBlock, TableBlock
from analysis.report.outline.claim_rows import claim_blocks, claim_row
from analysis.report.outline.contents import Contents
from analysis.report.outline.grid import GridRow
from analysis.report.outline.labels import PROGRAM, TITLES
from analysis.report.outline.links import said
from analysis.report.outline.sections import METHODS, MOST, RECORDS, REPORT, STUDIES, WHOLE, arranged
from analysis.show.references import references
from analysis.show.summary.methods import how_judged, methods
from analysis.show.tables.cells import document_name
from analysis.show.value import Run
from analysis.tell.who_judged import notice
from analysis.text.prose.phrases import counted, lettered


def report(contents: Contents) -> Outline:
    """The report: its title is the answer."""
    return Outline(REPORT, contents.sheet.title, str(contents.sheet.notice), tuple(_blocks(REPORT, contents)))


def with_sheet(outline: Outline, contents: Contents) -> Outline:
    """The report as it is read without a page of its own for the sheet: the sheet is its beginning."""
    return outline._replace(blocks=(*_sheet(contents), *outline.blocks))


def _sheet(contents: Contents) -> Iterator[Block]:
    """A section a part, its finding the heading, then the foot. Title and notice are those of the outline."""
    sheet, linked = contents.sheet, contents.links.parts
    for name, part, table in zip(("harms", "help", "sentences"), sheet.parts, contents.sheet_grids, strict=True):
        yield Heading(1, part.heading, f"sheet-{name}")
        yield from (Paragraph(linked(text)) for text in part.beside)
        if part.table.records:
            yield TableBlock(table)
        if part.below:
            yield Paragraph(linked(part.below))
    yield Heading(1, "What stands behind this sheet", "sheet-foot")
    for label, text in sheet.foot:
        yield Paragraph((Run(f"{label}. ", strong=True), *linked(text)), Manner.SMALL)


def supplement_page(name: str, contents: Contents) -> Outline:
    """A part of the supplement that is made of tables: the studies, or how it was done (``sections``)."""
    return Outline(name, TITLES[name], notice(contents.review.evidence), tuple(_blocks(name, contents)))


def supplement(contents: Contents) -> Outline:
    """All of the supplement in one, for those who must print it: the claims' cards, the studies, how it was done.

    At most ``MOST`` cards and rows of a table are printed, and it is said where the rest is.
    """
    parts = (supplement_page(name, contents) for name in (STUDIES, METHODS))
    blocks = (*_cards(contents), *(_cut(block) for part in parts for block in part.blocks))
    return Outline("supplement", TITLES["supplement"], notice(contents.review.evidence), blocks)


def _cards(contents: Contents) -> Iterator[Block]:
    """Every claim's card, document after document."""
    if contents.cards:
        yield Heading(1, "Claims, each with what the studies say of it", "claims")
    if len(contents.cards) > MOST:
        left = f"Printed are the first {MOST:,} of {len(contents.cards):,} claims; claims.html has them all."
        yield Paragraph(said(left), Manner.NOTICE)
    for document, cards in groupby(contents.cards[:MOST], key=lambda card: card.claim.document):
        yield Heading(2, document_name(document, contents.review), f"document-{document}")
        for card in cards:
            yield from claim_blocks(claim_row(card, contents))


def _cut(block: Block) -> Block:
    """A table with its first rows, where it has more than are printed; the numbers are printed whole."""
    if not isinstance(block, TableBlock) or block.table.name in WHOLE or len(block.table.rows) <= MOST:
        return block
    kept, left = list[tuple[str, tuple[GridRow, ...]]](), MOST
    for name, rows in block.table.blocks:
        kept.append((name, rows[:left]))
        left -= len(kept[-1][1])
    note = f"The first {MOST:,} of {len(block.table.rows):,} rows; tables/{block.table.name}.csv has them all."
    notes = lettered((note, *(words for _, words in block.table.notes)))
    return block._replace(table=block.table._replace(blocks=tuple(one for one in kept if one[1]), notes=notes))


def _blocks(page: str, contents: Contents) -> Iterator[Block]:
    yield from _faults(contents)
    pieces = _pieces(contents)
    for section in arranged(page, pieces):
        yield Heading(1, section.title, section.anchor)
        if section.intro:
            yield Paragraph(said(section.intro))
        # A section of one thing needs no second heading, and none says again what its section says.
        alone = len(section.items) == 1
        for one in chain.from_iterable(pieces[item] for item in section.items):
            if not (isinstance(one, Heading) and one.level == 2 and (alone or one.text == section.title)):
                yield one


def _faults(contents: Contents) -> Iterator[Block]:
    faults = sum(problem.kind is Kind.FAULT for problem in contents.review.problems)
    if faults:
        rest = " in the files that this report is made from. What rests on the rows concerned may be missing or wrong."
        yield Paragraph((Run(counted(faults, "fault"), "methods.html#problems"), Run(rest)), Manner.NOTICE)


def _pieces(contents: Contents) -> dict[str, tuple[Block, ...]]:
    """What a page is made of, by the names that sections use."""
    pieces: dict[str, tuple[Block, ...]] = {
        name: (Heading(2, table.title, f"section-{name}"), TableBlock(table, name in RECORDS))
        for name, table in contents.grids.items()
    }
    for plot in contents.plots:
        pieces[f"plot {plot.name}"] = (PlotBlock(plot, contents.drawings[plot.name]),)  # its title is in the picture
    return pieces | {name: tuple(make(contents)) for name, make in TEXTS.items()}


def _paragraphs(texts: Iterable[str]) -> Iterator[Block]:
    return (Paragraph(said(text)) for text in texts)


def _words(_: Contents) -> Iterator[Block]:
    """What the words mean, and the rules by which verdicts follow."""
    yield Heading(2, "What the words mean", "words")
    for title, words in (("Verdicts on a claim", Verdict), ("Stances of a study", Stance), ("Severities", Severity)):
        yield Heading(3, title)
        yield ListBlock(tuple(("", (Run(word.value, strong=True), Run(f": {word.meaning}"))) for word in words), False)
    for of, rules in ALL_RULES.items():
        yield Heading(3, f"Rules {of}; the first that holds decides")
        yield ListBlock(tuple((f"rule-{one.number}", (Run(f"{one.number} {one}"),)) for one in rules), False)


def _bibliography(contents: Contents) -> Iterator[Block]:
    listed = contents.review.evidence.once(references)
    if listed:
        yield ListBlock(tuple((f"reference-{key}", runs) for key, runs in listed.items()))


def _colophon(contents: Contents) -> Iterator[Block]:
    inputs = contents.review.evidence.inputs
    made = f"Made by {PROGRAM} {analysis.__version__} from {counted(len(inputs), 'file')}"
    same = "The same files give the same report, byte for byte"
    rows = "The rows and the rule behind a claim, a study, a number or a check: python -m analysis explain NAME"
    text = f"{made}, whose SHA-256 stand in methods.html under “Inputs and version”. {same}. {rows}."
    yield Paragraph(said(text), Manner.SMALL)


#: What sections hold beside tables and plots.
TEXTS: Mapping[str, Callable[[Contents], Iterator[Block]]] = {
    "methods": lambda contents: _paragraphs(methods(contents.review)),
    "how-judged": lambda contents: _paragraphs(how_judged(contents.review)),
    "words": _words,
    "bibliography": _bibliography,
    "colophon": _colophon,
}
