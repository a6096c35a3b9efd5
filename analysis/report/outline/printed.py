"""The printed report: what PDF and Word show, block after block, as plain data.

A writer turns each block into its own format and decides nothing about what is said. Texts are texts: nothing in them
is markup. An address ``#anchor`` leads to a block or a row with that anchor; a writer leaves out a link whose anchor is
not in the report (``anchors_in``).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

import analysis
from analysis.model.conclusions import Kind
from analysis.model.word import Word
from analysis.model.words import Severity
from analysis.report.outline.contents import Contents
from analysis.report.outline.grid import Grid, grid
from analysis.report.outline.labels import PROGRAM, TITLE, kicker
from analysis.report.outline.links import said
from analysis.report.outline.printed_cards import CardBlock, card_block
from analysis.report.outline.sections import FLAGGED, MOST, ON_CARDS, RECORDS, WHOLE, Section, arranged
from analysis.report.outline.symbols import SEVERITIES, STANCES, VERDICTS, Symbol
from analysis.show.plots.plot import Plot
from analysis.show.summary.methods import methods
from analysis.show.table import Table
from analysis.show.tables.cells import document_name, title_of
from analysis.show.value import Home, Run, Runs
from analysis.tell.who_judged import notice
from analysis.text.prose.phrases import counted


class Manner(StrEnum):
    """How a paragraph is set: as the opening sentences, as a notice that must not be missed, or as running text."""

    LEAD = "lead"
    NOTICE = "notice"
    BODY = "body"


class Heading(NamedTuple):
    """A heading: level 1 for a section, 2 for a table, a plot or a document, 3 for what stands under these."""

    level: int
    text: str
    anchor: str


class Paragraph(NamedTuple):
    """A paragraph and how it is set."""

    runs: Runs
    manner: Manner = Manner.BODY


class KeyBlock(NamedTuple):
    """Words with their signs and meanings, under a title."""

    title: str
    words: tuple[tuple[Word, Symbol], ...]


class TableBlock(NamedTuple):
    """A table with its columns, its rows and its lettered notes; its title stands in the heading before it.

    ``table.blocks`` are its rows under a heading each (empty for none); ``Column.width`` is a least width in
    characters, from which shares of the page follow. ``records`` says that its rows are read one by one, so that a page
    may show each as a few lines under its name.
    """

    table: Grid
    records: bool = False


class PlotBlock(NamedTuple):
    """A plot with its SVG; ``plot.alt`` is its text for those who do not see it."""

    plot: Plot
    drawing: str

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the drawing in points."""
        return 72 * self.plot.wide, 72 * self.plot.height


class ListBlock(NamedTuple):
    """A list of paragraphs numbered from 1, each with its anchor (empty for none)."""

    items: tuple[tuple[str, Runs], ...]


Block = Heading | Paragraph | KeyBlock | TableBlock | PlotBlock | CardBlock | ListBlock


class Printed(NamedTuple):
    """The printed report.

    ``title``, ``kicker``: Title of the document, and the line above it that says what was looked at.
    ``notice``: Who made the judgements; it stands under the title, and in the foot of every page.
    ``opening``: What stands on the first page, before the list of contents.
    ``blocks``: Everything after the list of contents. Every section begins with a heading of level 1.
    ``language``: BCP 47 tag of the language that it is written in.
    """

    title: str
    kicker: str
    notice: str
    opening: tuple[Paragraph, ...]
    blocks: tuple[Block, ...]
    language: str = "en-GB"


def printed(contents: Contents) -> Printed:
    """The printed report of these contents: every table, plot and card once, in the order of ``SECTIONS``.

    Of a table that is not in ``WHOLE`` and of the cards at most ``MOST`` are printed, and it is said where the rest is.
    """
    pieces = _pieces(contents)
    return Printed(
        title=TITLE,
        kicker=kicker(contents.review.evidence),
        notice=notice(contents.review.evidence),
        opening=tuple(_opening(contents)),
        blocks=tuple(block for section in arranged(pieces) for block in _section(section, pieces)),
    )


def anchors_in(blocks: Iterable[Block]) -> frozenset[str]:
    """Every anchor that a link can lead to: headings, cards, rows of tables, items of lists."""
    return frozenset(filter(None, (anchor for block in blocks for anchor in _anchors(block))))


def _anchors(block: Block) -> Iterable[str]:
    match block:
        case Heading() | CardBlock():
            entries = (*block.studies, *block.flags) if isinstance(block, CardBlock) else ()
            return (block.anchor, *(entry.anchor for entry in entries))
        case TableBlock():
            return (row.anchor for row in block.table.rows)
        case ListBlock():
            return (anchor for anchor, _ in block.items)
        case _:
            return ()


