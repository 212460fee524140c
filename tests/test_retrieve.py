"""Finding the sentences that matter for a claim."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headcheck import ModelFormatError, ModelNotFoundError
from headcheck.retrieve import Encoder, SentenceTransformerEncoder, content_words, rank
from headcheck.testing import WordEncoder
from tests.strategies import SENTENCES

ENCODER = WordEncoder()


def order(claim: str, sentences: list[str], k: int = 3) -> tuple[int, ...]:
    """Rank sentences for a claim with the word encoder."""
    vectors = ENCODER.encode([claim, *sentences])
    return rank(claim, vectors[0], [content_words(s) for s in sentences], vectors[1:], k)


def test_shared_names_come_first():
    """A sentence that shares rare words with the claim comes before one that shares common ones."""
    sentences = ["The town met.", "The town was glad.", "The town of Sellin paid 40 dockers.", "The town slept."]
    assert order("The town paid 40 dockers", sentences)[0] == 2


def test_a_neighbour_is_drawn_in():
    """A sentence beside the best one comes before an equally distant one far off."""
    words = ["sun", "rain", "fog", "frost", "dockers", "hail", "wind", "snow", "sleet"]
    sentences = [content_words(word) for word in words]
    near = np.array([[float(word == "dockers"), 1.0] for word in words], np.float32)
    claim = np.array([1.0, 0.0], np.float32)
    assert set(rank("dockers", claim, sentences, near, 3)) == {3, 4, 5}


@given(st.lists(SENTENCES, min_size=1, max_size=8), SENTENCES, st.integers(1, 10))
def test_ranks_are_distinct_indices(sentences, claim, k):
    """At most k distinct indices of the body come back, all of them where k is large."""
    ranked = order(claim, sentences, k)
    assert len(ranked) == len(set(ranked)) == min(k, len(sentences))
    assert set(ranked) <= set(range(len(sentences)))


def test_the_bundled_encoder_gives_unit_vectors():
    """The bundled retriever embeds any text, blank ones too, as finite vectors of float32."""
    encoder = SentenceTransformerEncoder()
    assert isinstance(encoder, Encoder)
    vectors = encoder.encode(["The mayor resigned.", "", "\n"])
    assert vectors.dtype == np.float32
    assert np.isfinite(vectors).all()
    assert np.linalg.norm(vectors[0]) == pytest.approx(1, abs=1e-3)
    near, far = encoder.encode(["The mayor quit her post.", "Salmon is cheap."]) @ vectors[0]
    assert near > far


def test_a_missing_retriever_is_named(tmp_path):
    """A name that leads nowhere, or a folder without safetensors, says so."""
    with pytest.raises(ModelFormatError, match="safetensors"):
        SentenceTransformerEncoder(str(tmp_path))
    with pytest.raises(ModelNotFoundError, match="nobody/nothing"):
        SentenceTransformerEncoder("nobody/nothing", local_files_only=True)
