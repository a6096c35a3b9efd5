"""What is made once a run and looked at by many tests: in a run of several processes, by whichever asks first."""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

#: Set in the processes among which pytest-xdist shares out the tests.
WORKER = "PYTEST_XDIST_WORKER"


def common(base: Path) -> Path:
    """The folder of a run that all its processes share, from the one that this process has for its own."""
    return base.parent if os.environ.get(WORKER) else base


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Hold a lock that the system takes back from a process that ends, so that none waits for one that died."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def made_once(folder: Path, make: Callable[[Path], object]) -> Path:
    """The folder, as ``make`` filled it: now if nobody did before. It is given out to be read only.

    ``make`` is given another folder, which takes its place when it is done: what failed on the way is not there.
    """
    with alone(folder.with_name(f"{folder.name}.lock")):
        if not folder.exists():
            unfinished = folder.with_name(f"{folder.name}.unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir()
            make(unfinished)
            for path in (unfinished, *unfinished.rglob("*")):
                path.chmod(0o555 if path.is_dir() else 0o444)
            unfinished.rename(folder)
    return folder
