"""Score a checker on judged articles, with bootstrap intervals over article families."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from headcheck.errors import InvalidOptionError, ReportFormatError, RowFormatError
from headcheck.json_lines import read_objects
from headcheck.labels import KINDS, VERDICTS, Verdict
from headcheck.metrics import (
    SAMPLES,
    FloatArray,
    Interval,
    Outcome,
    auc,
    balanced_accuracy,
    bootstrap_weights,
    calibration_error,
    f1_of,
    figures,
    macro_f1,
    ratio,
)
from headcheck.report import Failure, Report
from headcheck.rows import named_error

if TYPE_CHECKING:
    from headcheck.checker import Checker

__all__ = ["METRICS", "Evaluation", "Judged", "evaluate", "evaluate_reports", "load_judged"]

Judged = Mapping[str, Any]
"""A judged row: headline, body, label; and where known kinds, evidence, family."""

_SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Figures of one run: metric -> (value, low, high), the interval being 95 % over families."""

    rows: int
    families: int
    figures: Mapping[str, Interval]
    signature: str

    def to_dict(self) -> dict[str, Any]:
        """Plain dict for JSON; None where a figure is not defined."""
        return {
            "rows": self.rows,
            "families": self.families,
            "figures": {
                name: [None if np.isnan(value) else value for value in values] for name, values in self.figures.items()
            },
            "signature": self.signature,
        }

    def __str__(self) -> str:
        lines = [f"{self.rows} rows, {self.families} families; 95 % intervals by bootstrap over families"]
        lines += [f"{name:<26} {v:.3f}  [{low:.3f}, {high:.3f}]" for name, (v, low, high) in self.figures.items()]
        return "\n".join([*lines, self.signature])


def load_judged(path: str | Path) -> list[Judged]:
    """Read judged articles from JSON Lines.

    Raises:
        ReportFormatError: a line is not a judged row.
    """
    rows: list[Judged] = []
    with Path(path).open("rb") as lines:
        for number, row in read_objects(lines):
            if isinstance(row, RowFormatError):
                raise ReportFormatError(f"{path}: {row}") from row
            if {"headline", "body", "label"} - row.keys() or row["label"] not in list(VERDICTS):
                raise ReportFormatError(
                    f"{path}: line {number} needs headline, body and a label out of {', '.join(VERDICTS)}"
                )
            if not _listed(row.get("kinds"), lambda kind: kind in list(KINDS)):
                raise ReportFormatError(f"{path}: line {number}: kinds must be a list out of {', '.join(KINDS)}")
            if not _listed(row.get("evidence"), lambda text: isinstance(text, str) and bool(text.strip())):
                raise ReportFormatError(f"{path}: line {number}: evidence must be a list of sentences")
            rows.append(row)
    if not rows:
        raise ReportFormatError(f"{path} holds no rows")
    return rows


def _listed(value: object, fits: Callable[[Any], bool]) -> bool:
    """Whether a value is nothing, or a list of items that fit."""
    return value is None or (isinstance(value, list) and all(map(fits, value)))


def evaluate(checker: Checker, rows: Sequence[Judged], *, samples: int = SAMPLES) -> Evaluation:
    """Check every row and compare.

    Args:
        checker: what to measure.
        rows: judged articles.
        samples: bootstrap samples for the intervals; 0 for none.

    Raises:
        InvalidOptionError: ``samples`` is negative.
        HeadcheckError: a row cannot be checked; the message has its number from 0.
    """
    reports = checker.check_many(((r["headline"], r["body"]) for r in rows), on_error="return")
    return evaluate_reports(reports, rows, checker.signature, samples=samples)


