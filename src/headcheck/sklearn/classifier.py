"""A classifier that learns a desk's own labels."""

from __future__ import annotations

import warnings
from numbers import Integral
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt
from sklearn.base import ClassifierMixin
from sklearn.calibration import CalibratedClassifierCV
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold, StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils.validation import check_is_fitted

from headcheck.checker import Checker
from headcheck.errors import InvalidOptionError, LabelError
from headcheck.loading import BUNDLED
from headcheck.sklearn.estimator import ArticleEstimator

__all__ = ["HeadlineClassifier"]

FloatArray = npt.NDArray[np.float64]


class HeadlineClassifier(ClassifierMixin, ArticleEstimator):  # type: ignore[misc]  # scikit-learn is untyped
    """Learns a desk's own labels: logistic regression on `HeadlineFeatures`, with calibrated probabilities.

    The probabilities are fitted by Platt scaling to out-of-fold scores (``CalibratedClassifierCV``, no ensemble). For
    that every label must be met in every fold; where one has too few rows, or groups, the plain regression is kept
    and a warning says so.

    Args:
        C: inverse strength of the L2 penalty, above 0.
        cv: folds for calibration, at least 2.
        model, retriever, device, dtype, batch_size, top_k, local_files_only: see `HeadlineFeatures`.
        headline, body, checker: see `HeadlineFeatures`.

    Attributes:
        classes_: the labels, sorted.
        estimator_: the fitted scikit-learn estimator over `FEATURES`.
        calibrated_: whether its probabilities were fitted to out-of-fold scores.
        signature_: the checker's signature at fitting, without the threshold, which plays no part here.

    Platt, Probabilistic outputs for support vector machines, in: Advances in Large Margin Classifiers, MIT Press 1999.
    """

    def __init__(
        self,
        *,
        C: float = 1.0,
        cv: int = 5,
        model: str | Path = BUNDLED,
        retriever: str | Path = BUNDLED,
        device: str = "auto",
        dtype: str = "auto",
        batch_size: int = 64,
        top_k: int = 8,
        local_files_only: bool = False,
        headline: str = "headline",
        body: str = "body",
        checker: Checker | None = None,
    ) -> None:
        super().__init__(
            model=model,
            retriever=retriever,
            device=device,
            dtype=dtype,
            batch_size=batch_size,
            top_k=top_k,
            local_files_only=local_files_only,
            headline=headline,
            body=body,
            checker=checker,
        )
        self.C = C
        self.cv = cv

    def fit(self, X: Any, y: Any, groups: Any = None) -> Self:
        """Learn from labelled articles.

        Args:
            X: n articles, in any form that `HeadlineFeatures` takes.
            y: their n labels, strings or whole numbers, at least two different ones.
            groups: n hashable values; rows of one group (headlines of one article) stay in one calibration fold.

        Raises:
            LabelError: labels are missing or all the same, or there are not n labels and groups.
            ColumnError: a column is missing.
            HeadcheckError: a row is not usable.
        """
        cv: Any = self.cv
        if isinstance(cv, bool) or not isinstance(cv, Integral) or int(cv) < 2:  # noqa: PLR2004
            raise InvalidOptionError(f"cv must be a whole number of at least 2, not {self.cv!r}")
        articles = self._articles(X)
        labels = _labels(y, len(articles))
        owners = None if groups is None else _numbered(groups, len(articles))
        rows = self._features(articles)
        estimator: Any = make_pipeline(StandardScaler(), LogisticRegression(C=self.C, max_iter=1000))
        folds = _folds(rows, labels, owners, self.cv)
        if folds:
            estimator = CalibratedClassifierCV(estimator, cv=folds, ensemble=False)
        else:
            warnings.warn(
                f"a label has too few rows or groups to be in each of cv={self.cv} folds: probabilities are those of "
                "the plain regression, not calibrated",
                stacklevel=2,
            )
        self.estimator_ = estimator.fit(rows, labels)
        if folds:
            estimator.set_params(cv=self.cv)  # the folds are as large as the data, and done with
        self.calibrated_ = bool(folds)
        self.classes_ = estimator.classes_
        self.signature_ = _signature(self._checker())
        return self

    def predict_proba(self, X: Any) -> FloatArray:
        """Probabilities of the labels.

        Args:
            X: n articles.

        Returns:
            float64, shape (n, classes), columns in the order of ``classes_``; rows sum to 1.

        Raises:
            sklearn.exceptions.NotFittedError: `fit` was not called.
            HeadcheckError: a row is not usable.
        """
        check_is_fitted(self)
        now = _signature(self._checker())
        if now != self.signature_:
            warnings.warn(f"fitted on {self.signature_}, used with {now}: fit anew if models differ", stacklevel=2)
        shares: FloatArray = self.estimator_.predict_proba(self._features(self._articles(X)))
        return shares

    def predict(self, X: Any) -> npt.NDArray[Any]:
        """The likeliest label of each article, shape (n,)."""
        shares = self.predict_proba(X)
        labels: npt.NDArray[Any] = self.classes_[shares.argmax(1)]
        return labels


def _signature(checker: Checker) -> str:
    return checker.signature.rpartition("|threshold:")[0]


def _labels(y: Any, n: int) -> npt.NDArray[Any]:
    """One label per article, all strings or all whole numbers, two or more of them."""
    values = [
        label.item() if isinstance(label, np.generic) else label
        for label in (y.tolist() if hasattr(y, "tolist") else y)
    ]
    if len(values) != n:
        raise LabelError(f"{n} articles but {len(values)} labels: one label per article")
    for number, value in enumerate(values):
        if not isinstance(value, str | int):
            raise LabelError(f"row {number}: a label must be a string or a whole number, not {value!r}")
        if isinstance(value, str) is not isinstance(values[0], str):
            raise LabelError(f"row {number}: the label {value!r} is not of the same type as {values[0]!r}")
    if len(set(values)) < 2:  # noqa: PLR2004
        raise LabelError(f"two labels are needed at least; there is {f'only {values[0]!r}' if values else 'none'}")
    return np.array(values)


def _numbered(groups: Any, n: int) -> list[int]:
    """Groups as numbers, whatever they are."""
    known: dict[Any, int] = {}
    numbers = [known.setdefault(group, len(known)) for group in groups]
    if len(numbers) != n:
        raise LabelError(f"{n} articles but {len(numbers)} groups: one group per article")
    return numbers


def _folds(rows: FloatArray, labels: npt.NDArray[Any], owners: list[int] | None, k: int) -> list[Any]:
    """Training and test indices of k folds with every label on both sides; none where that cannot be had."""
    wanted = np.unique(labels)
    holders = [len({owners[i] if owners else i for i in np.flatnonzero(labels == label)}) for label in wanted]
    if min(holders) < k:
        return []
    splitter = StratifiedKFold(k) if owners is None else StratifiedGroupKFold(k)
    folds = list(splitter.split(rows, labels, owners))
    return folds if all(len(np.unique(labels[side])) == len(wanted) for fold in folds for side in fold) else []
