"""Manuals: a check's docstring, its fragments and the source of its rule, as one text."""

from analysis.check.manuals import Manual, article, described, file, manual_of, with_manual


def test_manual_is_the_docstring_then_the_fragments_and_the_source():
    @with_manual(
        passes=file("claims.csv", "id", "C001"),
        fails=file("claims.csv", "id", "C001") + file("page1.txt", "Ginger works."),
        source="arithmetic.",
    )
    def odd(_):
        """A claim is odd.

        Nobody can read it.
        """
        yield from ()

    assert manual_of(odd) == (
        "A claim is odd.\n\nNobody can read it.\n\nPasses::\n\n    claims.csv\n    id\n    C001\n\n"
        "Fails::\n\n    claims.csv\n    id\n    C001\n\n    page1.txt\n    Ginger works.\n\nSource: arithmetic."
    )


def test_row_gives_a_function_its_name_and_its_manual():
    manual = Manual("odd-claim", "A claim is odd.", "", file("claims.csv", "id"), file("claims.csv"), "arithmetic.")
    function = described(manual, lambda _: iter(()))
    assert function.__name__ == "odd_claim"
    assert manual_of(function) == manual.text


def test_article_has_an_author_and_a_title_unless_others_are_given():
    assert article(year="2011").split("\n") == [
        "@article{ito2011,",
        "  author = {Ito, K},",
        "  title = {Ginger in travellers},",
        "  year = {2011}",
        "}",
    ]
    assert "  title = {Ginger at sea}\n}" in article("park2015", title="Ginger at sea")
