"""Find the sentences of a body that matter for a claim."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from headcheck.errors import ModelFormatError, ModelNotFoundError
from headcheck.loading import BUNDLED, model_folder, no_progress_bars, require_safetensors, revision, survive_forks

__all__ = ["Encoder", "SentenceTransformerEncoder", "content_words", "rank"]

FloatArray = npt.NDArray[np.float32]

_WORD: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_STEM: Final = 5

# Weights found on the training articles. Headlines with all (any) of their gold evidence among the first eight
# sentences: by embedding alone .84 (.96), by shared words alone .89 (.98), by both and neighbours .93 (.98).
_SHARED: Final = 2.0
_NEIGHBOUR: Final = 0.3
_LEAD: Final = 0.1


@runtime_checkable
class Encoder(Protocol):
    """Embeds sentences and claims in one space."""

    name: str
    """Goes into the signature."""

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Unit vectors, float32, shape (n, d)."""
        ...


class SentenceTransformerEncoder:
    """Any ``SentenceTransformer``; the bundled one is a static table of token vectors.

    Args:
        model: ``"bundled"``, a folder, or a hub name.
        device: ``"auto"``, or a torch device.
        local_files_only: never ask a hub, even for a hub name.

    Raises:
        ModelNotFoundError: no model under that name.
        ModelFormatError: found, but not usable.
    """

    def __init__(self, model: str = BUNDLED, *, device: str = "auto", local_files_only: bool = False) -> None:
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - heavy, loaded on first use

        folder = model_folder(model, "retriever", local_files_only=local_files_only)
        is_folder = Path(folder).is_dir()
        if is_folder:
            require_safetensors(folder)
        survive_forks()
        try:
            with no_progress_bars():
                self._model: Any = SentenceTransformer(
                    folder,
                    device=None if device == "auto" else device,
                    local_files_only=local_files_only or is_folder,
                    trust_remote_code=False,
                    model_kwargs={"use_safetensors": True},
                )
        except Exception as error:  # as in `load_cross_encoder`
            kind = ModelFormatError if is_folder else ModelNotFoundError
            raise kind(f"the retriever {model!r} cannot be loaded: {error}") from error
        base = model if model == BUNDLED else Path(model).name if is_folder else model
        self.name = f"{base}@{revision(folder)}"

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Unit vectors, float32, shape (n, d)."""
        raw = self._model.encode(list(texts), convert_to_numpy=True, show_progress_bar=False)
        vectors = np.nan_to_num(raw.astype(np.float32))
        # Not left to the model: in 16 bits the vector of a text without any known token would become NaN.
        unit: FloatArray = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
        return unit


def content_words(text: str) -> set[str]:
    """Lower-cased numbers and word stems (the first five letters), for counting what two texts share."""
    return {word if word[0].isdigit() else word[:_STEM] for word in _WORD.findall(text.lower())}


def rank(
    claim: str,
    claim_vector: FloatArray,
    sentence_words: Sequence[set[str]],
    sentence_vectors: FloatArray,
    top_k: int,
) -> tuple[int, ...]:
    """The sentences that matter most for a claim, best first.

    A sentence counts for its nearness to the claim, for the claim's words it shares (each weighted by its rarity
    among the body's own sentences, so that names and numbers weigh most and no corpus is needed), for its
    neighbours' nearness (a limit often stands beside what it limits, in other words), and for being the lead.

    Args:
        claim: the claim's text.
        claim_vector: its unit vector, shape (d,).
        sentence_words: `content_words` of each of the n sentences.
        sentence_vectors: their unit vectors, shape (n, d).
        top_k: how many sentences to keep, at least 1.

    Returns:
        Indices of at most ``top_k`` sentences, best first.
    """
    n = len(sentence_words)
    words = content_words(claim)
    seen = Counter(word for sentence in sentence_words for word in sentence & words)
    weight = {word: math.log((n + 1) / (seen[word] + 0.5)) for word in words}
    # Exact sums: those of plain floats would depend on the order of the words, which is another in every process.
    total = math.fsum(weight.values()) or 1.0
    shared = np.array([math.fsum(weight[word] for word in sentence & words) for sentence in sentence_words]) / total
    near = sentence_vectors @ claim_vector + _SHARED * shared
    score = near.copy()
    score[1:] += _NEIGHBOUR * near[:-1]
    score[:-1] += _NEIGHBOUR * near[1:]
    score[0] += _LEAD
    order = np.argsort(-score, kind="stable")[:top_k]
    return tuple(int(i) for i in order)
