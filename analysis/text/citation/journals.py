"""Names of journals: whether two names are one journal's, in full, abbreviated, as an acronym or cut short."""

import re
from typing import NamedTuple

from analysis.text.citation.references import SAME, FieldLikeness, american, omitted, run_together, variant, wrong
from analysis.text.citation.references import words as all_words
from analysis.text.vocabulary.shapes import word_lists

_LISTS = word_lists("citing")
_is_small, _is_generic = (re.compile(_LISTS[name]).fullmatch for name in ("SMALL_WORD", "GENERIC"))

#: Fewest words of a longer name that still point to its journal (this project's rule). One word, such as *Pain* or
#: *Nature*, is often the whole name of another journal, so it is wrong and not short.
FEWEST_WORDS = 2


class JournalWord(NamedTuple):
    """A word of a journal's name that counts: folded, and where it ends in the name as written."""

    text: str
    end: int


def compare_journals(printed: str, indexed: str) -> FieldLikeness:
    """A journal's name against the record's.

    *Same* or *variant of style* where every word that counts is there, in order, whole or abbreviated (a shorter form
    that begins alike, or a contraction such as ``Hlth``), or where one name is the other's acronym. *Omitted* where the
    name is cut short: whole words are missing at its end, or ``Journal of`` at its start. Otherwise *wrong*.
    """
    if run_together(all_words(printed)) == run_together(all_words(indexed)):
        return SAME
    for ours in _forms(printed):
        for theirs in _forms(indexed):
            if _alike(ours, theirs):
                return variant("abbreviated, in full, or with small words that style decides")
            if _acronym(ours, theirs) or _acronym(theirs, ours):
                return variant("acronym")
            if len(theirs) >= FEWEST_WORDS and _alike(ours[: len(theirs)], theirs) and _generic(ours[len(theirs) :]):
                return variant("with “Journal” put behind it")
    return _cut_short(printed, indexed) or wrong("another journal")


def _forms(name: str) -> tuple[tuple[JournalWord, ...], ...]:
    """A name's words, as a whole and without what may follow it: a place in brackets, a subtitle, a translation."""
    bare = re.sub(r"\s*[(\[][^)\]]*[)\]][\s.]*$", "", name)
    main = re.split(r"\s*[:=/;]\s|\s[-\u2010-\u2015]\s", bare)[0]
    joined = [text.replace("-", "\u00b7") for text in (name, bare, main)]
    return tuple(dict.fromkeys(form for text in (name, bare, main, *joined) if (form := _words(text))))


def _words(name: str) -> tuple[JournalWord, ...]:
    """The words that count. A middle dot holds two of them together."""
    found = [
        JournalWord(american("".join(all_words(match[0].replace("\u00b7", "")))), match.end())
        for match in re.finditer(r"(?:[^\W_]|['\u2019\u00b7\u0300-\u036f])+", name)
    ]
    kept = [word for word in found[:-1] if not _is_small(word.text)]
    return tuple(word for word in (*kept, *found[-1:]) if word.text)


def _generic(found: tuple[JournalWord, ...]) -> bool:
    return bool(found) and all(_is_generic(word.text) for word in found)


def _alike(ours: tuple[JournalWord, ...], theirs: tuple[JournalWord, ...]) -> bool:
    """Whether two names have the same words in order; a word alone is never abbreviated (ISO 4)."""
    if len(ours) != len(theirs) or not ours:
        return False
    if len(ours) == 1:
        return ours[0].text == theirs[0].text
    return all(_abbreviates(one.text, other.text) for one, other in zip(ours, theirs, strict=True))


def _abbreviates(one: str, other: str) -> bool:
    """Whether one word is the other, its beginning, or a contraction of it (``Dtsch`` for ``Deutsches``)."""
    short, long = sorted((one, other), key=len)
    letters = iter(long)
    contracted = len(short) > 2 and short[0] == long[0] and all(letter in letters for letter in short)
    return contracted or long.startswith(short)


def _acronym(short: tuple[JournalWord, ...], long: tuple[JournalWord, ...]) -> bool:
    """Whether a name of one word is the first letters of the other's words, or of four or more at its start."""
    letters = "".join(word.text[0] for word in long)
    if len(short) != 1 or len(letters) < 3:
        return False
    return short[0].text == letters or (len(short[0].text) > 3 and letters.startswith(short[0].text))


def _cut_short(printed: str, indexed: str) -> FieldLikeness | None:
    ours = _words(printed)
    if len(ours) < FEWEST_WORDS or _generic(ours):
        return None
    for theirs in _forms(indexed):
        size = len(ours)
        if size < len(theirs) and not _generic(ours[:size]) and _alike(ours, theirs[:size]):
            return omitted(f"cut short: “{indexed[theirs[size - 1].end :].strip(' .,')}” is missing")
        lead = len(theirs) - size
        if lead > 0 and _generic(theirs[:lead]) and _alike(ours, theirs[lead:]):
            return omitted(f"cut short: “{indexed[: theirs[lead - 1].end]}” is missing")
    return None
