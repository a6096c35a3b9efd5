"""A flag in one short sentence, as readers of a page are told it, made from the rows that it rests on.

The sentences are rows of the table beside this file, by check, with what is told of the flag in braces, and ``short``
for where there is room for few words. A check without a row there is told in its own words, so that a new one needs
none.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from analysis.appraise.harms import serious_events, serious_harms
from analysis.appraise.likeness import as_printed
from analysis.appraise.verdict.cited_studies import cited_studies_of, known_here
from analysis.appraise.wording.result import with_unit
from analysis.check.evidence_review import EvidenceReview
from analysis.check.harms import in_part
from analysis.check.standing import whole_quotes
from analysis.check.wording import admissions, held_against
from analysis.model.conclusions import Comparison, DesignOutcome, FieldAccuracy, Head, Scope, Verdict
from analysis.model.evidence import grouped
from analysis.model.problem import Problem
from analysis.model.records import Claim
from analysis.model.words import Basis, ReadAs, Saying, Stance
from analysis.show.tables.studies import study_names
from analysis.show.value import Phrase, Run
from analysis.tell.sentences import Told, said
from analysis.text.prose.phrases import capital, going_on, listed, sentence, with_article
from analysis.text.prose.spans import words_in
from analysis.text.rows import rows_beside

#: Words of a flag where there is little room, beyond which it is cut at a clause.
MOST_WORDS = 15

_Slots = Mapping[str, Told]


class ToldFlag(NamedTuple):
    """A flag as it is told: its head, what is wrong in a sentence, the same in few words, and whether it may go.

    ``provisional``: Whether it would go without the facts that nobody has verified.
    """

    head: Head | None
    sentence: str
    short: str
    provisional: bool

    @property
    def phrase(self) -> Phrase:
        """``Head. What is wrong.``, the head strong."""
        return self._headed(self.sentence, " Provisional: it rests on a fact that nobody has verified.")

    def in_short(self, also: str = "") -> Phrase:
        """The same in few words, with what another flag says ``also`` where there is room for it."""
        both = f"{self.short.rstrip('.')}; {going_on(also)}" if also else self.short
        return self._headed(both if words_in(both) <= MOST_WORDS else _cut(self.short), " Provisional.")

    def _headed(self, told: str, unsure: str) -> Phrase:
        head = (Run(f"{self.head.capitalize()}.", strong=True), " ") if self.head else ()
        return Phrase((*head, told, *(Run(unsure, soft=True),) * self.provisional))


def told_flag(flag: Problem, review: EvidenceReview) -> ToldFlag:
    """A flag as it is told, in 25 words as a rule, without its place and without the page's own words."""
    rows, slots = _ROWS.get(flag.check, ()), _slots(flag, review)
    goes_on = flag.subject.words and not flag.subject.mark
    own = sentence(f"{_pronoun(flag, review)} {flag.what}" if goes_on else flag.what)
    whole = " ".join(said((row for row in rows if row["sentence"]), slots)) or own
    few = " ".join(said(({**row, "sentence": row["short"]} for row in rows if row["short"]), slots)) or whole
    return ToldFlag(flag.head, whole, few, review.is_provisional(flag))


def _cut(text: str) -> str:
    """The text, cut where it has more words than there is room for: at the end of a clause if it has one."""
    if words_in(text) <= MOST_WORDS:
        return text
    head = " ".join(text.split()[:MOST_WORDS])
    clause = max(head.rfind(";"), head.rfind(","))
    return sentence(head[:clause] if clause > 0 else f"{head}…")


class _Raised(NamedTuple):
    """A flag with the claims that it is on, within its review."""

    flag: Problem
    claims: list[Claim]
    review: EvidenceReview

    @property
    def lead(self) -> Claim:
        """The first of the claims."""
        return self.claims[0]


#: What studies that speak against a claim found, by the basis of the link that decides.
_FOUND = {
    Basis.OPPOSITE: "found the opposite",
    Basis.BENEFIT_EXCLUDED: "rules such a benefit out",
    Basis.NO_DIFFERENCE_FOUND: "found no difference",
    Basis.COUNTER_EXAMPLE: "gives an example against it",
}

