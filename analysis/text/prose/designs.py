"""Designs: phrases by which a text names its evidence, the design a study states, and those that are possible.

Only what is stated is told. *Controlled trial*, *prospective study*, *observational study* and *open-label trial* leave
the design open, so they name none.
"""

import re
from typing import NamedTuple

from analysis.model.words import Design
from analysis.text.prose.spans import Span, longest
from analysis.text.rows import rows_beside
from analysis.text.vocabulary.shapes import Shapes, parts, shapes, word_lists


class DesignPhrase(NamedTuple):
    """A phrase that names evidence; ``design`` is ``None`` when it names no design (*clinical studies*, *research*)."""

    text: str
    span: Span
    design: Design | None


_shape = Shapes({**word_lists("designs"), **parts("designs")})

# Which words say which design; the first that fits is taken: what gathers studies, then animals and the laboratory
# (whose experiments are often randomised too), then the strongest word. "Double-blind" and "placebo-controlled" are
# taken for randomised, because an allocation that nobody may know is drawn by lot (CONSORT 2010, items 8 to 11).
_DESIGNS = tuple((Design(says), shape) for shape, says in shapes()["design"])

# Up to four patients are reported one by one, more are a series (Abu-Zidan et al. 2012, Afr Health Sci 12:557-62).
_FEW = 4
_SMALL = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}

# Publication types of MEDLINE that name a design; "Clinical Trial" and "Observational Study" name none.
_TYPES = tuple((Design(says), shape) for shape, says in shapes()["publication type"])


def find_phrases(text: str) -> tuple[DesignPhrase, ...]:
    """Phrases that name evidence, in the order in which they stand; of phrases that overlap, the longest.

    The phrase begins with the first word that tells how the evidence was got: of "a recent randomised trial" it is
    "randomised trial". Not taken: investigations of one patient (*imaging studies*, *examination findings*), *trial and
    error*, *evidence-based*, *study drug*, *research centre* and the like.
    """
    spans = longest(Span(*match.span()) for shape, _ in shapes()["evidence"] for match in _shape(shape).finditer(text))
    phrases = (DesignPhrase(text[slice(*span)], span, design_of(text[slice(*span)])) for span in spans)
    return tuple(phrase for phrase in phrases if not _means_something_else(phrase, text))


def design_of(phrase: str) -> Design | None:
    """The design that a phrase names, such as ``"double-blind trial"`` or ``"animal studies"``.

    ``None`` when it names none (*clinical trial*, *research*, *observational study*), or is no phrase of evidence.
    """
    return next((design for design, shape in _DESIGNS if _shape(shape).search(phrase)), None)


# Words of a design of which one excludes the other (CONSORT 2010 and STROBE name them).
_OPPOSITES = {"prospective": "retrospective", "cross-over": "parallel"}
_OPPOSITES |= {other: word for word, other in _OPPOSITES.items()}


def opposed_words(stated: str, own: str) -> tuple[str, str] | None:
    """A word of the design stated and that of the study's own words which excludes it; ``None`` if there is no such.

    Prospective and retrospective, cross-over and parallel. A text that says both of a pair says neither.
    """
    said, found = ({word for shape, word in shapes()["layout"] if _shape(shape).search(text)} for text in (stated, own))
    pairs = ((word, _OPPOSITES[word]) for word in _OPPOSITES if word in said and _OPPOSITES[word] not in said)
    return next(((word, other) for word, other in pairs if other in found and word not in found), None)


def titled_design(title: str, abstract: str = "", publication_types: str = "") -> Design | None:
    """The design that a study states of itself: in its title, else in its abstract, else by its publication type.

    ``title``, ``abstract``: As a bibliographic database gives them.
    ``publication_types``: MEDLINE's, separated by ``|`` or ``;``.
    Returns ``None`` when none is stated, and for protocols, editorials, letters, comments and analyses of earlier
    trials. A guess would be worse: a level of evidence rests on this.
    """
    # What speaks about a study without being one, or pools or re-uses trials, has no design of its own.
    no_study = _shape.tells("no study", title) or _shape.tells("planned", abstract)
    if no_study or _shape("NO_STUDY_TYPE").search(publication_types):
        return None
    typed = (design for design, shape in _TYPES if _shape(shape).search(publication_types))
    stated = None
    if not _shape("ABOUT_METHOD").search(title):
        stated = _in_title(title, abstract) or _in_abstract(title, abstract, publication_types)
    design = stated or next(typed, None)
    crossed = _shape(r"CROSS (?:design|TRIAL|fashion|manner|comparison)").search(f"{title} {abstract}")
    return Design.CROSS_OVER_TRIAL if design is Design.RANDOMISED_TRIAL and crossed else design


