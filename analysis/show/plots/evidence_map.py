"""The evidence map: what each study says, and about what. Claims are gathered by condition, else by outcome."""

from collections import Counter
from collections.abc import Sequence

from analysis.check.evidence_review import EvidenceReview
from analysis.model.records import Study
from analysis.model.words import Stance
from analysis.show.plots.canvas import EDGE, SMALL, WIDTH, Part, Strip, Words, beside, words
from analysis.show.plots.grid import MarkColumn, MarkGrid, MarkRow, row_pages
from analysis.show.plots.marks import Sign, sign_key
from analysis.show.plots.palette import GREY, STANCES
from analysis.show.plots.plot import Plot, paged_plot
from analysis.show.topics import Topic, mapped_studies, sections
from analysis.show.value import NOT_JUDGED

NAME = "evidence-map"
TITLE = "What the cited studies say, and about what"

# Inches: the column of labels, the column of counts, a stance's column, the gap between studies, a page of rows.
_LABEL, _COUNT, _SLOT, _GAP, _PAGE = 2.1, 0.42, 0.285, 0.14, 7.1
_START = _LABEL + _COUNT + _GAP

_MEANINGS = {
    Stance.SUPPORTS: "the whole proposition; same condition, agent and outcome",
    Stance.PARTLY: "a part of it, or only with co-treatment",
    Stance.INDIRECT: "another condition, agent or outcome, or no comparator where one is needed",
    Stance.CONTRADICTS: "speaks against it",
    Stance.DOES_NOT_ADDRESS: "says nothing about it; does not make it false",
    NOT_JUDGED: "no judgement of the pair, or one that its finding cannot bear",
}


def evidence_map(review: EvidenceReview) -> tuple[Plot, ...]:
    """The map, on as many pages as its rows and studies need; each page is a plot of its own with all headings.

    A mark has the number of claims; a dot stands for none.
    """
    found, studies = sections(review), mapped_studies(review.evidence)
    topics = [topic for section in found for topic in section.topics]
    total: Counter[str] = sum((topic.total for topic in topics), Counter())
    slots = [slot for slot in STANCES if slot != NOT_JUDGED or total[NOT_JUDGED]]
    text = _alt(sum(topic.claims for topic in topics), len(studies), total)
    meanings = sign_key({slot: Sign.counting(STANCES[slot], 1) for slot in slots}, _MEANINGS)
    parts = ((section.heading, (_row(topic, slots) for topic in section.topics)) for section in found)
    counts = MarkColumn(_START - _GAP - 0.06, words("claims", _COUNT, SMALL, colour=GREY), "right")
    abreast = max(1, int((WIDTH - EDGE - _START + _GAP) / (len(slots) * _SLOT + _GAP)))
    columns = [slot for _ in studies for slot in slots]
    pages: list[tuple[str, list[Part]]] = []
    for rows in row_pages(parts, _PAGE):
        whole = MarkGrid(rows, beside=counts)
        for part, grid in whole.cut(
            len(columns), abreast * len(slots), lambda part: _columns(columns[part], len(slots))
        ):
            on_page = studies[part.start // len(slots) :][:abreast]
            pages.append((text, [beside(_names(on_page, len(slots)), below=0.06), grid, Strip(0.1), meanings]))
    return paged_plot(NAME, TITLE, pages)


def _row(topic: Topic, slots: Sequence[str]) -> MarkRow:
    listed = ", ".join(f"{name} ({claims})" if claims > 1 else name for name, claims in topic.names)
    return MarkRow(
        (words(topic.label, _LABEL - EDGE - 0.1, most=3),),
        tuple(Sign.counting(STANCES[slot], counts[slot]) for counts in topic.stances for slot in slots),
        (Words((f"{topic.claims:,}",)),),
        words(listed, WIDTH - 2 * EDGE - 0.2, SMALL, colour=GREY) if listed else None,
    )


def _left(place: int, slots: int) -> float:
    """Left edge in inches of the study at a place on the page."""
    return _START + place * (slots * _SLOT + _GAP)


def _names(studies: Sequence[Study], slots: int) -> Sequence[tuple[float, Sequence[Words]]]:
    """The words above each study's columns, and where they begin."""
    room = slots * _SLOT
    found = []
    for place, study in enumerate(studies):
        name = words(study.study, room, SMALL, bold=True, most=2)
        design = words(study.design, room, SMALL, colour=GREY, most=3)
        about = words(f"{study.agent} for {study.condition}", room, SMALL, colour=GREY, most=3)
        found.append((_left(place, slots), (name, design, about)))
    return found


def _columns(stances: Sequence[str], slots: int) -> list[MarkColumn]:
    """A column for each stance, so many of them for a study."""
    places = [_left(number // slots, slots) + (number % slots + 0.5) * _SLOT for number in range(len(stances))]
    return [MarkColumn(x, Words((slot,), SMALL, upright=True)) for x, slot in zip(places, stances, strict=True)]


def _alt(claims: int, studies: int, total: Counter[str]) -> str:
    if not claims:
        return "No benefit or safety claim is listed."
    if not studies:
        return f"No study is listed to hold the {claims:,} benefit and safety claims against."
    counts = ", ".join(f"{total[slot]:,} {slot}" for slot in STANCES if slot != NOT_JUDGED or total[slot])
    return (
        f"{claims:,} benefit and safety claims against {studies:,} {'study' if studies == 1 else 'studies'}:"
        f" {total.total():,} pairs. {counts}. A number counts the claims; a dot stands for none."
    )
