"""How soon the explorer of claims paints, and how long each filter takes, in Chromium, small and large side by side.

    python benchmarks/explorer_speed.py [TIMES …]

The shipped claims are repeated so many times (1 and 15 unless told otherwise; 15 is some 5,300 claims). Beside the
first paint stands that of a bare page that holds the same statements in a list, and the ratio of the two. A filter's
time is from the choice to the page laid out; of each kind the longest is printed. Medians of ``ROUNDS`` loads, in ms.
"""

import shutil
import statistics
import sys
import tempfile
from html import escape
from pathlib import Path

from check_speed import ROOT
from growth import _OF_DOCUMENTS, grow

sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, sync_playwright

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.evidence_review import EvidenceReview
from analysis.read.records import read_evidence
from analysis.report.html.claims import claims_page
from analysis.report.outline.contents import contents

TIMES = (1, 15)
ROUNDS = 5

_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"

_FILTERS = """() => {
    const form = document.getElementById("rail"), order = document.getElementById("sort"), longest = {};
    const timed = (name, act) => {
        const start = performance.now();
        act();
        document.body.offsetHeight;
        longest[name] = Math.max(longest[name] ?? 0, performance.now() - start);
    };
    for (const box of form.querySelectorAll("[type=checkbox]"))
        for (const _ of "12") timed(box.name, () => box.click());
    for (const words of ["pain", "pain rel", ""]) timed("words", () => {
        form.elements.q.value = words;
        form.elements.q.dispatchEvent(new Event("input", { bubbles: true }));
    });
    for (const option of order.options) timed("order", () => {
        order.value = option.value;
        order.dispatchEvent(new Event("input"));
    });
    return longest;
}"""


def main() -> None:
    """Make the explorer of each size, load it and a bare page in turn, and print the medians."""
    sizes = tuple(map(int, sys.argv[1:])) or TIMES
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as name:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        for times in sizes:
            claims, explorer, bare = _pages(Path(name) / str(times), times)
            painted, plain, filters = zip(*(_load(browser, explorer, bare) for _ in range(ROUNDS)), strict=True)
            size, first, beside = explorer.stat().st_size / 1e6, statistics.median(painted), statistics.median(plain)
            ratio = statistics.median(one / other for one, other in zip(painted, plain, strict=True))
            print(
                f"{claims:5} claims {size:6.1f} MB, first paint {first:.0f}, bare page {beside:.0f}, ratio {ratio:.1f}"
            )
            for kind in filters[0]:
                print(f"    {kind:12} {statistics.median(one[kind] for one in filters):6.1f}", flush=True)
        browser.close()


def _pages(folder: Path, times: int) -> tuple[int, Path, Path]:
    grow(ROOT / "data", folder, times, _OF_DOCUMENTS)
    made = contents(EvidenceReview.of(AppraisedEvidence(read_evidence(folder))))
    explorer, bare = folder / "claims.html", folder / "bare.html"
    explorer.write_text(claims_page(made), encoding="utf-8")
    lines = "".join(f"<li>{escape(card.claim.statement)}</li>" for card in made.cards)
    bare.write_text(f"<!DOCTYPE html><title>Claims</title><ol>{lines}</ol>", encoding="utf-8")
    return len(made.cards), explorer, bare


def _load(browser: Browser, explorer: Path, bare: Path) -> tuple[float, float, dict[str, float]]:
    found = []
    for path in (explorer, bare):
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(path.as_uri())
        while (painted := page.evaluate(_PAINT)) is None:
            page.wait_for_timeout(100)
        found.append((painted, page.evaluate(_FILTERS) if path is explorer else {}))
        page.close()
    return found[0][0], found[1][0], found[0][1]


if __name__ == "__main__":
    main()
