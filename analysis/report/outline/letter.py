"""A letter to the publisher of a document: its words, what is wrong, what the source says, and a place for the reply.

It says nothing that a named person has not confirmed, names no kind of wrong and no motive, and fits one page.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple

from analysis.appraise.figure_match import Attribution
from analysis.appraise.raters.confirmed import answers_to, named
from analysis.appraise.verdict.cited_studies import known_here
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Scope
from analysis.model.judgements import Confirmation
from analysis.model.problem import Problem
from analysis.model.records import Claim, Document, Finding
from analysis.model.words import Answer
from analysis.report.outline.blocks import Block, Heading, Manner, Outline, Paragraph
from analysis.report.outline.links import said
from analysis.show.references import NO_ENTRY, references
from analysis.show.tables.flags.flagged_sentence import FlaggedSentence, gravest
from analysis.show.tables.studies import study_names
from analysis.show.value import Name, Run, plain
from analysis.text.prose.phrases import counted, listed

#: Most sentences of a letter, and most characters of its text, sources included, that a page holds.
MOST_SENTENCES, MOST_CHARACTERS = 4, 3400

#: Days that a publisher has to answer, counted from the day the letter comes, as it bears no date.
DAYS = 28

_ANSWER = (
    f"Please answer within {DAYS} days of receiving this letter, and tell us where we have misread your page or a "
    "source. We will print your reply with equal prominence, beside what we say of your page."
)


class LackingRow(NamedTuple):
    """A row that a sentence rests on and that does not stand yet: its table and row as ``confirmations.csv`` has them.

    ``why``: Who disagrees, or that it was not verified; empty where no person has agreed.
    """

    table: str
    row: str
    why: str


class Letter(NamedTuple):
    """A letter, as far as its rows are confirmed.

    ``outline``: What it says; ``None`` where no sentence of the document may be told.
    ``told``: Sentences that it tells of, gravest first.
    ``lacking``: The gravest others that would have room, each with its rows that do not stand.
    ``crowded_out``: How many sentences more the document has that are flagged.
    """

    outline: Outline | None
    told: tuple[FlaggedSentence, ...]
    lacking: tuple[tuple[FlaggedSentence, tuple[LackingRow, ...]], ...]
    crowded_out: int


def letter(document: Document, review: EvidenceReview) -> Letter:
    """The letter on the gravest sentences of a document of which every row that they rest on is confirmed."""
    flagged = [one for one in gravest(review) if one.claims[0].document == document.id]
    checked = [(one, tuple(_lacking(one, review))) for one in flagged]
    told: list[FlaggedSentence] = []
    for one, rows in checked:
        if not rows and len(told) < MOST_SENTENCES:
            longer = _outline(document, [*told, one], review)
            if not told or _length(longer) <= MOST_CHARACTERS:
                told.append(one)
    lacking = tuple((one, rows) for one, rows in checked[:MOST_SENTENCES] if rows)
    outline = _outline(document, told, review) if told else None
    return Letter(outline, tuple(told), lacking, len(flagged) - len(told) - len(lacking))


def _outline(document: Document, told: Sequence[FlaggedSentence], review: EvidenceReview) -> Outline:
    evidence = review.evidence
    rows = list(chain.from_iterable(_rows(one, review) for one in told))
    agreed = [one for row in rows for one in answers_to(row, evidence) if one.answer is Answer.AGREE]
    people = listed(dict.fromkeys(map(_person, agreed)))
    sources = list(dict.fromkeys(chain.from_iterable(_sources(one, review) for one in told)))
    name = {key: name.removesuffix(f" ({key})") for key, name in study_names(evidence).items()}
    works = references(evidence)
    day = document.retrieved
    when = f" as it stood on {day.day} {day:%B %Y}" if day else ""
    where = f" ({document.url})" if document.url else ""
    studies = f"{counted(len(evidence.studies), 'study', 'studies')} {known_here(evidence)}"
    asked = f"We ask you to look again at {counted(len(told), 'statement')}."
    blocks: list[Block] = [Paragraph(said(f"We held your page{where}{when} against {studies}. {asked}"))]
    for number, one in enumerate(told, 1):
        blocks += _told(number, one, sources, name)
    if sources:
        listing = ((Run(f"[{number}] "), *works.get(key, (Run(NO_ENTRY),))) for number, key in enumerate(sources, 1))
        blocks += [Heading(1, "Sources"), *(Paragraph(runs, Manner.SMALL) for runs in listing)]
    blocks += [Heading(1, "Your answer"), Paragraph(said(_ANSWER)), Paragraph(said(people))]
    confirmed = f"Each statement here was confirmed, row by row, by {people}."
    return Outline(f"letter-{document.id}", f"To the publisher of “{document.title}”", confirmed, tuple(blocks))


def _told(number: int, one: FlaggedSentence, sources: Sequence[str], names: dict[str, str]) -> Iterator[Paragraph]:
    """The document's words, what is wrong with them, and what the source says, each source by its number."""

    def run(piece: str | Name | Run) -> Run:
        if isinstance(piece, Name):
            return Run(f"{names.get(piece.id, piece.id)} [{sources.index(piece.id) + 1}]")
        return piece if isinstance(piece, Run) else Run(piece)

    wrong = " ".join(_without_keys(flag.sentence, names) for flag in one.told)
    yield Paragraph((Run(f"{number}. ", strong=True), *map(run, one.words)))
    yield Paragraph((Run("What is wrong: ", strong=True), Run(wrong)))
    if one.in_short:
        yield Paragraph((Run("What the source says: ", strong=True), *map(run, one.in_short)))


