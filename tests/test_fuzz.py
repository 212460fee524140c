"""Laws that hold for any input at all; `make fuzz` tries a hundred thousand, `make test` a few hundred."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headcheck import HeadcheckError, Report, ReportFormatError
from headcheck.strength import strength
from headcheck.text.article import read_article
from headcheck.text.lexicon import words
from headcheck.text.sentences import MAX_SENTENCE, SentencexSplitter
from tests.reports import HOSTILE, two_claims
from tests.strategies import HEADLINES, HOSTILE_TEXT, JSON, tampered

BODY = HOSTILE_TEXT | st.lists(HOSTILE_TEXT, max_size=4)
SPLITTER = SentencexSplitter()
SAVED = json.loads(two_claims(note=HOSTILE.replace("\ud800", "")).to_json())
LARGE = settings(suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow])


class Page(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        """Note a tag."""
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.links.update(value[:1] for name, value in attrs if name == "href")


TAGS = words(
    "html head meta title style body main article header h1 h2 h3 p strong small span div i b q mark a section ul li"
)
ATTRIBUTES = words(
    "lang class charset name content http-equiv id aria-label aria-labelledby aria-hidden href data-claim data-tip"
    " tabindex style"
)


def shows(report):
    """Assert that a report can be shown in every form, and that a page holds no tag but the template's own."""
    assert str(report)
    page = Page(report.to_html())
    assert page.tags <= TAGS
    assert page.attributes <= ATTRIBUTES
    assert page.links <= {"#"}


@LARGE
@given(HOSTILE_TEXT | HEADLINES, BODY)
def test_any_text_is_cut_or_refused(headline, body):
    """Sentences are ordered, disjoint, of bounded length and in range, claims slice back, marks lie inside."""
    try:
        article = read_article(headline, body, SPLITTER)
    except HeadcheckError:
        return
    assert article.sentences
    assert all(before.end <= after.start for before, after in pairwise(article.sentences))
    assert all(0 <= s.start < s.end <= min(len(article.body), s.start + MAX_SENTENCE) for s in article.sentences)
    assert all(claim.span.of(headline) for claim in article.claims)
    assert all(text.strip() and len(text) <= MAX_SENTENCE for text in article.claim_texts())
    for text in (headline, article.body):
        assert all(0 <= mark.span.start < mark.span.end <= len(text) for mark in strength(text).marks)


@LARGE
@given(HOSTILE_TEXT | HEADLINES, BODY)
def test_any_article_is_checked_or_refused(tiny, headline, body):
    """With a real model behind it, any headline and body gives a report that is whole, or a HeadcheckError."""
    try:
        report = tiny.check(headline, body)
    except HeadcheckError:
        return
    for probabilities in (report.probabilities, *(claim.probabilities for claim in report.claims)):
        assert abs(sum(probabilities.values()) - 1) < 1e-9
        assert all(0 <= p <= 1 for p in probabilities.values())
    for claim in report.claims:
        assert claim.span.of(headline)
        assert all(e.span.of(report.body) == e.text for e in (*claim.support, *claim.counter))
    assert Report.from_json(report.to_json()) == report


@LARGE
@given(HOSTILE_TEXT | HEADLINES, BODY)
def test_any_report_can_be_shown(fake, headline, body):
    """Whatever the texts hold, a report can be shown in every form, and nothing of them becomes markup."""
    try:
        report = fake.check(headline, body)
    except HeadcheckError:
        return
    shows(report)


@given(JSON | st.dictionaries(st.sampled_from(sorted(SAVED)), JSON | st.just(1)))
def test_any_value_is_read_or_refused(data):
    """Plain data of any form is no report, and is refused as one."""
    for read, value in ((Report.from_dict, data), (Report.from_json, json.dumps(data))):
        try:
            read(value)
        except ReportFormatError:
            continue
        raise AssertionError(data)


@given(tampered(SAVED))
def test_a_tampered_report_is_read_or_refused(data):
    """A saved report that was tampered with is refused, or is a report that can be shown and saved again."""
    try:
        report = Report.from_dict(data)
    except ReportFormatError:
        return
    shows(report)
    assert Report.from_json(report.to_json()) == report
