"""How the labels of a set map to the four verdicts, and which figure the field reports for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from headcheck.labels import VERDICTS, Verdict
from headcheck.metrics import FloatArray

__all__ = ["ENTAILMENT", "EXAGGERATION", "FAITHFULNESS", "FNC1", "PROBE", "VERDICT", "Scheme"]


@dataclass(frozen=True, slots=True)
class Scheme:
    """The labels of a kind of set.

    Attributes:
        classes: each label with the verdicts that count as it; together they cover the four verdicts once.
        doubt: the verdicts whose mass ranks rows for the AUC.
        positive: the labels that the ranking should put first, and that count as flagged.
        metrics: names in `benchmarks.metrics.METRICS`; the first is the one the field reports.
    """

    classes: Mapping[str, tuple[Verdict, ...]]
    doubt: tuple[Verdict, ...]
    positive: tuple[str, ...]
    metrics: tuple[str, ...]

    def masses(self, shares: FloatArray, verdicts: tuple[Verdict, ...] = VERDICTS) -> FloatArray:
        """Probability of each class, counting only some of the verdicts: shape (n, classes) from shape (n, 4)."""
        columns = [[VERDICTS.index(v) for v in own if v in verdicts] for own in self.classes.values()]
        return np.stack([shares[:, own].sum(1) for own in columns], axis=1)

    def decide(self, shares: FloatArray, threshold: float | None) -> npt.NDArray[np.int64]:
        """Index of the class of each row.

        Args:
            shares: verdict probabilities, shape (n, 4).
            threshold: P(not supported) from which a row is not supported, as the checker decides; None takes the
                likeliest class.
        """
        if threshold is None:
            return self.masses(shares).argmax(1)
        backed = next(i for i, own in enumerate(self.classes.values()) if Verdict.SUPPORTED in own)
        rest = self.masses(shares, tuple(v for v in VERDICTS if v is not Verdict.SUPPORTED)).argmax(1)
        return np.where(1 - shares[:, VERDICTS.index(Verdict.SUPPORTED)] < threshold, backed, rest)


_S, _O, _C, _U = VERDICTS

VERDICT: Final = Scheme(
    {str(v): (v,) for v in VERDICTS},
    (_O, _C, _U),
    (str(_O), str(_C), str(_U)),
    ("macro_f1", "auc", "balanced_accuracy", "calibration_error", *(f"f1_{v}" for v in VERDICTS)),
)

FAITHFULNESS: Final = Scheme(
    {"consistent": (_S,), "inconsistent": (_O, _C, _U)},
    (_O, _C, _U),
    ("inconsistent",),
    ("balanced_accuracy", "auc", "f1_consistent", "f1_inconsistent"),
)

ENTAILMENT: Final = Scheme(
    {"entailment": (_S,), "neutral": (_O, _U), "contradiction": (_C,)},
    (_O, _C, _U),
    ("neutral", "contradiction"),
    ("accuracy", "macro_f1", "auc", "f1_entailment", "f1_neutral", "f1_contradiction"),
)

FNC1: Final = Scheme(
    {"agree": (_S,), "disagree": (_C,), "discuss": (_O,), "unrelated": (_U,)},
    (_U,),
    ("unrelated",),
    ("relative_score", "macro_f1", "auc", "f1_agree", "f1_disagree", "f1_discuss", "f1_unrelated"),
)

EXAGGERATION: Final = Scheme(
    {"not exaggerated": (_S, _C, _U), "exaggerates": (_O,)},
    (_O,),
    ("exaggerates",),
    ("auc", "balanced_accuracy", "f1_exaggerates"),
)

PROBE: Final = Scheme(
    {"follows": (_S,), "does not follow": (_O, _C, _U)},
    (_O, _C, _U),
    ("does not follow",),
    ("accuracy", "auc", "recall_follows", "recall_does not follow"),
)
