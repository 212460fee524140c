"""Features, forms of X and options keep scikit-learn's contract; `check_estimator` cannot check it for pairs."""

from __future__ import annotations

import copy
import subprocess
import sys

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from sklearn.base import clone
from sklearn.compose import ColumnTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import FeatureUnion, make_pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler

from headcheck import (
    VERDICTS,
    Checker,
    ColumnError,
    EmptyTextError,
    TextTypeError,
)
from headcheck.checker import shared_checker
from headcheck.sklearn import FEATURES, HeadlineClassifier, HeadlineFeatures
from headcheck.testing import OverlapEntailer, WordEncoder
from tests.desk import FRAME, LABELS, PAIRS


@pytest.fixture
def features(fake) -> HeadlineFeatures:
    """A transformer over the stand-in models."""
    return HeadlineFeatures(checker=fake)


def test_features_are_those_of_the_report(tiny):
    """Each row holds the numbers of `Checker.check`, under their names, and does not depend on the threshold."""
    rows = pd.DataFrame(HeadlineFeatures(checker=tiny).transform(PAIRS[:3]), columns=list(FEATURES))
    for (headline, body), row in zip(PAIRS[:3], rows.itertuples(), strict=True):
        report = tiny.check(headline, body)
        worst = min(report.claims, key=lambda claim: claim.probabilities["supported"])
        for verdict in VERDICTS:
            assert getattr(row, f"p_{verdict}") == pytest.approx(report.probabilities[verdict], abs=1.1e-3)
        supported = row.p_supported
        assert row.log_odds_not_supported == pytest.approx(np.log((1 - supported) / supported))
        assert row.kind_scope == pytest.approx(worst.kind_probabilities["scope"], abs=1.1e-3)
        assert row.claims == len(report.claims)
        assert row.n_supporting == len(worst.support)
        assert row.n_limiting + row.n_denying == len(worst.counter)
        assert row.best_supporting == pytest.approx(max((e.probability for e in worst.support), default=0), abs=1.1e-3)
    other = copy.copy(tiny)
    other.threshold = 0.9
    np.testing.assert_array_equal(HeadlineFeatures(checker=other).transform(PAIRS[:3]), rows)


def test_features_tell_weak_from_strong(features):
    """A hedged body raises ``weaker_any``, a missing number ``missing_numbers``, and nothing else is put there."""
    rows = features.set_output(transform="pandas").transform(
        [
            ("Mayor scraps toll", "The mayor may scrap the toll."),
            ("Mayor scraps toll", "The mayor scraps the toll."),
            ("Mayor scraps 40 tolls", "The mayor scraps tolls."),
        ]
    )
    assert rows.weaker_any[0] > rows.weaker_any[1] == 0
    assert rows.missing_numbers.tolist() == [0, 0, 1]


def test_every_form_of_x_gives_the_same_rows(features):
    """Frames, pairs, mappings, arrays and series give the same rows, whatever the order of columns or their names."""
    pairs, few = PAIRS[:3], FRAME[:3]
    expected = features.transform(pairs)
    assert (expected.shape, expected.dtype) == ((3, len(FEATURES)), np.float64)
    assert np.isfinite(expected).all()
    records = few.to_dict("records")
    forms = [
        few,
        few.assign(extra=1)[["extra", "body", "headline"]],
        pl.DataFrame(records),
        pa.Table.from_pylist(records),
        records,
        tuple(map(list, pairs)),
        few.to_numpy(dtype=object),
        few.to_numpy(dtype=str),
        pd.Series(pairs),
    ]
    for form in forms:
        np.testing.assert_array_equal(features.transform(form), expected)
    renamed = clone(features).set_params(headline="title", body="text")
    frame = few.rename(columns={"headline": "title", "body": "text"})
    np.testing.assert_array_equal(renamed.transform(frame), expected)
    np.testing.assert_array_equal(renamed.transform(frame.to_dict("records")), expected)
    assert features.transform([]).shape == (0, len(FEATURES))


def test_bodies_may_be_sentences(features):
    """A body may be a list of ready sentences, in pairs and in columns."""
    sentences = [["The mayor may scrap the toll.", "Fares rise."]]
    pairs = features.transform([("Mayor scraps toll", sentences[0])])
    for frame in (pd.DataFrame, pl.DataFrame):
        columns = frame({"headline": ["Mayor scraps toll"], "body": sentences})
        np.testing.assert_array_equal(features.transform(columns), pairs)


