"""What a review holds against documents as a whole, as frames and as cards: harms, and where documents disagree."""

from typing import TYPE_CHECKING

from analysis.notebook.frame import Frame

if TYPE_CHECKING:
    from analysis.notebook.disagreement_card import ShownDisagreement
    from analysis.notebook.harm_card import ShownHarm
    from analysis.notebook.review import Review


class Concerns:
    """The part of a review that speaks of harms and of disagreements."""

    harms = Frame("A harm that a study reports.")
    mentions = Frame("What one claim says of one harm.")
    harm_statuses = Frame("What a document says of a harm.")
    harm_reports = Frame("A finding that reports a harm; serious harms first.")
    harm_sayings = Frame("What a claim says of a harm, with its words.")
    harm_shares = Frame("A group in which people with a harm were counted, with what the count leaves possible.")
    disagreements = Frame("Two claims that cannot both hold, or strain each other.")
    disagreement_pairs = Frame("Two claims that disagree, side by side, gravest first.")
    quantities = Frame("A claim that gives a number, with the number as a range and of what it is.")
    regimens = Frame("A part of a regimen as a claim gives it, beside one study.")

    def harm(self: "Review", term: str = "", *, region: str = "", or_gravest: bool = False) -> "ShownHarm":  # type: ignore[misc] # a part of Review
        """The card of a harm. Without a term the gravest seen in a region, or in no part of the body in particular.

        Where no harm is listed for the region, those of every region are taken, and the card says so; where none is
        listed at all, the card says that nothing was checked. An unknown term raises ``UnknownName``, unless with
        ``or_gravest``.

        >>> analysis.load("data").harm(region="neck").row["seriousness"]
        'serious'
        """
        from analysis.notebook.harm_card import ShownHarm

        return ShownHarm.of(self, term, region, or_gravest)

    def disagreement(self: "Review", id: str = "", *, topic: str = "", or_gravest: bool = False) -> "ShownDisagreement":  # type: ignore[misc] # noqa: A002
        """The card of two claims that disagree. Without an id the gravest, of those on a topic: a category of claims.

        Where no pair is on the topic, those on every topic are taken, and the card says so; where none is listed at
        all, the card says that nothing was checked. An unknown id raises ``UnknownName``, unless with ``or_gravest``.

        >>> analysis.load("data").disagreement().row["severity"]
        'high'
        """
        from analysis.notebook.disagreement_card import ShownDisagreement

        return ShownDisagreement.of(self, id, topic, or_gravest)
