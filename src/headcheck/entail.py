"""Cross-encoders that judge a claim against a window of the body."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache, partial
from importlib import resources
from pathlib import Path
from typing import Any, Final, Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from headcheck.errors import DeviceMemoryError, ModelFormatError, ModelNotFoundError
from headcheck.labels import KINDS, VERDICTS

__all__ = ["BUNDLED", "CrossEncoderEntailer", "Entailer", "model_folder"]

BUNDLED: Final = "bundled"

_LIKE: Final = 1.5

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


def model_folder(name: str, bundled: str, *, local_files_only: bool = False) -> str:
    """Turn ``"bundled"`` into the folder inside the package, and leave any other name as it is.

    With ``local_files_only`` a hub name becomes the folder in the hub's cache: whatever a loader is told, the hub's
    client asks the hub for this and that.

    Raises:
        ModelNotFoundError: the package lacks its model, or the cache has none of that name.
    """
    if name != BUNDLED:
        return _cached(name) if local_files_only and not Path(name).is_dir() else name
    folder = resources.files("headcheck") / "models" / bundled
    if not folder.is_dir():
        raise ModelNotFoundError(f"this installation of headcheck lacks its bundled {bundled}: reinstall the wheel")
    return str(folder)


def _cached(name: str) -> str:
    from huggingface_hub import try_to_load_from_cache  # noqa: PLC0415 - heavy, loaded on first use
    from huggingface_hub.errors import HFValidationError  # noqa: PLC0415

    with suppress(HFValidationError):
        for file in ("modules.json", "config.json"):
            if isinstance(found := try_to_load_from_cache(name, file), str):
                return str(Path(found).parent)
    raise ModelNotFoundError(f"no model {name!r}: it is neither a folder nor in the hub's cache")


def revision(model: Any, folder: str) -> str:
    """What tells two models of one name apart: the hub commit, else a hash of the weights on disk."""
    commit = getattr(model.config, "_commit_hash", None)
    if Path(folder).parent.name == "snapshots":
        commit = Path(folder).name
    if commit:
        return str(commit)[:8]
    digest = hashlib.sha256()
    for file in sorted(Path(folder).glob("*.safetensors")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:8]


class CrossEncoderEntailer:
    """Any sentence-transformers ``CrossEncoder``: headcheck's own 12 outputs, or a three-way NLI model.

    Outputs are found by their names in ``config.id2label``, never by position. A three-way model's neutral mass is
    left to the decision as "overstated or unsupported, equally likely": only strength cues tell them apart there.

    Args:
        model: ``"bundled"``, a folder, or a hub name.
        device: ``"auto"``, or a torch device.
        dtype: ``"auto"`` (bfloat16 where the processor has matrix units for it, else float32), ``"float32"``,
            ``"bfloat16"`` or ``"float16"``.
        batch_size: most pairs in one forward pass.
        local_files_only: never ask a hub, even for a hub name.

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
            _require_all_weights(self._encoder.model, folder)
        self._batch_size = batch_size
        self.max_tokens = int(self._encoder.max_length or 512)
        base = model if model == BUNDLED else Path(model).name if Path(model).exists() else model
        self.name = f"model:{base}@{revision(self._encoder.model, folder)}|dtype:{precision}"

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
            for group in of_like_length([len(window) + len(claim) for window, claim in pairs]):
                raw[group], most = self._outputs([pairs[i] for i in group], most)
            if not raw.isfinite().all():
                raise ModelFormatError(
                    f"the outputs of {self.name} are not numbers: damaged, or too large for its dtype"
                )
            verdicts = raw[:, self._verdict_columns].log_softmax(-1).numpy()
            if self._kind_columns:
                kinds = raw[:, self._kind_columns].sigmoid()
            else:
                kinds = torch.full((len(pairs), len(KINDS)), 1 / len(KINDS))
        return verdicts if self.native else halve_neutral(*verdicts.T), kinds.numpy()

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


def _require_all_weights(model: Any, folder: str) -> None:
    """Refuse a model that lacks some of its weights: they would be drawn at random.

    Only for models with headcheck's own outputs, which are stored under the names they have in memory.
    """
    from safetensors import safe_open  # noqa: PLC0415 - heavy, loaded on first use

    stored: set[str] = set()
    for file in Path(folder).glob("*.safetensors"):
        with safe_open(file, "numpy") as weights:
            stored.update(weights.keys())
    missing = [name for name, _ in model.named_parameters() if name not in stored]
    if stored and missing:
        raise ModelFormatError(f"the model in {folder} lacks {len(missing)} of its weights, such as {missing[0]}")


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


def pick_dtype(dtype: str) -> str:
    """Resolve ``"auto"``: bfloat16 where this machine has matrix units for it, else float32.

    A processor with the vector instructions alone (AVX512_BF16) computes in bfloat16 too, but slower than in float32.
    """
    if dtype != "auto":
        return dtype
    import torch  # noqa: PLC0415 - heavy, loaded on first use

    if torch.cuda.is_available():
        return "bfloat16" if torch.cuda.is_bf16_supported() else "float16"
    return "bfloat16" if torch.cpu.get_capabilities().get("amx_bf16") else "float32"


@cache
def survive_forks() -> None:
    """See to it that a forked process computes in one thread: it has none of torch's, and would wait for them."""
    import torch  # noqa: PLC0415 - heavy, loaded on first use

    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=partial(torch.set_num_threads, 1))


@contextmanager
def no_progress_bars() -> Iterator[None]:
    """Keep the bars that transformers draws while it loads weights off a caller's terminal."""
    from transformers.utils import logging  # noqa: PLC0415 - heavy, loaded on first use

    shown = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        if shown:
            logging.enable_progress_bar()


def require_safetensors(folder: str) -> None:
    """Refuse a folder with weights in another format, which would have to be unpickled.

    Raises:
        ModelFormatError: there are no safetensors, or other weights stand without any beside them.
    """
    safe = {file.parent for file in Path(folder).rglob("*.safetensors")}
    other = {file.parent for file in Path(folder).rglob("pytorch_model*.bin")}
    if not safe or other - safe:
        raise ModelFormatError(f"weights in {folder} are not in .safetensors; other formats are not loaded")


def load_cross_encoder(folder: str, dtype: str, device: str, *, local_files_only: bool) -> Any:
    """Load a CrossEncoder from safetensors only, with no remote code.

    Raises:
        ModelNotFoundError: nothing under that name.
        ModelFormatError: found, but damaged or not safetensors.
    """
    import torch  # noqa: PLC0415 - heavy, loaded on first use
    from sentence_transformers import CrossEncoder  # noqa: PLC0415

    if Path(folder).is_dir():
        local_files_only = True
        require_safetensors(folder)
    survive_forks()
    try:
        with no_progress_bars():
            return CrossEncoder(
                folder,
                device=None if device == "auto" else device,
                local_files_only=local_files_only,
                trust_remote_code=False,
                model_kwargs={"dtype": getattr(torch, dtype), "use_safetensors": True},
            )
    except Exception as error:  # the loaders of three libraries, and what they raise on a damaged file is anything
        if not Path(folder).is_dir():
            raise ModelNotFoundError(
                f"no model {folder!r}: it is neither a folder nor a model that could be had from the hub ({error})"
            ) from error
        raise ModelFormatError(f"the model in {folder} cannot be loaded: {error}") from error
