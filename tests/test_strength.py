"""What the words say: marks of strength, and where a claim is stronger than its evidence."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from headcheck import Kind
from headcheck.strength import FEATURES, compare, deciding_spans, marks, numbers, strength
from tests.strategies import ANY_TEXT


def found(text: str, *, strong: bool) -> set[tuple[str | None, str]]:
    """The marks of a text as (kind, words)."""
    return {(m.kind and str(m.kind), m.span.of(text)) for m in marks(text) if m.strong is strong}


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Rates may fall", ("certainty", "may")),
        ("She is considering a sale", ("factuality", "considering")),
        ("The firm allegedly paid", ("attribution", "allegedly")),
        ("Up to 40 jobs go", ("quantity", "Up to")),
        ("Sales slipped in May", ("intensity", "slipped")),
        ("Coffee is linked to sleep", ("causation", "linked to")),
        ("It works in mice", ("scope", "in mice")),
        ("They leave unless paid", ("condition", "unless")),
        ("He denied it", (None, "denied")),
        ("It didn’t happen", (None, "didn’t")),
    ],
)
def test_weakening_words(text, mark):
    """Hedges, plans, attributions, limits and conditions are found with their kind, denials with none."""
    assert mark in found(text, strong=False)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Minister SLAMS report", ("intensity", "SLAMS")),
        ("Every school closes", ("quantity", "Every")),
        ("Diet causes cancer", ("causation", "causes")),
        ("Council scrapped the toll", ("factuality", "scrapped")),
    ],
)
def test_strengthening_words(text, mark):
    """Boosters, totals, causes and accomplished acts are found in any case and form."""
    assert mark in found(text, strong=True)


@pytest.mark.parametrize(
    "text", ["Fares rise in May.", "Opens May 12", "Fares Rise in May", "By the end of May it was over"]
)
def test_the_month_is_no_hedge(text):
    """May is a month behind a preposition and before a day, and a verb elsewhere."""
    assert ("certainty", "May") not in found(text, strong=False)
    assert ("certainty", "May") in found("Council May Close School", strong=False)


def test_the_longer_expression_counts():
    """Of two expressions of one kind that overlap the longer one is marked."""
    assert ("quantity", "no more than") in found("no more than ten", strong=False)
    assert ("quantity", "more than") not in found("no more than ten", strong=False)


@given(ANY_TEXT)
def test_marks_lie_inside_the_text(text):
    """Any text is marked without an error, in order, with spans that slice back to words."""
    spans = [m.span for m in marks(text)]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert spans == sorted(spans, key=lambda s: s.start)


def test_numbers():
    """Digits and number words are one thing; one and zero, which are mostly pronouns, are left out."""
    assert numbers("Twelve of 1,200 people paid 4.5 percent, one did not") == {"12", "1200", "4.5"}


def columns(claim: str, *evidence: str) -> dict[str, float]:
    """The comparison of a claim with evidence, by column."""
    row = compare(strength(claim), [strength(e) for e in evidence], numbers(" ".join(evidence)))
    assert row.dtype == np.float32
    return dict(zip(FEATURES, row.tolist(), strict=True))


def test_a_dropped_hedge_shows():
    """A hedge in the evidence that the claim lacks counts; the same hedge in both does not."""
    assert columns("Fares rise", "Fares may rise.")["weaker_certainty"] == 1
    assert columns("Fares may rise", "Fares may rise.")["weaker_certainty"] == 0


def test_an_added_booster_shows():
    """A strong expression that only the claim has counts for its kind."""
    assert columns("Mayor slams plan", "The mayor questioned the plan.")["stronger_intensity"] == 1


def test_numbers_that_differ_show():
    """A number that the body lacks is missing; evidence with other numbers only is another."""
    row = columns("Forty held", "Police held 14 people.")
    assert (row["missing_numbers"], row["other_numbers"]) == (1, 1)


def test_no_evidence_is_no_difference():
    """Without evidence nothing is weaker."""
    assert columns("Fares rise")["weaker_any"] == 0


def test_deciding_spans_fall_back_on_a_denial():
    """Where the evidence has no weakening word of the kind, its words of denial are the cue."""
    claim, evidence = "Mayor scraps toll", "There is no word of it."
    strong, weak = deciding_spans(Kind.FACTUALITY, marks(claim), marks(evidence))
    assert strong is not None
    assert weak is not None
    assert (strong.of(claim), weak.of(evidence)) == ("scraps", "no")
