# ruff: noqa: C901, PLR0911, PLR2004 - each early return is one reason not to cut; lengths read best as figures
"""A headline taken apart into the propositions that it puts forward, each with its subject and its source.

When in doubt a headline is left whole: a claim with the wrong subject is worse than a claim with two halves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from headcheck.spans import Span
from headcheck.text.verbs import (
    ADVERBS,
    AUX,
    DETERMINERS,
    EMBEDDING,
    NEGATIVE,
    NOT_PARTICIPLES,
    NOUNY,
    PARTICLES,
    PREDICATES,
    PREPOSITIONS,
    PRONOUNS,
    QUESTION_WORDS,
    REPORTING,
    ROLE_VERBS,
    SOURCES,
    SUBORDINATORS,
    Clause,
    Verb,
    forms_of,
    is_plural,
    lemma_of,
    read_clause,
)

__all__ = ["HeadlineClaim", "HeadlineParts", "split_headline"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(text.split("|"))


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


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    low: str
    cap: bool
    shut: bool  # inside quotation marks or brackets


@dataclass(frozen=True, slots=True)
class _Piece:
    """Tokens ``carried`` from the front of the headline, then the piece's own tokens ``own[0]:own[1]``."""

    carried: tuple[int, ...]
    own: tuple[int, int]
    participial: bool = False


# A text of more tokens is no headline; it is not searched, which also bounds the time that one text can take.
_LONGEST: Final = 150
_TOKEN: Final = re.compile(r"(?:[^\W_]\.){2,}|[$£€#@]?[^\W_]+(?:(?:['’&/.\-–]|(?<=\d)[,:])[^\W_]+)*%?|--|[^\s\w]|_")
_KICKERS: Final = _phrases(
    "alert|analysis|audio|breaking|breaking news|caught on camera|column|comment|correction|developing|"
    "editorial|exclusive|explained|explainer|fact check|fact-check|factbox|feature|first look|gallery|"
    "graphic|in pictures|infographic|insight|interview|just in|latest|listen|live|live blog|"
    "live updates|long read|must see|must-see|newsletter|obituary|opinion|photo|photo gallery|photos|"
    "picture gallery|pictured|podcast|quiz|read|recap|review|satire|see it|special report|sponsored|"
    "the latest|timeline|update|updated|urgent|video|videos|watch|watch live"
)
_OPENING: Final = {"“": "”", "«": "»", "„": "“”", "(": ")", "[": "]", "‹": "›", "「": "」"}
_DASHES: Final = frozenset(("-", "–", "—", "--", "―"))
_STOPS: Final = frozenset((".", "?", "!", "…"))
_JOINERS: Final = frozenset((",", "and", "as", "while", "whilst", "but"))
_LIMITS: Final = frozenset((",", ";", ":", "as", "while", "whilst", "but", *_DASHES))
_INTRANSITIVE: Final = _words(
    "apologise apologize arrive begin bow collapse crash die drown end escape fail faint fall flee go leave lose"
    " quit resign retire return rise slump soar survive weep win"
)
_ABBREVIATIONS: Final = _words(
    "apr aug capt co col corp dec dr feb ft gen gov inc jan jr jul jun lt ltd mar mr mrs ms mt no nov oct prof"
    " rep rev sen sep sept sgt sr st v vs"
)
_FIXED_AS: Final = _words("as far few just known long many much not often same so soon such twice well")
_AS_NEVER: Final = _words("a expected far few if it little many much one part per soon though usual well")
_TEASER_STARTS: Final = _phrases(
    "all you|everything you|here are|here is|here's|heres|how|inside the|meet the|these are|things to|"
    "this is how|this is what|this is why|what|when is|when to|where to|who are|who is|why|"
    "you won't believe"
)
_LISTICLE: Final = _words(
    "best charts facts lessons photos pictures questions reasons secrets signs takeaways things times tips tricks ways"
)
_ASKING: Final = QUESTION_WORDS | frozenset(AUX) | {"are", "is", "do"}


