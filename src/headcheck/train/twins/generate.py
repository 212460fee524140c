"""Minimal pairs from real sentences: twins whose verdict and kind are known from how they were made.

Every rule works in both directions, so that a hedge, a number or a strong word in a claim tells nothing by itself;
only the comparison with the premise does (counterfactual pairs after Kaushik et al. 2020).
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from headcheck.train.twins.amounts import numbers, quantity
from headcheck.train.twins.contexts import embedded, far
from headcheck.train.twins.denials import negation, opposites
from headcheck.train.twins.frames import attribution, factuality
from headcheck.train.twins.hedges import certainty
from headcheck.train.twins.limits import condition, scope
from headcheck.train.twins.reasons import causation
from headcheck.train.twins.scales import intensity
from headcheck.train.twins.text import Draft, Source, headline, read

__all__ = ["Twin", "sample", "twins"]

Twin = tuple[str, str, str, tuple[str, ...]]
"""Premise, claim, label and kinds."""

_Drawn = tuple[tuple[int, int], Twin]
"""Where a twin's sentence stands (text, sentence), and the twin."""

_RULES: Final[tuple[Callable[[Source, random.Random], Iterator[Draft]], ...]] = (
    certainty, factuality, attribution, quantity, intensity, causation, scope, condition, far, embedded,
    opposites, negation, numbers,
)  # fmt: skip
_SHARES: Final = {"overstated": 0.45, "supported": 0.37, "contradicted": 0.18}
_AT_MOST_EACH: Final = 2
_LONGEST_CLAIM: Final = 26
_SHORTEST_CLAIM: Final = 4
_HEADLINES: Final = 0.5
_AMONG_OTHERS: Final = 0.45
_REACH: Final = 3
_NEIGHBOUR_WORDS: Final = (5, 45)


def twins(sentence: str, rng: random.Random) -> Iterator[Twin]:
    """Make stronger, weaker, equal and opposite twins of one sentence.

    Args:
        sentence: One sentence of running text, with its full stop; what cannot be edited safely gives nothing.
        rng: Decides among variants; the same state gives the same twins.

    Yields:
        Premise, claim, label (``supported``, ``overstated`` or ``contradicted``) and, for ``overstated``, its
        kinds.

    Examples:
        >>> pairs = list(twins("The new tax may hurt small shops in the north.", random.Random(1)))
        >>> {label for _, _, label, _ in pairs} >= {"supported", "overstated"}
        True
    """
    for _, twin in _twins(sentence, rng):
        yield twin


def sample(texts: Iterable[Sequence[str]], seed: int, most: int) -> list[Twin]:
    """Draw twins of the sentences of many texts so that no label, kind or rule dominates.

    About every second premise stands among the sentences around it, as evidence does in an article.

    Args:
        texts: The sentences of each text, in order.
        seed: The same seed and sentences give the same rows.
        most: Rows wanted at most; rare rules may leave fewer.

    Returns:
        At most ``most`` twins in random order, at most two from one sentence.
    """
    rng = random.Random(seed)
    pools: dict[tuple[str, str], dict[str, list[_Drawn]]] = defaultdict(lambda: defaultdict(list))
    for text, sentences in enumerate(texts):
        for number, sentence in enumerate(sentences):
            before = _running(sentences[max(0, number - _REACH) : number])
            behind = _running(sentences[number + 1 : number + 1 + _REACH])
            for rule, twin in _twins(sentence, rng, before, behind):
                # A supported twin is drawn by its rule, so that the supported side has the cues of the overstated one.
                pools[twin[2], twin[3][0] if twin[3] else ""][rule].append(((text, number), twin))
    drawn: list[Twin] = []
    taken: dict[tuple[int, int], int] = defaultdict(int)
    seen: set[tuple[str, str]] = set()
    for label, share in _SHARES.items():
        kinds = sorted(pool for pool in pools if pool[0] == label)
        for left, pool in zip(
            range(len(kinds), 0, -1), sorted(kinds, key=lambda k: sum(map(len, pools[k].values()))), strict=True
        ):
            already = sum(1 for twin in drawn if twin[2] == label)
            quota = max(0, int(most * share) - already) // left
            for place, twin in _in_turn(pools[pool], rng):
                if quota <= 0:
                    break
                if taken[place] < _AT_MOST_EACH and twin[:2] not in seen:
                    taken[place] += 1
                    seen.add((twin[0], twin[1]))
                    drawn.append(twin)
                    quota -= 1
    rng.shuffle(drawn)
    return drawn[:most]


def _in_turn(rules: dict[str, list[_Drawn]], rng: random.Random) -> Iterator[_Drawn]:
    """The twins of several rules, one of each in turn, shuffled within a rule."""
    queues = [rules[name] for name in sorted(rules)]
    for queue in queues:
        rng.shuffle(queue)
    while queues:
        for queue in queues:
            yield queue.pop()
        queues = [queue for queue in queues if queue]


def _running(sentences: Sequence[str]) -> list[str]:
    """Those that are running text, not a table's row or a heading."""
    least, most = _NEIGHBOUR_WORDS
    whole = (s for s in sentences if s[:1].isupper() and s.rstrip('"”').endswith((".", "!", "?")))
    return [s for s in whole if least <= len(s.split()) <= most]


def _twins(
    sentence: str, rng: random.Random, before: Sequence[str] = (), behind: Sequence[str] = ()
) -> Iterator[tuple[str, Twin]]:
    source = read(sentence)
    if source is None:
        return
    for rule in _RULES:
        for draft in rule(source, rng):
            if twin := _dress(draft, rng, before, behind):
                yield draft.rule, twin


def _dress(draft: Draft, rng: random.Random, before: Sequence[str], behind: Sequence[str]) -> Twin | None:
    """Give a draft its final form: about every second time a headline, and among the sentences around it."""
    premise, claim = f"{draft.premise.rstrip('.')}.", draft.claim.strip(" ,")
    if (
        len(claim.split()) > _LONGEST_CLAIM
        or len(claim.split()) < _SHORTEST_CLAIM
        or (draft.label != "supported" and _same(premise, claim))
    ):
        return None
    claim = headline(claim, rng) if rng.random() < _HEADLINES or _same(premise, claim) else f"{claim.rstrip('.')}."
    if rng.random() < _AMONG_OTHERS:
        first, last = rng.randint(0, len(before)), rng.randint(0, len(behind))
        premise = " ".join([*before[first:], premise, *behind[:last]])
    kinds = (draft.kind,) if draft.kind else ()
    return premise, claim, draft.label, kinds


def _same(one: str, two: str) -> bool:
    return one.rstrip(".").lower() == two.rstrip(".").lower()
