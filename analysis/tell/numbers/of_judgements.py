"""Numbers of judgements: stances, certainty, harms and disagreements, who judged, and how well the raters agree."""

from collections.abc import Iterator
from operator import attrgetter

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.raters.agreement import ALL_PAIRS, STANCES, Agreement
from analysis.appraise.raters.coefficients import FEWEST_PAIRS, Coefficient
from analysis.appraise.raters.rated_pairs import disputed, overruled
from analysis.model.conclusions import HarmStatus
from analysis.model.evidence import grouped
from analysis.model.words import Certainty, Stance
from analysis.tell.numbers.number import Number, Way, slug, words_of
from analysis.text.prose.phrases import listed, sentence

#: The coefficients of an agreement by their field, as they are called.
COEFFICIENTS = {
    "raw": "share agreed",
    "kappa": "Cohen's kappa",
    "ac1": "Gwet's AC1",
    "weighted": "weighted kappa",
    "alpha": "Krippendorff's alpha",
}

#: What stands for a coefficient of too few pairs.
TOO_FEW = "too few for a coefficient"


def judgement_numbers(appraised: AppraisedEvidence) -> Iterator[Number]:
    """Every number of judgements, then the certainty of each question."""
    evidence = appraised.evidence
    links = Number.known("links", evidence.links)
    yield from links.and_by(Way(attrgetter("stance"), "with the stance “{}”", Stance))
    yield from links.under("adjudicated").by(Way(attrgetter("judged_by"), "by {}"))
    yield Number.known("screening", evidence.screening)
    for one in evidence.ratings:
        said = f"judgements on a claim and a study that {one.rater} made alone"
        yield Number.counting(f"alone.{slug(one.rater)}", said, words_of("alone").rule, one.links)
    yield from _agreement(appraised)
    yield from _harms(appraised)
    pairs = Number.known("disagreements", evidence.disagreements)
    yield from pairs.and_by(Way(attrgetter("kind"), "of the kind “{}”"), Way(attrgetter("severity"), "of {} severity"))
    yield from _certainty(appraised)


def printed_coefficient(one: Coefficient | None) -> str:
    """A coefficient with its interval in brackets, or that it is undefined, or that the pairs are too few for one."""
    if one is None:
        return TOO_FEW
    if one.value is None:
        return "undefined: one word was used throughout"
    ends = [f"{number:.2f}" for number in one if number is not None]
    value, *interval = [end.replace("-0.00", "0.00").replace("-", "−") for end in ends]
    return f"{value} ({' to '.join(interval) if len(interval) == 2 else 'interval undefined'})"


def specific_agreement(both: int, chosen: int, pairs: int) -> str:
    """Of either rater's choices of a word, how many fell on a pair where both chose it; of few the counts alone."""
    counts = f"{both} of {chosen} choices"
    return f"{both / chosen:.2f} ({counts})" if min(chosen, pairs) >= FEWEST_PAIRS else counts


def coefficients_in_words(one: Agreement) -> str:
    """The coefficients of an agreement, each with its interval, or that the pairs are too few for any."""
    given = {name: getattr(one, name) for name in ("kappa", "ac1", "alpha")}
    return ", ".join(f"{COEFFICIENTS[name]} {printed_coefficient(of)}" for name, of in given.items() if of) or TOO_FEW


def _agreement(appraised: AppraisedEvidence) -> Iterator[Number]:
    evidence = appraised.evidence
    for one in appraised.agreement:
        yield from _of_agreement(one)
    found = evidence.once(overruled)
    for name, pairs in (
        ("agreement.disputed", evidence.once(disputed)),
        ("overruled", found),
        ("overruled.no-reason", [pair for pair in found if not pair.reason]),
    ):
        yield Number.known(name, pairs, lambda pair: (*pair.rated.values(), *pair.adjudicated))


def _of_agreement(one: Agreement) -> Iterator[Number]:
    scope = () if one.scope == ALL_PAIRS else (one.scope,)
    name = ".".join(("agreement", *map(slug, (one.judged, *scope, *one.raters))))
    said = f"{one.judged}, {one.scope}, {listed(one.raters)}"

    def number(part: str, value: str, exact: float | str, what: str, rule: str) -> Number:
        return Number(f"{name}.{part}", value, exact, f"{what}: {said}", rule, one.rows)

    yield number("pairs", str(one.pairs), one.pairs, *words_of("agreement.pairs"))
    yield number("agreed", f"{one.agreed} of {one.pairs}", one.agreed, *words_of("agreement.agreed"))
    for field, measure in COEFFICIENTS.items():
        found: Coefficient | None = getattr(one, field)
        if found:
            exact = "undefined" if found.value is None else round(found.value, 6)
            rule = f"{sentence(measure)} In brackets: 95 % bootstrap interval."
            yield number(field, printed_coefficient(found), exact, measure, rule)
    for word, both, chosen in one.by_word if one.judged == STANCES else ():
        if min(chosen, one.pairs) >= FEWEST_PAIRS:
            value, what = specific_agreement(both, chosen, one.pairs), f"specific agreement on “{word}”"
            yield number(f"stance.{slug(word)}", value, both / chosen, what, words_of("agreement.stance").rule)


def _harms(appraised: AppraisedEvidence) -> Iterator[Number]:
    known, rule = appraised.evidence.harm, words_of("harms.relevant").rule
    yield Number.known("harms", appraised.evidence.harms)
    for document, views in appraised.harms.items():
        relevant = [view for view in views if view.relevant]
        said = f"harms relevant to document {document}"
        found = grouped((view.status, view) for view in relevant)
        told = [(one, f"{said}, “{one}” there", found[one]) for one in HarmStatus if one in found]
        for part, what, views_of in (("relevant", said, relevant), *told):
            name = f"harms.{slug(part)}.{slug(document)}"
            yield Number.counting(name, what, rule, views_of, lambda view: filter(None, [known.get(view.harm)]))


def _certainty(appraised: AppraisedEvidence) -> Iterator[Number]:
    ratings = tuple(appraised.certainty.values())
    asked = Number.known("questions", (one.question for one in ratings))
    words = {one.question.id: one.words for one in ratings if one.level}
    rated = asked.part("rated", "whose certainty is rated", lambda one: one.id in words)
    yield asked
    yield rated
    unsure = appraised.provisional_certainty
    yield asked.part("provisional", "whose certainty is provisional", lambda one: one.id in unsure)
    levels = rated.under("certainty")
    yield from levels.by(Way(lambda one: words[one.id], "of {} certainty", Certainty))
    for one in ratings:
        behind = (one.question, *one.steps, *one.findings)
        said = f"certainty of the evidence listed here on: {one.question.words}"
        yield Number(one.question.id, one.words, one.words, said, levels.rule, behind)
