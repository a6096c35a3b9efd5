"""The wording ladder: the words by which a plain sentence says how sure it is, and those by which a claim does.

Source: Santesso et al. 2020, GRADE guidelines 26 (J Clin Epidemiol 119:126-35, pubmed.ncbi.nlm.nih.gov/31711912), whose
statements are also in the AHRQ's chapter at ncbi.nlm.nih.gov/books/NBK563880. High certainty says "reduces", moderate
"probably" or "likely reduces", low "may reduce" or "the evidence suggests", very low "the evidence is very uncertain".
A plain sentence of ours says *slightly* only below a threshold that was read, and that nobody knows how much where no
interval was. How often a harm occurs is said only of people counted in both groups.
"""

from collections.abc import Iterable

from analysis.appraise.absolute import DIFFERENCES
from analysis.appraise.certainty import NO_STUDY, CertaintyRating
from analysis.appraise.effect import EffectDirection, direction_of, direction_of_all, effect_interval
from analysis.appraise.harms import is_general
from analysis.appraise.wording.result import none_seen, reports_harm
from analysis.appraise.wording.source import NONE_IN_PARTICULAR, in_sentence
from analysis.model.evidence import Evidence
from analysis.model.judgements import Question
from analysis.model.records import Claim, Finding
from analysis.model.words import Certainty, TermKind, Wording
from analysis.text.prose.phrases import capital, counted, sentence
from analysis.text.prose.wording import hedges
from analysis.text.vocabulary.shapes import Shapes, parts

# Outcomes that say only that people got better, so that nothing can be improved *in* them.
_GENERAL = ("improvement", "effectiveness")

_SURE = {Certainty.HIGH: "", Certainty.MODERATE: "probably ", Certainty.LOW: "may ", Certainty.VERY_LOW: "may "}

#: The words of a claim that stand for moderate certainty.
MODERATE_WORDS = ("probably", "likely")

# Words that give an effect as seen and suggested, and as an aim.
_shape = Shapes(parts("wording ladder"))


def rank(certainty: Certainty) -> int:
    """Place of a certainty, from 0 (very low) to 3 (high), so that two can be compared."""
    return tuple(reversed(Certainty)).index(certainty)


def is_aim(claim: Claim) -> bool:
    """Whether a claim's words, or the proposition as recorded, give its effect as an aim."""
    return any(map(_shape("AS_AIM").search, (claim.quote, claim.statement)))


def worded_as(claim: Claim) -> Certainty:
    """The certainty that a claim's words stand for, read to the document's favour.

    *Probably* and *likely* stand for moderate; any other reserve for low: *may*, *can*, *usually*, an effect given as
    suggested or as an aim, and whatever the record's wording calls hedged. A plain or absolute statement without any
    stands for high.
    """
    texts = (claim.quote, claim.statement)
    found = {word.lower() for text in texts for word in hedges(text)}
    if not found.issubset(MODERATE_WORDS) or is_aim(claim) or any(map(_shape("AS_FOUND").search, texts)):
        return Certainty.LOW
    if found:
        return Certainty.MODERATE
    return Certainty.LOW if claim.wording is Wording.HEDGED else Certainty.HIGH


def plain_sentence(rating: CertaintyRating, evidence: Evidence, *, whole: bool = True) -> str:
    """What is known of a question, in a sentence that a patient can read.

    ``whole``: Whether condition, comparator with its co-treatments and time are in it, or stand beside it already.
    """
    asked = rating.question
    if not rating.findings:
        return f"{capital(NO_STUDY)} bears on this."
    told = _of_harm if is_harm_question(asked, evidence) else _of_benefit
    return sentence(told(rating, evidence, _Words(asked, whole)))


def is_harm_question(question: Question, evidence: Evidence) -> bool:
    """Whether what a question asks about is a harm."""
    return (question.outcome, TermKind.HARM) in evidence.broader or question.outcome in evidence.harm


class _Words:
    """A question's terms as its sentence has them."""

    def __init__(self, asked: Question, whole: bool) -> None:
        condition, compared = in_sentence(asked.condition), asked.comparator not in NONE_IN_PARTICULAR
        time = f" ({asked.time})" if asked.time not in NONE_IN_PARTICULAR else ""
        comparator = asked.comparator if whole else asked.comparator.partition(",")[0]
        self.agent, self.outcome = asked.agent, asked.outcome
        self.than = f" than {comparator}" if compared else ""
        self.against = f" compared with {comparator}" if compared else ""
        self.where = f" in {condition}{time}" if whole else ""
        self.general = asked.outcome in _GENERAL

    def improves(self, verb: str, how: str = "") -> str:
        """``improves pain slightly more than saline``; of no outcome in particular, ``helps``."""
        verb = verb.format("help" if self.general else "improve")
        about = "" if self.general else f" {self.outcome}"
        return f"{verb}{about}{self.where}{how}{' more' if self.than else ''}{self.than}"


