"""What the speed and scale measurements run: articles of a given length, and a count of the work that they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.rows import OVERSTATE
from headcheck.entail import Entailer
from headcheck.evaluate import load_judged
from headcheck.text.article import read_article
from headcheck.text.sentences import SentencexSplitter

__all__ = ["Counted", "Shape", "articles", "first", "race", "spread"]


def articles(sentences: int) -> Iterator[tuple[str, str]]:
    """Headlines over bodies of a given length, without end, made of the training articles of Overstate.

    Every body is the headline's own, cut to the length or continued by the articles that follow.

    Args:
        sentences: length of each body.

    Yields:
        Headline and body; each pass over the articles continues the bodies by other articles.
    """
    headlines, split = _stories()
    families = list(split)
    place = {family: i for i, family in enumerate(families)}
    turn = 0
    while True:
        for family, headline in headlines:
            texts = list(split[family])
            follower = place[family] + turn
            while len(texts) < sentences:
                follower += 1
                texts += split[families[follower % len(families)]]
            yield headline, "\n\n".join(texts[:sentences])
        turn += 1


@cache
def _stories() -> tuple[list[tuple[str, str]], dict[str, list[str]]]:
    """Family and headline of each training article, and the sentences of each family's body."""
    rows, splitter = load_judged(OVERSTATE / "train.jsonl"), SentencexSplitter()
    bodies = {row["family"]: row["body"] for row in rows}
    split = {family: read_article("Body", body, splitter).sentence_texts() for family, body in bodies.items()}
    return [(row["family"], row["headline"]) for row in rows], split


class Counted:
    """An entailer that counts what it is asked."""

    def __init__(self, entailer: Entailer) -> None:
        self._entailer = entailer
        self.name, self.native, self.max_tokens = entailer.name, entailer.native, entailer.max_tokens
        self.lengths: list[int] = []

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text."""
        return self._entailer.count_tokens(texts)

    def score(self, pairs: Sequence[tuple[str, str]]) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        """Scores of the wrapped entailer."""
        counts = self.count_tokens([text for pair in pairs for text in pair])
        self.lengths += [min(self.max_tokens, a + b + 3) for a, b in zip(counts[::2], counts[1::2], strict=True)]
        return self._entailer.score(pairs)


@dataclass(frozen=True, slots=True)
class Shape:
    """The size of a transformer encoder, enough to tell the arithmetic of a pass."""

    layers: int
    width: int
    inner: int

    def operations(self, lengths: Sequence[int]) -> float:
        """Additions and multiplications for texts of so many tokens: projections, feed-forward and attention."""
        tokens = np.array(lengths, float)
        per_token = 2 * (4 * self.width**2 + 2 * self.width * self.inner)
        return float(self.layers * (per_token * tokens + 4 * self.width * tokens**2).sum())


def race(runners: Mapping[str, Callable[[], Any]], repeats: int) -> dict[str, list[float]]:
    """Seconds of every runner, taking turns, so that a slow minute of the machine falls on all alike."""
    for run in runners.values():
        run()
    seconds: dict[str, list[float]] = {name: [] for name in runners}
    for _ in range(repeats):
        for name, run in runners.items():
            start = perf_counter()
            run()
            seconds[name].append(perf_counter() - start)
    return seconds


def spread(seconds: Sequence[float], per: float = 1) -> dict[str, float]:
    """Median, least and most of repeated measurements, each divided by ``per``."""
    return {"median": median(seconds) / per, "least": min(seconds) / per, "most": max(seconds) / per}


def first(count: int, sentences: int) -> list[tuple[str, str]]:
    """The first articles of a length, of different families as far as there are any."""
    return list(islice(islice(articles(sentences), 0, None, 6), count))
