"""Damaged models, full disks and exhausted memory: each a clear error or a recovery."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from headcheck import VERDICTS, Checker, DeviceMemoryError, ModelFormatError
from headcheck.decide import Head
from headcheck.entail import CrossEncoderEntailer
from headcheck.loading import HEAD_FILE
from headcheck.retrieve import SentenceTransformerEncoder
from headcheck.testing import WordEncoder
from tests.tables import articles, write
from tests.test_entail import PAIRS


@pytest.fixture
def model(native_model, tmp_path):
    """A copy of the tiny model, to be damaged."""
    return shutil.copytree(native_model, tmp_path / "model")


def cut(data: bytes) -> bytes:
    """The first half."""
    return data[: len(data) // 2]


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("model.safetensors", cut),
        ("model.safetensors", lambda _: b""),
        ("model.safetensors", lambda data: b"\xff" * 8 + data[8:]),
        ("model.safetensors", lambda data: data[:8] + b"[" + data[9:]),
        ("model.safetensors", lambda data: data.replace(b'"F32"', b'"F64"', 1)),
        ("config.json", cut),
        ("config.json", lambda _: b"[]"),
        ("config.json", lambda _: b"{}"),
        ("config.json", lambda data: data.replace(b'"hidden_size": 32', b'"hidden_size": 48')),
        ("config.json", lambda data: data.replace(b'"model_type": "bert"', b'"model_type": "nothing"')),
        ("config.json", None),
        ("tokenizer.json", cut),
        ("tokenizer.json", lambda _: b"{}"),
        ("tokenizer_config.json", lambda _: b"[1"),
    ],
)
def test_a_damaged_file_is_named(model, name, damage):
    """A file of a model that is missing, truncated or tampered with makes a clear error of the one class."""
    if damage is None:
        (model / name).unlink()
    else:
        (model / name).write_bytes(damage((model / name).read_bytes()))
    with pytest.raises(ModelFormatError, match=r"cannot be loaded|safetensors"):
        CrossEncoderEntailer(str(model))


def rewrite(model, change) -> None:
    """Change the weights of a model."""
    from safetensors.torch import load_file, save_file

    weights = load_file(model / "model.safetensors")
    change(weights)
    save_file(weights, model / "model.safetensors", metadata={"format": "pt"})


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda w: w.pop("classifier.weight"), "lacks 1 of its weights, such as classifier.weight"),
        (lambda w: w.update({"classifier.weight": w["classifier.weight"][:3].clone()}), "cannot be loaded"),
    ],
)
def test_missing_weights_are_not_drawn_at_random(model, change, word):
    """A model that lacks a weight, or has it in another shape, is refused instead of being filled up at random."""
    rewrite(model, change)
    with pytest.raises(ModelFormatError, match=word):
        CrossEncoderEntailer(str(model))


def test_outputs_that_are_not_numbers_are_refused(model):
    """Weights that are not numbers make no report."""
    rewrite(model, lambda w: w["classifier.bias"].fill_(float("nan")))
    checker = Checker(model, WordEncoder(), dtype="float32", device="cpu")
    with pytest.raises(ModelFormatError, match="not numbers"):
        checker.check("Mayor scraps toll", "The mayor may scrap the toll.")


def test_a_damaged_retriever_is_named(tmp_path):
    """A retriever whose files are damaged, or whose weights would have to be unpickled, is refused."""
    from importlib.resources import files

    folder = tmp_path / "retriever"
    for name, damage in (
        ("model.safetensors", cut),
        ("modules.json", lambda _: b"{"),
        ("modules.json", lambda data: data.replace(b"sentence_transformers.", b"subprocess.")),
        ("tokenizer.json", cut),
    ):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(str(files("headcheck") / "models" / "retriever"), folder)
        (folder / name).write_bytes(damage((folder / name).read_bytes()))
        with pytest.raises(ModelFormatError, match="cannot be loaded"):
            SentenceTransformerEncoder(str(folder))
    (folder / "1_Dense").mkdir()
    (folder / "1_Dense" / "pytorch_model.bin").write_bytes(b"")
    with pytest.raises(ModelFormatError, match="safetensors"):
        SentenceTransformerEncoder(str(folder))


HEAD = {
    "threshold": 0.5,
    "columns": [f"packed_{verdict}" for verdict in VERDICTS],
    "mean": [0.0] * 4,
    "scale": [1.0] * 4,
    "coefficients": np.eye(4).tolist(),
    "intercept": [0.0] * 4,
}


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "[]", "null", '"head"', "{}", "[" * 100_000),
        *(json.dumps(HEAD | change) for change in ({"threshold": 7}, {"threshold": "0.5"}, {"threshold": None})),
        *(json.dumps(HEAD | change) for change in ({"columns": ["x"]}, {"columns": 3}, {"mean": [0.0]}, {"mean": "0"})),
        *(json.dumps(HEAD | change) for change in ({"scale": [0.0] * 4}, {"scale": [float("nan")] * 4})),
        *(json.dumps(HEAD | change) for change in ({"intercept": [[0.0] * 4]}, {"coefficients": [[0.0], [1.0, 2.0]]})),
    ],
)
def test_a_head_of_another_form_is_refused(model, text):
    """A decision head that is no JSON, lacks a part, or has parts of another shape or range is refused."""
    (model / HEAD_FILE).write_text(json.dumps(HEAD))
    assert Head.load(model / HEAD_FILE).columns == tuple(HEAD["columns"])
    (model / HEAD_FILE).write_text(text)
    with pytest.raises(ModelFormatError, match="head"):
        Checker(model, WordEncoder(), dtype="float32", device="cpu")


def test_the_bundled_model_is_not_run_without_its_head(model, monkeypatch):
    """The bundled model without its decision head is a broken installation, and not an uncalibrated model."""
    monkeypatch.setattr("headcheck.entail.model_folder", lambda *_, **__: str(model))
    with pytest.raises(ModelFormatError, match=HEAD_FILE):
        Checker(retriever=WordEncoder(), dtype="float32", device="cpu")


@pytest.fixture
def cramped(native_model, monkeypatch):
    """An entailer into whose memory only so many pairs fit, and the sizes of the batches that it was asked for."""
    entailer = CrossEncoderEntailer(str(native_model), dtype="float32", device="cpu")
    predict, sizes = entailer._encoder.predict, []

    def fit(room, words="CUDA out of memory. Tried to allocate 2.00 GiB"):
        def limited(pairs, *, batch_size, **options):
            sizes.append(batch_size)
            if min(batch_size, len(pairs)) > room:
                raise RuntimeError(words)
            return predict(pairs, batch_size=batch_size, **options)

        monkeypatch.setattr(entailer._encoder, "predict", limited)
        return entailer, sizes

    return fit


def test_batches_are_halved_where_memory_runs_out(cramped, native_model):
    """When a batch does not fit, it is halved until it does, and the scores are those that they would have been."""
    entailer, sizes = cramped(2)
    pairs = [(f"{window} {i}", claim) for window, claim in PAIRS for i in range(9)]
    expected = CrossEncoderEntailer(str(native_model), dtype="float32", device="cpu").score(pairs)
    found = entailer.score(pairs)
    for one, other in zip(found, expected, strict=True):
        np.testing.assert_allclose(one, other, atol=1e-5)
    assert max(sizes) == 64
    assert min(sizes) in (1, 2)


def test_memory_for_not_even_one_pair(cramped):
    """Where not even one pair fits, the error says so; an error of another kind is passed on as it is."""
    entailer, sizes = cramped(0, "[enforce fail at alloc_cpu.cpp:117] DefaultCPUAllocator: can't allocate memory")
    with pytest.raises(DeviceMemoryError, match="not even one pair"):
        entailer.score(PAIRS)
    assert sizes[-1] == 1
    entailer, _ = cramped(0, "expected scalar type Float")
    with pytest.raises(RuntimeError, match="scalar type"):
        entailer.score(PAIRS)


@pytest.mark.parametrize("suffix", ["jsonl", "csv"])
def test_a_full_disk_is_survived(tmp_path, suffix):
    """When the disk is full the batch stops with status 3; with room again, --resume completes the same file."""
    resource = pytest.importorskip("resource", reason="POSIX has limits on files")
    source, whole = write(tmp_path / f"in.{suffix}", articles(200)), tmp_path / f"whole.{suffix}"
    target = tmp_path / f"out.{suffix}"
    command = [sys.executable, "-m", "tests.elsewhere", "batch", str(source), "--quiet", "-o"]
    subprocess.run([*command, str(whole)], check=True)
    room = whole.stat().st_size // 2

    def little_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    done = subprocess.run([*command, str(target)], preexec_fn=little_room, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert done.stderr.startswith("headcheck: ")
    assert "Traceback" not in done.stderr
    assert 0 < target.stat().st_size <= room
    subprocess.run([*command, str(target), "--resume"], check=True)
    assert target.read_bytes() == whole.read_bytes()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device")
def test_a_full_disk_behind_standard_output(tmp_path):
    """Standard output that takes no more is status 3 and one line, too."""
    source = write(tmp_path / "in.jsonl", articles(200))
    command = [sys.executable, "-m", "tests.elsewhere", "batch", str(source), "--quiet", "-o", "-"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1
