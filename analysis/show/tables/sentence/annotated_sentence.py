"""The annotated sentence: the page's own words for its evidence, what stands behind each, and fair comparisons.

A sentence is here if a study can be named that it speaks of. Words of a kind that it lacks have no note.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from analysis.appraise.absolute import Absolute, Arm, absolute, counts_people, more_or_fewer, per_100, wilson
from analysis.appraise.controlled_comparisons import ControlledComparisons, ControlledStudy, controlled_comparisons
from analysis.appraise.design import DesignComparison
from analysis.appraise.wording.result import (
    at_months,
    control_in_words,
    interval_in_words,
    is_of_few,
    no_difference,
    value_in_words,
)
from analysis.appraise.wording.source import people_and_units
from analysis.check.evidence_review import EvidenceReview
from analysis.check.standing import whole_quotes
from analysis.model.evidence import grouped
from analysis.model.records import Claim, Finding, Study
from analysis.model.words import Design, Measure
from analysis.show.table import Table
from analysis.show.tables.cells import FEW, NOT_READ, document_name
from analysis.show.tables.layout import laid_out
from analysis.show.tables.sentence.annotation_notes import Note, SentenceSources
from analysis.show.value import Absent, Home, Lines, Name, Run
from analysis.text.prose.phrases import listed, sentence
from analysis.text.prose.spans import Span, longest
from analysis.text.vocabulary.refused import telling
from analysis.text.vocabulary.shapes import word_lists


class Fragment(NamedTuple):
    """Words of the page, letter for letter, with the notes on them; ``gap`` is whether words are left out before."""

    words: str
    gap: bool
    notes: tuple[Note, ...]


class AnnotatedSentence(NamedTuple):
    """A sentence of a page, its fragments in their order, and the controlled comparisons for its condition.

    ``title``, ``answer``: What is credited to what, and whether it was read. ``place``: Where it stands, and how it
    leads to references. ``strip``: How these were read, and what would settle it.
    """

    claims: tuple[Claim, ...]
    title: str
    answer: str
    place: str
    fragments: tuple[Fragment, ...]
    strip: str
    comparisons: ControlledComparisons


def annotated_sentences(review: EvidenceReview) -> tuple[AnnotatedSentence, ...]:
    """Every sentence with a study that it speaks of, the gravest flagged first, those without a flag last."""
    evidence, designs = review.evidence, review.appraised.designs
    attributed = (designs[one.id] for one in evidence.claims if one.id in designs and designs[one.id].attributed)
    found = grouped(((one.claim.document, one.claim.line, one.claim.stated_design), one) for one in attributed)
    flags = review.priority.gravest_first(review.flags_on_claims)
    rank = {claim: place for place, flag in reversed(list(enumerate(flags))) for claim in flag.claims}
    order = sorted(found.values(), key=lambda ones: min(rank.get(one.claim.id, len(flags)) for one in ones))
    return tuple(_annotated(ones, review) for ones in order)


def _annotated(designs: Sequence[DesignComparison], review: EvidenceReview) -> AnnotatedSentence:
    sources = SentenceSources(designs, review)
    claim, claims = sources.claim, sources.claims
    printed = list(dict.fromkeys(sources.printed(one)[0] for one in sources.results)) or [claim.quote]
    credited = f"{listed(f'“{one}”' for one in printed)} {'is' if len(printed) == 1 else 'are'} credited to"
    return AnnotatedSentence(
        claims,
        f"{credited} “{claim.stated_design}”",
        _joined(sources.noted("answer")),
        f"Document {document_name(claim.document, review)}, line {claim.line}. {_joined(sources.noted('place'))}",
        _fragments(sources),
        _joined(sources.noted("strip")),
        controlled_comparisons(claims, sources.meant, review.evidence),
    )


def _joined(notes: Iterable[Note]) -> str:
    return " ".join(one.text for one in notes)


# Words that call evidence new, up to two words before those that name it.
_RECENT = re.compile(rf"{word_lists('designs')['RECENCY']}(?=(?:[ -]\w+){{0,2}} $)", re.IGNORECASE)
# Words that say how people fared, and the rate made of them.
_FARED = "|".join(word_lists("measures")[name] for name in ("BETTER", "WORSE", "LESSEN", "FELL"))
_RATE = re.compile(r"[ -]rates?\b", re.IGNORECASE)


def _fragments(sources: SentenceSources) -> tuple[Fragment, ...]:
    text, claim = _text(sources), sources.claim
    about: dict[Span, tuple[str, Sequence[Claim]]] = {}
    start = text.lower().find(claim.stated_design.lower())
    design = Span(start, start + len(claim.stated_design))
    if recent := list(_RECENT.finditer(text[:start])):
        about[Span(*recent[-1].span())] = ("time", ())
    about[design] = ("design", ())
    figures = grouped((span, one) for one in sources.results if (span := _figure_in(text, one, sources)))
    if figures and (fared := _fared(text, design.end, min(figures), sources)):
        about[fared] = ("outcome", ())
    about |= {span: ("figure", claims) for span, claims in figures.items()}
    found, end = list[Fragment](), 0
    for span in longest(about):
        gap = bool(found) and bool(text[end : span.start].strip())
        found.append(Fragment(text[slice(*span)], gap, sources.noted(*about[span])))
        end = span.end
    return tuple(found)


def _text(sources: SentenceSources) -> str:
    """The sentence; where its document's text is not at hand the quotes, after the words for the evidence."""
    whole, named = sources.sentences or whole_quotes(sources.claims), sources.claim.stated_design
    said = any(named.lower() in one.lower() for one in whole)
    return " … ".join((*([] if said else [named]), *whole))


def _figure_in(text: str, claim: Claim, sources: SentenceSources) -> Span | None:
    printed, _ = sources.printed(claim)
    start = text.find(printed, max(0, text.find(claim.quote)))
    return Span(start, start + len(printed)) if start >= 0 else None


def _fared(text: str, start: int, figure: Span, sources: SentenceSources) -> Span | None:
    """The words for how people fared, else for the outcome: the last before the first figure, else the first after."""
    own = (rf"\b{re.escape(one.outcome)}\b" for one in sources.results if one.outcome)
    for shape in (re.compile(one, re.IGNORECASE) for one in (_FARED, *own)):
        before = list(shape.finditer(text, start, figure.start))
        if match := before[-1] if before else shape.search(text, figure.end):
            rate = _RATE.match(text, match.end())
            return Span(match.start(), rate.end() if rate else match.end())
    return None


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
            return f"{more_or_fewer(size)} in 100, {effect.why}{none if no_difference(finding) else ''}."
        low, high = effect.interval
        ends = f"{more_or_fewer(low, alone=low * high > 0)} and {more_or_fewer(high)}"
        return f"{more_or_fewer(size)} in 100, between {ends}{none if low <= 0 <= high else ''}."


def shown_share(finding: Finding, study: Study) -> ShownShare:
    """A finding with its study and its absolute effect."""
    return ShownShare(finding, study, absolute(finding, study))


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
        for share in [shown_share(finding, found.study) for finding in found.shares] or (None,):
            yield AnnotatedRow(one, None, found, share)


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
