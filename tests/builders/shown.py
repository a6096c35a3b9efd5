"""A small set of files, appraised and checked: what every table is made from."""

from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.evidence_review import EvidenceReview
from analysis.read.records import read_evidence
from tests.builders import miniset

if TYPE_CHECKING:
    import pandas as pd

    from analysis.show.table import Table

#: Puts the example's waiver away, so that every flag is raised.
UNWAIVED = """
waivers.csv
check
"""


def review(folder: Path, fragment: str = "") -> EvidenceReview:
    """The example set with the fragment's parts in place of its own."""
    return of_folder(miniset.write(folder / "data", fragment))


def of_folder(data: Path) -> EvidenceReview:
    """What a data folder holds."""
    appraised = AppraisedEvidence(read_evidence(data))
    return EvidenceReview.of(appraised)


def table(name: str, title: str, caption: str, data: "pd.DataFrame", notes: tuple[str, ...] = ()) -> "Table":
    """A table that shows what a data frame holds."""
    # Here, as tests of what stands below the tables only review a set.
    from analysis.show.table import Table, TableColumn

    columns = tuple(TableColumn(str(heading), itemgetter(place)) for place, heading in enumerate(data.columns))
    return Table(name, title, caption, columns, tuple(data.itertuples(index=False, name=None)), notes)


def rows(frame: "Table") -> list[dict[str, object]]:
    """The rows of a frame, each by its headings."""
    return [dict(zip(frame.data.columns, row, strict=True)) for row in frame.data.itertuples(index=False, name=None)]


def only(frame: "Table") -> dict[str, object]:
    """The one row of a frame."""
    (row,) = rows(frame)
    return row


def cell(data: "pd.DataFrame", about: str, design: str, verdict: str) -> int:
    """One count of a table of strength."""
    found = data[(data["About"] == about) & (data["Study design"] == design)]
    assert len(found) == 1
    return int(found[verdict].iloc[0])
