"""The evidence map: what each study says, and about what. Claims are gathered by condition, else by outcome."""

from collections import Counter

from analysis.check.evidence_review import EvidenceReview
from analysis.model.words import Stance
from analysis.show.plots.canvas import Strip
from analysis.show.plots.grid import GridHead, GridLayout, GridRow
from analysis.show.plots.marks import Sign, sign_key
from analysis.show.plots.palette import STANCES
from analysis.show.plots.plot import Plot, paged_plot
from analysis.show.tables.studies import study_names
from analysis.show.topics import mapped_studies, sections
from analysis.show.value import NOT_JUDGED
from analysis.text.prose.phrases import counted

# Inches: a stance's column at least and at most, a page of rows.
_SLOTS, _PAGE = (0.285, 0.33), 7.1

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
    names = study_names(review.evidence)
    heads = [
        GridHead(slot, names[one.study], f"{one.design}; {one.agent} for {one.condition}")
        for one in studies
        for slot in slots
    ]
    rows = [
        GridRow(
            section.heading,
            topic.label,
            [Sign.counting(STANCES[slot], counts[slot]) for counts in topic.stances for slot in slots],
            beside=f"{topic.claims:,}",
            below=", ".join(f"{name} ({claims})" if claims > 1 else name for name, claims in topic.names),
        )
        for section in found
        for topic in section.topics
    ]
    text = _alt(sum(topic.claims for topic in topics), len(studies), total)
    meanings = sign_key({slot: Sign.counting(STANCES[slot], 1) for slot in slots}, _MEANINGS)
    pages = GridLayout.of(rows, heads, *_SLOTS, "claims").pages(rows, heads, _PAGE, "claims")
    return paged_plot(
        "evidence-map",
        "What the cited studies say, and about what",
        [(text, [*page, Strip(0.1), meanings]) for page in pages],
        lead=text,
    )


def _alt(claims: int, studies: int, total: Counter[str]) -> str:
    if not claims:
        return "No benefit or safety claim is listed."
    if not studies:
        return f"No study is listed to hold the {claims:,} benefit and safety claims against."
    counts = ", ".join(f"{total[slot]:,} {slot}" for slot in STANCES if slot != NOT_JUDGED or total[slot])
    return (
        f"{claims:,} benefit and safety claims against {counted(studies, 'study', 'studies')}:"
        f" {total.total():,} pairs. {counts}. A number counts the claims; a dot stands for none."
    )