def split_headline(headline: str) -> HeadlineParts:
    """Split a headline into its claims, each with its subject and source carried over.

    Args:
        headline: The headline, in any case; any Unicode text is taken.

    Returns:
        The claims, the kicker and whether anything is asserted; no claims for text without a letter or digit.

    Example:
        >>> [claim.text for claim in split_headline("LIVE: Mayor quits, blames council").claims]
        ['Mayor quits', 'Mayor blames council']
    """
    tokens = _tokenise(headline)
    if not any(char.isalnum() for char in headline):
        return HeadlineParts((), None, checkable=False)
    first, kicker = _kicker(headline, tokens)
    last = _tail(tokens, first)
    reader = _Reader(headline, tokens)
    if len(tokens) > _LONGEST:
        return HeadlineParts((reader.whole(first, last),), kicker, checkable=True)
    sentences = reader.sentences(first, last)
    asking = [reader.is_question(start, end) for start, end in sentences]
    claims: list[HeadlineClaim] = []
    told = [part for part, asks in zip(sentences, asking, strict=True) if not asks]
    if len(told) == len(sentences) or (told and all(reader.stands_alone(*part) for part in told)):
        for start, end in told:
            claims.extend(reader.claims(start, end))
    if not claims:
        claims = [reader.whole(first, last)]
    checkable = bool(told) and not reader.is_teaser(*told[0]) and any(reader.has_verb(*part) for part in sentences)
    return HeadlineParts(tuple(claims), kicker, checkable)


def _tokenise(headline: str) -> list[_Token]:
    """Words and marks with their offsets; what stands in quotation marks or brackets is shut."""
    marks = [(match.start(), match.end()) for match in _TOKEN.finditer(headline)]
    ends = [end for _, end in marks]
    closers = _quotes(headline, [headline[start:end] for start, end in marks], marks)
    tokens: list[_Token] = []
    until = -1
    for at, (start, end) in enumerate(marks):
        until = max(until, closers.get(at, -1))
        word = headline[start:end]
        low = word.replace("’", "'").lower()
        # The apostrophe of "workers'" is a mark of its own to the pattern, but part of the word to the reader.
        if (
            word[-1:] in "sS"
            and at + 1 < len(marks)
            and ends[at] == marks[at + 1][0]
            and headline[ends[at]] in "'’"
            and at >= until
        ):
            low += "'"
        tokens.append(_Token(start, end, low, word[:1].isupper(), at <= until))
    return tokens


