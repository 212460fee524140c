"""Many reports on one page."""

from __future__ import annotations

import gc
import re
import weakref
from dataclasses import replace
from html import unescape

import pytest

from headcheck import InvalidOptionError, Report
from headcheck.render.overview import render_overview
from tests.reports import HOSTILE, two_claims
from tests.test_page import ATTRIBUTES, TAGS, Page, shown


def made(headline: str, **probabilities: float) -> Report:
    """A report on a headline of this name."""
    return two_claims(headline.ljust(31, "."), **probabilities)


REPORTS = [
    made("calm", supported=0.6, overstated=0.4),
    made("mild", supported=0.2, overstated=0.5, unsupported=0.3),
    made("false", supported=0.1, contradicted=0.9),
    None,
    made("wild", supported=0.1, overstated=0.9),
]


def headlines(page: str) -> list[str]:
    """The headlines of the table, in order."""
    return [unescape(found).rstrip(".") for found in re.findall(r"<summary>(.*?)</summary>", page)]


def test_the_worst_come_first():
    """Flagged headlines come first, then those that overstate most surely, under the row they came from."""
    page = render_overview(REPORTS, title="Set")
    assert headlines(page) == ["wild", "mild", "false", "calm"]
    assert re.findall(r"<tr><td>(\d+)</td>", page) == ["5", "2", "3", "1"]
    assert "All 4 shown" in page


def test_totals():
    """Everything is counted, whether shown or not, and the numbers stand in text."""
    page = render_overview(REPORTS, title="Set", most=1)
    text = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert "4 checked 3 flagged 1 failed" in text
    assert "Verdicts on 4 headlines contradicted 1 25% overstated 2 50% unsupported 0 0% supported 1 25%" in text
    assert "Kinds among 2 overstated, one or two each certainty 2 100% factuality 0 0%" in text
    assert "1 of 4 shown" in text
    assert headlines(page) == ["wild"]


def test_an_empty_set():
    """No report at all gives a page that says so."""
    assert "All 0 shown" in render_overview([], title="Set")
    with pytest.raises(InvalidOptionError, match="at least one"):
        render_overview([], title="Set", most=0)


def test_articles_share_the_page():
    """Hostile text stays text, every id is one of its kind, and every link leads somewhere."""
    hostile = replace(two_claims(note=HOSTILE), headline=HOSTILE)
    html = render_overview([hostile, hostile, two_claims()], title=HOSTILE)
    page = Page(html)
    assert page.tags <= TAGS | {"table", "caption", "thead", "tbody", "tr", "th", "td"}
    assert {name for name, _ in page.attributes} <= ATTRIBUTES | {"scope"}
    assert len(page.ids()) == len(set(page.ids()))
    assert page.links() <= {f"#{id_}" for id_ in page.ids()}
    assert page.texts["headline"].count(shown(HOSTILE)) == 3


def test_memory_is_bounded():
    """Of many reports only those to be shown are kept."""
    alive: weakref.WeakSet[Watched] = weakref.WeakSet()
    most_alive = 0

    def stream():
        nonlocal most_alive
        for i in range(300):
            report = Watched(**{name: getattr(REPORTS[1], name) for name in Report.__slots__})
            alive.add(report)
            yield report
            del report
            if i % 50 == 0:
                gc.collect()
            most_alive = max(most_alive, len(alive))

    page = render_overview(stream(), title="Set", most=5)
    assert "5 of 300 shown" in page
    assert most_alive <= 60


class Watched(Report):
    """A report whose end can be seen."""

    __hash__ = object.__hash__
