"""Score a checker on judged articles, with bootstrap intervals over article families."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt
from sklearn.metrics import balanced_accuracy_score, f1_score, roc_auc_score

from headcheck.errors import HeadcheckError, ReportFormatError
from headcheck.labels import KINDS, VERDICTS
from headcheck.report import Failure, Report

if TYPE_CHECKING:
    from headcheck.checker import Checker

__all__ = [
    "METRICS",
    "Evaluation",
    "Judged",
    "Outcome",
    "evaluate",
    "evaluate_reports",
    "expected_calibration_error",
    "load_judged",
]

Judged = Mapping[str, Any]
"""A judged row: headline, body, label; and where known kinds, evidence, family."""

_BINS: Final = 10
_HIT: Final = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was expected of one row and what came out."""

    family: str
    label: str
    verdict: str
    probabilities: tuple[float, ...]
    flagged: bool
    kinds: frozenset[str]
    found_kinds: frozenset[str]
    evidence_hit: bool | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Figures of one run: metric -> (value, low, high), the interval being 95 % over families."""

    rows: int
    families: int
    figures: Mapping[str, tuple[float, float, float]]
    signature: str

    def to_dict(self) -> dict[str, Any]:
        """Plain dict for JSON."""
        return {
            "rows": self.rows,
            "families": self.families,
            "figures": {name: list(values) for name, values in self.figures.items()},
            "signature": self.signature,
        }

    def __str__(self) -> str:
        lines = [f"{self.rows} rows, {self.families} families; 95 % intervals by bootstrap over families"]
        lines += [f"{name:<26} {v:.3f}  [{low:.3f}, {high:.3f}]" for name, (v, low, high) in self.figures.items()]
        return "\n".join([*lines, self.signature])


def load_judged(path: Path) -> list[Judged]:
    """Read judged articles from JSON Lines.

    Raises:
        ReportFormatError: a line is not a judged row.
    """
    rows: list[Judged] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            missing = {"headline", "body", "label"} - set(row)
        except (ValueError, TypeError) as error:
            raise ReportFormatError(f"{path}:{number} is not a JSON object: {error}") from error
        if missing or row["label"] not in list(VERDICTS):
            raise ReportFormatError(f"{path}:{number} needs headline, body and a label out of {', '.join(VERDICTS)}")
        rows.append(row)
    if not rows:
        raise ReportFormatError(f"{path} holds no rows")
    return rows


def evaluate(checker: Checker, rows: Sequence[Judged], *, samples: int = 1000) -> Evaluation:
    """Check every row and compare.

    Args:
        checker: what to measure.
        rows: judged articles.
        samples: bootstrap samples for the intervals.

    Raises:
        HeadcheckError: a row cannot be checked.
    """
    reports = checker.check_many((r["headline"], r["body"]) for r in rows)
    return evaluate_reports(reports, rows, checker.signature, samples=samples)


def evaluate_reports(
    reports: Iterable[Report | Failure], rows: Sequence[Judged], signature: str, *, samples: int = 1000
) -> Evaluation:
    """Compare reports that were made before.

    Args:
        reports: one per row, in their order.
        rows: judged articles.
        signature: of the checker that made them.
        samples: bootstrap samples for the intervals.

    Raises:
        HeadcheckError: a row could not be checked.
    """
    outcomes = []
    for row, report in zip(rows, reports, strict=True):
        if not isinstance(report, Report):  # pragma: no cover - errors raise here
            raise HeadcheckError("a row could not be checked")
        outcomes.append(_outcome(row, report))
    return Evaluation(len(outcomes), len({o.family for o in outcomes}), _with_intervals(outcomes, samples), signature)


def _outcome(row: Judged, report: Report) -> Outcome:
    # The judgement at fault may lie in any claim: evidence counts where any claim's first three show it.
    shown = [e.text for c in report.claims for e in (*c.support[:_HIT], *c.counter[:_HIT])]
    gold = row.get("evidence") or []
    return Outcome(
        family=str(row.get("family", row["body"])),
        label=row["label"],
        verdict=str(report.verdict),
        probabilities=tuple(report.probabilities[v] for v in VERDICTS),
        flagged=report.flagged,
        kinds=frozenset(row.get("kinds", ())),
        found_kinds=frozenset(str(k) for k in report.kinds),
        evidence_hit=any(g in s or s in g for g in gold for s in shown) if gold else None,
    )


def expected_calibration_error(probabilities: npt.ArrayLike, truths: npt.ArrayLike) -> float:
    """Expected calibration error of a binary probability over ten equal-width bins (Guo et al., ICML 2017)."""
    p, t = np.asarray(probabilities, float), np.asarray(truths, float)
    bins = np.minimum((p * _BINS).astype(int), _BINS - 1)
    gaps = [
        abs(p[bins == b].mean() - t[bins == b].mean()) * (bins == b).mean() for b in range(_BINS) if (bins == b).any()
    ]
    return float(sum(gaps))


def _flag_scores(outcomes: Sequence[Outcome]) -> tuple[list[float], list[bool]]:
    return [1 - o.probabilities[0] for o in outcomes], [o.label != VERDICTS[0] for o in outcomes]


def _macro_f1(outcomes: Sequence[Outcome]) -> float:
    labels = [str(v) for v in VERDICTS]
    found = [o.verdict for o in outcomes]
    return float(f1_score([o.label for o in outcomes], found, labels=labels, average="macro", zero_division=0))


def _label_f1(label: str) -> Callable[[Sequence[Outcome]], float]:
    def f1(outcomes: Sequence[Outcome]) -> float:
        return float(
            f1_score([o.label == label for o in outcomes], [o.verdict == label for o in outcomes], zero_division=0)
        )

    return f1


def _auc(outcomes: Sequence[Outcome]) -> float:
    scores, truths = _flag_scores(outcomes)
    return float(roc_auc_score(truths, scores)) if 0 < sum(truths) < len(truths) else float("nan")


def _flag_accuracy(outcomes: Sequence[Outcome]) -> float:
    return float(balanced_accuracy_score([o.label != VERDICTS[0] for o in outcomes], [o.flagged for o in outcomes]))


def _kinds_f1(outcomes: Sequence[Outcome]) -> float:
    """Macro-F1 of the kinds over rows judged overstated and found so."""
    both = [o for o in outcomes if o.label == o.verdict == "overstated"]
    if not both:
        return float("nan")
    return float(
        np.mean(
            [f1_score([k in o.kinds for o in both], [k in o.found_kinds for o in both], zero_division=0) for k in KINDS]
        )
    )


def _evidence_rate(outcomes: Sequence[Outcome]) -> float:
    hits = [o.evidence_hit for o in outcomes if o.evidence_hit is not None]
    return float(np.mean(hits)) if hits else float("nan")


METRICS: Final[dict[str, Callable[[Sequence[Outcome]], float]]] = {
    "macro_f1": _macro_f1,
    **{f"f1_{v}": _label_f1(str(v)) for v in VERDICTS},
    "flag_auc": _auc,
    "flag_balanced_accuracy": _flag_accuracy,
    "flag_ece": lambda outcomes: expected_calibration_error(*_flag_scores(outcomes)),
    "kinds_macro_f1": _kinds_f1,
    "evidence_hit": _evidence_rate,
}
"""Figures by name; all in [0, 1], higher is better except ``flag_ece``."""


def _with_intervals(outcomes: Sequence[Outcome], samples: int) -> dict[str, tuple[float, float, float]]:
    families: dict[str, list[Outcome]] = {}
    for o in outcomes:
        families.setdefault(o.family, []).append(o)
    groups = list(families.values())
    rng = np.random.default_rng(0)
    draws: dict[str, list[float]] = {name: [] for name in METRICS}
    for _ in range(samples):
        drawn = [o for i in rng.integers(len(groups), size=len(groups)) for o in groups[i]]
        for name, metric in METRICS.items():
            draws[name].append(metric(drawn))
    out = {}
    for name, metric in METRICS.items():
        known = [value for value in draws[name] if not np.isnan(value)]
        low, high = np.quantile(known, [0.025, 0.975]) if known else (float("nan"), float("nan"))
        out[name] = (metric(outcomes), float(low), float(high))
    return out
