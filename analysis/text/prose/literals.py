"""Literals: what a text must hold before a regular expression can match in it, so that most need not be tried."""

import re
from collections.abc import Callable, Iterable, Iterator

#: Of each set one text at least stands, in small letters, wherever the expression matches.
Needs = tuple[frozenset[str], ...]

_TOKEN = re.compile(
    r"[a-z]{2,}(?![?*+{])|\\.|\[\^?\]?(?:\\.|[^]\\])*\]|\(\?(?:P<\w+>|\(\w+\)|<?[=!]|:)|[?*+][?+]?|\{[\d,]+\}\??|.",
    re.DOTALL,
)
_SETS = re.compile(r"\[(?:[^\w\s\\^-]|\\[^\w\s]|(?<=\[)-|-(?=\]))+\]")


def needs(shape: str, names: re.Pattern[str], of_part: Callable[[str], Needs]) -> Needs:
    """What a text must hold for a shape to match in it; empty if nothing can be told.

    ``names`` finds the names of parts in the shape, in a group of its own, and ``of_part`` tells what a part needs. A
    part is one group, or a sequence without alternatives of its own.
    """
    pieces = names.split(shape)
    texts = (_TOKEN.findall(piece) if number % 2 == 0 else [piece] for number, piece in enumerate(pieces))
    return _read((token for text in texts for token in text), of_part)


def possible(needed: Needs, text: str) -> bool:
    """Whether a text holds what is needed."""
    # Two letters of other alphabets are an i where case does not matter.
    folded = text.lower() if text.isascii() else text.casefold().replace("i\u0307", "i").replace("\u0131", "i")
    for literals in needed:
        for literal in literals:
            if literal in folded:
                break
        else:
            return False
    return True


def _read(tokens: Iterator[str], of_part: Callable[[str], Needs]) -> Needs:
    """What is needed by all that stands before the parenthesis that closes the group."""
    options: list[list[str | Needs]] = [[]]
    for token in tokens:
        atoms = options[-1]
        if token == ")":
            break
        if token == "|":
            options.append([])
        elif token[0] in "?*" or token.startswith(("{0", "{,")):
            atoms[-1:] = [()]
        elif token[0] == "(":
            inside = _read(tokens, of_part)
            # Not what must not stand there, nor what depends on another group.
            atoms.append(() if token[-1] in "!)" else inside)
        else:
            atoms.append(_atom(token, of_part))
    if len(options) == 1:
        return _of_sequence(options[0])
    # What sorts first rules out the most: long texts, and few of them.
    best = [
        min(_of_sequence(atoms), key=lambda one: (-min(map(len, one)), len(one)), default=None) for atoms in options
    ]
    return (frozenset().union(*filter(None, best)),) if all(best) else ()


def _atom(token: str, of_part: Callable[[str], Needs]) -> str | Needs:
    """What one sign, a run of letters, a set of signs or a part needs."""
    if token.isalpha():
        return of_part(token) if len(token) > 1 and token.isupper() else token.casefold()
    if _SETS.fullmatch(token):
        return (frozenset(token[1:-1].replace("\\", "")),)
    if token[0] == "\\":
        return () if token[1].isalnum() else token[1]
    return token if len(token) == 1 and token not in ".^$+ " else ()


def _of_sequence(atoms: Iterable[str | Needs]) -> Needs:
    """What each atom needs; letters that follow one another are needed as one text."""
    found: list[frozenset[str]] = []
    run = ""
    for atom in (*atoms, ()):
        if isinstance(atom, str):
            run += atom
            continue
        found += [frozenset([run])] if run else []
        found += atom
        run = ""
    return tuple(found)
