"""Citation markers: found as printed, and not confused with other numbers."""

import csv
from pathlib import Path

import pytest

from analysis.text.citation.markers import find_markers, numbers

DEVSET = Path(__file__).resolve().parents[4] / "shared" / "devset"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Statins lower cholesterol [1].", [("[1]", (1,), "brackets")]),
        ("Yoga eased pain [1,2], then [4, 6].", [("[1,2]", (1, 2), "brackets"), ("[4, 6]", (4, 6), "brackets")]),
        ("Exercise helps [3–5].", [("[3–5]", (3, 4, 5), "brackets")]),
        ("Exercise helps [3-5, 9].", [("[3-5, 9]", (3, 4, 5, 9), "brackets")]),
        (r"Carpal tunnel syndrome \[5\]", [(r"\[5\]", (5,), "brackets")]),
        (r"Low back pain \[7\],\[8\]", [(r"\[7\]", (7,), "brackets"), (r"\[8\]", (8,), "brackets")]),
        ("Ginger settles nausea [^2].", [("[^2]", (2,), "brackets")]),
        ("[3] reports the same.", [("[3]", (3,), "brackets")]),
        ("It fell from 12.5% to 2.5% [52].", [("[52]", (52,), "brackets")]),
        ("Vaccines prevent measles.¹", [("¹", (1,), "superscript")]),
        ("They prevent measles¹,³ and mumps⁴⁻⁶.", [("¹,³", (1, 3), "superscript"), ("⁴⁻⁶", (4, 5, 6), "superscript")]),
        ("Salt raises pressure<sup>12</sup> in most.", [("<sup>12</sup>", (12,), "superscript")]),
        ("Half improved by 50%² in a year.", [("²", (2,), "superscript")]),
        ("Costs fell after the change.6–12 Moreover, it held.", [("6–12", tuple(range(6, 13)), "glued digits")]),
        ("Surgery was no better.3", [("3", (3,), "glued digits")]),
        ("Fibre helps digestion,4 as does water.", [("4", (4,), "glued digits")]),
        ("It eased cramps5 and stiffness6,7 in all.", [("5", (5,), "glued digits"), ("6,7", (6, 7), "glued digits")]),
        ('They called it "probably safe".8 Others did not.', [("8", (8,), "glued digits")]),
        ('They called it "probably safe."8 Others did not.', [("8", (8,), "glued digits")]),
        ("It was seen in half (52%).9 Others saw less.", [("9", (9,), "glued digits")]),
        ("It works (Smith 2004).", [("(Smith 2004)", (), "author-year")]),
        ("It works (Smith & Jones, 2004).", [("(Smith & Jones, 2004)", (), "author-year")]),
        ("It works (van Haselen et al., 1999a).", [("(van Haselen et al., 1999a)", (), "author-year")]),
        ("So (see Smith 2004; García and Ng, 2011).", [("(see Smith 2004; García and Ng, 2011)", (), "author-year")]),
        ("Smith et al. (2004) saw less.", [("Smith et al. (2004)", (), "author-year")]),
        ("Smith and Jones (2004) saw less.", [("Smith and Jones (2004)", (), "author-year")]),
        ("Walls (of coral)40, then floors.", [("40", (40,), "glued digits")]),
        ("It was seen in half (52%)9, then in all.", [("9", (9,), "glued digits")]),
        ('They called it "soft",7 and meant it.', [("7", (7,), "glued digits")]),
        ("##### _Roe et al. 2005_", [("Roe et al. 2005", (), "author-year")]),
        ("It works [Ito11].", [("[Ito11]", (), "author-year")]),
        ("So [ref. 3] and (refs 4–6).", [("[ref. 3]", (3,), "brackets"), ("(refs 4–6)", (4, 5, 6), "brackets")]),
        ("So [3 to 5], so [6 and 7].", [("[3 to 5]", (3, 4, 5), "brackets"), ("[6 and 7]", (6, 7), "brackets")]),
        ("So it is [1, 3‑5].", [("[1, 3‑5]", (1, 3, 4, 5), "brackets")]),
        ("As advised (World Health Organization, 2019).", [("(World Health Organization, 2019)", (), "author-year")]),
    ],
)
def test_finds_markers_as_printed(line: str, found: list[tuple[str, tuple[int, ...], str]]) -> None:
    assert [(m.text, m.numbers, m.kind) for m in find_markers(line)] == found


