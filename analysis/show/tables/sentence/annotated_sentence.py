"""The sentences with a study that they speak of, in words and numbers, and the shares that comparisons found."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from analysis.appraise.absolute import Absolute, Arm, absolute
from analysis.appraise.controlled_comparisons import ControlledStudy
from analysis.appraise.interval import counts_people, wilson
from analysis.appraise.wording.result import no_difference
from analysis.appraise.wording.source import people_and_units
from analysis.appraise.wording.value import at_months, control_in_words, interval_in_words, is_of_few, value_in_words
from analysis.check.evidence_review import EvidenceReview
from analysis.model.records import Finding, Study
from analysis.model.words import Design, Measure
from analysis.show.table import Table
from analysis.show.tables.cells import FEW, NOT_READ
from analysis.show.tables.layout import laid_out
from analysis.show.tables.sentence.annotation import AnnotatedSentence, Fragment, annotated_sentences
from analysis.show.value import Absent, Home, Lines, Name, Run
from analysis.text.prose.phrases import sentence
from analysis.text.vocabulary.refused import telling


class ShownShare(NamedTuple):
    """A share of both groups per 100, as far as it may be given, and what is said of the two."""

    finding: Finding
    study: Study
    effect: Absolute

    @property
    def arms(self) -> tuple[tuple[str, Decimal | float | None, Arm | None], ...]:
        """Each group by its name: people per 100, and its counts where both are read. No number of few people."""
        groups = (
            ("treated", self.finding.value, self.effect.treated),
            ("control", self.finding.comparator_value, self.effect.control),
        )
        return tuple((name, arm.per_100 if arm else value, arm) for name, value, arm in groups)

    @property
    def few(self) -> bool:
        """Whether a group is so small that its counts stand alone."""
        return is_of_few(self.finding)

    @property
    def measured(self) -> str:
        """What was counted, and when: ``more than 50 % less pain at 12 months``."""
        finding = self.finding
        when = at_months(finding) or " (time not read)"
        limit = "" if finding.measure is Measure.SHARE_WITH_EVENT else finding.threshold
        about = limit if finding.outcome in limit else ": ".join(filter(None, (finding.outcome, limit)))
        return f"{about}{when}{'' if finding.verified else '; provisional, read in no source'}"

    @property
    def difference(self) -> str:
        """The difference in a sentence: ``10 more in 100, between 8 fewer and 28 more``."""
        effect, finding = self.effect, self.finding
        if self.few:
            return f"{value_in_words(finding)} against {control_in_words(finding)}: too few for shares of 100."
        size, none = effect.difference, ": no difference found"
        if size is None:
            size = float((finding.value or 0) - (finding.comparator_value or 0))
        if effect.interval is None:
            return f"{_more(size)} in 100, {effect.why}{none if no_difference(finding) else ''}."
        low, high = effect.interval
        ends = f"{_more(low, alone=low * high > 0)} and {_more(high)}"
        return f"{_more(size)} in 100, between {ends}{none if low <= 0 <= high else ''}."


def shown_share(finding: Finding, study: Study) -> ShownShare:
    """A finding with its study and its absolute effect."""
    return ShownShare(finding, study, absolute(finding, study))


def per_100(value: float) -> int:
    """A share as so many of 100, half up."""
    return int(value + 0.5)


def _more(difference: float, *, alone: bool = False) -> str:
    """``12 more``, ``3 fewer`` or ``0``; the number alone where its word follows with another."""
    number = per_100(abs(difference))
    return f"{number}{'' if alone else ' more' if difference > 0 else ' fewer'}" if number else "0"


def compared_in_words(found: ControlledStudy) -> str:
    """What a comparison without shares was read to find, in words."""
    one = next((one for one in found.others if no_difference(one) or telling(one.note)), None)
    if one is None:
        return "Its results were not read."
    what = "no difference found" if no_difference(one) else telling(one.note)
    return f"{sentence(one.outcome + at_months(one))[:-1]}: {what}. No shares read."


def about_study(study: Study, condition: str) -> str:
    """What it compared with what, with its condition and design where they are not those that go without saying."""
    comparator = study.comparator.partition(";")[0] or "a group that was not described"
    design = "" if study.design is Design.RANDOMISED_TRIAL else str(study.design)
    where = study.condition if study.condition != condition else ""
    return ": ".join((*filter(None, (design, where)), f"{study.agent} against {comparator}"))


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
