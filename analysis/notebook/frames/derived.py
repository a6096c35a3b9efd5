"""What follows from the tables as data frames: problems, verdicts, stances, agreement, and where documents disagree."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import combinations
from types import MappingProxyType, SimpleNamespace
from typing import Any, NamedTuple

from analysis.appraise.harms import gives_sign
from analysis.appraise.raters.agreement import Agreement
from analysis.appraise.raters.rated_pairs import overruled, rated_pairs
from analysis.appraise.regimen import COLUMNS, RegimenComparison, RegimenPart
from analysis.check.evidence_review import EvidenceReview, block
from analysis.model.conclusions import Kind, Scope
from analysis.model.evidence import BibEntry
from analysis.model.figure import Figure
from analysis.model.judgements import Disagreement
from analysis.model.records import Claim
from analysis.model.words import DisagreementKind, Severity
from analysis.show.tables.judgement import kinds_of, meaning_of
from analysis.show.tables.studies import stances_on, study_names
from analysis.show.value import NOT_JUDGED
from analysis.tell.not_checked import not_checked
from analysis.tell.numbers.all_numbers import numbers
from analysis.tell.numbers.of_judgements import printed_coefficient
from analysis.text.prose.phrases import listed
from analysis.text.prose.units import convert, unit_of


class DerivedFrame(NamedTuple):
    """A frame: the records that become its rows; by column, how cells are made that a record does not simply hold."""

    records: Callable[[EvidenceReview], Iterable[Any]]
    computed: Mapping[str, Callable[[Any], Any]] = MappingProxyType({})


def _problems(review: EvidenceReview, *kinds: Kind) -> Iterator[SimpleNamespace]:
    """Problems of these kinds: faults as ``check`` lists them, then flags, gravest first."""
    claims = review.evidence.claim
    flags = [one for one in review.problems if one.kind is Kind.FLAG]
    order = {id(flag): rank for rank, flag in enumerate(review.priority.gravest_first(flags), 1)}
    for one in sorted(review.problems, key=lambda problem: order.get(id(problem), 0)):
        if one.kind in kinds:
            claim = claims.get(one.claim)
            yield SimpleNamespace(
                problem=one,
                rank=order.get(id(one)),
                document=claim.document if claim else one.document,
                line=claim.line if claim else None,
                provisional=review.is_provisional(one) if one.kind is Kind.FLAG else None,
            )


def _verdicts(review: EvidenceReview) -> Iterator[SimpleNamespace]:
    """Every claim, in file order, with its assessment over each scope."""
    for claim in review.evidence.claims:
        own, known = (review.assessment(claim, scope) for scope in Scope)
        unsure = review.appraised.provisional.get(claim.id, ())
        yield SimpleNamespace(
            claim=claim,
            block=block(claim),
            own=own,
            all=known,
            own_provisional=Scope.OWN in unsure,
            all_provisional=Scope.ALL in unsure,
            flags=len(review.flags.get(claim.id, ())),
        )


def _stances(review: EvidenceReview) -> Iterator[SimpleNamespace]:
    """Every claim with every study, in file order."""
    for claim in review.evidence.claims:
        own, known = (review.assessment(claim, scope) for scope in Scope)
        stances, aside = stances_on(claim, review), {row.study for row in known.screened}
        for study in review.evidence.studies:
            yield SimpleNamespace(
                claim=claim.id,
                study=study,
                stance=stances.get(study.study, NOT_JUDGED),
                cited=study.study in own.cited_studies.studies,
                decides=known.deciding is not None and known.deciding.study.study == study.study,
                screened=study.study in aside,
                carried=next((one.link.carried_from for one in known.carried if one.study is study), None),
            )


def _shared_pairs(review: EvidenceReview) -> Iterator[SimpleNamespace]:
    """Every pair of a claim and a study that two raters judged, once for each two raters, in file order."""
    claims = review.evidence.claim
    for pair in review.evidence.once(rated_pairs):
        for raters in combinations(pair.rated, 2) if pair.claim in claims else ():
            first, second = (pair.rated[rater] for rater in raters)
            yield SimpleNamespace(
                category=claims[pair.claim].category,
                raters=raters,
                first=first,
                second=second,
                same=first.stance is second.stance,
                unanimous=pair.agreed is not None,
                pair=pair,
            )


class DisagreeingPair(NamedTuple):
    """Two claims that disagree; of a claim against its own document's references the other is ``None``."""

    row: Disagreement
    first: Claim
    second: Claim | None

    @property
    def within(self) -> bool | None:
        """Whether both stand in one document; ``None`` without a second claim."""
        return self.second and self.first.document == self.second.document

    @property
    def topics(self) -> tuple[str, ...]:
        """What the two are about: their categories, each once."""
        return tuple(dict.fromkeys(str(one.category) for one in (self.first, self.second) if one))


def disagreement_pairs(review: EvidenceReview) -> list[DisagreeingPair]:
    """The pairs, gravest first: by severity, then by kind, then in file order."""
    claims = review.evidence.claim
    rows = (row for row in review.evidence.disagreements if row.claim in claims)
    found = [DisagreeingPair(row, claims[row.claim], claims.get(row.other)) for row in rows]
    order = [*Severity, *DisagreementKind]
    return sorted(found, key=lambda one: (order.index(one.row.severity), order.index(one.row.kind)))


