"""A draft: the correct set held in memory, to be changed in one place and then saved."""

import csv
import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from analysis.schema import TABLES
from tests.builders.spoilt import quoted

CORRECT = Path(__file__).parent / "correct"

#: The tables that the correct set has, in the order of the dictionary.
FILES = tuple(name for name in TABLES if (CORRECT / f"{name}.csv").is_file())

#: The list of entries of the bibliography, beside the tables' rows.
ENTRIES = "citations"

Cells = dict[str, str]

# What was written where, so that a file that an earlier draft left as it should be is not written again.
_written: dict[Path, bytes] = {}


@cache
def _stored() -> tuple[dict[str, list[Cells]], dict[str, list[str]]]:
    rows = {name: _completed(name) for name in FILES}
    rows[ENTRIES] = _entries((CORRECT / "citations.bib").read_text(encoding="utf-8"))
    texts = {
        row["id"]: (CORRECT / "texts" / row["file"]).read_text(encoding="utf-8").split("\n")[:-1]
        for row in rows["documents"]
    }
    return rows, texts


def _completed(name: str) -> list[Cells]:
    """Rows of a stored table; a column that the dictionary has gained since is empty."""
    with (CORRECT / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    return [{field.name: row.get(field.name) or "" for field in TABLES[name].fields} for row in rows]


def _entries(text: str) -> list[Cells]:
    """Entries of the stored bibliography, which has one field a line; the key is under ``key``."""
    entries = []
    for block in text.strip().split("\n\n"):
        first, *lines = block.removesuffix("\n}").split("\n")
        fields = [line.strip().removesuffix(",").split(" = ", 1) for line in lines]
        entries.append({"key": first.removeprefix("@article{").removesuffix(",")} | {n: v[1:-1] for n, v in fields})
    return entries


class Draft:
    """The correct set, to be changed.

    Attributes
    ----------
    rows
        Table name (``claims``; ``citations`` for the bibliography) to its rows, each a dictionary of cells.
    texts
        Document id to the lines of its text.
    sealed
        Documents whose rows keep the hash and the number of lines that they had.
    encode
        How a text becomes bytes.
    layout
        How a row of cells becomes a line.
    bibliography
        A last change to the bibliography's text.
    added
        Claims and studies that were put in, by which a problem may speak of the change.
    remedy
        What the remedy of the problem must offer; empty where any will do.
    """

    def __init__(self) -> None:
        rows, texts = _stored()
        self.rows = {name: [row.copy() for row in table] for name, table in rows.items()}
        self.texts = {document: lines.copy() for document, lines in texts.items()}
        self.sealed: set[str] = set()
        self.encode: Callable[[str], bytes] = str.encode
        self.layout: Callable[[list[str]], str] = lambda cells: ",".join(map(quoted, cells))
        self.bibliography: Callable[[str], str] = lambda text: text
        self.added: set[str] = set()
        self.remedy = ""

    def find(self, table: str, **cells: str) -> Cells | None:
        """The first row with these cells, ``None`` if there is none."""
        return next((row for row in self.rows[table] if cells.items() <= row.items()), None)

    def finding(self, claim: Cells) -> Cells:
        """The finding that a claim's link rests on; empty if there is none."""
        link = self.link(claim)
        return self.find("findings", id=link["finding"]) or {}

    def link(self, claim: Cells) -> Cells:
        """The link of a claim that says something of it."""
        links = (link for link in self.rows["links"] if link["claim"] == claim["id"])
        return next(link for link in links if link["stance"] != "does not address")

    def study(self, claim: Cells) -> Cells:
        """The study that a claim's marker leads to."""
        found = self.find("studies", study=self.link(claim)["study"])
        assert found
        return found

    def line(self, claim: Cells) -> str:
        """The line of the text that holds a claim's quote."""
        return self.texts[claim["document"]][int(claim["line"]) - 1]

    def print(self, claim: Cells, line: str) -> None:
        """Let the document print another line."""
        self.texts[claim["document"]][int(claim["line"]) - 1] = line

    def reword(self, claim: Cells, old: str, new: str) -> bool:
        """Let the document say something else, and the claim quote and state it; false if the words are not there."""
        line, quote = self.line(claim), claim["quote"]
        if old not in line:
            return False
        claim["quote"] = quote.replace(old, new)
        claim["statement"] = claim["statement"].replace(old, new)
        before, _, after = line.partition(quote)
        self.print(claim, before.replace(old, new) + claim["quote"] + after.replace(old, new))
        return True

    def say(self, document: str, sentence: str, claimed: str, **cells: str) -> Cells:
        """Let a document say one sentence more, after its last claim, which makes a claim; no study addresses it yet.

        ``claimed`` are the words of the sentence that the claim quotes. Gives the claim.
        """
        row = self.find("documents", id=document)
        assert row
        assert claimed in sentence
        line = 1 + max(int(claim["line"]) for claim in self.rows["claims"] if claim["document"] == document)
        self.texts[document].insert(line - 1, sentence)
        row["lines"] = str(int(row["lines"]) + 1)
        claim = dict.fromkeys(self.rows["claims"][0], "") | {"id": "C901", "document": document, "line": str(line)}
        claim |= {"quote": claimed, "statement": sentence.rstrip("."), "direction": "asserts", "wording": "plain"}
        self.rows["claims"].append(claim | {"sourcing": "none"} | cells)
        self.added.add("C901")
        for study in self.rows["studies"]:
            self.judge("C901", study["study"])
        return self.rows["claims"][-1]

    def judge(self, claim: str, study: str, **cells: str) -> None:
        """Another judgement on a claim and a study: without cells that the study does not address it."""
        fits = dict.fromkeys(("condition_fit", "agent_fit", "outcome_fit"), "same" if cells else "different")
        link = dict.fromkeys(self.rows["links"][0], "") | {"claim": claim, "study": study, "stance": "does not address"}
        others = [one for one in self.rows["links"] if (one["claim"], one["study"]) != (claim, study)]
        self.rows["links"] = [*others, link | fits | {"rationale": "As read.", "judged_by": "reader"} | cells]

    def cite(self, document: str, key: str, title: str, **cells: str) -> str:
        """Let a document cite one study more, which addresses no claim yet. Gives the marker."""
        numbers = [one["number"] for one in self.rows["references"] if one["document"] == document]
        number, year = str(len(numbers) + 1), key[-4:]
        family = key[:-4].capitalize()
        record = {"title": title, "journal": "Annals of Spa Reports", "year": year, "volume": "7", "number": "2"}
        pages = {"pages": "11--15", "doi": f"10.5555/asr.{year}.7.11"}
        self.rows[ENTRIES].append({"key": key, "author": f"{family}, Pia"} | record | pages)
        self.added.add(key)
        printed = {"title": title, "journal": record["journal"], "volume": "7", "issue": "2", "pages": "11-15"}
        reference = {"document": document, "number": number, "study": key, "authors": f"{family} P", "year": year}
        self.rows["references"].append(reference | printed)
        self.texts[document].append(f"[{number}] {family} P. {title}. {record['journal']} {year};7(2):11-15.")
        row = self.find("documents", id=document)
        assert row
        row["lines"] = str(int(row["lines"]) + 1)
        empty = dict.fromkeys(self.rows["studies"][0], "")
        study = {"study": key, "role": "cited", "blinding": "not applicable", "read_as": "full text"}
        self.rows["studies"].append(empty | study | {"read_at": f"https://example.org/{key}"} | cells)
        for claim in self.rows["claims"]:
            self.judge(claim["id"], key)
        return f"[{number}]"

    def place(self, table: str, row: Cells) -> tuple[str, int, int]:
        """File, first and last line of a row."""
        at = next(number for number, one in enumerate(self.rows[table]) if one is row)
        if table != ENTRIES:
            return f"{table}.csv", at + 2, at + 2
        before = "".join(map(entry, self.rows[ENTRIES][:at]))
        return "citations.bib", 1 + before.count("\n"), 1 + before.count("\n") + entry(row).count("\n")

    def save(self, folder: Path) -> Path:
        """Write the set and return the folder; what an earlier draft left there is written over."""
        texts = folder / "documents"
        texts.mkdir(parents=True, exist_ok=True)
        for row in self.rows["documents"]:
            if row["id"] in self.texts:
                data = self.encode("".join(f"{line}\n" for line in self.texts[row["id"]]))
                _write(texts / row["file"], data)
                if row["id"] not in self.sealed:
                    row["sha256"] = hashlib.sha256(data).hexdigest()
        for name in FILES:
            header = [field.name for field in TABLES[name].fields]
            lines = [header, *([row[column] for column in header] for row in self.rows[name])]
            _write(folder / f"{name}.csv", self.encode("".join(f"{self.layout(cells)}\n" for cells in lines)))
        text = self.bibliography("".join(map(entry, self.rows[ENTRIES])))
        _write(folder / "citations.bib", self.encode(text))
        return folder


def _write(path: Path, data: bytes) -> None:
    if _written.get(path) != data:
        path.write_bytes(data)
        _written[path] = data


def entry(row: Cells) -> str:
    """An entry as BibTeX."""
    fields = ",\n".join(f"  {name} = {{{value}}}" for name, value in row.items() if name != "key")
    return f"@article{{{row['key']},\n{fields}\n}}\n\n"
