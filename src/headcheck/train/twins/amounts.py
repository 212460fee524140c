"""Twin rules on amounts: quantifiers, numbers with a limit, vague magnitudes, other numbers and years."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Final

from headcheck.train.twins.scales import Scales, up_and_down
from headcheck.train.twins.text import Draft, Source
from headcheck.train.twins.words import either

__all__ = ["numbers", "quantity"]

_QUANTITIES: Final = Scales("quantities", "<", any_case=True)
_PLURAL: Final = re.compile(r"(?: [a-z]+)?? (?:people|women|men|children|[a-z]{3,}(?<![sui])s)\b")
_UNITS: Final = re.compile(
    r"(?: [a-z]+)? (?:years?|days?|times?|months?|weeks?|hours?|minutes?|ways|reasons|seconds|decades|"
    r"cases where|others|dollars|cents|percent|points|degrees|miles|yards|feet|metres|other|aspects)\b"
)
_DEFINITE: Final = re.compile(
    r"\b(?:the|as|so|how|too|very|these|those|his|her|its|their|at|than|a great|a good|like|our|"
    r"more|less|most|least|quite|not|from|first|second|other|latter|latest|final|last|earlier|"
    r"remaining) $",
    re.IGNORECASE,
)
_OF_THEM: Final = re.compile(r" of (?:which|whom|them)| the (?:time|same|way|more)| in\b")
_NUMBER: Final = re.compile(r"(?<![\w$£€.,/-])(\d{1,3}(?:,\d{3})+|\d+)(?![\w%/:-]|[.,]\d)")
_APPROXIMATE: Final = re.compile(
    r"\b(up to|as many as|as much as|nearly|almost|close to|just under|a maximum of|at most|no more than) (?=[$£€]?\d)",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(rf" (?:\w+ )?(?:{either('counted')})\b")
_LIMITED: Final = re.compile(
    r"(?:than|over|about|least|around|nearly|to|almost|the|some|these|those|all|every|age|aged|"
    r"under|first|last|of|and|between|or|per|in|estimated|approximately|only|just|by|another) $",
    re.IGNORECASE,
)
_BOUND: Final = re.compile(
    r"(?:under|below|past|up to|s|most|route|than|least|or|to|and|between|no\.) $", re.IGNORECASE
)
_YEAR: Final = re.compile(r"\b(?:in|since|until|of|by|during) $", re.IGNORECASE)
_MAGNITUDES: Final = {
    "dozens of": 24,
    "scores of": 40,
    "hundreds of": 200,
    "thousands of": 2_000,
    "tens of thousands of": 20_000,
    "millions of": 2_000_000,
}
"""Vague words and the least number that earns each."""


def quantity(source: Source, rng: random.Random) -> Iterator[Draft]:
    """More or fewer: quantifiers, numbers with a limit, and vague magnitudes for exact numbers."""
    for word in _QUANTITIES.find(source):
        counted = word.mark == "counted" and not word.match.group().endswith("the")
        if (
            _DEFINITE.search(word.before)
            or _OF_THEM.match(word.after)
            or _UNITS.match(word.after)
            or (counted and not _PLURAL.match(word.after))
        ):
            continue
        if edit := word.exchanged(rng):
            yield from up_and_down(source, word, edit, "quantity")
    for match in source.find(_APPROXIMATE):
        more = rng.choice(("more than ", "over ", "well over ", "at least "))
        yield source.draft("limit", "quantity", claim=(*match.span(), more))
        yield source.draft("limit=", "supported")
    for match in source.find(_NUMBER):
        value, (start, end) = int(match.group().replace(",", "")), match.span()
        if not 3 <= value < 10**7 or not _COUNTED.match(source.text, end) or _LIMITED.search(source.text[:start]):
            continue
        limit = rng.choice(("up to ", "as many as ", "at most ", "no more than ", "a maximum of "))
        yield source.draft("limit", "quantity", premise=(start, start, limit))
        vague = list(_MAGNITUDES)
        level = sum(value >= least for least in _MAGNITUDES.values()) - 1
        if level >= 0:
            yield source.draft("vague", "supported", claim=(start, end, vague[level]))
        over = max(level + (2 if level < 2 else 1), 2)
        if over < len(vague):
            yield source.draft("vague", "quantity", claim=(start, end, vague[over]))
        about = rng.choice(("about ", "around ", "roughly ", "some ", "at least "))
        yield source.draft("about", "supported", claim=(start, start, about))


def numbers(source: Source, rng: random.Random) -> Iterator[Draft]:
    """Another year, or a number well below the one that stands there."""
    for match in source.find(_NUMBER):
        value = int(match.group().replace(",", ""))
        before, after = source.text[: match.start()], source.text[match.end() :]
        if _BOUND.search(before):
            continue
        if 1500 <= value <= 2030 and "," not in match.group() and _YEAR.search(before):
            new = str(value + rng.choice((-1, 1)) * rng.randint(3, 19))
        elif value >= 8 and (_COUNTED.match(after) or re.match(r" (?:percent|per cent|pct)", after)):
            new = f"{max(2, int(value / rng.uniform(1.8, 5))):,}"
        else:
            continue
        edit = (*match.span(), new)
        yield source.draft("number", "contradicted", claim=edit)
        yield source.draft("number=", "supported", premise=edit, claim=edit)
