"""Studies as RIS, read back by rispy."""

import rispy

from analysis.report.exchange.ris import ris
from tests.builders import hostile, miniset, shown
from tests.report.exchange.test_entry_fields import entry


def records(entries) -> list:
    return rispy.loads(ris(entries).decode())


def test_reader_finds_every_field(tmp_path):
    (found,) = records(miniset.appraised(tmp_path / "data").evidence.entries)
    assert found == {
        "type_of_reference": "JOUR",
        "id": "ito2011",
        "authors": ["Ito, K"],
        "year": "2011",
        "title": "Ginger in travellers",
        "secondary_title": "Journal of Examples",
        "volume": "3",
        "number": "2",
        "start_page": "10",
        "end_page": "15",
    }


def test_reader_finds_as_many_records_as_there_are_entries():
    entries = [
        entry(title=f"T{number}", pmid=str(number), doi="10.1/x", month="mar", year="2001") for number in range(30)
    ]
    found = records(entries)
    assert [one["title"] for one in found] == [one.fields["title"] for one in entries]
    assert {(one["doi"], one["date"]) for one in found} == {("10.1/x", "2001/03//")}
    assert [one["accession_number"] for one in found] == [one.fields["pmid"] for one in entries]


def test_no_value_starts_a_tag_of_its_own():
    breaks = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
    (found,) = records([entry(title="".join(f"a{sign}ER  - {sign}TY  - BOOK" for sign in breaks))])
    assert found["title"].startswith("a ER - TY - BOOK")


def test_hostile_entry_is_one_record(tmp_path):
    evidence = shown.of_folder(hostile.write(tmp_path / "data")).evidence
    (found,) = records(evidence.entries)
    assert found["authors"] == ["Ito, K", "Barnes and Noble, Inc.", "World Health Organization", "Ding, M."]
    assert "ER -" in found["title"]
    assert found["year"] == "in press"
    assert found["notes"] == ["The bibliography names the first of the authors only.", "PMID: 1 TY - JOUR"]
    assert ris(evidence.entries) == ris(evidence.entries)


def test_lines_end_as_the_format_asks_and_each_record_is_closed():
    lines = ris([entry(), entry()]).decode().split("\r\n")
    assert lines.count("ER  - ") == 2
    assert not any("\n" in line for line in lines)
    assert ris([]) == b""
