"""Development cases that stand outside the repository; what needs them is skipped where they are absent."""

import json
from pathlib import Path
from typing import Any

import pytest

_DEVSET = Path(__file__).parents[3] / "shared" / "devset"


def reference_strings(kind: str) -> list[dict[str, Any]]:
    """References as printed, with their fields: ``medical`` or ``mixed``."""
    path = _DEVSET / f"reference-strings-{kind}.jsonl"
    if not path.exists():
        pytest.skip("../shared is absent: no printed references to compare with")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
