"""The figures of the field by their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

import numpy as np

from headcheck import metrics
from headcheck.metrics import FloatArray, Interval, Metric, Outcome

__all__ = ["METRICS", "applies", "figures", "metric"]


def _relative_score(outcome: Outcome, weights: FloatArray) -> FloatArray:
    """Score of the Fake News Challenge: a quarter for related or not, the rest for the stance of related pairs."""
    matrices = metrics.confusion(outcome, weights)
    unrelated = outcome.classes.index("unrelated")
    value = np.full((len(outcome.classes),) * 2, 0.25)
    np.fill_diagonal(value, 1.0)
    value[unrelated, :] = value[:, unrelated] = 0.0
    value[unrelated, unrelated] = 0.25
    best = matrices.sum(2) @ value.diagonal()
    return metrics.ratio((matrices * value).sum((1, 2)), best)


METRICS: Final[Mapping[str, Metric]] = MappingProxyType(
    {
        "accuracy": metrics.accuracy,
        "auc": metrics.auc,
        "balanced_accuracy": metrics.balanced_accuracy,
        "calibration_error": metrics.calibration_error,
        "macro_f1": metrics.macro_f1,
        "relative_score": _relative_score,
    }
)
"""Figures by name; ``f1_LABEL`` and ``recall_LABEL`` are known beside these. Higher is better but for calibration."""

_FROM_SCORES: Final = ("auc", "balanced_accuracy")
"""Figures that need no class of each row."""


def applies(outcome: Outcome, name: str) -> bool:
    """Whether a figure can be worked out: all can where rows have classes, a few where they have only scores."""
    return outcome.found is not None or name in _FROM_SCORES


def metric(name: str) -> Metric:
    """The metric of a name."""
    prefix, _, label = name.partition("_")
    return METRICS[name] if name in METRICS else {"f1": metrics.f1_of, "recall": metrics.recall_of}[prefix](label)


def figures(outcome: Outcome, names: Iterable[str], weights: FloatArray) -> dict[str, Interval]:
    """Those of the named figures that can be worked out, each with its 95 % interval."""
    return metrics.figures(outcome, {name: metric(name) for name in names if applies(outcome, name)}, weights)
