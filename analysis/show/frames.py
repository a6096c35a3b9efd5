"""Every table of the reports, in their order."""

from collections.abc import Callable, Mapping, Sequence

from analysis.appraise.appraised import Appraised
from analysis.model.problem import Problem
from analysis.show import claims, disagreements, figures, flagged, judgement, reference_accuracy, strength, studies
from analysis.show.frame import Frame
from analysis.show.material import Material

#: Name of each frame to the function that makes it, in the order of the report. A frame bears the name it has here.
FRAMES: Mapping[str, Callable[[Material], Frame]] = {
    "flagged": flagged.flagged,
    "designs": figures.designs,
    "figures": figures.figures,
    "strength-own": strength.strength_own,
    "strength-all": strength.strength_all,
    "pairs": strength.pairs,
    "documents": claims.documents,
    "support-by-document": claims.support_by_document,
    "claims": claims.claims,
    "disagreements": disagreements.disagreements,
    "studies": studies.studies,
    "findings": studies.findings,
    "sourcing": claims.sourcing,
    "references": studies.references,
    "reference-accuracy": reference_accuracy.reference_accuracy,
    "agreement": judgement.agreement,
    "agreement-by-stance": judgement.agreement_by_stance,
    "rater-disagreements": judgement.rater_disagreements,
    "judged-by": judgement.judged_by,
    "set-aside": flagged.set_aside,
    "other-problems": flagged.other_problems,
    "not-checked": judgement.not_checked,
    "inputs": judgement.inputs,
}


def frames(appraised: Appraised, problems: Sequence[Problem]) -> tuple[Frame, ...]:
    """Every frame, in the order of the report. The same evidence gives the same frames."""
    material = Material(appraised, tuple(problems))
    return tuple(make(material) for make in FRAMES.values())


def frame_named(name: str, appraised: Appraised, problems: Sequence[Problem]) -> Frame:
    """The one frame of that name, as a notebook asks for it.

    Raises
    ------
    KeyError
        If no frame has that name; the message lists those there are.
    """
    if name not in FRAMES:
        raise KeyError(f"no frame is named {name!r}; there are {', '.join(FRAMES)}")
    return FRAMES[name](Material(appraised, tuple(problems)))
