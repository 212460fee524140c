"""Do float32 and bfloat16 give the same verdicts?"""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.records import Result, head
from benchmarks.robustness import Article, rate, reports_of, told
from headcheck import Checker

__all__ = ["run", "summary"]


def run(model: str, articles: Sequence[Article], *, command: str, quick: bool) -> Result:
    """Check every article in both precisions.

    Args:
        model: a folder, hub name or ``"bundled"``.
        articles: headlines and bodies.
        command: goes into the result.
        quick: whether these are few of the articles.

    Returns:
        A result with the number of articles, of those with another verdict, their rate with a 95 % interval, and each
        of them with both judgements.
    """
    one, other = (Checker(model, dtype=dtype) for dtype in ("float32", "bfloat16"))
    pairs = list(zip(reports_of(one, articles), reports_of(other, articles), strict=True))
    differ = [(exact, coarse) for exact, coarse in pairs if exact.verdict is not coarse.verdict]
    result = head("precision", one.signature, command, quick=quick)
    result |= {"articles": len(pairs), "differ": len(differ), **rate(len(differ), len(pairs))}
    result["most"] = max(abs(e.probabilities[v] - c.probabilities[v]) for e, c in pairs for v in e.probabilities)
    result["rows"] = [
        {"headline": exact.headline, "float32": told(exact), "bfloat16": told(coarse)} for exact, coarse in differ
    ]
    return result


def summary(result: Result) -> str:
    """The result as Markdown."""
    interval = f"{result['rate']:.1%}, {result['low']:.1%} to {result['high']:.1%}"
    count = f"{result['differ']} of {result['articles']} verdicts differ ({interval})"
    lines = [f"{row['float32']['verdict']} / {row['bfloat16']['verdict']}: {row['headline']}" for row in result["rows"]]
    return f"{count}; probabilities by at most {result['most']:.3f}.\n\n" + "\n".join(f"- {line}" for line in lines)
