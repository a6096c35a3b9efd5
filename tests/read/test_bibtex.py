"""The bibliography: read as BibTeX reads it, and nothing lost without a word."""

import csv
import time
from pathlib import Path

import bibtexparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.read.bibtex import Bibliography, read_bibliography
from analysis.read.decoding import decode

DEVSET = Path(__file__).resolve().parents[3] / "shared" / "devset" / "bib"

FIRST = "@article{first,\n  title = {One},\n  year = {2001}\n}\n"
LAST = "@article{last,\n  title = {Three},\n  year = {2003}\n}\n"
#: Line of the text between FIRST and LAST that counts as its first.
START = FIRST.count("\n") + 1


def between(text: str) -> Bibliography:
    """The bibliography of two sound entries with ``text`` between them."""
    return read_bibliography(f"{FIRST}{text}\n{LAST}", "x.bib")


def fields(text: str) -> dict[str, str]:
    """Fields of the one entry in ``text``."""
    (entry,) = read_bibliography(text, "x.bib").entries
    return dict(entry.fields)


def found(bibliography: Bibliography) -> list[tuple[str, int]]:
    """Check and line of everything found."""
    return [(check, remark.place.line) for check, remarks in bibliography.damage.items() for remark in remarks]


ENTRY = "@article{k,\n  title = {Two},\n  year = {2002}\n}"


