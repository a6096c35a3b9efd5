"""Authors of a reference held against those of a bibliographic record: who, in which order, with which initials."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise

from analysis.model.bib_names import BibName, BibNames
from analysis.model.conclusions import FieldAccuracy
from analysis.text.citation.names import AuthorList, PrintedName, indexed_names, initials, readings
from analysis.text.citation.references import SAME, FieldLikeness, folded, not_verified, omitted, variant, wrong
from analysis.text.vocabulary.shapes import word_lists

_GRAVITY = [FieldAccuracy[name] for name in ("SAME", "VARIANT", "OMITTED", "NOT_VERIFIED", "WRONG")]
_ORDINALS = ("first", "second", "third", "fourth")


def compare_authors(printed: str, indexed: BibNames) -> FieldLikeness:
    """Authors as printed against those of the bibliography, in the reading of the printed list that fits best.

    *Wrong*: another name, another order, an author left out without an ``et al.``, other or transposed initials.
    *Omitted*: initials, or a part of a family name. *Variant of style*: authors under ``et al.``, given names in full,
    accents, particles. *Not verified*: more than the record gives.
    """
    record = indexed_names(indexed)
    names = [name.inverted for name in indexed.people]
    if _as_written(printed) == _as_written(" and ".join(names)) or [printed.strip(" .")] == [*map(acronym, names)]:
        return SAME
    found = [_gathered(_against(reading, record)) for reading in readings(printed)]
    if not found or not record.names:
        return not_verified("it cannot be read as names")
    best = min(found, key=lambda one: (_GRAVITY.index(one.outcome), not one.found, len(one.why)))
    if best.outcome is FieldAccuracy.WRONG and any(map(_is_unparted, indexed.people)):
        return not_verified("the bibliography does not part its authors")
    return best


def _is_unparted(name: BibName) -> bool:
    """Whether a name may be several: literal with a comma, or two of several words, as in ``Kenji Ito, Mika Abe``."""
    return "," in name.literal or all(re.search(r"\w\w\W+\w\w", part) for part in (name.family, name.given))


def _as_written(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


def acronym(name: str) -> str:
    """First letters of a body's name, such as ``WHO``; empty for fewer than three words."""
    capitals = [word[0] for word in name.split() if word[0].isupper()]
    return "".join(capitals) if len(capitals) > 2 and "," not in name else ""


def _gathered(parts: Iterable[FieldLikeness]) -> FieldLikeness:
    """The gravest outcome, with the reasons of that outcome first; found if all parts are."""
    found = sorted(dict.fromkeys(parts), key=lambda one: -_GRAVITY.index(one.outcome))
    if not found:
        return SAME
    why = "; ".join(dict.fromkeys(one.why for one in found if one.why))
    return FieldLikeness(found[0].outcome, why, all(one.found for one in found))


def _against(printed: AuthorList, record: AuthorList) -> Iterator[FieldLikeness]:
    known = _kin(printed, record)
    places = [place for place in known if place is not None]
    whole = record.cut is None
    for name, place in zip(printed.names, known, strict=True):
        if place is not None:
            yield _name(name, record.names[place]) or SAME
        elif whole:
            yield wrong(_stranger(name, len(places), printed, record, known), found=bool(places))
        else:
            yield not_verified("the bibliography does not name all authors")
    if any(one >= other for one, other in pairwise(places)):
        yield wrong("authors in another order", found=True)
    yield from _left_out(printed, record, known)


def _kin(printed: AuthorList, record: AuthorList) -> list[int | None]:
    """Index of the author of the record whom each printed name means, each once; ``None`` where there is none."""
    known: list[int | None] = []
    for here, name in enumerate(printed.names):
        fits = [
            (_GRAVITY.index(likeness.outcome), abs(at - here), at)
            for at, other in enumerate(record.names)
            if at not in known and (likeness := _name(name, other))
        ]
        known.append(min(fits)[2] if fits else None)
    return known


def _stranger(name: PrintedName, others: int, printed: AuthorList, record: AuthorList, known: list[int | None]) -> str:
    """What to say of a printed author whom the record does not have."""
    at = printed.names.index(name)
    if len(printed.names) == len(record.names) and at not in known:
        return f"“{name}” for “{record.names[at]}”"
    return f"“{name}” is not among the authors" if others else "other authors"


def _left_out(printed: AuthorList, record: AuthorList, known: list[int | None]) -> Iterator[FieldLikeness]:
    """Authors of the record who are not printed, with ``et al.`` or without."""
    absent = [name for at, name in enumerate(record.names) if at not in known]
    strangers = known.count(None)
    if printed.cut is None:
        missing = absent if len(printed.names) != len(record.names) or not strangers else []
        if missing and record.cut is None:
            yield wrong(f"{', '.join(map(str, missing))} left out without an “et al.”", found=known[:1] != [None])
        return
    leading = [name for at, name in enumerate(record.names) if at < printed.cut and at not in known]
    if leading and not strangers:
        yield wrong(f"{', '.join(map(str, leading))} left out", found=True)
    elif absent:
        yield variant(f"{len(absent)} of {len(record.names)} under “et al.”")
    elif record.cut is None:
        yield wrong("“et al.” where there are no more authors", found=True)


