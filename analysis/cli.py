"""The command line: reads arguments, calls the layers below, prints. Nothing is decided here.

Exit codes: 0, no fault; 1, at least one fault (with ``--strict`` also: at least one flag); 2, wrong use.
"""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import analysis
from analysis.text.rows import rows_beside

if TYPE_CHECKING:
    from analysis.check.evidence_review import EvidenceReview

_DESCRIPTION = """\
Link the claims that documents make to the studies they cite, tabulate them by study design and strength, and flag what
the studies do not support."""

_EPILOG = """\
examples:
  python -m analysis check                          look for faults and flags in data/
  python -m analysis check --documents ../texts     the same, every quote against the documents' texts
  python -m analysis report                         write reports/report.html, the tables, plots and evidence.json
  python -m analysis explain C001                   one claim: both verdicts, what is wrong, what the source says
  python -m analysis explain C001 --full            the same, with every row and rule behind it
  python -m analysis explain unsupported            one check: what it finds, why, and its source
  python -m analysis explain partly supports        one controlled word: what it means, and in which columns it stands
  python -m analysis explain own.not-addressed      one number of the reports: its rule, its rows, the files' hashes
  python -m analysis letter 003                     a letter to the publisher of document 003, if its rows are confirmed
  python -m analysis compare HEAD~1 data            what changed since, and which rows changed it

exit codes: 0 no fault · 1 a fault (with --strict: or a flag) · 2 wrong use"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    from analysis.report.replacement import restored

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        for line in restored(getattr(options, "out", None) or Path("reports")):
            print(line, file=sys.stderr)
        code = int(options.run(options))
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output wants no more of it. What Python would still write at its end goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        parser.error(f"{error.filename}: {error.strerror}" if error.filename else str(error))
    return code


def _parser() -> argparse.ArgumentParser:
    """The parser of the commands in ``commands.csv``, whose arguments are the rows of ``cli.csv``.

    A command has the name of the function that runs it. ``takes`` says what an argument needs: a *folder* has a
    default, a *path* has none, a *word* is one of those given, the first of them by default.
    """
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        prog="python -m analysis", description=_DESCRIPTION, epilog=_EPILOG, formatter_class=raw
    )
    parser.add_argument("--version", action="version", version=f"claims-to-evidence {analysis.__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    told, arguments = {row["command"]: row for row in rows_beside(__file__, "commands")}, rows_beside(__file__)
    for run in (_check, _report, _notebooks, _lab, _explain, _letter, _compare, _dictionary):
        name = run.__name__.removeprefix("_")
        words: dict[str, Any] = {part: told[name][part] or None for part in ("help", "description", "epilog")}
        command = commands.add_parser(name, **words)
        command.set_defaults(run=run)
        for row in arguments:
            if name in row["commands"].split():
                command.add_argument(row["argument"], help=row["help"], **_argument(row))
    return parser


def _argument(row: Mapping[str, str]) -> dict[str, Any]:
    """How an argument is parsed, by its row."""
    default, shown = row["default"], {"metavar": row["metavar"]}
    left_out = {} if row["argument"].startswith("--") else {"nargs": "?"}
    parsed: Mapping[str, dict[str, Any]] = {
        "switch": {"action": "store_true"},
        "text": {"default": "", **shown},
        "word": {"choices": default.split(), "default": default.partition(" ")[0]},
        "words": {"nargs": "+", **shown},
        "day": {"type": _day, **shown},
        "path": {"type": Path, **shown},
        "folder": {"type": Path, "default": Path(default), **left_out, **shown},
    }
    return parsed[row["takes"]]


def _day(text: str) -> date:
    from analysis.schema import Unfit, day

    try:
        return day(text)
    except Unfit as unfit:
        raise argparse.ArgumentTypeError(f'{unfit}; found "{text}"') from None


def _check(options: argparse.Namespace) -> int:
    import gc

    # All that is read stays to the end and holds no cycles: a collector would only go through it again and again.
    gc.disable()
    try:
        return _checked(options)
    finally:
        gc.enable()


def _checked(options: argparse.Namespace) -> int:
    from analysis.model.conclusions import Kind
    from analysis.tell.formats.problems import FORMATS
    from analysis.tell.formats.screen import Wanted

    # People run it today; the reports have no clock.
    options.as_of = options.as_of or datetime.now().astimezone().date()
    review = _reviewed(options, (options.only,))
    wanted = Wanted(options.all, options.only, options.document, options.claim)
    if unknown := list(wanted.unknown(review)):
        print("\n".join(unknown), file=sys.stderr)
        return 2
    print(FORMATS[options.format](review, wanted))
    for note in review.evidence.assumptions:
        print(f"note: {note}", file=sys.stderr)
    return int(any(problem.kind is Kind.FAULT or options.strict for problem in review.problems))


def _report(options: argparse.Namespace) -> int:
    from analysis.model.conclusions import Kind
    from analysis.report.writing import write_reports
    from analysis.tell.formats.screen import as_line

    review = _reviewed(options)
    faults = [problem for problem in review.problems if problem.kind is Kind.FAULT]
    for problem in faults:
        print(as_line(problem), file=sys.stderr)
    for step in write_reports(review, options.out):
        print(step, flush=True)
    return int(bool(faults))


def _notebooks(options: argparse.Namespace) -> int:
    from analysis.report.html.notebooks import NotebookFailure, write_notebooks

    try:
        for step in write_notebooks(options.folder, options.out, options.data):
            print(step, flush=True)
    except NotebookFailure as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


def _lab(options: argparse.Namespace) -> int:
    from analysis.report.html.notebooks import open_lab

    open_lab(options.folder, options.data)


def _explain(options: argparse.Namespace) -> int:
    from analysis.tell.explain.names import UnknownName, explain, word_names

    *words, last = options.name
    if words and " ".join(options.name) not in set(word_names()):  # what stands last is the folder
        options.name, options.data = words, Path(last)
    try:
        print(explain(" ".join(options.name), lambda: _reviewed(options), full=options.full))
    except UnknownName as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _letter(options: argparse.Namespace) -> int:
    from analysis.report.letters import NoLetter, write_letter

    try:
        for line in write_letter(options.document, _reviewed(options), options.out):
            print(line)
    except NoLetter as error:
        print(error, file=sys.stderr)
        return error.code
    return 0


def _compare(options: argparse.Namespace) -> int:
    from analysis.tell.compare.changes import compare
    from analysis.tell.compare.text import as_markdown, as_text
    from analysis.tell.compare.version import NoVersion, version_named

    try:
        found = compare(version_named(options.old), version_named(options.new))
    except NoVersion as error:
        print(error, file=sys.stderr)
        return 2
    if options.format == "html":
        from analysis.report.html.page import as_html as written
    else:
        written = as_markdown if options.format == "markdown" else as_text
    text = written(found)
    if options.out is None:
        print(text)
    else:
        options.out.write_text(f"{text}\n", encoding="utf-8")
        print(options.out)
    return int(options.strict and not found.same)


def _dictionary(options: argparse.Namespace) -> int:
    from analysis.tell.formats.dictionary import PACKAGE, PAGE, datapackage, dictionary_page

    for name, text in ((PAGE, dictionary_page()), (PACKAGE, datapackage())):
        (options.data / name).write_text(text, encoding="utf-8")
        print(options.data / name)
    return 0


def _reviewed(options: argparse.Namespace, asked: Sequence[str] = ()) -> "EvidenceReview":
    from analysis.appraise.appraised_evidence import AppraisedEvidence
    from analysis.check.evidence_review import EvidenceReview
    from analysis.read.records import read_evidence

    appraised = AppraisedEvidence(read_evidence(options.data, options.documents), as_of=options.as_of)
    return EvidenceReview.of(appraised, asked)
