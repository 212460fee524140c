"""Text with stretches of it wrapped in tags: the one place where text becomes HTML."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from headcheck.spans import Span

__all__ = ["Piece", "mark_up", "safe"]


class Piece(NamedTuple):
    """A stretch of text and the tags around it."""

    span: Span
    opening: str
    closing: str


def mark_up(text: str, pieces: Iterable[Piece]) -> str:
    """Escape a text and wrap stretches of it in tags.

    Args:
        text: the text as given.
        pieces: spans with their tags. Of two on the same span the earlier is the outer one; where two cross, the
            one that began later is closed and opened again, so that tags always nest.
    """
    begun: dict[int, list[Piece]] = defaultdict(list)
    edges: set[int] = set()
    for piece in pieces:
        if piece.span.start < piece.span.end:
            begun[piece.span.start].append(piece)
            edges.update(piece.span)
    out: list[str] = []
    stack: list[Piece] = []
    at = 0
    for position in sorted(edges):
        out.append(safe(text[at:position]))
        at = position
        kept = [p for p in stack if p.span.end > position]
        same = next((i for i, (old, new) in enumerate(zip(stack, kept, strict=False)) if old is not new), len(kept))
        out += [p.closing for p in reversed(stack[same:])]
        stack = kept + sorted(begun[position], key=lambda p: -p.span.end)
        out += [p.opening for p in stack[same:]]
    return "".join([*out, safe(text[at:])])


def safe(text: str) -> str:
    """Text escaped for HTML, in elements and in quoted attributes.

    A lone surrogate becomes a question mark and NUL the replacement character, since a browser would drop it; a
    carriage return is written as a reference, since a browser would fold it into the line feed.
    """
    clean = text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")
    return escape(clean).replace("\r", "&#13;")