@pytest.mark.parametrize(
    ("text", "check", "line", "kept"),
    [
        pytest.param("@misc{k,\n title = {Two,\n year = {2002}\n}", "bibtex-syntax", 1, {"k"}, id="unclosed brace"),
        pytest.param("@misc{k,\n title = {Two {X},\n year = 2002\n}", "bibtex-syntax", 1, {"k"}, id="brace in title"),
        pytest.param('@misc{k,\n title = "Two,\n year = {2002}\n}', "bibtex-syntax", 1, {"k"}, id="unclosed quote"),
        pytest.param('@misc{k,\n title = "Two,\n year = "2002"\n}', "bibtex-syntax", 1, {"k"}, id="quote to quote"),
        pytest.param("@misc{k,\n title = {Two},\n year = 2002\n", "bibtex-syntax", 1, {"k"}, id="unclosed entry"),
        pytest.param(
            "@misc{k, year = 2002 @misc{m, year = 1}", "bibtex-syntax", 1, {"k", "m"}, id="unclosed on a line"
        ),
        pytest.param("@misc{k,\n title = {Two}\n year = 2002\n}", "bibtex-syntax", 2, {"k"}, id="no comma"),
        pytest.param("@misc{k\n title = {Two},\n year = 2002\n}", "bibtex-syntax", 1, {"k"}, id="no comma after key"),
        pytest.param("@misc{k,\n title = {Two},,\n year = 2002\n}", "bibtex-syntax", 2, {"k"}, id="two commas"),
        pytest.param("@misc{k,\n title = {Two}},\n year = 2002\n}", "bibtex-syntax", 2, {"k"}, id="extra brace"),
        pytest.param(
            "@misc{k,\n title = {Two},\n year = 2002\n}\n}", "bibtex-syntax", 5, {"k"}, id="extra brace at the end"
        ),
        pytest.param("@misc{k,\n title = {Two},\n year = 2002\n)", "bibtex-syntax", 4, {"k"}, id="other brace"),
        pytest.param("@misc{k,\n % old = {x},\n title = {Two},\n year = 2002}", "bibtex-syntax", 2, {"k"}, id="% line"),
        pytest.param('@misc{k,\n title = "A "b" c",\n year = 2002}', "bibtex-syntax", 2, {"k"}, id="quotes in quotes"),
        pytest.param("@misc{k,\n title = Two words,\n year = 2002}", "bibtex-syntax", 2, {"k"}, id="no braces"),
        pytest.param("@misc{k,\n title = ,\n year = 2002}", "bibtex-syntax", 2, {"k"}, id="no value"),
        pytest.param(
            "@misc{k,\n \u200btitle = {Two},\n year = 2002}", "bibtex-syntax", 2, {"k"}, id="unseen in a name"
        ),
        pytest.param("@misc{k,\n\0title = {Two},\n year = 2002}", "bibtex-syntax", 2, {"k"}, id="NUL"),
        pytest.param("\n year = {2002},", "bibtex-syntax", 2, set(), id="stray field"),
        pytest.param('@mi"sc{k, year = {2002}}', "bibtex-syntax", 1, set(), id="no type that can be one"),
        pytest.param("@misc{k,\n \\title = {Two},\n year = 2002}", "bibtex-syntax", 2, {"k"}, id="backslash in a name"),
        pytest.param("@misc k,\n title = {Two}}", "bibtex-syntax", 1, set(), id="no opening brace"),
        pytest.param("@{k,\n year = 2002}", "bibtex-syntax", 1, {"k"}, id="no type"),
        pytest.param("@string{j = {Journal}", "bibtex-syntax", 1, set(), id="unclosed @string"),
        pytest.param("@comment{ a { b }", "bibtex-syntax", 1, set(), id="unclosed @comment"),
        pytest.param(
            "@misc{k,\n note = {See\n@misc{m} there},\n year = 2002}", "bibtex-syntax", 3, {"k"}, id="@ in a field"
        ),
        pytest.param("@misc{k,\n title = {A},\n title = {B}}", "duplicate-field", 3, {"k"}, id="field twice"),
        pytest.param("@misc{k,\n title = {A},\n Title = {B}}", "duplicate-field", 3, {"k"}, id="field twice, capitals"),
        pytest.param("\n@misc{first, year = 2002}", "duplicate-key", 2, set(), id="key twice"),
        pytest.param("\n@misc{First, year = 2002}", "duplicate-key", 2, set(), id="key twice, capitals"),
        pytest.param("@misc{, year = 2002}", "missing-key", 1, {""}, id="no key"),
        pytest.param("@misc{\n title = {Two},\n year = 2002}", "missing-key", 1, {""}, id="fields at once"),
        pytest.param("@misc{a b, year = 2002}", "bad-key", 1, {"a b"}, id="blank in key"),
        pytest.param("@misc{k#1, year = 2002}", "bad-key", 1, {"k#1"}, id="# in key"),
        pytest.param("@misc{\n\u200bk, year = 2002}", "bad-key", 2, {"k"}, id="unseen in key"),
        pytest.param("@misc{k,\n\n journal = jmed\n}", "undefined-macro", 3, {"k"}, id="unknown macro"),
        pytest.param("\n% @misc{k, year = 2002}", "commented-entry", 2, set(), id="after %"),
        pytest.param("%@misc{k,\n%  year = 2002\n%}", "commented-entry", 1, set(), id="all lines after %"),
        pytest.param("@misc{k}", "no-fields", 1, {"k"}, id="no fields"),
        pytest.param("@misc{k,}", "no-fields", 1, {"k"}, id="no fields, comma"),
    ],
)
def test_fault_is_on_its_line_and_the_other_entries_are_whole(text, check, line, kept):
    bibliography = between(text)
    assert (check, START + line - 1) in found(bibliography)
    entries = {entry.key: dict(entry.fields) for entry in bibliography.entries}
    assert entries.pop("first") == {"title": "One", "year": "2001"}
    assert entries.pop("last") == {"title": "Three", "year": "2003"}
    assert set(entries) == kept
    assert all(
        "title = " not in value and "year = " not in value for entry in entries.values() for value in entry.values()
    )


@pytest.mark.parametrize(
    "text",
    [
        "@misc{k,\n title = {Two,\n year = {2002}\n}",
        "@misc{k,\n title = {Two {X},\n year = {2002}\n}",
        '@misc{k,\n title = "Two,\n year = {2002}\n}',
        "@misc{k,\n title = {Two},\n year = {2002}\n",
        "@misc{k,\n title = {Two}\n year = {2002}\n}",
        "@misc{k\n title = {Two},\n year = {2002}\n}",
        "@misc{k,\n title = {Two}},\n year = {2002}\n}",
        "@misc{k,\n title = {Two},\n title = {Again},\n year = {2002}\n}",
    ],
    ids=["brace", "inner brace", "quote", "entry", "comma", "comma after key", "extra brace", "field twice"],
)
def test_every_field_of_a_damaged_entry_is_kept(text):
    entry = between(text).entries[1]
    assert (entry.fields["title"].removesuffix(" X"), entry.fields["year"]) == ("Two", "2002")


