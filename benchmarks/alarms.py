"""What is flagged at which threshold: of judged headlines, and of those that newsrooms put over their own articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.records import Result, head
from benchmarks.robustness import Article, reports_of
from benchmarks.rows import DataSet
from benchmarks.schemes import VERDICT
from benchmarks.tables import grid
from headcheck import Checker, Verdict

__all__ = ["NEWS", "news", "run", "table"]

THRESHOLDS: Final = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
_LONG: Final = (5, 600)
"""Words of a headline and characters of a body from which on an article is taken."""


def _long(row: Mapping[str, str]) -> bool:
    return len((row["title"] or "").split()) >= _LONG[0] and len(row["text"]) >= _LONG[1]


NEWS: Final = (
    DataSet(
        "Reuters-21578",
        "dispatches of 1987 under their own headlines, in capitals; unjudged",
        "https://archive.ics.uci.edu/dataset/137/reuters+21578+text+categorization+collection",
        "research use",
        VERDICT,
        "news/reuters21578.jsonl.gz",
        "9618ba9ec907bddfec5ccab160a56e4120799685e94b438163504b777518623e",
        ("text", "title", ""),
        _long,
    ),
    DataSet(
        "FakeHealth",
        "health news and press releases under their own headlines (Dai et al. 2020); unjudged",
        "https://github.com/EnyanDai/FakeHealth",
        "the texts are their publishers'",
        VERDICT,
        "news/fakehealth_news.jsonl.gz",
        "0c1e26d2321e8c437c441d37bbaca74abf600464a109ee16b9389a3584ef06a0",
        ("text", "title", ""),
        _long,
    ),
)
"""Articles with the headlines that their newsrooms gave them."""


def news(data: Path | None, most: int) -> dict[str, list[Article]]:
    """The first ``most`` articles of each set of `NEWS` that is there, in the order of a hash of their bodies."""
    return {one.title: [(r.claim, r.body) for r in one.rows(data, most)] for one in NEWS if one.available(data)}


def run(
    checker: Checker,
    judged: Sequence[tuple[str, str, str]],
    own: Mapping[str, Sequence[Article]],
    *,
    command: str,
) -> Result:
    """Count what every threshold flags.

    Args:
        checker: gives the probabilities.
        judged: headline, body and verdict of rows that nothing was fitted on.
        own: by the name of their set, articles under their own headlines.
        command: goes into the result.

    Returns:
        A result with the thresholds, the checker's own first, and for each group of headlines its size and the share
        flagged at each of them.
    """
    groups: dict[str, list[Article]] = {"not supported": [], "supported": []}
    for headline, body, label in judged:
        groups["supported" if label == Verdict.SUPPORTED else "not supported"].append((headline, body))
    groups |= {name: list(articles) for name, articles in own.items()}
    at = np.array([checker.threshold, *THRESHOLDS])
    result = head("alarms", checker.signature, command, quick=False)
    result["thresholds"] = at.tolist()
    result["groups"] = {}
    for name, articles in groups.items():
        doubt = np.array([1 - r.probabilities[Verdict.SUPPORTED] for r in reports_of(checker, articles)])
        result["groups"][name] = {"headlines": len(doubt), "flagged": (doubt >= at[:, None]).mean(1).tolist()}
    return result


def table(result: Result) -> str:
    """The result as Markdown."""
    names = {"not supported": "found", "supported": "false alarms"}
    titles = [f"{names.get(name, name)}, of {group['headlines']}" for name, group in result["groups"].items()]
    rows = []
    for threshold, i in sorted((threshold, i) for i, threshold in enumerate(result["thresholds"])):
        shares = (f"{group['flagged'][i]:.0%}" for group in result["groups"].values())
        rows.append((f"{threshold:.2f}{'' if i else ' (default)'}", *shares))
    return grid(("threshold", *titles), rows)
