"""Articles as rows of features."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
import numpy.typing as npt
from sklearn.base import TransformerMixin

from headcheck.sklearn.estimator import ArticleEstimator
from headcheck.sklearn.features import FEATURES

__all__ = ["HeadlineFeatures"]

FloatArray = npt.NDArray[np.float64]


class HeadlineFeatures(TransformerMixin, ArticleEstimator):  # type: ignore[misc]  # scikit-learn is untyped
    """Turns articles into rows of 30 features, named and told in `FEATURES`. It learns nothing: fitting is a formality.

    Args:
        model, retriever, device, dtype, batch_size, top_k, local_files_only: as in `headcheck.Checker`, by name only.
            Models are loaded at the first use and shared by all estimators of a process with the same options.
        headline, body: names of the columns, or of the fields of mappings. A body is a text or a list of sentences.
        checker: a ready checker in place of these options; clones share its models, pickles hold its options.

    X is a data frame (pandas, polars, pyarrow), a sequence of (headline, body) pairs or of mappings, or an object array
    of shape (n, 2). A bad row raises what `Checker.check` would, with the row's number from 0.
    """

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.requires_fit = False
        return tags

    def __sklearn_is_fitted__(self) -> bool:
        return True

    def fit(self, X: Any, y: Any = None) -> Self:  # noqa: ARG002 - scikit-learn's signature
        """Do nothing."""
        return self

    def transform(self, X: Any) -> FloatArray:
        """Features of articles.

        Args:
            X: n articles.

        Returns:
            float64, shape (n, 30), or a frame after ``set_output``.

        Raises:
            ColumnError: a column is missing.
            HeadcheckError: a row is not usable.
        """
        return self._features(self._articles(X))

    def get_feature_names_out(self, input_features: Any = None) -> npt.NDArray[np.object_]:  # noqa: ARG002
        """Names of the columns: `FEATURES`."""
        return np.array(FEATURES, dtype=object)
