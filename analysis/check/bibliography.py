"""Faults in the bibliography that only its reader can see: what is lost, doubled or cannot be told apart."""

from collections.abc import Iterator

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.model.problem import Remark


def bibtex_syntax(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """An entry of the bibliography departs from the grammar of BibTeX.

    A missing brace or comma makes programs drop fields or whole entries, or run two together, often without a word.
    What could be read is kept; where a brace is missing, the place is the first line of the entry.

    Passes::

        citations.bib
        @article{ito2011,
          author = {Ito, K},
          title = {Ginger in travellers},
          year = {2011}
        }

    Fails::

        citations.bib
        @article{ito2011,
          author = {Ito, K}
          title = {Ginger in travellers},
          year = {2011}
        }

    Source: BibTeX's grammar, as bibtex.web enforces it ("I was expecting a `,' or a `}'").
    """
    yield from appraised.evidence.damage.get("bibtex-syntax", ())


def missing_key(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """An entry of the bibliography has no key.

    The tables name a study by its key, so nothing can refer to such an entry. It is kept, under an empty key.

    Passes::

        citations.bib
        @article{ito2011,
          author = {Ito, K},
          title = {Ginger in travellers},
          year = {2011}
        }
        @misc{park2015,
          title = {Ginger at sea},
          year = {2015}
        }

    Fails::

        citations.bib
        @article{ito2011,
          author = {Ito, K},
          title = {Ginger in travellers},
          year = {2011}
        }
        @misc{,
          title = {Ginger at sea},
          year = {2015}
        }

    Source: BibTeX's grammar: the key is the first thing after the opening brace (btxdoc.tex).
    """
    yield from appraised.evidence.damage.get("missing-key", ())


def bad_key(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A key holds a blank, an invisible character or one that BibTeX or LaTeX forbids.

    Such a key cannot be cited, and one with an invisible character looks like a key that it does not equal.

    Passes::

        citations.bib
        @article{ito2011,
          author = {Ito, K},
          title = {Ginger in travellers},
          year = {2011}
        }
        @misc{park2015,
          title = {Ginger at sea},
          year = {2015}
        }

    Fails::

        citations.bib
        @article{ito2011,
          author = {Ito, K},
          title = {Ginger in travellers},
          year = {2011}
        }
        @misc{park 2015,
          title = {Ginger at sea},
          year = {2015}
        }

    Source: BibTeX ends a key at a blank or a comma (bibtex.web); { } # % ~ and the backslash mean something to LaTeX.
    """
    yield from appraised.evidence.damage.get("bad-key", ())


def duplicate_key(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """Two entries have the same key, or keys that differ only in capitals.

    A table that names the key could mean either study. The first entry is kept; the later one is left out.

    Passes::

        citations.bib
        @article{ito2011,
          author = {Ito, K},
          title = {Ginger in travellers},
          year = {2011}
        }
        @misc{ito2012,
          title = {Ginger at sea},
          year = {2012}
        }

    Fails::

        citations.bib
        @article{ito2011,
          author = {Ito, K},
          title = {Ginger in travellers},
          year = {2011}
        }
        @misc{Ito2011,
          title = {Ginger at sea},
          year = {2012}
        }

    Source: BibTeX compares keys without regard to case and calls the second a "Repeated entry" (bibtex.web).
    """
    yield from appraised.evidence.damage.get("duplicate-key", ())


def duplicate_field(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """An entry gives the same field twice.

    Programs disagree on which of the two counts. The first is kept.

    Passes::

        citations.bib
        @article{ito2011,
          author = {Ito, K},
          title = {Ginger in travellers},
          year = {2011}
        }

    Fails::

        citations.bib
        @article{ito2011,
          author = {Ito, K},
          title = {Ginger in travellers},
          year = {2011},
          Year = {1999}
        }

    Source: BibTeX keeps the first and warns that it ignores the "extra" one (bibtex.web).
    """
    yield from appraised.evidence.damage.get("duplicate-field", ())


def undefined_macro(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A value without braces names a macro that no @string before it defines.

    BibTeX leaves the field empty, other programs print the macro's name. The name is kept as the value.

    Passes::

        citations.bib
        @string{joe = {Journal of Examples}}
        @article{ito2011,
          author = {Ito, K},
          title = {Ginger in travellers},
          journal = joe,
          year = {2011}
        }

    Fails::

        citations.bib
        @article{ito2011,
          author = {Ito, K},
          title = {Ginger in travellers},
          journal = joe,
          year = {2011}
        }

    Source: BibTeX warns that the "string name" is "undefined" (bibtex.web); its styles define jan to dec (plain.bst).
    """
    yield from appraised.evidence.damage.get("undefined-macro", ())


def commented_entry(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """An entry stands after a %, which BibTeX does not take for a comment.

    A person reads it as switched off, BibTeX as any other entry. It is left out here.

    Passes::

        citations.bib
        @article{ito2011,
          author = {Ito, K},
          title = {Ginger in travellers},
          year = {2011}
        }
        @comment{ @misc{park2015, title = {Ginger at sea}} }

    Fails::

        citations.bib
        @article{ito2011,
          author = {Ito, K},
          title = {Ginger in travellers},
          year = {2011}
        }
        % @misc{park2015, title = {Ginger at sea}}

    Source: btxdoc.tex: to comment out an entry, remove the @ before its type.
    """
    yield from appraised.evidence.damage.get("commented-entry", ())


def no_fields(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """An entry has a key and nothing else.

    Nobody can tell which study it is. It is kept, since a table may name it.

    Passes::

        citations.bib
        @article{ito2011,
          author = {Ito, K},
          title = {Ginger in travellers},
          year = {2011}
        }
        @misc{park2015,
          title = {Ginger at sea}
        }

    Fails::

        citations.bib
        @article{ito2011,
          author = {Ito, K},
          title = {Ginger in travellers},
          year = {2011}
        }
        @misc{park2015}

    Source: btxdoc.tex: every type of entry has required fields.
    """
    yield from appraised.evidence.damage.get("no-fields", ())
