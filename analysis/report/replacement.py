"""Putting a run's files into a folder: all of them or none, however the run ends.

A run stages its files, flushed to the disk, under a hidden folder, ``.reports.….unfinished-run``. When all are there it
writes a journal and then moves them, in one of two ways:

- *The folder as a whole*, which is the rule: what else it holds is linked into the new one, the old folder is renamed
  into the hidden one, and the new one gets its name. A kill leaves the old folder or the new one; between the two
  renames it leaves none, and the old one is kept beside.
- *File by file*, where the folder cannot be renamed or its other files cannot be linked: it is where somebody works, a
  mount point, somebody else's, in a folder that may not be written to, or on a file system without links. All old files
  are moved aside before the first new one comes, so that old and new never stand side by side.

``restored`` settles what a dead run had begun: if a staged file is left, the old ones go back; if none is left, the run
was done and the old ones go. What the journal does not name is never removed: a file that came into the old folder
meanwhile is moved into the new one. A run that lives holds a lock in its hidden folder, which the system takes back
from a process that ends: without it the hidden folder is a dead run's. One run at a time moves files.
"""

import errno
import json
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp
from typing import NamedTuple

from analysis.report.run_locks import alone, locked

_ENDING = ".unfinished-run"
_NEW, _OLD, _JOURNAL, _LOCK = "new", "old", "journal.json", "lock"

#: Files of a folder that are linked into a new one; with more, files are moved one by one.
_MOST_LINKS = 2000


class Journal(NamedTuple):
    """What a run moves: the whole folder or file by file; the files that it writes; earlier ones that go."""

    whole: bool
    files: tuple[str, ...]
    gone: tuple[str, ...]

    @property
    def coming(self) -> tuple[str, ...]:
        """What is moved in, as paths under the folder."""
        return (".",) if self.whole else self.files

    @property
    def leaving(self) -> tuple[str, ...]:
        """What is moved aside, where it is there."""
        return (".",) if self.whole else (*self.files, *self.gone)


@contextmanager
def replacing(out: Path, earlier: Mapping[str, str] | None = None) -> Iterator[Callable[[str, bytes], str]]:
    """Give a function that takes ``(name, data)`` for ``out`` and returns a line such as ``report.html 412 kB``.

    A kB is 1,000 bytes, rounded up. When the block ends, every file is put in place. After any end, of the block, the
    process or the power, all files of before are there, or all new ones, or the next run puts back those of before.
    Other files in ``out`` stay. ``earlier``: SHA-256 by name of files that an earlier run wrote; those that are not
    written now and are as that run wrote them go.

    Raises ``OSError``, with all as it was, if ``out`` is no folder or may not be written to, or if a file cannot be
    written or replaced; it names what is in the way.
    """
    out = out.resolve()
    out.parent.mkdir(parents=True, exist_ok=True)
    _must_be_a_folder(out if out.exists() else out.parent)
    for _ in restored(out):
        pass
    with alone(out.parent):
        work = _hidden(out)
        lock = locked(work / _LOCK)
    (work / _NEW).mkdir()
    files: list[str] = []

    def stage(name: str, data: bytes) -> str:
        _must_be_free(out, name)
        (work / _NEW / name).parent.mkdir(parents=True, exist_ok=True)
        _write(work / _NEW / name, data)
        files.append(name)
        return f"{name} {-(-len(data) // 1000):,} kB"

    try:
        yield stage
        with alone(out.parent):
            _put(files, work, out, earlier or {})
    finally:
        try:
            with alone(out.parent):
                _settled(work, out)
        finally:
            os.close(lock)


def _put(files: Sequence[str], work: Path, out: Path, earlier: Mapping[str, str]) -> None:
    """Put the staged files in place; what fails on the way is put back by ``_settled``."""
    gone = tuple(name for name in sorted(earlier.keys() - {*files}) if _is_as_written(out, name, earlier[name]))
    for name in (*files, *gone):
        _must_be_free(out, name)
    if len(files) == 1 and not gone:  # the file system's own single step
        _move(work / _NEW / files[0], target := out / files[0])
        _flush(target.parent)
    elif files:
        _move_all(Journal(_linked({*files, *gone}, work, out), tuple(files), gone), work, out)


