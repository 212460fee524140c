"""How cost and memory grow: with the length of a body, with the number of articles, and over a long stream."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

from benchmarks.records import Result, head, peak_megabytes
from benchmarks.workload import articles, first, race, spread
from headcheck import Checker

__all__ = ["FULL", "QUICK", "STREAM", "Plan", "held_megabytes", "run"]

STREAM: Final = 100_000
"""Articles of the stream."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured: lengths of bodies, numbers of articles, repeats, points along the stream."""

    lengths: tuple[int, ...]
    counts: tuple[int, ...]
    repeats: int
    points: int


FULL: Final = Plan((5, 10, 25, 50, 100, 200, 400, 800, 1600), (1, 4, 16, 64, 256, 1024), repeats=3, points=50)
QUICK: Final = Plan((5, 25), (1, 8), repeats=1, points=4)

_BATCH: Final = 8
_SENTENCES: Final = 25
_STREAM_SENTENCES: Final = 5


def run(checker: Checker, plan: Plan, stream: int, *, command: str, quick: bool) -> Result:
    """Measure scale.

    Args:
        checker: what is measured.
        plan: how much is measured.
        stream: articles of the stream over which memory is watched.
        command: goes into the results.
        quick: whether the plan is a quick one.
    """
    result = head("scale", checker.signature, command, quick=quick)
    result["memory"] = _memory(checker, stream, plan.points)
    result["by_length"] = [{"sentences": n, **_seconds(checker, first(_BATCH, n), plan.repeats)} for n in plan.lengths]
    result["by_count"] = [{"articles": n, **_seconds(checker, first(n, _SENTENCES), plan.repeats)} for n in plan.counts]
    return result


def _seconds(checker: Checker, batch: list[tuple[str, str]], repeats: int) -> dict[str, float]:
    """Seconds for one article, in a batch."""
    taken = race({"headcheck": lambda: list(checker.check_many(batch))}, repeats)["headcheck"]
    return {key: round(value, 6) for key, value in spread(taken, len(batch)).items()}


def _memory(checker: Checker, stream: int, points: int) -> list[dict[str, Any]]:
    """Memory held, most memory held so far and rate at points along a stream of short articles."""
    out = []
    reports = checker.check_many(_stream(stream))
    step, done = max(1, stream // points), 0
    while done < stream:
        start = time.perf_counter()
        count = sum(1 for _ in islice(reports, step))
        done += count
        rate = count / (time.perf_counter() - start)
        out.append(
            {
                "articles": done,
                "megabytes": held_megabytes(),
                "peak_megabytes": peak_megabytes(),
                "articles_per_second": round(rate, 1),
            }
        )
    return out


def _stream(count: int) -> Iterator[tuple[str, str]]:
    return islice(articles(_STREAM_SENTENCES), count)


def held_megabytes() -> float:
    """Memory that this process holds now, where the system tells; else the most so far."""
    table = Path("/proc/self/statm")
    if not table.is_file():
        return peak_megabytes()
    return round(int(table.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20, 1)
