"""Errors in the tables on claims and judgements, and in the texts: keys, quotes, lines, markers, stances, fits."""

from collections.abc import Callable
from decimal import Decimal

from tests.bench.draft import Cells, Draft
from tests.bench.injection import error
from tests.bench.on_page import REPORTED, TRACED, Values


def mistyped(key: str) -> str:
    """A key with its third character left out."""
    return key[:2] + key[3:]


def typo(name: str, table: str, column: str, check: str) -> None:
    """List the error of a key mistyped in one column."""

    def change(_: Draft, row: Cells) -> Values:
        if not row[column]:
            return None
        row[column] = mistyped(row[column])
        return tuple(row[column].split()[:1])

    error(name, table, check)(change)


typo("claim mistyped in a link", "links", "claim", "unknown-claim")
typo("study mistyped in a link", "links", "study", "unknown-study")
typo("finding mistyped in a link", "links", "finding", "unknown-finding")
typo("rater mistyped in a link", "links", "judged_by", "unknown-rater")
typo("document mistyped in a claim", "claims", "document", "unknown-document")
typo("document mistyped in a reference", "references", "document", "unknown-document")
typo("study mistyped in a reference", "references", "study", "unknown-study")
typo("study mistyped in a finding", "findings", "study", "unknown-study")
typo("study mistyped in its row", "studies", "study", "unknown-study")
typo("review mistyped", "studies", "included_in", "unknown-study")
typo("finding mistyped in a question", "questions", "findings", "unknown-finding")
typo("stance mistyped", "links", "stance", "bad-value")
typo("category mistyped", "claims", "category", "bad-value")


# Claims and texts


@error("claim entered twice", "claims", "duplicate-claim")
def _(draft: Draft, claim: Cells) -> Values:
    draft.rows["claims"].append(claim | {"id": "C901"})
    draft.rows["links"] += [link | {"claim": "C901"} for link in draft.rows["links"] if link["claim"] == claim["id"]]
    claim["id"], draft.rows["claims"][-1]["id"] = "C901", claim["id"]
    return ("C901",)


@error("identifier given twice", "claims", "duplicate-id")
def _(draft: Draft, claim: Cells) -> Values:
    first = draft.rows["claims"][0]
    if first is claim:
        return None  # The later of two rows is reported.
    claim["id"] = first["id"]
    return (first["id"],)


@error("quote altered by a letter", "claims", "quote-not-in-line")
def _(_: Draft, claim: Cells) -> Values:
    claim["quote"] = claim["quote"][:-3] + claim["quote"][-2:]
    return (claim["quote"],)


@error("quote altered by a word", "claims", "quote-not-in-line")
def _(_: Draft, claim: Cells) -> Values:
    words = claim["quote"].split()
    claim["quote"] = " ".join([*words[:1], *words[2:]])
    return (claim["quote"],)


@error("line off by one", "claims", "quote-not-in-line")
def _(_: Draft, claim: Cells) -> Values:
    claim["line"] = str(int(claim["line"]) + 1)
    return (f"line {claim['line']}",)


@error("text changed by a letter", "documents", "changed-document")
def _(draft: Draft, document: Cells) -> Values:
    draft.texts[document["id"]][0] += "."
    draft.sealed.add(document["id"])
    return (document["id"],)


@error("line put into the text", "documents", "changed-document")
def _(draft: Draft, document: Cells) -> Values:
    draft.texts[document["id"]].insert(0, "Updated.")
    draft.sealed.add(document["id"])
    return (document["id"],)


@error("number of lines wrong", "documents", "changed-document")
def _(_: Draft, document: Cells) -> Values:
    document["lines"] = str(int(document["lines"]) - 1)
    return (document["lines"],)


@error("figure mistyped in the table", "claims", *TRACED, "figure-not-in-quote")
def _(_: Draft, claim: Cells) -> Values:
    if not claim["figure"] or claim["category"] not in REPORTED:
        return None
    claim["figure"] = f"{Decimal(claim['figure']) + 3}"
    return (claim["figure"],)


