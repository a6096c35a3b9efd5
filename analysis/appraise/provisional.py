"""What rests on facts that nobody has verified: the evidence without them."""

from dataclasses import replace

from analysis.model.evidence import Evidence


def verified_only(evidence: Evidence) -> Evidence:
    """The same evidence without the findings marked ``verified = no`` and without the links that rest on them."""
    unverified = _unverified(evidence)
    if not unverified:
        return evidence
    return replace(
        evidence,
        findings=tuple(finding for finding in evidence.findings if finding.id not in unverified),
        links=tuple(link for link in evidence.links if link.finding not in unverified),
    )


def resting_on_unverified(evidence: Evidence) -> dict[str, tuple[str, ...]]:
    """Studies whose link to a claim rests on an unverified finding, by claim id.

    With the fact left out, such a study is left out for that claim; it is not a pair that nobody has assessed.
    """
    unverified = _unverified(evidence)
    studies: dict[str, tuple[str, ...]] = {}
    for link in evidence.links:
        if link.finding in unverified:
            studies[link.claim] = (*studies.get(link.claim, ()), link.study)
    return studies


def _unverified(evidence: Evidence) -> frozenset[str]:
    return frozenset(finding.id for finding in evidence.findings if not finding.verified)
