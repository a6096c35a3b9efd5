"""The box of harms: what the documents together name, deny and leave out, for a reader about to treat or refer."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from analysis.appraise.harms import admitted, harm_terms, is_general
from analysis.check.evidence_review import EvidenceReview
from analysis.model.words import HarmStatus, Saying, Seriousness
from analysis.text.prose.phrases import listed

TITLE = "Before you treat or refer"

#: What stands for harms that nobody looked for.
NOT_CHECKED = "not checked"

_DENIED = (HarmStatus.DENIED, HarmStatus.NAMED_AND_DENIED)


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
    yield "Harms that any document names", _named(review) or "none"
    silent = [name for name in views if not admitted(name, evidence)]
    left = [name for name in review.document_ids if name not in views]
    none = f": {_documents(silent)}" if silent else ""
    unseen = f"; {NOT_CHECKED}: {_documents(left)}" if left else ""
    yield "Documents that name no harm", f"{len(silent)} of {every}{none}{unseen}"
    denying = {name: [view.harm for view in found if view.status in _DENIED] for name, found in views.items()}
    denials = [f"document {name}, {listed(denied)}" for name, denied in denying.items() if denied]
    if denials:
        yield "Documents that deny a harm", "; ".join(denials)
    said: dict[str, set[HarmStatus]] = {}
    for view in chain.from_iterable(views.values()):
        if view.relevant:
            said.setdefault(view.harm, set()).add(view.status)
    unsaid = (
        f"{term}{' (serious)' if _is_serious(term, review) else ''}"
        for term in harm_terms(evidence)
        if not is_general(term, evidence) and said.get(term) == {HarmStatus.SILENT}
    )
    yield "Reported by studies listed here, and no document says it", ", ".join(unsaid) or "none"


def _is_serious(term: str, review: EvidenceReview) -> bool:
    harm = review.evidence.harm.get(term)
    return harm is not None and harm.seriousness is Seriousness.SERIOUS


def _named(review: EvidenceReview) -> str:
    """Particular harms that documents tell of in their own terms, by number of documents, the most first.

    Among those of a number the serious come first; each with in how many documents it is made small.
    """
    told: dict[str, dict[str, bool]] = {}
    for document in review.appraised.harms:
        for mention in admitted(document, review.evidence):
            by_document = told.setdefault(mention.harm, {})
            by_document[document] = mention.says is Saying.MINIMISED and by_document.get(document, True)
    by_count: dict[int, list[str]] = {}
    for harm, small in sorted(told.items(), key=lambda one: not _is_serious(one[0], review)):
        marks = ["serious"] if _is_serious(harm, review) else []
        marks += [f"made small in {sum(small.values())}"] if any(small.values()) else []
        by_count.setdefault(len(small), []).append(f"{harm} ({', '.join(marks)})" if marks else harm)
    every = len(review.document_ids)
    return "; ".join(f"{count} of {every}: {', '.join(by_count[count])}" for count in sorted(by_count, reverse=True))


def _documents(names: Sequence[str]) -> str:
    return f"{'document' if len(names) == 1 else 'documents'} {listed(names)}"
