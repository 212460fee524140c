"""Reports read back from JSON Lines."""

from __future__ import annotations

import json

import pytest

from headcheck import ReportFormatError
from headcheck.saved import read_reports
from tests.reports import two_claims


def line(value: object) -> bytes:
    """A value as a line of JSON."""
    return json.dumps(value).encode() + b"\n"


def test_the_three_forms():
    """A line is a report, a row that holds one, or a row that failed; blank lines are passed over."""
    report = two_claims()
    data = report.to_dict()
    rows = [line(data), b"\n", line({"format": "long read", "report": data, "error": None}), line({"error": "no body"})]
    assert list(read_reports([b"\xef\xbb\xbf" + rows[0], *rows[1:]])) == [report, report, None]


def test_files_put_together():
    """Where files were put together, each may bring its byte order mark."""
    rows = [b"\xef\xbb\xbf" + line(two_claims().to_dict())] * 2
    assert list(read_reports(rows)) == [two_claims()] * 2


def test_fields_with_a_prefix():
    """With a prefix the fields of the result are those with it; the row's own fields of the plain names are its own."""
    row = {"error": "a typing error", "report": "long read", "hc_report": two_claims().to_dict(), "hc_error": None}
    assert list(read_reports([line(row), line({"hc_error": "no body"})], "hc_")) == [two_claims(), None]
    with pytest.raises(ReportFormatError, match="no field 'hc_report'"):
        next(read_reports([line({"report": None, "error": "no body"})], "hc_"))


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (b"{", "line 2"),
        (b"\xff{}", "line 2"),
        (b"[" * 100_000, "line 2"),
        (line([1]), "line 2 is no JSON object but list"),
        (line({"headline": "x"}), "line 2: no field 'report'"),
        (line({"report": "none"}), "line 2: not a report"),
        (line({"report": {"format": 1}}), "line 2: damaged report"),
        (line({"error": 3}), "line 2: no field 'report'"),
    ],
)
def test_anything_else_is_refused_by_its_line(bad, words):
    """A line of another form is refused, with its number, after the good ones before it have come."""
    reports = read_reports([line(two_claims().to_dict()), bad])
    assert next(reports) == two_claims()
    with pytest.raises(ReportFormatError, match=words):
        next(reports)


def test_reading_is_lazy():
    """No line is read before its report is asked for."""
    lines = iter([line(two_claims().to_dict()), b"never read"])
    next(read_reports(lines))
    assert next(lines) == b"never read"
