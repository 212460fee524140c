"""Tables as Markdown has them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

__all__ = ["grid"]


def grid(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A header, a rule and rows of cells."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
