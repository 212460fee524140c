"""Scoring a checker on judged articles."""

from __future__ import annotations

import json
import tracemalloc

import numpy as np
import pytest
from sklearn.metrics import f1_score

from headcheck import VERDICTS, EmptyTextError, InvalidOptionError, ReportFormatError
from headcheck.evaluate import METRICS, evaluate, load_judged
from headcheck.metrics import bootstrap_weights
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


ROW = {"headline": "Fares rise", "body": "Fares rise.", "label": "supported"}


def test_what_is_not_known_may_be_null(fake):
    """Kinds, evidence and family may be null: then no kind, no gold sentence, and each body is a family."""
    unknown = dict.fromkeys(("kinds", "evidence", "family"))
    result = evaluate(fake, [ROW | unknown, ROW | {"body": "Ferry fares rise."} | unknown], samples=5)
    assert result.families == 2
    assert np.isnan(result.figures["evidence_hit"][0])
    assert json.loads(json.dumps(result.to_dict(), allow_nan=False))["figures"]["evidence_hit"] == [None] * 3


def test_a_bad_row_is_named(fake):
    """A row that cannot be checked raises its own class of error, with its number; so do too few samples."""
    with pytest.raises(EmptyTextError, match="row 1: "):
        evaluate(fake, [ROW, ROW | {"body": ""}])
    with pytest.raises(InvalidOptionError, match="-1"):
        evaluate(fake, [ROW], samples=-1)


def test_whole_bodies_as_families():
    """Families may be whole bodies, one of them huge, without as much memory for each."""
    tracemalloc.start()
    weights = bootstrap_weights([*map(str, range(1000)), "x" * 1_000_000, "1"], samples=5)
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()
    assert (weights[:, 1] == weights[:, -1]).all()


@pytest.mark.parametrize(
    "line",
    [
        *("{", "[]", '{"headline": "x", "body": "y"}', '{"headline": "x", "body": "y", "label": "fine"}'),
        json.dumps(ROW | {"kinds": ["certanty"]}),
        json.dumps(ROW | {"kinds": "certainty"}),
        json.dumps(ROW | {"evidence": "Fares rise."}),
        json.dumps(ROW | {"evidence": [""]}),
    ],
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
        load_judged(str(tmp_path / "none.jsonl"))
