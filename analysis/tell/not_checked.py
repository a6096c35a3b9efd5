"""What was not checked, and why. Absence of information is said; it is never shown as fine or counted as fine."""

from collections import Counter
from collections.abc import Iterator, Sequence, Sized
from typing import NamedTuple

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.bias import NOT_ASSESSED, fitting_tool
from analysis.appraise.design import naming, witnesses
from analysis.appraise.raters.confirmed import confirmed
from analysis.appraise.verdict.cited_studies import known_here, search_made
from analysis.check.catalogue import CHECKS
from analysis.check.design import why
from analysis.model.conclusions import DesignOutcome, FieldAccuracy, Scope, Verdict
from analysis.model.evidence import Evidence
from analysis.model.words import ReadAs, Role
from analysis.schema import RATED
from analysis.tell.sentences import Told, filled
from analysis.tell.who_judged import rated_by
from analysis.text.prose.phrases import counted, tallied
from analysis.text.rows import rows_beside


class NotChecked(NamedTuple):
    """One thing that was not checked: what, and why."""

    what: str
    why: str


# The rows of the table beside this file by their things: what rests on each optional table, then what else.
_THINGS = {row["thing"]: NotChecked(row["what"], row["why"]) for row in rows_beside(__file__)}


def not_checked(appraised: AppraisedEvidence) -> tuple[NotChecked, ...]:
    """Everything that was not checked on these files, in the order in which a reader would ask."""
    evidence = appraised.evidence
    return (
        *files_not_checked(evidence),
        *checks_off(),
        *_judgements(appraised),
        *_studies(evidence),
        *_bias(appraised),
        *_certainty(appraised),
        *_comparisons(appraised),
        *_harms(appraised),
        *_scope(evidence),
    )


def _some(thing: str, found: Sequence[str], whole: Sized, **told: Told) -> Iterator[NotChecked]:
    """One item on what was found among the whole: its share, its ``count`` and its ``names``; none of none."""
    if found:
        told |= {"share": f"{len(found)} of {len(whole)}", "count": len(found), "names": ", ".join(found)}
        yield NotChecked(*(filled(words, told) for words in _THINGS[thing]))


def files_not_checked(evidence: Evidence) -> Iterator[NotChecked]:
    """What was not checked as a document's text or an optional table is not there."""
    missing = [document.id for document in evidence.documents if document.id not in evidence.texts]
    yield from _some("texts", missing, evidence.documents)
    for name in evidence.absent:
        if name in _THINGS:
            yield NotChecked(_THINGS[name].what, f"there is no {name}.csv")


def checks_off() -> Iterator[NotChecked]:
    """What the checks look for that run only when they are asked for."""
    yield from (NotChecked(f"What {one.name} looks for", str(one.precision)) for one in CHECKS if not one.on)


def _judgements(appraised: AppraisedEvidence) -> Iterator[NotChecked]:
    """What fewer than two raters judged, or nobody."""
    evidence = appraised.evidence
    lacking = [name for name in RATED if sum(bool(getattr(ratings, name)) for ratings in evidence.ratings) < 2]
    if lacking:
        what = "Agreement between raters" if lacking == [*RATED] else f"Agreement between raters ({', '.join(lacking)})"
        yield NotChecked(what, "fewer than two raters' own rows of these tables are in ratings/")
    if not evidence.links and any(ratings.links for ratings in evidence.ratings):
        yield NotChecked("Adjudication of the raters' links", "links.csv is empty")
    for scope in Scope:
        found = ((claim, one) for (claim, of), one in appraised.assessments.items() if of is scope)
        unjudged = [claim for claim, one in found if one.verdict is Verdict.NOT_ASSESSED]
        yield from _some("verdicts", unjudged, evidence.claims, scope=scope)


