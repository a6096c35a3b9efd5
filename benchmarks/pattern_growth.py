"""How every pattern of ``analysis.text`` grows with the text: the time on 2n characters beside that on n.

    python benchmarks/pattern_growth.py [CHARACTERS [NAME]]

Found are all compiled patterns: those of the modules, and those that ``Shapes`` makes when a text is first read, for
which the sentences of the tests are read once. Each is searched through texts without end that invite it to go back:
one sign, or one piece of a sentence that nearly matches, again and again, up to so many characters (a million unless
others are given), beginning with a thousand and doubling while the time is short. Printed is the largest ratio of each
pattern whose time on some text more than doubles twice over: 2 is in step with the text, 4 with its square.
"""

import importlib
import pkgutil
import re
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from types import ModuleType

import analysis.text
from analysis.text.vocabulary.shapes import Shapes

LONGEST = 1_000_000

#: Above this ratio of 2n to n, twice in a row, a pattern is not in step with the text; 2 would be, and clocks waver.
TOO_MUCH = 2.9

#: A time below this is left out of the ratios, and one above it ends the doubling, in seconds.
SHORTEST, LONG = 0.004, 3.0

#: What would be long for a million characters, were it the square of them, takes so long for this many.
ENOUGH, QUICK = 128_000, 0.03

SIGNS = "1a A.,(-[%§‰№\u00a0\t\n"
PIECES = (
    "1 ", "1,000 ", "1-", "1/2 ", "1.", "12 of 40 ", "a-", "a b ", "(a ", "and ", "no ", "of the ", "one ", "CI 1 to ",
    "hundred and ", "between 1 and ", "75% ", "75% of pilots (", "30 of the ", "95% CI ", "p < 0.0", "one hundred ",
    "improved▲ ", "reduced↓ the ", "‰ of ", "№ points ", "risk⚠ of ", "Smith J, ", "2001;", "10.1000/", "[1,", "[1-",
    "randomised ", "study of ", "side effects ", "without any ", "significant gain ", "<i>", "{\\", "&amp;", "((", "))",
    "et al. ",
)  # fmt: skip


def main() -> None:
    """Time every pattern on every text, print the worst, and end with 1 if one is not in step."""
    longest = int(sys.argv[1]) if len(sys.argv) > 1 else LONGEST
    wanted = sys.argv[2] if len(sys.argv) > 2 else ""
    slow = tried = 0
    for name, pattern in patterns():
        if wanted not in name:
            continue
        tried += 1
        worst = max((growth(pattern, piece, longest), piece) for piece in (*SIGNS, *PIECES))
        if worst[0] > TOO_MUCH:
            slow += 1
            print(f"{worst[0]:5.1f} on {worst[1]!r}: {name}: {pattern.pattern[:110]!r}", flush=True)
    print(f"{tried} patterns, {slow} not in step with the text")
    sys.exit(bool(slow))


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern of ``analysis.text`` by the name that holds it, those of ``Shapes`` included."""
    seen: set[tuple[str, int]] = set()
    for module in modules():
        for name, value in vars(module).items():
            for pattern in held(value, module):
                if (pattern.pattern, pattern.flags) not in seen:
                    seen.add((pattern.pattern, pattern.flags))
                    yield f"{module.__name__.removeprefix('analysis.')}.{name}", pattern


def modules() -> list[ModuleType]:
    """The modules of ``analysis.text``, and those elsewhere that have shapes of their own."""
    found = pkgutil.walk_packages(analysis.text.__path__, "analysis.text.")
    named = [one.name for one in found] + ["analysis.appraise.regimen", "analysis.check.numbers"]
    return [importlib.import_module(name) for name in named]


def held(value: object, module: ModuleType) -> Iterator[re.Pattern[str]]:
    """The patterns in a value: itself, those within it, and of ``Shapes`` one for each text of the module."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from held(tuple(value.values()), module)
    elif isinstance(value, tuple | list | frozenset | set):
        for one in value:
            yield from held(one, module)
    elif isinstance(value, Shapes):
        for text in texts(tuple(one for name, one in vars(module).items() if name.startswith("_"))):
            try:
                yield value(text)
            except (re.error, RecursionError):
                continue


def texts(value: object) -> Iterator[str]:
    """Every text in a value that may be a shape."""
    if isinstance(value, str):
        if len(value) > 3:
            yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from texts(one)


def growth(pattern: re.Pattern[str], piece: str, longest: int) -> float:
    """The second largest ratio of the time on 2n characters to that on n, so that one waver of the clock is none."""
    spent: list[float] = []
    size = 1_000
    while size <= longest and (not spent or spent[-1] < LONG):
        text = piece * (size // len(piece))
        started = time.process_time()
        for _ in pattern.finditer(text):
            pass
        spent.append(time.process_time() - started)
        if size >= ENOUGH and spent[-1] < QUICK:
            return 0.0
        size *= 2
    ratios = sorted(after / before for before, after in pairwise(spent) if before > SHORTEST)
    return ratios[-2] if len(ratios) > 1 else ratios[0] if ratios and spent[-1] > LONG else 0.0


if __name__ == "__main__":
    main()
