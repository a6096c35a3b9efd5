"""Citation markers: found as printed, and not confused with other numbers."""

import csv
from pathlib import Path

import pytest

from analysis.text.citation.markers import find_markers, is_meant, numbers, works
from analysis.text.citation.names import readings

DEVSET = Path(__file__).resolve().parents[4] / "shared" / "devset"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Statins lower cholesterol [1].", [("[1]", (1,))]),
        ("Yoga eased pain [1,2], then [4, 6].", [("[1,2]", (1, 2)), ("[4, 6]", (4, 6))]),
        ("Exercise helps [3–5].", [("[3–5]", (3, 4, 5))]),
        ("Exercise helps [3-5, 9].", [("[3-5, 9]", (3, 4, 5, 9))]),
        (r"Carpal tunnel syndrome \[5\]", [(r"\[5\]", (5,))]),
        (r"Low back pain \[7\],\[8\]", [(r"\[7\]", (7,)), (r"\[8\]", (8,))]),
        ("Ginger settles nausea [^2].", [("[^2]", (2,))]),
        ("[3] reports the same.", [("[3]", (3,))]),
        ("It fell from 12.5% to 2.5% [52].", [("[52]", (52,))]),
        ("Vaccines prevent measles.¹", [("¹", (1,))]),
        ("They prevent measles¹,³ and mumps⁴⁻⁶.", [("¹,³", (1, 3)), ("⁴⁻⁶", (4, 5, 6))]),
        ("Salt raises pressure<sup>12</sup> in most.", [("<sup>12</sup>", (12,))]),
        ("Half improved by 50%² in a year.", [("²", (2,))]),
        ("Costs fell after the change.6–12 Moreover, it held.", [("6–12", tuple(range(6, 13)))]),
        ("Surgery was no better.3", [("3", (3,))]),
        ("Fibre helps digestion,4 as does water.", [("4", (4,))]),
        ("It eased cramps5 and stiffness6,7 in all.", [("5", (5,)), ("6,7", (6, 7))]),
        ('They called it "probably safe".8 Others did not.', [("8", (8,))]),
        ('They called it "probably safe."8 Others did not.', [("8", (8,))]),
        ("It was seen in half (52%).9 Others saw less.", [("9", (9,))]),
        ("It works (Smith 2004).", [("(Smith 2004)", ())]),
        ("It works (Smith & Jones, 2004).", [("(Smith & Jones, 2004)", ())]),
        ("It works (van Haselen et al., 1999a).", [("(van Haselen et al., 1999a)", ())]),
        ("So (see Smith 2004; García and Ng, 2011).", [("(see Smith 2004; García and Ng, 2011)", ())]),
        ("Smith et al. (2004) saw less.", [("Smith et al. (2004)", ())]),
        ("Smith and Jones (2004) saw less.", [("Smith and Jones (2004)", ())]),
        ("Walls (of coral)40, then floors.", [("40", (40,))]),
        ("It was seen in half (52%)9, then in all.", [("9", (9,))]),
        ('They called it "soft",7 and meant it.', [("7", (7,))]),
        ("##### _Roe et al. 2005_", [("Roe et al. 2005", ())]),
        ("It works [Ito11].", [("[Ito11]", ())]),
        ("So [ref. 3] and (refs 4–6).", [("[ref. 3]", (3,)), ("(refs 4–6)", (4, 5, 6))]),
        ("So [3 to 5], so [6 and 7].", [("[3 to 5]", (3, 4, 5)), ("[6 and 7]", (6, 7))]),
        ("So it is [1, 3‑5].", [("[1, 3‑5]", (1, 3, 4, 5))]),
        ("As advised (World Health Organization, 2019).", [("(World Health Organization, 2019)", ())]),
    ],
)
def test_finds_markers_as_printed(line: str, found: list[tuple[str, tuple[int, ...]]]) -> None:
    assert [(m.text, m.numbers) for m in find_markers(line)] == found


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
    assert [m.numbers for m in markers] == [(3,), (), (4,), (5,)]


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


@pytest.mark.parametrize(
    ("marker", "named"),
    [
        ("(Abe 2012)", ["Abe 2012"]),
        ("_Roe et al. 2005_", ["Roe 2005"]),
        ("Okafor and Lind (2016)", ["Okafor and Lind 2016"]),
        ("(Okafor, C., & Lind, M., 2016)", ["Okafor and Lind 2016"]),
        ("(Okafor et al., 2012; Abe 2013, 2014a, b)", ["Okafor 2012", "Abe 2013", "Abe 2014a", "Abe 2014b"]),
        ("(see van Haselen et al., 1999, p. 12)", ["van Haselen 1999"]),
        ("(WHO 2019)", ["WHO 2019"]),
        ("[Ito11, Abe12a]", ["Ito11", "Abe12a"]),
        ("[3; Abe 2012]", ["Abe 2012"]),
        ("[ref. 3]", []),
        ("2012", []),
        ("", []),
    ],
)
def test_names_the_works_of_a_marker(marker: str, named: list[str]) -> None:
    assert [str(work) for work in works(marker)] == named


@pytest.mark.parametrize(
    ("marker", "authors", "year", "meant"),
    [
        ("(Abe 2012)", "Abe, M.", "2012", True),
        ("(Abe 2012)", "Abe M, Ito K", "2012", True),
        ("(Abe 2012)", "Ito K, Abe M", "2012", False),
        ("(Abe 2012)", "Abe, M.", "2011", False),
        ("(Abe 2012)", "Abel, M.", "2012", False),
        ("(Abe 2012a)", "Abe, M.", "2012b", False),
        ("(Okafor & Lind 2016)", "Okafor, C. & Lind, M.", "2016", True),
        ("(Okafor & Lind 2016)", "Okafor, C. & Roe, A.", "2016", False),
        ("(Haselen 1999)", "van Haselen R", "(1999)", True),
        ("(WHO 2019)", "World Health Organization", "2019", True),
        ("[Ito11]", "Ito, K.", "2011", True),
        ("[IA11]", "Ito K, Abe M", "2011", True),
        ("[Ito11]", "Ito, K.", "2012", False),
    ],
)
def test_tells_the_reference_that_is_meant(marker: str, authors: str, year: str, meant: bool) -> None:
    assert [is_meant(work, readings(authors), year) for work in works(marker)] == [meant]
