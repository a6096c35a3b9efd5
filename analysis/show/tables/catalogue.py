"""Every table of the reports, in their order."""

from collections.abc import Callable, Mapping

from analysis.check.evidence_review import EvidenceReview
from analysis.show.table import Table
from analysis.show.tables import claims, disagreements, figures, harms, judgement, pages, provenance, strength, studies
from analysis.show.tables.answers import not_known, questions
from analysis.show.tables.flags import flagged
from analysis.show.tables.sentence import annotated_sentence

#: Name of each table to the function that makes it, in the order of the report. A table bears the name it has here.
MAKERS: Mapping[str, Callable[[EvidenceReview], Table]] = {
    "flagged": flagged.flagged,
    "flagged-documents": flagged.flagged_documents,
    "flagged-sentences": flagged.flagged_sentences,
    "head-counts": flagged.head_counts,
    "annotated-sentence": annotated_sentence.annotated_sentence,
    "designs": figures.designs,
    "figures": figures.figures,
    "regimens": figures.regimens,
    "strength": strength.strength,
    "strength-own": strength.strength_own,
    "strength-all": strength.strength_all,
    "pairs": strength.pairs,
    "summary-of-findings": questions.summary_of_findings,
    "questions": questions.questions,
    "pages": pages.pages,
    "not-known": not_known.not_known,
    "documents": strength.documents,
    "support-by-document": strength.support_by_document,
    "claims": claims.claims,
    "claims-map": claims.claims_map,
    "harms-matrix": harms.harms_matrix,
    "disagreements": disagreements.disagreements,
    "gravest-disagreements": disagreements.gravest_disagreements,
    "same-study-different-story": disagreements.stories,
    "cited-studies": studies.cited_studies,
    "wider-studies": studies.wider_studies,
    "studies": studies.studies,
    "design-witnesses": studies.design_witnesses,
    "findings": studies.findings,
    "positions": studies.positions,
    "risk-of-bias-summary": judgement.risk_of_bias_summary,
    "risk-of-bias": judgement.risk_of_bias,
    "sourcing": strength.sourcing,
    "references": studies.references,
    "reference-accuracy": studies.reference_accuracy,
    "agreement": judgement.agreement,
    "agreement-in-short": judgement.agreement_in_short,
    "overruled-in-short": judgement.overruled_in_short,
    "agreement-by-stance": judgement.agreement_by_stance,
    "rater-disagreements": judgement.rater_disagreements,
    "overruled": judgement.overruled,
    "judged-by": judgement.judged_by,
    "set-aside": flagged.set_aside,
    "other-problems": flagged.other_problems,
    "not-checked": provenance.not_checked,
    "dictionary": provenance.dictionary,
    "inputs": provenance.inputs,
    "numbers": provenance.numbers,
    "checks": provenance.checks,
}


def all_tables(review: EvidenceReview) -> tuple[Table, ...]:
    """Every table, in the order of the report, each made once. The same evidence gives the same tables."""
    return tuple(map(review.once, MAKERS.values()))


def table_named(name: str, review: EvidenceReview) -> Table:
    """The one table of that name, as a notebook asks for it.

    Raises ``KeyError`` if no table has that name; the message lists those there are.
    """
    if name not in MAKERS:
        raise KeyError(f"no table is named {name!r}; there are {', '.join(MAKERS)}")
    return review.once(MAKERS[name])