def _means_something_else(phrase: DesignPhrase, text: str) -> bool:
    before, after = text[max(0, phrase.span.start - 20) : phrase.span.start], text[phrase.span.end :]
    if _shape("MEANS_OTHER").match(after) or _shape("OF_A_PATIENT").fullmatch(phrase.text):
        return True
    return " " not in phrase.text and bool(_shape("OTHER_BEFORE[ -]$").search(before))


def _own_designs(text: str, told_as: str = "") -> set[Design]:
    """Designs of the phrases in the singular, which speak of the study itself; a review speaks of several trials."""
    found = set()
    for phrase in find_phrases(text):
        plural = re.search(r"(?i)(?:trials|studies|experiments|RCTs|surveys)$", phrase.text)
        told = not told_as or _shape(told_as).search(text[max(0, phrase.span.start - 30) : phrase.span.start])
        # A case study is of anything; of a patient only where the text has one.
        any_case = phrase.text.lower().endswith("case study") and not _shape("OF_ONE_PATIENT").search(text)
        if phrase.design and told and not plural and not any_case:
            found.add(phrase.design)
    return found


def _first(designs: set[Design]) -> Design | None:
    return next((design for design, _ in _DESIGNS if design in designs), None)


def _in_title(title: str, abstract: str) -> Design | None:
    own = _own_designs(title) - {Design.GUIDELINE}
    # A guideline is the work itself only at the head of a title; elsewhere it is what the work is about.
    if _shape.tells("guideline", title) and not _shape("ABOUT_GUIDELINE").search(title):
        return Design.GUIDELINE
    if Design.SYSTEMATIC_REVIEW in own:
        return Design.SYSTEMATIC_REVIEW
    if _shape("BEASTS|BEAST model").search(title) and not _shape("HUMANS").search(title):
        return Design.ANIMAL
    if cases := _shape("SEVERAL_CASES").search(title):
        return Design.CASE_REPORT if int(_SMALL.get(cases["n"].lower(), cases["n"])) <= _FEW else Design.CASE_SERIES
    if own:
        return _first(own)
    if _shape.tells("overview", title):
        return Design.SYSTEMATIC_REVIEW if _is_systematic(abstract) else Design.NARRATIVE_REVIEW
    return None


def _is_systematic(abstract: str) -> bool:
    return bool(_shape("SEARCHED").search(abstract) and _shape.tells("selected", abstract))


def _in_abstract(title: str, abstract: str, publication_types: str) -> Design | None:
    text = f"{title}. {abstract}"
    if _is_systematic(abstract):
        return Design.SYSTEMATIC_REVIEW
    humans = _shape("HUMANS").search(text)
    if _shape.tells("beasts used", abstract) and (not humans or _shape.tells("beasts only", abstract)):
        return Design.ANIMAL
    if _shape.tells("cells", text) and not humans and not _shape.tells("taken from", text):
        return Design.LABORATORY
    if _shape.tells("allocated", abstract):
        return Design.RANDOMISED_TRIAL
    if own := _own_designs(abstract, "TOLD_AS"):
        return _first(own)
    if _shape.tells("retrospective", text) and _shape.tells("compares", abstract):
        return Design.COHORT
    untold = abstract and not _shape.tells("any control", text)
    if untold and _shape.tells("uncontrolled", f"{text} {publication_types}"):
        return Design.SINGLE_ARM_TRIAL
    # People followed and nothing given to them: a prospective study without a name for its design is a cohort.
    if untold and _shape.tells("prospective", text) and _shape.tells("followed", abstract):
        return None if _shape.tells("given", text) else Design.COHORT
    return Design.CASE_REPORT if _shape.tells("one case", text) else None


_ROWS = rows_beside(__file__, "publication_types")
_LEAVES = {row["type"]: frozenset(map(Design, row["designs"].split("; "))) for row in _ROWS}


def telling_types(types: str) -> tuple[str, ...]:
    """Those of the publication types, separated by ``;`` or ``|``, that bear on the design, as they are written."""
    given = (" ".join(one.split()) for one in re.split(r"[;|\n]", types))
    return tuple(one for one in given if _plain(one) in _LEAVES)


def possible_designs(types: str) -> frozenset[Design]:
    """Designs that the publication types leave possible; empty if they do not bear on the design.

    Types that narrow each other do so (``Clinical Trial; Randomized Controlled Trial``); of those that exclude each
    other (``Case Reports; Review``: a case with a review of the literature) the publication may be either.
    """
    sets = [_LEAVES[_plain(one)] for one in telling_types(types)] or [frozenset()]
    return frozenset.intersection(*sets) or frozenset.union(*sets)


def _plain(one: str) -> str:
    return one.lower().replace("randomised", "randomized")
