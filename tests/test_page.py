"""Reports as HTML: to the letter, safe, legible, and the same text as before."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headcheck import VERDICTS, Span
from headcheck.render.article import render_article
from headcheck.render.markup import Piece, mark_up, safe
from headcheck.render.page import STYLE, render_html
from tests.reports import HOSTILE, two_claims
from tests.strategies import ANY_TEXT, BODIES, HEADLINES

TAGS = {
    *("html", "head", "meta", "title", "style", "body", "main", "article", "header", "section", "div", "details"),
    *("summary", "h1", "h2", "h3", "h4", "p", "ul", "li", "mark", "a", "b", "q", "i", "span", "strong", "small"),
}
ATTRIBUTES = {
    *("lang", "charset", "name", "content", "http-equiv", "class", "id", "href", "style", "tabindex"),
    *("aria-label", "aria-labelledby", "aria-hidden", "data-tip", "data-claim"),
}
EMPTY = ("meta",)


class Page(HTMLParser):
    """Collects the tags, attributes and text of a page that must close every tag it opens, in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.attributes: list[tuple[str, str | None]] = []
        self.tags: set[str] = set()
        self.texts: dict[str, str] = {}
        self._path: list[tuple[str, str]] = []
        self.feed(page)
        self.close()
        assert self._path == []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs
        if tag not in EMPTY:
            self._path.append((tag, dict(attrs).get("class") or tag))

    def handle_endtag(self, tag):
        assert self._path.pop()[0] == tag

    def handle_data(self, data):
        for _, name in set(self._path):
            self.texts[name] = self.texts.get(name, "") + data

    def links(self) -> set[str]:
        """Where links go."""
        return {value for name, value in self.attributes if name == "href"}

    def ids(self) -> list[str]:
        """What links can go to."""
        return [value for name, value in self.attributes if name == "id"]


