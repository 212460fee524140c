"""Results: derived verdicts, thresholds, and the way to JSON and back."""

from __future__ import annotations

import copy
import json
import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import headcheck
from headcheck import Failure, InvalidOptionError, Report, ReportFormatError, Verdict
from headcheck.report import decide_verdict
from tests.reports import two_claims
from tests.strategies import BODIES, HEADLINES

SHARES = dict(zip(headcheck.VERDICTS, (0.4, 0.3, 0.2, 0.1), strict=True))


@pytest.fixture(scope="module")
def report(fake) -> Report:
    """A report with claims, evidence and cues."""
    return fake.check(
        "Mayor scraps toll, vows new bridge",
        "The mayor may scrap the toll.\n\nShe did not promise a bridge.\n\nRead more:\n\nCat found",
    )


@pytest.mark.parametrize(
    ("threshold", "verdict"), [(0.3, Verdict.OVERSTATED), (0.6, Verdict.OVERSTATED), (0.61, Verdict.SUPPORTED)]
)
def test_the_threshold_decides(threshold, verdict):
    """A claim is supported unless the other verdicts together reach the threshold; then the likeliest decides."""
    assert decide_verdict(SHARES, threshold) is verdict


def test_what_reaches_the_threshold_is_flagged():
    """P(not supported) reaches a threshold that it equals in decimals, whatever their binary forms say."""
    for thousandths in range(1, 1000):
        shares = SHARES | {Verdict.SUPPORTED: (1000 - thousandths) / 1000}
        assert decide_verdict(shares, thousandths / 1000) is not Verdict.SUPPORTED


@given(HEADLINES, BODIES, st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_flagged_is_monotone_in_the_threshold(fake, headline, body, one, other):
    """What a higher threshold flags, a lower one flags too; and deciding anew changes no probability."""
    report = fake.check(headline, body)
    low, high = report.with_threshold(min(one, other)), report.with_threshold(max(one, other))
    assert low.flagged >= high.flagged
    assert low.probabilities == high.probabilities == report.probabilities


def test_the_signature_follows_the_threshold(report):
    """Another threshold shows in the signature, and going back restores the report."""
    other = report.with_threshold(0.123)
    assert "threshold:0.123" in other.signature
    assert other.with_threshold(report.threshold) == report


@pytest.mark.parametrize("threshold", [0, 1, -1, float("nan"), "0.5", None, True])
def test_bad_thresholds_are_refused(report, threshold):
    """A threshold outside (0, 1) is refused."""
    with pytest.raises(InvalidOptionError, match="between 0 and 1"):
        report.with_threshold(threshold)


@given(HEADLINES, BODIES)
def test_json_and_back(fake, headline, body):
    """A report survives JSON and back unchanged."""
    report = fake.check(headline, body)
    assert Report.from_json(report.to_json()) == report
    assert Report.from_dict(report.to_dict()) == report


def test_json_is_utf8(fake):
    """JSON text can be written as UTF-8 even where an emoji was cut in two, and reads as it is where it can."""
    for headline in ("Mayor scraps “toll” \ud83d", "Mayor scraps “toll” 🚢"):
        report = fake.check(headline, "The mayor may scrap the toll.")
        assert Report.from_json(report.to_json().encode().decode()) == report
        assert ("🚢" in report.to_json()) is ("🚢" in headline)


def test_thresholds_may_be_numbers_of_numpy(report):
    """A threshold may be a number of numpy."""
    assert report.with_threshold(np.float32(0.25)) == report.with_threshold(0.25)


def test_pickle_and_copy(report):
    """Reports can be pickled and copied, for workers of other processes."""
    assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301 - our own bytes
    assert copy.deepcopy(report) == report


def test_the_dict_is_plain(report):
    """The dict form holds only what JSON knows, with verdicts as plain strings."""
    data = report.to_dict()
    assert json.loads(json.dumps(data)) == data
    assert type(data["verdict"]) is str
    assert set(data) >= {"headline", "verdict", "flagged", "kinds", "probabilities", "claims", "warnings", "signature"}


@pytest.mark.parametrize(
    "damage",
    [
        lambda d: d.pop("headline"),
        lambda d: d.update(format=99),
        lambda d: d.update(threshold=7),
        lambda d: d.update(body=None),
        lambda d: d["claims"][0].update(span=[0, 10_000]),
        lambda d: d["claims"][0].update(span=[0, "x"]),
        lambda d: d["claims"][0].update(support=[{"text": "x"}]),
        lambda d: d["claims"][0]["probabilities"].pop("supported"),
        lambda d: d.update(claims=3),
        lambda d: d.update(claims=[]),
        lambda d: d.update(warnings=[1]),
    ],
)
def test_damaged_reports_are_refused(report, damage):
    """A dict with a part missing, of the wrong type or out of range is refused, with a word on what is wrong."""
    data = json.loads(report.to_json())
    damage(data)
    with pytest.raises(ReportFormatError):
        Report.from_dict(data)


def test_evidence_is_what_its_span_cuts_out():
    """A dict that shows another sentence than the one its span names is refused."""
    data = two_claims().to_dict()
    data["claims"][1]["support"][0]["text"] = "The mayor scraps the toll."
    with pytest.raises(ReportFormatError, match="cuts out"):
        Report.from_dict(data)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "3", "[" * 100_000])
def test_what_is_no_report_is_refused(text):
    """Text that is no JSON, or JSON that is no report, is refused."""
    with pytest.raises(ReportFormatError):
        Report.from_json(text)


def test_failures_say_which_row():
    """A failure holds its row's index and error as plain data."""
    failure = Failure(3, headcheck.EmptyTextError("the body holds no words"))
    assert failure.to_dict() == {"index": 3, "error": "EmptyTextError", "message": "the body holds no words"}


def test_verdicts_are_their_strings(report):
    """Verdicts and kinds compare equal to, and are found by, their plain strings."""
    assert report.verdict in ("supported", "overstated", "contradicted", "unsupported")
    assert report.probabilities["supported"] == report.probabilities[Verdict.SUPPORTED]
    assert sum(report.probabilities.values()) == pytest.approx(1, abs=1e-5)
