"""The whole of what there is to print, as one outline."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import analysis
from analysis.model.conclusions import Kind
from analysis.model.words import Severity
from analysis.report.outline.blocks import Block, Heading, ListBlock, Manner, Outline, Paragraph, PlotBlock, TableBlock
from analysis.report.outline.claim_blocks import claim_blocks
from analysis.report.outline.contents import Contents
from analysis.report.outline.grid import Grid, grid
from analysis.report.outline.labels import PROGRAM, TITLE
from analysis.report.outline.links import said
from analysis.report.outline.sections import FLAGGED, MOST, ON_CARDS, RECORDS, WHOLE, Section, arranged
from analysis.report.outline.symbols import SEVERITIES, STANCES, VERDICTS, Symbol
from analysis.show.summary.methods import methods
from analysis.show.table import Table
from analysis.show.tables.cells import document_name, title_of
from analysis.show.value import Home, Run
from analysis.tell.who_judged import notice
from analysis.text.prose.phrases import counted


def printed(contents: Contents) -> Outline:
    """The printed report of these contents: every table, plot and card once, in the order of ``SECTIONS``.

    Of a table that is not in ``WHOLE`` and of the cards at most ``MOST`` are printed, and it is said where the rest is.
    """
    pieces = _pieces(contents)
    sections = (block for section in arranged(pieces) for block in _section(section, pieces))
    return Outline("report", TITLE, notice(contents.review.evidence), (*_opening(contents), *sections))


def _opening(contents: Contents) -> Iterator[Paragraph]:
    for sentence in contents.one_page.sentences:
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
        *_key("Verdicts on a claim", VERDICTS),
        *_key("Stances of a study", STANCES),
        *_key("Severities of a flag", SEVERITIES),
    )
    if contents.cards:
        pieces["claims"] = tuple(_cards(contents))
    if contents.references:
        keys = {key: contents.links.to(Home.STUDIES, key) for key in contents.references}
        keyed = ((key, (*runs, Run(" ["), *keys[key], Run("]"))) for key, runs in contents.references.items())
        pieces["bibliography"] = (ListBlock(tuple((f"reference-{key}", runs) for key, runs in keyed)),)
    pieces["colophon"] = (Paragraph(said(_COLOPHON)),)
    return pieces


def _key(title: str, words: Mapping[Any, Symbol]) -> Iterator[Block]:
    yield Paragraph((Run(title, strong=True),))
    meanings = ((Run(f"{symbol.sign} {word}: ", strong=True), Run(word.meaning)) for word, symbol in words.items())
    yield ListBlock(tuple(("", runs) for runs in meanings), numbered=False)


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
        yield from claim_blocks(card, contents.links)
