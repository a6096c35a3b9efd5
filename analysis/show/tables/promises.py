"""The promises of help, condition by condition: who makes them and what the strongest study of each is."""

from collections.abc import Iterable

from analysis.appraise.help_found import HelpFound, link_found, of_agent
from analysis.appraise.ladder import COMPARING_DESIGNS
from analysis.appraise.promises import PromisedCondition, only_used, promised_conditions, promises
from analysis.appraise.verdict.rated_link import RatedLink
from analysis.check.evidence_review import EvidenceReview
from analysis.model.evidence import Evidence
from analysis.model.words import Design, Fit
from analysis.show.table import Table
from analysis.show.tables.layout import laid_out
from analysis.show.tables.studies import study_names
from analysis.show.value import Home, Lines, names
from analysis.text.prose.phrases import capital, counted, verb

# Designs whose names are long where there is room for a phrase.
_SHORT = {Design.SYSTEMATIC_REVIEW: "review", Design.CROSS_OVER_TRIAL: "cross-over trial"}


def claims_map(review: EvidenceReview) -> Table:
    """Every condition in which a document promises help, with what is found among all studies and among its own."""
    rows = review.appraised.once(promised_conditions)
    return laid_out(
        "claims-map",
        rows,
        {
            "Promised by": lambda row: ", ".join(row.own),
            "Only “used for” by": lambda row: ", ".join(row.used),
            "Claims": lambda row: names(Home.CLAIMS, row.claims),
            "What it is": lambda row: strongest_in_words(row, review.evidence),
            "Study": lambda row: names(Home.STUDIES, dict.fromkeys(one.study.study for one in row.strongest)),
            "Among the document's own references": lambda row: Lines(f"{name}: {one}" for name, one in row.own.items()),
        },
        promises=sum(len(row.own) for row in rows),
        used=", ".join(only_used(review.appraised)),
        meanings="; ".join(f"{word}: {word.meaning}" for word in HelpFound),
    )


def promises_told(rows: Iterable[PromisedCondition]) -> str:
    """The finding: how many promises have no controlled study of the treatment in their condition, how many none."""
    counts = promises(rows)
    total, asked = counts.total(), counts[HelpFound.NOT_JUDGED]
    bare = sum(number for answer, number in counts.items() if not answer.is_controlled) - asked
    absent = sum(number for answer, number in counts.items() if answer.is_absent)
    if not total:
        return "No document promises help in a condition"
    number, study = (bare, "no controlled study") if bare else (total - asked, "a controlled study")
    none = f". {absent} {verb(absent, 'has', 'have')} no study in it of any kind" if absent else ""
    left = f"; of {asked} it was not judged" if asked else ""
    have = f"{number} {verb(number, 'has', 'have')} {study} of the treatment in that condition"
    return f"Of {counted(total, 'promise')} of help, {have}{none}{left}"


def strongest_in_words(row: PromisedCondition, evidence: Evidence) -> str:
    """What the strongest study is: its name, with its side where studies differ, else how it was done, and in whom."""
    names_of, strongest = evidence.once(study_names), row.strongest
    told = [f"{names_of[one.study.study]}{_elsewhere(one)}" for one in strongest]
    if len(told) > 1:
        sides = "; ".join(f"{link_found(one)}: {name}" for one, name in zip(strongest, told, strict=True))
        return capital(sides)
    if row.found is HelpFound.ELSEWHERE:
        return f"Nearest: {told[0]}"
    if not strongest:
        return row.found.meaning.capitalize() if row.found is HelpFound.NONE else ""
    study, link = strongest[0].study, strongest[0].link
    design = _SHORT.get(study.design, study.design)
    if row.found is HelpFound.UNCONTROLLED and study.design in COMPARING_DESIGNS:
        design = f"uncontrolled part of a {design}"
    people = f" of {study.participants}" if study.design is Design.CASE_SERIES and study.participants else ""
    why = f": {link.why}" if row.found is HelpFound.INDIRECT and link.why else ""
    return f"{names_of[study.study]}, {design}{people}{_elsewhere(strongest[0])}{why}"


def _elsewhere(one: RatedLink) -> str:
    """The study's condition and treatment where they are not just the claim's."""
    agent = "" if of_agent(one) else one.study.agent
    condition = one.study.condition if one.link.condition_fit is not Fit.SAME else ""
    told = ", ".join(filter(None, (agent, condition)))
    return f" ({told})" if told else ""
