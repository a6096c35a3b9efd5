"""How writing every report grows with the claims: wall, CPU and peak memory of ``report`` on the shipped data repeated.

    python benchmarks/report_growth.py [TIMES …]

Documents, claims and links are repeated, the studies stay (``growth.grow``). Beside each size is ``check`` on the same
files, in the same run. Prints seconds, the ratio of the two, peak memory, and the exponent of the CPU time from one
size to the next: 1 is in step with the claims.
"""

import math
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from check_speed import ROOT, cpu_seconds
from growth import _OF_DOCUMENTS, grow

TIMES = (1, 4, 16)


class Spent(NamedTuple):
    """Seconds on the clock, seconds of CPU (user and system), and peak memory in MB of 1,000,000 bytes."""

    wall: float
    cpu: float
    peak: float


def main() -> None:
    """Grow the shipped data, write its reports at each size, and print the table."""
    sizes = tuple(map(int, sys.argv[1:])) or TIMES
    print(f"{'times':>6} {'wall':>9} {'CPU':>9} {'check':>9} {'ratio':>7} {'peak':>9} {'exponent':>9}")
    before: tuple[int, float] | None = None
    for times in sizes:
        with tempfile.TemporaryDirectory() as name:
            data = Path(name, "data")
            grow(ROOT / "data", data, times, _OF_DOCUMENTS)
            spent = reported(data, Path(name, "reports"))
            check = cpu_seconds("-m", "analysis", "check", str(data))
        slope = f"{math.log(spent.cpu / before[1]) / math.log(times / before[0]):9.2f}" if before else ""
        before = (times, spent.cpu)
        told = f"{spent.wall:7.1f} s {spent.cpu:7.1f} s {check:7.2f} s {spent.cpu / check:7.1f} {spent.peak:6.0f} MB"
        print(f"{times:6} {told} {slope}", flush=True)


def reported(data: Path, out: Path) -> Spent:
    """What writing every report of a data folder takes. Raises ``ChildProcessError`` if the command fails."""
    command = [sys.executable, "-m", "analysis", "report", str(data), "--out", str(out)]
    begun = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as running:
        _, status, usage = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise ChildProcessError(f"report ended with {running.returncode}")
    return Spent(time.perf_counter() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6)


if __name__ == "__main__":
    main()
