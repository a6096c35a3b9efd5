"""What changed between two versions of the evidence, and which rows changed it.

Claims are the same if their ids are; one whose id changed while its document, line and words stayed is *renumbered*,
and its rows are compared under the new id. A verdict, certainty or flag that changed is told with the rows that touch
it: those of its claim, of the studies and findings that it rests on, of its document and of the screening that speaks
of such claims. Where none of these changed, the rules did, or a row further off, such as a term.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from analysis.appraise.verdict.assessment import COVERING
from analysis.tell.compare.side_by_side import CLAIMS, Edit, RowChange, SideBySide, What, words_of
from analysis.tell.compare.version import Version
from analysis.text.prose.phrases import counted

_SILENT = "does not address"

#: Files whose rows a flag on a document as a whole can rest on.
_OF_DOCUMENTS = ("documents.csv", "references.csv", "harms.csv", "mentions.csv", "waivers.csv", "terms.csv")


class ClaimLine(NamedTuple):
    """A claim by its id, its place and its words. ``was`` is its earlier id, ``edits`` the columns that changed."""

    id: str
    document: str
    line: str
    quote: str
    was: str = ""
    edits: tuple[Edit, ...] = ()


class Change(NamedTuple):
    """A verdict, a certainty or a flag that changed: of what, which, from and to, and the rows that touch it."""

    subject: str
    what: str
    old: str
    new: str
    rows: tuple[RowChange, ...]


class Changes(NamedTuple):
    """Everything that changed from one version to another; empty lists where nothing did.

    ``rows`` are all rows that changed, ``notes`` what else a reader must know.
    """

    old: str
    new: str
    claims: int
    added: tuple[ClaimLine, ...]
    removed: tuple[ClaimLine, ...]
    renumbered: tuple[ClaimLine, ...]
    reworded: tuple[ClaimLine, ...]
    verdicts: tuple[Change, ...]
    certainty: tuple[Change, ...]
    flags: tuple[Change, ...]
    rows: tuple[RowChange, ...]
    notes: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether nothing changed."""
        return not any((self.renumbered, self.verdicts, self.certainty, self.flags, self.rows))


def compare(old: Version, new: Version) -> Changes:
    """Compare two versions, the older first. The same two give the same comparison."""
    both = SideBySide(old.body, new.body)
    reworded = (row for row in both.rows if row.file == CLAIMS and row.what is What.ALTERED and len(row.key) == 1)
    came = (claim for name, claim in both.after.items() if name not in both.before)
    went = (claim for name, claim in both.before.items() if name not in both.after)
    return Changes(
        old=old.name,
        new=new.name,
        claims=len(both.after),
        added=tuple(map(_line, came)),
        removed=tuple(map(_line, went)),
        renumbered=tuple(_line(both.after[now])._replace(was=was) for was, now in both.renumbered.items()),
        reworded=tuple(_line(both.after[row.key[0]])._replace(edits=row.edits) for row in reworded),
        verdicts=tuple(_verdicts(both)),
        certainty=tuple(_certainty(both)),
        flags=tuple(_flags(both)),
        rows=both.rows,
        notes=tuple(_notes(old, new)),
    )


def _line(claim: Mapping[str, Any]) -> ClaimLine:
    return ClaimLine(claim["id"], *words_of(claim))


def _verdicts(both: SideBySide) -> Iterator[Change]:
    for claim in (claim for claim in both.after if claim in both.before):
        was, now = both.before[claim], both.after[claim]
        for scope in ("own", "all"):
            old, new = was["verdict"][scope], now["verdict"][scope]
            if old != new:
                yield Change(claim, f"verdict {scope}", old, new, _touching(claim, scope, both))


def _bearing(claim: Mapping[str, Any], scope: str) -> set[str]:
    """Studies that say something of a claim, over a scope."""
    return {
        link["study"]
        for link in claim["links"]
        if link["stance"] != _SILENT and (scope == "all" or link["cited_by_document"])
    }


