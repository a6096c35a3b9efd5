"""The box of harms: what the documents together name, deny and leave out, for a reader about to treat or refer."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from analysis.appraise.harms import HarmView, admitted, harm_terms, is_general
from analysis.check.evidence_review import EvidenceReview
from analysis.model.words import HarmStatus, Saying, Seriousness
from analysis.text.prose.phrases import listed

TITLE = "Before you treat or refer"

#: What stands for harms that nobody looked for.
NOT_CHECKED = "not checked"

_DENIED = (HarmStatus.DENIED, HarmStatus.NAMED_AND_DENIED)


class NamedHarm(NamedTuple):
    """A harm and the documents that tell of it; ``small`` are those of them that only make it small in doing so."""

    harm: str
    serious: bool
    documents: tuple[str, ...]
    small: tuple[str, ...]


class HarmBox(NamedTuple):
    """What the documents say of harms: the heading of the box, and label and text of each line."""

    title: str
    lines: tuple[tuple[str, str], ...]


_CONTRAINDICATIONS = ("Contraindications", f"{NOT_CHECKED}: no source for them is in the data")


def harm_box(review: EvidenceReview) -> HarmBox:
    """The box, from the harms, the mentions and what each document describes (`appraise.harms`).

    Where nobody judged what any document says of harms, it says that they were not checked.
    """
    found = (
        tuple(_lines(review))
        if review.appraised.harms
        else (("Harms", f"{NOT_CHECKED}: harms.csv or mentions.csv is not there or lists none"),)
    )
    return HarmBox(TITLE, (*found, _CONTRAINDICATIONS))


def _lines(review: EvidenceReview) -> Iterator[tuple[str, str]]:
    """What is named, serious harms first; who names none and who denies which; and what all judged are silent on."""
    evidence, views, every = review.evidence, review.appraised.harms, len(review.document_ids)
    yield "Harms that any document names", _named(_named_by(views, review), every) or "none"
    silent = [name for name in views if not admitted(name, evidence)]
    left = [name for name in review.document_ids if name not in views]
    none = f": {_documents(silent)}" if silent else ""
    unseen = f"; {NOT_CHECKED}: {_documents(left)}" if left else ""
    yield "Documents that name no harm", f"{len(silent)} of {every}{none}{unseen}"
    denying = {name: [view.harm for view in found if view.status in _DENIED] for name, found in views.items()}
    denials = [f"document {name}, {listed(denied)}" for name, denied in denying.items() if denied]
    if denials:
        yield "Documents that deny a harm", "; ".join(denials)
    unsaid = (
        f"{term}{' (serious)' if _is_serious(term, review) else ''}"
        for term in harm_terms(evidence)
        if not is_general(term, evidence)
        and _all_silent(one for found in views.values() for one in found if one.harm == term)
    )
    yield "Reported by studies listed here, and no document says it", ", ".join(unsaid) or "none"


def _named_by(documents: Iterable[str], review: EvidenceReview) -> tuple[NamedHarm, ...]:
    """Particular harms that these documents tell of in their own terms; serious ones first, then the most told of."""
    told: dict[str, dict[str, bool]] = {}
    for document in documents:
        for mention in admitted(document, review.evidence):
            by_document = told.setdefault(mention.harm, {})
            small = mention.says is Saying.MINIMISED
            by_document[document] = small and by_document.get(document, True)
    harms = (
        NamedHarm(term, _is_serious(term, review), tuple(found), tuple(name for name, small in found.items() if small))
        for term, found in told.items()
    )
    return tuple(sorted(harms, key=lambda one: (not one.serious, -len(one.documents))))


def _all_silent(found: Iterable[HarmView]) -> bool:
    relevant = [view for view in found if view.relevant]
    return bool(relevant) and all(view.status is HarmStatus.SILENT for view in relevant)


def _is_serious(term: str, review: EvidenceReview) -> bool:
    harm = review.evidence.harm.get(term)
    return harm is not None and harm.seriousness is Seriousness.SERIOUS


def _named(harms: Iterable[NamedHarm], documents: int) -> str:
    """The harms by number of documents, the most first, serious ones first among those of a number."""
    by_count: dict[int, list[NamedHarm]] = {}
    for harm in harms:
        by_count.setdefault(len(harm.documents), []).append(harm)
    return "; ".join(
        f"{count} of {documents}: {', '.join(map(_one, by_count[count]))}" for count in sorted(by_count, reverse=True)
    )


def _one(harm: NamedHarm) -> str:
    """A harm, that it is serious, and in how many documents it is made small."""
    marks = ["serious"] if harm.serious else []
    marks += [f"made small in {len(harm.small)}"] if harm.small else []
    return f"{harm.harm} ({', '.join(marks)})" if marks else harm.harm


def _documents(names: Sequence[str]) -> str:
    return f"{'document' if len(names) == 1 else 'documents'} {listed(names)}"
