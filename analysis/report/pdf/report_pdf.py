"""The full report as PDF: the printed report's blocks, set by typst. Tagged (PDF/UA-1), with bookmarks and links."""

import json
import re

from analysis.report.outline.printed import Printed
from analysis.report.paper.typesetting import typeset
from analysis.report.pdf.blocks import Setting

# An annotation that leads to an address which is only a fragment, as typst writes it.
_INNER_LINK = re.compile(rb"/A<</Type/Action/S/URI/URI\(#([\w.-]+)\)>>")


def report_pdf(report: Printed) -> bytes:
    """The full report as PDF; the same report gives the same bytes, as nothing in it tells the time.

    Raises ``ValueError`` if it cannot be set by the rules of PDF/UA-1.
    """
    setting = Setting(report)
    data = json.dumps(setting.data(), ensure_ascii=False)
    return led_within(typeset("report.typ", {"report": data, **setting.drawings()}))


def led_within(pdf: bytes) -> bytes:
    """The PDF with links to ``#anchor`` leading to the heading of that name.

    The engine knows where a heading stands only when all is set, so it sets whatever leads there twice. To an address
    it need not know the way, and each heading has a name in the file: the one is put in the place of the other. Blanks
    fill up what is shorter, so that nothing in the file moves.
    """

    def named(found: re.Match[bytes]) -> bytes:
        return b"/Dest(%b)" % found[1] + b" " * (len(found[0]) - len(found[1]) - len("/Dest()"))

    return _INNER_LINK.sub(named, pdf)