@pytest.mark.parametrize(
    "line",
    [
        "The clinic opened in 2004.",
        "It was founded (2004) in Leeds.",
        "Updated (March 2015) by our team.",
        "Last reviewed (Updated May 2019).",
        "The programme (since 1998) is free.",
        "A dose of 2.5 mg is usual.",
        "About 25% improve.",
        "1. Knee osteoarthritis",
        "[1] Smith J. Statins and stroke. Lancet 2004;1:2-3.",
        "[4]: https://example.org/paper",
        "The odds ratio was 2 (95% CI [1, 3]).",
        "Median 4 [2, 9] days.",
        "Take 5 mg, 10 mg or 20 mg.",
        "Body mass index above 30 kg/m² is a risk.",
        "An area of 4 cm² was treated.",
        "There were 10⁶ cells.",
        "Calcium (Ca²⁺) enters the cell.",
        "Vitamin D3 and vitamin B12 are vitamins.",
        "People with type2 diabetes and COVID19.",
        "A phase3 trial of omega3 capsules.",
        "The L4-5 disc and the CD4 count.",
        "pain relief3When you arrive, a nurse helps.",
        "See Fig.2 and vol.3 for more.",
        "See https://example.org/page.12 and doi:10.1000/abc.pub2",
        "Eight studies were done in Iran.22 studies were done in China.",
        "British Homeopathic Journal 2000; 89: S35–8.",
        "Headache. 2002;42(9):855-61",
        "It costs 1,000 pounds, or 12,500 for two.",
        "Take it at 10.30 or at 8.30 pm.",
        "![7](picture.png)",
        "Mix it in water,5 mg at a time.",
        "Tick one: [ ] yes [x] no [2004]",
        "Authors: Ana B Roe,1 Jan C Doe,2 Eva Poe 3",
        "Ana Roe1, Jan van Doe2 and Eva Poe3",
        "Ana Roe¹, MD, Jan Doe², PhD, and Eva Poe³",
        "By Ana Roe, MD,1 of Leeds",
        "An area of 3 m2, 4 cm3, 10^9/L, 10⁻⁹ or 3 mL min⁻¹.",
        "Slaked lime is Ca(OH)2 here, and f(x)2 there.",
        "",
    ],
)
def test_leaves_other_numbers_alone(line: str) -> None:
    assert find_markers(line) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[52]", (52,)),
        ("6–12", (6, 7, 8, 9, 10, 11, 12)),
        ("[3], [5]", (3, 5)),
        ("[3]-[5]", (3, 4, 5)),
        (r"\[7\],\[8\]", (7, 8)),
        ("[2, 1, 2]", (2, 1)),
        ("¹⁻³", (1, 2, 3)),
        ("<sup>4,5</sup>", (4, 5)),
        ("[4 to 6]", (4, 5, 6)),
        ("[9–3]", (9, 3)),
        ("[1–400]", (1, 400)),
        ("3 and 4", (3, 4)),
        ("3 through 5", (3, 4, 5)),
        ("[ref. 3]", (3,)),
        ("[3, p. 12]", (3,)),
        ("[3; Abe 2012]", (3,)),
        ("[Ito11]", ()),
        ("(Smith 2004)", ()),
        ("2004", ()),
        ("", ()),
    ],
)
def test_reads_the_numbers_of_a_recorded_marker(text: str, expected: tuple[int, ...]) -> None:
    assert numbers(text) == expected


def test_a_marker_is_the_text_of_its_span() -> None:
    line = "Zinc shortens colds.3 It does not (Smith et al., 2010) prevent them [4].⁵"
    markers = find_markers(line)
    assert [line[m.span.start : m.span.end] for m in markers] == [m.text for m in markers]
    assert [m.kind for m in markers] == ["glued digits", "author-year", "brackets", "superscript"]


def test_agrees_with_every_labelled_marker() -> None:
    labels = DEVSET / "labels" / "citation-markers.csv"
    if not labels.is_file():
        pytest.skip("../shared is absent: the labelled markers cannot be compared")
    wanted: set[tuple[str, int, str, int]] = set()
    with labels.open(encoding="utf-8", newline="") as file:
        wanted = {
            (row["doc"], int(row["line"]), row["marker_as_printed"].lstrip("."), int(row["target"]))
            for row in csv.DictReader(file)
        }
    found = set()
    for path in sorted((DEVSET / "docs").glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
            found |= {(path.stem, number, m.text, target) for m in find_markers(line) for target in m.numbers}
    assert found == wanted
