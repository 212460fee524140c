"""A long run: memory, file handles, threads and rate, sampled along a stream of articles."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from itertools import count, islice
from pathlib import Path
from statistics import median
from typing import Any, Final

from benchmarks.records import Result, head, held_megabytes, peak_megabytes
from benchmarks.workload import articles
from headcheck import Checker

__all__ = ["ARTICLES", "MINUTES", "run", "steady"]

ARTICLES: Final = 100_000
MINUTES: Final = 60.0

_BRIEF: Final = 1
_LONG: Final = 25
_ONE_IN: Final = 16
_SAMPLES: Final = 60
_CHUNK: Final = 64
_GROWTH: Final = 1.05
_SLOWDOWN: Final = 0.8
_ENOUGH: Final = 12
"""Samples; from fewer nothing is concluded."""


def run(
    checker: Checker, minutes: float, most: int, *, command: str, clock: Callable[[], float] = time.monotonic
) -> Result:
    """Check articles one after the other until the time or the articles are used up.

    Args:
        checker: what is run.
        minutes: how long.
        most: articles at most.
        command: goes into the result.
        clock: tells the time in seconds.

    Returns:
        A result with ``samples`` along the run (the start is one) and what became `steady`.
    """
    result = head("soak", checker.signature, command, quick=False)
    reports = checker.check_many(islice(_stream(), most))
    start = last = clock()
    done = counted = 0
    samples: list[dict[str, Any]] = []
    while clock() - start < 60 * minutes and (some := sum(1 for _ in islice(reports, _CHUNK))):
        done += some
        now = clock()
        if not samples or now - last >= 60 * minutes / _SAMPLES or done == most:
            rate = (done - counted) / max(now - last, 1e-9)
            samples.append(
                {"seconds": round(now - start, 1), "articles": done, "per_second": round(rate, 1), **_held()}
            )
            last, counted = now, done
    result["samples"] = samples
    result["left"] = _held()
    result["steady"] = steady(samples)
    return result


def _stream() -> Iterator[tuple[str, str]]:
    """Articles of one sentence, and every sixteenth of 25, without end."""
    briefs, others = articles(_BRIEF), articles(_LONG)
    for number in count():
        yield next(briefs if number % _ONE_IN else others)


def _held() -> dict[str, float]:
    """Megabytes, files and threads that the process holds now, and the most megabytes so far."""
    handles = Path("/proc/self/fd")
    files = len(list(handles.iterdir())) - 1 if handles.is_dir() else -1
    return {
        "megabytes": held_megabytes(),
        "peak_megabytes": peak_megabytes(),
        "files": files,
        "threads": threading.active_count(),
    }


def steady(samples: list[dict[str, Any]]) -> dict[str, Any]:
    """Hold the last quarter of a run against the first half of it, without its first sample, when all is warm.

    Returns:
        Medians of memory and rate in both parts, growth of files and threads, and whether memory grew by less than
        5 %, files and threads did not, and the rate kept at least 80 % (None where there are too few samples).
    """
    warm = samples[1:] or samples
    early, late = warm[: max(1, len(warm) // 2)], warm[-max(1, len(warm) // 4) :]

    def middle(name: str) -> tuple[float, float]:
        return median(s[name] for s in early), median(s[name] for s in late)

    memory, rate, files, threads = map(middle, ("megabytes", "per_second", "files", "threads"))
    flat = memory[1] <= _GROWTH * memory[0] and files[1] <= files[0] and threads[1] <= threads[0]
    return {
        "megabytes": memory,
        "per_second": rate,
        "files": files,
        "threads": threads,
        "holds": flat and rate[1] >= _SLOWDOWN * rate[0] if len(samples) >= _ENOUGH else None,
    }