def _name(printed: PrintedName, indexed: PrintedName) -> FieldLikeness | None:
    """A printed name against one of the record; ``None`` if the family names differ."""
    found = []
    for family, given in _divisions(printed):
        parts = compare_families(family, indexed.family)
        if parts is not None:
            found.append(_gathered((parts, _given(given, indexed))))
    return min(found, key=lambda one: _GRAVITY.index(one.outcome)) if found else None


def _divisions(name: PrintedName) -> Iterator[tuple[str, str]]:
    """Family and given names; of an undivided name every division that leaves the family name whole."""
    yield name.family, name.given
    tokens = f"{name.given} {name.family}".split()
    if not name.parted:
        for at in range(len(tokens)):
            yield " ".join(tokens[at:]), " ".join(tokens[:at])
            yield " ".join(tokens[:at]), " ".join(tokens[at:])


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


def _letters(name: str) -> str:
    return "".join(letter for letter in folded(name) if letter.isalpha())


def spellings(name: str) -> tuple[str, str]:
    """The letters of a name without accents, and with its umlauts in two letters: ``roeck`` for ``Röck``."""
    return _letters(name), _letters(name.casefold().translate(_UMLAUTS))


def compare_families(printed: str, indexed: str) -> FieldLikeness | None:
    """Family names compared; ``None`` if they are two."""
    ours, theirs = _letters(printed), _letters(indexed)
    if not ours:
        return None
    if ours == theirs:
        return SAME if _as_written(printed) == _as_written(indexed) else variant(f"accents of {indexed}")
    if spellings(printed)[1] == spellings(indexed)[1]:
        return variant(f"accents of {indexed}")
    parts, whole = _core(printed), _core(indexed)
    if parts and parts == whole:
        return variant(f"particle of {indexed}")
    cut = parts and parts in (whole[: len(parts)], whole[-len(parts) :])
    return omitted(f"part of the family name {indexed} left out") if cut else None


_is_particle = re.compile(word_lists("citing")["PARTICLE"]).fullmatch


def _core(family: str) -> tuple[str, ...]:
    """Parts of a family name without its particles."""
    parts = (_letters(part) for part in re.split(r"[\s\-\u2010\u2011]+", family))
    return tuple(part for part in parts if part and not _is_particle(part))


def _given(given: str, indexed: PrintedName) -> FieldLikeness:
    """Given names or initials as printed against those of the record."""
    ours, theirs, family = _bare(given), _bare(indexed.given), indexed.family
    joined = _bare(re.sub(r"[-\u2010\u2011]\w+", "", given))
    if ours == theirs or (joined == theirs and joined):
        return _in_full(given, indexed)
    if theirs.startswith(ours):
        return omitted(_missing(len(ours), len(theirs), family))
    if ours.startswith(theirs):
        return not_verified(f"the bibliography has fewer initials of {family}")
    if sorted(ours) == sorted(theirs):
        return wrong(f"initials of {family} transposed", found=True)
    letters = iter(theirs)
    if all(letter in letters for letter in ours):
        return omitted(f"an initial of {family} left out")
    return wrong(f"initials of {family}", found=True)


def _bare(given: str) -> str:
    """Initials without accents, which style decides: ``Å`` is ``A``, in one character or in two."""
    return "".join(folded(letter)[:1].upper() for letter in initials(unicodedata.normalize("NFC", given)))


def _missing(ours: int, theirs: int, family: str) -> str:
    if not ours:
        return f"initials of {family} left out"
    if theirs - ours == 1 and ours < len(_ORDINALS):
        return f"{_ORDINALS[ours]} initial of {family} left out"
    return f"initials of {family} left out but the first"


def _in_full(given: str, indexed: PrintedName) -> FieldLikeness:
    """Equal initials: whether both have names in full, and the same."""
    names = [re.split(r"[\s.]+", text) for text in (given, indexed.given)]
    # A given name is in full that is neither initials nor a particle.
    full = ([one for one in found if len(one) > 1 and not one.isupper() and not one.islower()] for found in names)
    ours, theirs = (list(map(_letters, found[:1])) for found in full)
    if ours and theirs and not (ours[0].startswith(theirs[0]) or theirs[0].startswith(ours[0])):
        return wrong(f"given name of {indexed.family}", found=True)
    if ours != theirs:
        return variant(f"given names of {indexed.family} in full in one of the two")
    return SAME