@pytest.mark.parametrize(
    ("articles", "error", "message"),
    [
        ([PAIRS[0], ("Mayor left", None)], TextTypeError, "row 1: the body must be str"),
        ([PAIRS[0], PAIRS[0], ("", "Mayor left.")], EmptyTextError, "row 2: the headline holds no words"),
        ([PAIRS[0], {"headline": "Mayor left"}], TextTypeError, "row 1 has no field 'body'; it has: headline"),
        (["Mayor left"], TextTypeError, "row 0: a row must be"),
        ([("a", "b", "c")], TextTypeError, "row 0: a row must be"),
        (np.ones((2, 2)), TextTypeError, "row 0: the headline must be str, not float"),
        (FRAME.assign(body=None), TextTypeError, "row 0: the body must be str"),
        ("Mayor left", TextTypeError, "X must be a data frame or a sequence"),
        ({"headline": ["a"], "body": ["b"]}, TextTypeError, "X must be .* not dict"),
        (None, TextTypeError, "X must be"),
        (FRAME[["body"]], ColumnError, "no column 'headline'; it has: body"),
        (FRAME[["body", "headline", "body"]], ColumnError, "two columns 'body'"),
    ],
)
def test_bad_rows_are_named(features, articles, error, message):
    """What is no article is refused with its row or column and what was expected."""
    with pytest.raises(error, match=message):
        features.fit_transform(articles)


def test_parameters_are_stored_and_nothing_else():
    """The constructors store their arguments untouched and load nothing: a model that is not there is no error yet."""
    for kind in (HeadlineFeatures, HeadlineClassifier):
        estimator = kind(model="no-such-folder/model", top_k=0, device="mars", local_files_only=True)
        assert vars(estimator) == estimator.get_params()
        assert clone(estimator).get_params() == estimator.get_params()
        assert estimator.set_params(top_k=4, headline="title").top_k == 4
        with pytest.raises(FileNotFoundError):
            estimator._features(PAIRS)


def test_importing_loads_no_torch():
    """Importing the module and making an estimator loads no torch."""
    code = "import sys, headcheck.sklearn as h; h.HeadlineClassifier(); print('torch' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "False"


def test_estimators_share_one_checker(native_model):
    """Estimators with the same options share one checker per process, loaded at the first use."""
    options = {"model": str(native_model), "device": "cpu", "dtype": "float32"}
    first, second = HeadlineFeatures(**options), HeadlineClassifier(**options, C=0.5, headline="title")
    assert first._checker() is second._checker() is clone(first)._checker() is shared_checker(**options)
    assert HeadlineFeatures(**options, top_k=3)._checker() is not first._checker()


def test_names_and_frames(features):
    """Names are fixed and unique, and ``set_output`` gives frames under them, with the index of X."""
    assert list(features.get_feature_names_out()) == list(FEATURES)
    assert len(set(FEATURES)) == len(FEATURES) == 30
    rows = features.set_output(transform="pandas").fit_transform(FRAME)
    assert list(rows.columns) == list(FEATURES)
    assert rows.index.equals(FRAME.index)
    assert features.set_output(transform="polars").fit_transform(PAIRS).columns == list(FEATURES)


def test_features_beside_others(features):
    """The transformer works in a ColumnTransformer on two columns of a frame, and in a FeatureUnion."""
    length = FunctionTransformer(lambda frame: frame.map(len), feature_names_out="one-to-one")
    columns = ColumnTransformer([("check", features, ["body", "headline"]), ("length", length, ["headline"])])
    columns.set_output(transform="pandas")
    rows = columns.fit_transform(FRAME)
    assert {"check__p_supported", "length__headline"} <= set(rows.columns)
    np.testing.assert_array_equal(rows.to_numpy()[:, : len(FEATURES)], features.transform(FRAME))
    union = FeatureUnion([("check", features), ("again", clone(features))])
    assert union.fit_transform(PAIRS).shape == (len(PAIRS), 2 * len(FEATURES))


def test_a_pipeline_remembers(tmp_path, monkeypatch):
    """In a Pipeline with memory, articles transformed once in fitting are not checked again for another candidate."""
    checker = Checker(OverlapEntailer(), WordEncoder())
    calls = []
    original = OverlapEntailer.score
    monkeypatch.setattr(OverlapEntailer, "score", lambda self, pairs: calls.append(1) or original(self, pairs))
    steps = (HeadlineFeatures(checker=checker), StandardScaler(), LogisticRegression())
    pipeline = make_pipeline(*steps, memory=str(tmp_path))
    pipeline.fit(PAIRS, LABELS)
    first = len(calls)
    clone(pipeline).set_params(logisticregression__C=0.1).fit(PAIRS, LABELS)
    assert len(calls) == first > 0
    search = GridSearchCV(pipeline, {"logisticregression__C": [0.1, 1.0], "headlinefeatures__body": ["body"]}, cv=2)
    assert search.fit(FRAME, LABELS).score(FRAME, LABELS) > 0.9
