"""Evidence with facts left out: those that nobody has verified, or those that a reader doubts."""

from collections.abc import Collection
from dataclasses import replace

from analysis.model.evidence import Evidence


def unverified(evidence: Evidence) -> frozenset[str]:
    """Ids of the findings marked ``verified = no``."""
    return frozenset(finding.id for finding in evidence.findings if not finding.verified)


def without_findings(evidence: Evidence, findings: Collection[str]) -> Evidence:
    """The same evidence without these findings and without the links that rest on them."""
    return replace(
        evidence,
        findings=tuple(finding for finding in evidence.findings if finding.id not in findings),
        links=tuple(link for link in evidence.links if link.finding not in findings),
    )


def resting_on(findings: Collection[str], evidence: Evidence) -> dict[str, tuple[str, ...]]:
    """Studies whose link to a claim rests on one of these findings, by claim id.

    With the fact left out, such a study is left out for that claim; it is not a pair that nobody has assessed.
    """
    studies: dict[str, tuple[str, ...]] = {}
    for link in evidence.links:
        if link.finding in findings:
            studies[link.claim] = (*studies.get(link.claim, ()), link.study)
    return studies
