"""The classifier keeps scikit-learn's contract, which `check_estimator` cannot check for pairs of texts."""

from __future__ import annotations

import copy
import pickle
import sys

import numpy as np
import pandas as pd
import pytest
from sklearn import config_context
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.model_selection import GridSearchCV, GroupKFold, cross_val_predict, cross_val_score

from headcheck import (
    Checker,
    InvalidOptionError,
    LabelError,
    Verdict,
)
from headcheck.sklearn import FEATURES, HeadlineClassifier, HeadlineFeatures
from headcheck.testing import OverlapEntailer, WordEncoder
from tests.desk import FRAME, GROUPS, LABELS, PAIRS, PLACES


def classifier_module():
    """The module of the classifier."""
    return sys.modules[HeadlineClassifier.__module__]


@pytest.fixture
def classifier(fake) -> HeadlineClassifier:
    """An unfitted classifier over the stand-in models."""
    return HeadlineClassifier(checker=fake, cv=3)


def test_the_classifier_learns(classifier):
    """It learns string labels, is calibrated, deterministic, and its probabilities match its predictions."""
    assert classifier.fit(PAIRS, LABELS) is classifier
    assert classifier.calibrated_
    assert classifier.classes_.tolist() == ["fine", "rewrite"]
    shares = classifier.predict_proba(PAIRS)
    assert shares.shape == (len(PAIRS), 2)
    np.testing.assert_allclose(shares.sum(1), 1)
    assert classifier.predict(PAIRS).tolist() == [classifier.classes_[i] for i in shares.argmax(1)]
    assert classifier.score(PAIRS, LABELS) > 0.9
    assert classifier.signature_ in classifier.checker.signature
    np.testing.assert_array_equal(clone(classifier).fit(FRAME, pd.Series(LABELS)).predict_proba(FRAME), shares)


def test_labels_of_any_kind(classifier):
    """Four verdicts, as members or strings, and whole numbers are labels as well."""
    verdicts = [Verdict.SUPPORTED, Verdict.OVERSTATED, Verdict.UNSUPPORTED] * len(PLACES)
    classifier.fit(PAIRS, verdicts)
    assert classifier.classes_.tolist() == ["overstated", "supported", "unsupported"]
    assert classifier.score(PAIRS, verdicts) > 0.9
    numbers = np.array([label == "fine" for label in LABELS]).astype(int)
    assert set(classifier.fit(PAIRS, numbers).predict(PAIRS)) == {0, 1}
    assert set(classifier.set_params(cv=np.int64(2)).fit(PAIRS, list(numbers)).predict(PAIRS)) == {0, 1}
    assert classifier.fit(PAIRS, pd.Series(LABELS, dtype="category")).classes_.tolist() == ["fine", "rewrite"]


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        (LABELS[:-1], "24 articles but 23 labels"),
        (["fine"] * 24, "there is only 'fine'"),
        (["fine", None, *LABELS[2:]], "row 1: a label must be a string or a whole number, not None"),
        (["fine", float("nan"), *LABELS[2:]], "row 1: .* not nan"),
        (pd.array(["fine", None, *LABELS[2:]], dtype="string"), "row 1: a label must be"),
        (["fine", 3, *LABELS[2:]], "row 1: the label 3 is not of the same type as 'fine'"),
        (np.ones((24, 2)), "row 0: a label must be"),
    ],
)
def test_bad_labels_are_refused(classifier, labels, message):
    """Labels that are missing, too few, mixed or all the same are refused before any model runs."""
    with pytest.raises(LabelError, match=message):
        classifier.fit(PAIRS, labels)


def test_bad_options_are_refused(classifier):
    """Options out of range are refused at fitting, as scikit-learn has it."""
    with pytest.raises(InvalidOptionError, match="cv"):
        clone(classifier).set_params(cv=1).fit(PAIRS, LABELS)
    with pytest.raises(ValueError, match="C"):
        clone(classifier).set_params(C=-1.0).fit(PAIRS, LABELS)
    with pytest.raises(LabelError, match="24 articles but 1 groups"):
        classifier.fit(PAIRS, LABELS, groups=["a"])


