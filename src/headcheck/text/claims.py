"""A headline taken apart into the propositions that it puts forward, each with its subject and its source.

When in doubt a headline is left whole: a claim with the wrong subject is worse than a claim with two halves.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from headcheck.spans import Span
from headcheck.text.clauses import may_assert, read_clause
from headcheck.text.coordination import find_pieces
from headcheck.text.frame import find_kicker, find_label, find_source, is_question, is_teaser
from headcheck.text.lexicon import PRONOUNS, words
from headcheck.text.tokens import STOPS, Headline, worded
from headcheck.text.verbs import EMBEDDING

__all__ = ["HeadlineClaim", "HeadlineParts", "claim_verb", "split_headline"]

# A sentence of fewer tokens is parted from no other.
_SHORTEST: Final = 3
# A text of more tokens, or code points, is no headline; it is not searched, which also bounds the time it can take.
_LONGEST: Final = 150
_MOST_CHARACTERS: Final = 10_000
_ABBREVIATIONS: Final = words(
    """
    apr aug capt co col corp dec dr feb ft gen gov inc jan jr jul jun lt ltd mar mr mrs ms mt no nov oct prof rep rev
    sen sep sept sgt sr st v vs
    """
)
_ANSWERS: Final = words("yes no not it's that's")


@dataclass(frozen=True, slots=True)
class HeadlineClaim:
    """One proposition of a headline.

    Attributes:
        text: The proposition with its subject and its source carried over; only words of the headline, in their order.
        span: Where the claim's own words stand in the headline as given.
    """

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class HeadlineParts:
    """A headline taken apart.

    Attributes:
        claims: The propositions in order, with disjoint spans; never empty if the headline has a letter or digit.
        kicker: A label such as "LIVE:" or "Opinion |" in front, left out of the claims.
        checkable: False for a mere question, a teaser and a noun phrase without any verb: nothing is asserted.
    """

    claims: tuple[HeadlineClaim, ...]
    kicker: Span | None
    checkable: bool


def split_headline(headline: str) -> HeadlineParts:
    """Split a headline into its claims, each with its subject and source carried over.

    Args:
        headline: The headline, in any case; any Unicode text is taken.

    Returns:
        The claims, the kicker and whether anything is asserted; no claims for text without a letter or digit.

    Examples:
        >>> [claim.text for claim in split_headline("LIVE: Mayor quits, blames council").claims]
        ['Mayor quits', 'Mayor blames council']
    """
    if not worded(headline):
        return HeadlineParts((), None, checkable=False)
    if len(headline) > _MOST_CHARACTERS:
        whole = Span(next(at for at, char in enumerate(headline) if char.isalnum()), len(headline))
        return HeadlineParts((HeadlineClaim(whole.of(headline), whole),), None, checkable=True)
    line = Headline(headline)
    first, kicker = find_kicker(line)
    last = find_label(line, first)
    if len(line.tokens) > _LONGEST:
        return HeadlineParts((_whole(line, first, last),), kicker, checkable=True)
    sentences = _sentences(line, first, last)
    told = [part for part in sentences if not is_question(line, *part)]
    told = [part for part in told if line.words[part[0]] not in {"here", "here's"}] or told
    claims: list[HeadlineClaim] = []
    if len(told) == len(sentences) or all(_stands_alone(line, *part) for part in told):
        claims = [claim for part in told for claim in _claims(line, *part)]
    asserted = any(may_assert(line.words[start:end]) for start, end in sentences)
    checkable = bool(told) and asserted and not is_teaser(line, *told[0])
    claims = claims or [_whole(line, first, last)]
    return HeadlineParts(tuple(_without_stop(claim, headline) for claim in claims), kicker, checkable)


def claim_verb(headline: str, claim: Span) -> Span | None:
    """The words that put a claim forward: its finite verb, else its infinitive ("Fares to rise"); None without either.

    Args:
        headline: The whole headline.
        claim: Where the claim's own words stand in it.

    Examples:
        >>> claim_verb("Mayor scraps toll", Span(0, 17))
        Span(start=6, end=12)
    """
    if len(headline) > _MOST_CHARACTERS:
        return None
    line = Headline(headline)
    own = [at for at, token in enumerate(line.tokens) if claim.start <= token.start and token.end <= claim.end]
    if not own or len(line.tokens) > _LONGEST:
        return None
    start, end = own[0], own[-1] + 1
    clause = read_clause(line.words[start:end], line.blocked[start:end])
    if clause.main is not None:
        return line.span(start + clause.main.at, start + clause.main.head + 1)
    if start and (verb := read_clause(["it", *line.words[start:end]], [False, *line.blocked[start:end]]).main):
        # A later claim may have left its subject with the first one.
        return line.span(start + verb.at - 1, start + verb.head)
    if clause.infinitives:
        return line.span(start + clause.infinitives[0], start + clause.infinitives[0] + 2)
    return None


def _sentences(line: Headline, start: int, end: int) -> list[tuple[int, int]]:
    """Ranges parted by ";" and by full stops, question and exclamation marks before a new start."""
    cuts = [start]
    for at in range(start + 1, end - 1):
        # "Nuts!" or "Or not." is no claim by itself; a question is always parted, for it asserts nothing.
        if _ends_sentence(line, at) and (line.words[at] == "?" or _are_two(line, cuts[-1], at, end)):
            cuts.append(at + 1)
    return [(left, right) for left, right in pairwise([*cuts, end]) if line.span(left, right)]


def _ends_sentence(line: Headline, at: int) -> bool:
    word, before, token, following = line.words[at], line.words[at - 1], line.tokens[at], line.tokens[at + 1]
    if token.shut or not worded(before):
        return False
    if word == ";":
        return True
    abbreviated = word == "." and (before in _ABBREVIATIONS or len(before) == 1)
    new = following.start > token.end and (following.cap or not following.low[0].isalpha())
    return word in STOPS and new and not abbreviated


def _are_two(line: Headline, start: int, at: int, end: int) -> bool:
    return (
        min(at - start, end - at - 1) >= _SHORTEST
        and line.words[at + 1] not in PRONOUNS
        and may_assert(line.words[start:at])
        and may_assert(line.words[at + 1 : end])
    )


def _stands_alone(line: Headline, start: int, end: int) -> bool:
    """Whether a statement beside a question makes sense without it."""
    if line.words[start] in PRONOUNS | _ANSWERS:
        return False
    return read_clause(line.words[start:end], line.blocked[start:end]).main is not None


def _without_stop(claim: HeadlineClaim, headline: str) -> HeadlineClaim:
    """The claim without a full stop at its end: most headlines have none, and with one it would be judged otherwise."""
    last = claim.text.split()[-1].lower()
    if not last.endswith(".") or len(last) <= len("x.") or "." in last[:-1] or last[:-1] in _ABBREVIATIONS:
        return claim
    start, end = claim.span
    return HeadlineClaim(claim.text[:-1], Span(start, end - (headline[end - 1] == ".")))


def _whole(line: Headline, start: int, end: int) -> HeadlineClaim:
    """The range as one claim, verbatim."""
    span = line.span(start, end) or Span(0, len(line.text))
    return HeadlineClaim(span.of(line.text), span)


def _claims(line: Headline, start: int, end: int) -> list[HeadlineClaim]:
    """The claims of one sentence."""
    body, lead, parted = _lead(line, start, end)
    if parted:
        return [*_claims(line, start, body - 1), *_claims(line, body, end)]
    tail = find_source(line, body, end)
    pieces = find_pieces(line, body, tail)
    source = line.text[line.tokens[tail - 1].end : line.tokens[end - 1].end]
    claims: list[HeadlineClaim] = []
    for piece in pieces:
        left = start if piece is pieces[0] else piece.start
        right = end if piece is pieces[-1] else piece.end
        span = line.span(left, right)
        if span is None or len(pieces) == 1:
            return [_whole(line, start, end)]
        said = [*(range(start, body) if lead and claims else ()), *piece.carried]
        text = f"{line.slice(said)} {span.of(line.text)}".strip()
        claims.append(HeadlineClaim(text + (source if right < end else ""), span))
    return claims


def _lead(line: Headline, start: int, end: int) -> tuple[int, bool, bool]:
    """Where the body begins after "Mayor:", whether that is carried, and whether the colon parts two clauses."""
    colons = line.find({":"}, start + 1, end - 1)
    if not colons:
        return start, False, False
    at = colons[0]
    if not line.open(start):
        # A quotation in front belongs to the first claim only: its speaker need not have said the rest.
        return at + 1, False, False
    left = read_clause(line.words[start:at], line.blocked[start:at]).main
    right = read_clause(line.words[at + 1 : end], line.blocked[at + 1 : end]).main
    if left is None or not left.sure:
        return at + 1, True, False
    told = line.words[start + left.head] in EMBEDDING
    return at + 1, False, not told and right is not None and right.sure
