"""Hold a claim's strength against the strength of the sentences that speak to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from headcheck.labels import KINDS, Kind
from headcheck.spans import Span
from headcheck.strength.marks import Mark, marks

__all__ = ["FEATURES", "Strength", "compare", "deciding_spans", "numbers", "strength"]

FEATURES: Final = (
    *(f"weaker_{kind}" for kind in KINDS),
    *(f"stronger_{kind}" for kind in KINDS),
    "weaker_any",
    "stronger_any",
    "claim_hedged",
    "denial",
    "missing_numbers",
    "other_numbers",
)
"""Names of the columns of `compare`."""

_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_WORD: Final = re.compile(r"[^\W\d_]+")
_NUMBER_WORDS: Final = {
    word: str(value)
    for value, word in enumerate(
        (
            *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
            *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
        )
    )
} | {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90"}
_SKIPPED: Final = frozenset({"0", "1"})
"""Zero and one are mostly pronouns and articles in disguise."""


@dataclass(frozen=True, slots=True)
class Strength:
    """The strength of one text: its marks and the numbers in it."""

    marks: tuple[Mark, ...]
    numbers: frozenset[str]

    def kinds(self, *, strong: bool) -> frozenset[Kind]:
        """Kinds of which the text holds a strengthening (or weakening) expression."""
        return frozenset(m.kind for m in self.marks if m.kind is not None and m.strong is strong)

    @property
    def denies(self) -> bool:
        """Whether the text holds a word of denial or contrast."""
        return any(m.kind is None for m in self.marks)


def numbers(text: str) -> frozenset[str]:
    """The numbers of a text as plain digits, number words included: ``{"12", "4.5"}``."""
    digits = {m.group().replace(",", "") for m in _NUMBER.finditer(text)}
    words = {_NUMBER_WORDS[w] for w in _WORD.findall(text.lower()) if w in _NUMBER_WORDS}
    return frozenset((digits | words) - _SKIPPED)


def strength(text: str) -> Strength:
    """Analyse one text."""
    return Strength(marks(text), numbers(text))


def compare(claim: Strength, evidence: Sequence[Strength], body_numbers: frozenset[str]) -> npt.NDArray[np.float32]:
    """Where the claim is stronger than its evidence.

    Args:
        claim: strength of the claim.
        evidence: strengths of the sentences that speak to it, most relevant first.
        body_numbers: all numbers of the body.

    Returns:
        float32, shape (len(FEATURES),): per kind the share of the evidence that is hedged in it, by rank, where the
        claim is not; per kind 1 where only the claim uses a strong expression; sums of both; whether the claim is
        hedged itself; the denials of the evidence that the claim lacks; how many numbers of the claim the body
        lacks; whether its evidence holds other numbers only.
    """
    discount = 1.0 / np.arange(1, len(evidence) + 1)
    discount /= discount.sum() or 1.0
    claim_weak, claim_strong = claim.kinds(strong=False), claim.kinds(strong=True)
    weak = [e.kinds(strong=False) for e in evidence]
    strong = frozenset[Kind]().union(*(e.kinds(strong=True) for e in evidence))
    weaker = [
        0.0 if kind in claim_weak else float(sum(d for d, w in zip(discount, weak, strict=True) if kind in w))
        for kind in KINDS
    ]
    stronger = [float(kind in claim_strong and kind not in strong) for kind in KINDS]
    denial = 0.0 if claim.denies else float(sum(d for d, e in zip(discount, evidence, strict=True) if e.denies))
    missing = claim.numbers - body_numbers
    near = frozenset[str]().union(*(e.numbers for e in evidence[:2]))
    return np.array(
        [
            *weaker,
            *stronger,
            sum(weaker),
            sum(stronger),
            float(bool(claim_weak)),
            denial,
            float(len(missing)),
            float(bool(claim.numbers) and bool(near) and not claim.numbers & near),
        ],
        dtype=np.float32,
    )


def deciding_spans(kind: Kind, claim: Sequence[Mark], evidence: Sequence[Mark]) -> tuple[Span | None, Span | None]:
    """The words of one kind on both sides: the claim's stronger ones, the evidence's weaker ones.

    A denial in the evidence stands in where no weakening expression of that kind is found.
    """
    strong = [m.span for m in claim if m.kind is kind and m.strong]
    weak = [m.span for m in evidence if m.kind is kind and not m.strong]
    weak = weak or [m.span for m in evidence if m.kind is None]
    return (strong[0] if strong else None), (weak[0] if weak else None)