def _opening(contents: Contents) -> Iterator[Paragraph]:
    for sentence in contents.sheet.findings:
        yield Paragraph(said(sentence), Manner.LEAD)
    faults = sum(problem.kind is Kind.FAULT for problem in contents.review.problems)
    if faults:
        rest = " in the files that this report is made from. What rests on the rows concerned may be missing or wrong."
        yield Paragraph((Run(counted(faults, "fault"), "#table-other-problems"), Run(rest)), Manner.NOTICE)


def _section(section: Section, pieces: Mapping[str, tuple[Block, ...]]) -> Iterator[Block]:
    yield Heading(1, section.title, f"section-{section.anchor}")
    for line in section.intro:
        yield Paragraph(said(line))
    for item in section.items:
        # No heading says again what its section says.
        yield from (one for one in pieces[item] if not (isinstance(one, Heading) and one.text == section.title))


def _pieces(contents: Contents) -> dict[str, tuple[Block, ...]]:
    """What the report is made of, by the names that sections use."""
    pieces: dict[str, tuple[Block, ...]] = {
        table.name: (
            Heading(2, table.title, f"table-{table.name}"),
            TableBlock(_laid_out(table, contents), table.name in RECORDS),
        )
        for table in contents.tables
        if table.name == FLAGGED or table.name not in ON_CARDS
    }
    for plot in contents.plots:
        drawn = PlotBlock(plot, contents.drawings[plot.name])
        pieces[f"plot {plot.name}"] = (Heading(2, plot.title, f"plot-{plot.name}"), drawn)
    pieces["methods"] = tuple(Paragraph(said(text)) for text in methods(contents.review))
    pieces["key"] = (
        Heading(2, "What the words mean", "words"),
        KeyBlock("Verdicts on a claim", tuple(VERDICTS.items())),
        KeyBlock("Stances of a study", tuple(STANCES.items())),
        KeyBlock("Severities of a flag", tuple(SEVERITIES.items())),
    )
    if contents.cards:
        pieces["claims"] = tuple(_cards(contents))
    if contents.references:
        keys = {key: contents.links.to(Home.STUDIES, key) for key in contents.references}
        keyed = ((key, (*runs, Run(" ["), *keys[key], Run("]"))) for key, runs in contents.references.items())
        pieces["bibliography"] = (ListBlock(tuple((f"reference-{key}", runs) for key, runs in keyed)),)
    pieces["colophon"] = (Paragraph(said(_COLOPHON)),)
    return pieces


def _laid_out(table: Table, contents: Contents) -> Grid:
    """A table as it is printed: at most ``MOST`` rows, unless it is printed ``WHOLE``; of the flags the graver ones."""
    kept = _graver(table) if table.name == FLAGGED else table
    printed_rows = kept if table.name in WHOLE else kept.head(MOST)
    known = contents.grids.get(table.name) if printed_rows is table else None
    return known or grid(printed_rows, contents.links)


def _graver(table: Table) -> Table:
    """The flags above low severity, as every claim's card has its own."""
    kept = tuple(flag for flag in table.records if flag.severity is not Severity.LOW)
    left = len(table.records) - len(kept)
    note = f"{counted(left, 'flag')} of low severity: see the cards of the claims."
    return replace(table, records=kept, notes=(note, *table.notes)) if left else table


_COLOPHON = (
    f"Made by {PROGRAM} {analysis.__version__} from the files listed above. The same files give the same "
    "report, byte for byte. The rows and the rule behind a claim, a study, a finding or a check: "
    "python -m analysis explain NAME."
)


_CARDS = (
    "One card a claim, in the order of the documents: its words in their place, what the studies say of it, "
    "its flags, and who judged. The verdict over own studies is taken over those that the document cites; the "
    "rules are numbered as under Methods. A study’s line says how its condition, agent and outcome compare "
    "with the claim’s, and whether the document cites it for the claim.",
    "A card leaves out what its claim does not give, such as a figure. Of a study that the document does not "
    "cite and that bears on the claim only indirectly it gives the name; why, and which studies do not address "
    "a claim, stands on the page (report.html) and in links.csv and screening.csv; remedies of the "
    "flags above low severity stand in the table of flags.",
)


def _cards(contents: Contents) -> Iterator[Block]:
    """How to read the cards, then each document's under its heading; at most ``MOST``."""
    yield from (Paragraph(said(line)) for line in _CARDS)
    if len(contents.cards) > MOST:
        left = f"Printed are the first {MOST:,} of {len(contents.cards):,} cards; the page (report.html) has them all."
        yield Paragraph(said(left), Manner.NOTICE)
    before = None
    for card in contents.cards[:MOST]:
        if card.claim.document != before:
            before = card.claim.document
            name, title = document_name(before, contents.review), title_of(before, contents.review)
            yield Heading(2, f"Document {name}: {title}", f"document-{before}")
        yield card_block(card, contents.links)