def test_each_fault_is_reported_once():
    assert found(between("@misc{k,\n title = {Two,\n year = {2002,\n note = {n}\n}")) == [("bibtex-syntax", START)]


@pytest.mark.parametrize(
    "text",
    [
        "@comment{jabref-meta: databaseType:bibtex;}",
        "@Comment{jabref-meta: grouping:\n0 AllEntriesGroup:;\n1 SearchGroup:g\\;0\\;;\n}",
        "@comment jabref-entrytype: Foo: req[] opt[]",
        "@comment{ @misc{k, year = 2002} }",
        "@comment{\n@misc{k,\n year = 2002\n}\n}",
        '@preamble{"\\newcommand{\\x}{y}" # "z"}',
        "% A comment, with joe@example.org (Joe)",
        "Maintained by joe@example (Joe).",
        "Free text: a = b, and the year 2001.",
    ],
    ids=["meta", "groups", "no braces", "entry", "entry on lines", "preamble", "percent", "address", "text"],
)
def test_what_is_no_entry_is_passed_over(text):
    bibliography = between(text)
    assert [entry.key for entry in bibliography.entries] == ["first", "last"]
    assert not bibliography.damage
    assert bibliography.blocks == 2


@pytest.mark.parametrize(
    "text",
    [
        "@web-page{k,\n title = {Two},\n year = {2002}\n}",
        "@article\n{k,\n title = {Two},\n year = {2002}\n}",
        "@ article {k,\n title = {Two},\n year = {2002}\n}",
        "@commentary{k,\n title = {Two},\n year = {2002}\n}",
        "@article(k,\n title = {Two},\n year = {2002}\n)",
        '@article{k,\n title = "T{w}o",\n year = 2002,\n}',
        '@article{k,\n title = {T} # "wo",\n year = 2002,\n}',
        "@string{two = {Tw} # o}\n@article{k,\n title = TWO,\n year = 2002,\n}",
        "@article{k, title = {Two}, year = {2002}}",
        "@article{k,\n title = {{{Two}}},\n year = {{2002}}\n}",
        "@article{k,\n file = {C:\\x\\},\n title = {Two},\n year = {2002}\n}",
    ],
    ids=[
        "hyphen in type",
        "brace on next line",
        "space before type",
        "type like comment",
        "parentheses",
        "quotes",
        "joined",
        "macro",
        "one line",
        "double braces",
        "backslash before brace",
    ],
)
def test_sound_entry_is_read_whole(text):
    bibliography = between("@string{o = {o}}\n" + text)
    entry = bibliography.entries[1]
    assert (entry.key, entry.fields["title"], entry.fields["year"]) == ("k", "Two", "2002")
    assert not bibliography.damage


def test_quotes_and_at_signs_may_stand_inside_braces():
    text = '@misc{k,\n title = "{"}A{"} {a "b" c} d",\n note = {LeQua @ {CLEF}, joe@x},\n year = 2002}'
    assert fields(text) == {"title": '"A" a "b" c d', "note": "LeQua @ CLEF, joe@x", "year": "2002"}


def test_month_macros_are_joined_like_any_other():
    assert fields('@misc{k, month = jan # "~12"}') == {"month": "January 12"}


def test_macro_holds_from_its_definition_on():
    text = "@misc{a, note = x}\n@string{x = {One}}\n@misc{b, note = x}\n@string{x = {Two}}\n@misc{c, note = x}"
    bibliography = read_bibliography(text, "x.bib")
    assert [entry.fields["note"] for entry in bibliography.entries] == ["x", "One", "Two"]
    assert found(bibliography) == [("undefined-macro", 1)]


