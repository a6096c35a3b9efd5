"""The reports' writers: page, tables as CSV, plots and the evidence for programs, all from one set of frames."""

from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.report.folder import replacing

if TYPE_CHECKING:
    from analysis.appraise.appraised import Appraised
    from analysis.model.problem import Problem


def write_reports(appraised: "Appraised", problems: "tuple[Problem, ...]", out: Path) -> Generator[str]:
    """Write every report into ``out`` and yield one line for each, such as ``report.html 412 kB``.

    The files take the place of earlier ones together, after the last of them has been written: a run that fails, or
    that is not followed to its end, leaves the earlier reports as they were. The same evidence gives the same bytes.

    Raises
    ------
    OSError
        If ``out`` cannot be written to.
    """
    from analysis.report.csv_tables import contents, csv_bytes
    from analysis.report.manuals import manuals
    from analysis.report.page import page
    from analysis.show.frames import frames
    from analysis.show.headline import headline
    from analysis.show.plots import as_png, as_svg, plots
    from analysis.tell.evidence_json import evidence_json

    with replacing(out) as write:
        yield write("evidence.json", evidence_json(appraised, problems).encode())
        tables = (*frames(appraised, problems), manuals(appraised, problems))
        sizes = [write(f"tables/{frame.name}.csv", csv_bytes(frame)) for frame in (*tables, contents(tables))]
        yield f"tables/ {len(sizes)} CSV files"
        pictures = plots(appraised, problems)
        drawn = {picture.name: as_svg(picture) for picture in pictures}
        for picture in pictures:
            write(f"plots/{picture.name}.svg", drawn[picture.name].encode())
            write(f"plots/{picture.name}.png", as_png(picture))
        yield f"plots/ {len(pictures)} plots, each as SVG and PNG"
        text = page(appraised, problems, tables, headline(appraised, problems), pictures, drawn)
        yield write("report.html", text.encode())
