"""``python -m analysis``: the command line."""

import gc

# Reading makes many small values and drops few: looking for garbage often takes time and finds none.
gc.set_threshold(100_000, 20, 20)

from analysis.cli import main  # noqa: E402 - the imports, too, make many values and drop few

if __name__ == "__main__":
    raise SystemExit(main())
