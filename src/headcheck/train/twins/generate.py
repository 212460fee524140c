"""Minimal pairs from real sentences: twins whose verdict and kind are known from how they were made.

Every rule works in both directions, so that a hedge, a number or a strong word in a claim tells nothing by itself;
only the comparison with the premise does (counterfactual pairs after Kaushik et al. 2020).
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from headcheck.train.twins.amounts import numbers, quantity
from headcheck.train.twins.contexts import embedded, far
from headcheck.train.twins.denials import negation, opposites
from headcheck.train.twins.frames import attribution, factuality
from headcheck.train.twins.headlines import headline
from headcheck.train.twins.hedges import certainty
from headcheck.train.twins.limits import condition, scope
from headcheck.train.twins.reasons import causation
from headcheck.train.twins.scales import intensity
from headcheck.train.twins.text import Draft, Source, read

__all__ = ["Twin", "sample", "twins"]

_RULES: Final[tuple[Callable[[Source, random.Random], Iterator[Draft]], ...]] = (
    certainty, factuality, attribution, quantity, intensity, causation, scope, condition, far, embedded,
    opposites, negation, numbers,
)  # fmt: skip
_SHARES: Final = {"overstated": 0.45, "supported": 0.37, "contradicted": 0.18}
_AT_MOST_EACH: Final = 2
_CLAIM_WORDS: Final = range(4, 27)
_NEIGHBOUR_WORDS: Final = range(5, 46)
_HEADLINES: Final = 0.5
_AMONG_OTHERS: Final = 0.45
_REACH: Final = 3


class Twin(NamedTuple):
    """Premise, claim, label (``supported``, ``overstated`` or ``contradicted``) and, for ``overstated``, its kind."""

    premise: str
    claim: str
    label: str
    kinds: tuple[str, ...]


_Pool = dict[str, list[tuple[tuple[int, int], Twin]]]
"""The twins of each rule, with the place of their sentence (text, sentence)."""


def twins(sentence: str, rng: random.Random) -> Iterator[Twin]:
    """Make stronger, weaker, equal and opposite twins of one sentence.

    Args:
        sentence: One sentence of running text, with its full stop; what cannot be edited safely gives nothing.
        rng: Decides among variants; the same state gives the same twins.

    Examples:
        >>> pairs = list(twins("The new tax may hurt small shops in the north.", random.Random(1)))
        >>> {twin.label for twin in pairs} >= {"supported", "overstated"}
        True
    """
    return (twin for _, twin in _twins(sentence, rng))


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
    pools: dict[str, dict[str, _Pool]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for text, sentences in enumerate(texts):
        for number, sentence in enumerate(sentences):
            before = _running(sentences[max(0, number - _REACH) : number])
            behind = _running(sentences[number + 1 : number + 1 + _REACH])
            for rule, twin in _twins(sentence, rng, before, behind):
                # A supported twin is drawn by its rule, so that the supported side has the cues of the overstated one.
                pools[twin.label]["".join(twin.kinds)][rule].append(((text, number), twin))
    drawn: list[Twin] = []
    taken: Counter[tuple[int, int]] = Counter()
    seen: set[tuple[str, str]] = set()
    for label, share in _SHARES.items():
        wanted = int(most * share)
        rarest_first = sorted(sorted(pools[label].items()), key=lambda kind: sum(map(len, kind[1].values())))
        for at, (_, pool) in enumerate(rarest_first):
            quota = wanted // (len(rarest_first) - at)
            for place, twin in _in_turn(pool, rng):
                if quota <= 0:
                    break
                if taken[place] < _AT_MOST_EACH and twin[:2] not in seen:
                    taken[place] += 1
                    seen.add(twin[:2])
                    drawn.append(twin)
                    quota, wanted = quota - 1, wanted - 1
    rng.shuffle(drawn)
    return drawn[:most]


def _in_turn(pool: _Pool, rng: random.Random) -> Iterator[tuple[tuple[int, int], Twin]]:
    """The twins of several rules, one of each in turn, shuffled within a rule."""
    queues = [pool[name] for name in sorted(pool)]
    for queue in queues:
        rng.shuffle(queue)
    while queues:
        for queue in queues:
            yield queue.pop()
        queues = [queue for queue in queues if queue]


def _running(sentences: Sequence[str]) -> list[str]:
    """Those that are running text, not a table's row or a heading."""
    whole = (s for s in sentences if s[:1].isupper() and s.rstrip('"”').endswith((".", "!", "?")))
    return [s for s in whole if len(s.split()) in _NEIGHBOUR_WORDS]


def _twins(
    sentence: str, rng: random.Random, before: Sequence[str] = (), behind: Sequence[str] = ()
) -> Iterator[tuple[str, Twin]]:
    """Twins with their rules, about every second one among the sentences around it."""
    if source := read(sentence):
        for draft in (draft for rule in _RULES for draft in rule(source, rng)):
            if twin := _dressed(draft, rng, before, behind):
                yield draft.rule, twin


def _dressed(draft: Draft, rng: random.Random, before: Sequence[str], behind: Sequence[str]) -> Twin | None:
    """A draft in its final form: about every second time a headline, and among the sentences around it."""
    premise, claim = f"{draft.premise.rstrip('.')}.", draft.claim.strip(" ,")
    same = premise.rstrip(".").lower() == claim.rstrip(".").lower()
    if len(claim.split()) not in _CLAIM_WORDS or (same and draft.label != "supported"):
        return None
    claim = headline(claim, rng) if rng.random() < _HEADLINES or same else f"{claim.rstrip('.')}."
    if rng.random() < _AMONG_OTHERS:
        first, last = rng.randint(0, len(before)), rng.randint(0, len(behind))
        premise = " ".join([*before[first:], premise, *behind[:last]])
    return Twin(premise, claim, draft.label, (draft.kind,) if draft.kind else ())
