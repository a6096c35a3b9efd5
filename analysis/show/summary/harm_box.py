"""The box of harms: what the documents together name, deny and leave out, for a reader about to treat or refer."""

from collections.abc import Iterable, Sequence
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
    """What the documents say of harms.

    Attributes
    ----------
    documents, judged
        All documents, and those of which somebody judged what they say of harms. Without any, nothing was checked.
    named
        Particular harms that any document tells of, in the documents' own terms; serious ones first, then those that
        most documents tell of.
    name_none
        Judged documents that tell of no particular harm.
    denied
        Documents that deny a harm, and which, in their order.
    silent
        Harms that studies listed here report of what some judged document describes, and that none of these documents
        tells of or denies: the term and whether it is serious, serious ones first.
    """

    documents: tuple[str, ...]
    judged: tuple[str, ...]
    named: tuple[NamedHarm, ...]
    name_none: tuple[str, ...]
    denied: tuple[tuple[str, tuple[str, ...]], ...]
    silent: tuple[tuple[str, bool], ...]

    @property
    def title(self) -> str:
        """Heading of the box."""
        return TITLE

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """The box in words: label and text of each line."""
        if not self.judged:
            return (
                ("Harms", f"{NOT_CHECKED}: harms.csv or mentions.csv is not there or lists none"),
                _CONTRAINDICATIONS,
            )
        every = len(self.documents)
        none = f": {_documents(self.name_none)}" if self.name_none else ""
        left = [name for name in self.documents if name not in self.judged]
        unseen = f"; {NOT_CHECKED}: {_documents(left)}" if left else ""
        return (
            ("Harms that any document names", _named(self.named, every) or "none"),
            (
                "Documents that name no harm",
                f"{len(self.name_none)} of {every}{none}{unseen}",
            ),
            *(
                (("Documents that deny a harm", "; ".join(_denial(*one) for one in self.denied)),)
                if self.denied
                else ()
            ),
            (
                "Reported by studies listed here, and no document says it",
                ", ".join(f"{harm}{' (serious)' if serious else ''}" for harm, serious in self.silent) or "none",
            ),
            _CONTRAINDICATIONS,
        )


_CONTRAINDICATIONS = ("Contraindications", f"{NOT_CHECKED}: no source for them is in the data")


def harm_box(review: EvidenceReview) -> HarmBox:
    """The box, from the harms, the mentions and what each document describes (`appraise.harms`)."""
    evidence, views = review.evidence, review.appraised.harms
    terms = [term for term in harm_terms(evidence) if not is_general(term, evidence)] if views else []
    by_term = {term: [one for found in views.values() for one in found if one.harm == term] for term in terms}
    return HarmBox(
        documents=review.document_ids,
        judged=tuple(views),
        named=_named_by(views, review),
        name_none=tuple(name for name in views if not admitted(name, evidence)),
        denied=tuple((name, denied) for name, found in views.items() if (denied := _denied_by(found))),
        silent=tuple((term, _is_serious(term, review)) for term, found in by_term.items() if _all_silent(found)),
    )


def _named_by(documents: Iterable[str], review: EvidenceReview) -> tuple[NamedHarm, ...]:
    """The harms that these documents tell of in their own terms."""
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


def _denied_by(views: Iterable[HarmView]) -> tuple[str, ...]:
    return tuple(view.harm for view in views if view.status in _DENIED)


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


def _denial(document: str, harms: tuple[str, ...]) -> str:
    return f"document {document}, {listed(harms)}"


def _documents(names: Sequence[str]) -> str:
    return f"{'document' if len(names) == 1 else 'documents'} {listed(names)}"
