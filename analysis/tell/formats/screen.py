"""What ``check`` prints: a screen of every fault, counts, the gravest sentences and the coverage; or all lines."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from analysis.appraise.ladder import ClaimType, claim_type
from analysis.appraise.raters.confirmed import confirmed
from analysis.check.catalogue import CHECKS
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Head, Kind, Scope
from analysis.model.evidence import grouped
from analysis.model.problem import Problem
from analysis.model.words import ReadAs
from analysis.tell.not_checked import checks_off, files_not_checked
from analysis.tell.who_judged import notice
from analysis.text.legible import controls_escaped
from analysis.text.prose.phrases import counted
from analysis.text.spelling import did_you_mean

#: Sentences and documents that a screen names.
MOST = 20


class Wanted(NamedTuple):
    """Which problems are asked for; ``whole`` asks for all of them, those held back included.

    ``only`` is the name of a check or a head, ``document`` and ``claim`` are ids; each is empty for any.
    """

    whole: bool = False
    only: str = ""
    document: str = ""
    claim: str = ""

    @property
    def some(self) -> bool:
        """Whether anything is asked for but a screen."""
        return self != SCREEN

    def unknown(self, review: EvidenceReview) -> Iterator[str]:
        """What is asked for and not there, a sentence each with the nearest name."""
        known = (
            ("--only", self.only, [*(check.name for check in CHECKS), *map(str, Head)]),
            ("--document", self.document, review.document_ids),
            ("--claim", self.claim, [*review.evidence.claim]),
        )
        for option, name, names in known:
            if name and name not in names:
                yield f'{option}: "{name}" is not known; {did_you_mean(name, sorted(names), "see explain")}'

    def of(self, review: EvidenceReview) -> tuple[Problem, ...]:
        """The problems asked for, in their order."""
        problems = (*review.problems, *(review.held_back if self.some else ()))
        return tuple(one for one in problems if self._asks_for(one, review))

    def _asks_for(self, problem: Problem, review: EvidenceReview) -> bool:
        claims = [review.evidence.claim[name] for name in problem.claims if name in review.evidence.claim]
        documents = {review.document_of(problem), *(claim.document for claim in claims)}
        return (
            self.only in ("", problem.check, problem.head)
            and (not self.document or self.document in documents)
            and (not self.claim or self.claim in problem.claims)
        )


#: What ``check`` prints unasked.
SCREEN = Wanted()


def as_line(problem: Problem) -> str:
    """One problem on one line: ``file:line:column: kind: message; remedy [check]``. Control characters are escaped."""
    place = problem.place
    row = f" (sheet row {place.row})" if place.row is not None else ""
    where = f"{place.file}:{place.line}:{place.column}"
    text = f"{where}: {problem.kind}: {problem.message}{row}; {problem.remedy} [{problem.check}]"
    return controls_escaped(text)


def as_text(review: EvidenceReview, wanted: Wanted = SCREEN) -> str:
    """Who judged, then a screen; or every problem that is asked for, a line each, with their counts."""
    problems = wanted.of(review)
    every = (*map(as_line, problems), *(_tally(kind, problems) for kind in Kind))
    told = every if wanted.some else _screen(review)
    missing = (*files_not_checked(review.evidence), *(() if wanted.some else checks_off()))
    unchecked = (f"not checked: {one.what}: {one.why}" for one in missing)
    return "\n".join((controls_escaped(notice(review.evidence)), *told, *map(controls_escaped, unchecked)))


def _tally(kind: Kind, problems: Iterable[Problem]) -> str:
    tally = Counter(one.check for one in problems if one.kind is kind)
    detail = f" ({', '.join(f'{count} {check}' for check, count in tally.most_common())})" if tally else ""
    return f"{counted(tally.total(), kind)}{detail}"


def _screen(review: EvidenceReview) -> Iterator[str]:
    ours = [one for one in review.problems if one.kind is not Kind.FLAG]
    flags = [one for one in review.problems if one.kind is Kind.FLAG]
    first = {one.check: one for one in reversed(ours)}  # the tally says how many notes of a check there are
    yield from (as_line(one) for one in ours if one.kind is Kind.FAULT or first[one.check] is one)
    yield from (_tally(kind, ours) for kind in (Kind.FAULT, Kind.NOTE))
    heads = Counter(one.head for one in flags)
    by_head = " · ".join(f"{heads[head]} {head}" for head in Head if heads[head])
    yield f"{counted(len(flags), Kind.FLAG)}{f': {by_head}' if by_head else ''}"
    entries = _entries(flags, review)
    if entries:
        flagged = ("flagged sentence, document or reference", "flagged sentences, documents and references")
        yield f"The gravest {min(MOST, len(entries))} of {counted(len(entries), *flagged)}:"
        yield from (controls_escaped(f"{number:>2}. {one}") for number, one in enumerate(entries[:MOST], 1))
    yield coverage(review)
    yield "More: --all (every line with place and remedy) · --only CHECK or HEAD · --document ID · --claim ID"


def _entries(flags: Sequence[Problem], review: EvidenceReview) -> list[str]:
    """A line each of what is flagged, gravest first: a sentence, a document or a printed reference with its flags."""
    claims = review.evidence.claim
    keyed = (
        (claims[flag.claim].sentence_key if flag.subject.claims and flag.claim in claims else (id(flag),), flag)
        for flag in review.priority.gravest_first(flags)
    )
    return [_entry(ones) for ones in grouped(keyed).values()]


def _entry(flags: Sequence[Problem]) -> str:
    """The subject once, then what each flag says of it, without its evidence."""
    lead, *others = flags
    said = f"{lead.subject.words}{lead.subject.mark} {lead.what} [{lead.check}]"
    also = "".join(f"; {one.what} [{one.check}]" for one in others)
    return f"{lead.severity}, {lead.head}: {said}{also}"


def coverage(review: EvidenceReview) -> str:
    """What was judged, read and confirmed, in one line."""
    evidence, judgements = review.evidence, review.evidence.once(confirmed)
    asked = [claim for claim in evidence.claims if claim_type(claim) is not ClaimType.NONE]
    judged = sum(bool(review.assessment(claim, Scope.ALL).judged) for claim in asked)
    aside = len(evidence.claims) - len(asked)
    read = sum(study.read_as is ReadAs.FULL_TEXT for study in evidence.studies)
    people = f"{len(judgements.agree):,} of {counted(len(judgements.judgements), 'judgement')} confirmed by a person"
    claims, studies = counted(len(asked), "claim"), counted(len(evidence.studies), "study", "studies")
    told = f"{judged} of {claims} judged" + (f", {aside} of caveats and context aside" if aside else "")
    return f"{told}; full text of {read} of {studies} read; {people}"


def counts(problems: Iterable[Problem]) -> dict[str, int]:
    """Number of faults, flags and notes."""
    tally = Counter(problem.kind for problem in problems)
    return {f"{kind}s": tally[kind] for kind in Kind}
