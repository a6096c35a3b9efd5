"""Sheets on which two raters label flags without seeing each other's, the check, its head or its severity.

``python -m tests.precision.sheet draw SEED --set data --low 60 --out DIR`` writes ``sheet-1.csv`` and ``sheet-2.csv``,
the same flags in two orders, and ``key.csv``, which the raters do not see. ``python -m tests.precision.sheet join DIR``
reports their agreement as it is and writes ``labels.csv``; where they differ, ``DIR/adjudicated.csv`` (item, label,
reason) settles.
"""

import argparse
import csv
import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random

from analysis.model.evidence import Evidence
from analysis.model.words import Severity
from tests.precision.labels import (
    FIELDS,
    LABELS,
    RIGHT,
    SETS,
    VERDICTS,
    BadLabels,
    Flag,
    Key,
    Label,
    LabelledSet,
    flags_of,
    read,
    with_texts,
)

ASKED = ("item", "page", "line", "words", "page_text", "flag", "evidence", "label", "reason")
KNOWN = ("item", *FIELDS[:9], "severity")


def item_of(key: Key) -> str:
    """The name of a flag on a sheet; it tells nothing of the check."""
    return hashlib.sha256("\x1f".join(map(str, key)).encode()).hexdigest()[:10]


def drawn(flags: Iterable[Flag], seed: int, low: int) -> list[tuple[Flag, ...]]:
    """All flags of high and medium severity and ``low`` others, those of one check on one place together."""
    alike: dict[Key, tuple[Flag, ...]] = {}
    for flag in flags:
        alike[flag.key] = (*alike.get(flag.key, ()), flag)
    minor = [key for key, ones in alike.items() if gravest(ones) is Severity.LOW]
    left = set(minor).difference(Random(seed).sample(minor, min(low, len(minor))))
    return [ones for key, ones in alike.items() if key not in left]


def gravest(flags: Iterable[Flag]) -> Severity:
    """The gravest severity of some flags."""
    return min((flag.problem.severity for flag in flags), key=[*Severity].index)


def asked(flags: Sequence[Flag], evidence: Evidence) -> dict[str, object]:
    """What a rater is given of a flag: the page's words and line, what is said of them, and what the studies say."""
    key, claims = flags[0].key, [evidence.claim[name] for name in flags[0].problem.claims if name in evidence.claim]
    copy = evidence.texts.get(key.document)
    text = copy.lines[key.line - 1] if copy and 0 < key.line <= len(copy.lines) else ""
    links = [link for link in evidence.links if link.claim in flags[0].problem.claims]
    rows = {f"{link.study} ({evidence.study[link.study].design}): {link.stance}: {link.rationale}" for link in links}
    return {
        "item": item_of(key),
        "page": key.document,
        "line": key.line or "",
        "words": " … ".join(dict.fromkeys(claim.quote for claim in claims)),
        "page_text": text,
        "flag": " / ".join(flag.problem.message for flag in flags),
        "evidence": "\n".join(sorted(rows)),
        "label": "",
        "reason": "",
    }


def known(flags: Sequence[Flag], one: LabelledSet, evidence: Evidence) -> dict[str, object]:
    """What is kept of a flag beside the sheets, so that its labels find it again."""
    problem, key = flags[0].problem, flags[0].key
    quotes = [evidence.claim[name].quote for name in problem.claims if name in evidence.claim]
    row: dict[str, object] = {"item": item_of(key)}
    row |= {"seen": "yes" if one.seen else "no", "head": problem.head, "severity": gravest(flags)}
    return row | key._asdict() | {"claims": " ".join(problem.claims), "words": min(quotes, key=len, default="")}


def draw(one: LabelledSet, seed: int, low: int, out: Path) -> int:
    """Write the two sheets and their key; how many flags they hold."""
    evidence = one.evidence()
    chosen = drawn(flags_of(one), seed, low)
    out.mkdir(parents=True, exist_ok=True)
    _write(out / "key.csv", KNOWN, [known(flags, one, evidence) for flags in chosen])
    rows = [asked(flags, evidence) for flags in chosen]
    for rater in (1, 2):
        Random(f"{seed} {rater}").shuffle(rows)
        _write(out / f"sheet-{rater}.csv", ASKED, rows)
    return len(chosen)


