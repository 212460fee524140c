"""Reports saved as JSON Lines, read back one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from headcheck.errors import ReportFormatError, RowFormatError
from headcheck.json_lines import read_objects
from headcheck.report import Report

__all__ = ["read_reports"]


def read_reports(lines: Iterable[bytes], prefix: str = "") -> Iterator[Report | None]:
    """Read reports lazily, one a line; blank lines are passed over.

    Args:
        lines: UTF-8, each a JSON object that is `Report.to_dict()`, or holds it in the field ``report``, or says in
            the field ``error`` why there is none.
        prefix: put before the names of these two fields.

    Yields:
        A report, or None for a row that failed.

    Raises:
        ReportFormatError: a line is none of these; the message names it.
    """
    for number, row in read_objects(lines):
        if isinstance(row, RowFormatError):
            raise ReportFormatError(str(row)) from row
        try:
            yield _report(row, f"{prefix}report", f"{prefix}error")
        except (ValueError, RecursionError) as error:
            raise ReportFormatError(f"line {number}: {error}") from error


def _report(row: Mapping[str, Any], report: str, error: str) -> Report | None:
    if isinstance(row.get(error), str) and not row.get(report):
        return None
    if report not in row and "format" not in row:
        raise ReportFormatError(f"no field {report!r}, 'format' or {error!r}: write the file with Report.to_json()")
    return Report.from_dict(row.get(report, row))
