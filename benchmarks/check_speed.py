"""How long a cold ``check``, and reading the data in a notebook, take beside importing pandas, in one run.

    python benchmarks/check_speed.py

Prints medians of CPU time (user and system) and the median of the ratios. The two are started in turn, byte code
present, so that whatever else the machine does falls on both.
"""

import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROUNDS = 11

COMMANDS = {
    "python -m analysis check": ("-m", "analysis", "check"),
    "import pandas": ("-c", "import pandas"),
    "python alone": ("-c", "pass"),
    "analysis.load": ("-c", "import analysis; analysis.load('data')"),
}


def main() -> None:
    """Time each command in turn, once before to write the byte code, and print the medians."""
    seconds: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for number in range(ROUNDS + 1):
        for name, command in COMMANDS.items():
            spent = cpu_seconds(*command)
            seconds[name] += [spent] if number else []
    for name, times in seconds.items():
        print(f"{name:26} {statistics.median(times):6.3f} s")
    check, pandas, _, load = seconds.values()
    for what, ours, theirs in (("check / import pandas", check, pandas), ("analysis.load / check", load, check)):
        print(f"{what:26} {statistics.median(one / other for one, other in zip(ours, theirs, strict=True)):6.2f}")


def cpu_seconds(*arguments: str) -> float:
    """User and system time of a run of Python; what it prints is of no interest, nor whether it found a fault."""
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command, nowhere = [sys.executable, *arguments], subprocess.DEVNULL
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=ROOT, env=settings, check=False, stdout=nowhere, stderr=nowhere)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
