"""Which way what was compared in a condition points, link by link and together."""

import pytest

from analysis.appraise.help_found import HelpFound, link_found
from analysis.appraise.promises import promised_conditions
from analysis.appraise.verdict.rated_link import rated_link
from analysis.model.evidence import Evidence
from tests.builders import shown
from tests.builders.build import finding, link, study


@pytest.mark.parametrize(
    ("columns", "found"),
    [
        ({"stance": "partly supports"}, HelpFound.FOR),
        ({"stance": "contradicts", "basis": "no difference found"}, HelpFound.NO_DIFFERENCE),
        ({"stance": "contradicts", "basis": "benefit excluded"}, HelpFound.AGAINST),
        ({"stance": "partly contradicts", "basis": "opposite"}, HelpFound.AGAINST),
        ({"stance": "indirect", "leans": "for", "why": "other comparator"}, HelpFound.FOR),
        ({"stance": "indirect", "leans": "for", "why": "confounded"}, HelpFound.INDIRECT),
        ({"stance": "indirect", "leans": "against", "why": "other comparator"}, HelpFound.AGAINST),
        ({"stance": "indirect", "leans": "neither", "why": "other comparator"}, HelpFound.INDIRECT),
    ],
)
def test_a_link_points_where_it_was_judged_to(columns, found):
    evidence = Evidence(studies=(study(),), findings=(finding(),))
    assert link_found(rated_link(link(finding="F001", **columns), None, evidence)) is found


TWO = """
studies.csv
study
ito2011
abe1999

findings.csv
id,study,phase
F001,ito2011,randomised
F002,abe1999,randomised

links.csv
claim,study,stance,basis,condition_fit,agent_fit,finding
"""


def compared(folder, links):
    (row,) = promised_conditions(shown.review(folder, f"{TWO}{links}").appraised)
    return row


def test_the_grave_side_is_told_where_trials_differ(tmp_path):
    row = compared(tmp_path, "C001,ito2011,supports,,same,same,F001\nC001,abe1999,contradicts,opposite,same,same,F002")
    (one,) = row.comparisons
    assert (one.found, row.found, one.is_direct) == (HelpFound.MIXED, HelpFound.MIXED, True)
    assert [link_found(told) for told in one.told] == [HelpFound.FOR, HelpFound.AGAINST]


def test_a_single_case_is_no_comparison(tmp_path):
    links = "C001,abe1999,contradicts,counter-example,same,same,F002\nC001,ito2011,does not address,,same,same,"
    case = f"{TWO}{links}".replace("F002,abe1999,randomised", "F002,abe1999,uncontrolled")
    (row,) = promised_conditions(shown.review(tmp_path, case).appraised)
    assert row.found is HelpFound.UNCONTROLLED
    assert not row.comparisons[0].is_direct


def test_studies_that_point_alike_are_named_beside_the_first(tmp_path):
    row = compared(tmp_path, "C001,ito2011,supports,,same,same,F001\nC001,abe1999,supports,,same,same,F002")
    assert len({row.comparisons[0].told[0].study.study, *row.comparisons[0].beside}) == 2
