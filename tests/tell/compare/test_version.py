"""A version to compare: an evidence.json, a data folder or a git revision, or a plain word on why it is none."""

import json
import shutil
import subprocess

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.evidence_review import EvidenceReview
from analysis.read.records import read_evidence
from analysis.tell.compare.version import NoVersion, version_named
from analysis.tell.formats.evidence_json import evidence_json
from tests.builders import miniset


def git(folder, *arguments):
    named = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(("git", "-C", folder, *named, *arguments), check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A repository with the example set in data/, committed and tagged "first"."""
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    miniset.write(tmp_path / "data")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "first")
    git(tmp_path, "tag", "first")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_and_its_evidence_json_are_the_same_version(tmp_path):
    appraised = AppraisedEvidence(read_evidence(miniset.write(tmp_path / "data")))
    (tmp_path / "evidence.json").write_text(evidence_json(EvidenceReview.of(appraised)), encoding="utf-8")
    folder, file = version_named(str(tmp_path / "data")), version_named(str(tmp_path / "evidence.json"))
    assert folder.body == file.body
    assert (folder.faults, folder.notes) == (0, ())


def test_a_revision_is_read_as_it_was(repository):
    miniset.write(repository / "data", "claims.csv\nid,wording\nC001,hedged")
    before, now = version_named("first"), version_named("data")
    assert before.name == "data/ at first"
    assert [one.body["claims"][0]["wording"] for one in (before, now)] == ["plain", "hedged"]
    assert before.body["claims"][0]["links"]


def test_a_revision_is_found_from_a_folder_within(repository, monkeypatch):
    monkeypatch.chdir(repository / "data")
    assert version_named("HEAD").body["claims"]


def test_columns_that_a_revision_lacks_are_taken_as_empty_and_said(repository):
    path = repository / "data" / "documents.csv"
    header, row = (line.split(",") for line in path.read_text(encoding="utf-8").splitlines())
    place = header.index("offers")
    kept = "\n".join(",".join(cells[:place] + cells[place + 1 :]) for cells in (header, row)) + "\n"
    path.write_text(f"{kept}\n", encoding="utf-8")
    git(repository, "commit", "--quiet", "-a", "-m", "without a column")
    found = version_named("HEAD")
    assert found.body["documents"][0]["offers"] is None
    assert found.faults == 0, "a blank line is no row"
    assert found.notes == ("data/ at HEAD lacks columns, taken as empty: documents.csv offers.",)
    assert path.read_text(encoding="utf-8") == f"{kept}\n"


@pytest.mark.parametrize("name", ["no-such-revision", "--help", "-1", "first:data", ""])
def test_a_name_that_leads_to_nothing_is_refused(repository, name):
    with pytest.raises(NoVersion, match="no git revision"):
        version_named(name or "no file")


def test_outside_a_repository_git_is_quoted(tmp_path, monkeypatch):
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NoVersion, match="not a git repository"):
        version_named("HEAD")


def test_without_git_that_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoVersion, match="git is not installed"):
        version_named("HEAD")


def test_a_revision_without_data_is_refused(repository):
    git(repository, "rm", "-r", "--quiet", "--cached", "data")
    git(repository, "commit", "--quiet", "--allow-empty", "-m", "no data")
    with pytest.raises(NoVersion, match="no git revision"):
        version_named("HEAD")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "is no evidence.json: Expecting"),
        ("[]", 'it has no "version"'),
        ('{"version": "1"}', 'it has no "claims"'),
        ('{"version": "1", "claims": []}', 'it has no "documents"'),
    ],
    ids=["no JSON", "a list", "another JSON", "a form too early"],
)
def test_a_file_that_is_no_evidence_json_is_refused(tmp_path, text, why):
    path = tmp_path / "evidence.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(NoVersion, match=why):
        version_named(str(path))


def test_faults_are_counted(tmp_path):
    data = miniset.write(tmp_path / "data", "links.csv\nclaim,stance\nC001,suports")
    assert version_named(str(data)).faults == 1
    assert json.dumps(version_named(str(data)).body)
