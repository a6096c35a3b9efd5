"""Claims: each on a row, and the promises of help, condition by condition."""

from collections.abc import Iterable

from analysis.appraise.help_found import HelpFound, link_found, of_agent
from analysis.appraise.ladder import COMPARING_DESIGNS, EDITION, LEVELS
from analysis.appraise.promises import PromisedCondition, only_used, promised_conditions, promises
from analysis.appraise.verdict.assessment import Assessment
from analysis.appraise.verdict.cited_studies import CitedBy
from analysis.appraise.verdict.rated_link import RatedLink
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Scope
from analysis.model.evidence import Evidence
from analysis.model.records import Claim
from analysis.model.words import Category, Design, Fit
from analysis.show.table import Table
from analysis.show.tables.cells import NOT_STATED, figure_of
from analysis.show.tables.layout import Computed, columns_of, laid_out
from analysis.show.tables.strength import OFF_LADDER, level_of, level_row, row_of
from analysis.show.tables.studies import study_names
from analysis.show.value import Home, Lines, Name, Phrase, joined, names
from analysis.text.prose.phrases import capital, counted, verb

#: How a document leads from a claim to studies, in words.
REACHED = {
    CitedBy.MARKER: "by marker",
    CitedBy.LIST: "by list",
    CitedBy.NONE: "none cited",
    CitedBy.UNREAD: CitedBy.UNREAD,
    CitedBy.UNREACHED: CitedBy.UNREACHED,
    CitedBy.ALL: "",
}


def _outcome(claim: Claim) -> str:
    return claim.outcome or ("none promised" if claim.category is Category.INDICATION else NOT_STATED)


#: What a claim's columns compute of its row alone.
_OF_ROW: Computed = {"Outcome": _outcome, "Figure": figure_of}

#: What a row of claims.csv says, as a claim's card lists it.
ABOUT = columns_of("claim-about", _OF_ROW)


def claims(review: EvidenceReview) -> Table:
    """Every claim with its place, its terms, its verdicts and its flags."""
    reached, words = review.appraised.own, review.appraised.verdict_words
    return laid_out(
        "claims",
        review.evidence.claims,
        {
            **_OF_ROW,
            "Own studies": lambda claim: REACHED[reached[claim.id].cited_studies.cited_by],
            "Verdict own": lambda claim: words(claim.id, Scope.OWN),
            "Level own": lambda claim: _level(review.assessment(claim, Scope.OWN)),
            "Verdict all": lambda claim: words(claim.id, Scope.ALL),
            "Level all": lambda claim: _level(review.assessment(claim, Scope.ALL)),
            "Provisional": lambda claim: would_change(claim, review),
            "Flags": lambda claim: names(Home.CHECKS, review.flags.get(claim.id, ())),
        },
        edition=EDITION,
    )


def _level(found: Assessment) -> str | int:
    """Level of the deciding finding, else the words for the row in which the claim is counted."""
    row = row_of(found)
    return level_of(found.deciding, found) if found.deciding and row in (*map(level_row, LEVELS), OFF_LADDER) else row


def would_change(claim: Claim, review: EvidenceReview) -> Phrase:
    """What of a claim would change without the unverified facts: verdicts, flags that would go or come."""
    raised, changing = review.flags.get(claim.id, ()), review.provisional_flags.get(claim.id, ())
    scopes = ([f"verdict {scope}"] for scope in review.appraised.provisional.get(claim.id, ()))
    flags = (("flag " if name in raised else "would be flagged ", Name(Home.CHECKS, name)) for name in changing)
    return joined([*scopes, *flags])


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