@error("unit lost", "claims", "figure-without-unit")
def _(_: Draft, claim: Cells) -> Values:
    if not claim["unit"]:
        return None
    claim["unit"] = ""
    return (claim["figure"],)


@error("figure lost", "claims", "figure-without-unit")
def _(_: Draft, claim: Cells) -> Values:
    if not claim["figure"]:
        return None
    claim["figure"] = ""
    return (claim["unit"],)


@error("direction flipped in the table", "claims", "direction-unlike-words")
def _(_: Draft, claim: Cells) -> Values:
    claim["direction"] = "denies" if claim["direction"] == "asserts" else "asserts"
    return (claim["direction"], claim["quote"])


@error("marker mistyped in the table", "claims", "marker-not-in-line")
def _(draft: Draft, claim: Cells) -> Values:
    own = int(claim["marker"].strip("[]"))
    other = next(
        one["number"]
        for one in draft.rows["references"]
        if one["document"] == claim["document"] and one["number"] != str(own)
    )
    claim["marker"] = claim["marker"].replace(str(own), other)
    return (claim["marker"],)


@error("marker lost", "claims", "wrong-marker")
def _(_: Draft, claim: Cells) -> Values:
    claim["marker"] = ""
    return (claim["sourcing"],)


@error("sourcing mistaken", "claims", "wrong-marker")
def _(_: Draft, claim: Cells) -> Values:
    claim["sourcing"] = "none"
    return (claim["marker"],)


@error("found reference called dangling", "claims", "unlisted-reference")
def _(_: Draft, claim: Cells) -> Values:
    claim["sourcing"] = "dangling"
    return (claim["marker"],)


@error("stated design that is not in its line", "claims", "stated-design-not-in-line")
def _(draft: Draft, claim: Cells) -> Values:
    design = "case series" if "trial" in draft.line(claim) else "randomised trial"
    return in_cell(claim, "stated_design", design)


def in_cell(row: Cells, column: str, value: str) -> Values:
    """Another value in a cell."""
    row[column] = value
    return (value,)


# Markers of a document's claims, as a column that was sorted or moved leaves them


def other_markers(draft: Draft, claims: list[Cells], markers: list[str]) -> Values:
    """Other markers for some claims; the message must name each that is wrong."""
    wrong = [claim["id"] for claim, marker in zip(claims, markers, strict=True) if claim["marker"] != marker]
    for claim, marker in zip(claims, markers, strict=True):
        claim["marker"] = marker
    return tuple(wrong) or None


@error("markers of two claims exchanged", "claims", "marker-not-in-line")
def _(draft: Draft, claim: Cells) -> Values:
    other = next(
        (
            one
            for one in draft.rows["claims"]
            if one["document"] == claim["document"] and one["marker"] != claim["marker"]
        ),
        claim,
    )
    return other_markers(draft, [claim, other], [other["marker"], claim["marker"]])


@error("column of markers shifted by a row", "documents", "marker-not-in-line")
def _(draft: Draft, document: Cells) -> Values:
    claims = [one for one in draft.rows["claims"] if one["document"] == document["id"]]
    markers = [one["marker"] for one in claims]
    return other_markers(draft, claims, [markers[-1], *markers[:-1]])


# Judgements


def speaking(change: Callable[[Draft, Cells], Values]) -> Callable[[Draft, Cells], Values]:
    """The change, for links that say something of their claim alone."""
    return lambda draft, link: None if link["stance"] == "does not address" else change(draft, link)


@error("stance above its cap", "links", "link-above-cap")
def _(_: Draft, link: Cells) -> Values:
    if link["stance"] != "indirect":
        return None
    link["stance"] = "supports"
    return ("supports",)


@error("contradicts without a basis", "links", "wrong-basis")
@speaking
def _(_: Draft, link: Cells) -> Values:
    link["stance"] = "contradicts"
    return (link["study"],)


@error("basis without contradicts", "links", "wrong-basis")
def _(_: Draft, link: Cells) -> Values:
    link["basis"] = "opposite"
    return (link["stance"],)


