"""A headline as words and marks, with what stands in quotation marks or brackets told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from headcheck.spans import Span

__all__ = ["DASHES", "STOPS", "Headline", "Token", "worded"]

DASHES: Final = frozenset(("-", "–", "—", "--", "―"))
STOPS: Final = frozenset((".", "?", "!", "…"))
_SEPARATORS: Final = DASHES | {",", ";", ":", "|"}
_SINGLES: Final = frozenset(("'", "’", "‘"))
_BRACKETS: Final = {"“": "”", "«": "»", "„": "“”", "(": ")", "[": "]", "‹": "›", "「": "」"}
_TOKEN: Final = re.compile(r"(?:[^\W_]\.){2,}|[$£€#@]?[^\W_]+(?:(?:['’&/.\-–]|(?<=\d)[,:])[^\W_]+)*%?|--|[^\s\w]|_")
# In sentence case fewer words than this share begin with a capital, and those that do are names.
_TITLE_CASE: Final = 0.6


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark: its place, its lower-case form with straight apostrophes, whether capital, whether quoted."""

    start: int
    end: int
    low: str
    cap: bool
    shut: bool


class Headline:
    """A headline with its tokens; a range ``start:end`` is one of tokens.

    Attributes:
        text: The headline as given.
        tokens: Its words and marks.
        words: The lower-case forms of the tokens.
        blocked: For each token whether it cannot be a verb, being quoted or a name.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = _tokenise(text)
        self.words = [token.low for token in self.tokens]
        letters = [token for token in self.tokens[1:] if len(token.low) > len("the") and token.low.isalpha()]
        sentence_case = sum(token.cap for token in letters) < _TITLE_CASE * len(letters)
        self.blocked = [token.shut or (sentence_case and token.cap and at > 0) for at, token in enumerate(self.tokens)]

    def open(self, at: int) -> bool:
        """Whether the token stands outside quotation marks and brackets."""
        return not self.tokens[at].shut

    def find(self, marks: Iterable[str], start: int, end: int) -> list[int]:
        """Where one of ``marks`` stands outside quotation marks and brackets."""
        return [at for at in range(start, end) if self.words[at] in marks and self.open(at)]

    def span(self, start: int, end: int) -> Span | None:
        """The characters of the range without outer separators; None if there is no word in it."""
        while start < end and self.words[start] in _SEPARATORS:
            start += 1
        while start < end and self.words[end - 1] in _SEPARATORS:
            end -= 1
        if not any(worded(word) for word in self.words[start:end]):
            return None
        return Span(self.tokens[start].start, self.tokens[end - 1].end)

    def words_of(self, indices: Iterable[int]) -> list[str]:
        """The lower-case forms of these tokens."""
        return [self.words[at] for at in indices]

    def slice(self, indices: Sequence[int]) -> str:
        """The text of these tokens, which are in order; a gap between them becomes a space."""
        runs: list[Span] = []
        for at in indices:
            token = self.tokens[at]
            if runs and at - 1 in indices:
                runs[-1] = Span(runs[-1].start, token.end)
            else:
                runs.append(Span(token.start, token.end))
        return " ".join(run.of(self.text) for run in runs)


def worded(text: str) -> bool:
    """Whether the text has a letter or a digit."""
    return any(char.isalnum() for char in text)


def _tokenise(text: str) -> list[Token]:
    marks = [Span(match.start(), match.end()) for match in _TOKEN.finditer(text)]
    closers = {**_paired(text, marks), **_single_quotes(text, marks)}
    tokens: list[Token] = []
    until = -1
    for at, mark in enumerate(marks):
        until = max(until, closers.get(at, -1))
        word = mark.of(text)
        low = word.replace("’", "'").lower()
        tokens.append(Token(mark.start, mark.end, low, word[:1].isupper(), at <= until))
    return tokens


def _paired(text: str, marks: Sequence[Span]) -> dict[int, int]:
    """Index of each opening bracket or double quotation mark -> index of the one that closes it."""
    doubles = [at for at, mark in enumerate(marks) if mark.of(text) == '"']
    closers = dict(zip(doubles[::2], doubles[1::2], strict=False))
    waiting: dict[str, list[int]] = {opener: [] for opener in _BRACKETS}
    for at, mark in enumerate(marks):
        word = mark.of(text)
        for opener, places in waiting.items():
            if places and word in _BRACKETS[opener]:
                closers[places.pop()] = at
        if word in waiting:
            waiting[word].append(at)
    return closers


def _single_quotes(text: str, marks: Sequence[Span]) -> dict[int, int]:
    """Index of each opening single quotation mark -> index of the one that closes it; apostrophes are neither."""
    closers: dict[int, int] = {}
    opened = -1
    for at, mark in enumerate(marks):
        if mark.of(text) not in _SINGLES:
            continue
        before, after = text[mark.start - 1 : mark.start], text[mark.end : mark.end + 1]
        if mark.of(text) == "‘" or (not before.isalnum() and after.strip()):
            opened = at
        elif opened >= 0 and not after.isalnum():
            closers[opened] = at
            opened = -1
    return closers
