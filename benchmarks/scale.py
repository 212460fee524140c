"""How cost grows with the length of a body and with the number of articles. Memory: see `benchmarks.soak`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from benchmarks.records import Result, head
from benchmarks.workload import first, race, spread
from headcheck import Checker

__all__ = ["FULL", "QUICK", "Plan", "run"]


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured: lengths of bodies, numbers of articles, repeats."""

    lengths: tuple[int, ...]
    counts: tuple[int, ...]
    repeats: int


FULL: Final = Plan((5, 10, 25, 50, 100, 200, 400, 800, 1600), (1, 4, 16, 64, 256), repeats=3)
QUICK: Final = Plan((5, 25), (1, 8), repeats=1)

_BATCH: Final = 8
_SENTENCES: Final = 25


def run(checker: Checker, plan: Plan, *, command: str, quick: bool) -> Result:
    """Measure scale.

    Args:
        checker: what is measured.
        plan: how much is measured.
        command: goes into the results.
        quick: whether the plan is a quick one.
    """
    result = head("scale", checker.signature, command, quick=quick)
    result["by_length"] = [{"sentences": n, **_seconds(checker, first(_BATCH, n), plan.repeats)} for n in plan.lengths]
    result["by_count"] = [{"articles": n, **_seconds(checker, first(n, _SENTENCES), plan.repeats)} for n in plan.counts]
    return result


def _seconds(checker: Checker, batch: list[tuple[str, str]], repeats: int) -> dict[str, float]:
    """Seconds for one article, in a batch."""
    taken = race({"headcheck": lambda: list(checker.check_many(batch))}, repeats)["headcheck"]
    return {key: round(value, 6) for key, value in spread(taken, len(batch)).items()}
