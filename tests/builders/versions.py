"""What an evidence.json holds, empty but for the parts that a test is about."""

from typing import Any


def body(**parts: object) -> dict[str, Any]:
    """The whole of an evidence.json, each part not given without a row."""
    lists = ("documents", "claims", "studies", "findings", "questions", "problems", "bibliography")
    return {"version": "1", "tables": {}, **{name: [] for name in lists}, **parts}
