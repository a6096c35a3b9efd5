"""Where a result comes from, in words: the part of which study, in whom, and the groups that it speaks of."""

from analysis.appraise.ladder import RANDOMISED, WITHOUT_PATIENTS
from analysis.model.figure import Figure
from analysis.model.records import Finding, Study
from analysis.model.words import Design, Phase, ReadAs, Status
from analysis.text.prose.phrases import counted, with_article
from analysis.text.vocabulary.refused import refused

_CONTROLLED = (*RANDOMISED, Design.CONTROLLED_TRIAL)
_PARTS_OF_REVIEW = {
    Phase.RANDOMISED: "the randomised trials of ",
    Phase.CONTROLLED: "the controlled studies without randomisation of ",
    Phase.UNCONTROLLED: "the uncontrolled studies of ",
}

# The signs by which a finding's group names the two groups compared; the last, where the value is that of the first.
_VERSUS = (" vs ", ", against ")

#: What a question's comparator and time say where there is none in particular.
NONE_IN_PARTICULAR = ("", "none", "any", "not read")

# Last words of terms for a condition or a harm that English counts.
_ONE_OF_MANY = ("condition", "disorder", "problem", "syndrome", "event", "effect", "reaction")


def source_in_words(study: Study, phase: Phase | None, group: str, people: int | None = None) -> str:
    """The beginning of a sentence: part and design of the study, people or units, condition, agent, setting.

    The agent is left out where ``group``, which the sentence goes on to name, already names it, the setting where
    nothing was compared. ``people`` are those of the comparison told, where they are not those of the study.
    """
    agent = "" if study.agent in group else study.agent
    place = study.setting.partition(" (")[0] if study.comparator and not refused(study.setting) else ""
    setting = f"setting: {place}" if place else ""
    about = filter(None, (*_size(study, people or study.participants), study.condition, agent, setting))
    design = "a study of unknown design" if study.design is Design.UNKNOWN else with_article(study.design)
    return f"In {_part(study, phase)}{design} ({'; '.join(about)})"


def read_in_words(study: Study, finding: Finding | None = None) -> str:
    """The end of a sentence: what a reader must know of how it was read, in brackets; empty if there is nothing."""
    parts = (
        status_in_words(study) if is_doubted(study) else "",
        f"read: {study.read_as.meaning}" if study.read_as is not ReadAs.FULL_TEXT else "",
        "provisional: not yet verified" if finding and not finding.verified else "",
    )
    told = "; ".join(filter(None, parts))
    return f" ({told})" if told else ""


def unread_in_words(study: Study, remark: str) -> str:
    """One sentence for a comparison of which no result, or that of one group alone, was read: it gives neither."""
    said = f"{study.agent} was compared with {study.comparator or 'something that was not read'}"
    missing = f"{f'; {remark}' if remark else ''}; not read: the results of both groups"
    return f"{source_in_words(study, None, study.agent)}, {said}{missing}{read_in_words(study)}."


def treatment_in_words(study: Study) -> str:
    """One sentence that says what a study gave, with what was read of the course, where no result of it is told."""
    course = (
        f"recorded as “{study.dose}”" if study.dose and not refused(study.dose) else "",
        many(study.sessions, "treatment") if study.sessions else "",
        f"{many(study.interval_weeks, 'week')} apart" if study.interval_weeks else "",
        f"a concentration of {span(study.concentration)} %" if study.concentration else "",
    )
    given = f"{study.agent} was given ({'; '.join(filter(None, course)) or 'dose and course not read'})"
    return f"{source_in_words(study, None, study.agent)}, {given}{read_in_words(study)}."


def group_of(finding: Finding, study: Study) -> str:
    """The group that a value belongs to: ``those given ginger``, or the group by its name as recorded."""
    group = groups_of(finding)[0]
    return f"those given {group}" if group == study.agent else f"the group “{group}”"


def other_group(finding: Finding, study: Study) -> str:
    """What the control group had; empty where the value is of another group than that of the study's agent."""
    group, other = groups_of(finding)
    return other or (study.comparator.partition(";")[0] if group == study.agent else "")


def in_sentence(condition: str) -> str:
    """A condition or harm as a sentence has it: one of many (``disorder``) with its article, others without."""
    return with_article(condition) if condition.rpartition(" ")[2] in _ONE_OF_MANY else condition


def span(figure: Figure) -> str:
    """A figure as a sentence has it: ``6``, or ``2 to 30`` for a range."""
    return f"{figure.low} to {figure.high}" if figure.is_range else figure.text


def many(figure: Figure, noun: str) -> str:
    """A figure with its noun: ``1 week``, ``2 to 30 weeks``."""
    return f"{span(figure)} {noun if figure.high == 1 else f'{noun}s'}"


def people_and_units(study: Study) -> str:
    """How many people were in a study and, where other units were analysed, how many of those: ``40 people, 60 knees``.

    Either is left out where it was not read; that of people, and nothing of units, is said to be.
    """
    people = counted(study.participants, "person", "people") if study.participants is not None else ""
    units = units_in_words(study)
    if units and not people:
        return f"{units} (people not read)"
    return ", ".join(filter(None, (people, units))) or "people not read"


def units_in_words(study: Study) -> str:
    """How many units that are not people were analysed: ``60 knees``; empty without any, or where it was not read."""
    return f"{study.units:,} {study.unit_name or 'units'}" if study.units else ""


def people_nouns(design: Design) -> tuple[str, str]:
    """What those in a study are called, one and many: who answers a survey is no patient."""
    return ("respondent", "respondents") if design is Design.SURVEY else ("person", "people")


def status_in_words(study: Study) -> str:
    """What became of the publication, and when that was looked for: ``retracted (checked 2029-05-01)``."""
    checked = f"checked {study.status_checked}" if study.status_checked else "not said when checked"
    return f"{study.status} ({checked})" if study.status else "not checked"


def is_doubted(study: Study) -> bool:
    """Whether the publication was retracted, or its journal doubts it: what a reader must know of it first."""
    return study.status in (Status.RETRACTED, Status.EXPRESSION_OF_CONCERN)


def groups_of(finding: Finding) -> tuple[str, str]:
    """The two groups that a finding's group names; the second is empty where it names one."""
    for sign in _VERSUS:
        group, found, other = finding.group.partition(sign)
        if found:
            return group, other
    return finding.group, ""


def _part(study: Study, phase: Phase | None) -> str:
    """The part of the study, where the design alone would promise more than the part holds."""
    if study.design is Design.SYSTEMATIC_REVIEW:
        return _PARTS_OF_REVIEW.get(phase, "") if phase else ""
    if phase is Phase.OPEN_LABEL:
        return "the open-label part of "
    if phase is Phase.CONTROLLED and study.design in RANDOMISED:
        return "a comparison without randomisation in "
    return "a part without a control group of " if phase is Phase.UNCONTROLLED and study.design in _CONTROLLED else ""


def _size(study: Study, number: int | None) -> tuple[str, ...]:
    """How many people, or respondents of a survey, and units; that it was not read; what was looked at instead."""
    if study.design in WITHOUT_PATIENTS:  # of texts nothing was looked at; the others are "done in" animals or cells
        return (study.design.meaning.partition("done in ")[2],)
    one, several = people_nouns(study.design)
    of_all = " in all" if study.design is Design.SYSTEMATIC_REVIEW else ""
    people = f"{counted(number, one, several)}{of_all}" if number else ""
    return tuple(filter(None, (people, units_in_words(study)))) or (f"number of {several} not read",)
