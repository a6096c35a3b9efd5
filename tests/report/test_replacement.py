"""All files or none: killed at every call to the file system, locked, in the way, beside what is somebody's own."""

import errno
import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from analysis.report.replacement import replacing, restored
from tests.builders.killed import NEW, OLD, OWN, made, state, write

ROOT = Path(__file__).parents[2]
EMPTY = {"empty/": ""}
BEFORE, AFTER = OLD | OWN | EMPTY, NEW | OWN | EMPTY


@pytest.fixture
def out(tmp_path):
    """A folder as an earlier run and its reader left it."""
    made(tmp_path / "out")
    return tmp_path / "out"


def hidden(folder):
    return [path.name for path in folder.rglob(".*.unfinished-run")]


def killed(folder, *how):
    command = [sys.executable, "-m", "tests.builders.killed", str(folder), *how]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


# Killed


def test_a_kill_at_any_call_leaves_the_old_folder_the_new_one_or_none_and_the_old_one_comes_back(
    tmp_path,
):
    ends = killed(tmp_path)
    assert len(ends) > 50
    seen = [end["then"] for end in ends]
    assert [then for then in seen if then not in (None, BEFORE, AFTER)] == []
    assert None in seen
    for end in ends:
        assert end["after"] == (AFTER if end["then"] == AFTER else BEFORE)
        assert end["left"] == []
        assert (end["kills of the recovery"] > 10) is (end["then"] is None)


@pytest.mark.parametrize("how", ["inside", "apart"])
def test_where_a_folder_cannot_be_renamed_old_and_new_files_are_never_side_by_side(tmp_path, how):
    ends = killed(tmp_path, how)
    for end in ends:
        assert {name: end["then"][name] for name in (*OWN, *EMPTY)} == OWN | EMPTY
        assert not {"old", "new"} <= {*end["then"].values()}
        assert end["after"] == (AFTER if end["then"] == AFTER else BEFORE)
        assert end["left"] == []
    assert sum(end["kills of the recovery"] > 10 for end in ends) > 5


def cut_off(out):
    """Leave the folder as a kill between the two renames does."""
    work = out.parent / f".{out.name}.abcd1234.unfinished-run"
    (work / "new").mkdir(parents=True)
    (work / "new" / "report.txt").write_text("new")
    (work / "journal.json").write_text(json.dumps([True, ["report.txt"], []]))
    out.rename(work / "old")
    return work


def test_that_the_files_from_before_are_back_is_said_in_one_line(out):
    cut_off(out)
    assert [*restored(out)] == [f"{out}: a run was cut off while it replaced the files; those from before it are back"]
    assert [*restored(out)] == []
    assert (state(out), hidden(out.parent)) == (BEFORE, [])


def test_what_somebody_put_there_in_between_is_not_touched_and_the_old_files_are_named(out):
    work = cut_off(out)
    out.mkdir()
    (out / "mine.txt").write_text("mine")
    (line,) = restored(out)
    assert str(work / "old") in line
    assert (state(out), state(work / "old")) == ({"mine.txt": "mine"}, BEFORE)
    (out / "mine.txt").unlink()
    assert len([*restored(out)]) == 1
    assert state(out) == BEFORE


def test_a_journal_cut_short_by_a_power_cut_says_that_nothing_was_moved(out):
    work = out.parent / ".out.abcd1234.unfinished-run"
    (work / "new").mkdir(parents=True)
    (work / "journal.json").write_text('[true, ["rep')
    assert [*restored(out)] == []
    assert (state(out), hidden(out.parent)) == (BEFORE, [])


def test_files_are_on_the_disk_before_the_first_is_moved(out, monkeypatch):
    order: list[str] = []

    def noted(name, word):
        does = getattr(os, name)

        def noting(*arguments):
            order.append(word)
            return does(*arguments)

        monkeypatch.setattr(os, name, noting)

    noted("fsync", "flushed")
    noted("replace", "moved")
    write(out)
    assert order.index("moved") > len(NEW)
    assert order.count("moved") == 2


# Runs at the same time


def test_a_run_that_lives_keeps_its_files_while_another_begins_and_ends(out):
    with replacing(out) as save:
        save("report.txt", b"first")
        write(out)
        assert [*restored(out)] == []
        assert state(out) == AFTER
        save("tables/c.txt", b"first")
    assert state(out) == AFTER | {"report.txt": "first", "tables/c.txt": "first"}
    assert hidden(out.parent) == []


def test_what_is_saved_in_the_old_folder_at_the_last_moment_is_moved_to_the_new_one(out, monkeypatch):
    replace = Path.replace

    def late(begin, end):
        if begin == out:
            (out / "notes.txt").unlink()
            (out / "notes.txt").write_text("saved again")
            os.utime(out / "notes.txt", (4e9, 4e9))
            (out / "late.txt").write_text("late")
        return replace(begin, end)

    monkeypatch.setattr(Path, "replace", late)
    write(out)
    assert state(out) == AFTER | {"notes.txt": "saved again", "late.txt": "late"}
    assert hidden(out.parent) == []


# In the way


@pytest.mark.parametrize("whole", [True, False])
def test_a_file_that_is_locked_is_named_and_nothing_is_changed(out, monkeypatch, whole):
    if not whole:
        monkeypatch.chdir(out)
    replace = os.replace
    name = "out" if whole else "report.txt"

    def locked(begin, end):
        if Path(begin) == out.parent / name or Path(begin) == out / name:
            raise PermissionError(errno.EACCES, "Permission denied")
        replace(begin, end)

    monkeypatch.setattr(os, "replace", locked)
    with pytest.raises(PermissionError, match="close it if it is open elsewhere") as told:
        write(out)
    assert Path(told.value.filename).name == name
    assert (state(out), hidden(out.parent)) == (BEFORE, [])


