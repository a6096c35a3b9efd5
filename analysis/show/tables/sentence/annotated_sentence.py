"""The sentences with a study that they speak of, in words and numbers: what the picture of each shows."""

from collections.abc import Iterator
from typing import NamedTuple

from analysis.appraise.absolute import counts_people, wilson
from analysis.appraise.controlled_comparisons import ControlledStudy
from analysis.appraise.wording.result import interval_in_words
from analysis.appraise.wording.source import people_and_units
from analysis.check.evidence_review import EvidenceReview
from analysis.show.table import Table
from analysis.show.tables.cells import FEW, NOT_READ
from analysis.show.tables.layout import laid_out
from analysis.show.tables.sentence.annotation import AnnotatedSentence, Fragment, annotated_sentences
from analysis.show.tables.sentence.shown_share import ShownShare, about_study, compared_in_words, per_100, shown_share
from analysis.show.value import Absent, Home, Lines, Name, Run


class AnnotatedRow(NamedTuple):
    """Words of a sentence with their note; or a controlled study with one of its shares, or with none."""

    sentence: AnnotatedSentence
    fragment: Fragment | None = None
    found: ControlledStudy | None = None
    share: ShownShare | None = None


def annotated_sentence(review: EvidenceReview) -> Table:
    """What stands behind the words of each sentence, then each controlled comparison for its condition."""
    rows = [row for one in review.once(annotated_sentences) for row in _rows(one)]
    return laid_out(
        "annotated-sentence",
        rows,
        {
            "Sentence": lambda row: f"{row.sentence.title}. {row.sentence.answer} {row.sentence.place}".strip(),
            "Words or study": _about,
            "What stands behind it": _told,
            "People": lambda row: row.found and people_and_units(row.found.study),
            "Treated, of 100": lambda row: _arm(row, 0),
            "Control, of 100": lambda row: _arm(row, 1),
            "Difference": lambda row: row.share.difference if row.share else _unread(row),
        },
    )


def _rows(one: AnnotatedSentence) -> Iterator[AnnotatedRow]:
    for fragment in one.fragments:
        yield AnnotatedRow(one, fragment)
    for found in one.comparisons.studies:
        for finding in found.shares:
            yield AnnotatedRow(one, None, found, shown_share(finding, found.study))
        if not found.shares:
            yield AnnotatedRow(one, None, found)


def _about(row: AnnotatedRow) -> Run | Name:
    if row.found:
        return Name(Home.STUDIES, row.found.study.study)
    return Run(row.fragment.words if row.fragment else "", quoted=True)


def _told(row: AnnotatedRow) -> Lines:
    if row.fragment:
        return Lines(Run(note.text, strong=note.strong) for note in row.fragment.notes)
    assert row.found is not None
    what = row.share.measured if row.share else compared_in_words(row.found)
    about = about_study(row.found.study, row.sentence.comparisons.condition)
    return Lines((Run(what, strong=True), Run(about, soft=True), Run(f"{row.found.fairness}", soft=True)))


def _unread(row: AnnotatedRow) -> str | None:
    return Absent(NOT_READ) if row.found else None


def _arm(row: AnnotatedRow, place: int) -> str | None:
    """A group's share per 100 with its counts and its interval, as far as they were read."""
    share = row.share
    if share is None or share.few or share.arms[place][1] is None:
        return Absent(FEW) if share and share.few else _unread(row)
    _, value, arm = share.arms[place]
    counts = f" ({arm.cases} of {arm.people})" if arm else ""
    interval = f"; {interval_in_words(wilson(*arm))}" if arm and counts_people(share.study) else ""
    return f"{per_100(float(value or 0))}{counts}{interval}"