#: What studies leave of a claim that is worded without reserve.
_LEAVE = {
    Verdict.NOT_CONFIRMED: "found no difference",
    Verdict.MIXED: "speak for it in one condition or comparison and against it in another",
    Verdict.CONFLICTING: "speak for it and against it",
    Verdict.FINDINGS_DIFFER: "saw it, and others looked and did not",
}

#: The slots of the ways in which a claim is not borne out.
_WAYS = {
    Verdict.NOT_ADDRESSED: "unaddressed",
    Verdict.NONE_KNOWN: "unlisted",
    Verdict.INDIRECT: "indirect",
    Verdict.SEEN_IN_ANIMALS: "in_animals",
    Verdict.PROPOSED: "asserted",
    Verdict.NOT_SEEN: "unseen",
}

_ROWS = grouped((row["check"], row) for row in rows_beside(__file__))


def _pronoun(flag: Problem, review: EvidenceReview) -> str:
    """What stands for the words of the claims: *they* where several quotes are spoken of."""
    return "they" if len(whole_quotes(review.priority.claims(flag))) > 1 else "it"


def _slots(flag: Problem, review: EvidenceReview) -> _Slots:
    """What may be told of a flag: what its check says, the study that it names, and what its check alone needs."""
    names, study = review.evidence.once(study_names), review.evidence.study.get(flag.study)
    claims = review.priority.claims(flag)
    return {
        "It": _pronoun(flag, review).capitalize(),
        "what": flag.what,
        "evidence": flag.evidence,
        "study": names.get(flag.study, "") if study else "",
        "design": with_article(study.design) if study else "",
        "stated": listed(dict.fromkeys(one.stated_design for one in claims if one.stated_design)) or "evidence",
        "figures": listed(dict.fromkeys(map(_figure, claims))),
        "marker": listed(dict.fromkeys(one.marker for one in claims)),
        "comparator": listed(dict.fromkeys(one.comparator for one in claims)),
        **(_MORE[flag.check](_Raised(flag, claims, review)) if flag.check in _MORE else {}),
    }


def _figure(claim: Claim) -> str:
    return f"{as_printed(claim)} {claim.unit}".strip() if claim.figure is not None else ""


def _against(raised: _Raised) -> _Slots:
    known = raised.review.assessment(raised.lead, Scope.ALL)
    basis = known.deciding.link.basis if known.deciding else None
    found = _FOUND[basis] if basis else "found otherwise"
    return {"Verdict": str(known.verdict).capitalize(), "found": found}


def _stated(raised: _Raised) -> _Slots:
    compared = raised.review.appraised.designs.get(raised.lead.id)
    attributed = compared.attributed if compared else None
    evidence, has_figure = raised.review.evidence, raised.lead.figure is not None
    matches = raised.review.appraised.figure_matches.get(raised.lead.id, ())
    giving = [one.finding.study for one in matches if one.is_given]
    giver = attributed.study if attributed and attributed.study in giving else next(iter(giving), "")
    references = len(cited_studies_of(raised.lead, evidence).studies)
    only = "its only reference, as read, does not give"
    ungiven = only if references == 1 else f"none of its {references} references, as read, gives"
    return {
        "pointed": bool(attributed and attributed.finding),
        "marked": bool(attributed and not attributed.finding),
        "lacking": bool(compared and compared.outcome is DesignOutcome.NOT_GIVEN),
        "probably": "probably " if attributed and not attributed.verified else "",
        "given": with_article(evidence.study[giver].design) if giver else "",
        "ungiven": ungiven if has_figure and not giver else "",
        "only_marked": bool(attributed and not attributed.finding) and not has_figure,
        "figure": _figure(raised.lead),
    }


def _differing(raised: _Raised) -> _Slots:
    found = raised.review.appraised.figure_matches.get(raised.lead.id, ())
    theirs = next((one.finding for one in found if one.comparison is Comparison.DIFFERS), None)
    return {"theirs": with_unit(theirs.value, theirs.unit) if theirs else "another number"}