def _move_all(journal: Journal, work: Path, out: Path) -> None:
    for folder, _, _ in os.walk(work / _NEW):
        _flush(Path(folder))
    _write(work / _JOURNAL, json.dumps(journal).encode())
    _flush(work)
    for moved, begin, end in ((journal.leaving, out, work / _OLD), (journal.coming, work / _NEW, out)):
        for name in moved:
            try:
                _move(begin / name, end / name)
            except OSError as error:
                what = f"{error.strerror}: close it if it is open elsewhere. Every file is as it was"
                raise type(error)(error.errno, what, str(out / name)) from error
    _flush(out.parent)
    _flush(out)


def _linked(ours: set[str], work: Path, out: Path) -> bool:
    """Whether the staged folder can take the place of the other: it now holds all else that is there."""
    if not out.exists():
        return True
    mine, there = (work / _NEW).stat(), out.stat()
    beside = work.parent == out.parent != out
    if not beside or (mine.st_uid, mine.st_gid) != (there.st_uid, there.st_gid):
        return False
    there_now = sum(len(files) for _, _, files in os.walk(out))
    if there_now > _MOST_LINKS or Path.cwd().resolve().is_relative_to(out):
        return False

    def left_out(folder: str, names: list[str]) -> list[str]:
        here = Path(folder).relative_to(out)
        return [name for name in names if (here / name).as_posix() in ours or name.endswith(_ENDING)]

    try:
        shutil.copytree(out, work / _NEW, symlinks=True, ignore=left_out, copy_function=os.link, dirs_exist_ok=True)
    except OSError:
        return False
    _clear_empty(work / _NEW, ours)
    return True


def restored(out: Path) -> Iterator[str]:
    """Settle what dead runs had begun in a folder and clear what they left; give a line for each that was undone.

    What a run that lives keeps hidden is left alone.
    """
    there = out.resolve()
    for work in _all_hidden(there):
        with alone(there.parent):
            if (lock := locked(work / _LOCK)) >= 0:
                try:
                    if line := _settled(work, there):
                        yield f"{out}: {line}"
                finally:
                    os.close(lock)


def _settled(work: Path, out: Path) -> str:
    """Undo or finish one run, and clear its hidden folder; what is to be said of it, empty for nothing."""
    journal, line = _read(work), ""
    if any(os.path.lexists(work / _NEW / name) for name in journal.coming):
        begun = any(os.path.lexists(work / _OLD / name) for name in journal.leaving)
        if not _undone(journal, work, out):
            return f"a run was cut off, and other files stand there now; those from before it are in {work / _OLD}"
        line = "a run was cut off while it replaced the files; those from before it are back" if begun else ""
    with suppress(OSError):  # what cannot be removed now stays hidden, and the next run tries again
        _clear(journal, work, out)
    return line


def _undone(journal: Journal, work: Path, out: Path) -> bool:
    """Whether what came in is staged again and what was moved aside is back; nothing is lost where it is not."""
    for name in journal.coming:
        if not os.path.lexists(work / _NEW / name):
            _move(out / name, work / _NEW / name)
    for name in journal.leaving:
        if os.path.lexists(work / _OLD / name):
            with suppress(OSError):  # somebody may have made an empty folder of that name
                (out / name).rmdir()
            if os.path.lexists(out / name):
                return False
            _move(work / _OLD / name, out / name)
    _clear_empty(out, journal.coming)
    _flush(out.parent)
    (work / _JOURNAL).unlink()
    return True


def _clear(journal: Journal, work: Path, out: Path) -> None:
    """Remove a hidden folder when nothing is to be moved any more, but no file that is nowhere else."""
    old, files = work / _OLD, (*journal.files, *journal.gone)
    ours = {*files, *map(str, _folders_of(files))}
    for folder, _, _ in os.walk(work):
        Path(folder).chmod(0o700)
    for path in sorted(old.rglob("*"), reverse=True):  # what a folder holds comes before it
        name = path.relative_to(old).as_posix()
        if _ENDING not in name and name not in ours and _is_newer(path, out / name):
            _move(path, out / name)
        elif _is_folder(path):
            path.rmdir()
        else:
            path.unlink()
    if old.is_dir():
        old.rmdir()
    shutil.rmtree(work / _NEW, ignore_errors=True)
    for name in (_JOURNAL, _LOCK):
        (work / name).unlink(missing_ok=True)
    work.rmdir()


