"""Sentences of a body, with exact spans."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given

from headcheck.spans import Span
from headcheck.text.sentences import MAX_SENTENCE, SentencexSplitter, Splitter, lines, paragraphs, sentences
from tests.strategies import ANY_TEXT

SPLITTER = SentencexSplitter()


def split(text: str) -> list[str]:
    """The sentences of a text."""
    return [s.of(text) for p in paragraphs(text) for s in sentences(text, p, SPLITTER)]


@given(ANY_TEXT)
def test_spans_cover_every_character(text):
    """Sentences are ordered, disjoint and cover every character that is not white space."""
    spans = [s for p in paragraphs(text) for s in sentences(text, p, SPLITTER)]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(s.start < s.end for s in spans)
    covered = {i for s in spans for i in range(*s)}
    missed = [text[i] for i in range(len(text)) if i not in covered]
    exotic = "\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\x00"
    assert all(c.isspace() or c in exotic or not c.isprintable() for c in missed)


def test_the_default_is_a_splitter():
    """The default splitter fulfils the protocol and names its version and language."""
    assert isinstance(SPLITTER, Splitter)
    assert SPLITTER.name.startswith("sentencex-")
    assert SPLITTER.name.endswith("-en")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Dale left. He was tired.", ["Mr. Dale left.", "He was tired."]),
        ("“We lost.” She sat down.", ["“We lost.”", "She sat down."]),
        ("The U.S. won 3.5 million. It paid.", ["The U.S. won 3.5 million.", "It paid."]),
        ("It was Ms. Dale. She left at 6 p.m. Friday.", ["It was Ms. Dale.", "She left at 6 p.m. Friday."]),
        ("1. The ban starts. 2. Bars are exempt.", ["1. The ban starts.", "2.", "Bars are exempt."]),
        ("One line\n\nAnother one", ["One line", "Another one"]),
        ("Short line\nNext line", ["Short line", "Next line"]),
        (
            "The council met on Monday evening to talk about the\nbridge. It did not vote.",
            ["The council met on Monday evening to talk about the\nbridge.", "It did not vote."],
        ),
    ],
)
def test_hard_cases(text, expected):
    """Abbreviations, quotes and figures end no sentence; blank lines and short lines do; wrapped lines do not."""
    assert split(text) == expected


@pytest.mark.parametrize(
    "text", ["Vitamin C\u00a0. It helps.", "a\u2028b", "\ud800 lone", "x\u2003.\u2003Y", "\x85.\x1c"]
)
def test_exotic_space_does_not_panic(text):
    """White space and surrogates that make sentencex panic are read like plain spaces."""
    assert split(text)


def test_an_endless_line_is_read_in_pieces():
    """A sentence longer than the limit is cut at spaces into pieces that cover it."""
    text = "word " * 5000
    pieces = split(text)
    assert max(map(len, pieces)) <= MAX_SENTENCE
    assert sum(piece.count("word") for piece in pieces) == 5000


def test_a_line_without_any_space_is_cut_all_the_same():
    """Where there is no space, the cut falls anywhere."""
    assert [len(p) for p in split("x" * (2 * MAX_SENTENCE + 5))] == [MAX_SENTENCE, MAX_SENTENCE, 5]


def test_lines_are_trimmed():
    """Lines are the non-blank lines without the white space around them."""
    assert lines("  a b \r\n\n c") == [Span(2, 5), Span(10, 11)]
