"""Identifiers of works: DOI and PMID, as bare as they can be compared, and whether they are whole."""

import re
from collections.abc import Callable, Mapping

from analysis.text.citation.latex import without_markup

# What stands before a DOI or a PMID where it is printed as an address or with its label.
_BEFORE_DOI = re.compile(r"(?:https?://)?(?:dx\.)?doi\.org/|doi:?\s*", re.IGNORECASE)
_BEFORE_PMID = re.compile(
    r"(?:https?://)?(?:pubmed\.ncbi\.nlm\.nih\.gov/|www\.ncbi\.nlm\.nih\.gov/pubmed/)|pmid:?\s*", re.IGNORECASE
)

#: A directory indicator (10), a registrant's code of four digits or more, which may be divided by dots, a slash and a
#: suffix (DOI Handbook, 2.2). A stop, comma or semicolon at the end is the sentence's, not the DOI's.
DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S*[^\s.,;:]")

#: One to eight digits without leading zeros (NLM, MEDLINE/PubMed Data Element Descriptions, PMID).
PMID = re.compile(r"[1-9]\d{0,7}")


#: Fields that hold an identifier or an address.
IDENTIFYING = frozenset(("doi", "pmid", "pmcid", "isbn", "issn", "url", "eprint"))


def plain_identifier(written: str) -> str:
    """An identifier without tags and entities, braces, and the backslashes and dollars of LaTeX."""
    return re.sub(r"\\([_%&#~{}])|[{}]|\$(?=[<>]\$)|(?<=[<>])\$", r"\1", without_markup(written))


def bare_doi(fields: Mapping[str, str]) -> str:
    """The DOI of a record without address or label, ``%2F`` of an address as its stroke; empty without one."""
    return re.sub("%2F", "/", _BEFORE_DOI.sub("", fields.get("doi", "").strip(), count=1), flags=re.IGNORECASE)


def bare_pmid(fields: Mapping[str, str]) -> str:
    """The PMID of a record without address or label; empty without one."""
    return _BEFORE_PMID.sub("", fields.get("pmid", "").strip(), count=1).rstrip("/")


#: Name of a field to what gives its identifier bare.
IDENTIFIERS: Mapping[str, Callable[[Mapping[str, str]], str]] = {"doi": bare_doi, "pmid": bare_pmid}


def is_identified(fields: Mapping[str, str]) -> bool:
    """Whether a record has an identifier by which it can be checked: a PMID, an ISBN, or a DOI that is not cut short.

    A suffix without a digit, such as that of ``10.5555/journalname``, names a journal and no work of it (this project's
    rule).
    """
    doi = bare_doi(fields)
    whole = DOI.fullmatch(doi) and re.search(r"\d", doi.partition("/")[2])
    return bool(whole or PMID.fullmatch(bare_pmid(fields)) or fields.get("isbn") or fields.get("pmcid"))
