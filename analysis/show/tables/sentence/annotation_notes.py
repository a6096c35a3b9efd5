"""Notes on a sentence: what the rows tell of the sources that it can mean, in the sentences of the table beside."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from analysis.appraise.design import DesignComparison, akin, design_in_title
from analysis.appraise.figure_match import (
    FigureMatch,
    is_result,
    match_figure,
    sentence_of,
    stated_measures,
)
from analysis.appraise.verdict.cited_studies import CitedBy, cited_studies_of, reach_of, year_of
from analysis.appraise.wording.result import with_unit
from analysis.appraise.wording.source import people_and_units, units_in_words
from analysis.check.evidence_review import EvidenceReview
from analysis.check.numbers import stated_times
from analysis.model.conclusions import DesignOutcome
from analysis.model.evidence import grouped
from analysis.model.records import Claim, Study
from analysis.model.words import Measure, ReadAs, TermKind
from analysis.show.tables.cells import figure_of
from analysis.show.tables.studies import study_names
from analysis.tell.sentences import Told, said
from analysis.text.prose.numbers import find_quantities
from analysis.text.prose.phrases import listed, with_article
from analysis.text.rows import rows_beside

# Words that tell how much better counts as better.
_THRESHOLD = re.compile(r"\b(?:at least|more than|half|third|quarter|points?|minimum)\b", re.IGNORECASE)


class Note(NamedTuple):
    """A sentence of a note; ``strong`` is what was found, the others explain it."""

    strong: bool
    text: str


_ROWS = grouped((row["about"], row) for row in rows_beside(__file__))


def noted(about: str, told: Mapping[str, Told]) -> tuple[Note, ...]:
    """The sentences on something that hold, with what is told put into them; what is not told does not hold."""
    rows = (row for row in _ROWS[about] if not row["when"] or told.get(row["when"]))
    return tuple(Note(row["strong"] == "yes", text) for row in rows for text in said([{**row, "when": ""}], told))


class SentenceSources:
    """The claims of one sentence, the studies that it can mean, and what is told of them.

    ``designs`` are those of its claims, each with the study that the sentence speaks of.
    """

    def __init__(self, designs: Sequence[DesignComparison], review: EvidenceReview) -> None:
        self._review, self._evidence, self._compared = review, review.evidence, designs[0]
        self.claims = tuple(one.claim for one in designs)
        self.claim = self.claims[0]
        self.results = [one for one in self.claims if is_result(one)]
        self.sentences = list(dict.fromkeys(filter(None, (sentence_of(one, self._evidence) for one in self.claims))))
        self._reach = cited_studies_of(self.claim, self._evidence)
        self._cited = [self._evidence.study[key] for key in self._reach.studies if key in self._evidence.study]
        self._by_marker = self._reach.cited_by is CitedBy.MARKER

    def noted(self, about: str, claims: Sequence[Claim] = ()) -> tuple[Note, ...]:
        """The notes on words of the sentence; on a figure, by the claims that have it."""
        told: Mapping[str, Told] = self._traced(claims) if about == "figure" else getattr(self, f"_{about}")
        return noted(about, {**self._place, **told})

    @property
    def meant(self) -> Study | None:
        """The study that the sentence speaks of; ``None`` if it has no row."""
        return self._evidence.study.get(self._compared.attributed.study) if self._compared.attributed else None

    def printed(self, claim: Claim) -> tuple[str, str]:
        """A claim's figure as its quote prints it, else as its row has it; and the words of the quote after it."""
        ends = claim.figure and (abs(claim.figure.low), abs(claim.figure.high))
        found = (one for one in find_quantities(claim.quote) if (abs(one.low), abs(one.high)) == ends)
        one = next(found, None)
        return (one.text, claim.quote[one.span.end :].strip(" .,;:")) if one else (figure_of(claim), "")

    def _name(self, study: str) -> str:
        return self._evidence.once(study_names).get(study, study)

    def _named(self, studies: Iterable[str]) -> str:
        return listed(map(self._name, dict.fromkeys(studies)))

    # What is told, by what it is about

    @cached_property
    def _place(self) -> dict[str, Told]:
        return {
            "cited": len(self._reach.studies) + self._reach.unnamed,
            "marker": self.claim.marker,
            "named": self._named(self._reach.studies),
            "by_marker": self._by_marker,
            "by_list": not self._by_marker,
        }

    @property
    def _time(self) -> dict[str, Told]:
        document, evidence = self.claim.document, self._evidence
        reached = reach_of(self.claim.marker, document, evidence).references if self._by_marker else ()
        printed = reached or evidence.references_of.get(document, ())
        return {"years": listed(sorted({year_of(one, evidence) for one in printed} - {""}))}

    def _described(self, study: Study) -> str:
        who = units_in_words(study) or people_and_units(study)
        return f"{self._name(study.study)}: {study.condition}, {who}, {study.agent}"

    @property
    def _design(self) -> dict[str, Told]:
        found, meant, stated = self._compared.attributed, self.meant, self._compared.stated
        of_design = [one for one in self._cited if stated and akin(stated, one.design)]
        by_list = not self._by_marker and stated is not None
        told: dict[str, Told] = {"akin": len(of_design), "counted": by_list}
        told["akin_studies"] = tuple(f"{self._described(one)}." for one in of_design) if by_list else ()
        if meant is None or found is None:
            return told
        title = design_in_title(meant, self.claim.document, self._evidence)
        title = title if title and meant.design in title.witness.designs else None
        told_of = by_list and meant in of_design
        part = meant in of_design and self._compared.outcome is DesignOutcome.CONTRADICTED and found.finding
        return told | {
            "a_design": with_article(meant.design),
            "marked": found.finding is None,
            "read": found.finding is not None and found.verified,
            "thought": not found.verified,
            "meant": self._name(meant.study) if told_of else self._described(meant),
            "title": title.witness.quote if title else "",
            "whose": title.whose if title else "",
            "apart": self._compared.apart,
            "part": str(part.phase) if part else "",
        }

    @property
    def _outcome(self) -> dict[str, Told]:
        first, claims, text = self.results[0], self.results, " ".join(self.sentences)
        comparator = next((one.comparator for one in claims if one.comparator), "")
        times = list(dict.fromkeys(f"{number:f} {unit}s" for one in claims for number, unit in stated_times(one)))
        under = {one.agent: self._evidence.lineage(one.agent, TermKind.AGENT)[1:] for one in self._cited}
        agents = [agent for agent, broader in under.items() if first.agent and first.agent in broader]
        vague = len(agents) > 1
        measures = stated_measures(first, self._evidence)
        open_ended = Measure.SHARE_IMPROVED in measures and bool(text) and not _THRESHOLD.search(text)
        others = len(find_quantities(text)) - len({self.printed(one)[0] for one in claims}) - len(times)
        gaps = {
            "in which condition": not first.condition,
            f"which {first.agent} ({' or '.join(agents)})" if vague else "what was given": vague or not first.agent,
            "after how long": not times,
            "how much better counts": open_ended and others < 1,
        }
        return {
            "comparator": comparator,
            "uncompared": not comparator,
            "stated": listed(filter(None, (first.condition, "" if vague else first.agent, *times))),
            "missing": listed(gap for gap, holds in gaps.items() if holds),
            "no_quantity": not measures,
        }

    def _traced(self, claims: Sequence[Claim]) -> dict[str, Told]:
        """Where a figure stands: for its outcome, for something else, or in a study that the page does not cite."""
        given, read = self._given(claims), sum(one.read_as is not ReadAs.NOT_READ for one in self._cited)
        entered = [one for one in self._matches(claims) if one.agrees and not one.finding.verified]
        about = {one.finding.id for one in (*given, *entered)}
        alike = (one for one in self._matches(claims) if one.same_number and one.finding.verified)
        other = [one for one in alike if one.finding.id not in about]
        meant = self._compared.attributed
        entered = [one for one in entered if meant is None or one.finding.study != meant.study]
        return {
            "given": bool(given),
            "giving": len({one.finding.study for one in given}),
            "givers": self._named(one.finding.study for one in given),
            "given_as": self._lines(given),
            "other_alone": bool(other) and not given,
            "nowhere": not (other or given) and read > 0,
            "unread": not read,
            "read": read,
            "said": max((self.printed(one)[1] for one in claims), key=len),
            "other": self._lines(other, measured=True),
            "entered": self._named(one.finding.study for one in entered),
            "elsewhere": self._lines(self._elsewhere(claims), "Not in its list, "),
        }

    def _matches(self, claims: Iterable[Claim]) -> Iterable[FigureMatch]:
        return (one for claim in claims for one in self._review.appraised.figure_matches.get(claim.id, ()))

    def _given(self, claims: Iterable[Claim]) -> list[FigureMatch]:
        return [one for one in self._matches(claims) if one.is_given]

    def _elsewhere(self, claims: Iterable[Claim]) -> Iterable[FigureMatch]:
        """Results read of studies that the page does not bring, with the figure of the claim's agent and quantity."""
        beside = [key for key in self._evidence.study if key not in self._reach.studies]
        for claim in claims:
            measures = stated_measures(claim, self._evidence)
            for one in match_figure(claim, beside, self._evidence):
                study = self._evidence.study[one.finding.study]
                alike = self._evidence.in_line(claim.agent, study.agent, TermKind.AGENT)
                if one.same_number and one.finding.verified and one.finding.measure in measures and alike:
                    yield one

    def _lines(self, found: Iterable[FigureMatch], before: str = "", *, measured: bool = False) -> tuple[str, ...]:
        findings = {one.finding.id: one.finding for one in found}.values()
        return tuple(
            f"{before}{self._name(one.study)}: {with_unit(one.value, one.unit).replace(' %', '%')}, {one.outcome}"
            f"{f' ({one.measure})' if measured else ''}."
            for one in findings
        )

    @property
    def _answer(self) -> dict[str, Told]:
        by_figure = grouped((self.printed(one)[0], one) for one in self.results)
        given = [printed for printed, claims in by_figure.items() if self._given(claims)]
        rest = [printed for printed in by_figure if printed not in given]
        givers = dict.fromkeys(one.finding.study for one in self._given(self.results))
        return {
            "given": bool(given) and not rest,
            "mixed": bool(given and rest),
            "nowhere": bool(rest) and not given,
            "giving": len(givers),
            "givers": self._named(givers),
            "them": "it" if len(by_figure) == 1 else "them",
            "what": "this outcome" if len(self.results) == 1 else "these outcomes",
            "some": listed(given),
            "rest": listed(rest),
        }

    @property
    def _strip(self) -> dict[str, Told]:
        ways = grouped((one.read_as, one.study) for one in self._cited)
        in_part = (one for one in self._cited if one.read_as is not ReadAs.FULL_TEXT)
        unread = sorted(in_part, key=lambda one: one is not self.meant)
        read = (f"{way.meaning} ({self._named(studies)})" for way, studies in ways.items())
        return {
            "alike": next(iter(ways)).meaning if len(ways) == 1 else "",
            "unlike": "; ".join(read) if len(ways) > 1 else "",
            "several": len(unread) > 1,
            "one": len(unread) == 1,
            "first": self._name(unread[0].study) if unread else "",
            "in_full": bool(ways) and not unread,
            "unnamed": self._reach.unnamed,
        }
