"""Find models and load them: from the package, a folder or the hub, from safetensors only, with no code of theirs."""

from __future__ import annotations

import ctypes
import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache, partial
from importlib import resources
from pathlib import Path
from typing import Any, Final

from headcheck.errors import ModelFormatError, ModelNotFoundError

__all__ = [
    "BUNDLED",
    "HEAD_FILE",
    "give_back_memory",
    "load_cross_encoder",
    "model_file",
    "model_folder",
    "no_progress_bars",
    "pick_dtype",
    "require_all_weights",
    "require_safetensors",
    "revision",
    "survive_forks",
]

BUNDLED: Final = "bundled"

HEAD_FILE: Final = "head.json"
"""Name of the file beside a model's weights that holds the decision head fitted to it."""


def model_folder(name: str, bundled: str, *, local_files_only: bool = False) -> str:
    """Turn ``"bundled"`` into the folder inside the package, and leave any other name as it is.

    With ``local_files_only`` a hub name becomes the folder in the hub's cache: whatever a loader is told, the hub's
    client asks the hub for this and that.

    Raises:
        ModelNotFoundError: the package lacks its model, or the cache has none of that name.
    """
    if name != BUNDLED:
        if not local_files_only:
            return name
        if found := _folder(name):
            return str(found)
        raise ModelNotFoundError(f"no model {name!r}: it is neither a folder nor in the hub's cache")
    folder = resources.files("headcheck") / "models" / bundled
    if not folder.is_dir():
        raise ModelNotFoundError(f"this installation of headcheck lacks its bundled {bundled}: reinstall the wheel")
    return str(folder)


def _folder(name: str) -> Path | None:
    """The folder that a name is, or that a hub name has in the hub's cache; None where it has none."""
    if Path(name).is_dir():
        return Path(name)
    from huggingface_hub import try_to_load_from_cache  # noqa: PLC0415 - heavy, loaded on first use
    from huggingface_hub.errors import HFValidationError  # noqa: PLC0415

    with suppress(HFValidationError):
        for file in ("modules.json", "config.json"):
            if isinstance(found := try_to_load_from_cache(name, file), str):
                return Path(found).parent
    return None


def model_file(name: str, file: str) -> Path | None:
    """A file beside the weights of a model that was loaded, in its folder or on the hub; None where there is none."""
    folder = _folder(name)
    if folder and (folder / file).is_file():
        return folder / file
    if folder == Path(name):
        return None
    from huggingface_hub import hf_hub_download  # noqa: PLC0415 - heavy, loaded on first use
    from huggingface_hub.errors import EntryNotFoundError  # noqa: PLC0415

    with suppress(EntryNotFoundError):
        return Path(hf_hub_download(name, file, revision=folder.name if folder else None))
    return None


def revision(name: str) -> str:
    """What tells two models of one name apart once they are loaded: the hub commit, else a hash of the weights."""
    folder = _folder(name)
    if folder is None:
        return "unknown"
    if folder.parent.name == "snapshots":
        return folder.name[:8]
    digest = hashlib.sha256()
    for file in sorted(folder.glob("*.safetensors")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:8]


def require_all_weights(model: Any, folder: str) -> None:
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


@cache
def _trim() -> Callable[[int], int] | None:
    try:
        return ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):  # another C library than glibc, another system than Linux
        return None


def give_back_memory() -> None:
    """Hand freed memory back to the system where the C library would keep it, in ever smaller pieces (glibc)."""
    if trim := _trim():
        trim(0)


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
