"""The sections of the printed report, in the order in which a reviewer reads them."""

from analysis.report.outline.sections import FURTHER, Section

#: Frames that are not printed as tables: their rows are printed in the cards. Every other frame is printed.
LEFT_OUT = frozenset({"claims", "pairs", "what-would-settle"})

#: Frames whose rows are read one by one and not down a column: on paper each row is a few lines under its name.
RECORDS = frozenset({"flagged", "studies", "findings", "numbers", "rater-disagreements", "dictionary"})

#: Most rows of a table and most cards that are printed: some 300 pages of each. Beyond it a page for reading on screen
#: serves better, and setting them takes half a megabyte of memory a card.
MOST = 1000

#: The sections. Beside frames and plots, ``methods``, ``key``, ``cards``, ``bibliography`` and ``colophon`` are the
#: printed report's own.
PRINTED: tuple[Section, ...] = (
    Section("methods", "Methods", (), ("methods", "key")),
    Section(
        "strength",
        "Claims by study design and strength",
        (),
        (
            "strength-own",
            "strength-all",
            "plot design-reached",
            "plot evidence-map",
            "support-by-document",
            "plot support-by-document",
            "documents",
            "sourcing",
        ),
    ),
    Section(
        "flags",
        "Flagged claims",
        ("A flag says that something in a document needs a second look, and why; not that the claim is false.",),
        ("flagged", "flagged-documents", "designs", "figures", "plot figures-traced", "set-aside", "other-problems"),
    ),
    Section(
        "cards",
        "Every claim, with the studies that speak of it",
        (
            "One card a claim, in the order of the documents: its words in their place, what the studies say of it, "
            "its flags, and who judged. The verdict over own studies is taken over those that the document cites; the "
            "rules are numbered as under Methods. A study’s line says how its condition, agent and outcome compare "
            "with the claim’s, and whether the document cites it for the claim.",
            "A card leaves out what its claim does not give, such as a figure. Of a study that the document does not "
            "cite and that bears on the claim only indirectly it gives the name; why, and which studies do not address "
            "a claim, stands on the page (report.html) and in links.csv and screening.csv; remedies of the "
            "flags above low severity stand in the table of flags.",
        ),
        ("cards", "same-study-different-story"),
    ),
    Section("studies", "Studies", (), ("studies", "regimens", "design-witnesses")),
    Section("findings", "Findings", (), ("findings", "positions")),
    Section(
        "bias",
        "Risk of bias",
        ("What may have distorted a result. “Not assessed” is no information; it is not counted as low.",),
        ("risk-of-bias-summary", "plot risk-of-bias", "risk-of-bias"),
    ),
    Section(
        "certainty",
        "Summary of findings, and how sure it is",
        ("How sure the studies listed here are on a clinical question, by GRADE. It is not a mark on any claim.",),
        ("summary-of-findings", "questions"),
    ),
    Section(
        "references",
        "References as printed against the record",
        (),
        ("references", "reference-accuracy"),
    ),
    Section("disagreeing", "Claims that disagree with each other", (), ("disagreements",)),
    Section(
        "harms",
        "Harms, and what the documents say of them",
        (),
        ("harms-matrix", "harms-by-document", "plot harms-matrix"),
    ),
    Section(FURTHER, "Further tables", (), ()),
    Section(
        "judgement",
        "Who judged, and how well they agree",
        (),
        ("judged-by", "agreement", "agreement-by-stance", "agreement-other", "rater-disagreements"),
    ),
    Section(
        "gaps",
        "What was not checked",
        ("What is listed here is not known. It is not counted as fine anywhere in this report.",),
        ("not-checked",),
    ),
    Section("manuals", "The checks", (), ("checks",)),
    Section("dictionary", "Data dictionary", (), ("dictionary",)),
    Section(
        "bibliography",
        "References",
        ("The studies listed here, in AMA style, as the bibliography records them; no systematic search was made.",),
        ("bibliography",),
    ),
    Section("numbers", "Numbers in this report", (), ("numbers",)),
    Section("origin", "Files read, and version", (), ("inputs", "colophon")),
)
