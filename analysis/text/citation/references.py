"""Fields of a reference held against a bibliographic record: titles, years, volumes, issues and pages.

Each comparison tells an error from a matter of style, as a librarian would. ``authors`` and ``journals`` hold the
comparisons of those fields.
"""

import re
import unicodedata
from functools import lru_cache, partial
from typing import NamedTuple

from analysis.model.conclusions import FieldAccuracy
from analysis.text.vocabulary.shapes import shapes


class FieldLikeness(NamedTuple):
    """What comes of holding a printed field against the record.

    ``outcome``: Same · variant of style · omitted · wrong · not verified.
    ``why``: The reason, a phrase in lower case; empty for *same*.
    ``found``: Whether a reader can search by what is printed; it may be so although a detail is wrong.
    """

    outcome: FieldAccuracy
    why: str = ""
    found: bool = True


SAME = FieldLikeness(FieldAccuracy.SAME)
#: Of a reason: a variant of style; a part left out; other than the record, which may lead to the source all the same
#: (``found``); not in the record, so that nothing can be said of it.
variant, omitted, not_verified = (
    partial(FieldLikeness, outcome)
    for outcome in (FieldAccuracy.VARIANT, FieldAccuracy.OMITTED, FieldAccuracy.NOT_VERIFIED)
)
wrong = partial(FieldLikeness, FieldAccuracy.WRONG, found=False)


_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
_GREEK = {"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "κ": "kappa", "λ": "lambda"}
_GREEK |= {"μ": "mu", "µ": "mu", "ω": "omega"}
_DASHES = re.compile("[\u00ad\u2010-\u2015\u2212\ufe58\ufe63\uff0d]+|-{2,}")
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc\u0060\u00b4]")
_QUOTES = re.compile("[\"\u201c-\u201f\u00ab\u00bb]|''|``")


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Text in small letters without accents, its dashes as hyphens, apostrophes dropped, Greek letters spelt out."""
    text = _APOSTROPHES.sub("", _DASHES.sub("-", text)).casefold().translate(_LETTERS)
    text = "".join(_GREEK.get(letter, letter) for letter in text)
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))


def words(text: str) -> tuple[str, ...]:
    """The words and numbers of a text, folded, ``&`` as ``and``."""
    return tuple(re.findall(r"\d+(?:[.,]\d+)*|[^\W\d_]+", folded(text).replace("&", " and ")))


def run_together(found: tuple[str, ...]) -> str:
    """Words without the blanks and hyphens between them, which style decides; numbers stay apart."""
    return "".join(f"|{word}|" if word[0].isdigit() else word for word in found)


# Spellings in which British and American English differ by rule (New Hart's Rules, on British and US English). Both
# sides of a comparison are changed alike, so that a rule that reaches too far only hides a slip in spelling.
_AMERICAN = tuple((re.compile(shape), letters) for shape, letters in shapes()["american spelling"])


def american(word: str) -> str:
    """A folded word as American English spells it."""
    for pattern, letters in _AMERICAN:
        word = pattern.sub(letters, word)
    return word


# Titles

_SUBTITLE = re.compile(r"(?<=[:.?!;])\s|\s[-\u2010-\u2015]+\s")
_NOTE_OF_INDEX = re.compile(
    r"^\W*(?:retracted|withdrawn)(?: article)?\s*[:\]]\s*"
    r"|(?<=\S)\s*\[(?:see comments?|article in|corrected|published erratum|author)[^\]]*\][\s.]*$",
    re.I,
)

#: Share of the words, in order, that a title must have in common with the record's to be recognised (this project's
#: rule): a word or two wrong in a title of usual length still leads to the source, another study of the topic does not.
RECOGNISED = 2 / 3


def compare_titles(printed: str, indexed: str) -> FieldLikeness:
    """A title against the record's; capitals, marks, spelling and a subtitle left out are matters of style."""
    printed, indexed = (_NOTE_OF_INDEX.sub("", text).strip() for text in (printed, indexed))
    if _as_set(printed) == _as_set(indexed):
        return SAME
    ours, theirs = words(printed), words(indexed)
    if run_together(ours) == run_together(theirs):
        return variant("capitals, punctuation or quotation marks")
    ours, theirs = (tuple(map(american, found)) for found in (ours, theirs))
    if run_together(ours) == run_together(theirs):
        return variant("British or American spelling")
    if run_together(_without_article(ours)) == run_together(_without_article(theirs)):
        return variant("first article")
    if run_together(ours) in _openings(indexed):
        return variant("the subtitle is left out")
    if run_together(theirs) in _openings(printed):
        return variant("with a subtitle that the bibliography leaves out")
    if _breaks_off(ours, theirs):
        return omitted("the title breaks off")
    if _breaks_off(theirs, ours):
        return not_verified("the bibliography's title breaks off")
    return _title_apart(ours, theirs)


#: Fewest words of a title that break off and still name its work (this project's rule).
FEWEST_BEFORE_BREAK = 3


