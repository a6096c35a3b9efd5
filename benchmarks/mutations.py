"""Which single errors, put into a correct set, the checks catch; and whether rewrites of it pass.

    python benchmarks/mutations.py

Tries every kind of ``tests/bench`` on every row that it applies to, each alone. Prints a line a kind: how many were
caught, by which checks, and one message. The kinds were written by those who wrote the checks, and the set is one that
they made up: the rate says how well what was thought of is caught, not how many errors of other sets would be.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from analysis.appraise.absolute import wilson  # noqa: E402 - the repository is not installed
from tests.bench.injection import Injection, baseline, inject, reword  # noqa: E402
from tests.bench.kinds import ERRORS, MISSED, REWRITES  # noqa: E402

_WIDEST = 110


def main() -> None:
    """Run the bench and print its table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        known = baseline(folder)
        errors = {kind.name: list(inject(kind, folder, known)) for kind in ERRORS.values()}
        rewrites = {kind.name: list(reword(kind, folder, known)) for kind in REWRITES.values()}
    for kind, injections in errors.items():
        _print_kind(kind, injections)
    print()
    for kind, injections in rewrites.items():
        for one in injections:
            for problem in one.new:
                print(f"REWRITE FLAGGED  {kind}, {one.target}: {_shortened(problem.message)} [{problem.check}]")
    whole = [kind for kind, injections in errors.items() if all(one.catch for one in injections)]
    print(f"kinds of error caught on every row: {_rate(len(whole), len(errors))}")
    print(f"errors caught: {_rate(*_counts(one.catch is not None for one in _all(errors)))}")
    print(f"rewrites that pass: {_rate(*_counts(not one.new for one in _all(rewrites)))}, of {len(rewrites)} kinds")


def _all(injections: dict[str, list[Injection]]) -> Iterable[Injection]:
    return (one for found in injections.values() for one in found)


def _counts(good: Iterable[bool]) -> tuple[int, int]:
    found = list(good)
    return sum(found), len(found)


def _print_kind(kind: str, injections: list[Injection]) -> None:
    catches = [one.catch for one in injections if one.catch]
    checks = ", ".join(f"{name} {count}" for name, count in Counter(one.check for one in catches).most_common())
    print(f"{len(catches):3} of {len(injections):3}  {kind}: {checks or 'not caught'}")
    if catches:
        print(f"            {_shortened(catches[0].message)}")
    if kind in MISSED:
        print(f"            missed: {MISSED[kind]}")


def _shortened(text: str) -> str:
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"


def _rate(part: int, whole: int) -> str:
    low, high = wilson(part, whole)
    return f"{part} of {whole} ({100 * part / whole:.1f} %; 95 % interval {100 * low:.1f} to {100 * high:.1f} %)"


if __name__ == "__main__":
    main()
