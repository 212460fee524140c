"""A result as one flat row: the same columns in every file and frame."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from headcheck.errors import ColumnError, HeadcheckError
from headcheck.labels import VERDICTS, Verdict
from headcheck.report import Claim, Failure, Report

__all__ = ["SCHEMA", "check_columns", "deciding_claim", "named_error", "to_row"]

SCHEMA: Final[dict[str, Any]] = {
    "verdict": str,
    "flagged": bool,
    **{f"p_{verdict}": float for verdict in VERDICTS},
    "kinds": list[str],
    "claim": str,
    "claim_start": int,
    "claim_end": int,
    "support": str,
    "counter": str,
    "warnings": list[str],
    "signature": str,
    "error": str,
}
"""Name and type of each column, in order; any of them may be null.

``claim`` is the claim that decides the headline's verdict, ``claim_start`` and ``claim_end`` its span in the headline;
``support`` and ``counter`` are the sentences of the body that back it, and limit or deny it, most. A row that could
not be checked has only ``error``, as ``"ClassName: message"``.
"""


def deciding_claim(report: Report) -> Claim:
    """The claim that decides the headline's verdict: the likeliest to have it, or of supported ones the weakest."""
    if report.flagged:
        return max(report.claims, key=lambda claim: claim.probabilities[report.verdict])
    return min(report.claims, key=lambda claim: claim.probabilities[Verdict.SUPPORTED])


def to_row(result: Report | Failure, prefix: str = "") -> dict[str, Any]:
    """Flatten a result.

    Args:
        result: a report, or the failure in its place.
        prefix: put before each column's name.

    Returns:
        The columns of `SCHEMA` in order. A lone surrogate, which no column of text can hold, appears as its escape.
    """
    row = _flat(result) if isinstance(result, Report) else {"error": f"{type(result.error).__name__}: {result.error}"}
    return {prefix + name: _encodable(row.get(name)) for name in SCHEMA}


def check_columns(present: Iterable[str], wanted: Iterable[str], added: Iterable[str]) -> None:
    """Refuse a table that lacks a wanted column, or has one that would be added.

    Raises:
        ColumnError: either of these.
    """
    present = list(present)
    for name in wanted:
        if name not in present:
            raise ColumnError(f"there is no column {name!r}; there are: {', '.join(map(str, present)) or 'none'}")
    if clash := [name for name in added if name in present]:
        raise ColumnError(f"the result would overwrite {', '.join(map(repr, clash))}: rename, or give a prefix")


def named_error(failure: Failure) -> HeadcheckError:
    """The error of a failure, of its own class, with the number of the row."""
    return type(failure.error)(f"row {failure.index}: {failure.error}")


def _flat(report: Report) -> dict[str, Any]:
    claim = deciding_claim(report)
    return {
        "verdict": str(report.verdict),
        "flagged": report.flagged,
        **{f"p_{verdict}": report.probabilities[verdict] for verdict in VERDICTS},
        "kinds": [str(kind) for kind in report.kinds],
        "claim": claim.text,
        "claim_start": claim.span.start,
        "claim_end": claim.span.end,
        "support": claim.support[0].text if claim.support else None,
        "counter": claim.counter[0].text if claim.counter else None,
        "warnings": list(report.warnings),
        "signature": report.signature,
    }


def _encodable(value: Any) -> Any:
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value