def _is_newer(aside: Path, there: Path) -> bool:
    """Whether a file came into the old folder after the others were linked: the new one lacks it, or has an older."""
    if _is_folder(aside) or not os.path.lexists(there):
        return not os.path.lexists(there)
    one, other = aside.lstat(), there.lstat()
    return (one.st_ino, one.st_dev) != (other.st_ino, other.st_dev) and one.st_mtime_ns > other.st_mtime_ns


def _must_be_a_folder(folder: Path) -> None:
    """Raise ``OSError`` where a folder cannot be made or written to."""
    if os.path.lexists(folder) and not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "is a file where a folder is to stand: move it away", str(folder))
    if folder.is_dir() and not os.access(folder, os.W_OK):
        raise PermissionError(errno.EACCES, "may not be written to: permit it, or name another folder", str(folder))


def _must_be_free(out: Path, name: str) -> None:
    """Raise ``OSError``, naming what is in the way and the remedy, where a file cannot be put in its place."""
    target = out / name
    for folder in target.parents[: len(Path(name).parts)]:
        _must_be_a_folder(folder)
    if _is_folder(target):
        raise IsADirectoryError(errno.EISDIR, "is a folder where a file is to stand: move it away", str(target))
    if target.is_file() and not target.is_symlink():
        try:
            target.open("r+b").close()
        except OSError as error:
            what = "is open elsewhere: close it; or it is write-protected. Every file is as it was"
            raise type(error)(error.errno, what, str(target)) from error


def _hidden(out: Path) -> Path:
    """A new hidden folder: beside the other, if something can be moved from in there to there; else in it."""
    work = Path(mkdtemp(_ENDING, f".{out.name}.", out if out.exists() else out.parent))
    with suppress(OSError):
        return work.rename(out.parent / work.name)
    return work


def _all_hidden(out: Path) -> list[Path]:
    """The hidden folders of all runs, living or dead."""
    pattern = re.compile(rf"\.{re.escape(out.name)}\.\w{{8}}{re.escape(_ENDING)}")
    folders = [folder for folder in dict.fromkeys((out.parent, out)) if folder.is_dir() and os.access(folder, os.R_OK)]
    return [path for folder in folders for path in sorted(folder.iterdir()) if pattern.fullmatch(path.name)]


def _folders_of(names: Iterable[str]) -> list[PurePosixPath]:
    """The folders within which these names stand; what a folder holds comes before it."""
    return sorted({folder for name in names for folder in PurePosixPath(name).parents[:-1]}, reverse=True)


def _clear_empty(top: Path, names: Iterable[str]) -> None:
    """Remove the folders that these names stand in, but for those that hold something."""
    for folder in _folders_of(names):
        with suppress(OSError):
            (top / folder).rmdir()


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _is_as_written(out: Path, name: str, hashed: str) -> bool:
    """Whether a name is that of a file within the folder, and the file still has this SHA-256."""
    if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts or not (out / name).is_file():
        return False
    return sha256((out / name).read_bytes()).hexdigest() == hashed


def _move(path: Path, to: Path) -> None:
    """Move what is there, if anything is, in one step."""
    if os.path.lexists(path):
        to.parent.mkdir(parents=True, exist_ok=True)
        path.replace(to)


def _read(work: Path) -> Journal:
    try:
        whole, files, gone = json.loads((work / _JOURNAL).read_bytes())
    except (FileNotFoundError, ValueError):  # none, or one cut short: nothing had been moved
        return Journal(False, (), ())
    return Journal(whole, tuple(files), tuple(gone))


def _write(path: Path, data: bytes) -> None:
    """Write a file and wait until the disk has it."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _flush(folder: Path) -> None:
    """Wait until the disk has the names in a folder; a system that cannot open folders sees to that itself."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