def _touching(claim: str, scope: str, both: SideBySide, *, questions: bool = False) -> tuple[RowChange, ...]:
    """Changed rows that touch a claim: those that name it, then those of its studies, its document and its kind.

    With ``questions`` also those of the questions that it falls under. Where there are none, the terms that changed.
    """
    record = both.after[claim]
    studies = _bearing(both.before[claim], scope) | _bearing(record, scope)
    under = {fit["question"] for fit in record["questions"]} if questions else set()
    near = tuple(row for row in both.elsewhere if _is_near(row, record, studies, under))
    terms = (row for row in both.elsewhere if row.file == "terms.csv")
    return (*both.by_claim.get(claim, ()), *near) or tuple(terms)


def _is_near(row: RowChange, claim: Mapping[str, Any], studies: Collection[str], questions: Collection[str]) -> bool:
    match row.file:
        case "documents.csv" | "references.csv":
            return row.key[0] == str(claim["document"])
        case "screening.csv":
            return all(row.cells.get(column, "") in ("", claim[column]) for column in COVERING)
        case "studies.csv" | "citations.bib" | "appraisals.csv":
            return row.key[0] in studies or (row.file == "studies.csv" and row.what is not What.ALTERED)
        case "findings.csv":
            return row.cells["study"] in studies
        case "questions.csv" | "certainty.csv":
            return row.key[0] in questions
    return False


def _certainty(both: SideBySide) -> Iterator[Change]:
    was, now = ({one["id"]: one for one in body["questions"]} for body in (both.old, both.new))
    for question in dict.fromkeys((*now, *was)):
        old, new = _level(was.get(question)), _level(now.get(question))
        if old != new:
            yield Change(question, "certainty", old, new, tuple(_of_question(question, was, now, both)))


def _level(question: Mapping[str, Any] | None) -> str:
    if question is None:
        return "not asked"
    found = question["certainty"]
    if found["level"]:
        return f"{'at most ' * found['at_most']}{found['level']}"
    return f"not rated ({found['why_not']})" if found["why_not"] else "not rated"


def _of_question(
    question: str, was: Mapping[str, Any], now: Mapping[str, Any], both: SideBySide
) -> Iterator[RowChange]:
    """Changed rows that a certainty follows from: its steps, its question, then its findings and their studies."""
    asked = [versions[question] for versions in (was, now) if question in versions]
    findings = {finding for one in asked for finding in one["findings"].split()}
    studies = {study for one in asked for study in one["certainty"]["studies"]}
    near = {"certainty.csv": {question}, "questions.csv": {question}, "findings.csv": findings}
    for file, keys in (near | {"studies.csv": studies, "appraisals.csv": studies}).items():
        yield from (row for row in both.elsewhere if row.file == file and row.key[0] in keys)


def _flags(both: SideBySide) -> Iterator[Change]:
    old, new = both.flags_of(both.old), both.flags_of(both.new)
    for subject, check in dict.fromkeys((*new, *old)):
        was, now = old.get((subject, check), ()), new.get((subject, check), ())
        told_with_claim = (subject in both.before) != (subject in both.after)
        if told_with_claim or sorted(was) == sorted(now):
            continue
        before, after = "; ".join(m for m in was if m not in now), "; ".join(m for m in now if m not in was)
        yield Change(subject, f"flag {check}", before, after, _touched(subject, both))


def _touched(subject: str, both: SideBySide) -> tuple[RowChange, ...]:
    if subject in both.after:
        return _touching(subject, "all", both, questions=True)
    if not subject:
        return tuple(row for row in both.rows if row.file in _OF_DOCUMENTS)
    return tuple(row for row in both.elsewhere if subject in (*row.key, row.cells.get("study", "")))


def _notes(old: Version, new: Version) -> Iterator[str]:
    for version in (old, new):
        yield from version.notes
        if version.faults:
            faults = counted(version.faults, "fault")
            yield f"{version.name}: {faults} in its files; what rests on the rows concerned may be missing."
    if old.body["version"] != new.body["version"]:
        yield f"Made by different versions of the program, {old.body['version']} and {new.body['version']}."
