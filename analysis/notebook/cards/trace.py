"""From a claim's words to what stands behind them: its numbers, who could have reported them, and by what design."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from analysis.appraise.design import DesignComparison, akin, design_in_title
from analysis.appraise.figure_match import is_result, match_figure, stated_measures
from analysis.appraise.ladder import LEVELS, QuestionType, Tier, design_level, evidence_level
from analysis.appraise.verdict.cited_studies import cited_studies_of
from analysis.check.design import why
from analysis.model.conclusions import Comparison, DesignOutcome
from analysis.model.evidence import Evidence
from analysis.model.records import Claim, Finding, Study
from analysis.model.words import Design, Measure, ReadAs, TermKind
from analysis.notebook.cards.card import Card
from analysis.show.tables.cells import figure_of, value_of
from analysis.show.tables.studies import study_names
from analysis.text.prose.phrases import listed, verb, with_article

if TYPE_CHECKING:
    import pandas as pd

    from analysis.notebook.cards.of_review import ReviewCards

#: The row of the ladder for designs that stand on none of its rungs.
OFF = "on no rung"

# What `candidates` says of a reference.
_RANDOMISED = ("yes", "no", "review", "open")
_OF_DESIGN = {Design.UNKNOWN: "open", Design.SYSTEMATIC_REVIEW: "review"}
_GIVEN = ("yes", "not verified", "something else", "no", "open")
# What `shares` says of a result.
_COMPARED = ("with a comparison group", "without one")


class TracedClaim(Card):
    """What a claim's card tells of the way from its numbers to the studies."""

    @property
    def _evidence(self) -> Evidence:
        return self._made.evidence

    @property
    def _claim(self) -> Claim:
        return self._evidence.claim[self.id]

    @property
    def _design(self) -> DesignComparison | None:
        return self._made.appraised.designs.get(self.id)

    @property
    def _cited(self) -> list[Study]:
        """The studies that its document brings for it and that have a row."""
        keys = cited_studies_of(self._claim, self._evidence).studies
        return [self._evidence.study[key] for key in keys if key in self._evidence.study]

    @property
    def _beside(self) -> list[Claim]:
        """The claims of its line that name the same evidence, itself among them."""
        claim = self._claim
        line = self._evidence.claims_on.get((claim.document, claim.line), ())
        return [one for one in line if one.stated_design == claim.stated_design]

    @property
    def _with_numbers(self) -> list[Claim]:
        """Itself, then the claims beside it whose results are in the same unit; none if it has no result itself."""
        claim = self._claim
        alike = [one for one in self._beside if one.unit == claim.unit and is_result(one)]
        return sorted(alike, key=lambda one: one is not claim) if is_result(claim) else []

    def _name(self, study: str) -> str:
        """A study as people cite it; its key where the bibliography has no entry."""
        return self._evidence.once(study_names).get(study, study)

    @property
    def numbers(self) -> list[str]:
        """The results that its sentence gives, its own first, as printed: ``91 %``; none where it gives none itself."""
        return list(dict.fromkeys(map(figure_of, self._with_numbers)))

    @property
    def number(self) -> float | None:
        """Its figure as a number; of a range the lower end; ``None`` without one."""
        return float(self._claim.figure.low) if self._claim.figure else None

    @property
    def share(self) -> float | None:
        """Its number where it is a share of patients improved, in per cent; else ``None``. Of a range the lower end."""
        claim = self._claim
        improved = Measure.SHARE_IMPROVED in stated_measures(claim, self._evidence)
        return self.number if improved and claim.unit == "%" and is_result(claim) else None

    @property
    def alone(self) -> "ReviewCards":
        """The review of this claim alone, for a plot or a table of nothing else; no verdict is taken again."""
        return self.review.on_claims({self.id})

    @property
    def candidates(self) -> "pd.DataFrame":
        """The studies that its document brings for it, each tried: it could be the one that the sentence speaks of.

        By key. ``name``, ``label`` (name and design) and ``design`` are texts, ``read_as`` how much of it was read.
        ``randomised`` is *yes*, *no*, *review* or *open* (the design is not known). Then a column for each of
        ``numbers``, whether a result gives it as the sentence means it: *yes*; *not verified*, entered but read in no
        source; *something else*, the number of another quantity or outcome; *no*; *open*, not in the part read.
        """
        import pandas as pd

        cited = self._cited
        rows = {
            "name": [self._name(one.study) for one in cited],
            "label": [f"{self._name(one.study)}, {one.design}" for one in cited],
            "design": [str(one.design) for one in cited],
            "read_as": [str(one.read_as) for one in cited],
        }
        trial = Design.RANDOMISED_TRIAL
        randomised = [_OF_DESIGN.get(one.design) or _RANDOMISED[not akin(one.design, trial)] for one in cited]
        words: dict[str, Any] = {
            "randomised": pd.Categorical(randomised, _RANDOMISED),
            **{one: pd.Categorical([self._gives(one, study) for study in cited], _GIVEN) for one in self.numbers},
        }
        keys = pd.Index([one.study for one in cited], name="study", dtype="string")
        return pd.DataFrame(rows, dtype="string").assign(**words).set_axis(keys)

    def _gives(self, number: str, study: Study) -> str:
        held = [one for one in self._with_numbers if figure_of(one) == number]
        found = [match for one in held for match in match_figure(one, (study.study,), self._evidence)]
        agreeing = [match.finding.verified for match in found if match.comparison is Comparison.AGREES]
        if agreeing:
            return "yes" if any(agreeing) else "not verified"
        if any(match.same_number for match in found):
            return "something else"
        return "no" if study.read_as is ReadAs.FULL_TEXT else "open"

    @property
    def shares(self) -> "pd.DataFrame":
        """Shares of patients improved, in per cent, read in any study here: rows of ``review.findings``.

        Of those who had the study's own agent, for outcomes that ``terms.csv`` puts under one term with the claim's.
        Beside the columns of a finding: ``name`` of the study; ``comparison``, *with a comparison group* at that time
        or *without one*; ``part``, the study with month and phase; ``what``, the outcome with its threshold and with
        the group if that is a part of the treated. Those with a comparison group come first, the highest share first.
        """
        found = [one for one in self._read(Measure.SHARE_IMPROVED) if self._akin(one)]
        return self._results(found).sort_values(["comparison", "value"], ascending=[True, False], kind="stable")

    def _read(self, measure: Measure) -> Iterator[Finding]:
        """The findings of a measure, in per cent, that were read in a source."""
        for one in self._evidence.findings:
            if one.verified and one.measure is measure and one.unit == "%" and one.value is not None:
                yield one

    def _akin(self, finding: Finding) -> bool:
        """Whether it is of those who had the study's agent, and its outcome falls under one term with the claim's."""
        study, outcome = self._evidence.study.get(finding.study), self._claim.outcome
        lines = [set(self._evidence.lineage(one, TermKind.OUTCOME)) for one in (outcome, finding.outcome)]
        return bool(study and study.agent in (finding.group or study.agent) and (not outcome or lines[0] & lines[1]))

    @property
    def mean_changes(self) -> "pd.DataFrame":
        """Mean changes in per cent that were read in the studies its document brings: rows of ``review.findings``.

        With the further columns of ``shares``; ``change``, the result in words; and ``same_number``, whether it has a
        number of the sentence. Those with a comparison group come first.
        """
        keys = [one.study for one in self._cited]
        found = [one for one in self._read(Measure.MEAN_CHANGE) if one.study in keys]
        matches = (one for claim in self._with_numbers for one in match_figure(claim, keys, self._evidence))
        same = {one.finding.id for one in matches if one.same_number}
        rows = self._results(found)
        told = (f"{one.outcome} by {value_of(one)} ({part})" for one, part in zip(found, rows["part"], strict=True))
        rows = rows.assign(change=list(told), same_number=rows.index.isin(same)).astype({"change": "string"})
        return rows.sort_values("comparison", kind="stable")

    def _results(self, kept: Sequence[Finding]) -> "pd.DataFrame":
        import pandas as pd

        evidence, names = self._evidence, [self._name(one.study) for one in kept]
        times = ("time not read" if one.months is None else f"month {one.months.normalize():f}" for one in kept)
        words = {
            "name": names,
            "part": [f"{name}, {time}, {one.phase}" for name, time, one in zip(names, times, kept, strict=True)],
            "what": [_counted(one, evidence.study[one.study]) for one in kept],
        }
        levels = (evidence_level(evidence.study[one.study], one.phase, QuestionType.BENEFIT, evidence) for one in kept)
        compared = pd.Categorical([_COMPARED[level.tier < Tier.CONTROLLED] for level in levels], _COMPARED)
        rows = self.review.findings.loc[[one.id for one in kept]]
        return rows.assign(**words, comparison=compared).astype(dict.fromkeys(words, "string"))

    @property
    def ladder(self) -> "pd.DataFrame":
        """The rungs of OCEBM 2011, highest first, by what stands on them: the page's word, then each of its references.

        The first column holds the words by which the sentence names its evidence, at the rung of what they name. The
        others are named as the studies are: *yes* at its rung; *meant* or *meant?* for the study to which the sentence
        leads, by what was read or by results that nobody has verified.
        """
        import pandas as pd

        held, cited = self._design, self._cited
        rungs: dict[int | None, list[str | None]] = {level: [None] * (len(cited) + 1) for level in (*LEVELS, None)}
        if held and held.stated:
            rungs[design_level(held.stated)][0] = f"“{self._claim.stated_design}”"
        attributed = held.attributed if held else None
        meant = {attributed.study: "meant" if attributed.verified else "meant?"} if attributed else {}
        for place, study in enumerate(cited, 1):
            level = evidence_level(study, None, QuestionType.BENEFIT, self._evidence).level
            rungs[level][place] = meant.get(study.study, "yes")
        names = [LEVELS.get(level, OFF) if level else OFF for level in rungs]
        return pd.DataFrame(list(rungs.values()), names, ["the page", *(self._name(one.study) for one in cited)])

    @property
    def chain(self) -> "pd.Series[Any]":
        """The way from the page's word to a design, step by step; missing where it cannot be followed.

        *the page names · as source of · found as · in · which is*: the words, ``numbers``, the findings that agree with
        them (or the mark that names the study), the study, its design.
        """
        import pandas as pd

        attributed = self._design.attributed if self._design else None
        study = self._evidence.study.get(attributed.study) if attributed else None
        findings = listed(sorted(one.id for one in attributed.findings)) if attributed else ""
        steps = {
            "the page names": self._claim.stated_design,
            "as source of": listed(self.numbers),
            "found as": findings or (self._claim.marker if study else ""),
            "in": self._name(study.study) if study else "",
            "which is": with_article(study.design) if study else "",
        }
        return pd.Series({name: words or None for name, words in steps.items()}, dtype="string")

    @property
    def on_design(self) -> str:
        """What comes of holding the design that its sentence names against the studies, in a sentence or two."""
        held, evidence = self._design, self._evidence
        said, what = f"“{self._claim.stated_design}”", listed(self.numbers) or "what it says"
        if held is None:
            return "The sentence names no kind of study."
        if held.outcome is DesignOutcome.VAGUE:
            return f"The words {said} name no kind of study."
        if held.outcome is DesignOutcome.NOT_GIVEN:
            return f"The page names {said} as the source of {what}; no reference of that design, read in full, has it."
        if held.outcome is DesignOutcome.CANNOT_TELL:
            names = listed(map(self._name, held.unread))
            unread = f"{names} may report this, and {verb(len(held.unread), 'was', 'were')} not read in full"
            reason = unread if names else why(held, evidence)
            return f"Whether {said} is the source of {what} cannot be told: {reason}."
        assert held.attributed is not None
        study = evidence.study[held.attributed.study]
        return f"The page names {said} as the source of {what}. {self._attributed(held, study)}."

    def _attributed(self, held: DesignComparison, study: Study) -> str:
        """Which study is meant, how that is known, and what it is."""
        attributed, total = held.attributed, len(self._cited)
        assert attributed is not None
        givers = sum(any(self._gives(one, study) in _GIVEN[:2] for one in self.numbers) for study in self._cited)
        only, them = ("the only one", "the numbers") if givers < 2 else ("the one", "most of the numbers")
        list_of = f"Of its {total} references, {only}" if total > 1 else "Its one reference"
        how = f"that was read to give {them}" if attributed.verified else f"from which {them} are thought to come"
        start = f"{list_of} {how} is" if attributed.finding else "Its mark leads to"
        tier = evidence_level(study, None, QuestionType.BENEFIT, self._evidence).tier
        alone = ", without a comparison group" if tier is Tier.UNCONTROLLED else ""
        alike = held.stated is not None and akin(held.stated, study.design)
        part = f", and the numbers are of its {attributed.finding.phase} part" if attributed.finding and alike else ""
        part = part if held.outcome is DesignOutcome.CONTRADICTED else ", as it says"
        found = design_in_title(study, self._claim.document, self._evidence)
        title = found.witness if found and found.printed and study.design in found.witness.designs else None
        quoted = f" (“{title.quote}”, in the title that the page itself prints)" if title else ""
        return f"{start} {self._name(study.study)}, {with_article(study.design)}{quoted}{alone}{part}"


def _counted(finding: Finding, study: Study) -> str:
    """The outcome with its threshold, and with the group where that is not simply the treated."""
    group = f" ({finding.group})" if finding.group not in ("", study.agent) else ""
    return f"{finding.outcome}{f': {finding.threshold}' if finding.threshold else ''}{group}"
