"""Locks by which runs keep out of each other's way; the system takes them back from a process that ends."""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold off other runs that move files in the folder, where the system can lock folders."""
    with ExitStack() as held:
        with suppress(OSError):
            opened = os.open(folder, os.O_RDONLY)
            held.callback(os.close, opened)
            _lock(opened, wait=True)
        yield


def locked(file: Path) -> int:
    """Open a file and hold it as a lock, until it is closed or the process ends; -1 if another run holds it."""
    try:
        opened = os.open(file, os.O_RDWR | os.O_CREAT)
    except (FileNotFoundError, PermissionError):  # another run has just cleared its folder, or it is another user's
        return -1
    try:
        _lock(opened)
    except OSError:
        os.close(opened)
        return -1
    return opened


def _lock(opened: int, *, wait: bool = False) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(opened, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(opened, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