def _quotes(headline: str, words: Sequence[str], marks: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Index of each opening mark -> index of the mark that closes it; marks without a partner are left out."""
    doubles = [at for at, word in enumerate(words) if word == '"']
    closers = {doubles[at]: doubles[at + 1] for at in range(0, len(doubles) - 1, 2)}
    waiting: dict[str, list[int]] = {}
    single: int | None = None
    fallback: int | None = None
    for at, word in enumerate(words):
        start, end = marks[at]
        for opener, places in waiting.items():
            if word in _OPENING[opener] and places:
                closers[places.pop()] = at
        if word in _OPENING:
            waiting.setdefault(word, []).append(at)
        if word in {"'", "’", "‘"}:
            before = headline[start - 1 : start]
            after = headline[end : end + 1]
            opens = word == "‘" or (
                (not before or not before.isalnum())
                and before not in {".", ",", "!", "?", "%"}
                and bool(after)
                and not after.isspace()
            )
            if opens:
                if single is not None and fallback is not None:
                    closers[single] = fallback
                single, fallback = at, None
            elif single is not None and not after.isalnum():
                # "workers' rights" inside a quotation does not end it if a better mark follows.
                if before in "sS" and after.isspace():
                    fallback = fallback if fallback is not None else at
                else:
                    closers[single] = at
                    single = fallback = None
    if single is not None and fallback is not None:
        closers[single] = fallback
    return closers


def _kicker(headline: str, tokens: Sequence[_Token]) -> tuple[int, Span | None]:
    """Index of the first token after a label in front, and the label's span."""
    for at in range(1, min(4, len(tokens) - 1)):
        mark = tokens[at].low
        label = " ".join(token.low for token in tokens[:at]).strip("[]() ")
        spaced = headline[tokens[at].start - 1 : tokens[at].start].isspace()
        if (mark in {":", "|"} or (mark in _DASHES and (spaced or mark in "—–"))) and label in _KICKERS:
            rest = headline[tokens[at].end :]
            if any(char.isalnum() for char in rest):
                return at + 1, Span(tokens[0].start, tokens[at].end)
        if mark == "]" and tokens[0].low == "[" and label in _KICKERS:
            return at + 1, Span(tokens[0].start, tokens[at].end)
    return 0, None


def _tail(tokens: Sequence[_Token], first: int) -> int:
    """Index past the last token proper: a bracket such as "[VIDEO]" or "| The Daily" at the end is cut."""
    last = len(tokens)
    if last - first > 4 and tokens[-1].low in {"]", ")"}:
        opener = next((at for at in range(last - 2, first, -1) if tokens[at].low in {"[", "("}), first)
        inside = {token.low for token in tokens[opener:last]}
        if (
            opener > first + 2
            and any(token.low.isalnum() for token in tokens[first:opener])
            and last - opener <= 6
            and (tokens[-1].low == "]" or inside & _KICKERS)
        ):
            last = opener
    bars = [
        at
        for at in range(first + 3, last)
        if tokens[at].low == "|" and any(token.low.isalnum() for token in tokens[first:at])
    ]
    return bars[-1] if bars and last - bars[-1] <= 6 else last


def _is_adverb(word: str) -> bool:
    return word in ADVERBS or (
        len(word) > 4 and word.endswith("ly") and not forms_of(word) and word not in {"family", "italy"}
    )


class _Reader:
    """Reads one headline's tokens; every method takes a token range ``start:end``."""

    def __init__(self, headline: str, tokens: Sequence[_Token]) -> None:
        self.headline = headline
        self.tokens = tokens
        self.words = [token.low for token in tokens]
        letters = [token for token in tokens[1:] if len(token.low) > 3 and token.low.isalpha()]
        # In sentence case a capital inside the headline marks a name, and a name is no verb.
        plain = sum(not token.cap for token in letters) * 5 > 2 * len(letters)
        self.blocked = [token.shut or (plain and token.cap and at > 0) for at, token in enumerate(tokens)]

    def read(self, indices: Sequence[int]) -> Clause:
        """The verbs of the clause that these tokens make."""
        return read_clause([self.words[at] for at in indices], [self.blocked[at] for at in indices])

    def open(self, at: int) -> bool:
        return not self.tokens[at].shut

    def sentences(self, start: int, end: int) -> list[tuple[int, int]]:
        """Ranges parted by ";" and by full stops, question and exclamation marks before a new start."""
        cuts = [start]
        for at in range(start + 1, end - 1):
            word, token, following = self.words[at], self.tokens[at], self.tokens[at + 1]
            if not self.open(at) or not any(char.isalnum() for char in self.words[at - 1]):
                continue
            spaced = following.start > token.end
            abbreviated = word == "." and (self.words[at - 1] in _ABBREVIATIONS or len(self.words[at - 1]) == 1)
            new = following.cap or following.low[:1].isdigit() or not following.low[:1].isalpha()
            stops = word == ";" or (word in _STOPS and spaced and new and not abbreviated)
            # "Nuts!" or "Or not." is no claim by itself; a question is always parted, for it asserts nothing.
            if stops and (word == "?" or self._halves(cuts[-1], at, end)):
                cuts.append(at + 1)
        cuts.append(end)
        return [(left, right) for left, right in pairwise(cuts) if self._slice(left, right)[2]]

    def _halves(self, start: int, at: int, end: int) -> bool:
        return self.has_verb(start, at) and self.has_verb(at + 1, end) and end - at > 3 and at - start > 2

    def is_question(self, start: int, end: int) -> bool:
        """Whether the range asks: it ends in a question mark outside quotation marks."""
        marks = [at for at in range(start, end) if self.words[at] == "?"]
        return bool(marks) and (self.open(marks[-1]) or not self.open(start)) and marks[-1] >= end - 2

    def stands_alone(self, start: int, end: int) -> bool:
        """Whether a statement beside a question makes sense without it."""
        return (
            self.words[start] not in PRONOUNS | {"yes", "no", "not", "it's", "that's", "repeat"}
            and self.read(range(start, end)).main is not None
        )

    def has_verb(self, start: int, end: int) -> bool:
        """Whether any word of the range, quoted or not, can be a verb in its place."""
        words = self.words[start:end]
        for at, word in enumerate(words):
            forms = forms_of(word)
            plain = bool(forms) and word not in NOUNY
            placed = bool(forms) and 0 < at < len(words) - 1 and words[at - 1] not in DETERMINERS | PREPOSITIONS
            if (
                word in AUX
                or word in {"no", "not"}
                or (at and word == "still")
                or plain
                or placed
                or (at and word in PREDICATES)
            ):
                return True
        clause = read_clause(words, [False] * len(words))
        return clause.main is not None or bool(clause.infinitives)

    def is_teaser(self, start: int, end: int) -> bool:
        """Whether the headline promises to tell instead of telling."""
        words = self.words[start:end]
        text = " ".join(words[:4])
        if any(text == head or text.startswith(head + " ") for head in _TEASER_STARTS):
            return True
        if words and words[0] == "top":
            words = words[1:]
        if words and (
            words[0].isdigit() or words[0] in {"three", "four", "five", "six", "seven", "eight", "nine", "ten"}
        ):
            return bool(_LISTICLE & set(words[1:4])) and (
                {"to", "you", "your", "about", "why", "how", "that"} & set(words[2:7]) != set()
            )
        return False

    def _slice(self, start: int, end: int) -> tuple[int, int, bool]:
        """Character offsets of the range without outer separators, and whether a word is in it."""
        while start < end and self.words[start] in {",", ";", ":", "|", *_DASHES}:
            start += 1
        while start < end and self.words[end - 1] in {",", ";", ":", "|", *_DASHES}:
            end -= 1
        if start >= end:
            return 0, 0, False
        left, right = self.tokens[start].start, self.tokens[end - 1].end
        return left, right, any(char.isalnum() for char in self.headline[left:right])

    def whole(self, start: int, end: int) -> HeadlineClaim:
        """The range as one claim, verbatim."""
        left, right, worded = self._slice(start, end)
        if not worded:
            left, right, _ = self._slice(0, len(self.tokens))
        return HeadlineClaim(self.headline[left:right], Span(left, right))

    def claims(self, start: int, end: int) -> list[HeadlineClaim]:
        """The claims of one sentence."""
        body, lead, parted = self._lead(start, end)
        if parted:
            return [*self.claims(start, body - 1), *self.claims(body, end)]
        tail = self._tail(body, end)
        pieces = self._pieces(body, tail)
        if len(pieces) == 1:
            return [self.whole(start, end)]
        found: list[HeadlineClaim] = []
        for number, piece in enumerate(pieces):
            final = number == len(pieces) - 1
            left, right, worded = self._slice(piece.own[0] if number else start, end if final else piece.own[1])
            if not worded:
                return [self.whole(start, end)]
            text = " ".join([*(self._runs(piece.carried)), self.headline[left:right]])
            if number and lead:
                text = f"{self.headline[self.tokens[start].start : self.tokens[body - 1].end]} {text}"
            if not final and tail < end:
                text += self.headline[self.tokens[tail - 1].end : self.tokens[end - 1].end]
            found.append(HeadlineClaim(text, Span(left, right)))
        return found

    def _runs(self, indices: Sequence[int]) -> list[str]:
        """The text of the carried tokens, one string for each run that stands together in the headline."""
        runs: list[list[int]] = []
        for at in indices:
            if runs and at == runs[-1][1] + 1:
                runs[-1][1] = at
            else:
                runs.append([at, at])
        return [self.headline[self.tokens[first].start : self.tokens[last].end] for first, last in runs]

    def _lead(self, start: int, end: int) -> tuple[int, bool, bool]:
        """Where the body begins after "Mayor:", whether that is carried, and whether the colon parts two clauses."""
        colons = [at for at in range(start + 1, end - 1) if self.words[at] == ":" and self.open(at)]
        if not colons:
            return start, False, False
        at = colons[0]
        if not self.open(start):
            # A quotation in front belongs to the first claim only: its speaker need not have said the rest.
            return at + 1, False, False
        left, right = self.read(range(start, at)), self.read(range(at + 1, end))
        if left.main is None or not left.main.sure:
            return at + 1, at - start <= 6, False
        told = self.words[start + left.main.head]
        settled = right.main is not None and right.main.sure and not self._participial(at + 1, right.main)
        parts = settled and told not in EMBEDDING and len(colons) == 1 and not self._participial(start, left.main)
        return at + 1, False, parts

    def _participial(self, start: int, verb: Verb) -> bool:
        """Whether a verb of the clause from ``start`` on may be a mere participle."""
        return verb.at == verb.head and "pp" in forms_of(self.words[start + verb.head])

    def _tail(self, start: int, end: int) -> int:
        """Where a last source such as ", police say" or "- report" begins (at its comma); ``end`` if there is none."""
        for at in range(end - 2, start + 1, -1):
            if not self.open(at):
                continue
            mark = self.words[at]
            if mark == "," or mark in _DASHES or mark == ":":
                return at if self._is_source(at + 1, end, mark) else end
        return end

    def _is_source(self, start: int, end: int, mark: str) -> bool:
        words = [word for word in self.words[start:end] if word not in _STOPS and word != ";"]
        if not words or len(words) > 9:
            return False
        if words[:2] == ["according", "to"]:
            return True
        if len(words) > 2 and words[-2] in {"tells", "told", "tell"} and words[-1] in SOURCES:
            return True
        verbs = [at for at, word in enumerate(words) if word in REPORTING and forms_of(word) & {"s", "base", "past"}]
        if not verbs:
            return mark != "," and len(words) <= 3 and bool(SOURCES & set(words))
        if verbs[-1] == len(words) - 1 and len(words) > 1:
            # "study finds": what stands before the last word is a noun phrase, so nothing before it is a finite verb.
            main = read_clause(words[:-1], [False] * (len(words) - 1)).main
            return main is None or not main.sure
        following = words[1] if len(words) > 1 else ""
        if (
            verbs[0] != 0
            or not following
            or following in PREPOSITIONS | PRONOUNS | {"to", "sorry", "no", "yes", "not"} | AUX.keys()
        ):
            return False
        if words[0] not in {"says", "say", "said"} and not SOURCES & {word.removesuffix("'s") for word in words[1:]}:
            return False
        return read_clause(words[1:], self.blocked[start + 1 : start + len(words)]).main is None

    def _pieces(self, start: int, end: int) -> list[_Piece]:
        """Cut the range wherever it is safe."""
        pieces: list[_Piece] = []
        piece = _Piece((), (start, end))
        dashes = [at for at in range(start, end) if self.words[at] in _DASHES and self.open(at)]
        for at in range(start + 1, end - 1):
            joiner = self.words[at]
            if not self.open(at) or (joiner not in _JOINERS and dashes != [at]):
                continue
            if joiner == "," and self.words[at + 1] in _JOINERS:
                continue
            stop = at
            while stop > piece.own[0] + 1 and self.words[stop - 1] in {",", "even", "just"}:
                stop -= 1
            following = self._join(piece, stop, at, end)
            if following is not None:
                pieces.append(_Piece(piece.carried, (piece.own[0], stop), piece.participial))
                piece = following
        return [*pieces, piece]

    def _join(self, piece: _Piece, stop: int, at: int, end: int) -> _Piece | None:
        """The piece that begins after the joiner at ``at``, or None where no cut is safe."""
        joiner = "-" if self.words[at] in _DASHES else self.words[at]
        left = [*piece.carried, *range(piece.own[0], stop)]
        clause = self.read(left)
        begin = at + 1
        while begin < end - 1 and _is_adverb(self.words[begin]):
            begin += 1
        limit = next((i for i in range(begin, end) if self.open(i) and self.words[i] in _LIMITS), end)
        if limit - begin < 1 or self.tokens[begin].shut or (joiner == "," and self._is_source(at + 1, limit, ",")):
            return None
        if joiner in {",", "and", "but"} and not self.blocked[begin]:
            carried = self._subject(left, clause, begin, limit, joiner)
            if carried:
                return _Piece(tuple(carried), (at + 1, end))
        if joiner == "," and self._is_participle(begin, limit):
            if piece.participial:
                return _Piece(piece.carried, (at + 1, end), participial=True)
            main = clause.main
            # After a passive the participle tells of the event, and after another participle it may belong to that one.
            doubt = main is None or self._is_passive(left, main) or any(self._ing(i) for i in left[main.head :])
            if main and not doubt and clause.inner is None and main.kinds & {"s", "pl", "past", "modal"}:
                cut = self._trim(left, main.at)
                if (main.sure or main.head < len(left) - 1) and self._carries(left, cut, main.at):
                    return _Piece(tuple(left[:cut]), (at + 1, end), participial=True)
        return _Piece((), (at + 1, end)) if self._is_clause(left, clause, at, limit, joiner) else None

    def _ing(self, at: int) -> bool:
        return "ing" in forms_of(self.words[at]) and self.words[at] not in NOT_PARTICIPLES

    def _is_passive(self, left: Sequence[int], verb: Verb) -> bool:
        following = self.words[left[verb.head + 1]] if verb.head + 1 < len(left) else ""
        helped = self.words[left[verb.at]] in AUX or not following or following in PREPOSITIONS | {"to"}
        return "pp" in forms_of(self.words[left[verb.head]]) and helped

    def _trim(self, left: Sequence[int], cut: int) -> int:
        """``cut`` without the adverbs before it: they belong to the first verb alone."""
        while cut and _is_adverb(self.words[left[cut - 1]]) and self.words[left[cut - 1]] not in NEGATIVE:
            cut -= 1
        return cut

    def _subject(self, left: Sequence[int], clause: Clause, begin: int, limit: int, joiner: str) -> list[int]:
        """Tokens to carry over to the verb phrase at ``begin``; empty if there is none or its subject is in doubt."""
        kinds = self._phrase_kinds(begin, limit, joiner)
        main, inner = clause.main, clause.inner
        if not kinds or main is None:
            return []
        verbs = [verb for verb in (main, inner, *clause.others) if verb is not None]
        hosts = [*clause.infinitives] + [verb.at for verb in verbs if verb.kinds & {"modal"}]
        matching = [verb for verb in verbs if verb.kinds & kinds]
        cut = 0
        head = 0
        if matching:
            if (
                joiner == "," and matching[0] is main and (inner not in matching or self.words[begin] in REPORTING)
            ) or len(matching) == 1:
                target = matching[0]
                if target in (main, inner) and not (kinds & {"pl"} and hosts):
                    cut, head = target.at, target.head
        elif "pl" in kinds and len(set(hosts)) == 1:
            host = hosts[0]
            cut, head = host + 1, host + 1
            if inner is not None and host < inner.at:
                return []
        elif (
            self.words[begin] in AUX and inner is None and not (main.kinds & {"pl"} and kinds & {"s"}) and joiner != ","
        ) or (main.kinds == {"adj"} and "s" in kinds and joiner != "and"):
            cut, head = main.at, main.head
        cut = self._trim(left, cut)
        if not main.sure and {"who", "which", "that"} & {self.words[at] for at in left[:cut]}:
            return []
        if not cut or not self._carries(left, cut, head):
            return []
        if main.kinds == {"adj"} and is_plural(self.words[left[cut - 1]]) and "pl" not in kinds:
            return []
        # "reformed and simplified tax" shares one object, so what stands before "and" is no claim yet.
        if joiner != "," and head == len(left) - 1 and lemma_of(self.words[left[head]]) not in _INTRANSITIVE:
            return []
        return list(left[:cut])

    def _carries(self, left: Sequence[int], cut: int, head: int) -> bool:
        """Whether the first ``cut`` tokens can stand before another verb, with no comma after their verb."""
        words = [self.words[at] for at in left[:cut]]
        if not words or len(words) > 14 or words[0] in PREPOSITIONS | SUBORDINATORS or NEGATIVE & set(words):
            return False
        return (
            "," not in (self.words[at] for at in left[head:]) and words[-1] not in {"and", ","} | DETERMINERS - PRONOUNS
        )

    def _phrase_kinds(self, begin: int, limit: int, joiner: str) -> frozenset[str]:
        """The finite forms that the word at ``begin`` may be as the start of a verb phrase."""
        word = self.words[begin]
        following = self.words[begin + 1] if begin + 1 < limit else ""
        if word in AUX:
            return (
                frozenset()
                if following in PRONOUNS or not following or (word.count("'") and not word.endswith("n't"))
                else AUX[word]
            )
        forms = forms_of(word)
        if not forms & {"s", "base", "past"} or following in AUX or following in {"and", "or", ","}:
            return frozenset()
        helped = (
            following in DETERMINERS | PRONOUNS | PARTICLES
            or following[:1].isdigit()
            or (following == "to" and begin + 2 < limit)
        )
        content = bool(following) and following not in PREPOSITIONS and not forms_of(following) & {"base", "past"}
        verbal = word not in NOUNY or helped
        kinds: set[str] = set()
        if "s" in forms and (verbal or content or (joiner == "," and following in PREPOSITIONS - {"of"})):
            kinds.add("s")
        if "base" in forms and following and (verbal or (joiner == "," and content)):
            kinds.add("pl")
        # ", infested with rats" tells of a noun, ", crawled through his body" of an act.
        loose = joiner == "," and "pp" in forms and following in {"", "with", "by", "for", "as", "of", "at", "in", "on"}
        if "past" in forms and verbal and not loose:
            kinds.add("past")
        return frozenset(kinds)

    def _is_participle(self, begin: int, limit: int) -> bool:
        """Whether "saying lawmakers have won" begins at ``begin``, and not a subject such as "flooding in Spain is"."""
        word = self.words[begin]
        if word in NOT_PARTICIPLES | {"meaning"} or "ing" not in forms_of(word) or begin + 1 >= limit:
            return False
        if self.words[begin + 1] in {"and", "or"}:
            return False
        rest = self.read(range(begin, limit)).main
        return word in EMBEDDING or rest is None or not rest.sure

    def _is_clause(self, left: Sequence[int], clause: Clause, at: int, limit: int, joiner: str) -> bool:
        """Whether a clause with its own subject follows the joiner and a finished claim stands before it."""
        begin = at + 1
        right = self.read(range(begin, limit))
        main, before = right.main, clause.main
        if main is None or before is None or clause.inner is not None or main.at < 1:
            return False
        words = self.words[begin : begin + main.at]
        participle = self._participial(begin, main)
        plain = main.sure and not participle and not main.kinds & {"to", "adj", "pp"}
        if words[0] in PRONOUNS | {"and", "or", "but"} or words[0] in AUX or words[-1] in {"and", "or", "of"}:
            return False
        if all(_is_adverb(word) for word in words):
            return False
        previous = self.words[left[-1]]
        if joiner == "as":
            if self.words[at - 1] in _FIXED_AS or words[0] in _AS_NEVER or "as" in self.words[begin + 1 : begin + 4]:
                return False
            return plain or not (main.kinds & {"to", "adj"} or lemma_of(self.words[left[before.head]]) in ROLE_VERBS)
        if joiner in {"while", "whilst", "but"}:
            return "to" not in main.kinds
        settled = before.sure and not before.kinds & {"to", "adj", "pp"}
        if joiner == "and":
            ended = previous not in PREPOSITIONS and (
                before.head < len(left) - 1 or lemma_of(previous) in _INTRANSITIVE
            )
            told = self.words[left[before.head]] in EMBEDDING or clause.others or clause.infinitives
            agrees = not (main.kinds == {"s"} and is_plural(words[-1]))
            agrees = agrees and (main.head < limit - begin - 1 or "s" not in main.kinds)
            return (
                plain
                and settled
                and ended
                and not told
                and agrees
                and len(words) <= 5
                and not {"between", "both"} & set(self.words[left[0] : at])
            )
        return plain and settled
