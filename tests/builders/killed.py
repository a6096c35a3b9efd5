"""A run that replaces files, killed before each of its calls to the file system in turn; what is there then and after.

``python -m tests.builders.killed FOLDER [inside|apart]`` prints a JSON list, an item a call. With ``inside`` the run
stands in the folder that it writes to; with ``apart`` nothing can be moved from that folder to the one around it, as if
it were a mount point. Forks are made here, in a process without threads.
"""

import errno
import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

from analysis.report.replacement import replacing, restored

#: What an earlier run wrote, what a later one writes, and what is somebody's own.
OLD = {"report.txt": "old", "tables/a.txt": "old", "tables/gone.txt": "old", "plots/gone.txt": "old"}
NEW = {"report.txt": "new", "tables/a.txt": "new", "data/b.txt": "new"}
OWN = {"notes.txt": "mine", "tables/mine.txt": "mine", "notebooks/deep/1.html": "mine", "link": "-> notes.txt"}

_EVENTS = ("open", "os.rename", "os.link", "os.remove", "os.rmdir", "os.mkdir", "os.chmod", "os.listdir", "os.scandir")


def made(out: Path) -> None:
    """Make the folder as the earlier run and its reader left it."""
    for name, text in (OLD | OWN).items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        if name == "link":
            (out / name).symlink_to("notes.txt")
        else:
            (out / name).write_text(text)
    (out / "empty").mkdir()


def state(out: Path) -> dict[str, str] | None:
    """Every file under the folder with what it holds, hidden folders left out; ``None`` if it is not there."""
    if not out.is_dir():
        return None
    files = (path for path in out.rglob("*") if path.is_symlink() or path.is_file())
    named = {path.relative_to(out).as_posix(): path for path in files}
    told = {name: f"-> {path.readlink()}" if path.is_symlink() else path.read_text() for name, path in named.items()}
    empty = {"empty/": ""} if (out / "empty").is_dir() else {}
    return empty | {name: text for name, text in told.items() if not name.partition("/")[0].endswith(".unfinished-run")}


def write(out: Path) -> None:
    """The later run."""
    with replacing(out, {name: sha256(text.encode()).hexdigest() for name, text in OLD.items()}) as save:
        for name, text in NEW.items():
            save(name, text.encode())


def killed_at(number: int, folder: Path, run: Callable[[], Any]) -> bool:
    """Run in a process of its own that is killed before its call ``number``; whether it came so far."""
    child = os.fork()
    if not child:
        seen = count(1)

        def kill(event: str, arguments: tuple[Any, ...]) -> None:
            mine = event in _EVENTS and any(str(folder) in str(one) for one in arguments)
            if mine and next(seen) == number:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(kill)
        with suppress(BaseException):
            run()
            os._exit(0)
        os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, f"the run failed that was to be killed at {number}"
    return os.WIFSIGNALED(status)


def ends(folder: Path) -> Iterator[dict[str, Any]]:
    """Each end of the run, then of its recovery, which is itself killed before each of its calls."""
    for number in count(1):
        around = folder / str(number)
        out = around / "out"
        made(out)
        if "inside" in sys.argv:
            os.chdir(out)
        killed = killed_at(number, around, lambda out=out: write(out))  # type: ignore[misc]
        then, again = state(out), 0
        if then not in (OLD | OWN | {"empty/": ""}, NEW | OWN | {"empty/": ""}):
            while killed_at(again := again + 1, around, lambda out=out: list(restored(out))):  # type: ignore[misc]
                pass
            lines: list[str] = []
        else:
            lines = list(restored(out))
        yield {
            "then": then,
            "after": state(out),
            "lines": lines,
            "kills of the recovery": again,
            "left": [str(path) for path in around.rglob("*.unfinished-run")],
        }
        if not killed:
            return


def _kept_apart(rename: Callable[..., None]) -> Callable[..., None]:
    def renamed(begin: Path, end: Path) -> None:
        if Path(begin).parent.name == "out" and Path(end).parent.name != "out" and "unfinished-run" in str(begin):
            raise OSError(errno.EXDEV, "it is another file system")
        rename(begin, end)

    return renamed


if __name__ == "__main__":
    if "apart" in sys.argv:
        os.rename = _kept_apart(os.rename)
    print(json.dumps([*ends(Path(sys.argv[1]))]))
