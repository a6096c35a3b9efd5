"""Rewrites of printed references, of the bibliography and of whole files: styles, LaTeX, spreadsheets, order."""

import csv
import io
import re
import unicodedata
from collections.abc import Callable

from tests.bench.draft import ENTRIES, FILES, Cells, Draft
from tests.bench.injection import rewrite
from tests.bench.rewrites import DONE, Same

# References


def printed(name: str, column: str, change: Callable[[str], str]) -> None:
    """List a field of a reference printed in another style."""

    @rewrite(name, "references")
    def _(_: Draft, reference: Cells) -> Same:
        before = reference[column]
        reference[column] = change(before)
        return DONE if reference[column] != before else None


def in_brackets(match: re.Match[str]) -> str:
    """``Ek M`` as ``Ek, M.``, every initial with its stop."""
    return f"{match[1]}, {'. '.join(match[2])}."


def initials_first(match: re.Match[str]) -> str:
    """``Ek M`` as ``M. Ek``."""
    return f"{'. '.join(match[2])}. {match[1]}"


def full_pages(pages: str) -> str:
    """``401-8`` as ``401-408``."""
    first, _, last = pages.partition("-")
    return f"{first}-{first[: len(first) - len(last)]}{last}"


def short_pages(pages: str) -> str:
    """``401-408`` as ``401-8``."""
    first, _, last = pages.partition("-")
    last = first[: max(0, len(first) - len(last))] + last
    while len(last) > 1 and first[-len(last)] == last[0]:
        last = last[1:]
    return f"{first}-{last}"


_NAME = r"([^\W\d_]+) ([A-Z]+)(?=,|$)"

printed("authors with stops", "authors", lambda text: re.sub(_NAME, in_brackets, text))
printed("authors with initials first", "authors", lambda text: re.sub(_NAME, initials_first, text))
printed("authors joined by an ampersand", "authors", lambda text: re.sub(r", (?=[^,]+$)", " & ", text))
printed("authors joined by and", "authors", lambda text: re.sub(r", (?=[^,]+$)", " and ", text))
printed("authors parted by semicolons", "authors", lambda text: text.replace(", ", "; "))
printed("further authors under et al.", "authors", lambda text: re.sub(r", .*", " et al.", text))
printed(
    "authors without accents", "authors", lambda text: re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", text))
)
printed("letters with accents in two parts", "authors", lambda text: unicodedata.normalize("NFD", text))
printed("American spelling in a title", "title", lambda text: text.replace("randomised", "randomized"))
printed("title in capitals", "title", str.upper)
printed("title with capital words", "title", str.title)
printed("title with a stop", "title", lambda text: f"{text}.")
printed("title with a dash before its subtitle", "title", lambda text: text.replace(": ", " – "))
printed("title with curly quotation marks", "title", lambda text: re.sub(r'"([^"]*)"', "“\\1”", text))
printed("title with single quotation marks", "title", lambda text: text.replace('"', "'"))
printed("title with a kind of hyphen", "title", lambda text: text.replace("-", "\u2010"))
printed("title with two blanks", "title", lambda text: text.replace(" ", "  ", 1))
printed("title without its subtitle", "title", lambda text: text.partition(": ")[0])
printed("title with tags", "title", lambda text: f"<i>{text.partition(':')[0]}</i>:{text.partition(':')[2]}")
printed("title with an entity for a hyphen", "title", lambda text: text.replace("-", "&#8209;"))
printed("title with entities for quotation marks", "title", lambda text: text.replace('"', "&quot;"))
printed("title with a soft hyphen", "title", lambda text: text.replace("psoriasis", "pso\u00adriasis"))
printed("title with a no-break blank", "title", lambda text: text.replace(" ", "\u00a0", 2))
printed("journal with an entity", "journal", lambda text: text.replace("&", "&amp;"))
printed("journal with tags", "journal", lambda text: f"<em>{text}</em>")
printed("journal with and", "journal", lambda text: text.replace("&", "and"))
printed(
    "journal abbreviated",
    "journal",
    lambda text: {
        "Archives of Skin & Climate": "Arch Skin Clim",
        "Journal of Water Treatments": "J Water Treat",
        "European Journal of Skin Care": "Eur J Skin Care",
    }[text],
)
printed(
    "journal abbreviated with stops",
    "journal",
    lambda text: {
        "Archives of Skin & Climate": "Arch. Skin & Clim.",
        "Journal of Water Treatments": "J. Water Treat.",
        "European Journal of Skin Care": "Eur. J. Skin Care",
    }[text],
)
printed("journal with The", "journal", lambda text: f"The {text}")
printed("volume with a label", "volume", lambda text: f"Vol. {text}")
printed("issue with a label", "issue", lambda text: f"no. {text}")
printed("issue with a nought", "issue", lambda text: f"0{text}")
printed("year in brackets", "year", lambda text: f"({text})")
printed("year with a letter", "year", lambda text: f"{text}a")
printed("pages shortened", "pages", short_pages)
printed("pages in full", "pages", full_pages)
printed("pages with a dash", "pages", lambda text: text.replace("-", "–"))
printed("pages with a figure dash", "pages", lambda text: text.replace("-", "‒"))
printed("pages with a long dash", "pages", lambda text: text.replace("-", "—"))
printed("pages with two hyphens", "pages", lambda text: text.replace("-", "--"))
printed("pages with a no-break hyphen", "pages", lambda text: text.replace("-", "\u2011"))
printed("pages with blanks", "pages", lambda text: text.replace("-", " - "))
printed("pages with a label", "pages", lambda text: f"pp. {text}")


