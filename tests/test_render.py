"""Reports as text and as HTML."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given

from headcheck import Report, Span
from headcheck.render.page import _Piece, mark_up, render_html
from headcheck.render.text import render_text
from tests.strategies import ANY_TEXT, BODIES, HEADLINES

HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)> & "mayor" \'scraps\' toll'


class _Page(HTMLParser):
    """Collects the tags, attributes and text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.texts: dict[str, str] = {}
        self._path: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in ("meta", "br"):
            self._path.append(dict(attrs).get("class") or tag)

    def handle_endtag(self, tag):
        self._path.pop()

    def handle_data(self, data):
        for name in set(self._path):
            self.texts[name] = self.texts.get(name, "") + data


def parse(page: str) -> _Page:
    """Parse a page that must close every tag it opens."""
    parser = _Page()
    parser.feed(page)
    parser.close()
    assert parser._path == []
    return parser


@given(HEADLINES, BODIES)
def test_the_page_without_tags_is_the_text(fake, headline, body):
    """The marked body without its tags is the body, to the letter."""
    page = parse(fake.check(headline, body).to_html())
    assert page.texts["body"].endswith(body) or body in page.texts["body"]
    assert set(page.tags) <= {
        *("html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "mark", "sup", "p", "small", "section"),
        *("span", "ul", "li", "div", "b", "footer"),
    }


def test_hostile_text_stays_text(fake):
    """Markup in headline and body is shown, not run: no foreign tag, no event handler."""
    report = fake.check(HOSTILE, f"{HOSTILE}. The mayor may scrap the toll.")
    page = parse(report.to_html())
    assert "script" not in page.tags
    assert "img" not in page.tags
    assert page.attributes <= {"lang", "charset", "name", "content", "http-equiv", "class", "title"}
    assert HOSTILE in unescape(re.sub(r"</?(?:mark|b|sup)[^>]*>", "", report.to_html()))


def test_a_small_page_to_the_letter():
    """Stretches are wrapped, everything is escaped, and nothing else is touched."""
    pieces = [
        _Piece(Span(0, 5), "<mark>", "</mark>"),
        _Piece(Span(2, 3), "<b>", "</b>"),
        _Piece(Span(3, 3), "<u>", "</u>"),
    ]
    assert mark_up("a<b&c d", pieces) == "<mark>a&lt;<b>b</b>&amp;c</mark> d"


@given(ANY_TEXT)
def test_mark_up_loses_nothing(text):
    """Marked text without tags is the text, with lone surrogates replaced."""
    half = len(text) // 2
    marked = mark_up(text, [_Piece(Span(0, half), "<i>", "</i>"), _Piece(Span(half, len(text)), "<i>", "</i>")])
    assert unescape(marked.replace("<i>", "").replace("</i>", "")) == unescape(
        text.encode("utf-8", "replace").decode().replace("&", "&amp;")
    )
    marked.encode("utf-8")


def test_nothing_is_loaded(fake):
    """The page names no address and carries a policy that forbids loading and scripts."""
    page = render_html(fake.check("Mayor scraps toll", "The mayor may scrap the toll."))
    assert "default-src 'none'" in page
    assert not re.search(r"(?:src|href|url)\s*[=(]", page)
    assert page.count("prefers-color-scheme:dark") == 1


@pytest.mark.parametrize("width", [40, 72, 100])
def test_text_keeps_its_width(fake, width):
    """The text form wraps headline, claims and evidence to the width given."""
    report = fake.check("Mayor scraps toll on old bridge, " * 3 + "says union", "The mayor may scrap the toll. " * 5)
    lines = render_text(report, width).splitlines()
    assert all(
        len(line) <= width or line.startswith(("headcheck:", "    ", "SUPPORTED", "OVER", "UNSU", "CONTRA"))
        for line in lines
    )


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
