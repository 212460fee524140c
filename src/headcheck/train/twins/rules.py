"""Twin rules that swap one word or number for a stronger or weaker one of the same scale."""

# ruff: noqa: PLR2004 - a rule is one list of guards, read from top to bottom

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import product
from typing import Final

from headcheck.text.verbs import NOUNY, lemma_of
from headcheck.train.twins.text import Draft, Source, inflect, inflect_like
from headcheck.train.twins.words import (
    ADJECTIVES,
    ECONOMIC,
    QUANTITIES,
    VERB_SCALES,
    phrases,
)

__all__ = [
    "COUNTED",
    "NUMBER",
    "any_of",
    "fits",
    "intensity",
    "quantity",
    "verb_like",
    "verb_table",
    "word_table",
]

_Place = tuple[int, int, str]
"""Scale, level and the form of the word itself."""
_FORM_NAMES: Final = ("base", "s", "past", "pp", "ing")

_GUARDS: Final = {
    "price": (re.compile(rf"\b(?:{ECONOMIC})\b[^,;]{{0,25}}$", re.IGNORECASE), None),
    "cut": (
        None,
        re.compile(
            r"(?: \w+){0,3} (?:costs?|spending|prices?|rates?|jobs?|taxes|budgets?|output|production|"
            r"workforce|staff|subsid\w+|benefits|wages|emissions|estimates?|forecasts?|the risk)\b"
        ),
    ),
    "name": (
        re.compile(r"[A-Z][\w.'’-]+(?: (?:easily|narrowly|also|had|have|has))? ?$"),
        re.compile(r" (?:the )?[A-Z]"),
    ),
    "dose": (
        None,
        re.compile(
            r" (?:\w+ )?(?:increases?|rises?|drops?|falls?|declines?|improvements?|benefits?|effects?|gains?|"
            r"losses|delays?|setbacks?|problems?|damage|reductions?|changes?|injur\w+|success|impact|"
            r"rebound|recovery|growth|profit|influence|differences?|advantage|upturn|downturn)\b"
        ),
    ),
}
"""What must stand before and after a word of a guarded scale."""


def _guard(scale: str) -> tuple[str, str]:
    match = re.match(r"#(\w+) (.*)", scale)
    return (match.group(1), match.group(2)) if match else ("", scale)


def verb_table(
    scales: tuple[str, ...], level_mark: str
) -> tuple[dict[str, _Place], list[tuple[str, list[tuple[str, ...]]]]]:
    """Surfaces of the verbs of scales with their places, and the guard and levels of each scale."""
    surfaces: dict[str, _Place] = {}
    levels: list[tuple[str, list[tuple[str, ...]]]] = []
    for at, scale in enumerate(scales):
        guard, text = _guard(scale)
        steps = [phrases(step) for step in text.split(level_mark)]
        levels.append((guard, steps))
        for level, lemmas in enumerate(steps):
            for lemma, form in product(lemmas, _FORM_NAMES):
                # The base and -s forms of "cut" or "rise" are as often nouns; the base form needs a modal, seen later.
                if (form == "s" and lemma in NOUNY) or not (surface := inflect(lemma, form)):
                    continue
                surfaces.setdefault(surface, (at, level, form))
    return surfaces, levels


def word_table(
    scales: tuple[str, ...], level_mark: str
) -> tuple[dict[str, _Place], list[tuple[str, list[tuple[str, ...]]]]]:
    """Words of scales with their places, and the guard and levels of each scale."""
    surfaces: dict[str, _Place] = {}
    levels: list[tuple[str, list[tuple[str, ...]]]] = []
    for at, scale in enumerate(scales):
        guard, text = _guard(scale)
        steps = [phrases(step) for step in text.split(level_mark)]
        levels.append((guard, steps))
        for level, words in enumerate(steps):
            for word in words:
                surfaces.setdefault(word, (at, level, "word"))
    return surfaces, levels


