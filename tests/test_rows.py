"""The flat row of a result: one schema for every file and frame."""

from __future__ import annotations

import pytest
from hypothesis import given

import headcheck
from headcheck import SCHEMA, ColumnError, EmptyTextError, Failure, HeadcheckError
from headcheck.rows import check_columns, deciding_claim, to_row
from tests.strategies import ANY_TEXT

COLUMNS = [
    *("verdict", "flagged", "p_supported", "p_overstated", "p_contradicted", "p_unsupported", "kinds", "claim"),
    *("claim_start", "claim_end", "support", "counter", "warnings", "signature", "error"),
]


def test_the_schema():
    """The columns stand in their order, each with its type."""
    assert list(SCHEMA) == COLUMNS
    assert [SCHEMA[name] for name in ("verdict", "flagged", "p_overstated", "kinds", "claim_start")] == [
        *(str, bool, float, list[str], int),
    ]


def test_a_report_as_a_row(fake):
    """A row tells the verdict, the claim that decides it and that claim's strongest evidence on both sides."""
    headline = "Mayor scraps toll, vows new bridge"
    report = fake.check(
        headline, "The mayor may scrap the toll.\n\nShe vows a new bridge.\n\nThe mayor scraps the toll."
    )
    row = to_row(report)
    assert list(row) == COLUMNS
    claim = deciding_claim(report)
    assert (row["verdict"], row["flagged"], row["error"]) == (str(report.verdict), report.flagged, None)
    assert [row[f"p_{v}"] for v in headcheck.VERDICTS] == list(report.probabilities.values())
    assert (row["claim"], headline[row["claim_start"] : row["claim_end"]]) == (claim.text, claim.span.of(headline))
    assert row["support"] == claim.support[0].text
    assert row["signature"] == report.signature
    assert all(value is None or type(value) is getattr(SCHEMA[k], "__origin__", SCHEMA[k]) for k, value in row.items())


def test_the_worst_claim_decides(fake):
    """The deciding claim is the likeliest to have the headline's verdict, and among supported ones the weakest."""
    report = fake.check("Mayor scraps toll, vows new bridge", "The mayor may scrap the toll.\n\nShe vows a bridge.")
    assert len(report.claims) == 2
    flagged, supported = report.with_threshold(0.01), report.with_threshold(0.99)
    assert deciding_claim(flagged).probabilities[flagged.verdict] == max(
        c.probabilities[flagged.verdict] for c in flagged.claims
    )
    assert deciding_claim(supported).probabilities["supported"] == min(
        c.probabilities["supported"] for c in supported.claims
    )


def test_a_failure_as_a_row():
    """A failure has its error as "ClassName: message", and null everywhere else."""
    row = to_row(Failure(3, EmptyTextError("the body holds no words")), prefix="hc_")
    assert list(row) == [f"hc_{name}" for name in COLUMNS]
    assert row.pop("hc_error") == "EmptyTextError: the body holds no words"
    assert set(row.values()) == {None}


@given(ANY_TEXT, ANY_TEXT)
def test_every_text_of_a_row_is_utf8(fake, headline, body):
    """Whatever the article holds, lone surrogates included, the texts of its row can be encoded."""
    try:
        result = fake.check(headline, body)
    except HeadcheckError as error:
        result = Failure(0, error)
    for value in to_row(result).values():
        assert not isinstance(value, str) or value.encode()


def test_columns_are_checked():
    """A missing column is told with those that are there; one that would be overwritten is told with the way out."""
    check_columns(["headline", "body"], ["headline", "body"], ["verdict"])
    with pytest.raises(ColumnError, match=r"no column 'body'.*title, text"):
        check_columns(["title", "text"], ["body"], [])
    with pytest.raises(ValueError, match=r"overwrite 'verdict'.*prefix"):
        check_columns(["body", "verdict"], ["body"], SCHEMA)