def _quantity(claim: Claim) -> str:
    """Of what a claim's number is, in words."""
    of = ", ".join(filter(None, (claim.agent, claim.condition)))
    return f"{claim.outcome or 'a number'}{f' ({of})' if of else ''}"


def _regimens(review: EvidenceReview) -> Iterator[SimpleNamespace]:
    """Every part of a regimen that a claim gives, beside each study of the agent; the document's own studies first."""
    names = review.evidence.once(study_names)
    for rows in review.appraised.regimens.values():
        for one in rows:
            stated = f"{one.part}: {one.claim.figure} {one.claim.unit}"
            yield SimpleNamespace(held=one, name=names[one.study.study], stated=stated, figure=_in_unit_of_claim(one))


def _in_unit_of_claim(one: RegimenComparison) -> Figure | None:
    """The study's figure; ``None`` where it was not read, and for amounts, which stand in words."""
    if one.part is RegimenPart.AMOUNT:
        return None
    column, name = COLUMNS[one.part]
    figure: Figure | None = getattr(one.study, column)
    theirs, ours = unit_of(name), unit_of(one.claim.unit)
    if figure is None or theirs is None or ours is None or theirs.kind is not ours.kind:
        return figure
    return Figure(figure.text, convert(figure.low, theirs, ours), convert(figure.high, theirs, ours))


def _number(row: Claim | SimpleNamespace) -> Decimal | None:
    return row.figure.low if row.figure and not row.figure.is_range else None


def _in_brief(review: EvidenceReview) -> tuple[str, ...]:
    from analysis.show.summary.one_sheet import sheet  # here, as it loads what draws

    return sheet(review).findings


def _field(name: str) -> Callable[[tuple[BibEntry, str]], str | None]:
    """What an entry has in a field."""
    return lambda row: row[0].fields.get(name)


def _rater(place: int) -> Callable[[Agreement], str | None]:
    return lambda one: one.raters[place] if len(one.raters) == 2 else None


def _printed(one: Agreement) -> str:
    name, of = ("kappa", one.kappa) if len(one.raters) == 2 else ("alpha", one.alpha)
    return f"{name if of else ''} {printed_coefficient(of)}".strip()


#: The frames that follow from the tables, by name.
DERIVED: Mapping[str, DerivedFrame] = {
    "problems": DerivedFrame(lambda review: _problems(review, *Kind)),
    "faults": DerivedFrame(lambda review: _problems(review, Kind.FAULT)),
    "flags": DerivedFrame(lambda review: _problems(review, Kind.FLAG)),
    "verdicts": DerivedFrame(_verdicts),
    "stances": DerivedFrame(_stances),
    "ratings": DerivedFrame(
        lambda review: [(one.rater, link) for one in review.evidence.ratings for link in one.links]
    ),
    "figures": DerivedFrame(
        lambda review: [one for found in review.appraised.figure_matches.values() for one in found]
    ),
    "designs": DerivedFrame(lambda review: review.appraised.designs.values()),
    "certainties": DerivedFrame(
        lambda review: review.appraised.certainty.values(),
        {"studies": lambda row: len(row.studies), "findings": lambda row: len(row.findings)},
    ),
    "harm_statuses": DerivedFrame(
        lambda review: [
            (view, review.evidence.harm.get(view.harm), gives_sign(view, review.evidence))
            for views in review.appraised.harms.values()
            for view in views
        ],
    ),
    "bibliography": DerivedFrame(
        lambda review: [(one, review.evidence.once(study_names)[one.key]) for one in review.evidence.entries],
        {name: _field(name) for name in ("title", "journal", "year", "volume", "number", "pages", "doi", "pmid")},
    ),
    "numbers": DerivedFrame(
        lambda review: review.once(numbers), {"exact": lambda row: None if isinstance(row.exact, str) else row.exact}
    ),
    "in_brief": DerivedFrame(_in_brief, {"sentence": "{}.".format}),
    "files": DerivedFrame(lambda review: sorted(review.evidence.inputs.items())),
    "not_checked": DerivedFrame(lambda review: not_checked(review.appraised)),
    "agreement": DerivedFrame(
        lambda review: review.appraised.agreement,
        {
            "first": _rater(0),
            "second": _rater(1),
            "raters": lambda one: listed(one.raters),
            "kinds": kinds_of,
            "rules": lambda one: "not kept" if one.rules == "" else one.rules,
            "printed": _printed,
            "shows": meaning_of,
        },
    ),
    "shared_pairs": DerivedFrame(_shared_pairs),
    "overruled": DerivedFrame(lambda review: review.evidence.once(overruled), {"raters": lambda row: len(row.rated)}),
    "disagreement_pairs": DerivedFrame(
        disagreement_pairs,
        {
            "direct": lambda one: one.row.kind is DisagreementKind.DIRECT,
            "topics": lambda one: " · ".join(one.topics),
        },
    ),
    "quantities": DerivedFrame(
        lambda review: (one for one in review.evidence.claims if one.figure is not None),
        {"quantity": _quantity, "number": _number},
    ),
    "regimens": DerivedFrame(_regimens, {"number": _number}),
}
