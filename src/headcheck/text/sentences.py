"""Sentences of a body, with exact spans."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, Protocol, runtime_checkable

from headcheck.spans import Span

__all__ = ["MAX_SENTENCE", "SentencexSplitter", "Splitter", "lines", "paragraphs", "plain", "sentences"]

MAX_SENTENCE: Final = 600
"""Code points; a longer sentence is read in pieces, so that no model ever cuts it unnoticed."""

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

        return [
            Span(b["start_index"], b["end_index"]) for b in get_sentence_boundaries(self.language, plain(paragraph))
        ]


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
    stretch = part.of(text)
    edges = sorted({0, len(stretch), *(edge for span in splitter(stretch) for edge in span if 0 < edge < len(stretch))})
    out: list[Span] = []
    for start, end in pairwise(edges):
        trimmed = (_trim(stretch, *piece) for piece in _pieces(stretch, start, end))
        out.extend(Span(part.start + piece.start, part.start + piece.end) for piece in trimmed if piece)
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


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut an overlong sentence at a clause mark, else at a space, else anywhere."""
    out: list[tuple[int, int]] = []
    while end - start > MAX_SENTENCE:
        window = text[start : start + MAX_SENTENCE]
        half = MAX_SENTENCE // 2
        cut = max(window.rfind(mark, half) for mark in ("; ", ", ", " - ", " – ", " — "))
        cut = cut + 1 if cut >= 0 else window.rfind(" ", half) + 1
        out.append((start, start + (cut or MAX_SENTENCE)))
        start = out[-1][1]
    out.append((start, end))
    return out
