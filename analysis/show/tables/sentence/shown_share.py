"""Shares of people in both groups of a controlled comparison, per 100, and what is said of them in words."""

from decimal import Decimal
from typing import NamedTuple

from analysis.appraise.absolute import Absolute, Arm, absolute
from analysis.appraise.controlled_comparisons import ControlledStudy
from analysis.appraise.wording.result import at_months, control_in_words, is_of_few, no_difference, value_in_words
from analysis.model.records import Finding, Study
from analysis.model.words import Design, Measure
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
        counts = (self.effect.treated, self.effect.control)
        values = (self.finding.value, self.finding.comparator_value)
        names = ("treated", "control")
        return tuple(
            (name, arm.per_100 if arm else value, arm) for name, value, arm in zip(names, values, counts, strict=True)
        )

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
    told = [one for one in found.others if no_difference(one) or telling(one.note)]
    if not told:
        return "Its results were not read."
    one = next(iter(told))
    what = "no difference found" if no_difference(one) else telling(one.note)
    return f"{sentence(one.outcome + at_months(one))[:-1]}: {what}. No shares read."


def about_study(study: Study, condition: str) -> str:
    """What it compared with what, with its condition and design where they are not those that go without saying."""
    comparator = study.comparator.partition(";")[0] or "a group that was not described"
    design = "" if study.design is Design.RANDOMISED_TRIAL else str(study.design)
    where = study.condition if study.condition != condition else ""
    return ": ".join((*filter(None, (design, where)), f"{study.agent} against {comparator}"))
