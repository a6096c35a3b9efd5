"""Pages of a reference held against those of a bibliographic record, however they are shortened."""

import re
from typing import NamedTuple

from analysis.text.citation.references import SAME, FieldLikeness, folded, not_verified, omitted, variant, words, wrong

_LABEL = re.compile(r"^\W*(?:(?:pages?|pp|pgs?|articles?|art|no|number|id)\b[\s.:]*|p\.?\s*(?=\d))+")
_PAGE = r"[a-z]{0,4}\d+(?:[.:]?[a-z]+\d+)?[a-z]?|[ivxlc]+"
_RANGE = re.compile(rf"({_PAGE})(?:\s?-\s?({_PAGE}))?[\s.]*")


class Pages(NamedTuple):
    """A run of pages, folded; ``last`` is in full, and empty if only the first is given."""

    first: str
    last: str


def page_runs(text: str) -> tuple[Pages, ...]:
    """The runs of pages of a text, ``670-4`` as ``670-674``; empty if it cannot be read as pages.

    What follows under another heading (``; discussion 675-6``) is not counted.

    MEDLINE drops the digits of the last page that repeat the first's, and marks supplements (``S35-8``) and electronic
    pages (``e1364``) by letters (NLM, Citing Medicine, 2nd ed., ch. 1, Location).
    """
    runs: list[Pages] = []
    for part in re.split(r"[;,]", _LABEL.sub("", " ".join(folded(text).split()))):
        found = _RANGE.fullmatch(_LABEL.sub("", part.strip()))
        if not found and runs and part.strip():
            break
        if found:
            runs.append(Pages(found[1], _in_full(found[1], found[2] or "")))
        elif part.strip():
            return ()
    return tuple(runs)


def _in_full(first: str, last: str) -> str:
    """A last page with the letters and digits that it shares with the first and may leave out."""
    start, end = re.fullmatch(r"(.*?)(\d+)", first), re.fullmatch(r"(.*?)(\d+)", last)
    if not start or not end or end[1] not in ("", start[1]):
        return last
    return f"{start[1]}{start[2][: max(0, len(start[2]) - len(end[2]))]}{end[2]}"


def compare_pages(printed: str, indexed: str) -> FieldLikeness:
    """Pages against the record's: first page, last page, breaks between."""
    ours, theirs = page_runs(printed), page_runs(indexed)
    if not ours or not theirs:
        same = "".join(words(printed)) == "".join(words(indexed))
        return SAME if same else not_verified("it cannot be read as pages")
    if ours == theirs or all(run.last in ("", run.first) and run.first == ours[0].first for run in (*ours, *theirs)):
        return SAME
    if ours[0].first != theirs[0].first:
        return _first_apart(ours, theirs)
    if not ours[-1].last and len(ours) == 1:
        return omitted("the last page is left out")
    if not theirs[-1].last and len(theirs) == 1:
        return not_verified("the bibliography gives the first page alone")
    if ours[-1].last == theirs[-1].last:
        return variant("a break between the pages is shown in one of the two")
    if ours == theirs[: len(ours)]:
        return omitted("the pages after a break are left out")
    return wrong("last page", found=True)


def _first_apart(ours: tuple[Pages, ...], theirs: tuple[Pages, ...]) -> FieldLikeness:
    first, other = ours[0].first, theirs[0].first
    if first.lstrip("e") == other.lstrip("e"):
        return variant("the “e” of an electronic page")
    last = "first page" if ours[-1].last == theirs[-1].last and ours[-1].last else "first and last page"
    return wrong(last if ours[-1].last and theirs[-1].last else "first page", found=_overlap(ours, theirs))


def _overlap(ours: tuple[Pages, ...], theirs: tuple[Pages, ...]) -> bool:
    """Whether a reader who opens the printed pages comes upon the source."""
    spans = []
    for runs in (ours, theirs):
        ends = [runs[0].first, runs[-1].last or runs[-1].first]
        if not all(end.isdigit() for end in ends):
            return False
        spans.append((int(ends[0]), int(ends[1])))
    (low, high), (start, end) = spans
    return low <= end and start <= high