def _studies(evidence: Evidence) -> Iterator[NotChecked]:
    read = {one.study: str(one.read_as) for one in evidence.studies if one.read_as is not ReadAs.FULL_TEXT}
    yield from _some("unread", list(read), evidence.studies, reason=tallied(Counter(read.values()), ReadAs))
    unverified = [finding.id for finding in evidence.findings if not finding.verified]
    yield from _some("unverified", unverified, evidence.findings)
    orphans = [entry.key for entry in evidence.entries if entry.key not in evidence.study]
    yield from _some("orphans", orphans, evidence.entries)
    lone = [study.study for study in evidence.studies if len(naming(witnesses(study, evidence))) < 2]
    yield from _some("witnesses", lone, evidence.studies)


def _bias(appraised: AppraisedEvidence) -> Iterator[NotChecked]:
    """Domains that could not be judged, and studies with findings that a tool fits and nobody appraised."""
    found, evidence = appraised.bias, appraised.evidence
    if not found:
        return
    words = [result.word(domain) for result in found for domain in result.form.domains]
    untold = [word for word in words if word == NOT_ASSESSED]
    yield from _some("domains", untold, words, results=len(found))
    done = {result.study for result in found}
    left = [
        study.study
        for study in evidence.studies
        if study.study not in done
        and any(fitting_tool(study, finding.phase) for finding in evidence.findings_of.get(study.study, ()))
    ]
    yield from _some("unappraised", left, evidence.studies)


def _certainty(appraised: AppraisedEvidence) -> Iterator[NotChecked]:
    without = {key: one.why_not for key, one in appraised.certainty.items() if one.level is None}
    reason = "; ".join(f"{count} {why}" for why, count in Counter(without.values()).most_common())
    yield from _some("unrated", list(without), appraised.certainty, questions=len(appraised.certainty), reason=reason)


def _comparisons(appraised: AppraisedEvidence) -> Iterator[NotChecked]:
    """Printed fields that the bibliography lacks, one item a reference, references without a study, stated designs."""
    for comparison in appraised.references:
        fields = [one for one in comparison.having(FieldAccuracy.NOT_VERIFIED) if one.printed]
        if fields:
            reference = comparison.reference
            yield NotChecked(
                f"{', '.join(one.field for one in fields).capitalize()} printed in reference {reference.number} of "
                f"document {reference.document} ({reference.study})",
                "; ".join(dict.fromkeys(one.why for one in fields)),
            )
    aside = [f"{reference.document}:{reference.number}" for reference in appraised.references_aside]
    yield from _some("printed", aside, appraised.evidence.references)
    for claim, stated in appraised.designs.items():
        if stated.outcome is DesignOutcome.CANNOT_TELL:
            yield NotChecked(f"Design stated in claim {claim}", f"cannot tell: {why(stated, appraised.evidence)}")


def _harms(appraised: AppraisedEvidence) -> Iterator[NotChecked]:
    """Documents of which nobody judged what they say of harms, and what no table has a source for."""
    evidence = appraised.evidence
    for name, rows in (("harms", evidence.harms), ("mentions", evidence.mentions)):
        if not rows and name not in evidence.absent:
            yield NotChecked(_THINGS[name].what, f"{name}.csv lists none")
    aside = [document for document in evidence.document if document not in appraised.harms]
    yield from _some("silent", aside if appraised.harms else (), evidence.documents)
    yield NotChecked("Contraindications", "no source for them is in the data")


def _scope(evidence: Evidence) -> Iterator[NotChecked]:
    wider = any(study.role is Role.WIDER for study in evidence.studies)
    beyond = f"Studies beyond those {known_here(evidence)}" if wider else "Studies that no document cites"
    yield NotChecked(beyond, f"{'' if wider else 'none is listed here; '}{search_made(evidence)} was made")
    found = evidence.once(confirmed)
    if found.draft:
        left = len(found.judgements) - len(found.agree)
        what = f"{left:,} of {counted(len(found.judgements), 'judgement')}, by a person"
        yield NotChecked(what, f"not confirmed; {rated_by(evidence)}")