def all_cut_off(name: str, sign: str) -> None:
    """List titles that a document cuts off, all of them."""

    @rewrite(name, "documents")
    def _(draft: Draft, document: Cells) -> Same:
        for reference in draft.rows["references"]:
            if reference["document"] == document["id"]:
                reference["title"] = reference["title"][:34].rpartition(" ")[0] + sign
        return DONE


all_cut_off("titles cut off", "…")
all_cut_off("titles cut off with three stops", " ...")


# The bibliography


def indexed(name: str, field: str, change: Callable[[str], str]) -> None:
    """List a field of an entry written in another way."""

    @rewrite(name, ENTRIES)
    def _(_: Draft, entry: Cells) -> Same:
        before = entry[field]
        entry[field] = change(before)
        return DONE if entry[field] != before else None


def each_name(names: str, shape: str, words: str) -> str:
    """The names of a BibTeX field, each changed; a shape without a comma changes the given names alone."""
    changed = []
    for name in names.split(" and "):
        family, _, given = name.partition(", ")
        whole = "," in shape
        changed.append(re.sub(shape, words, name) if whole else f"{family}, {re.sub(shape, words, given)}")
    return " and ".join(changed)


_LATEX = {"Å": r"{\AA}", "É": r"{\'E}", "ø": r"{\o}", "ü": r"{\"u}", "ñ": r"{\~n}"}


def in_latex(text: str) -> str:
    """Text with its accented letters as BibTeX writes them."""
    return "".join(_LATEX.get(letter, letter) for letter in text)


indexed("DOI as an address", "doi", lambda doi: f"https://doi.org/{doi}")
indexed("DOI as an old address", "doi", lambda doi: f"http://dx.doi.org/{doi}")
indexed("DOI with a label", "doi", lambda doi: f"doi:{doi}")
indexed("DOI in capitals", "doi", str.upper)
indexed("PMID with a label", "pmid", lambda pmid: f"PMID: {pmid}")
indexed("authors in LaTeX", "author", in_latex)
indexed("authors by their initials", "author", lambda names: each_name(names, r"(\w)\w*", r"\1."))
indexed("given names first", "author", lambda names: each_name(names, r"(.+), (.+)", r"\2 \1"))
indexed("letters in two parts in the bibliography", "author", lambda names: unicodedata.normalize("NFD", names))
indexed("American spelling in the bibliography", "title", lambda text: text.replace("randomised", "randomized"))
indexed("title in braces", "title", lambda text: f"{{{text}}}")
indexed("quotation marks in LaTeX", "title", lambda text: re.sub(r'"([^"]*)"', r"``\1''", text))
indexed("journal with and in the bibliography", "journal", lambda text: text.replace(r"\&", "and"))
indexed(
    "journal abbreviated in the bibliography",
    "journal",
    lambda text: text.replace("Journal", "J").replace("European", "Eur").replace("Archives of", "Arch"),
)
indexed("pages with one hyphen", "pages", lambda text: text.replace("--", "-"))
indexed("pages with a dash in the bibliography", "pages", lambda text: text.replace("--", "–"))
indexed("pages shortened in the bibliography", "pages", lambda text: short_pages(text.replace("--", "-")))