def test_a_file_that_may_not_be_opened_is_named_before_anything_is_moved(out, monkeypatch):
    opened = Path.open

    def locked(path, *how, **further):
        if path == out / "report.txt" and how == ("r+b",):
            raise PermissionError(errno.EACCES, "Permission denied")
        return opened(path, *how, **further)

    monkeypatch.setattr(Path, "open", locked)
    with pytest.raises(PermissionError, match="is open elsewhere: close it") as told:
        write(out)
    assert told.value.filename == str(out / "report.txt")
    assert (state(out), hidden(out.parent)) == (BEFORE, [])


@pytest.mark.parametrize(
    ("name", "folder", "what"),
    [("report.txt", True, "is a folder where a file is to stand"), ("data", False, "is a file where a folder is")],
)
def test_what_is_in_the_way_is_named_with_the_remedy(out, name, folder, what):
    (out / name).unlink(missing_ok=True)
    if folder:
        (out / name).mkdir()
    else:
        (out / name).write_text("mine")
    before = state(out)
    with pytest.raises(OSError, match=f"{what}.*: move it away") as told:
        write(out)
    assert Path(told.value.filename) == out / name
    assert (state(out), hidden(out.parent)) == (before, [])


def test_a_folder_that_may_not_be_written_to_is_named(out, monkeypatch):
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, how: Path(path) != out / "tables" and access(path, how))
    with pytest.raises(PermissionError, match="may not be written to") as told:
        write(out)
    assert told.value.filename == str(out / "tables")
    assert (state(out), hidden(out.parent)) == (BEFORE, [])


# Where the folder is


def test_a_link_to_the_folder_stays_a_link(out, tmp_path):
    (tmp_path / "link").symlink_to("out")
    write(tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert state(out) == AFTER


def test_the_folder_in_which_somebody_works_stays_the_same_folder(out, monkeypatch):
    monkeypatch.chdir(out)
    here = out.stat().st_ino
    write(Path())
    assert (out.stat().st_ino, state(out)) == (here, AFTER)


def test_the_folder_keeps_its_permissions(out):
    out.chmod(0o750)
    (out / "notebooks").chmod(0o555)
    write(out)
    assert out.stat().st_mode & 0o777 == 0o750
    assert (out / "notebooks").stat().st_mode & 0o777 == 0o555
    assert hidden(out.parent) == []


def test_a_folder_with_very_many_other_files_is_not_linked_anew(out, monkeypatch):
    monkeypatch.setattr("analysis.report.replacement._MOST_LINKS", 2)
    here = out.stat().st_ino
    write(out)
    assert (out.stat().st_ino, state(out)) == (here, AFTER)
    assert hidden(out.parent) == []


# Files of earlier runs


def test_a_file_of_an_earlier_run_goes_unless_somebody_changed_it(out):
    (out / "tables" / "gone.txt").write_text("changed")
    write(out)
    assert state(out) == AFTER | {"tables/gone.txt": "changed"}


@pytest.mark.parametrize("name", ["../outside.txt", "/{tmp}/outside.txt"])
def test_no_file_outside_goes_whatever_the_list_of_earlier_files_says(out, tmp_path, name):
    (tmp_path / "outside.txt").write_text("mine")
    with replacing(out, {name.format(tmp=tmp_path): sha256(b"mine").hexdigest()}) as save:
        save("report.txt", b"new")
        save("two.txt", b"new")
    assert (tmp_path / "outside.txt").read_text() == "mine"


def test_one_file_is_replaced_in_one_step_and_leaves_its_folder_as_it_is(out):
    here = out.stat().st_ino
    with replacing(out) as save:
        assert save("report.txt", b"new") == "report.txt 1 kB"
    assert state(out) == BEFORE | {"report.txt": "new"}
    assert (out.stat().st_ino, hidden(out.parent)) == (here, [])


# What is staged


def spoilt(folder: Path) -> None:
    """Write two files, then fail."""
    with replacing(folder) as save:
        save("report.txt", b"later")
        save("tables/b.txt", b"later")
        raise OSError("the disk is full")


def test_failed_run_leaves_every_earlier_file_as_it_was(out):
    with pytest.raises(OSError, match="disk"):
        spoilt(out)
    assert (state(out), hidden(out.parent)) == (BEFORE, [])


def test_files_take_their_places_together(tmp_path):
    with replacing(tmp_path) as save:
        assert save("a.txt", b"x" * 1001) == "a.txt 2 kB"
        save("tables/b.txt", b"b")
        assert not (tmp_path / "a.txt").exists()
    assert state(tmp_path) == {"a.txt": "x" * 1001, "tables/b.txt": "b"}


def test_one_file_is_written_with_its_folder(tmp_path):
    with replacing(tmp_path / "new") as save:
        save("notebooks/one.html", b"1")
    assert state(tmp_path / "new") == {"notebooks/one.html": "1"}


@pytest.mark.parametrize(("count", "words"), [(0, "0 kB"), (1, "1 kB"), (1000, "1 kB"), (1_234_567, "1,235 kB")])
def test_size_in_words(tmp_path, count, words):
    with replacing(tmp_path) as save:
        assert save("a.txt", bytes(count)) == f"a.txt {words}"