def test_names_are_in_lower_case_and_the_key_is_not():
    (entry,) = read_bibliography("@ARTICLE{Ito2011, TITLE = {One}}", "x.bib").entries
    assert (entry.key, entry.type, dict(entry.fields)) == ("Ito2011", "article", {"title": "One"})


def test_place_of_a_field_is_where_its_name_starts():
    text = "% head\n\n@misc{k,\n  title = {a \\\n b},\n  Year = {2002}\n}\n"
    (entry,) = read_bibliography(text, "x.bib").entries
    assert str(entry.origin.at("year")) == "x.bib:6:3"
    assert str(entry.origin.at("title")) == "x.bib:4:3"
    assert str(entry.origin.at()) == str(entry.origin.at("volume")) == "x.bib:3:1"


def test_remark_says_what_was_needed_found_and_to_do():
    (remark,) = between("@misc{k,\n title = {Two}\n year = 2002\n}").damage["bibtex-syntax"]
    assert str(remark.place) == f"x.bib:{START + 1}:15"
    assert remark.message == 'entry "k" needs a comma after field "title", found none'
    assert remark.remedy == 'put a comma after field "title"'
    assert remark.study == "k"


def test_unclosed_field_is_named():
    (remark,) = between("@misc{k,\n title = {Two,\n year = 2002\n}").damage["bibtex-syntax"]
    assert f'field "title" on line {START + 1}' in remark.message


def test_empty_text_gives_an_empty_bibliography():
    assert read_bibliography("", "x.bib") == Bibliography((), {}, 0)


def test_order_of_remarks_is_that_of_the_file():
    text = "@misc{a, x = {1} y = {2}}\n" * 3
    lines = [remark.place.line for remark in read_bibliography(text, "x.bib").damage["bibtex-syntax"]]
    assert lines == [1, 2, 3]


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"M{\"u}ller", "Müller"),
        (r"na\"{\i}ve {\AA} \v{S} {\v{s}} \o", "naïve Å Š š ø"),
        (r"100% of cases \& more", "100% of cases & more"),
        ("Nutrition & {Metabolism} -- a review", "Nutrition & Metabolism – a review"),
        (r"10\textsuperscript{6} and H\textsubscript{2}O", "10⁶ and H₂O"),
        (r"x\textsuperscript{ab}", "x^ab"),
        (r"x \textless 5 \textgreater{} 3", "x < 5 > 3"),
        (r"\foo and \texttt{bar}", r"\foo and bar"),
        (r"{\it in vitro} \emph{in vivo}", "in vitro in vivo"),
        (r"$\alpha_{1}$-blockers", "α_1-blockers"),
        (r"costs $5 or \$6", "costs $5 or $6"),
        ("from $5 to $10", "from $5 to $10"),
        (r"\url{http://x.org/~joe?a=1%20b}", "http://x.org/~joe?a=1%20b"),
        (r"\href{http://x.org}{here}", "here <http://x.org>"),
        (r"C:\new\dir", r"C:\new\dir"),
        (r"on \today", r"on \today"),
        ("a~b\n   c", "a b c"),
        ("``so'' it---goes", "“so” it—goes"),
    ],
    ids=str,
)
def test_latex_becomes_text(latex, text):
    assert fields(f"@misc{{k, note = {{{latex}}}}}") == {"note": text}


def test_addresses_and_identifiers_keep_their_signs():
    text = r"@misc{k, url = {http://x/?a=1%20b~c}, doi = {{10.1/a_b--c}}, file = {C:\a\b.pdf}}"
    assert fields(text) == {"url": "http://x/?a=1%20b~c", "doi": "10.1/a_b--c", "file": r"C:\a\b.pdf"}


@pytest.mark.parametrize("dash", ["-", "--", "---", "–", " -- ", "{--}", r"\textendash{}", "−"])
def test_dash_of_pages_is_a_hyphen(dash):
    assert fields(f"@misc{{k, pages = {{670{dash}674}}}}") == {"pages": "670-674"}