indexed("DOI with a stroke in percent code", "doi", lambda doi: doi.replace("/", "%2F"))
indexed("DOI with LaTeX", "doi", lambda doi: doi.replace("_", r"\_"))
indexed("DOI in braces", "doi", lambda doi: f"{{{doi}}}")
indexed("authors joined by AND", "author", lambda names: names.replace(" and ", " AND "))
indexed("authors joined by And", "author", lambda names: names.replace(" and ", " And "))
indexed("authors parted by semicolons in the bibliography", "author", lambda names: names.replace(" and ", "; "))
indexed(
    "authors as PubMed prints them",
    "author",
    lambda names: ", ".join(re.sub(r", (\w)\w*(?: (\w)\w*)?", r" \1\2", name) for name in names.split(" and ")),
)
indexed("authors joined by an ampersand in the bibliography", "author", lambda names: names.replace(" and ", r" \& "))
indexed("title with tags in the bibliography", "title", lambda text: re.sub(r"^([\w-]+)", r"<i>\1</i>", text))
indexed("title with entities in the bibliography", "title", lambda text: text.replace('"', "&quot;"))
indexed("journal with an entity in the bibliography", "journal", lambda text: text.replace(r"\&", "&amp;"))
indexed("pages with a long dash in the bibliography", "pages", lambda text: text.replace("--", "—"))
indexed("pages with three hyphens in the bibliography", "pages", lambda text: text.replace("--", "---"))


# The files


def whole(name: str) -> Callable[[Callable[[Draft], None]], None]:
    """List a rewrite of all files, tried once."""

    def listed(change: Callable[[Draft], None]) -> None:
        @rewrite(name, "raters")
        def _(draft: Draft, _: Cells) -> Same:
            change(draft)
            return DONE

    return listed


@whole("line ends of Windows")
def _(draft: Draft) -> None:
    draft.encode = lambda text: text.replace("\n", "\r\n").encode()


@whole("byte-order mark")
def _(draft: Draft) -> None:
    draft.encode = lambda text: text.encode("utf-8-sig")


@whole("every cell between quotation marks")
def _(draft: Draft) -> None:
    draft.layout = lambda cells: ",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in cells)


@whole("blanks around cells")
def _(draft: Draft) -> None:
    for name in FILES:
        for row in draft.rows[name]:
            row |= {column: f" {cell} " if cell else cell for column, cell in row.items()}


@whole("columns in another order")
def _(draft: Draft) -> None:
    def turned(cells: list[str]) -> str:
        out = io.StringIO()
        csv.writer(out, lineterminator="").writerow(cells[::-1])
        return out.getvalue()

    draft.layout = turned


@whole("entries in another order")
def _(draft: Draft) -> None:
    draft.rows[ENTRIES].reverse()


@whole("a comment in the bibliography")
def _(draft: Draft) -> None:
    draft.bibliography = lambda text: f"Exported from a reference manager.\n\n{text}"


def shuffled(table: str) -> None:
    """List the rows of a table in another order."""

    @whole(f"{table} in another order")
    def _(draft: Draft) -> None:
        draft.rows[table] = draft.rows[table][1::2] + draft.rows[table][::2][::-1]


for _table in FILES:
    shuffled(_table)
