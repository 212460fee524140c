"""Cross-encoders that judge a claim against a window of the body."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from headcheck.errors import DeviceMemoryError, ModelFormatError
from headcheck.labels import KINDS, VERDICTS
from headcheck.loading import (
    BUNDLED,
    HEAD_FILE,
    give_back_memory,
    load_cross_encoder,
    model_file,
    model_folder,
    pick_dtype,
    require_all_weights,
    revision,
)

__all__ = ["CrossEncoderEntailer", "Entailer", "halve_neutral", "of_like_length", "output_names"]

_LIKE: Final = 1.5

_CHARACTERS: Final = 4_000
"""Characters in one batch on a processor: with more, what the layers hand on no longer fits into its cache."""

_PAIRS: Final = 64
"""Pairs after which freed memory is handed back to the system."""

FloatArray = npt.NDArray[np.float32]

_NLI: Final = {
    "entailment": "supported",
    "entail": "supported",
    "entails": "supported",
    "neutral": "neutral",
    "contradiction": "contradicted",
    "contradict": "contradicted",
    "contradicts": "contradicted",
}


@runtime_checkable
class Entailer(Protocol):
    """Scores pairs of a body window (premise) and a claim (hypothesis)."""

    name: str
    """Goes into the signature: model, revision, dtype."""

    native: bool
    """Whether the model itself tells overstated from unsupported (False for three-way NLI models)."""

    max_tokens: int
    """Longest pair that is read whole."""

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, without the special ones."""
        ...

    def score(self, pairs: Sequence[tuple[str, str]]) -> tuple[FloatArray, FloatArray]:
        """Log-probabilities of the verdicts, shape (n, 4), and probabilities of the kinds, shape (n, 8)."""
        ...


