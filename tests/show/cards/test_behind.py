"""The studies behind a claim in a few words."""

import pytest

from analysis.model.conclusions import Scope
from analysis.show.cards.behind import behind, studies_behind
from analysis.show.tables.studies import study_names
from tests.builders import shown


def said(folder, designs: dict[str, str], scope: Scope = Scope.ALL) -> str:
    """The line of a claim that studies of these designs speak of, the first of them cited."""
    rows = "\n".join(
        f"{key},{'wider' if number else 'cited'},{design}" for number, (key, design) in enumerate(designs.items())
    )
    links = "\n".join(f"{key},indirect," for key in designs)
    cited = next(iter(designs), "")
    review = shown.review(
        folder,
        f"studies.csv\nstudy,role,design\n{rows}\n\nlinks.csv\nstudy,stance,finding\n{links}\n\n"
        f"references.csv\nnumber,study\n1,{cited}\n\nfindings.csv\nid",
    )
    return behind(review.assessment(review.evidence.claims[0], scope), study_names(review.evidence))


@pytest.mark.parametrize(
    ("designs", "line"),
    [
        pytest.param(["survey"], "a2001, survey", id="one by its name"),
        pytest.param(["case series", "case series"], "2 series", id="of one kind"),
        pytest.param(["case report", "randomised trial"], "1 trial, 1 case", id="strongest first"),
        pytest.param(["randomised trial", "randomised cross-over trial"], "2 trials", id="both are trials"),
        pytest.param(["guideline", "animal study"], "2 studies", id="of kinds without a short word"),
        pytest.param(
            ["systematic review", "randomised trial", "cohort study", "survey", "guideline"],
            "1 trial, 1 cohort, 3 others",
            id="the rest counted",
        ),
    ],
)
def test_studies_are_named_or_counted_by_kind(tmp_path, designs, line):
    assert said(tmp_path, {f"{'abcdef'[place]}2001": design for place, design in enumerate(designs)}) == line


def test_own_references_count_only_those_cited(tmp_path):
    assert said(tmp_path, {"a2001": "survey", "b2001": "case series"}, Scope.OWN) == "a2001, survey"


def test_what_does_not_address_the_claim_is_not_behind_it(tmp_path):
    review = shown.review(tmp_path, "links.csv\nstance,finding\ndoes not address,")
    found = review.assessment(review.evidence.claims[0], Scope.ALL)
    assert (studies_behind(found), behind(found, {})) == ((), "none")
