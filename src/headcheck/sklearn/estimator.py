"""What the estimators share: the options of a checker, the forms of X, and features from it."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.base import BaseEstimator

from headcheck.checker import Checker, shared_checker
from headcheck.errors import ColumnError, TextTypeError
from headcheck.loading import BUNDLED
from headcheck.report import Failure
from headcheck.rows import named_error
from headcheck.sklearn.features import FEATURES, feature_row

__all__ = ["ArticleEstimator"]

FloatArray = npt.NDArray[np.float64]


class ArticleEstimator(BaseEstimator):  # type: ignore[misc]  # scikit-learn is untyped
    """What both estimators share: the options of a checker, the forms of X, and features from it."""

    def __init__(
        self,
        *,
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
        self.model = model
        self.retriever = retriever
        self.device = device
        self.dtype = dtype
        self.batch_size = batch_size
        self.top_k = top_k
        self.local_files_only = local_files_only
        self.headline = headline
        self.body = body
        self.checker = checker

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.two_d_array = False
        tags.input_tags.string = True
        return tags

    def _checker(self) -> Checker:
        """The checker given, or the one of this process with these options (defaults left out: they share one)."""
        if self.checker is not None:
            return self.checker
        known = inspect.signature(Checker).parameters
        own = ((name, value) for name, value in self.get_params(deep=False).items() if name in known)
        options = {name: value for name, value in own if value != known[name].default}
        return shared_checker(**options)

    def _articles(self, X: Any) -> list[Any]:
        """Rows for a checker from any form of X."""
        if hasattr(X, "to_pylist"):  # a table of pyarrow: its columns do not know their names
            return self._articles(X.to_pylist())
        if hasattr(X, "columns"):
            return list(zip(*(self._column(X, name) for name in (self.headline, self.body)), strict=True))
        rows = X.tolist() if hasattr(X, "tolist") else X
        if isinstance(rows, str | bytes | Mapping) or not hasattr(rows, "__iter__"):
            raise TextTypeError(
                f"X must be a data frame or a sequence of articles, (headline, body) each, not {type(X).__name__}"
            )
        return [self._pair(number, row) if isinstance(row, Mapping) else row for number, row in enumerate(rows)]

    def _column(self, frame: Any, name: str) -> Sequence[Any]:
        if (times := list(frame.columns).count(name)) != 1:
            there = ", ".join(map(str, frame.columns)) or "none"
            raise ColumnError(
                f"X has {'two columns' if times else 'no column'} {name!r}; it has: {there}. "
                "The parameters headline= and body= say which columns to read"
            )
        values: Sequence[Any] = frame[name].to_list()
        return values

    def _pair(self, number: int, row: Mapping[str, Any]) -> tuple[Any, Any]:
        for name in (self.headline, self.body):
            if name not in row:
                there = ", ".join(map(str, row)) or "none"
                raise TextTypeError(f"row {number} has no field {name!r}; it has: {there}")
        return row[self.headline], row[self.body]

    def _features(self, articles: Sequence[Any]) -> FloatArray:
        rows = []
        for result in self._checker().check_many(articles, on_error="return"):
            if isinstance(result, Failure):
                raise named_error(result) from result.error
            rows.append(feature_row(result))
        return np.array(rows, np.float64).reshape(-1, len(FEATURES))