def any_of(words: dict[str, _Place], flags: int = 0) -> re.Pattern[str]:
    """A pattern for any of the words, longest first."""
    return re.compile(
        r"\b(?:" + "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w))) + r")\b(?!['’-])", flags
    )


_VERBS, _VERB_LEVELS = verb_table(VERB_SCALES, "<")
_WORDS, _WORD_LEVELS = word_table(ADJECTIVES, "<")
_AMOUNTS, _AMOUNT_LEVELS = word_table(QUANTITIES, "<")
_VERB_RE, _WORD_RE = any_of(_VERBS), any_of(_WORDS)
_AMOUNT_RE = any_of(_AMOUNTS, re.IGNORECASE)

_TO_BASE: Final = re.compile(r"\b(?:to|will|would|can|could|may|might|must|should|did not|didn't) (?:\w+ly )?$")
_BEFORE_ADJECTIVE: Final = re.compile(
    r"\b(?:more|less|most|least|as|so|how|too|that|not|sufficiently|enough)\s$", re.IGNORECASE
)
_ADJECTIVE_TRAP: Final = re.compile(
    r"^(?:good|bad|poor|hard|large|big|cold|strong|fair|happy|solid|error|win|interest) "
    r"(?:morning|friday|faith|at|deal|will|drive|rate"
    r"|rates|boy|food|enough|news|people|and|case|war|copy|disk|work|line|-|as|number|to|for|"
    r"bowel|water|intestine|cell|part|payments?"
    r"|a|in|on|currency|dollar|standard)",
    re.IGNORECASE,
)


def fits(source: Source, guard: str, start: int, end: int) -> bool:
    """Whether a guarded word stands in the company that its sense needs."""
    before, after = _GUARDS.get(guard, (None, None))
    lead, rest = source.text[max(0, start - 60) : start].rstrip(), source.text[end : end + 60]
    return (before is None or bool(before.search(lead))) and (after is None or bool(after.match(rest)))


def verb_like(source: Source, match: re.Match[str], form: str) -> bool:
    """Whether a word that may be a noun or adjective is a verb here."""
    before = source.text[max(0, match.start() - 30) : match.start()]
    if form in {"base", "s"} and re.search(
        r"\b(?:the|a|an|of|its|their|his|no|this|any|in|for|and|by)(?: [\w-]+)? $", before, re.IGNORECASE
    ):
        return False
    if form in {"past", "pp"} and re.search(
        r"\b(?:the|a|an|its|their|his|of|very|more|so|most) $", before, re.IGNORECASE
    ):
        return False
    return (
        bool(_TO_BASE.search(before)) if match.group() == lemma_of(match.group()) and form == "base" else form != "ing"
    )


def _scaled(source: Source, match: re.Match[str], low: str, high: str, kind: str) -> Iterator[Draft]:
    """Two drafts from the same place of a sentence: what it says, beside a stronger and a weaker word."""
    start, end = match.span()
    original = match.group()
    if original == low:
        yield Draft(f"{kind}+", source.premise(), source.claim((start, end, high)), "overstated", kind)
        yield Draft(f"{kind}-", source.premise((start, end, high)), source.claim(), "supported")
        yield Draft(f"{kind}=", source.premise(), source.claim(), "supported")
    else:
        yield Draft(f"{kind}-", source.premise(), source.claim((start, end, low)), "supported")
        yield Draft(f"{kind}+", source.premise((start, end, low)), source.claim(), "overstated", kind)
        yield Draft(f"{kind}=", source.premise((start, end, low)), source.claim((start, end, low)), "supported")


def intensity(source: Source, rng: random.Random) -> Iterator[Draft]:
    """A milder or harsher verb, adjective, adverb or noun of the same scale."""
    for match in _VERB_RE.finditer(source.text, source.start, source.end):
        scale, level, form = _VERBS[match.group()]
        guard, levels = _VERB_LEVELS[scale]
        before = source.text[: match.start()]
        if (
            not source.free(*match.span())
            or not verb_like(source, match, form)
            or not fits(source, guard, *match.span())
        ):
            continue
        if guard == "price" and re.match(
            r" (?:\w+ )?(?:slightly|modestly|marginally|sharply|steadily|gradually|only|a little|just|"
            r"somewhat|from his|to power|to fame)\b",
            source.text[match.end() :],
        ):
            continue
        # A number of per cent earns its verb or not; the words alone cannot tell.
        large = re.search(r"(\d[\d.]*) ?(?:percent|per cent|%|pct)", source.text[match.end() : match.end() + 40])
        if guard == "price" and (not large or float(large.group(1).rstrip(".")) > 9) and level == 0 and large:
            continue
        if other := inflect_like(match.group().split()[0], before, rng.choice(levels[level - 1 if level else 1])):
            low, high = (match.group(), other) if level == 0 else (other, match.group())
            if guard == "price" and large and float(large.group(1).rstrip(".")) > 9:
                yield Draft("intensity-", source.premise(), source.claim((*match.span(), low)), "supported")
            else:
                yield from _scaled(source, match, low, high, "intensity")
    for match in _WORD_RE.finditer(source.text, source.start, source.end):
        scale, level, _ = _WORDS[match.group()]
        guard, levels = _WORD_LEVELS[scale]
        before, after = source.text[: match.start()], source.text[match.end() :]
        if (
            not source.free(*match.span())
            or not fits(source, guard, *match.span())
            or _BEFORE_ADJECTIVE.search(before)
            or _ADJECTIVE_TRAP.match(match.group() + after)
            or after.startswith((" than", " enough", " of interest"))
        ):
            continue
        other = rng.choice(levels[level - 1 if level else 1])
        low, high = (match.group(), other) if level == 0 else (other, match.group())
        yield from _scaled(source, match, low, high, "intensity")


_PLURAL: Final = re.compile(r"(?: [a-z]+)?? (?:people|women|men|children|[a-z]{3,}(?<![sui])s)\b")
_UNITS: Final = re.compile(
    r"(?: [a-z]+)? (?:years?|days?|times?|months?|weeks?|hours?|minutes?|ways|reasons|seconds|decades|"
    r"cases where|others|dollars|cents|percent|points|degrees|miles|yards|feet|metres|other|aspects)\b"
)
_BAD_BEFORE: Final = re.compile(
    r"\b(?:the|as|so|how|too|very|these|those|his|her|its|their|at|than|a great|a good|like|our|"
    r"more|less|most|least|quite|not|from|first|second|other|latter|latest|final|last|earlier|"
    r"remaining) $",
    re.IGNORECASE,
)
NUMBER: Final = re.compile(r"(?<![\w$£€.,/-])(\d{1,3}(?:,\d{3})+|\d+)(?![\w%/:-]|[.,]\d)")
_APPROXIMATE: Final = re.compile(
    r"\b(up to|as many as|as much as|nearly|almost|close to|just under|a maximum of|at most|no more than) (?=[$£€]?\d)",
    re.IGNORECASE,
)
COUNTED: Final = re.compile(
    r" (?:\w+ )?(?:people|workers|students|employees|soldiers|patients|passengers|protesters|women|men|"
    r"children|houses|homes|schools|shops|jobs|families|companies|countries|villages|refugees|cases|deaths|"
    r"members|prisoners|civilians|troops|banks|buildings|volunteers|participants|farmers|fans|songs|films)\b"
)


def quantity(source: Source, rng: random.Random) -> Iterator[Draft]:
    """More or fewer: quantifiers, numbers with a limit, and vague magnitudes for exact numbers."""
    for match in _AMOUNT_RE.finditer(source.text, source.start, source.end):
        scale, level, _ = _AMOUNTS[match.group().lower()]
        after = source.text[match.end() :]
        counted = scale < 4 and not match.group().endswith("the")
        if (
            not source.free(*match.span())
            or _BAD_BEFORE.search(source.text[: match.start()])
            or (counted and match.group().lower() != "half the" and (not _PLURAL.match(after) or _UNITS.match(after)))
            or (
                match.group().lower() in {"all", "all the", "all of the", "some", "many", "most"}
                and _UNITS.match(after)
            )
            or (not counted and _UNITS.match(after))
            or re.match(r" of (?:which|whom|them)| the (?:time|same|way|more)| in\b", after)
        ):
            continue
        other = rng.choice(_AMOUNT_LEVELS[scale][1][1 - level])
        other = other[0].upper() + other[1:] if match.group()[0].isupper() else other
        low, high = (match.group(), other) if level == 0 else (other, match.group())
        yield from _scaled(source, match, low, high, "quantity")
    for match in _APPROXIMATE.finditer(source.text, source.start, source.end):
        if source.free(*match.span()):
            new = rng.choice(("more than ", "over ", "well over ", "at least "))
            yield Draft("limit", source.premise(), source.claim((*match.span(), new)), "overstated", "quantity")
            yield Draft("limit=", source.premise(), source.claim(), "supported")
    for match in NUMBER.finditer(source.text, source.start, source.end):
        value, after = int(match.group().replace(",", "")), source.text[match.end() :]
        before = source.text[max(0, match.start() - 14) : match.start()].lower()
        if not 3 <= value < 10**7 or not COUNTED.match(after) or not source.free(*match.span()):
            continue
        if re.search(
            r"(?:than|over|about|least|around|nearly|to|almost|the|some|these|those|all|every|age|aged|"
            r"under|first|last|of|and|between|or|per|in|estimated|approximately|only|just|by|another) $",
            before,
        ):
            continue
        limit = rng.choice(("up to ", "as many as ", "at most ", "no more than ", "a maximum of "))
        yield Draft(
            "limit", source.premise((match.start(), match.start(), limit)), source.claim(), "overstated", "quantity"
        )
        words = ("dozens of", "scores of", "hundreds of", "thousands of", "tens of thousands of", "millions of")
        floor = (24, 40, 200, 2000, 20000, 2000000)
        level = max((at for at, least in enumerate(floor) if value >= least), default=-1)
        if level >= 0:
            yield Draft("vague", source.premise(), source.claim((*match.span(), words[level])), "supported")
        over = level + (2 if level < 2 else 1)
        if over < len(words):
            yield Draft(
                "vague", source.premise(), source.claim((*match.span(), words[max(over, 2)])), "overstated", "quantity"
            )
        about = rng.choice(("about ", "around ", "roughly ", "some ", "at least "))
        yield Draft("about", source.premise(), source.claim((match.start(), match.start(), about)), "supported")