def _cited(raised: _Raised) -> _Slots:
    own = raised.review.assessment(raised.lead, Scope.OWN)
    names = raised.review.evidence.once(study_names)
    return {"cited": listed(names.get(key, key) for key in own.cited_studies.studies), "verdict": own.verdict}


def _misfit(field: str, raised: _Raised) -> _Slots:
    bearing = raised.review.appraised.own[raised.lead.id].speaking
    studied = dict.fromkeys(getattr(one.study, field) for one in bearing)
    return {"claimed": getattr(raised.lead, field) or "something else", "studied": listed(studied)}


def _unsupported(raised: _Raised) -> _Slots:
    """What the claims are about, by the way in which they are not borne out, and why what is indirect is so."""
    evidence = raised.review.evidence
    found = [raised.review.assessment(claim, Scope.ALL) for claim in raised.claims]
    about = ((one.verdict, " in ".join(filter(None, (one.claim.outcome, one.claim.condition)))) for one in found)
    topics = grouped((verdict, topic or "what is claimed") for verdict, topic in about)
    links = (one.link for each in found if each.verdict is Verdict.INDIRECT for one in each.weighed)
    whys = in_part(str(link.why) for link in links if link.stance is Stance.INDIRECT and link.why)
    in_full = {study.read_as for study in evidence.studies} <= {ReadAs.FULL_TEXT}
    return {
        "known_here": known_here(evidence),
        "read": "" if in_full else ", as read,",
        "whys": whys or "it is not said why",
        "unjudged": any(one.so_far for one in found),
        **{slot: capital(in_part(topics.get(word, ()))) for word, slot in _WAYS.items()},
    }


def _certain(raised: _Raised) -> _Slots:
    leave = _LEAVE.get(raised.review.assessment(raised.lead, Scope.ALL).verdict, "")
    held = None if leave else held_against(raised.lead, raised.review.appraised)
    return {"leave": leave, "rated": held.rating.words if held else ""}


def _denied(raised: _Raised) -> _Slots:
    admitted = [one.harm for claim in raised.claims for one in admissions(claim, raised.review.evidence)]
    told, named = in_part(admitted), len(dict.fromkeys(admitted))
    harm = listed(dict.fromkeys(claim.outcome or "any harm" for claim in raised.claims))
    return {"harm": harm, "told": told, "named": named, "untold": not told}


def _signs(raised: _Raised) -> _Slots:
    mentions = raised.review.evidence.mentions_of.get(raised.flag.document, ())
    signs = in_part(one.harm for one in mentions if one.says is Saying.WARNING_SIGN)
    return {"signs": signs, "unsigned": not signs}


def _serious(raised: _Raised) -> _Slots:
    views = raised.review.appraised.harms.get(raised.lead.document, ())
    serious = in_part(serious_harms(raised.claims, views, raised.review.evidence))
    return {"serious": serious, "mild": not serious}


def _grave(raised: _Raised) -> _Slots:
    grave = any(serious_events(raised.lead, raised.review.evidence))
    return {"grave": grave, "harmless": not grave}


def _reference(raised: _Raised) -> _Slots:
    """How a printed reference differs from the bibliography, field by field."""
    references = raised.review.appraised.references
    found = (one for one in references if one.reference.origin[:2] == raised.flag.place[:2])
    wrong = (field for one in found for field in one.having(FieldAccuracy.WRONG))
    differs = "; ".join(f"{one.field}: our bibliography has “{one.indexed}” ({one.why})" for one in wrong)
    return {"differs": f" ({differs})" if differs else "", "Differs": capital(differs)}


#: What some checks need told beyond what all do.
_MORE: Mapping[str, Callable[[_Raised], _Slots]] = {
    "against-the-evidence": _against,
    "stated-design": _stated,
    "differing-figure": _differing,
    "not-in-cited-study": _cited,
    "other-condition": partial(_misfit, "condition"),
    "other-agent": partial(_misfit, "agent"),
    "unsupported": _unsupported,
    "more-certain-than-the-evidence": _certain,
    "harm-denied": _denied,
    "narrow-safety-net": _signs,
    "called-safe": _serious,
    "harm-rate-unknown": _grave,
    "unfindable-reference": _reference,
    "wrong-reference-detail": _reference,
}