def _without_keys(text: str, names: dict[str, str]) -> str:
    """A sentence without the keys that stand after names which two studies share."""
    for key, name in names.items():
        text = text.replace(f"{name} ({key})", name)
    return text


def _sources(one: FlaggedSentence, review: EvidenceReview) -> Iterator[str]:
    """Keys of the studies that are named: by what the source says, and by what is wrong."""
    told = review.appraised.source_statement[one.claims[0].id].studies if one.in_short else ()
    attributed = (found.study for found in _attributed(one, review))
    return filter(review.evidence.study.__contains__, (*told, *(flag.study for flag in one.flags), *attributed))


def _attributed(one: FlaggedSentence, review: EvidenceReview) -> Iterator[Attribution]:
    """The study that the sentence of each claim seems to speak of, where that was held against its stated design."""
    compared = (review.appraised.designs.get(claim.id) for claim in one.claims)
    return (found.attributed for found in compared if found and found.attributed)


def _rows(one: FlaggedSentence, review: EvidenceReview) -> list[Any]:
    """Every row that a sentence rests on: its flags; the links and mentions of its claims; the findings behind both."""
    evidence, ids = review.evidence, {claim.id for claim in one.claims}
    links = list(chain.from_iterable(_judgements(claim, review) for claim in one.claims))
    findings = {row.finding for row in links if getattr(row, "finding", "")}.union(_held_against(one, review))
    of_claims = (
        *(row for row in evidence.mentions if row.claim in ids),
        *(row for row in evidence.disagreements if row.claim in ids or row.other in ids),
    )
    known = (evidence.finding[key] for key in sorted(findings) if key in evidence.finding)
    return list(dict.fromkeys((*one.flags, *links, *of_claims, *known)))


def _held_against(one: FlaggedSentence, review: EvidenceReview) -> Iterator[str]:
    """Ids of the findings that say what the source says, and against which figures and stated designs were held."""
    told = {flag.study for flag in one.flags}
    for claim in one.claims:
        yield from review.appraised.source_statement[claim.id].findings
        for match in review.appraised.figure_matches.get(claim.id, ()):
            if match.agrees or match.finding.study in told:
                yield match.finding.id
    yield from (finding.id for study in _attributed(one, review) for finding in study.findings)


def _judgements(claim: Claim, review: EvidenceReview) -> Iterator[Any]:
    """The links that speak of a claim; where none does, all by which no study addresses it."""
    known = review.assessment(claim, Scope.ALL)
    speaking = [one.link for one in known.speaking]
    yield from speaking or (*(one.link for one in known.weighed), *known.screened)


def _lacking(one: FlaggedSentence, review: EvidenceReview) -> Iterator[LackingRow]:
    for row in _rows(one, review):
        answers = answers_to(row, review.evidence)
        against = listed(other.person for other in answers if other.answer is Answer.DISAGREE)
        unread = (
            review.is_provisional(row) if isinstance(row, Problem) else isinstance(row, Finding) and not row.verified
        )
        why = f"{against}: disagree" if against else "rests on what nobody verified" if unread else ""
        if why or not any(other.answer is Answer.AGREE for other in answers):
            yield LackingRow(*named(row), why)


def _person(answer: Confirmation) -> str:
    return f"{answer.person} ({answer.profession})" if answer.profession else answer.person


def _length(outline: Outline) -> int:
    """Characters of all that an outline says."""
    texts = [outline.title, outline.notice]
    for block in outline.blocks:
        if isinstance(block, Heading):
            texts.append(block.text)
        elif isinstance(block, Paragraph):
            texts.append(plain(block.runs))
    return sum(map(len, texts))
