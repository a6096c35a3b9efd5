"""Methods: how the reports came about, in the sentences of the table beside this file with the numbers of this run."""

import re
from collections import Counter

from analysis.appraise.bias import overall
from analysis.appraise.ladder import EDITION, QuestionType, question_of
from analysis.appraise.raters.agreement import STANCES
from analysis.appraise.raters.confirmed import confirmed
from analysis.appraise.raters.rated_pairs import rated_pairs
from analysis.appraise.verdict.cited_studies import known_here, search_made
from analysis.appraise.verdict.rules import ALL_RULES
from analysis.check.catalogue import measured, summed
from analysis.check.evidence_review import EvidenceReview
from analysis.model.evidence import grouped
from analysis.model.words import ReadAs, Stance
from analysis.show.tables.judgement import meaning_of, stances_chosen
from analysis.tell.numbers.all_numbers import count_of, numbers
from analysis.tell.numbers.number import slug
from analysis.tell.sentences import Told, said
from analysis.tell.who_judged import in_numbers, kind_of, rated_by, with_kinds
from analysis.text.prose.phrases import counted, listed, sentence
from analysis.text.rows import rows_beside


def methods(review: EvidenceReview) -> tuple[str, ...]:
    """How the reports came about, a paragraph a subject, in the order in which it was done.

    Every number is counted from the rows; those of the reports are told under their ids, with ``_`` for what no name
    holds. What was not done is said; a paragraph is left out only where its subject does not arise, such as the
    settling of differences where there is one rater.
    """
    return _paragraphs("methods", review)


def how_judged(review: EvidenceReview) -> tuple[str, ...]:
    """The same for who reads on only to know who judged and how far that can be relied on, in some 150 words."""
    return _paragraphs("how_judged", review)


def _paragraphs(table: str, review: EvidenceReview) -> tuple[str, ...]:
    """The paragraphs of a table beside this file, of the sentences that hold; ``no_…`` is told of what is nothing."""
    counts = ((number.id, number.exact) for number in review.once(numbers))
    told: dict[str, Told] = {re.sub(r"\W", "_", name): count for name, count in counts if isinstance(count, int)}
    told |= _documents(review) | _judging(review) | _agreement(review) | _appraised(review)
    told |= {f"no_{name}": not found for name, found in told.items()}
    paragraphs = grouped((row["paragraph"], row) for row in rows_beside(__file__, table))
    return tuple(" ".join(found) for rows in paragraphs.values() if (found := list(said(rows, told))))


def _documents(review: EvidenceReview) -> dict[str, Told]:
    evidence = review.evidence
    read = [f"{how}: {number}" for how in ReadAs if (number := count_of(f"read.{slug(how)}", review))]
    return {
        "documents": len(evidence.documents),
        "held": len(evidence.documents) - count_of("not-checked.texts", review),
        "search": sentence(f"{search_made(evidence)} was made"),
        "known_here": known_here(evidence),
        "unchecked": count_of("studies", review) - count_of("studies.status-checked", review),
        "read": ", ".join(read),
    }


def _judging(review: EvidenceReview) -> dict[str, Told]:
    evidence, without = review.evidence, count_of("overruled.no-reason", review)
    adjudicated = dict.fromkeys((one.judged_by, one.claim, one.study) for one in evidence.links)
    adjudicators = Counter(judge for judge, *_ in adjudicated)
    named = [f"{name} ({kind_of(name, evidence)}; {counted(count, 'pair')})" for name, count in adjudicators.items()]
    blind = with_kinds((one.rater for one in evidence.ratings if one.links), evidence)
    screened = (
        f"; {counted(len(evidence.screening), 'row')} of screening record which studies cannot speak to which kind of "
        "claim, and why"
    )
    return {
        "stances": listed(f"“{stance}”" for stance in Stance),
        "pairs": len(evidence.links_on),
        "screened": screened if evidence.screening else "",
        "blind": listed(blind) if evidence.links and len(blind) > 1 else "",
        "adjudicators": listed(named),
        "raters": len(blind) if len(blind) > 1 else 0,
        "settlers": len(adjudicators),
        "rated_by": sentence(rated_by(evidence)),
        "confirmed": sentence(in_numbers(evidence.once(confirmed))),
        "agreeing": bool(evidence.links) and any(pair.agreed for pair in evidence.once(rated_pairs)),
        "without_reason": f"; for {without} of them no reason is given" if without else "",
    }


def _agreement(review: EvidenceReview) -> dict[str, Told]:
    found = review.appraised.agreement
    return {
        "agreement": len(found),
        "chosen": tuple(stances_chosen(one) for one in found if one.judged == STANCES),
        "meanings": tuple(sorted({meaning_of(one) for one in found})),
    }


def _appraised(review: EvidenceReview) -> dict[str, Told]:
    appraised, asked = review.appraised, Counter(question_of(claim) for claim in review.evidence.claims)
    kinds = [f"“{question}” {asked[question]}" for question in QuestionType if asked[question]]
    tools = Counter(result.tool.value for result in appraised.bias)
    return {
        "rules": tuple(
            f"Rules {of}: {'; '.join(f'{rule.number} {rule}' for rule in rules)}." for of, rules in ALL_RULES.items()
        ),
        "edition": EDITION,
        "asked": ", ".join([*kinds, f"none that the ladder knows {asked[None]}"]),
        "right": str(summed(measured().values())),
        "tools": listed(f"{tool} ({counted(count, 'result')})" for tool, count in tools.items()),
        "overall": sum(overall(result).judgement is not None for result in appraised.bias),
        "looked_in": len(appraised.harms),
    }
