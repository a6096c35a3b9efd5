"""LaTeX in one value: what a reader would see, with nothing dropped that is not understood."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

#: A value longer than this is no title or name. It loses its braces and is otherwise left as written, so that a damaged
#: file cannot hold up the reader: decoding takes about 10 microseconds a character.
LIMIT = 20_000

_SIGNS = re.compile(r"[\\$~]|--|``|''")
# A letter with an accent, such as {\"u}, \'{e} or {\v{s}}: few of them make up most LaTeX in a bibliography.
_ACCENTED = r"""\{\\(?:["'`^~=.]|[uvHckrdb](?=[ {]))[ ]?\{?\\?[A-Za-z]\}?\}|\\["'`^~=.](?:\{\\?[A-Za-z]\}|[A-Za-z])"""


def plain(latex: str) -> str:
    r"""Text of a LaTeX value, without the braces that group.

    A bare ``%`` or ``&`` is a sign, not a comment or a column; ``$`` is one where amounts of money stand. Raised and
    lowered digits stay raised and lowered (``10⁶``), or follow ``^`` and ``_``. A macro that is not known stays as
    written, and so does a value that cannot be read, but for its braces. Nothing is raised.
    """
    if len(latex) > LIMIT or not _SIGNS.search(latex):
        return _without_braces(latex)
    letters = re.sub(_ACCENTED, lambda match: _decoded(match[0]), latex)
    return _decoded(letters) if _SIGNS.search(letters) else _without_braces(letters)


def _without_braces(value: str) -> str:
    return value.replace("{", "").replace("}", "")


def unwrapped(value: str) -> str:
    """Value without the braces that enclose all of it, however many."""
    if not value.strip("{}"):
        return ""
    outside = min(len(value) - len(value.lstrip("{")), len(value) - len(value.rstrip("}")))
    depth = least = outside
    for brace in re.findall(r"\\[\\{}]|[{}]", value[outside : len(value) - outside]):
        depth += {"{": 1, "}": -1}.get(brace, 0)
        least = min(least, depth)
    return value[least : len(value) - least] if least > 0 else value


def held_together(names: str) -> str:
    """Names, with no-break spaces around "and" and after commas inside braces, where neither parts two names."""
    if "{" not in names:
        return names
    depth = 0
    parts = []
    for part in re.split(r"(\\.|[{}]| and |, )", names):
        depth += (part == "{") - (part == "}" and depth > 0)
        parts.append(part.replace(" ", "\u00a0") if depth and part in (" and ", ", ") else part)
    return "".join(parts)


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
        "textsuperscript": _raised,
        "textsubscript": _lowered,
        "textless": _compared,
        "textgreater": _compared,
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


def _compared(node: Any) -> str:
    return {"textless": "<", "textgreater": ">"}[node.macroname] + str(node.macro_post_space)


def _raised(node: Any, l2tobj: Any) -> str:
    return _shifted(l2tobj.nodelist_to_text(node.nodeargd.argnlist), _RAISED, "^")


def _lowered(node: Any, l2tobj: Any) -> str:
    return _shifted(l2tobj.nodelist_to_text(node.nodeargd.argnlist), _LOWERED, "_")


_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


def _shifted(text: str, signs: Mapping[int, int], mark: str) -> str:
    """Text in raised or lowered signs, or after ``^`` or ``_`` where there are none for it."""
    return text.translate(signs) if all(ord(sign) in signs for sign in text) else f"{mark}{text}"
