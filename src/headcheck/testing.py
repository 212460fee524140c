"""Deterministic stand-ins for the models, for the tests of pipelines that call headcheck.

Examples:
    >>> from headcheck import Checker
    >>> from headcheck.testing import OverlapEntailer, WordEncoder
    >>> checker = Checker(OverlapEntailer(), WordEncoder())
    >>> checker.check("Ferry fares rise", "Ferry fares rise in May.").verdict
    <Verdict.SUPPORTED: 'supported'>
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from headcheck.labels import KINDS, VERDICTS
from headcheck.retrieve import content_words
from headcheck.strength import marks

__all__ = ["OverlapEntailer", "WordEncoder"]

FloatArray = npt.NDArray[np.float32]


class OverlapEntailer:
    """Judges by shared words and hedges alone: no model, the same answer everywhere, right only by chance."""

    name = "model:overlap@1|dtype:float32"
    native = True
    max_tokens = 512

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Words of each text."""
        return [len(text.split()) for text in texts]

    def score(self, pairs: Sequence[tuple[str, str]]) -> tuple[FloatArray, FloatArray]:
        """Log-probabilities of the verdicts, shape (n, 4), and probabilities of the kinds, shape (n, 8)."""
        verdicts = np.zeros((len(pairs), len(VERDICTS)), np.float32)
        kinds = np.full((len(pairs), len(KINDS)), 0.1, np.float32)
        for row, (window, claim) in enumerate(pairs):
            wanted = content_words(claim)
            shared = len(wanted & content_words(window)) / max(1, len(wanted))
            weak = {m.kind for m in marks(window) if not m.strong}
            verdicts[row] = [4 * shared, 3 * shared * bool(weak), 2 * shared * (None in weak), 2 * (1 - shared)]
            kinds[row, [KINDS.index(kind) for kind in weak if kind is not None]] = 0.8
        verdicts -= np.log(np.exp(verdicts).sum(-1, keepdims=True))
        return verdicts, kinds


class WordEncoder:
    """Embeds a text as the sum of fixed pseudo-random vectors of its words."""

    name = "words@1"

    def __init__(self, dimensions: int = 16) -> None:
        self._dimensions = dimensions

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Unit vectors, float32, shape (n, d)."""
        out = np.ones((len(texts), self._dimensions), np.float32) * 1e-3
        for row, text in enumerate(texts):
            for word in sorted(content_words(text)):
                seed = int.from_bytes(hashlib.sha256(word.encode("utf-8", "replace")).digest()[:8], "big")
                out[row] += np.random.default_rng(seed).standard_normal(self._dimensions).astype(np.float32)
        unit: FloatArray = out / np.linalg.norm(out, axis=1, keepdims=True)
        return unit