def _breaks_off(short: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether a title is the beginning of another, cut off after a word or within one."""
    last = len(short) - 1
    begins = len(whole) > last and short[:last] == whole[:last] and whole[last].startswith(short[last])
    return last + 1 >= FEWEST_BEFORE_BREAK and begins


def _as_set(title: str) -> str:
    """A title but for what a typesetter decides: the shape of quotation marks and dashes, blanks, the full stop."""
    title = _QUOTES.sub('"', _APOSTROPHES.sub("'", _DASHES.sub("-", title)))
    return " ".join(title.split()).removesuffix(".")


def _without_article(found: tuple[str, ...]) -> tuple[str, ...]:
    return found[1:] if found[:1] in (("the",), ("a",), ("an",)) else found


def _openings(title: str) -> set[str]:
    """What a title is without its subtitle, at each place where one may begin, run together."""
    before = (words(title[: mark.start()]) for mark in _SUBTITLE.finditer(title))
    return {run_together(tuple(map(american, found))) for found in before} - {""}


def _title_apart(printed: tuple[str, ...], indexed: tuple[str, ...]) -> FieldLikeness:
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, indexed, printed, autojunk=False)
    if matcher.ratio() < RECOGNISED:
        return wrong("another title")
    said = []
    for kind, low, high, start, end in matcher.get_opcodes():
        theirs, ours = " ".join(indexed[low:high]), " ".join(printed[start:end])
        if kind == "replace":
            said.append(f"“{ours}” for “{theirs}”")
        elif kind != "equal":
            said.append(f"“{theirs}” left out" if theirs else f"“{ours}” put in")
    return wrong(", ".join(said), found=True)


# Years, volumes, issues


def compare_years(printed: str, indexed: str) -> FieldLikeness:
    """A year against the record's; a letter behind it or a month beside it is a matter of style."""
    theirs, ours = re.search(r"\d{4}", indexed), re.findall(r"\d+", printed)
    if not theirs:
        return not_verified("the bibliography gives no year")
    if not ours:
        return omitted("no year is printed", found=False)
    if theirs[0] in ours:
        return SAME if re.fullmatch(r"\W*\d{4}[a-z]?\W*", printed) else variant("more than the year is printed")
    if re.fullmatch(r"\W*\d\d\W*", printed) and theirs[0].endswith(ours[0]):
        return variant("two digits of the year")
    return wrong("year")


_NUMBER_LABELS = frozenset(["vol", "volume", "no", "nr", "number", "num", "issue", "iss", "and"])
_NUMBER_WORDS = dict.fromkeys(("s", "supp", "supplement", "suppls"), "suppl") | {"part": "pt", "special": "spec"}


def number_words(text: str) -> tuple[str, ...]:
    """The parts of a volume or an issue: ``Vol. 10, Suppl 1`` as ``10``, ``suppl``, ``1``."""
    parts = re.findall(r"\d+|[^\W\d_]+", folded(text))
    return tuple(_NUMBER_WORDS.get(part, part.lstrip("0") or part) for part in parts if part not in _NUMBER_LABELS)


def compare_numbers(printed: str, indexed: str, noun: str) -> FieldLikeness:
    """A volume or an issue, as ``noun`` says, against the record's."""
    ours, theirs = number_words(printed), number_words(indexed)
    if ours == theirs:
        return SAME
    if tuple(map(_arabic, ours)) == tuple(map(_arabic, theirs)):
        return variant("Roman numerals")
    if ours and ours == theirs[: len(ours)]:
        return omitted(f"“{' '.join(theirs[len(ours) :])}” is left out of the {noun}")
    if theirs and theirs == ours[: len(theirs)]:
        return not_verified(f"“{' '.join(ours[len(theirs) :])}” is not in the bibliography")
    if not any(part.isdigit() for part in map(_arabic, ours)) and any(part.isdigit() for part in theirs):
        return not_verified(f"no number of the {noun} is printed")
    return wrong(noun)


_ROMAN = re.compile(r"(m{0,3})(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def _arabic(part: str) -> str:
    """A Roman numeral as a number; anything else as it is."""
    if not part or not _ROMAN.fullmatch(part):
        return part
    values = [_VALUES[letter] for letter in part]
    return str(sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True)))


_LABEL = re.compile(r"^\W*(?:(?:pages?|pp|pgs?|articles?|art|no|number|id)\b[\s.:]*|p\.?\s*(?=\d))+")
_PAGE = r"[a-z]{0,4}\d+(?:[.:]?[a-z]+\d+)?[a-z]?|[ivxlc]+"
_RANGE = re.compile(rf"({_PAGE})(?:\s?-\s?({_PAGE}))?[\s.]*")


class Pages(NamedTuple):
    """A run of pages, folded; ``last`` is in full, and empty if only the first is given."""

    first: str
    last: str


def page_runs(text: str) -> tuple[Pages, ...]:
    """The runs of pages of a text, ``670-4`` as ``670-674``; empty if it cannot be read as pages.

    What follows under another heading (``; discussion 675-6``) is not counted. MEDLINE drops the digits of the last
    page that repeat the first's, and marks supplements (``S35-8``) and electronic pages (``e1364``) by letters (NLM,
    Citing Medicine, 2nd ed., ch. 1, Location).
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
