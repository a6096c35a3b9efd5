"""Errors in printed references and in the bibliography."""

import re

from tests.bench.draft import ENTRIES, Cells, Draft
from tests.bench.in_tables import mistyped
from tests.bench.injection import error
from tests.bench.on_page import Values

WRONG = ("wrong-reference-detail", "unfindable-reference")


def printed(reference: Cells, column: str, value: str) -> Values:
    """Let the document print something else in one field of a reference."""
    if value == reference[column]:
        return None
    reference[column] = value
    return (value,)


# References as a document prints them


@error("initials wrong", "references", *WRONG)
def _(_: Draft, reference: Cells) -> Values:
    return printed(reference, "authors", re.sub(r" (\w)\w*(?=,|$)", " X", reference["authors"], count=1))


@error("initials transposed", "references", *WRONG)
def _(_: Draft, reference: Cells) -> Values:
    return printed(reference, "authors", re.sub(r" (\w)(\w)\b", r" \2\1", reference["authors"], count=1))


@error("author misspelt", "references", *WRONG)
def _(_: Draft, reference: Cells) -> Values:
    return printed(reference, "authors", mistyped(reference["authors"]))


@error("authors in another order", "references", *WRONG)
def _(_: Draft, reference: Cells) -> Values:
    names = reference["authors"].split(", ")
    return printed(reference, "authors", ", ".join(names[::-1]))


@error("author left out", "references", *WRONG)
def _(_: Draft, reference: Cells) -> Values:
    names = reference["authors"].split(", ")
    return printed(reference, "authors", names[0])


@error("author put in", "references", *WRONG)
def _(_: Draft, reference: Cells) -> Values:
    return printed(reference, "authors", f"{reference['authors']}, Novak P")


@error("year wrong", "references", *WRONG)
def _(_: Draft, reference: Cells) -> Values:
    return printed(reference, "year", str(int(reference["year"]) + 1))


@error("title with a wrong word", "references", *WRONG)
def _(_: Draft, reference: Cells) -> Values:
    changed = re.sub(r"\b(psoriasis|eczema|skin disease)\b", "acne", reference["title"], count=1)
    return printed(reference, "title", changed)


@error("another title", "references", *WRONG)
def _(draft: Draft, reference: Cells) -> Values:
    other = next(one for one in draft.rows["references"] if one["study"] != reference["study"])
    return printed(reference, "title", other["title"])


@error("one title cut off", "references", "omitted-reference-detail")
def _(_: Draft, reference: Cells) -> Values:
    return printed(reference, "title", reference["title"][:30].rpartition(" ")[0] + "…")


@error("another journal", "references", *WRONG)
def _(_: Draft, reference: Cells) -> Values:
    return printed(reference, "journal", "Annals of Summer Reading")


@error("volume wrong", "references", *WRONG)
def _(_: Draft, reference: Cells) -> Values:
    return printed(reference, "volume", str(int(reference["volume"]) + 1))


@error("issue wrong", "references", *WRONG)
def _(_: Draft, reference: Cells) -> Values:
    return printed(reference, "issue", str(int(reference["issue"]) + 1))


@error("first page wrong", "references", *WRONG)
def _(_: Draft, reference: Cells) -> Values:
    first, last = reference["pages"].split("-")
    return printed(reference, "pages", f"{int(first) + 2}-{last}")


@error("last page wrong", "references", *WRONG)
def _(_: Draft, reference: Cells) -> Values:
    first, last = reference["pages"].split("-")
    return printed(reference, "pages", f"{first}-{int(last) + 1}")


@error("volume and issue swapped", "references", *WRONG)
def _(_: Draft, reference: Cells) -> Values:
    reference["volume"], reference["issue"] = reference["issue"], reference["volume"]
    return (reference["volume"], reference["issue"])


@error("reference taken for another study", "references", *WRONG, "reference-of-another-work")
def _(draft: Draft, reference: Cells) -> Values:
    other = next(one for one in draft.rows["studies"] if one["study"] != reference["study"])
    reference["study"] = other["study"]
    return (reference["authors"],)


