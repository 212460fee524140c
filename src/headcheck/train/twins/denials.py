"""Twin rules that contradict: opposites, negation, other numbers and years."""

# ruff: noqa: PLR2004 - a rule is one list of guards, read from top to bottom

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from headcheck.text.verbs import lemma_of
from headcheck.train.twins.rules import COUNTED, NUMBER, any_of, fits, verb_like, verb_table, word_table
from headcheck.train.twins.text import Draft, Source, inflect_like
from headcheck.train.twins.words import OPPOSITE_VERBS, OPPOSITES

__all__ = ["negation", "numbers", "opposites"]

_ANTI_VERBS, _ANTI_VERB_LEVELS = verb_table(OPPOSITE_VERBS, "/")
_ANTI, _ANTI_LEVELS = word_table(OPPOSITES, "/")
_ANTI_VERB_RE, _ANTI_RE = any_of(_ANTI_VERBS), any_of(_ANTI)


def opposites(source: Source, rng: random.Random) -> Iterator[Draft]:
    """The opposite verb or word, in the claim or in the premise."""
    found = [(m, _ANTI_VERBS, _ANTI_VERB_LEVELS) for m in _ANTI_VERB_RE.finditer(source.text, source.start, source.end)]
    found += [(m, _ANTI, _ANTI_LEVELS) for m in _ANTI_RE.finditer(source.text, source.start, source.end)]
    for match, table, levels in found:
        scale, level, form = table[match.group()]
        guard, sides = levels[scale]
        before = source.text[: match.start()]
        if form != "word":
            if not verb_like(source, match, form) or not fits(source, guard, *match.span()):
                continue
        elif re.search(
            r"\b(?:the day|shortly|soon|long|years?|days?|months?|weeks?|hours?|even|ever|at|much|no|"
            r"once|well|named) $",
            before,
        ) or (
            match.group() in {"more than", "over", "under", "less than", "fewer than"}
            and not re.match(r" [$£€]?\d", source.text[match.end() :])
        ):
            continue
        if not source.free(*match.span(), negation=match.group() != "unlikely"):
            continue
        other = rng.choice(sides[1 - level])
        if form != "word":
            other = inflect_like(match.group().split()[0], before, other)
        if not other:
            continue
        edit = (*match.span(), other)
        yield Draft("opposite", source.premise(), source.claim(edit), "contradicted")
        yield Draft("opposite", source.premise(edit), source.claim(), "contradicted")
        yield Draft("opposite=", source.premise(edit), source.claim(edit), "supported")


def negation(source: Source, rng: random.Random) -> Iterator[Draft]:
    """The main verb denied on one side."""
    if re.search(
        r"\b(?:only|also|any|already|even|either|still|some|most|many|all|both|each|every|often|"
        r"usually|always|fully|sometimes|generally|typically|entirely|largely|mostly|widely|that it|"
        r"until|because)\b",
        source.claim(),
        re.IGNORECASE,
    ):
        return
    if (match := source.main_aux()) and not re.match(r" (?:not\b|only|just)", source.text[match.end() :]):
        edit = (
            match.end(),
            match.end(),
            rng.choice((" not", " not", " never")) if match.group() in {"has", "had", "have"} else " not",
        )
    elif match := source.main_past():
        base = lemma_of(match.group())
        edit = (
            *match.span(),
            rng.choice((f"did not {base}", f"did not {base}", f"failed to {base}", f"never {match.group()}")),
        )
    else:
        return
    yield Draft("negation", source.premise(), source.claim(edit), "contradicted")
    yield Draft("negation", source.premise(edit), source.claim(), "contradicted")
    yield Draft("negation=", source.premise(edit), source.claim(edit), "supported")


def numbers(source: Source, rng: random.Random) -> Iterator[Draft]:
    """Another year, or a number well below the one that stands there."""
    for match in NUMBER.finditer(source.text, source.start, source.end):
        value = int(match.group().replace(",", ""))
        before = source.text[max(0, match.start() - 12) : match.start()].lower()
        if not source.free(*match.span()) or re.search(
            r"(?:under|below|past|up to|s|most|route|than|least|or|to|and|between|no\.) $", before
        ):
            continue
        if (
            1500 <= value <= 2030
            and "," not in match.group()
            and re.search(r"\b(?:in|since|until|of|by|during) $", before)
        ):
            new = str(value + rng.choice((-1, 1)) * rng.randint(3, 19))
        elif value >= 8 and (
            COUNTED.match(source.text[match.end() :])
            or re.match(r" (?:percent|per cent|pct)", source.text[match.end() :])
        ):
            new = f"{max(2, int(value / rng.uniform(1.8, 5))):,}"
        else:
            continue
        yield Draft("number", source.premise(), source.claim((*match.span(), new)), "contradicted")
        yield Draft("number=", source.premise((*match.span(), new)), source.claim((*match.span(), new)), "supported")