def evaluate_reports(
    reports: Iterable[Report | Failure], rows: Sequence[Judged], signature: str, *, samples: int = SAMPLES
) -> Evaluation:
    """Compare reports that were made before.

    Args:
        reports: one per row, in their order.
        rows: judged articles.
        signature: of the checker that made them.
        samples: bootstrap samples for the intervals.

    Raises:
        InvalidOptionError: ``samples`` is negative.
        HeadcheckError: a row could not be checked; the message has its number from 0.
    """
    if samples < 0:
        raise InvalidOptionError(f"there cannot be {samples} bootstrap samples")
    made = _outcome(rows, [_made(report) for report in reports])
    weights = bootstrap_weights(made.families, samples)
    return Evaluation(len(rows), len(set(made.families)), figures(made, METRICS, weights), signature)


def _made(report: Report | Failure) -> Report:
    if isinstance(report, Failure):
        raise named_error(report) from report.error
    return report


@dataclass(frozen=True, slots=True)
class _Outcome(Outcome):
    """What was expected of judged articles and what came out.

    Attributes:
        kinds: which kinds each row is judged to have, shape (n, 8).
        found_kinds: which ones were found, shape (n, 8).
        hits: 1 where a gold sentence is shown, 0 where none is, NaN where there is no gold one, shape (n,).
    """

    kinds: npt.NDArray[np.bool_]
    found_kinds: npt.NDArray[np.bool_]
    hits: FloatArray


def _outcome(rows: Sequence[Judged], reports: Sequence[Report]) -> _Outcome:
    truth = np.array([VERDICTS.index(row["label"]) for row in rows])
    return _Outcome(
        classes=tuple(map(str, VERDICTS)),
        truth=truth,
        found=np.array([VERDICTS.index(report.verdict) for report in reports]),
        doubt=np.array([1 - report.probabilities[Verdict.SUPPORTED] for report in reports]),
        expected=truth != VERDICTS.index(Verdict.SUPPORTED),
        flagged=np.array([report.flagged for report in reports]),
        families=tuple(str(row["body"] if row.get("family") is None else row["family"]) for row in rows),
        kinds=np.array([[kind in (row.get("kinds") or ()) for kind in KINDS] for row in rows]),
        found_kinds=np.array([[kind in report.kinds for kind in KINDS] for report in reports]),
        hits=np.array([_hit(row, report) for row, report in zip(rows, reports, strict=True)]),
    )


def _hit(row: Judged, report: Report) -> float:
    # The judgement at fault may lie in any claim: evidence counts where any claim's first three show it.
    shown = [e.text for c in report.claims for e in (*c.support[:_SHOWN], *c.counter[:_SHOWN])]
    gold = row.get("evidence") or []
    return float(any(g in s or s in g for g in gold for s in shown)) if gold else np.nan


def _kinds_f1(outcome: _Outcome, weights: FloatArray) -> FloatArray:
    """Macro-F1 of the kinds over rows judged overstated and found so; NaN where there are none."""
    overstated = VERDICTS.index(Verdict.OVERSTATED)
    both = weights * ((outcome.truth == overstated) & (outcome.found == overstated))
    right = both @ (outcome.kinds & outcome.found_kinds).astype(float)
    scores = ratio(2 * right, both @ (outcome.kinds.astype(float) + outcome.found_kinds)).mean(1)
    return np.where(both.sum(1) > 0, scores, np.nan)


def _evidence_hit(outcome: _Outcome, weights: FloatArray) -> FloatArray:
    """Share of rows with gold evidence where some of it is shown; NaN where no row has any."""
    known = ~np.isnan(outcome.hits)
    counted = weights[:, known]
    return np.where(counted.sum(1) > 0, ratio(counted @ outcome.hits[known], counted.sum(1)), np.nan)


METRICS: Final[Mapping[str, Any]] = MappingProxyType(
    {
        "macro_f1": macro_f1,
        **{f"f1_{v}": f1_of(str(v)) for v in VERDICTS},
        "flag_auc": auc,
        "flag_balanced_accuracy": balanced_accuracy,
        "flag_ece": calibration_error,
        "kinds_macro_f1": _kinds_f1,
        "evidence_hit": _evidence_hit,
    }
)
"""Figures by name; all in [0, 1], higher is better except ``flag_ece``."""
