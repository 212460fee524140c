"""How often headcheck is right, beside other systems, on every set of the registry."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from benchmarks.metrics import applies, figures, metric
from benchmarks.records import Result, head, load
from benchmarks.rows import OVERSTATE, DataSet, Row
from benchmarks.schemes import VERDICT
from benchmarks.sets import SETS
from benchmarks.systems import (
    BestSentence,
    CrossEncoder,
    Headcheck,
    Majority,
    Overlap,
    System,
    TfIdf,
    outcome_of,
)
from headcheck import Checker
from headcheck.entail import Entailer
from headcheck.evaluate import evaluate_reports, load_judged
from headcheck.metrics import Outcome, bootstrap_weights, compare, confusion, reliability

__all__ = ["measure", "run"]

QUICK_ROWS: Final = 40
"""Rows of each set that a quick run reads."""


def run(
    checker: Checker,
    entailer: Entailer,
    names: Sequence[str],
    data: Path | None,
    *,
    command: str,
    quick: bool = False,
    folder: Path,
) -> Iterator[Result]:
    """Measure sets one after the other.

    Args:
        checker: what is measured.
        entailer: its cross-encoder, for the systems that use it bare.
        names: keys of `SETS`; empty for all that are there.
        data: folder of the borrowed sets.
        command: goes into the results.
        quick: only the first rows of each set.
        folder: where earlier results lie; those of the same signature are kept for the sets not measured now.

    Yields:
        The results so far, after every set.

    Raises:
        KeyError: there is no such set.
        FileNotFoundError: a named set is not in the data folder.
        WrongVersionError: a file is another version than the registry's.
    """
    result = head("accuracy", checker.signature, command, quick=quick) | {"missing": [], "sets": {}}
    before = load("accuracy", folder)
    if before and (before["signature"], before["quick"]) == (checker.signature, quick):
        result["sets"] = before["sets"]
        result["commands"] = [*dict.fromkeys([*before["commands"], command])]
    chosen = names or [name for name, one in SETS.items() if one.available(data)]
    headcheck = Headcheck(checker)
    pairs: list[System] = [Majority(), CrossEncoder(entailer), headcheck]
    documents = _document_systems(entailer, headcheck) if any(SETS[name].documents for name in chosen) else []
    for name in chosen:
        one = SETS[name]
        rows = one.rows(data, QUICK_ROWS if quick else None)
        result["sets"][name] = measure(one, rows, documents if one.documents else pairs)
        if one.scheme is VERDICT and one.documents:
            judged, samples = [row.source for row in rows], 50 if quick else 1000
            extra = evaluate_reports(headcheck.reports, judged, checker.signature, samples=samples).figures
            found = result["sets"][name]["systems"][headcheck.name]["figures"]
            for figure in ("kinds_macro_f1", "evidence_hit"):
                found[figure] = _rounded(extra[figure])
        result["sets"] = {key: result["sets"][key] for key in SETS if key in result["sets"]}
        result["missing"] = [key for key in SETS if key not in result["sets"]]
        yield result


def _document_systems(entailer: Entailer, headcheck: Headcheck) -> list[System]:
    judged = [Row(r["body"], r["headline"], r["label"], r["family"]) for r in load_judged(OVERSTATE / "train.jsonl")]
    return [Majority(), TfIdf(judged), Overlap(judged), BestSentence(entailer), headcheck]


def measure(one: DataSet, rows: Sequence[Row], systems: Sequence[System]) -> dict[str, Any]:
    """Score the rows of one set with several systems; the last is held against each of the others."""
    outcomes: dict[str, Outcome] = {}
    seconds: dict[str, float] = {}
    for system in systems:
        start = time.perf_counter()
        outcomes[system.name] = outcome_of(rows, one.scheme, system.scores(rows, one.scheme))
        seconds[system.name] = round(time.perf_counter() - start, 1)
    weights = bootstrap_weights([row.family for row in rows])
    primary = one.scheme.metrics[0]
    *others, last = outcomes
    shared = {other: primary if applies(outcomes[other], primary) else "auc" for other in others}
    return {
        "sha256": one.sha256,
        "rows": len(rows),
        "families": len({row.family for row in rows}),
        "labels": dict(Counter(row.label for row in rows).most_common()),
        "systems": {
            name: {
                "figures": {
                    figure: _rounded(values) for figure, values in figures(outcome, one.scheme.metrics, weights).items()
                },
                "seconds": seconds[name],
            }
            for name, outcome in outcomes.items()
        },
        "compared": [
            {
                "one": last,
                "other": other,
                "metric": name,
                **compare(outcomes[last], outcomes[other], metric(name), weights),
            }
            for other, name in shared.items()
        ],
        "confusion": confusion(outcomes[last], np.ones((1, len(rows))))[0].astype(int).tolist(),
        "reliability": reliability(outcomes[last]),
    }


def _rounded(values: Iterable[float]) -> list[float]:
    return [round(value, 4) for value in values]
