"""How long `check` takes on the shipped data, beside importing pandas, in one run.

    python benchmarks/check_speed.py

Prints medians and their ratio. The two are started in turn, so that whatever else the machine does falls on both.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROUNDS = 15

COMMANDS = {
    "python -m analysis check": [sys.executable, "-m", "analysis", "check"],
    "import pandas": [sys.executable, "-c", "import pandas"],
    "python alone": [sys.executable, "-c", "pass"],
}


def main() -> None:
    """Time each command in turn and print the medians."""
    seconds: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(ROUNDS):
        for name, command in COMMANDS.items():
            start = time.perf_counter()
            subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            seconds[name].append(time.perf_counter() - start)
    medians = {name: statistics.median(times) for name, times in seconds.items()}
    for name, median in medians.items():
        print(f"{name:26} {median:6.3f} s")
    print(f"{'check / import pandas':26} {medians['python -m analysis check'] / medians['import pandas']:6.2f}")


if __name__ == "__main__":
    main()
