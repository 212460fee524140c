"""Small real models, made in the test, and checkers built on them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

import headcheck
from headcheck.testing import OverlapEntailer, WordEncoder

# Shared machines stall: a slow example is no failure.
settings.register_profile("headcheck", deadline=None)
# Five laws in tests/test_fuzz.py: 100,000 examples.
settings.register_profile("nightly", deadline=None, max_examples=20_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "headcheck"))


@pytest.fixture(autouse=True)
def _no_wish_for_colours(monkeypatch):
    """The environment of the tests says nothing about colours."""
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


WORDS = """
[PAD] [UNK] [CLS] [SEP] [MASK] the a of to in on and or not no may might will said says mayor council plan plans
toll ferry fares rise fall bridge vote voted board approve approved approves reject scrap scraps if until next
week union claims claim workers some all most study linked causes cause rats people report new old city town
police court , . : ; " ' - ? !
"""


NATIVE = [*map(str, reversed(headcheck.KINDS)), *map(str, reversed(headcheck.VERDICTS))]
"""headcheck's own twelve outputs, in an order of its own."""


def make_cross_encoder(folder: Path, labels: list[str], spread: float = 0.02) -> Path:
    """Write a two-layer BERT cross-encoder with a WordPiece vocabulary, about 100 KB, random but seeded.

    Weights have the standard deviation ``spread``: the larger, the more its verdicts differ.
    """
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizer

    folder.mkdir(parents=True, exist_ok=True)
    letters = [prefix + c for c in "abcdefghijklmnopqrstuvwxyz0123456789" for prefix in ("", "##")]
    vocabulary = [*WORDS.split(), *(w for w in letters if w not in WORDS.split())]
    tokenizer = BertTokenizer(vocab={word: i for i, word in enumerate(vocabulary)}, model_max_length=128)
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=128,
        initializer_range=spread,
        num_labels=len(labels),
        id2label=dict(enumerate(labels)),
        label2id={label: i for i, label in enumerate(labels)},
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


@pytest.fixture(scope="session")
def native_model(tmp_path_factory) -> Path:
    """A folder with a cross-encoder of headcheck's own outputs."""
    return make_cross_encoder(tmp_path_factory.mktemp("native"), NATIVE)


@pytest.fixture(scope="session")
def nli_model(tmp_path_factory) -> Path:
    """A folder with a plain three-way NLI cross-encoder."""
    return make_cross_encoder(tmp_path_factory.mktemp("nli"), ["contradiction", "Entailment", "NEUTRAL"])


@pytest.fixture(scope="session")
def tiny(native_model) -> headcheck.Checker:
    """A checker on the tiny native model."""
    return headcheck.Checker(native_model, WordEncoder(), dtype="float32", device="cpu")


@pytest.fixture(scope="session")
def fake() -> headcheck.Checker:
    """A checker without any model, for laws that hold whatever the model says."""
    return headcheck.Checker(OverlapEntailer(), WordEncoder())


@pytest.fixture(scope="session")
def bundled() -> headcheck.Checker:
    """The checker that users get."""
    return headcheck.Checker(device="cpu")
