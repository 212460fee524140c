"""Cross-encoders: labels by name, safetensors only, clear errors."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from headcheck import KINDS, VERDICTS, Checker, ModelFormatError, ModelNotFoundError
from headcheck.decide import Head
from headcheck.entail import CrossEncoderEntailer, Entailer, of_like_length, output_names
from headcheck.loading import HEAD_FILE, model_folder
from headcheck.testing import WordEncoder
from tests.conftest import make_cross_encoder

PAIRS = [("the mayor may scrap the toll", "mayor will scrap toll"), ("rats", "people report rats in the old town")]


def test_outputs_are_found_by_name(native_model):
    """A model whose outputs stand in another order scores the same verdicts: columns are looked up by label."""
    from sentence_transformers import CrossEncoder

    entailer = CrossEncoderEntailer(str(native_model), dtype="float32", device="cpu")
    assert isinstance(entailer, Entailer)
    assert entailer.native
    verdicts, kinds = entailer.score(PAIRS)
    assert (verdicts.shape, kinds.shape) == ((2, 4), (2, 8))
    raw = CrossEncoder(str(native_model), device="cpu").predict(PAIRS, convert_to_tensor=True)
    expected = raw.float()[:, [11, 10, 9, 8]].log_softmax(-1).numpy()
    np.testing.assert_allclose(verdicts, expected, atol=1e-5)
    np.testing.assert_allclose(kinds, raw.float()[:, list(range(7, -1, -1))].sigmoid().numpy(), atol=1e-5)


def test_a_three_way_model_leaves_the_neutral_mass_open(nli_model):
    """A plain NLI model is taken as it is: neutral is overstated or unsupported, equally likely."""
    entailer = CrossEncoderEntailer(str(nli_model), dtype="float32", device="cpu")
    assert not entailer.native
    verdicts, kinds = entailer.score(PAIRS)
    np.testing.assert_allclose(np.exp(verdicts).sum(-1), 1, atol=1e-5)
    np.testing.assert_allclose(verdicts[:, VERDICTS.index("overstated")], verdicts[:, VERDICTS.index("unsupported")])
    np.testing.assert_allclose(kinds, 1 / len(KINDS))


def test_like_lengths_stand_together():
    """Every position stands in one group, and no group mixes short with long."""
    lengths = [10, 100, 12, 14, 16, 900, 11, 120]
    groups = of_like_length(lengths)
    assert sorted(i for group in groups for i in group) == list(range(len(lengths)))
    assert all(max(lengths[i] for i in group) <= 1.5 * min(lengths[i] for i in group) for group in groups)
    assert of_like_length([]) == []


def test_nothing_to_score(native_model):
    """No pairs give empty arrays of the right shape."""
    verdicts, kinds = CrossEncoderEntailer(str(native_model)).score([])
    assert (verdicts.shape, kinds.shape) == ((0, 4), (0, 8))


@pytest.mark.parametrize(
    "labels", [["LABEL_0", "LABEL_1", "LABEL_2"], ["entailment", "not_entailment"], ["good", "bad", "odd"]]
)
def test_unnamed_labels_are_refused(labels):
    """Numbered or unknown labels are refused with a word on what to set."""
    with pytest.raises(ModelFormatError, match="id2label"):
        output_names(dict(enumerate(labels)))


def test_unnamed_labels_are_refused_on_loading(tmp_path):
    """A real model folder with numbered labels is refused."""
    folder = make_cross_encoder(tmp_path / "m", ["LABEL_0", "LABEL_1", "LABEL_2"])
    with pytest.raises(ModelFormatError, match="LABEL_0"):
        CrossEncoderEntailer(str(folder))


def test_pickled_weights_are_refused(native_model, tmp_path):
    """A folder whose weights are not safetensors is not loaded."""
    folder = tmp_path / "pickled"
    shutil.copytree(native_model, folder)
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(ModelFormatError, match="safetensors"):
        CrossEncoderEntailer(str(folder))


def test_damaged_models_are_refused(native_model, tmp_path):
    """Truncated weights and a config that is not JSON are named, not passed on as somebody else's traceback."""
    for name, content in (("model.safetensors", b"\x00" * 20), ("config.json", b"{")):
        folder = tmp_path / name
        shutil.copytree(native_model, folder)
        (folder / name).write_bytes(content)
        with pytest.raises(ModelFormatError, match="cannot be loaded"):
            CrossEncoderEntailer(str(folder))


def test_a_missing_model_is_named():
    """A name that is neither a folder nor to be had says so."""
    with pytest.raises(ModelNotFoundError, match="nobody/nothing"):
        CrossEncoderEntailer("nobody/nothing", local_files_only=True)


OFFLINE = """
from headcheck import Checker
from headcheck.testing import WordEncoder
for only in (True, False):
    print(Checker("desk/nli", WordEncoder(), dtype="float32", device="cpu", local_files_only=only).signature)
"""


def test_a_cached_model_is_found_without_the_hub(native_model, tmp_path):
    """A hub name is looked up in the cache, with the head beside the weights, and the signature names both."""
    commit = "0123456789abcdef0123456789abcdef01234567"
    repository = tmp_path / "hub" / "models--desk--nli"
    snapshot = repository / "snapshots" / commit
    shutil.copytree(native_model, snapshot)
    shutil.copy(Path(model_folder("bundled", "entailer")) / HEAD_FILE, snapshot)
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text(commit)
    known = {**os.environ, "HF_HOME": str(tmp_path), "HF_HUB_OFFLINE": "1"}
    done = subprocess.run([sys.executable, "-c", OFFLINE], env=known, capture_output=True, text=True, check=True)
    one, other = done.stdout.splitlines()
    assert one == other
    assert "|model:desk/nli@01234567|dtype:float32|" in one
    assert f"|decision:{Head.load(snapshot / HEAD_FILE).name}|" in one


def test_a_model_that_is_not_cached_is_named():
    """With local_files_only nothing is asked for."""
    with pytest.raises(ModelNotFoundError, match="cache"):
        CrossEncoderEntailer("desk/other", local_files_only=True)


def test_a_head_goes_with_its_model(native_model, tmp_path):
    """A checker decides by the head beside a model, whether it got the model's folder or the model."""
    folder = tmp_path / "model"
    shutil.copytree(native_model, folder)
    assert CrossEncoderEntailer(str(folder)).head_file is None
    shutil.copy(Path(model_folder("bundled", "entailer")) / HEAD_FILE, folder)
    named = Checker(folder, WordEncoder(), dtype="float32")
    given = Checker(CrossEncoderEntailer(str(folder), dtype="float32"), WordEncoder())
    assert named.signature == given.signature
    assert "|decision:head@" in named.signature


def test_the_name_tells_weights_apart(native_model, tmp_path):
    """Two models of one shape have different names once their weights differ."""
    folder = tmp_path / native_model.name
    shutil.copytree(native_model, folder)
    first = CrossEncoderEntailer(str(native_model), dtype="float32").name
    assert CrossEncoderEntailer(str(folder), dtype="float32").name == first
    from safetensors.torch import load_file, save_file

    weights = load_file(folder / "model.safetensors")
    weights["classifier.bias"] += 1
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    assert CrossEncoderEntailer(str(folder), dtype="float32").name != first
    assert json.loads((folder / "config.json").read_text())["model_type"] == "bert"
