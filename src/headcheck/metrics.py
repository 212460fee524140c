"""Figures with intervals: every metric takes weights of the rows, so that a bootstrap sample is a vector of weights."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

__all__ = [
    "SAMPLES",
    "FloatArray",
    "Interval",
    "Metric",
    "Outcome",
    "accuracy",
    "auc",
    "balanced_accuracy",
    "bootstrap_weights",
    "calibration_error",
    "compare",
    "confusion",
    "f1_of",
    "f1_scores",
    "figures",
    "macro_f1",
    "ratio",
    "recall_of",
    "reliability",
]

FloatArray = npt.NDArray[np.float64]

SAMPLES: Final = 1000
"""Bootstrap samples."""

_BINS: Final = 10
_CHUNK: Final = 100


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was expected of the rows of a set and what a system made of them.

    Attributes:
        classes: the labels of the scheme.
        truth: index of the right class, shape (n,).
        found: index of the class that the system gives, shape (n,); None where it gives only a score.
        doubt: what ranks the rows, shape (n,), high where a positive label is expected.
        expected: whether the label is a positive one, shape (n,).
        flagged: whether the system takes it for one, shape (n,).
        families: family of each row.
    """

    classes: tuple[str, ...]
    truth: npt.NDArray[np.int64]
    found: npt.NDArray[np.int64] | None
    doubt: FloatArray
    expected: npt.NDArray[np.bool_]
    flagged: npt.NDArray[np.bool_]
    families: tuple[str, ...]


Metric = Callable[[Outcome, FloatArray], FloatArray]
"""Values of a figure for s weightings of the rows: shape (s,) from weights of shape (s, n)."""

Interval = tuple[float, float, float]
"""A figure, and the ends of its 95 % interval."""


def confusion(outcome: Outcome, weights: FloatArray) -> FloatArray:
    """Weighted confusion matrices, shape (s, classes, classes): rows are right labels, columns found ones."""
    if outcome.found is None:
        raise ValueError("a system that gives only a score has no confusion matrix")
    size = len(outcome.classes)
    cells = np.eye(size * size)[outcome.truth * size + outcome.found]
    matrices: FloatArray = (weights @ cells).reshape(-1, size, size)
    return matrices


def ratio(part: FloatArray, whole: FloatArray) -> FloatArray:
    """Part of whole, 0 where there is nothing."""
    shares: FloatArray = np.divide(part, whole, out=np.zeros_like(part, float), where=whole > 0)
    return shares


def f1_scores(matrices: FloatArray) -> FloatArray:
    """F1 of each class, shape (s, classes); 0 where it neither occurs nor is found."""
    right = np.diagonal(matrices, axis1=1, axis2=2)
    return ratio(2 * right, matrices.sum(1) + matrices.sum(2))


def macro_f1(outcome: Outcome, weights: FloatArray) -> FloatArray:
    """Mean F1 of the classes."""
    means: FloatArray = f1_scores(confusion(outcome, weights)).mean(1)
    return means


def accuracy(outcome: Outcome, weights: FloatArray) -> FloatArray:
    """Share of rows in the right class."""
    matrices = confusion(outcome, weights)
    return ratio(np.trace(matrices, axis1=1, axis2=2), matrices.sum((1, 2)))


def balanced_accuracy(outcome: Outcome, weights: FloatArray) -> FloatArray:
    """Mean of the shares of positive and of other rows that are taken for what they are."""
    right = outcome.expected == outcome.flagged
    recalls = [
        ratio(weights @ (own & right), weights @ own.astype(float)) for own in (outcome.expected, ~outcome.expected)
    ]
    means: FloatArray = np.mean(recalls, axis=0)
    return means