def test_name_in_braces_is_not_parted_at_and_or_comma():
    text = r"@misc{k, author = {Ito, K and {Barnes and Noble, Inc.} and M{\"u}ller, J}}"
    (entry,) = read_bibliography(text, "x.bib").entries
    assert [name.inverted for name in entry.authors.people] == ["Ito, K", "Barnes and Noble, Inc.", "Müller, J"]
    assert entry.fields["author"] == "Ito, K and Barnes and Noble, Inc. and Müller, J"


def test_name_that_cannot_be_parted_is_reported_at_its_field_and_stays_whole():
    text = "@misc{k,\n title = {Two},\n author = {Ito, Ken, Park, Sue and Ding, M}\n}"
    (remark,) = between(text).damage["bibtex-syntax"]
    assert str(remark.place) == f"x.bib:{START + 2}:2"
    assert remark.message.endswith('in field "author", found "Ito, Ken, Park, Sue" (too many commas)')
    assert [name.inverted for name in between(text).entries[1].authors.people] == ["Ito, Ken, Park, Sue", "Ding, M"]


def test_names_of_a_damaged_entry_are_not_reported_as_well():
    bibliography = between("@misc{k,\n author = {Ito, K, Park, S,\n year = {2002}\n}")
    assert found(bibliography) == [("bibtex-syntax", START)]


def test_block_that_opens_where_a_field_is_due_is_another_block():
    bibliography = between("@misc{k, year = 2002, titl@misc{m, year = 1}")
    assert [entry.key for entry in bibliography.entries] == ["first", "k", "m", "last"]


WORD = st.text("abcXYZ019 .,:;()-'é", min_size=1, max_size=12)
VALUE = st.recursive(
    WORD, lambda inner: st.lists(st.one_of(WORD, inner.map(lambda value: f"{{{value}}}")), max_size=3).map("".join)
)
NAME = st.sampled_from(["author", "title", "journal", "year", "volume", "abstract", "keywords", "doi"])


@st.composite
def written_field(draw: st.DrawFn) -> str:
    value = draw(st.one_of(VALUE.map("{{{}}}".format), VALUE.map('"{}"'.format), st.integers(0, 9999).map(str)))
    return f"{draw(st.sampled_from(['', ' ', chr(10)]))}%s = {value}"


# Any text is sound in a field, but in one of names commas have a meaning.
PERSONS = st.lists(WORD.map(lambda word: word.replace(",", "") + ", K"), max_size=3).map(
    lambda names: f"%s = {{{' and '.join(names)}}}"
)


@st.composite
def sound_text(draw: st.DrawFn) -> str:
    count = draw(st.integers(0, 4))
    parts = []
    for number in range(count):
        names = draw(st.lists(NAME, min_size=1, max_size=4, unique=True))
        body = ",".join(draw(PERSONS if name == "author" else written_field()) % name for name in names)
        comma = draw(st.sampled_from(["", ",", ",\n"]))
        between_entries = draw(st.sampled_from(["", "\n", "\n% remark\n", "\nsome text\n"]))
        parts.append(f"@article{{key{number},{body}{comma}}}{between_entries}")
    return "".join(parts)


@given(sound_text())
def test_sound_entries_give_no_damage(text):
    bibliography = read_bibliography(text, "x.bib")
    assert not bibliography.damage
    assert bibliography.blocks == len(bibliography.entries) == text.count("@article")


@given(sound_text())
def test_fields_of_sound_entries_are_those_that_bibtexparser_finds(text):
    other = bibtexparser.parse_string(text, parse_stack=[])
    ours = [(entry.key, list(entry.fields)) for entry in read_bibliography(text, "x.bib").entries]
    assert ours == [(entry.key, [field.key for field in entry.fields]) for entry in other.entries]


LEFT_OUT = ("duplicate-key", "commented-entry")


