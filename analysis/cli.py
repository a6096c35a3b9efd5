"""The command line: reads arguments, calls the layers below, prints. Nothing is decided here.

Exit codes: 0, no fault; 1, at least one fault (with ``--strict`` also: at least one flag); 2, wrong use.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import analysis

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]
    from analysis.check.evidence_review import EvidenceReview
    from analysis.tell.compare.changes import Changes

#: Where reports go that are given no other folder.
_REPORTS = "reports"

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
        for line in restored(getattr(options, "out", None) or Path(_REPORTS)):
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
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        prog="python -m analysis", description=_DESCRIPTION, epilog=_EPILOG, formatter_class=raw
    )
    parser.add_argument("--version", action="version", version=f"claims-to-evidence {analysis.__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for add in (_add_check, _add_report, _add_notebooks, _add_explain, _add_letter, _add_compare, _add_dictionary):
        add(commands)
    return parser


def _command(
    commands: "_Commands", run: Callable[[argparse.Namespace], int], what: str, description: str, epilog: str = ""
) -> argparse.ArgumentParser:
    """The parser of a command, which has the name of the function that runs it."""
    name = run.__name__.removeprefix("_")
    command = commands.add_parser(name, help=what, description=description, epilog=epilog or None)
    command.set_defaults(run=run)
    return command


def _add_check(commands: "_Commands") -> None:
    check = _command(
        commands,
        _check,
        "look for faults in the files and flags on the documents",
        "Read the data folder and report everything that is wrong, in one pass: faults of the files, flags on the "
        "documents.",
    )
    _data_options(check)
    check.add_argument("--strict", action="store_true", help="exit with 1 for flags too")
    _format(check, "print", "text", "json", "github", "sarif")
    check.add_argument("--all", action="store_true", help="print every line, with place and remedy, not a screen")
    check.add_argument("--only", default="", metavar="NAME", help="only what this check, or checks of this head, found")
    check.add_argument("--document", default="", metavar="ID", help="only what is wrong with this document")
    check.add_argument("--claim", default="", metavar="ID", help="only what is wrong with this claim")


def _add_report(commands: "_Commands") -> None:
    description = "Write report.html, every table as CSV, the plots as SVG and PNG, and evidence.json."
    report = _command(commands, _report, "write the reports", description)
    _data_options(report)
    _folder(report, "--out", _REPORTS, "folder to write to")


def _add_notebooks(commands: "_Commands") -> None:
    """The two commands on notebooks: to write them as pages and to open them."""
    description = "Run every notebook from top to bottom and write it as a page that opens offline."
    notebooks = _command(commands, _notebooks, "run the notebooks and write them as pages", description)
    description = "Open the first of the notebooks in JupyterLab, which `make lab` installs."
    lab = _command(commands, _lab, "open the notebooks in JupyterLab", description)
    what = "data folder that the notebooks read (default: what they name themselves, the folder data/ beside theirs)"
    for parser in (notebooks, lab):
        _folder(parser, "folder", "notebooks", "folder of notebooks")
        if parser is notebooks:
            _folder(parser, "--out", _REPORTS, "folder to write to")
        parser.add_argument("--data", type=Path, metavar="DIR", help=what)


def _add_explain(commands: "_Commands") -> None:
    explain = _command(
        commands,
        _explain,
        "explain a check, word, column, claim, study, finding, question, document, disagreement or number",
        "Answer in three lines what a check finds, what a word or a column means, or what is known of a claim, study, "
        "finding, question, document, disagreement or number of the reports; with --full also the rows, the rules and "
        "the places behind it.",
    )
    explain.add_argument(
        "name",
        metavar="NAME",
        nargs="+",
        help="a check (unsupported), a word (partly supports), a column (phase), a claim (C001), a study key, a "
        "finding (F001), a question (Q01), a document, a disagreement (D01) or a number of the reports (own.supported)",
    )
    _data_options(explain)
    explain.add_argument("--full", action="store_true", help="after the answer, everything behind it")


def _add_letter(commands: "_Commands") -> None:
    description = (
        "Write one page, as PDF and for Word: a document's words, what is wrong, what the source says, 28 days to "
        "answer. It tells only what a named person has confirmed, link by link, finding by finding and flag by flag."
    )
    codes = "exit codes: 0 written · 1 refused, as rows are not confirmed · 2 wrong use"
    letter = _command(commands, _letter, "write a letter to the publisher of a document", description, codes)
    letter.add_argument("document", metavar="DOCUMENT", help="id of the document")
    _data_options(letter, "--data")
    _folder(letter, "--out", "letters", "folder to write to")


def _add_compare(commands: "_Commands") -> None:
    compare = _command(
        commands,
        _compare,
        "say what changed between two versions, and which rows changed it",
        "Compare two versions of the evidence: claims added, removed, renumbered and reworded; verdicts, certainty and "
        "flags changed, each with the rows that touch it. A version is an evidence.json, a data folder or a git "
        "revision of this repository, whose data/ is then read by the rules of today.",
        "exit codes: 0 compared · 1 with --strict: something changed · 2 wrong use",
    )
    compare.add_argument("old", metavar="OLD", help="the earlier version: evidence.json, data folder or git revision")
    compare.add_argument("new", metavar="NEW", help="the later version")
    _format(compare, "write", "text", "markdown", "html")
    compare.add_argument("--out", type=Path, metavar="FILE", help="file to write to (default: print)")
    compare.add_argument("--strict", action="store_true", help="exit with 1 if anything changed")


def _add_dictionary(commands: "_Commands") -> None:
    description = "Write README.md and datapackage.json into the data folder, from the definition of the records."
    _folder(_command(commands, _dictionary, "write the data dictionary", description), "data", "data", "data folder")


def _format(parser: argparse.ArgumentParser, verb: str, *names: str) -> None:
    what = f"how to {verb} (default: {names[0]})"
    parser.add_argument("--format", choices=names, default=names[0], help=what)


def _data_options(parser: argparse.ArgumentParser, name: str = "data") -> None:
    _folder(parser, name, "data", "data folder")
    parser.add_argument(
        "--documents",
        type=Path,
        metavar="DIR",
        help="folder with the documents' texts (default: DATA/documents if it is there)",
    )
    parser.add_argument(
        "--as-of",
        type=_day,
        metavar="DATE",
        help="day on which waivers are to hold, YYYY-MM-DD (default: today for check, else expiry is not checked)",
    )


def _folder(parser: argparse.ArgumentParser, name: str, default: str, what: str) -> None:
    """A folder with a default: an option if the name has dashes, else an argument that may be left out."""
    shown: dict[str, Any] = {"metavar": "DIR"} if name.startswith("--") else {"metavar": name.upper(), "nargs": "?"}
    parser.add_argument(name, type=Path, default=Path(default), help=f"{what} (default: {default})", **shown)


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
    from analysis.check.catalogue import CHECKS
    from analysis.model.conclusions import Kind
    from analysis.tell.formats.problems import FORMATS
    from analysis.tell.formats.screen import Wanted

    # People run it today; the reports have no clock.
    options.as_of = options.as_of or datetime.now().astimezone().date()
    review = _reviewed(options, (options.only,))
    wanted = Wanted(options.all, options.only, options.document, options.claim)
    unknown = list(wanted.unknown(review, [one.name for one in CHECKS]))
    if unknown:
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
    from analysis.tell.compare.version import NoVersion, version_named

    try:
        found = compare(version_named(options.old), version_named(options.new))
    except NoVersion as error:
        print(error, file=sys.stderr)
        return 2
    text = _compared(options.format)(found)
    if options.out is None:
        print(text)
    else:
        options.out.write_text(f"{text}\n", encoding="utf-8")
        print(options.out)
    return int(options.strict and not found.same)


def _compared(name: str) -> "Callable[[Changes], str]":
    from analysis.tell.compare.text import as_markdown, as_text

    if name == "html":
        from analysis.report.html.compared import as_html

        return as_html
    return as_markdown if name == "markdown" else as_text


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
