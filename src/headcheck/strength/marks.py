"""Find the words that make a text weaker or stronger."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from headcheck.inflect import all_forms
from headcheck.labels import KINDS, Kind
from headcheck.spans import Span
from headcheck.strength.lexicon import DENIALS, STRONG, WEAK

__all__ = ["Mark", "marks"]

_TOKEN: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_MONTH: Final = re.compile(
    r"\b(?:in|of|on|by|since|until|till|from|before|after|during|through|next|last|this|early|late|each|every|"
    r"\d+(?:st|nd|rd|th)?) May\b|\bMay(?= \d)"
)
"""May where it is no verb."""


class Mark(NamedTuple):
    """One expression that weighs on how strong a statement is.

    Attributes:
        kind: the kind of strength it is about; None for words of denial and contrast.
        strong: True for a strengthening expression, False for a weakening one.
        span: where it stands.
    """

    kind: Kind | None
    strong: bool
    span: Span


@cache
def _lexicon() -> dict[str, tuple[tuple[tuple[str, ...], Kind | None, bool], ...]]:
    """Phrases by their first word, longest first."""
    by_first: dict[str, list[tuple[tuple[str, ...], Kind | None, bool]]] = {}
    entries = [(DENIALS, None, False), *((WEAK[k], k, False) for k in KINDS), *((STRONG[k], k, True) for k in KINDS)]
    for listing, kind, strong in entries:
        for phrase in (" ".join(p.split()) for p in listing.split(",")):
            first, *rest = phrase.split(" ")
            for form in all_forms(first[1:]) if first.startswith("~") else (first,):
                by_first.setdefault(form, []).append(((form, *rest), kind, strong))
    return {first: tuple(sorted(found, key=lambda f: -len(f[0]))) for first, found in by_first.items()}


def marks(text: str) -> tuple[Mark, ...]:
    """All weakening, strengthening and denying expressions of a text, in order.

    One expression may bear several kinds; of two expressions of one kind that overlap, the longer counts.

    Args:
        text: a sentence or headline, any case.
    """
    lexicon = _lexicon()
    tokens = [(m.group().lower().replace("’", "'"), m.start(), m.end()) for m in _TOKEN.finditer(text)]
    months = {m.end() for m in _MONTH.finditer(text)}
    words = ["" if end in months else word for word, _, end in tokens]
    found: list[Mark] = []
    taken: dict[tuple[Kind | None, bool], int] = {}
    for i, (word, (_, start, _)) in enumerate(zip(words, tokens, strict=True)):
        if word.endswith("n't") and taken.get((None, False), -1) < i:
            found.append(Mark(kind=None, strong=False, span=Span(start, tokens[i][2])))
        for phrase, kind, strong in lexicon.get(word, ()):
            last = i + len(phrase) - 1
            if taken.get((kind, strong), -1) >= i or tuple(words[i : last + 1]) != phrase:
                continue
            taken[kind, strong] = last
            found.append(Mark(kind, strong, Span(start, tokens[last][2])))
    return tuple(found)