class CrossEncoderEntailer:
    """Any sentence-transformers ``CrossEncoder``: headcheck's own 12 outputs, or a three-way NLI model.

    Outputs are found by their names in ``config.id2label``, never by position. A three-way model's neutral mass is
    left to the decision as "overstated or unsupported, equally likely": only strength cues tell them apart there.

    Args:
        model: ``"bundled"``, a folder, or a hub name.
        device: ``"auto"``, or a torch device.
        dtype: ``"auto"`` (bfloat16 where the processor has matrix units for it, else float32), ``"float32"``,
            ``"bfloat16"`` or ``"float16"``.
        batch_size: most pairs in one forward pass; long ones on a processor go in smaller batches.
        local_files_only: never ask a hub, even for a hub name.

    Attributes:
        head_file: the decision head that stands beside the model, if one does.

    Raises:
        ModelNotFoundError: no model under that name.
        ModelFormatError: not a usable model: no safetensors, or labels without names.
    """

    def __init__(
        self,
        model: str = BUNDLED,
        *,
        device: str = "auto",
        dtype: str = "auto",
        batch_size: int = 64,
        local_files_only: bool = False,
    ) -> None:
        folder = model_folder(model, "entailer", local_files_only=local_files_only)
        precision = pick_dtype(dtype)
        self._encoder = load_cross_encoder(folder, precision, device, local_files_only=local_files_only)
        names = output_names(self._encoder.model.config.id2label)
        self.native = "overstated" in names
        wanted = [str(v) for v in VERDICTS] if self.native else ["supported", "neutral", "contradicted"]
        self._verdict_columns = [names[name] for name in wanted]
        self._kind_columns = [names[str(k)] for k in KINDS] if all(str(k) in names for k in KINDS) else []
        if self.native:
            require_all_weights(self._encoder.model, folder)
        self._batch_size = batch_size
        self._scored = 0
        self.max_tokens = int(self._encoder.max_length or 512)
        base = model if model == BUNDLED else Path(model).name if Path(model).exists() else model
        self.name = f"model:{base}@{revision(folder)}|dtype:{precision}"
        self.head_file = model_file(folder, HEAD_FILE)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, without the special ones."""
        if not texts:
            return []
        out = self._encoder.tokenizer(list(texts), add_special_tokens=False, truncation=False, verbose=False)
        return [len(ids) for ids in out["input_ids"]]

    def score(self, pairs: Sequence[tuple[str, str]]) -> tuple[FloatArray, FloatArray]:
        """Log-probabilities of the verdicts, shape (n, 4), and probabilities of the kinds, shape (n, 8).

        Args:
            pairs: (window, claim) texts.

        Returns:
            Two float32 arrays; kinds are uniform where the model has no kind outputs.

        Raises:
            DeviceMemoryError: not even one pair at a time fits into memory; before that, batches are halved.
            ModelFormatError: the model's outputs are not numbers.
        """
        import torch  # noqa: PLC0415 - heavy, loaded on first use

        if not pairs:
            return np.zeros((0, len(VERDICTS)), np.float32), np.zeros((0, len(KINDS)), np.float32)
        with torch.inference_mode():
            raw = torch.zeros(len(pairs), self._encoder.model.config.num_labels)
            most = self._batch_size
            lengths = [len(window) + len(claim) for window, claim in pairs]
            for group in of_like_length(lengths):
                size = min(most, self._fitting(lengths[group[-1]]))
                raw[group], taken = self._outputs([pairs[i] for i in group], size)
                if taken < size:
                    most = taken
            if not raw.isfinite().all():
                raise ModelFormatError(
                    f"the outputs of {self.name} are not numbers: damaged, or too large for its dtype"
                )
            verdicts = raw[:, self._verdict_columns].log_softmax(-1).numpy()
            if self._kind_columns:
                kinds = raw[:, self._kind_columns].sigmoid()
            else:
                kinds = torch.full((len(pairs), len(KINDS)), 1 / len(KINDS))
        self._scored += len(pairs)
        if self._scored >= _PAIRS:
            self._scored = 0
            give_back_memory()
        return verdicts if self.native else halve_neutral(*verdicts.T), kinds.numpy()

    def _fitting(self, longest: int) -> int:
        """Most pairs that go into one batch, of which the longest has so many characters."""
        if self._encoder.model.device.type != "cpu":
            return self._batch_size
        return max(1, _CHARACTERS // longest)

    def _outputs(self, pairs: Sequence[tuple[str, str]], most: int) -> tuple[Any, int]:
        """Outputs for the pairs, and how many of them went into a batch: fewer than asked where memory ran out."""
        import torch  # noqa: PLC0415 - heavy, loaded on first use

        while True:
            try:
                out = self._encoder.predict(
                    pairs,
                    batch_size=most,
                    show_progress_bar=False,
                    activation_fn=torch.nn.Identity(),
                    convert_to_tensor=True,
                )
                return out.float().cpu(), most
            except (RuntimeError, MemoryError) as error:
                if not _is_out_of_memory(error):
                    raise
                if most == 1:
                    raise DeviceMemoryError(f"not even one pair of texts fits into memory: {error}") from error
            # Out of the handler: the error holds on to what it was that did not fit.
            most = max(1, min(most, len(pairs)) // 2)


def halve_neutral(support: FloatArray, neutral: FloatArray, denial: FloatArray) -> FloatArray:
    """Log-probabilities of the four verdicts, shape (n, 4), from the three of an NLI model, shape (n,) each.

    Neutral is overstated or unsupported, equally likely.
    """
    half = neutral - float(np.log(2))
    return np.stack([support, half, denial, half], axis=-1)


def _is_out_of_memory(error: Exception) -> bool:
    """Whether an error says that memory ran out; torch has a class of its own for accelerators alone."""
    said = str(error).lower()
    return isinstance(error, MemoryError) or any(
        words in said for words in ("out of memory", "can't allocate memory", "not enough memory")
    )


def of_like_length(lengths: Sequence[int]) -> list[list[int]]:
    """Group positions so that within a group no length is more than half as large again as the smallest.

    A few long windows among many short sentences would otherwise pad every sentence of their batch to their length.
    """
    groups: list[list[int]] = []
    for position in sorted(range(len(lengths)), key=lengths.__getitem__):
        if groups and lengths[position] <= _LIKE * lengths[groups[-1][0]]:
            groups[-1].append(position)
        else:
            groups.append([position])
    return groups


def output_names(id2label: Mapping[int, str]) -> dict[str, int]:
    """Column of each output by its canonical name.

    Raises:
        ModelFormatError: the labels are numbered instead of named, or name no verdicts.
    """
    names: dict[str, int] = {}
    for column, label in id2label.items():
        plain = str(label).strip().lower()
        names[_NLI.get(plain, plain)] = int(column)
    if {"supported", "contradicted"} <= names.keys() and (
        {"overstated", "unsupported"} <= names.keys() or "neutral" in names
    ):
        return names
    labels = ", ".join(map(str, id2label.values()))
    raise ModelFormatError(
        f"cannot tell what the model's outputs mean (labels: {labels}). Set id2label in its config.json to "
        "entailment / neutral / contradiction, or to supported / overstated / contradicted / unsupported"
    )
