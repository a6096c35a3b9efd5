"""A small set whose every free text is hostile: markup, formulas, code, placeholders and odd scripts."""

import csv
import io
from pathlib import Path

from analysis.schema import TABLES
from tests.builders import miniset

TEXT = (
    '</script><b>"x"</b> =1+1 #panic(1) \\input{x} [x](javascript:1) {0} &amp; %s \'; DROP TABLE claims;-- ]]> '
    "\u202eabc 😀 مرحبا @article{x, ER  - TY  - "
).strip()

_ENTRY = r"""@article{ito2011,
  author = {Ito, K and {Barnes and Noble, Inc.} and {World Health Organization} and M. Ding and others},
  title = {<i>Ginger</i> & 91\% \textbackslash{}input \$x\$ \#panic {ER  - } \_ 😀 vitamin D in {mRNA}},
  journal = {Journal of "Examples", =1+1},
  year = {in press},
  month = mar,
  pages = {10--15},
  doi = {10.1000/x<y>_z},
  note = {PMID: 1 TY  - JOUR}
}
"""


def write(folder: Path) -> Path:
    """Write the set into a folder and return it. Not all of it is free of faults."""
    blocks = []
    for table in TABLES.values():
        names = [
            field.name
            for field in table.fields
            if field.type is str and not (field.column.refers or field.column.pattern)
        ]
        if names:
            out = io.StringIO()
            # A person from the raters is named by a table that has no row unless it is given one.
            person = [field.name for field in table.fields if field.name == "person"]
            rows = [[*names, *person], [*[TEXT] * len(names), *["adjudicator"] * len(person)]]
            csv.writer(out, lineterminator="\n").writerows(rows)
            blocks.append(f"{table.file}\n{out.getvalue()}")
    return miniset.write(folder, "\n".join((*blocks, f"citations.bib\n{_ENTRY}")))
