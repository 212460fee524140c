"""Scoring a checker on judged articles."""

from __future__ import annotations

import json

import numpy as np
import pytest
from sklearn.metrics import f1_score

from headcheck import VERDICTS, ReportFormatError
from headcheck.evaluate import METRICS, evaluate, load_judged
from tests.test_train import article_rows


def test_figures_and_intervals(fake):
    """Every metric has a value in [0, 1] inside its interval, and the signature says what was measured."""
    rows = article_rows(6)
    result = evaluate(fake, rows, samples=50)
    assert set(result.figures) == set(METRICS)
    assert (result.rows, result.families) == (24, 6)
    for name, (value, low, high) in result.figures.items():
        if not np.isnan(value):
            assert 0 <= low <= value + 1e-9, name
            assert value <= high + 1e-9 <= 1 + 1e-6, name
    assert result.signature == fake.signature
    verdicts = [str(r.verdict) for r in fake.check_many((r["headline"], r["body"]) for r in rows)]
    expected = f1_score(
        [r["label"] for r in rows], verdicts, labels=list(map(str, VERDICTS)), average="macro", zero_division=0
    )
    assert result.figures["macro_f1"][0] == pytest.approx(expected)
    assert "macro_f1" in str(result)
    assert json.dumps(result.to_dict())


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"headline": "x", "body": "y"}', '{"headline": "x", "body": "y", "label": "fine"}']
)
def test_unusable_rows_are_named(tmp_path, line):
    """A line that is no judged row is named by its number."""
    path = tmp_path / "judged.jsonl"
    good = '{"headline": "x", "body": "y", "label": "supported"}'
    path.write_text(f"{good}\n\n{line}\n", encoding="utf-8")
    with pytest.raises(ReportFormatError, match="line 3"):
        load_judged(path)


def test_an_empty_file_is_refused(tmp_path):
    """A file without rows is refused."""
    (tmp_path / "none.jsonl").write_text("\n")
    with pytest.raises(ReportFormatError, match="no rows"):
        load_judged(tmp_path / "none.jsonl")
