"""What stands around the statement of a headline: labels, sources, and the turns that only promise one."""

from __future__ import annotations

from typing import Final

from headcheck.spans import Span
from headcheck.text.clauses import read_clause
from headcheck.text.lexicon import NUMBERS, SOURCES, words
from headcheck.text.tokens import DASHES, STOPS, Headline, worded
from headcheck.text.verbs import REPORTING, forms_of

__all__ = ["find_kicker", "find_label", "find_source", "is_question", "is_source", "is_teaser"]


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in text.split("|"))


_KICKERS: Final = _phrases(
    """
    alert|analysis|audio|breaking|breaking news|caught on camera|column|comment|correction|developing|editorial|
    exclusive|explained|explainer|fact check|fact-check|factbox|feature|first look|gallery|graphic|in pictures|
    infographic|insight|interview|just in|latest|listen|live|live blog|live updates|long read|must see|must-see|
    newsletter|obituary|opinion|photo|photo gallery|photos|picture gallery|pictured|podcast|quiz|read|recap|review|
    satire|see it|special report|sponsored|the latest|timeline|update|updated|urgent|video|videos|watch|watch live
    """
)
_TEASERS: Final = _phrases(
    """
    all you|everything you|here are|here is|here's|heres|how|inside the|meet the|these are|things to|this is how|
    this is what|this is why|what|when is|when to|where to|who are|who is|why|you won't believe
    """
)
_LISTED: Final = words(
    """
    best charts facts lessons photos pictures questions reasons secrets signs takeaways things times tips tricks ways
    """
)
_PROMISING: Final = words("to we you your about why how that")
_TELLING: Final = words("tell tells told remind reminds reminded")
_LINKS: Final = words("and as but while whilst")
_OCCASIONS: Final = words("after amid before during following in without")
_LONGEST_LABEL: Final = 6
_LONGEST_SOURCE: Final = 9
_LONGEST_BARE_SOURCE: Final = 3


def find_kicker(headline: Headline) -> tuple[int, Span | None]:
    """Index of the first token after a label such as "LIVE:" in front, and the label's span."""
    tokens = headline.tokens
    for at in range(1, min(4, len(tokens) - 1)):
        mark = headline.words[at]
        label = " ".join(headline.words[:at]).strip("[]() ")
        spaced = headline.text[tokens[at].start - 1].isspace()
        parted = mark in {":", "|", "—", "–"} or (mark in DASHES and spaced) or (mark == "]" and tokens[0].low == "[")
        if parted and label in _KICKERS and worded(headline.text[tokens[at].end :]):
            return at + 1, Span(tokens[0].start, tokens[at].end)
    return 0, None


def find_label(headline: Headline, first: int) -> int:
    """Index past the last token proper: "[VIDEO]" or "| The Daily" behind the headline is cut."""
    last = len(headline.tokens)
    close = headline.words[-1]
    if close in {"]", ")"}:
        start = max((at for at in range(first, last) if headline.words[at] in {"[", "("}), default=first)
        labelled = close == "]" or not _KICKERS.isdisjoint(headline.words[start:last])
        if labelled and start > first + 2 and last - start <= _LONGEST_LABEL and _has_word(headline, first, start):
            last = start
    bar = max((at for at in range(first + 3, last) if headline.words[at] == "|"), default=last)
    return bar if last - bar <= _LONGEST_LABEL and _has_word(headline, first, bar) else last


def _has_word(headline: Headline, start: int, end: int) -> bool:
    return any(worded(word) for word in headline.words[start:end])


def find_source(headline: Headline, start: int, end: int) -> int:
    """Where a last source such as ", police say" or "- report" begins (at its comma); ``end`` if there is none."""
    marks = headline.find({",", ":", *DASHES}, start + 2, end - 1)
    return marks[-1] if marks and is_source(headline, marks[-1], end) else end


def is_source(headline: Headline, mark: int, end: int) -> bool:
    """Whether the tokens between a mark and ``end`` name who says what stands before it."""
    said = [word for word in headline.words[mark + 1 : end] if word not in STOPS and word != ";"]
    if not said or len(said) > _LONGEST_SOURCE:
        return False
    if said[:2] == ["according", "to"] or _is_aside(said, headline.blocked[mark + 1 : mark + 1 + len(said)]):
        return True
    verbs = [at for at, word in enumerate(said) if word in REPORTING and forms_of(word) & {"s", "base", "past"}]
    if not verbs:
        return headline.words[mark] != "," and len(said) <= _LONGEST_BARE_SOURCE and not SOURCES.isdisjoint(said)
    if len(said) > 1 and verbs[-1] == len(said) - 1:
        return True
    return verbs[0] == 0 and len(said) > 1 and _is_inverted(said, headline.blocked[mark + 2 : mark + 1 + len(said)])


def _is_aside(said: list[str], blocked: list[bool]) -> bool:
    """Whether the statement says nothing but where it was made: "judge says after trial", "minister tells marchers"."""
    main = read_clause(said, blocked).main
    if main is None or main.head == len(said) - 1 or not _LINKS.isdisjoint(said):
        return False
    rest = said[main.head + 1 :]
    if said[main.head] in _TELLING:
        return {"that", "to"}.isdisjoint(rest) and read_clause(rest, blocked[main.head + 1 :]).main is None
    return said[main.head] in REPORTING and rest[0] in _OCCASIONS


def _is_inverted(said: list[str], blocked: list[bool]) -> bool:
    """Whether a reporting verb is followed by its subject, as in "say police"."""
    if said[0] not in {"says", "say", "said"} and SOURCES.isdisjoint(word.removesuffix("'s") for word in said[1:]):
        return False
    return read_clause(said[1:], blocked).main is None


def is_question(headline: Headline, start: int, end: int) -> bool:
    """Whether the range asks: it ends in a question mark outside quotation marks."""
    marks = [at for at in range(max(start, end - 2), end) if headline.words[at] == "?"]
    return bool(marks) and headline.open(marks[-1])


def is_teaser(headline: Headline, start: int, end: int) -> bool:
    """Whether the range promises to tell instead of telling: "Here's what happened", "5 things to know"."""
    said = headline.words[start:end]
    if any(" ".join(said[:length]) in _TEASERS for length in (1, 2, 3)):
        return True
    counted = bool(said) and (said[0].isdigit() or said[0] in NUMBERS)
    return counted and not _LISTED.isdisjoint(said[1:4]) and not _PROMISING.isdisjoint(said[2:7])
