"""Pages in a real browser: what a reader sees, reaches by keyboard, and prints. Skipped where no Chromium is."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from headcheck.render.overview import render_overview
from tests.browser import CHROMIUM, Browser
from tests.reports import HOSTILE, two_claims

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on the PATH")

LONG = "Donaudampfschifffahrtsgesellschaft" * 5


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    """One browser for all pages."""
    with Browser(tmp_path_factory.mktemp("profile")) as running:
        yield running


@pytest.fixture
def pages(tmp_path):
    """Pages of a plain report, a hostile one and a set, by name."""
    report = two_claims(note=LONG)
    hostile = replace(two_claims(note=HOSTILE), headline=HOSTILE, body=HOSTILE + LONG + report.body)
    hostile = replace(hostile, claims=tuple(replace(c, text=HOSTILE) for c in hostile.claims))
    cell = f'<html><body data-jp-theme-light="false"><h1>Notebook</h1><mark>mark</mark>{report._repr_html_()}'
    made = {
        "report": report.to_html(),
        "hostile": hostile.to_html(),
        "set": render_overview([report, hostile, None], title=LONG),
        "hostile set": render_overview([hostile] * 3, title=HOSTILE),
        "cell": "<!DOCTYPE html>" + cell,
    }
    for name, html in made.items():
        (tmp_path / f"{name}.html").write_text(html, encoding="utf-8")
    return {name: tmp_path / f"{name}.html" for name in made}


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", ["report", "hostile", "set", "hostile set"])
def test_pages_load_in_silence(browser, pages, name, dark):
    """A page says nothing on the console, asks for nothing, runs nothing, and follows the reader's light or dark."""
    browser.open(pages[name], dark=dark)
    assert browser.complaints() == []
    assert browser.run("document.title").endswith(" - headcheck")
    assert browser.run("document.scripts.length + document.images.length") == 0
    ground = browser.run("getComputedStyle(document.documentElement).backgroundColor")
    assert ground == ("rgb(23, 23, 26)" if dark else "rgb(255, 255, 255)")


@pytest.mark.parametrize("name", ["report", "hostile", "set", "cell"])
def test_a_telephone_is_wide_enough(browser, pages, name):
    """At 360 pixels nothing is cut off and nothing scrolls sideways, with every row open and every tooltip shown."""
    browser.open(pages[name], width=360)
    browser.run("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert browser.run("document.documentElement.scrollWidth") <= 360
    for number in range(browser.run("document.querySelectorAll('.text mark a').length")):
        browser.run(f"document.querySelectorAll('.text mark a')[{number}].focus()")
        assert browser.run("document.documentElement.scrollWidth") <= 360


TIP = "getComputedStyle(document.querySelectorAll('[data-tip]')[0], '::after').display"


def test_the_keyboard_reaches_every_tooltip(browser, pages):
    """Tab goes from headline to claims to body; a sentence shows its tooltip while its link has the focus."""
    browser.open(pages["report"])
    assert browser.run(TIP) == "none"
    labels = []
    for _ in range(browser.run("document.links.length")):
        browser.press("Tab")
        focused = "document.activeElement"
        labels.append(browser.run(f"{focused}.ariaLabel"))
        if browser.run(f"{focused}.closest('.text') !== null"):
            assert browser.run(f"getComputedStyle({focused}.closest('[data-tip]'), '::after').display") != "none"
    assert labels == [
        *("claim 1: overstated (certainty), 75%", "claim 2: supported, 100%", None, None, None),
        *("limits claim 1, 90%", "supports claim 2, 80%", "denies claim 1, 60%"),
    ]


def test_links_jump_to_the_sentence(browser, pages):
    """Enter on a piece of evidence goes to its sentence and shows its tooltip; a tap on the sentence does so too."""
    browser.open(pages["report"])
    for _ in range(3):
        browser.press("Tab")
    browser.press("Enter")
    assert browser.run("location.hash") == "#s1"
    assert browser.run("document.activeElement.id") == "s1"
    assert browser.run(TIP) != "none"
    browser.open(pages["report"], width=360)
    browser.run("document.querySelector('#s1').scrollIntoView()")
    x, y = browser.run("(b => [b.x + 5, b.y + 5])(document.querySelector('#s1').getClientRects()[0])")
    browser.call("Emulation.setTouchEmulationEnabled", enabled=True)
    browser.call("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
    browser.call("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
    browser.call("Emulation.setTouchEmulationEnabled", enabled=False)
    assert browser.run("document.activeElement.id") == "s1"
    assert browser.run(TIP) != "none"


def test_symbols_are_not_by_colour_alone(browser, pages):
    """Marks differ in line style, and a sentence that does two things carries both lines and both symbols."""
    browser.open(pages["report"])
    both = "document.querySelectorAll('#s1, #s1 mark')"
    assert browser.run(f"[...{both}].map(m => getComputedStyle(m).textDecorationStyle)") == ["dashed", "solid"]
    signs = "[...document.querySelectorAll('#s1 a')].map(a => getComputedStyle(a).getPropertyValue('--sign'))"
    assert browser.run(signs) == ['"▲"', '"✓"']


def test_a_set_opens_its_rows(browser, pages):
    """Tab and Enter open a row of a set in place."""
    browser.open(pages["set"])
    browser.press("Tab")
    assert browser.run("document.activeElement.localName") == "summary"
    assert not browser.run("document.querySelector('.articles article').checkVisibility()")
    browser.press("Enter")
    assert browser.run("document.querySelector('.articles article').checkVisibility()")


def test_print_is_light_and_says_all(browser, pages, tmp_path):
    """On paper the page is light whatever the screen is, tooltips are written out, and colours print."""
    browser.open(pages["report"], dark=True, media="print")
    assert browser.run("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    written = browser.run("getComputedStyle(document.querySelector('#s1 a'), '::before').content")
    assert "limits claim 1, 90%" in written
    assert browser.run("getComputedStyle(document.querySelector('#s1')).printColorAdjust") == "exact"
    browser.pdf(tmp_path / "report.pdf")
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")


def test_a_cell_leaves_the_notebook_alone(browser, pages):
    """In a dark notebook a cell is dark, and what stands beside it looks as it would without the cell."""
    look = """['h1', 'mark'].map(tag => JSON.stringify(Object.entries(getComputedStyle(document.querySelector(tag)))
        .filter(([name]) => !/^(\\d+|.*(width|height|size|origin|inline.*|block.*))$/i.test(name))))"""
    browser.open(pages["cell"])
    ground = "getComputedStyle(document.querySelector('.headcheck')).backgroundColor"
    assert browser.run(ground) == "rgb(23, 23, 26)"
    with_cell = browser.run(look)
    browser.run("document.querySelector('.headcheck').remove()")
    assert browser.run(look) == with_cell


def test_a_reader_with_a_screen_reader(browser, pages):
    """The page has landmarks, headings in order and a name on every link."""
    browser.open(pages["set"])
    browser.run("document.querySelectorAll('details').forEach(d => d.open = true)")
    nodes = browser.call("Accessibility.getFullAXTree")["nodes"]
    roles = [(n["role"]["value"], n.get("name", {}).get("value", "")) for n in nodes if not n["ignored"]]
    assert {"main", "article", "region", "table", "heading"} <= {role for role, _ in roles}
    assert all(name for role, name in roles if role in ("link", "article", "region"))
    levels = browser.run("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.localName[1])")
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