def _of_benefit(rating: CertaintyRating, evidence: Evidence, words: _Words) -> str:
    whether = f"whether {words.agent} {words.improves('{}s')}"
    if not rating.is_compared:
        people = rating.people
        who = f"{counted(people.of, 'person', 'people')}, " if people.of and not people.unread else ""
        unsure = "is very uncertain" if rating.level is Certainty.VERY_LOW else "is not known"
        return f"{whether} {unsure}: {who}no control group"
    way = direction_of_all(rating, evidence)
    if way is EffectDirection.UNKNOWN:
        return f"{whether} is {'very ' if rating.level is Certainty.VERY_LOW else ''}uncertain"
    if rating.level is None:
        return f"{_as_read(way, words)}; how sure that is was not rated"
    doubt = _doubt(rating).replace("but", "and") if way is EffectDirection.MIXED else _doubt(rating)
    return f"{_answer(way, rating, evidence, words)}{doubt}"


def _doubt(rating: CertaintyRating) -> str:
    return ", but the evidence is very uncertain" if rating.level is Certainty.VERY_LOW else ""


def _as_read(way: EffectDirection, words: _Words) -> str:
    """Of a question without a rating, what its results say and no more."""
    said = {
        EffectDirection.BETTER: f"were better with {words.agent}{words.than}",
        EffectDirection.WORSE: f"were worse with {words.agent}{words.than}",
        EffectDirection.NO_DIFFERENCE: f"show no difference{words.against}",
    }
    return f"as read, results on {words.outcome}{words.where} {said.get(way, f'differ{words.against}')}"


def _answer(way: EffectDirection, rating: CertaintyRating, evidence: Evidence, words: _Words) -> str:
    sure = _SURE[rating.level or Certainty.VERY_LOW]
    ends = "" if sure == "may " else "s"
    if way is EffectDirection.MIXED:
        return f"results differ on whether {words.agent} {words.improves('{}s')}"
    if way is EffectDirection.BETTER:
        better = [
            one
            for one in rating.findings
            if direction_of(one, evidence.study[one.study], evidence) is EffectDirection.BETTER
        ]
        known = any(effect_interval(one, evidence.study[one.study]) for one in better)
        very_low = rating.level is Certainty.VERY_LOW
        size = "" if known or very_low else "; by how much is not known"
        return f"{words.agent} {words.improves(f'{sure}{{}}{ends}', _slightly(better, rating.question))}{size}"
    about = "" if words.general else f"{words.outcome}{words.where}"
    if way is EffectDirection.WORSE:
        return f"{words.agent} {sure}{'do' if not ends else 'does'} less{about and f' for {about}'}{words.than}"
    make = f"{sure}make{ends} little or no difference{about and f' to {about}'}"
    return f"{words.agent} {make}{words.against}"


def _slightly(better: Iterable[Finding], asked: Question) -> str:
    """*Slightly* where every difference read is below the threshold that matters to patients."""
    sizes = [abs(one.value) for one in better if one.measure in DIFFERENCES and one.value is not None]
    small = asked.threshold is not None and bool(sizes) and max(sizes) < abs(asked.threshold)
    return " slightly" if small else ""


def _of_harm(rating: CertaintyRating, evidence: Evidence, words: _Words) -> str:
    """That a harm is reported, or that none was; of people counted in both groups, whether it comes more often."""
    after = f"after {words.agent}{words.where}"
    general = is_general(words.outcome, evidence)
    harm, no_harm = ("harm", "harm") if general else (in_sentence(words.outcome), words.outcome)
    none = any(map(none_seen, rating.findings))
    ways = {_more_often(one, evidence) for one in rating.findings} - {None}
    if rating.level and len(ways) == 1:
        way = ways.pop() or ""  # of as many in both groups the sentence says itself that it is uncertain
        return f"{_causes(way, rating.level, words)}{'' if way == 'as' else _doubt(rating)}"
    if any(reports_harm(one, evidence) for one in rating.findings):
        both = "; elsewhere none was reported" if none else ""
        return f"{harm} is reported {after}; how often it occurs is not known{both}"
    if none:
        return f"no {no_harm} was reported {after}; that does not show that none occurs"
    return f"whether {harm} occurs {after} cannot be told as read"


def _causes(way: str, level: Certainty, words: _Words) -> str:
    """Whether a harm comes more often; that it does not is said only where that is moderately sure at least."""
    sure = _SURE[level]
    ends = "" if sure == "may " else "s"
    if way != "as":
        return f"{words.agent} {sure}cause{ends} {way} {words.outcome}{words.where}{words.than}"
    if sure == "may ":
        return f"whether {words.agent} causes more {words.outcome}{words.where}{words.than} is uncertain"
    often = f"how often {words.outcome}{words.where} occurs"
    return f"{words.agent} {sure}makes little or no difference to {often}{words.against}"


def _more_often(finding: Finding, evidence: Evidence) -> str | None:
    """Whether a harm came *more* or *less* often than in the control group, or *as* often; ``None`` without counts."""
    study = evidence.study[finding.study]
    found = effect_interval(finding, study) if finding.comparator_denominator else None
    if found is None:
        return None
    return "more" if found.low > 0 else "less" if found.high < 0 else "as"
