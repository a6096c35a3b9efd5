"""What a review holds against documents as a whole: the harms that were reported, as frames and as cards."""

from typing import TYPE_CHECKING

from analysis.notebook.frame import Frame

if TYPE_CHECKING:
    from analysis.notebook.harm_card import ShownHarm
    from analysis.notebook.review import Review


class Concerns:
    """The part of a review that speaks of harms."""

    harm_reports = Frame("A finding that reports a harm; serious harms first.")
    harm_sayings = Frame("What a claim says of a harm, with its words.")
    harm_shares = Frame("A group in which people with a harm were counted, with what the count leaves possible.")

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
