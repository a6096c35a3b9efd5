"""LaTeX as text: nothing cut off, nothing dropped without a word, addresses as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.citation.latex import LIMIT, plain, unwrapped


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        pytest.param("100% of cases", "100% of cases", id="bare percent"),
        pytest.param(r"50% or 60\% of \emph{all} cases", "50% or 60% of all cases", id="percent beside a macro"),
        pytest.param(r"Pain & Placebo \& more", "Pain & Placebo & more", id="ampersand"),
        pytest.param(r"10\textsuperscript{6} cells", "10⁶ cells", id="raised digit"),
        pytest.param(r"CO\textsubscript{2}", "CO₂", id="lowered digit"),
        pytest.param(r"1\textsuperscript{st}, x\textsubscript{max}", "1^st, x_max", id="raised and lowered words"),
        pytest.param(r"p \textless 0.05, n \textgreater{} 30", "p < 0.05, n > 30", id="less and greater"),
        pytest.param(r"$p < 0.05$ and $\beta$", "p < 0.05 and β", id="mathematics"),
        pytest.param("from $5 to $10", "from $5 to $10", id="amounts of money"),
        pytest.param(r"costs $5 -- or \$6", "costs $5 – or $6", id="one bare dollar"),
        pytest.param(r"a\textasciicircum{}b \textbraceleft{}c\textbraceright", "a^b {c}", id="circumflex and braces"),
        pytest.param("a~b", "a b", id="tie"),
    ],
)
def test_signs_are_kept(latex, text):
    assert plain(latex) == text


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"M{\"u}ller", "Müller"),
        (r"M\"uller", "Müller"),
        (r"M\"{u}ller", "Müller"),
        (r"Jos{\'e} and Nu{\~n}ez", "José and Nuñez"),
        (r"na\"{\i}ve", "naïve"),
        (r"{\AA}ngstr{\"o}m", "Ångström"),
        (r"\v{S}koda, {\v s}, {\c c}", "Škoda, š, ç"),
        (r"{\O}ster{\aa}", "Østerå"),
        (r"Stra{\ss}e", "Straße"),
    ],
    ids=str,
)
def test_accents_become_letters(latex, text):
    assert plain(latex) == text


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\foo", r"\foo"),
        (r"\foo and \emph{bar}", r"\foo and bar"),
        (r"\foo{bar}", "bar"),
        (r"see \cite{ito2011}", r"see \cite{ito2011}"),
        (r"on \today", r"on \today"),
        (r"C:\new\dir", r"C:\new\dir"),
        (r"{\bf bold} and {\small small}", "bold and small"),
    ],
    ids=str,
)
def test_unknown_macro_is_kept_and_layout_is_not(latex, text):
    assert plain(latex) == text


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        ("http://x.org/?a=1%20b", "http://x.org/?a=1%20b"),
        (r"\url{http://x.org/~joe?a=1%20b&c=2}", "http://x.org/~joe?a=1%20b&c=2"),
        (r"\href{http://x.org/%7Ejoe}{here}", "here <http://x.org/%7Ejoe>"),
    ],
    ids=str,
)
def test_addresses_stay_as_they_are(latex, text):
    assert plain(latex) == text


def test_plain_text_loses_only_the_braces_that_group():
    assert plain("The {ACL} in 100% of {{P}atients}") == "The ACL in 100% of Patients"


@pytest.mark.parametrize("latex", [r"\"", r"\frac{1", "$", r"\begin{x}", r"\textsuperscript", "{" * 9_000 + r"\&"])
def test_damaged_latex_raises_nothing(latex):
    assert isinstance(plain(latex), str)


def test_long_value_keeps_its_macros():
    latex = r"{x} \'e" * LIMIT
    assert plain(latex) == r"x \'e" * LIMIT


@given(st.text("ab {}é.,:;()", max_size=40))
def test_text_without_macros_stays_but_for_its_braces(text):
    assert plain(text) == text.replace("{", "").replace("}", "")


@pytest.mark.parametrize(
    ("value", "inner"),
    [
        ("{{Two}}", "Two"),
        ("{A} and {B}", "{A} and {B}"),
        ("{{A} and {B}}", "{A} and {B}"),
        ("{", ""),
        ("{a", "{a"),
        ("a", "a"),
        ("", ""),
    ],
)
def test_only_braces_around_the_whole_value_are_taken_off(value, inner):
    assert unwrapped(value) == inner
