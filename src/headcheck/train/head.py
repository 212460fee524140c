"""Fit the decision head on judged articles that the entailer has not been trained on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, log_loss
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import StandardScaler

from headcheck import strength as st
from headcheck.decide import FEATURES, Head, features, worst_of
from headcheck.engine import read
from headcheck.entail import Entailer, halve_neutral
from headcheck.errors import RecipeError
from headcheck.labels import KINDS, VERDICTS, Verdict
from headcheck.report import decide_verdict
from headcheck.retrieve import Encoder
from headcheck.text.article import read_article
from headcheck.text.sentences import Splitter
from headcheck.train.data import Row
from headcheck.train.views import claim_labels

__all__ = ["COLUMNS", "THREE_WAY_COLUMNS", "ClaimTable", "ThreeWay", "claim_table", "cross_validate", "fit_head"]

COLUMNS: Final = tuple(name for name in FEATURES if name not in st.FEATURES)
"""What the bundled head reads; docs/model-card.md has the designs that were compared."""

THREE_WAY_COLUMNS: Final = tuple(name for name in FEATURES if name not in {"best_overstated", "missing_numbers"})
"""What a head for three-way models reads: their "overstated" is half of neutral, of which any longer body has much."""

_POOL: Final = 64
_FOLDS: Final = 5
_STRENGTHS: Final = (0.003, 0.01, 0.03, 0.1, 0.3)
"""Inverse regularisation tried."""

_THRESHOLDS: Final = tuple(np.arange(0.5, 0.8, 0.02).round(2).tolist())
"""Thresholds tried: none under which a headline could be flagged that is likelier supported than not."""


@dataclass(frozen=True, slots=True)
class ClaimTable:
    """Features and labels of the claims of judged articles.

    Attributes:
        features: float32, shape (n, len(FEATURES)).
        labels: verdict of each claim, as a column of `VERDICTS`, shape (n,).
        rows: which judged row each claim belongs to, shape (n,).
        row_labels: verdict of each judged row.
        families: family of each judged row.
    """

    features: npt.NDArray[np.float32]
    labels: npt.NDArray[np.int64]
    rows: npt.NDArray[np.int64]
    row_labels: list[str]
    families: list[str]

    @property
    def groups(self) -> list[str]:
        """Family of each claim."""
        return [self.families[i] for i in self.rows]


class ThreeWay:
    """An entailer whose "overstated" and "unsupported" are put together again, as a three-way NLI model has them."""

    native = False

    def __init__(self, entailer: Entailer) -> None:
        self._entailer = entailer
        self.name = f"{entailer.name}|three-way"
        self.max_tokens = entailer.max_tokens

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, without the special ones."""
        return self._entailer.count_tokens(texts)

    def score(self, pairs: Sequence[tuple[str, str]]) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        """Verdicts with the neutral mass halved between two of them, and kinds that tell nothing."""
        verdicts, kinds = self._entailer.score(pairs)
        support, overstated, denial, unsupported = verdicts.T
        return halve_neutral(support, np.logaddexp(overstated, unsupported), denial), np.full_like(
            kinds, 1 / len(KINDS)
        )


def claim_table(
    rows: Sequence[Row], splitter: Splitter, encoder: Encoder, entailer: Entailer, *, top_k: int = 8
) -> ClaimTable:
    """Read judged articles with the models and lay out one feature row per claim."""
    table: list[npt.NDArray[np.float32]] = []
    labels: list[int] = []
    owners: list[int] = []
    for start in range(0, len(rows), _POOL):
        part = rows[start : start + _POOL]
        articles = [read_article(row["headline"], row["body"], splitter) for row in part]
        found = zip(part, articles, read(articles, encoder, entailer, top_k), strict=True)
        for owner, (row, article, readings) in enumerate(found, start):
            for i, (reading, label) in enumerate(zip(readings, claim_labels(row, article), strict=True)):
                table.append(features(article, i, reading))
                labels.append(VERDICTS.index(Verdict(label)))
                owners.append(owner)
    return ClaimTable(
        np.array(table, np.float32),
        np.array(labels),
        np.array(owners),
        [row["label"] for row in rows],
        [str(row["family"]) for row in rows],
    )


def _fit(table: ClaimTable, picked: npt.NDArray[np.bool_], columns: Sequence[str], strength: float) -> Head:
    x = table.features[picked][:, [FEATURES.index(c) for c in columns]]
    scaler = StandardScaler().fit(x)
    model: Any = LogisticRegression(C=strength, max_iter=2000).fit(scaler.transform(x), table.labels[picked])
    if list(model.classes_) != list(range(len(VERDICTS))):
        raise RecipeError("the articles for the head must show all four verdicts, also with a fifth of them left out")
    return Head(
        "fitted",
        0.5,
        tuple(columns),
        scaler.mean_.astype(np.float32),
        scaler.scale_.astype(np.float32),
        model.coef_.astype(np.float32),
        model.intercept_.astype(np.float32),
    )


def cross_validate(table: ClaimTable, columns: Sequence[str], strength: float) -> npt.NDArray[np.float64]:
    """Claim probabilities, shape (n, 4), each from a head fitted without the claim's family."""
    out = np.zeros((len(table.labels), len(VERDICTS)))
    for train, test in GroupKFold(_FOLDS).split(table.features, table.labels, table.groups):
        picked = np.zeros(len(out), bool)
        picked[train] = True
        out[test] = _fit(table, picked, columns, strength).probabilities(table.features[test])
    return out


def _macro_f1(table: ClaimTable, shares: npt.NDArray[np.float64], threshold: float) -> float:
    decided = []
    for row in range(len(table.row_labels)):
        claims = [dict(zip(VERDICTS, s, strict=True)) for s in shares[table.rows == row]]
        decided.append(str(decide_verdict(worst_of(claims), threshold)))
    return float(f1_score(table.row_labels, decided, average="macro"))


def fit_head(table: ClaimTable, columns: Sequence[str] = COLUMNS) -> tuple[Head, dict[str, float]]:
    """Fit a head; regularisation by log-loss and threshold by macro-F1, both across held-out families.

    Args:
        table: claims of articles that the entailer was not trained on.
        columns: features to read.

    Returns:
        The head, and what cross-validation found: ``log_loss``, ``macro_f1``, ``strength``.

    Raises:
        RecipeError: there are fewer than five families, or a verdict is missing.
    """
    if (found := len(set(table.families))) < _FOLDS:
        raise RecipeError(f"the head needs articles of at least {_FOLDS} families, not {found}")
    tried = {c: cross_validate(table, columns, c) for c in _STRENGTHS}
    losses = {c: log_loss(table.labels, shares, labels=range(len(VERDICTS))) for c, shares in tried.items()}
    best = min(losses, key=losses.__getitem__)
    scores = {t: _macro_f1(table, tried[best], t) for t in _THRESHOLDS}
    # The middle of the near-best thresholds, since single peaks are noise.
    near = [t for t, score in scores.items() if score >= max(scores.values()) - 0.005]
    threshold = float(np.median(near))
    head = _fit(table, np.ones(len(table.labels), bool), columns, best)
    figures = {"log_loss": losses[best], "macro_f1": _macro_f1(table, tried[best], threshold), "strength": best}
    return replace(head, threshold=threshold), figures