@error("two references under one number", "references", "duplicate-id")
def _(_: Draft, reference: Cells) -> Values:
    number = int(reference["number"])
    return printed(reference, "number", str(number - 1)) if number > 1 else None


# The bibliography


def indexed(entry: Cells, field: str, value: str) -> Values:
    """Another value in a field of an entry."""
    entry[field] = value
    return (value,)


def first_entry(draft: Draft) -> Cells:
    """The first entry, against which a value that it shares is reported."""
    return draft.rows[ENTRIES][0]


@error("DOI without its slash", ENTRIES, "malformed-doi")
def _(_: Draft, entry: Cells) -> Values:
    return indexed(entry, "doi", entry["doi"].replace("/", "", 1))


@error("DOI cut short", ENTRIES, "malformed-doi")
def _(_: Draft, entry: Cells) -> Values:
    return indexed(entry, "doi", entry["doi"].partition("/")[0])


@error("DOI with a digit lost from its prefix", ENTRIES, "malformed-doi")
def _(_: Draft, entry: Cells) -> Values:
    return indexed(entry, "doi", entry["doi"].replace("10.", "1.", 1))


@error("address of a page for a DOI", ENTRIES, "malformed-doi")
def _(_: Draft, entry: Cells) -> Values:
    return indexed(entry, "doi", f"https://example.org/articles/{entry['key']}")


@error("DOI of another entry", ENTRIES, "shared-identifier")
def _(draft: Draft, entry: Cells) -> Values:
    first = first_entry(draft)
    return indexed(entry, "doi", first["doi"].upper()) if first is not entry else None


@error("PMID that is a PMC number", ENTRIES, "malformed-pmid")
def _(_: Draft, entry: Cells) -> Values:
    return indexed(entry, "pmid", f"PMC{entry['pmid'][1:]}")


@error("PMID with a digit too many", ENTRIES, "malformed-pmid")
def _(_: Draft, entry: Cells) -> Values:
    return indexed(entry, "pmid", f"{entry['pmid']}7")


@error("PMID of another entry", ENTRIES, "shared-identifier")
def _(draft: Draft, entry: Cells) -> Values:
    first = first_entry(draft)
    return indexed(entry, "pmid", first["pmid"]) if first is not entry else None


@error("key given twice", ENTRIES, "duplicate-key")
def _(draft: Draft, entry: Cells) -> Values:
    first = first_entry(draft)
    return indexed(entry, "key", first["key"]) if first is not entry else None


@error("key mistyped", ENTRIES, "unknown-study")
def _(draft: Draft, entry: Cells) -> Values:
    before = entry["key"]
    entry["key"] = mistyped(before)
    return (before,)


@error("study entered twice", ENTRIES, "repeated-entry")
def _(draft: Draft, entry: Cells) -> Values:
    same = {name: value for name, value in entry.items() if name not in ("doi", "pmid")}
    draft.rows[ENTRIES].append(same | {"key": f"{entry['key']}again"})
    return (entry["key"],)


@error("year of another century", ENTRIES, "impossible-year")
def _(_: Draft, entry: Cells) -> Values:
    return indexed(entry, "year", f"{entry['year'][1:]}0")


@error("digit of a year lost", ENTRIES, "impossible-year")
def _(_: Draft, entry: Cells) -> Values:
    return indexed(entry, "year", entry["year"][:3])


@error("year wrong in the bibliography", ENTRIES, *WRONG)
def _(_: Draft, entry: Cells) -> Values:
    return indexed(entry, "year", str(int(entry["year"]) - 1))


@error("title wrong in the bibliography", ENTRIES, *WRONG)
def _(_: Draft, entry: Cells) -> Values:
    return indexed(
        entry,
        "title",
        entry["title"].replace("psoriasis", "acne").replace("eczema", "acne").replace("skin disease", "acne"),
    )


@error("pages reversed in the bibliography", ENTRIES, "reversed-pages")
def _(_: Draft, entry: Cells) -> Values:
    first, last = entry["pages"].split("--")
    entry["pages"] = f"{last}--{first}"
    return (first, last)