def shown(text: str) -> str:
    """A text as a page can hold it."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def test_an_article_to_the_letter():
    """Claims underlined and numbered, evidence linked both ways, a sentence that does two things marked twice."""
    golden = Path(__file__).with_name("golden") / "article.html"
    assert render_article(two_claims(note="one <line> left out")) == golden.read_text(encoding="utf-8").strip()


@given(HEADLINES, BODIES)
def test_the_page_without_tags_is_the_text(fake, headline, body):
    """Headline and body without their tags are the text, to the letter; every link leads somewhere, every id is one."""
    page = Page(fake.check(headline, body).to_html())
    assert page.texts["headline"] == headline
    assert page.texts["text"] == body
    assert page.tags <= TAGS
    assert page.links() <= {f"#{id_}" for id_ in page.ids()}
    assert len(page.ids()) == len(set(page.ids()))


@given(ANY_TEXT, ANY_TEXT, st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), max_size=4))
def test_any_text_and_any_span(headline, body, spans):
    """Text of any kind under evidence that overlaps in any way gives a page that nests and loses nothing."""
    report = two_claims()
    evidence = report.claims[0].counter[0]
    found = tuple(replace(evidence, span=Span(*sorted((min(a, len(body)), min(b, len(body)))))) for a, b in spans)
    claim = replace(report.claims[0], span=Span(0, len(headline)), counter=found, likely_cues=())
    report = replace(report, headline=headline, body=body, claims=(claim,))
    page = Page(report.to_html())
    assert page.texts.get("headline", "") == shown(headline)
    assert page.texts.get("text", "") == shown(body)


def test_hostile_text_stays_text():
    """Markup in headline, body, claim, warning or signature is shown, not run: no foreign tag or attribute."""
    report = two_claims(note=HOSTILE)
    body = HOSTILE + report.body
    claims = tuple(replace(c, text=HOSTILE) for c in report.claims)
    for html in (
        replace(report, headline=HOSTILE, body=body, claims=claims).to_html(),
        replace(report, headline=HOSTILE, body=body, claims=claims)._repr_html_(),
    ):
        page = Page(html)
        assert page.tags <= TAGS
        assert {name for name, _ in page.attributes} <= ATTRIBUTES
        assert page.texts["headline"] == shown(HOSTILE)
        assert page.texts["text"] == shown(body)
        assert shown(HOSTILE) in page.texts["notes"]
        assert page.texts["signature"] == shown(report.signature)
        html.encode("utf-8")


def test_a_small_text_to_the_letter():
    """Stretches are wrapped, everything is escaped, nothing else is touched, and tags that cross are made to nest."""
    bold, faint = ("<b>", "</b>"), ("<i>", "</i>")
    nested = [Piece(Span(0, 5), *faint), Piece(Span(2, 3), *bold), Piece(Span(3, 3), *bold)]
    assert mark_up("a<b&c d", nested) == "<i>a&lt;<b>b</b>&amp;c</i> d"
    assert mark_up("abcd", [Piece(Span(0, 3), *faint), Piece(Span(1, 4), *bold)]) == "<i>a<b>bc</b></i><b>d</b>"
    assert mark_up("ab", [Piece(Span(0, 2), *faint), Piece(Span(0, 2), *bold)]) == "<i><b>ab</b></i>"


@given(ANY_TEXT)
def test_safe_text_comes_back(text):
    """Safe text is the text again when read, but for lone surrogates and NUL."""
    assert unescape(safe(text)) == unescape(shown(text).replace("&", "&amp;"))
    assert not set("<>\"'") & set(safe(text))


def test_nothing_is_loaded():
    """The page names no address and carries a policy that forbids loading and scripts."""
    html = render_html(two_claims())
    assert "default-src 'none'" in html
    assert not re.search(r"(?:src|url|import)\s*[=(]", html)
    assert all(link.startswith("#") for link in Page(html).links())


def test_a_cell_stays_by_itself():
    """A notebook cell brings its style inside its own class, its ids carry the report's mark, its body is folded."""
    one, other = two_claims(), two_claims(note="another")
    cells = [Page(report._repr_html_()) for report in (one, other)]
    assert not set(cells[0].ids()) & set(cells[1].ids())
    assert cells[0].links() <= {f"#{id_}" for id_ in cells[0].ids()}
    assert one._repr_html_().startswith('<div class="headcheck"><style>')
    assert "details" in cells[0].tags
    outermost = re.sub(r"\{[^{}]*\}", "", re.sub(r"/\*.*?\*/", "", STYLE, flags=re.DOTALL))
    while "{" in outermost:
        outermost, before = re.sub(r"\{[^{}]*\}", "", outermost), outermost
        assert outermost != before
    assert outermost.split() == [".headcheck"]


def _palette(scheme: int) -> dict[str, tuple[float, ...]]:
    """The colours of the style in light (0) or dark (1), each channel in [0, 1]."""
    found = re.findall(r"--(\w+): light-dark\(#(\w{6}), #(\w{6})\)", STYLE)
    return {name: tuple(int(c[scheme][i : i + 2], 16) / 255 for i in (0, 2, 4)) for name, *c in found}


def _contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """WCAG 2 contrast ratio of two colours."""

    def luminance(colour: tuple[float, ...]) -> float:
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("scheme", "verdict"), product((0, 1), VERDICTS))
def test_contrast(scheme, verdict):
    """Every text colour stands out from its ground by 4.5 to 1 (WCAG AA), in light and dark, plain and marked."""
    colours = _palette(scheme)
    share = int(re.search(r"color-mix\(in srgb, var\(--c\) (\d+)%, transparent\)", STYLE).group(1)) / 100
    tint = tuple(share * c + (1 - share) * p for c, p in zip(colours[verdict], colours["paper"], strict=True))
    for text, ground in (
        *((colours[name], colours["paper"]) for name in ("ink", "soft", verdict)),
        *((colours[name], tint) for name in ("ink", verdict)),
    ):
        assert _contrast(text, ground) >= 4.5
    assert _contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
