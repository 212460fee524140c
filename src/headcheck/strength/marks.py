"""Find the words that make a text weaker or stronger."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from headcheck.labels import KINDS, Kind
from headcheck.spans import Span
from headcheck.strength.lexicon import DENIALS, IRREGULAR, STRONG, WEAK

__all__ = ["Mark", "forms", "marks"]

_TOKEN: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_VOWELS: Final = "aeiou"


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


def forms(verb: str) -> frozenset[str]:
    """The inflected forms of an English verb: base, -s, -ed, -ing, and the irregular ones that are listed."""
    irregular = IRREGULAR.get(verb, "").split()
    ends_in_y = verb.endswith("y") and verb[-2] not in _VOWELS
    if ends_in_y:
        third, past = f"{verb[:-1]}ies", f"{verb[:-1]}ied"
    else:
        third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
        past = verb + ("d" if verb.endswith("e") else "ed")
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "oe", "ue")) else verb
    if verb.endswith("ue"):
        stem = verb[:-1]
    found = {verb, third, past, f"{stem}ing", *irregular}
    short = len(verb) >= 3 and verb[-1] not in "aeiouwxyhn" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS  # noqa: PLR2004
    if short or verb in {"plan", "win", "begin", "run", "stun", "ban"}:
        found |= {f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"}
    return frozenset(found)


@cache
def _lexicon() -> dict[str, tuple[tuple[tuple[str, ...], Kind | None, bool], ...]]:
    """Phrases by their first word, longest first."""
    by_first: dict[str, list[tuple[tuple[str, ...], Kind | None, bool]]] = {}
    entries = [(DENIALS, None, False), *((WEAK[k], k, False) for k in KINDS), *((STRONG[k], k, True) for k in KINDS)]
    for listing, kind, strong in entries:
        for phrase in (" ".join(p.split()) for p in listing.split(",")):
            first, *rest = phrase.split(" ")
            for form in forms(first[1:]) if first.startswith("~") else (first,):
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
    words = [word for word, _, _ in tokens]
    found: list[Mark] = []
    taken: dict[tuple[Kind | None, bool], int] = {}
    for i, (word, start, _) in enumerate(tokens):
        if word.endswith("n't") and taken.get((None, False), -1) < i:
            found.append(Mark(kind=None, strong=False, span=Span(start, tokens[i][2])))
        for phrase, kind, strong in lexicon.get(word, ()):
            last = i + len(phrase) - 1
            if taken.get((kind, strong), -1) >= i or tuple(words[i : last + 1]) != phrase:
                continue
            taken[kind, strong] = last
            found.append(Mark(kind, strong, Span(start, tokens[last][2])))
    return tuple(found)
