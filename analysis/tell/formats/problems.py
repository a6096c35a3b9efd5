"""Problems as text, JSON, GitHub annotations and SARIF. How a problem looks is decided here and nowhere else."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from analysis.appraise.raters.confirmed import confirmed
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Kind
from analysis.model.problem import Problem
from analysis.tell.not_checked import NotChecked, files_not_checked
from analysis.tell.who_judged import notice
from analysis.text.legible import controls_escaped


def as_line(problem: Problem) -> str:
    """One problem on one line: ``file:line:column: kind: message; remedy [check]``. Control characters are escaped."""
    place = problem.place
    row = f" (sheet row {place.row})" if place.row is not None else ""
    where = f"{place.file}:{place.line}:{place.column}"
    text = f"{where}: {problem.kind}: {problem.message}{row}; {problem.remedy} [{problem.check}]"
    return controls_escaped(text)


def counts(problems: Iterable[Problem]) -> dict[str, int]:
    """Number of faults and of flags."""
    tally = Counter(problem.kind for problem in problems)
    return {f"{kind}s": tally[kind] for kind in Kind}


def as_text(problems: Sequence[Problem], judged: str = "", unchecked: Iterable[NotChecked] = ()) -> str:
    """All problems, one a line, then their counts by check; before them who judged, after them what was not checked."""
    lines = [controls_escaped(judged)] if judged else []
    lines += [as_line(problem) for problem in problems]
    for kind in Kind:
        tally = Counter(problem.check for problem in problems if problem.kind is kind)
        detail = f" ({', '.join(f'{count} {check}' for check, count in tally.most_common())})" if tally else ""
        lines.append(f"{sum(tally.values())} {kind}{'' if sum(tally.values()) == 1 else 's'}{detail}")
    lines += [controls_escaped(f"not checked: {one.what}: {one.why}") for one in unchecked]
    return "\n".join(lines)


def as_row(problem: Problem) -> dict[str, object]:
    """A problem as a flat mapping, its place spelt out."""
    before, after = ("check", "kind", "severity", "head"), ("claim", "claims", "study", "document", "message", "remedy")
    kind, concerned = ({name: getattr(problem, name) for name in names} for names in (before, after))
    concerned["claims"] = list(problem.claims)
    return kind | problem.place._asdict() | concerned


def as_json(problems: Sequence[Problem], beside: Mapping[str, object] | None = None) -> str:
    """``{"problems": [...], "counts": {...}}`` and what stands beside them."""
    import json

    body = {"problems": [as_row(problem) for problem in problems], "counts": counts(problems), **(beside or {})}
    return json.dumps(body, indent=2, ensure_ascii=False)


def as_github(problems: Sequence[Problem]) -> str:
    """GitHub workflow commands: faults as errors, flags as notices."""
    lines = []
    for problem in problems:
        command = "error" if problem.kind is Kind.FAULT else "notice"
        place = problem.place
        where = f"file={_property(place.file)},line={place.line},col={place.column}"
        said = _message(f"{problem.message}; {problem.remedy}")
        lines.append(f"::{command} {where},title={_property(problem.check)}::{said}")
    return "\n".join(lines)


def _json(review: EvidenceReview) -> str:
    unchecked = [one._asdict() for one in files_not_checked(review.evidence)]
    return as_json(review.problems, {"confirmed": review.evidence.once(confirmed).counts, "not_checked": unchecked})


def _sarif(review: EvidenceReview) -> str:
    from analysis.tell.formats.sarif import sarif

    return sarif(review.problems)


def _message(text: str) -> str:
    return controls_escaped(text).replace("%", "%25")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


#: The formats of ``check``, by the name that the command line takes.
FORMATS: Mapping[str, Callable[[EvidenceReview], str]] = {
    "text": lambda review: as_text(review.problems, notice(review.evidence), files_not_checked(review.evidence)),
    "json": _json,
    "github": lambda review: as_github(review.problems),
    "sarif": _sarif,
}
