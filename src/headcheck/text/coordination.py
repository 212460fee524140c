"""Where a sentence of a headline joins two claims, and which words of the first one the second one shares."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from headcheck.text.clauses import Clause, Verb, is_adverb, may_be_participle, read_clause, takes_object
from headcheck.text.frame import is_source
from headcheck.text.lexicon import NEGATIVE, PREPOSITIONS, PRONOUNS, SUBORDINATORS, words
from headcheck.text.tokens import DASHES, Headline
from headcheck.text.verbs import (
    AUX,
    EMBEDDING,
    FORMS,
    NOT_PARTICIPLES,
    NOUNY,
    REPORTING,
    ROLE_VERBS,
    forms_of,
    lemma_of,
)

__all__ = ["Piece", "find_pieces"]

_JOINERS: Final = words(", and as while whilst but")
_LIMITS: Final = DASHES | words(", ; : as while whilst but")
_INTRANSITIVE: Final = words(
    """
    apologise apologize arrive begin bow collapse crash die drown end escape fail faint fall flee go leave lose quit
    resign retire return rise slump soar survive weep win
    """
)
# After these "as" does not mean "while".
_BEFORE_FIXED_AS: Final = words("as big far few just known long many much not often same so soon such twice well")
_FORESEEING: Final = words("expect fear forecast hope predict promise say want warn wish")
# After these "but" means "except".
_BEFORE_EXCEPTION: Final = words("all any anything everyone everything nobody none nothing")
_NOT_IN_SUBJECT: Final = words("or after because before if though when")
_GOVERNING: Final = words("between both if unless because when while whether although though")
# After these a participle tells of the noun before it: ", infested with rats".
_AFTER_PARTICIPLE: Final = words("with by for as of at in on")


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens ``carried`` from the front of the headline, then the piece's own tokens ``start:end``."""

    carried: tuple[int, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Joint:
    """A place to cut, perhaps: ``left`` are the tokens before it, and a verb phrase or clause is ``begin:limit``."""

    line: Headline
    left: tuple[int, ...]
    clause: Clause
    joiner: str
    at: int
    begin: int
    limit: int

    @property
    def first(self) -> str:
        return self.line.words[self.begin]

    def next(self, number: int) -> str:
        """A word behind the first one."""
        return self.line.words[self.begin + number] if self.begin + number < self.limit else ""

    def said(self, start: int = 0, end: int | None = None) -> list[str]:
        """The words on the left side."""
        return self.line.words_of(self.left[start:end])


def find_pieces(line: Headline, start: int, end: int) -> list[Piece]:
    """Cut the range wherever it is safe; one piece if it is nowhere."""
    pieces: list[Piece] = []
    piece = Piece((), start, end)
    for at in line.find(_JOINERS, start + 1, end - 1):
        stop = at
        while stop > piece.start + 1 and line.words[stop - 1] in {",", "even", "just"}:
            stop -= 1
        carried = _carried(_joint(line, (*piece.carried, *range(piece.start, stop)), at, end))
        if carried is not None:
            pieces.append(Piece(piece.carried, piece.start, stop))
            piece = Piece(carried, at + 1, end)
    return [*pieces, piece]


def _joint(line: Headline, left: tuple[int, ...], at: int, end: int) -> _Joint:
    clause = read_clause(line.words_of(left), [line.blocked[i] for i in left])
    begin = at + 1
    while begin < end - 1 and is_adverb(line.words[begin]):
        begin += 1
    limit = next(iter(line.find(_LIMITS, begin, end)), end)
    return _Joint(line, left, clause, line.words[at], at, begin, limit)


def _carried(joint: _Joint) -> tuple[int, ...] | None:
    """Tokens to carry over to what follows the joiner, none if it is a clause of its own; None where no cut is safe."""
    if joint.limit <= joint.begin or not joint.line.open(joint.begin):
        return None
    exception = joint.joiner == "but" and joint.line.words[joint.at - 1] in _BEFORE_EXCEPTION
    if exception or (joint.joiner == "," and (is_source(joint.line, joint.at, joint.limit) or _in_apposition(joint))):
        return None
    if joint.joiner in {",", "and", "but"} and not joint.line.blocked[joint.begin]:
        if kinds := _phrase_kinds(joint):
            rival = _rival(joint)
            carried = () if rival else _shared_subject(joint, kinds)
            if carried or not (rival.at == 1 and rival.kinds != {"pl"} if rival else _may_be_noun(joint)):
                return carried or None
        if joint.joiner == "," and _is_participle(joint):
            return _subject_of_participle(joint) or None
    return () if _is_clause(joint) else None


def _in_apposition(joint: _Joint) -> bool:
    """Whether the comma ends what another one began in the subject: "Berg, first woman to lead party, quits"."""
    subject = joint.said(0, joint.clause.main.at) if joint.clause.main else []
    return subject.count(",") % 2 == 1 and "and" not in subject


def _rival(joint: _Joint) -> Verb | None:
    """The verb whose subject the first word may be, where that may be a noun or a participle: ", court upholds ban"."""
    said = joint.line.words[joint.begin : joint.limit]
    main = read_clause(said, joint.line.blocked[joint.begin : joint.limit]).main
    if said[0] in AUX or not (said[0] in NOUNY or forms_of(said[0]) & {"base", "pp"}):
        return None
    if main is None or not main.sure or may_be_participle(said, main) or said[main.at - 1] in PRONOUNS:
        return None
    if main.at == 1:
        return main if said[0] in NOUNY else None
    return main if main.head < len(said) - 1 and said[0] not in EMBEDDING else None


def _may_be_noun(joint: _Joint) -> bool:
    return not _is_verbal(joint) or "base" in forms_of(joint.first) or joint.first not in FORMS


def _is_verbal(joint: _Joint) -> bool:
    return joint.first not in NOUNY or takes_object(joint.next(1)) or joint.next(1) == "to"


def _shared_subject(joint: _Joint, kinds: frozenset[str]) -> tuple[int, ...]:
    """Tokens to carry over to the verb phrase after the joiner; none if its subject is in doubt."""
    main = joint.clause.main
    place = _host(joint, main, kinds) if main else None
    if place is None or main is None:
        return ()
    cut, head = _trim(joint, place[0]), place[1]
    before = joint.said(0, cut)
    if not _carries(joint, before, head):
        return ()
    # "reformed and simplified tax" shares one object, so what stands before "and" is no claim yet.
    if joint.joiner != "," and head == len(joint.left) - 1 and not _is_complete(joint, head):
        return ()
    return joint.left[:cut]


def _is_complete(joint: _Joint, head: int) -> bool:
    """Whether the verb has something after it or needs nothing."""
    return head < len(joint.left) - 1 or lemma_of(joint.said()[head]) in _INTRANSITIVE


def _host(joint: _Joint, main: Verb, kinds: frozenset[str]) -> tuple[int, int] | None:
    """Where the shared subject ends and where the verb is that shares it; None where two verbs might."""
    inner = joint.clause.inner
    verbs = [verb for verb in (main, inner, *joint.clause.others) if verb is not None]
    open_ends = {*joint.clause.infinitives, *(verb.at for verb in verbs if "modal" in verb.kinds)}
    matching = [verb for verb in verbs if verb.kinds & kinds]
    if matching:
        first = matching[0]
        nearest = first is main and joint.joiner == "," and (inner not in matching or joint.first in REPORTING)
        plain = first in (main, inner) and not ("pl" in kinds and open_ends)
        return (first.at, first.head) if plain and (nearest or len(matching) == 1) else None
    if "pl" in kinds and len(open_ends) == 1:
        # "to reopen border, halt patrols": the second verb shares "to".
        after = min(open_ends) + 1
        return after, after
    if (joint.first in AUX and inner is None) or (main.kinds == {"adj"} and "s" in kinds):
        return main.at, main.head
    return None


def _trim(joint: _Joint, cut: int) -> int:
    """``cut`` without the adverbs before it: they belong to the first verb alone."""
    said = joint.said(0, cut)
    while said and is_adverb(said[-1]) and said[-1] not in NEGATIVE:
        said.pop()
    return len(said)


def _carries(joint: _Joint, before: list[str], head: int) -> bool:
    """Whether the words before a verb can stand before another one, with no comma after the first verb."""
    if not before or before[-1] == "," or before[0] in PREPOSITIONS | SUBORDINATORS:
        return False
    return NEGATIVE.isdisjoint(before) and "," not in joint.said(head)


def _phrase_kinds(joint: _Joint) -> frozenset[str]:
    """The finite forms that the first word after the joiner may be as the start of a verb phrase."""
    word, following = joint.first, joint.next(1)
    if word in AUX:
        spelt_out = "'" not in word or word.endswith("n't")
        return AUX[word] if spelt_out else frozenset()
    forms = forms_of(word)
    if following in AUX or following in {"and", "or", ","}:
        return frozenset()
    ends = joint.next(2) in {"", "and", "or", *PREPOSITIONS, *SUBORDINATORS}
    subject = "pp" in forms_of(following) if ends else "base" in forms and "s" in forms_of(following)
    if word in NOUNY and subject:
        return frozenset()  # ", staff moved to library" and ", bank holds rates"
    verbal = _is_verbal(joint)
    kinds: set[str] = set()
    comma, content = joint.joiner == ",", following != "" and following not in PREPOSITIONS
    if "s" in forms and (verbal or content):
        kinds.add("s")
    if "base" in forms and following and (verbal or (comma and content)):
        kinds.add("pl")
    loose = comma and "pp" in forms and (not following or following in _AFTER_PARTICIPLE)
    if "past" in forms and verbal and not loose:
        kinds.add("past")
    return frozenset(kinds)


def _is_participle(joint: _Joint) -> bool:
    """Whether "saying lawmakers have won" follows, and not a subject such as "flooding in Spain is"."""
    line, word = joint.line, joint.first
    if not _is_ing(word) or joint.begin + 1 >= joint.limit:
        return False
    main = read_clause(line.words[joint.begin : joint.limit], line.blocked[joint.begin : joint.limit]).main
    return word in EMBEDDING or main is None or not main.sure


def _is_ing(word: str) -> bool:
    return "ing" in forms_of(word) and word not in NOT_PARTICIPLES


def _subject_of_participle(joint: _Joint) -> tuple[int, ...]:
    """Tokens to carry over to the participle after the joiner; none if its subject is in doubt."""
    main = joint.clause.main
    if main is None or joint.clause.inner is not None:
        return ()
    # After a passive the participle tells of the event; after another participle or clause it may belong to that one.
    later = joint.said(main.head)
    nested = not SUBORDINATORS.isdisjoint(later) and joint.clause.others
    if nested or _is_passive(joint, main) or any(_is_ing(word) for word in later):
        return ()
    cut = _trim(joint, main.at)
    complete = main.sure or main.head < len(joint.left) - 1
    return joint.left[:cut] if complete and _carries(joint, joint.said(0, cut), main.at) else ()


def _is_passive(joint: _Joint, verb: Verb) -> bool:
    said = [*joint.said(), "by"]
    helped = said[verb.at] in AUX or said[verb.head + 1] in PREPOSITIONS or said[verb.head + 1] == "to"
    return "pp" in forms_of(said[verb.head]) and helped


def _is_clause(joint: _Joint) -> bool:
    """Whether a clause with its own subject follows the joiner and a finished claim stands before it."""
    line, before = joint.line, joint.clause.main
    said = line.words[joint.at + 1 : joint.limit]
    main = read_clause(said, line.blocked[joint.at + 1 : joint.limit]).main
    if main is None or before is None or joint.clause.inner is not None or not _is_subject(said[: main.at]):
        return False
    plain = main.sure and not may_be_participle(said, main)
    if joint.joiner in {"while", "whilst", "but"}:
        # In "profits fall but beat forecasts" no subject follows.
        closed = before.sure and before.kinds <= {"s", "past"}
        phrase = joint.joiner == "but" and "base" in forms_of(joint.first) and not closed
        return "to" not in main.kinds and (plain or not phrase)
    if joint.joiner == "as":
        return _is_while(joint, said, main) and (plain or _can_open_doubtful(joint, before, main))
    return plain and before.sure and (joint.joiner != "and" or _are_parallel(joint, before))


def _is_subject(subject: list[str]) -> bool:
    opens = subject[:1] and subject[0] not in PRONOUNS | {"and", "but", "not"}
    return bool(opens) and _NOT_IN_SUBJECT.isdisjoint(subject)


def _is_while(joint: _Joint, said: list[str], main: Verb) -> bool:
    """Whether "as" begins a clause, and no comparison, fixed phrase or aside such as "as experts feared"."""
    before = joint.said()
    compared = any(one == "as" and two in _BEFORE_FIXED_AS for one, two in pairwise(before))
    fixed = compared or before[-1] in _BEFORE_FIXED_AS or said[1:2] == ["as"]
    return not fixed and (main.head < len(said) - 1 or lemma_of(said[main.head]) not in _FORESEEING)


def _can_open_doubtful(joint: _Joint, before: Verb, main: Verb) -> bool:
    return not main.kinds & {"to", "adj"} and lemma_of(joint.said()[before.head]) not in ROLE_VERBS


def _are_parallel(joint: _Joint, before: Verb) -> bool:
    """Whether "and" joins two whole clauses, not two objects or two clauses that one word governs."""
    left = joint.said()
    governed = left[before.head] in EMBEDDING or bool(joint.clause.others) or not _GOVERNING.isdisjoint(left)
    return not governed and _is_complete(joint, before.head)