def auc(outcome: Outcome, weights: FloatArray) -> FloatArray:
    """Chance that a positive row ranks above another, ties counting half; NaN where one side is empty."""
    order = np.argsort(outcome.doubt, kind="stable")
    starts = np.flatnonzero(np.diff(outcome.doubt[order], prepend=-np.inf))
    out = []
    for part in np.array_split(weights[:, order], max(1, len(weights) // _CHUNK)):
        positive = np.add.reduceat(part * outcome.expected[order], starts, axis=1)
        negative = np.add.reduceat(part * ~outcome.expected[order], starts, axis=1)
        below = np.cumsum(negative, axis=1) - negative / 2
        pairs = positive.sum(1) * negative.sum(1)
        won = (positive * below).sum(1)
        out.append(np.divide(won, pairs, out=np.full_like(won, np.nan), where=pairs > 0))
    return np.concatenate(out)


def _bins(outcome: Outcome) -> npt.NDArray[np.int64]:
    bins: npt.NDArray[np.int64] = np.minimum((outcome.doubt * _BINS).astype(int), _BINS - 1)
    return bins


def calibration_error(outcome: Outcome, weights: FloatArray) -> FloatArray:
    """Expected calibration error of P(positive) over ten equal-width bins (Guo et al., ICML 2017)."""
    gaps = (outcome.doubt - outcome.expected)[:, None] * np.eye(_BINS)[_bins(outcome)]
    return ratio(np.abs(weights @ gaps).sum(1), weights.sum(1))


def f1_of(label: str) -> Metric:
    """F1 of one class."""
    return lambda outcome, weights: f1_scores(confusion(outcome, weights))[:, outcome.classes.index(label)]


def recall_of(label: str) -> Metric:
    """Recall of one class."""

    def recall(outcome: Outcome, weights: FloatArray) -> FloatArray:
        own = confusion(outcome, weights)[:, outcome.classes.index(label)]
        return ratio(own[:, outcome.classes.index(label)], own.sum(1))

    return recall


def bootstrap_weights(families: Sequence[str], samples: int = SAMPLES, seed: int = 0) -> FloatArray:
    """How often each row is drawn when whole families are drawn with replacement, shape (samples, n)."""
    # Not np.unique: among strings of an array each takes the room of the longest, and a family may be a whole body.
    number = {family: position for position, family in enumerate(sorted(set(families)))}
    count = len(number)
    drawn = np.random.default_rng(seed).multinomial(count, np.full(count, 1 / count), size=samples)
    weights: FloatArray = drawn[:, [number[family] for family in families]].astype(float)
    return weights


def figures(outcome: Outcome, metrics: Mapping[str, Metric], weights: FloatArray) -> dict[str, Interval]:
    """Each figure with its 95 % interval: value, low, high; NaN where it is not defined."""
    once = np.ones((1, len(outcome.doubt)))
    out = {}
    for name, metric in metrics.items():
        drawn = metric(outcome, weights)
        known = drawn[~np.isnan(drawn)]
        low, high = np.quantile(known, [0.025, 0.975]) if len(known) else (np.nan, np.nan)
        out[name] = (float(metric(outcome, once)[0]), float(low), float(high))
    return out


def compare(one: Outcome, other: Outcome, metric: Metric, weights: FloatArray) -> dict[str, float]:
    """Paired bootstrap of the difference of two systems on the same rows (Koehn 2004).

    Returns:
        ``difference`` (one less other) with ``low`` and ``high``, and the two-sided ``p``: the share of samples whose
        difference, centred on zero, is at least as large as the one seen, as sacreBLEU computes it.
    """
    once = np.ones((1, len(one.doubt)))
    seen = float((metric(one, once) - metric(other, once))[0])
    drawn = metric(one, weights) - metric(other, weights)
    drawn = drawn[~np.isnan(drawn)]
    low, high = np.quantile(drawn, [0.025, 0.975])
    p = (np.sum(np.abs(drawn - drawn.mean()) >= abs(seen)) + 1) / (len(drawn) + 1)
    return {
        "difference": round(seen, 4),
        "low": round(float(low), 4),
        "high": round(float(high), 4),
        "p": round(float(p), 4),
    }


def reliability(outcome: Outcome) -> list[dict[str, float]]:
    """Mean P(positive), share of positive rows and number of rows in each bin that has any."""
    bins = _bins(outcome)
    return [
        {
            "predicted": round(float(outcome.doubt[bins == b].mean()), 4),
            "observed": round(float(outcome.expected[bins == b].mean()), 4),
            "rows": int((bins == b).sum()),
        }
        for b in range(_BINS)
        if (bins == b).any()
    ]