@error("comma lost in an entry", ENTRIES, "bibtex-syntax")
def _(draft: Draft, entry: Cells) -> Values:
    lost = f"{{{entry['title']}}},"
    draft.bibliography = lambda text: text.replace(lost, lost[:-1])
    return ("",)


@error("brace lost in an entry", ENTRIES, "bibtex-syntax")
def _(draft: Draft, entry: Cells) -> Values:
    lost = f"{{{entry['title']}}},"
    draft.bibliography = lambda text: text.replace(lost, f"{lost[:-2]},")
    return ("",)


@error("field given twice", ENTRIES, "duplicate-field")
def _(draft: Draft, entry: Cells) -> Values:
    title = f"title = {{{entry['title']}}},"
    draft.bibliography = lambda text: text.replace(title, f"{title} Year = {{1999}},")
    return ("year",)


@error("year unlike the key", ENTRIES, "key-unlike-entry")
def _(draft: Draft, entry: Cells) -> Values:
    year = str(int(entry["year"]) + 2)
    for reference in draft.rows["references"]:  # The document prints the same slip.
        if reference["study"] == entry["key"]:
            reference["year"] = year
    return indexed(entry, "year", year)


@error("first author unlike the key", ENTRIES, "key-unlike-entry")
def _(draft: Draft, entry: Cells) -> Values:
    for reference in draft.rows["references"]:
        if reference["study"] == entry["key"]:
            reference["authors"] = "Novak P"
    return indexed(entry, "author", "Novak, Petr")


@error("title of another entry, as the document prints it", ENTRIES, "one-title-two-works")
def _(draft: Draft, entry: Cells) -> Values:
    first = first_entry(draft)
    if first is entry:
        return None
    for reference in draft.rows["references"]:
        if reference["study"] == entry["key"]:
            reference["title"] = first["title"]
    return indexed(entry, "title", first["title"])


@error("entry that no table names", ENTRIES, "unused-entry")
def _(draft: Draft, entry: Cells) -> Values:
    other = {"key": "novak2007", "author": "Novak, Petr", "title": "Steam rooms and sleep", "year": "2007"}
    draft.rows[ENTRIES].insert(draft.rows[ENTRIES].index(entry), other)
    draft.added.add(other["key"])
    return (other["key"],)


@error("reference to an entry that is not there", ENTRIES, "unknown-crossref")
def _(_: Draft, entry: Cells) -> Values:
    return indexed(entry, "crossref", "novak2007")


def marked_retracted(name: str, words: str) -> None:
    """List a title that says that the work was retracted."""

    @error(name, ENTRIES, "unrecorded-retraction")
    def _(_: Draft, entry: Cells) -> Values:
        return indexed(entry, "title", words.format(entry["title"]))


marked_retracted("title that begins with RETRACTED", "RETRACTED: {}")
marked_retracted("title that begins with Retracted article", "Retracted Article: {}")
marked_retracted("title that ends in a notice of retraction", "{} [Retracted]")


@error("DOI cut short after its registrant", ENTRIES, "malformed-doi")
def _(_: Draft, entry: Cells) -> Values:
    return indexed(entry, "doi", entry["doi"].partition("/")[0] + "/")


@error("DOI of another entry, with LaTeX in it", ENTRIES, "shared-identifier")
def _(draft: Draft, entry: Cells) -> Values:
    first = next(one for one in draft.rows[ENTRIES] if "_" in one["doi"])
    later = draft.rows[ENTRIES].index(entry) > draft.rows[ENTRIES].index(first)
    entry["doi"] = first["doi"].replace("_", r"\_") if later else entry["doi"]
    return (first["key"],) if later else None


@error("references of another format", ENTRIES, "no-entries")
def _(draft: Draft, entry: Cells) -> Values:
    if entry is not first_entry(draft):
        return None
    draft.bibliography = lambda _: "TY  - JOUR\nAU  - Ek, Maria\nTI  - Salt-water baths\nER  -\n"
    return ("RIS",)