def _write(path: Path, fields: Sequence[str], rows: Iterable[Mapping[str, object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, fields, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as text:
        return list(csv.DictReader(text))


def labelled(path: Path, items: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Label and reason by item, of a filled sheet.

    Raises ``BadLabels`` for an item without one of the three labels, one not of the key, and one of it that lacks.
    """
    wanted, found, wrong = set(items), {}, []
    for number, row in enumerate(_rows(path), 2):
        label = (row.get("label") or "").strip().lower()
        if row["item"] not in wanted:
            wrong.append(f'{path.name}:{number}: "{row["item"]}" is no item of key.csv')
        elif label not in VERDICTS:
            wrong.append(f'{path.name}:{number}: label needs one of {" · ".join(VERDICTS)}; found "{label}"')
        found[row["item"]] = (label, (row.get("reason") or "").strip())
    wrong += [f"{path.name}: no row for item {item}" for item in sorted(wanted.difference(found))]
    if wrong:
        raise BadLabels("\n".join(wrong))
    return found


def agreement(first: Mapping[str, tuple[str, str]], second: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    """How the two raters agree, as it is: a count of each pair of labels, and no coefficient."""
    pairs = Counter((first[item][0], second[item][0]) for item in first)
    alike = sum(count for (one, other), count in pairs.items() if one == other)
    yield f"{alike} of {len(first)} flags labelled alike"
    yield from (f"{count} {one} / {other}" for (one, other), count in sorted(pairs.items()))


def joined(folder: Path) -> tuple[list[str], list[Label], list[str]]:
    """The agreement in lines, the labels, and the items that the raters differ on and nobody settled."""
    key = {row["item"]: row for row in _rows(folder / "key.csv")}
    first, second = (labelled(folder / f"sheet-{rater}.csv", key) for rater in (1, 2))
    differing = [item for item in key if first[item][0] != second[item][0]]
    third = folder / "adjudicated.csv"
    settled = labelled(third, differing) if third.exists() and differing else {}
    labels = []
    for item, row in key.items():
        label, reason = settled.get(item) or (first[item] if first[item][1] or not second[item][1] else second[item])
        said = {"rater_1": first[item][0], "rater_2": second[item][0], "label": label}
        said["reason"] = reason or ("" if label == RIGHT else "no reason given")
        labels.append(Label(**{field: (row | said)[field] for field in FIELDS}))
    return list(agreement(first, second)), labels, [item for item in differing if item not in settled]


def merged(old: Iterable[Label], new: Iterable[Label]) -> list[Label]:
    """Old and new labels in the order of their keys; a new one takes the place of an old one on the same flag."""
    return sorted(({label.key: label for label in (*old, *new)}).values(), key=lambda label: label.key)


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw or join; 1 where the raters differ and nobody has settled it."""
    parser = argparse.ArgumentParser(prog="python -m tests.precision.sheet")
    commands = parser.add_subparsers(dest="command", required=True)
    drawing, joining = commands.add_parser("draw"), commands.add_parser("join")
    drawing.add_argument("seed", type=int)
    drawing.add_argument("--set", choices=[one.name for one in SETS], default=SETS[0].name)
    drawing.add_argument("--low", type=int, default=60, help="flags of low severity to draw (default: 60)")
    drawing.add_argument("--out", type=Path, required=True)
    joining.add_argument("folder", type=Path)
    options = parser.parse_args(arguments)
    if options.command == "draw":
        (one,) = (one for one in SETS if one.name == options.set)
        print(f"{draw(with_texts(one), options.seed, options.low, options.out)} flags")
        return 0
    lines, labels, open_items = joined(options.folder)
    print("\n".join(lines))
    if open_items:
        print(f"the raters differ; adjudicated.csv needs a row (item, label, reason) for {', '.join(open_items)}")
        return 1
    _write(LABELS, FIELDS, [label._asdict() for label in merged(read(), labels)])
    return 0


if __name__ == "__main__":
    try:
        raise SystemExit(main())
    except BadLabels as wrong:
        sys.exit(str(wrong))
