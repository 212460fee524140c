"""Score the claims of many articles together: encode once, pool all pairs, hand the scores back in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from headcheck.entail import Entailer
from headcheck.retrieve import Encoder, content_words, rank
from headcheck.text.article import Article

__all__ = ["Reading", "pack", "rank_sentences", "read"]

FloatArray = npt.NDArray[np.float32]

_SPECIAL_TOKENS: Final = 3

_FEW: Final = 4
"""Sentences in the smaller of the two windows that are read together: more of them dilute, fewer miss the limit."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the models say of one claim.

    Attributes:
        order: indices of the sentences read, best first, at most k.
        packed: log-probabilities of the verdicts for those sentences read together, shape (4,).
        packed_kinds: probabilities of the kinds for the same, shape (8,).
        close: log-probabilities of the verdicts for the best few of them read together, shape (4,).
        single: log-probabilities of the verdicts for each sentence alone, shape (k, 4), in the order of ``order``.
        single_kinds: probabilities of the kinds for each sentence alone, shape (k, 8).
        cut: whether a sentence was longer than the model reads.
    """

    order: tuple[int, ...]
    packed: FloatArray
    packed_kinds: FloatArray
    close: FloatArray
    single: FloatArray
    single_kinds: FloatArray
    cut: bool


def rank_sentences(articles: Sequence[Article], encoder: Encoder, top_k: int) -> list[list[tuple[int, ...]]]:
    """For each claim of each article, the sentences to read, best first."""
    texts = [a.sentence_texts() for a in articles]
    flat = [text for article, own in zip(articles, texts, strict=True) for text in (*own, *article.claim_texts())]
    vectors = encoder.encode(flat)
    out: list[list[tuple[int, ...]]] = []
    at = 0
    for article, own in zip(articles, texts, strict=True):
        words = [content_words(text) for text in own]
        sentence_vectors = vectors[at : at + len(own)]
        at += len(own)
        ranked = []
        for claim in article.claim_texts():
            ranked.append(rank(claim, vectors[at], words, sentence_vectors, top_k))
            at += 1
        out.append(ranked)
    return out


def pack(texts: Sequence[str], order: Sequence[int], lengths: Mapping[int, int], room: int) -> str:
    """Join the best sentences, as many as fit in ``room`` tokens (at least one), in the order of the body.

    Args:
        texts: all sentences of the body.
        order: indices of the sentences to join, best first.
        lengths: tokens of each sentence in ``order``.
        room: most tokens in all.
    """
    chosen: list[int] = []
    for index in order:
        if chosen and lengths[index] > room:
            break
        chosen.append(index)
        room -= lengths[index]
    return " ".join(texts[i] for i in sorted(chosen))


def read(articles: Sequence[Article], encoder: Encoder, entailer: Entailer, top_k: int) -> list[list[Reading]]:
    """Score every claim of every article in one pooled run of the models.

    Args:
        articles: what to read.
        encoder: finds the sentences that matter.
        entailer: judges them.
        top_k: sentences read per claim.

    Returns:
        For each article one reading per claim.
    """
    if not articles:
        return []
    orders = rank_sentences(articles, encoder, top_k)
    pairs: dict[tuple[str, str], int] = {}
    plan: list[list[tuple[tuple[int, ...], list[int], bool]]] = []
    for article, claim_orders in zip(articles, orders, strict=True):
        texts = article.sentence_texts()
        claims = article.claim_texts()
        used = sorted({i for order in claim_orders for i in order})
        counts = entailer.count_tokens([*(texts[i] for i in used), *claims])
        lengths = dict(zip(used, counts, strict=False))
        claim_lengths = counts[len(used) :]
        planned = []
        for claim, claim_length, order in zip(claims, claim_lengths, claim_orders, strict=True):
            room = entailer.max_tokens - _SPECIAL_TOKENS - claim_length
            windows = [pack(texts, order, lengths, room), pack(texts, order[:_FEW], lengths, room)]
            windows += [texts[i] for i in order]
            slots = [pairs.setdefault((window, claim), len(pairs)) for window in windows]
            planned.append((order, slots, any(lengths[i] > room for i in order)))
        plan.append(planned)
    verdicts, kinds = entailer.score(list(pairs))
    return [
        [
            Reading(
                order,
                packed=verdicts[slots[0]],
                packed_kinds=kinds[slots[0]],
                close=verdicts[slots[1]],
                single=verdicts[slots[2:]],
                single_kinds=kinds[slots[2:]],
                cut=cut,
            )
            for order, slots, cut in planned
        ]
        for planned in plan
    ]
