"""LaTeX and HTML in one value: what a reader would see, with nothing dropped that is not understood."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

#: A value longer than this is no title or name. It loses its braces and is otherwise left as written, so that a damaged
#: file cannot hold up the reader: decoding takes about 10 microseconds a character.
LIMIT = 20_000

_BESIDE_TIES = re.compile(r"[\\$]|--|``|''|[?!]`")
_TIE = re.compile(r"(?<!/)~")


def plain(latex: str) -> str:
    r"""Text of a LaTeX value, without the braces that group.

    A bare ``%`` or ``&`` is a sign, not a comment or a column; ``$`` is one where amounts of money stand. Raised and
    lowered digits stay raised and lowered (``10⁶``), or follow ``^`` and ``_``. A macro that is not known stays as
    written, and so does a value that cannot be read, but for its braces. Tags and entities of HTML, which databases
    leave in titles (``<i>``, ``&amp;``), are read too. Nothing is raised.
    """
    latex = without_markup(latex)
    if len(latex) > LIMIT:
        return _without_braces(latex)
    return _decoded(latex) if _BESIDE_TIES.search(latex) else _without_braces(_TIE.sub(" ", latex))


_ENTITY = re.compile(r"\\?(&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});)")
_MOVED = re.compile(r"<(?:(sup)|sub|inf)>([^<>]*)</(?:sup|sub|inf)>", re.IGNORECASE)
# Tags of HTML and JATS that set type.
_TAG = re.compile(
    r"</?(?:i|b|u|em|strong|it|italic|bold|sub|sup|inf|sc|scp|small|span|p|br|(?:jats|mml):\w{1,20})"
    r"(?:\s[^<>]{0,200})?/?>",
    re.IGNORECASE,
)


def without_markup(text: str) -> str:
    """The text with its entities as signs and without tags; what they raise or lower stays raised or lowered."""
    if "&" in text and ";" in text:
        from html import unescape

        text = _ENTITY.sub(lambda entity: unescape(entity[1]), text)
    if "<" not in text:
        return text
    return _TAG.sub(
        "", _MOVED.sub(lambda tag: _moved(tag[2], _RAISED, "^") if tag[1] else _moved(tag[2], _LOWERED, "_"), text)
    )


def _without_braces(value: str) -> str:
    return value.replace("{", "").replace("}", "")


def unwrapped(value: str) -> str:
    """Value without the braces that enclose all of it, however many."""
    if not value.startswith(("{", "}")):
        return value
    if not value.strip("{}"):
        return ""
    outside = min(len(value) - len(value.lstrip("{")), len(value) - len(value.rstrip("}")))
    depth = least = outside
    for brace in re.findall(r"\\[\\{}]|[{}]", value[outside : len(value) - outside]):
        depth += {"{": 1, "}": -1}.get(brace, 0)
        least = min(least, depth)
    return value[least : len(value) - least] if least > 0 else value


_SPECIAL = r"\\.|/~|[%&~$]"
_PROTECTED = {"%": r"\%", "&": r"\&", "~": " ", "/~": r"/\textasciitilde{}"}


@lru_cache(maxsize=4096)
def _decoded(latex: str) -> str:
    """LaTeX as text; as written, without its braces, where pylatexenc cannot read it."""
    dollars = [match.end() for match in re.finditer(_SPECIAL, latex) if match[0] == "$"]
    amounts = len(dollars) % 2 == 1 or all(latex[end : end + 1].isdigit() for end in dollars)
    protected = _PROTECTED | {"$": r"\$"} if amounts else _PROTECTED
    try:
        return _converter()(re.sub(_SPECIAL, lambda match: protected.get(match[0], match[0]), latex))
    except Exception:  # noqa: BLE001
        # pylatexenc's rules for single macros may raise anything, and deep nesting a RecursionError.
        return _without_braces(latex)


# Macros that pylatexenc drops or replaces by something that is not in the file (today's date among them).
_KEPT = ("cite", "ref", "title", "author", "date", "maketitle", "today")


@lru_cache(maxsize=1)
def _converter() -> Callable[[str], str]:
    """pylatexenc, told not to drop what it does not know."""
    from pylatexenc import latex2text, latexwalker, macrospec

    rules: dict[str, Any] = {
        "textsuperscript": lambda node, l2tobj: _shifted(node, l2tobj, _RAISED, "^"),
        "textsubscript": lambda node, l2tobj: _shifted(node, l2tobj, _LOWERED, "_"),
        "textless": lambda node: f"<{node.macro_post_space}",
        "textgreater": lambda node: f">{node.macro_post_space}",
        "textbraceleft": "{",
        "textbraceright": "}",
        "textasciicircum": "^",
        "url": "%s",
        "href": "%(2)s <%(1)s>",
    } | dict.fromkeys(_KEPT, _verbatim)
    arguments = {"textsuperscript": "{", "textsubscript": "{", "url": "{", "href": "{{"}
    texts = latex2text.get_default_latex_context_db()
    texts.add_context_category(
        "bibliography", prepend=True, macros=[latex2text.MacroTextSpec(name, rule) for name, rule in rules.items()]
    )
    texts.set_unknown_macro_spec(latex2text.MacroTextSpec("", _unknown))
    macros = latexwalker.get_default_latex_context_db()
    macros.add_context_category(
        "bibliography", prepend=True, macros=[macrospec.std_macro(name, signs) for name, signs in arguments.items()]
    )
    converter = latex2text.LatexNodes2Text(latex_context=texts)
    return lambda latex: str(converter.latex_to_text(latex, latex_context=macros))


_LAYOUT = (
    r"it|bf|rm|sc|sl|tt|em|sf|up|md|(?:it|sc|sl|up)shape|(?:bf|md)series|(?:rm|tt|sf)family|normalfont|tiny|scriptsize"
    r"|footnotesize|small|normalsize|[lL]arge|huge|par|noindent|protect|relax|newline|linebreak|xspace|(?:text|display)style"
)


def _unknown(node: Any, l2tobj: Any) -> str:
    """A macro without a rule: its arguments if it has any, nothing if it only sets type, else itself."""
    arguments = [argument for argument in (node.nodeargd.argnlist if node.nodeargd else ()) if argument is not None]
    if arguments:
        return str(l2tobj.nodelist_to_text(arguments))
    acts_on_a_group = node.parsing_state.s.startswith("{", node.pos + node.len)
    return "" if acts_on_a_group or re.fullmatch(_LAYOUT, node.macroname) else _verbatim(node)


def _verbatim(node: Any) -> str:
    return str(node.latex_verbatim())


_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


def _shifted(node: Any, l2tobj: Any, signs: Mapping[int, int], mark: str) -> str:
    return _moved(str(l2tobj.nodelist_to_text(node.nodeargd.argnlist)), signs, mark)


def _moved(text: str, signs: Mapping[int, int], mark: str) -> str:
    """Text in raised or lowered signs, or after ``^`` or ``_`` where there are none for it."""
    return text.translate(signs) if all(ord(sign) in signs for sign in text) else f"{mark}{text}"
