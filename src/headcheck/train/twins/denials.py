"""Twin rules that contradict: opposites and negation."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Final

from headcheck.text.verbs import lemma_of
from headcheck.train.twins.scales import Scales
from headcheck.train.twins.text import Draft, Source

__all__ = ["negation", "opposites"]

_OPPOSITES: Final = (Scales("opposite_verbs", "/", verbs=True), Scales("opposites", "/"))
_IN_PHRASE: Final = re.compile(
    r"\b(?:the day|shortly|soon|long|years?|days?|months?|weeks?|hours?|even|ever|at|much|no|once|well|named) $"
)
_WITH_NUMBER: Final = frozenset({"more than", "over", "under", "less than", "fewer than"})
_SCOPED: Final = re.compile(
    r"\b(?:only|also|any|already|even|either|still|some|most|many|all|both|each|every|often|usually|always|fully|"
    r"sometimes|generally|typically|entirely|largely|mostly|widely|that it|until|because)\b",
    re.IGNORECASE,
)
"""Words that make it unclear what a denied sentence denies."""


def opposites(source: Source, rng: random.Random) -> Iterator[Draft]:
    """The opposite verb or word, in the claim or in the premise."""
    for word in (word for scales in _OPPOSITES for word in scales.find(source)):
        numberless = word.match.group() in _WITH_NUMBER and not re.match(r" [$£€]?\d", word.after)
        if not word.form and (numberless or _IN_PHRASE.search(word.before)):
            continue
        if edit := word.exchanged(rng):
            yield source.draft("opposite", "contradicted", claim=edit)
            yield source.draft("opposite", "contradicted", premise=edit)
            yield source.draft("opposite=", "supported", premise=edit, claim=edit)


def negation(source: Source, rng: random.Random) -> Iterator[Draft]:
    """The main verb denied on one side."""
    if _SCOPED.search(source.claim()):
        return
    if (match := source.main_aux()) and not re.match(r" (?:not\b|only|just)", source.text[match.end() :]):
        never = match.group() in {"has", "had", "have"}
        edit = (match.end(), match.end(), rng.choice((" not", " not", " never")) if never else " not")
    elif match := source.main_past():
        base = lemma_of(match.group())
        denied = (f"did not {base}", f"did not {base}", f"failed to {base}", f"never {match.group()}")
        edit = (*match.span(), rng.choice(denied))
    else:
        return
    yield source.draft("negation", "contradicted", claim=edit)
    yield source.draft("negation", "contradicted", premise=edit)
    yield source.draft("negation=", "supported", premise=edit, claim=edit)
