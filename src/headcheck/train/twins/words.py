"""The word tables of the twin rules, read from ``words.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final

__all__ = ["either", "table"]

_TABLES: Final[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


def table(name: str) -> tuple[str, ...]:
    """The phrases of a table; ``"hedges.lead"`` names a part of one."""
    found = _TABLES
    for key in name.split("."):
        found = found[key]
    return tuple(found)


def either(name: str) -> str:
    """The patterns of a table as one that matches any of them."""
    return "|".join(table(name))
