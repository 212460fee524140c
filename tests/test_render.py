"""Reports as text: plain, coloured, and as a terminal wants them."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given

from headcheck import Report
from headcheck.render.terminal import render_terminal
from headcheck.render.text import render_text
from tests.reports import HOSTILE, two_claims
from tests.strategies import BODIES, HEADLINES

_ANSI = re.compile(r"\x1b\[[\d;]*m")


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def reader(monkeypatch):
    """Set the environment of someone at a terminal."""

    def set_(**environment: str) -> None:
        monkeypatch.delenv("COLUMNS", raising=False)
        for name, value in ({"TERM": "xterm"} | environment).items():
            monkeypatch.setenv(name, value)

    return set_


@pytest.mark.parametrize("width", [40, 72, 100])
def test_text_keeps_its_width(fake, width):
    """All but the signature is wrapped to the width given, with colours or without."""
    report = fake.check("Mayor scraps toll on old bridge, " * 3 + "says union", "The mayor may scrap the toll. " * 5)
    for colour in (False, True):
        *lines, _ = _ANSI.sub("", render_text(report, width, colour=colour)).splitlines()
        assert max(map(len, lines)) <= width


def test_text_says_what_was_found(fake):
    """Verdict, probabilities, claims, evidence, notes and signature are all there; control characters are not."""
    report: Report = fake.check("Mayor\x07 scraps toll", "The mayor may scrap\x1b[31m the toll.\n\nAdvertisement")
    text = str(report)
    assert str(report.verdict).upper() in text
    assert "may scrap" in text
    assert "1 line left out" in text
    assert text.endswith(report.signature)
    assert "\x1b" not in text
    assert "\x07" not in text


def test_what_nobody_sees_is_left_out():
    """Soft hyphens and spaces without width are not shown; joiners stay, of which words and emoji are made."""
    text = str(two_claims("May\u00ador\u200b scraps\ufeff نیم\u200cفاصله 👩\u200d🚀, thanks \u202eunion"))
    assert text.startswith("Mayor scraps نیم\u200cفاصله 👩\u200d🚀, thanks \ufffdunion\n")


def test_a_small_report_to_the_letter():
    """The plain text of a report."""
    assert str(two_claims()) == (
        "Mayor scraps toll, thanks union\n\n"
        "OVERSTATED (certainty)   supported 25%  overstated 75%  contradicted 0%  unsupported 0%\n\n"
        "[>] Mayor scraps toll\n"
        "    overstated (certainty), 75%\n"
        "    limits    90%  The mayor may scrap the toll, she told the union with thanks.\n"
        "    denies    60%  Nothing is signed.\n"
        "    certainty: headline “scraps” / body “may scrap”\n\n"
        "[=] Mayor thanks union\n"
        "    supported, 100%\n"
        "    supports  80%  The mayor may scrap the toll, she told the union with thanks.\n\n"
        "headcheck:test"
    )


@given(HEADLINES, BODIES)
def test_colours_change_no_letter(fake, headline, body):
    """Without its colour codes the coloured text is the plain text."""
    report = fake.check(headline, body)
    assert _ANSI.sub("", render_text(report, colour=True)) == str(report)


def test_hostile_notes_send_no_codes():
    """Warnings and a signature from a file cannot steer the terminal."""
    assert "\x1b" not in str(two_claims(note=HOSTILE))


@pytest.mark.parametrize(
    ("environment", "stream", "coloured"),
    [
        ({}, _Terminal, True),
        ({}, io.StringIO, False),
        ({"TERM": "dumb"}, _Terminal, False),
        ({"NO_COLOR": "1"}, _Terminal, False),
        ({"NO_COLOR": ""}, _Terminal, True),
        ({"FORCE_COLOR": "1"}, io.StringIO, True),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, _Terminal, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, _Terminal, False),
    ],
)
def test_colours_where_they_are_wanted(reader, environment, stream, coloured):
    """A terminal gets colours unless NO_COLOR or TERM=dumb say no; FORCE_COLOR gives them to a file as well."""
    reader(**environment)
    assert ("\x1b[" in render_terminal(two_claims(), stream())) is coloured


@pytest.mark.parametrize(("columns", "width"), [("20", 60), ("72", 72), ("300", 100)])
def test_the_width_of_the_terminal(reader, columns, width):
    """A terminal gets its own width, between 60 and 100; a file gets what str() gives."""
    reader(COLUMNS=columns, NO_COLOR="1")
    report = two_claims()
    assert render_terminal(report, _Terminal()) == render_text(report, width)
    assert render_terminal(report, io.StringIO()) == str(report)
