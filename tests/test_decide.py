"""From readings to verdicts: the worst claim decides, the head is stored as JSON."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headcheck import VERDICTS, ModelFormatError, Verdict
from headcheck.decide import FEATURES, Head, worst_of
from headcheck.labels import SEVERITY

SHARES = st.lists(st.floats(0.01, 1), min_size=4, max_size=4).map(
    lambda xs: {v: x / sum(xs) for v, x in zip(VERDICTS, xs, strict=True)}
)


@given(st.lists(SHARES, min_size=1, max_size=4))
def test_the_worst_claim_decides(claims):
    """The headline is flagged as surely as its most doubtful claim, and its probabilities sum to one."""
    worst = worst_of(claims)
    assert sum(worst.values()) == pytest.approx(1, abs=1e-9)
    assert min(worst.values()) >= 0
    assert worst[Verdict.SUPPORTED] == pytest.approx(min(c[Verdict.SUPPORTED] for c in claims), abs=2e-3)
    assert worst[Verdict.CONTRADICTED] == pytest.approx(max(c[Verdict.CONTRADICTED] for c in claims), abs=2e-3)


@given(SHARES)
def test_one_claim_is_the_headline(claim):
    """A headline of one claim has that claim's probabilities."""
    assert worst_of([claim]) == pytest.approx(claim, abs=2e-3)


def test_severity_orders_the_verdicts():
    """Contradicted is worse than overstated, that worse than unsupported, that worse than supported."""
    sure = [{v: float(v is s) for v in VERDICTS} for s in SEVERITY]
    for i, a in enumerate(sure):
        for j, b in enumerate(sure):
            assert worst_of([a, b])[SEVERITY[max(i, j)]] == 1


def test_a_head_survives_json(tmp_path):
    """A head written as JSON decides as before, and its name follows its content."""
    rng = np.random.default_rng(0)
    columns = FEATURES[:5]
    arrays = (rng.random(5), 1 + rng.random(5), rng.random((4, 5)), rng.random(4))
    head = Head("x", 0.6, columns, *(a.astype(np.float32) for a in arrays))
    (tmp_path / "head.json").write_text(head.to_json())
    loaded = Head.load(tmp_path / "head.json")
    rows = rng.random((7, len(FEATURES)))
    np.testing.assert_allclose(loaded.probabilities(rows), head.probabilities(rows), rtol=1e-6)
    np.testing.assert_allclose(loaded.probabilities(rows).sum(1), 1)
    assert loaded.threshold == 0.6
    assert loaded.name.startswith("head@")


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"threshold": 0.5, "columns": ["no_such_feature"]}'])
def test_damaged_heads_are_refused(tmp_path, content):
    """A file that is no head, or one made for other features, is refused."""
    path = tmp_path / "head.json"
    path.write_text(content)
    with pytest.raises(ModelFormatError, match="decision head"):
        Head.load(path)


def test_the_uncalibrated_head_takes_the_model_at_its_word():
    """Without a fitted head the packed probabilities stand as they are."""
    row = np.zeros(len(FEATURES))
    row[:4] = np.log([0.1, 0.2, 0.3, 0.4])
    np.testing.assert_allclose(Head.of(None, native=True).probabilities(row), [[0.1, 0.2, 0.3, 0.4]], rtol=1e-6)