@error("finding of another study in a link", "links", "foreign-finding")
def _(draft: Draft, link: Cells) -> Values:
    if not link["finding"]:
        return None
    other = next(one for one in draft.rows["findings"] if one["study"] != link["study"])
    link["finding"] = other["id"]
    return (other["id"], other["study"])


def fit(name: str, column: str, given: str) -> None:
    """List the error of a fit mistaken in one column."""

    @speaking
    def change(_: Draft, link: Cells) -> Values:
        if not (column != "outcome_fit" or link["finding"]):
            return None
        link[column] = given
        return (given,)

    error(name, "links", "fit-unlike-terms")(change)


fit("condition called different", "condition_fit", "different")
fit("condition called broader", "condition_fit", "broader")
fit("agent called different", "agent_fit", "different")
fit("outcome called different", "outcome_fit", "different")


def another_finding(draft: Draft, link: Cells, *, figure: bool) -> Values:
    """Let a link rest on another finding of its study, where its claim has a figure, or where it has none."""
    claim = draft.find("claims", id=link["claim"])
    if not claim or not link["finding"] or bool(claim["figure"]) is not figure:
        return None
    others = [one["id"] for one in draft.rows["findings"] if one["study"] == link["study"]]
    others.remove(link["finding"])
    if not others:
        return None
    link["finding"] = others[0]
    return (others[0],)


@error("another finding of the same study in a link", "links", "finding-unlike-figure")
def _(draft: Draft, link: Cells) -> Values:
    return another_finding(draft, link, figure=True)


@error("another finding of the same study, for a claim without a figure", "links", "stance-unlike-finding")
def _(draft: Draft, link: Cells) -> Values:
    return another_finding(draft, link, figure=False)


@error("link carried from a claim that says something else", "links", "carried-amiss")
def _(draft: Draft, link: Cells) -> Values:
    claim = draft.find("claims", id=link["claim"]) or {}
    other = next(one for one in draft.rows["claims"] if one["outcome"] != claim["outcome"])
    return in_cell(link, "carried_from", other["id"])


def _is_alone(draft: Draft, claim: Cells) -> bool:
    """Whether no other claim, but its copy, has its category, direction, terms and figure."""
    columns = ("category", "direction", "condition", "agent", "comparator", "outcome", "figure")
    alike = [one for one in draft.rows["claims"] if all(one[name] == claim[name] for name in columns)]
    return {one["id"] for one in alike} == {claim["id"], "C901"}


@error("claim said twice and judged unlike", "links", "proposition-judged-in-two-ways")
def _(draft: Draft, link: Cells) -> Values:
    claim = draft.find("claims", id=link["claim"]) or {}
    if link["stance"] == "does not address" or claim["category"] in ("caveat", "context"):
        return None
    draft.rows["claims"].append(claim | {"id": "C901"})
    draft.rows["links"].append(link | {"claim": "C901", "stance": "does not address", "basis": "", "finding": ""})
    return ("C901",) if _is_alone(draft, claim) else None


@error("term under a wrong broader term", "terms")
def _(_: Draft, term: Cells) -> Values:
    if term["kind"] != "condition" or not term["broader"]:
        return None
    term["broader"] = "eczema" if term["broader"] != "eczema" and term["term"] != "eczema" else "plaque psoriasis"
    return ()


@error("broader term without a row", "terms", "unlisted-broader-term")
def _(_: Draft, term: Cells) -> Values:
    return in_cell(term, "broader", "afflictions") if term["kind"] in ("condition", "agent", "outcome") else None


@error("ring of terms", "terms", "circular-terms")
def _(draft: Draft, term: Cells) -> Values:
    narrower = draft.find("terms", broader=term["term"])
    return in_cell(term, "broader", narrower["term"]) if narrower else None


@error("term that is its own broader term", "terms", "circular-terms")
def _(_: Draft, term: Cells) -> Values:
    return in_cell(term, "broader", term["term"])


typo("claim mistyped in a mention", "mentions", "claim", "unknown-claim")
typo("finding mistyped at a harm", "harms", "findings", "unknown-finding")