@given(st.text('@{}",=%#() \n\\ak1', max_size=60))
def test_any_text_is_read_and_every_entry_is_kept_or_reported(text):
    bibliography = read_bibliography(text, "x.bib")
    remarks = sum(map(len, bibliography.damage.values()))
    assert len(bibliography.entries) <= bibliography.blocks <= len(bibliography.entries) + remarks
    lines = text.count("\n") + 1
    assert all(1 <= line <= lines for _, line in found(bibliography))


@pytest.mark.parametrize(
    "text", ["@misc{first, year = 1}", "% @misc{k, year = 1}", "@misc{k, a = {1}}", "@misc{k}", ""]
)
def test_blocks_are_the_entries_kept_and_those_left_out(text):
    bibliography = between(text)
    left_out = sum(len(bibliography.damage.get(check, ())) for check in LEFT_OUT)
    assert bibliography.blocks == len(bibliography.entries) + left_out


@pytest.mark.parametrize(
    "text",
    [
        "@misc{k, title = {" + "x " * 1_000_000 + "}}",
        "@misc{k, title = {" + r"\"o " * 500_000 + "}}",
        "@misc{k, title = {" + "x y\n" * 500_000,
        '@misc{k, title = "' + "x y\n" * 500_000,
        "@misc{k, title = {"
        + "{" * 20_000
        + r"x"
        + "}" * 20_000
        + "}, doi = {"
        + "{" * 20_000
        + "x"
        + "}" * 20_000
        + "}}",
        "@misc{k, title = {" + "{" * 9_000 + r"\&" + "}" * 9_000 + "}}",
        "@misc{k, title = {" + "{" * 20_000 + "x",
        "@misc{k, title = {" + "\n note = {y," * 50_000,
        "@misc{k, " + "x y, " * 50_000 + "}",
        "@misc{k, title = {x,\n year = {2000}\n}\n" * 3_000,
        "@comment{b {\n" * 5_000,
    ],
    ids=[
        "long field",
        "long LaTeX",
        "long unclosed brace",
        "long unclosed quote",
        "nested",
        "nested LaTeX",
        "nested unclosed",
        "fields unclosed",
        "unreadable",
        "entries unclosed",
        "comments unclosed",
    ],
)
def test_large_and_deep_texts_are_read_in_time(text):
    start = time.perf_counter()
    bibliography = between(text)
    # Ten times what a slow machine needs; a scan that went back over the text would take minutes.
    assert time.perf_counter() - start < 20
    assert [bibliography.entries[0].key, bibliography.entries[-1].key] == ["first", "last"]


#: What must be reported in a file of the development set, as the check that reports it.
REPORTED_BY = {
    "duplicate key dup with different content": "duplicate-key",
    "syntax error near k1": "bibtex-syntax",
    "l2 not closed at end of file": "bibtex-syntax",
    "entries on lines starting with % (BibTeX would still read them)": "commented-entry",
    "entry without a key at line 1": "missing-key",
    "entry without fields": "no-fields",
    "key with space": "bad-key",
    "field year twice in d1 with different values": "duplicate-field",
    "invisible character in key": "bad-key",
}
#: Reported by the reader of files, not by that of their text.
REPORTED_ELSEWHERE = {"not UTF-8 (bytes fc, e9)", "empty file"}


def test_devset_entries_and_reports_are_those_that_a_person_sees():
    if not DEVSET.is_dir():
        pytest.skip("../shared is absent: no development cases to compare with")
    with (DEVSET / "expected.csv").open(encoding="utf-8", newline="") as file:
        cases = list(csv.DictReader(file))
    differing = {}
    for case in cases:
        text = decode((DEVSET / case["file"]).read_bytes()).text
        bibliography = read_bibliography(text, case["file"])
        # A person counts both entries under one key; the second is left out, and reported.
        seen = len(bibliography.entries) + len(bibliography.damage.get("duplicate-key", ()))
        wanted = case["must_report"]
        reported = not wanted or wanted in REPORTED_ELSEWHERE or REPORTED_BY[wanted] in bibliography.damage
        if seen != int(case["entries_a_person_sees"]) or not reported:
            differing[case["file"]] = (seen, list(bibliography.damage))
    assert len(cases) == 44
    assert not differing
