"""The exchange formats: what other programs read, each a function of what was worked out once."""

from collections.abc import Mapping

from analysis.report.exchange.annotations import annotations
from analysis.report.exchange.bibtex import bibtex
from analysis.report.exchange.claim_reviews import claim_reviews
from analysis.report.exchange.crate import CRATE, crate
from analysis.report.exchange.csl import csl_json
from analysis.report.exchange.data_package import PACKAGE, data_package
from analysis.report.exchange.data_tables import data_files
from analysis.report.exchange.database import database
from analysis.report.exchange.labels import label
from analysis.report.exchange.ris import ris
from analysis.report.outline.contents import Contents
from analysis.tell.formats.sarif import sarif


def exchange(contents: Contents, written: Mapping[str, bytes] | None = None) -> Mapping[str, bytes]:
    """The files for other programs: name under the reports to bytes.

    ``exchange/`` holds the studies, annotations, reviews, flags and the database; ``data/`` the tables as read.
    ``datapackage.json`` and ``ro-crate-metadata.json`` stand at the top, since either describes files beside and below
    itself only. ``written`` are the files made before, which those two describe along with these.
    """
    evidence = contents.appraised.evidence
    made = dict(data_files(evidence)) | {
        "exchange/studies.csl.json": csl_json(evidence.entries),
        "exchange/studies.ris": ris(evidence.entries),
        "exchange/studies.bib": bibtex(evidence.entries),
        "exchange/annotations.jsonld": annotations(contents.review),
        "exchange/claim-reviews.jsonld": claim_reviews(contents.appraised),
        "exchange/flags.sarif": f"{sarif(contents.review.problems, label(evidence))}\n".encode(),
        "exchange/evidence.sqlite": database(contents.review, contents.frames),
    }
    made[PACKAGE] = data_package(evidence, contents.frames, {**(written or {}), **made})
    made[CRATE] = crate(contents.appraised, {**(written or {}), **made}, _titles(contents))
    return made


def _titles(contents: Contents) -> Mapping[str, str]:
    """What each table and each plot shows, by the name of its file."""
    tables = {f"tables/{frame.name}.csv": f"Table: {frame.title}" for frame in contents.frames}
    plots = {f"plots/{one.name}.{form}": f"Plot: {one.title}" for one in contents.plots for form in ("svg", "png")}
    return tables | plots
