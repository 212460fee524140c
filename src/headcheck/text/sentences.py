"""Sentences of a body, with exact spans."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, Protocol, runtime_checkable

from headcheck.spans import Span

__all__ = ["MAX_SENTENCE", "SentencexSplitter", "Splitter", "lines", "paragraphs", "pieces", "plain", "sentences"]

MAX_SENTENCE: Final = 600
"""Code points; a longer sentence is read in pieces, so that no model ever cuts it unnoticed."""

_MAX_PARAGRAPH: Final = 5_000
"""Code points; a longer paragraph is split in parts: the time that sentencex takes for open quotes is quadratic."""

_CLAUSE_ENDS: Final = ("; ", ", ", " - ", " – ", " — ")
_SENTENCE_ENDS: Final = (". ", "! ", "? ", "\n")

_NO_END: Final = re.compile(
    r"^\W*(?:\d{1,2}|[A-Z])\.\s+|\b(?:Ms|Mx|Cllr|Lieut)\.\s+|\b[ap]\.m\.\s+(?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
"""Where sentencex ends an English sentence and should not: after "1.", before a name or a day."""

_WRAPPED_LINE: Final = 50
"""A line at least this long without closing punctuation is taken for hard-wrapped prose."""

_LINE_BREAKS: Final = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_CLOSERS: Final = "\"'”’»)]"
_TERMINAL: Final = ".!?…:;。！？؟۔।"

# Length-preserving: sentencex panics on some exotic white space, and lone surrogates are not UTF-8.
_PLAIN: Final = {
    **{ord(c): "\n" for c in _LINE_BREAKS},
    **{ord(c): " " for c in "\t\x00\x1f\xa0\u1680\u180e\u202f\u205f\u2060\u3000\ufeff"},
    **dict.fromkeys(range(0x2000, 0x2010), " "),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}


def plain(text: str) -> str:
    """The text as splitters and tokenizers can take it: of the same length, exotic spaces and surrogates replaced."""
    return text.translate(_PLAIN)


@runtime_checkable
class Splitter(Protocol):
    """Finds the sentences of one paragraph."""

    name: str
    """Goes into the signature of every result."""

    def __call__(self, paragraph: str) -> Sequence[Span]:
        """Spans of the sentences, ordered and disjoint, covering every non-space character."""
        ...


class SentencexSplitter:
    """The default splitter: the rules of the `sentencex` package for a language.

    Args:
        language: ISO 639-1 code; sentencex falls back to a related language where it has no rules.
    """

    def __init__(self, language: str = "en") -> None:
        from importlib.metadata import version  # noqa: PLC0415 - read once, only when a checker is made

        self.language = language
        self.name = f"sentencex-{version('sentencex')}-{language}"

    def __call__(self, paragraph: str) -> Sequence[Span]:
        """Spans of the sentences of one paragraph."""
        from sentencex import get_sentence_boundaries  # noqa: PLC0415 - a compiled library, loaded on first use

        text = plain(paragraph)
        inside = {match.end() for match in _NO_END.finditer(text)} if self.language == "en" else set()
        ends = {b["end_index"] for b in get_sentence_boundaries(self.language, text)}
        return [Span(*edge) for edge in pairwise(sorted({0, len(text), *(ends - inside)}))]


def lines(text: str) -> list[Span]:
    """Spans of the non-blank lines of a text, trimmed of white space, in order."""
    readable = plain(text)
    out: list[Span] = []
    start = 0
    for line in readable.split("\n"):
        if trimmed := _trim(readable, start, start + len(line)):
            out.append(trimmed)
        start += len(line) + 1
    return out


def sentences(text: str, part: Span, splitter: Splitter) -> list[Span]:
    """Split one stretch of a text (a paragraph) into sentences.

    Args:
        text: the whole text.
        part: the stretch to split.
        splitter: finds sentence boundaries.

    Returns:
        Spans into the whole text: trimmed, ordered, disjoint, none longer than `MAX_SENTENCE`, together covering
        every non-space character of the stretch.
    """
    out: list[Span] = []
    for begin, end in pieces(text, part, _MAX_PARAGRAPH, _SENTENCE_ENDS):
        found = (begin + edge for span in splitter(text[begin:end]) for edge in span)
        edges = sorted({begin, end, *(edge for edge in found if begin < edge < end)})
        out += (piece for edge in pairwise(edges) for piece in pieces(text, Span(*edge)))
    return out


def paragraphs(text: str) -> list[Span]:
    """Spans of the paragraphs: lines, with hard-wrapped prose joined again.

    A line break ends a paragraph unless the line before it is long, closes with no punctuation, and stands directly
    above the next one.
    """
    out: list[Span] = []
    for line in lines(text):
        if out and _is_wrapped(text, out[-1], line):
            out[-1] = Span(out[-1].start, line.end)
        else:
            out.append(line)
    return out


def _is_wrapped(text: str, before: Span, line: Span) -> bool:
    gap = plain(text[before.end : line.start])
    last = plain(text[max(before.start, before.end - _WRAPPED_LINE - 1) : before.end])
    return (
        gap.count("\n") == 1
        and len(last.rsplit("\n", 1)[-1]) >= _WRAPPED_LINE
        and not last.rstrip(_CLOSERS).endswith(tuple(_TERMINAL))
    )


def _trim(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if left == len(piece):
        return None
    return Span(start + left, start + len(piece.rstrip()))


def pieces(text: str, part: Span, most: int = MAX_SENTENCE, ends: Sequence[str] = _CLAUSE_ENDS) -> list[Span]:
    """A stretch of a text as it is, trimmed, or an overlong one cut where one of ``ends`` begins, else at a space.

    Args:
        text: the whole text.
        part: the stretch to cut.
        most: code points that a piece may have.
        ends: what it is best cut behind.

    Returns:
        Spans into the whole text; what has no space is cut anywhere.
    """
    out: list[Span | None] = []
    start, end = part
    while end - start > most:
        window = text[start : start + most]
        cut = max(window.rfind(mark, most // 2) for mark in ends)
        cut = cut + 1 if cut >= 0 else window.rfind(" ", most // 2) + 1
        out.append(_trim(text, start, start + (cut or most)))
        start += cut or most
    out.append(_trim(text, start, end))
    return [piece for piece in out if piece]