def test_few_rows_are_not_calibrated(classifier):
    """Where a label has too few rows or groups for the folds, a warning says so, and the regression answers."""
    with pytest.warns(UserWarning, match="not calibrated"):
        classifier.fit(PAIRS[:6], LABELS[:6])
    assert not classifier.calibrated_
    assert classifier.predict(PAIRS[:6]).tolist() == LABELS[:6]
    with pytest.warns(UserWarning, match="not calibrated"):
        classifier.fit(PAIRS, LABELS, groups=[i % 2 for i in range(len(PAIRS))])


def test_groups_stay_in_one_fold(classifier, monkeypatch):
    """With groups, the folds of the calibration hold whole groups."""
    seen = []
    original = classifier_module().CalibratedClassifierCV.fit
    monkeypatch.setattr(
        classifier_module().CalibratedClassifierCV, "fit", lambda self, *a: seen.extend(self.cv) or original(self, *a)
    )
    classifier.fit(PAIRS, LABELS, groups=[(place,) for place in GROUPS])
    assert len(seen) == 3
    for train, test in seen:
        assert not {GROUPS[i] for i in train} & {GROUPS[i] for i in test}


def test_unfitted(classifier, fake):
    """The classifier says that it is not fitted; the transformer needs no fitting."""
    for method in (classifier.predict, classifier.predict_proba):
        with pytest.raises(NotFittedError):
            method(PAIRS)
    assert HeadlineFeatures(checker=fake).transform(PAIRS[:1]).shape == (1, len(FEATURES))


def test_a_pickle_is_small(classifier, native_model):
    """A fitted classifier is pickled and copied without weights, and predicts the same."""
    data = pickle.dumps(classifier.fit(PAIRS, LABELS))
    assert len(data) < 20_000
    assert len(pickle.dumps(clone(classifier).fit(PAIRS * 4, LABELS * 4))) < len(data) + 100
    for other in (pickle.loads(data), copy.deepcopy(classifier)):  # noqa: S301 - our own
        np.testing.assert_array_equal(other.predict_proba(PAIRS), classifier.predict_proba(PAIRS))
    named = HeadlineClassifier(model=str(native_model), device="cpu", dtype="float32", cv=3).fit(PAIRS, LABELS)
    data = pickle.dumps(named)
    assert len(data) < 20_000
    np.testing.assert_array_equal(pickle.loads(data).predict_proba(PAIRS), named.predict_proba(PAIRS))  # noqa: S301


def test_other_models_are_told(classifier):
    """Used with other models or options than it was fitted on, the classifier warns; another threshold is no matter."""
    classifier.fit(PAIRS, LABELS)
    classifier.checker.threshold = 0.2
    classifier.predict(PAIRS)
    classifier.set_params(checker=Checker(OverlapEntailer(), WordEncoder(), top_k=2))
    with pytest.warns(UserWarning, match="k:8.* used with .*k:2"):
        classifier.predict(PAIRS)


def test_cross_validation_by_group(classifier):
    """Grouped cross-validation works, and hands groups on to the calibration."""
    options = {"groups": GROUPS, "cv": GroupKFold(2), "params": {"groups": np.array(GROUPS)}}
    scores = cross_val_score(classifier, PAIRS, LABELS, scoring="roc_auc", **options)
    assert scores.mean() > 0.9
    shares = cross_val_predict(classifier, FRAME, LABELS, method="predict_proba", **options)
    assert shares.shape == (len(PAIRS), 2)
    with config_context(enable_metadata_routing=True):
        routed = clone(classifier).set_fit_request(groups=True)
        again = cross_val_score(
            routed, PAIRS, LABELS, scoring="roc_auc", cv=GroupKFold(2), params={"groups": np.array(GROUPS)}
        )
    np.testing.assert_allclose(again, scores)


def test_search_in_parallel(classifier):
    """GridSearchCV searches over the classifier in two processes, with the result of one."""
    options = {"estimator": classifier.set_params(cv=2), "param_grid": {"C": [0.1, 1.0]}, "cv": 2}
    few, labels = FRAME[:12], LABELS[:12]
    parallel = GridSearchCV(**options, n_jobs=2).fit(few, labels)
    single = GridSearchCV(**options).fit(few, labels)
    np.testing.assert_array_equal(parallel.cv_results_["mean_test_score"], single.cv_results_["mean_test_score"])
    assert parallel.predict(few[:2]).tolist() == labels[:2]
