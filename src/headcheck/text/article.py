"""A headline and body as given, checked and cut into claims and sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from headcheck.errors import EmptyTextError, TextTypeError
from headcheck.spans import Span
from headcheck.text.boilerplate import furniture
from headcheck.text.claims import HeadlineClaim, split_headline
from headcheck.text.language import looks_foreign
from headcheck.text.sentences import MAX_SENTENCE, Splitter, paragraphs, pieces, plain, sentences

__all__ = ["Article", "Body", "read_article"]

Body = str | Sequence[str]
"""A body: one text, or ready sentences."""


@dataclass(frozen=True, slots=True)
class Article:
    """What the later stages read.

    Attributes:
        headline: as given.
        claims: its claims, at least one.
        body: as given; ready sentences joined by line breaks.
        sentences: spans into the body of the sentences that may serve as evidence, at least one.
        warnings: what was left out or could not be told.
    """

    headline: str
    claims: tuple[HeadlineClaim, ...]
    body: str
    sentences: tuple[Span, ...]
    warnings: tuple[str, ...]

    def sentence_texts(self) -> list[str]:
        """The sentences in the order of the body, as a tokenizer can take them."""
        return [plain(span.of(self.body)) for span in self.sentences]

    def claim_texts(self) -> list[str]:
        """The claims in the order of the headline, as a tokenizer can take them."""
        return [plain(claim.text) for claim in self.claims]


def read_article(headline: str, body: Body, splitter: Splitter) -> Article:
    """Check and cut one article.

    Args:
        headline: the headline.
        body: the body's text, or its ready sentences; ready sentences are taken as they are, page furniture and
            all, save that overlong ones are read in pieces.
        splitter: finds sentence boundaries.

    Raises:
        TextTypeError: something is not `str`.
        EmptyTextError: the headline or body holds no letter or digit.
    """
    _require_words(headline, "headline")
    warnings: list[str] = []
    if isinstance(body, str):
        _require_words(body, "body")
        spans = _story(body, splitter, warnings)
        text = body
    else:
        text, spans = _joined(body)
    parts = split_headline(headline)
    claims = parts.claims or (HeadlineClaim(headline.strip(), Span(0, len(headline))),)
    if not parts.checkable:
        warnings.append("the headline states nothing that could be checked (a question, label or teaser)")
    if any(len(claim.text) > MAX_SENTENCE for claim in claims):
        claims = tuple(map(_beginning, claims))
        warnings.append(f"the headline is longer than any headline: {MAX_SENTENCE} characters of a claim were read")
    if looks_foreign(headline) or looks_foreign(text):
        warnings.append("the text does not look English: the bundled models and all word lists know English alone")
    return Article(headline, claims, text, tuple(spans), tuple(warnings))


def _beginning(claim: HeadlineClaim) -> HeadlineClaim:
    """The claim from its first letter or digit on, as long as a claim may be."""
    first = next(at for at, char in enumerate(claim.text) if char.isalnum())
    start, end = min(claim.span.start + first, claim.span.end - 1), claim.span.end
    return HeadlineClaim(claim.text[first : first + MAX_SENTENCE], Span(start, min(end, start + MAX_SENTENCE)))


def _require_words(text: object, name: str) -> None:
    if not isinstance(text, str):
        raise TextTypeError(f"the {name} must be str, not {_what(text)}")
    if not any(c.isalnum() for c in text):
        raise EmptyTextError(f"the {name} holds no words: {text[:40]!r}")


def _what(value: object) -> str:
    """The type of a value that is no text, with what to do about it where that is known."""
    return "bytes: decode it first" if isinstance(value, bytes | bytearray) else type(value).__name__


def _joined(body: Any) -> tuple[str, list[Span]]:
    if hasattr(body, "tolist"):  # an array, as which data frames hold lists
        body = body.tolist()
    if not isinstance(body, Sequence) or isinstance(body, str | bytes | bytearray):
        raise TextTypeError(f"the body must be str or a sequence of sentences, not {_what(body)}")
    stretches: list[Span] = []
    start = 0
    for number, sentence in enumerate(body):
        if not isinstance(sentence, str):
            raise TextTypeError(f"sentence {number} of the body must be str, not {_what(sentence)}")
        stretches.append(Span(start, start + len(sentence)))
        start += len(sentence) + 1
    text = "\n".join(body)
    spans = _worded(text, (piece for stretch in stretches for piece in pieces(text, stretch)))
    if not spans:
        raise EmptyTextError("the body holds no sentence with words in it")
    return text, spans


def _story(body: str, splitter: Splitter, warnings: list[str]) -> list[Span]:
    parts = paragraphs(body)
    marks = furniture(body, parts)
    kept = [part for part, mark in zip(parts, marks, strict=True) if mark is None]
    spans = _sentences(body, kept, splitter)
    if not spans:
        warnings.append("no sentence is left once lines that are not the story are put aside: all lines were read")
        return _sentences(body, parts, splitter)
    left_out = Counter(mark for mark in marks if mark is not None)
    if left_out:
        what = ", ".join(f"{mark} ({n})" for mark, n in left_out.items())
        warnings.append(f"{left_out.total()} line{'s' * (left_out.total() > 1)} left out as not the story: {what}")
    return spans


def _sentences(body: str, parts: Sequence[Span], splitter: Splitter) -> list[Span]:
    return _worded(body, (span for part in parts for span in sentences(body, part, splitter)))


def _worded(body: str, spans: Iterable[Span]) -> list[Span]:
    return [span for span in spans if any(c.isalnum() for c in span.of(body))]
