"""The verbs of a clause, told from the nouns and participles that look like them by the words around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from headcheck.text.lexicon import (
    ADVERBS,
    DETERMINERS,
    NUMBERS,
    PARTICLES,
    PREDICATES,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    words,
)
from headcheck.text.verbs import AUX, EMBEDDING, NOUNY, forms_of, is_plural

__all__ = ["Clause", "Verb", "is_adverb", "may_assert", "may_be_participle", "read_clause", "takes_object"]

_NAME_LIKE: Final = words("may will can might must")
_BARE: Final = words("be have do not")
_HELPERS: Final = words("be been being have had")
# After these words no finite verb comes.
_BEFORE_NOUN: Final = DETERMINERS | (PREPOSITIONS - PARTICLES) | words("and or to & not")
_LY_NOUNS: Final = words("family italy july assembly")
_LONGEST_GROUP: Final = 5


@dataclass(frozen=True, slots=True)
class Verb:
    """One finite verb group.

    Attributes:
        at: Where it starts.
        head: Where its last word stands.
        kinds: The forms that it may be, of: s, pl, past, modal, to, pp, adj.
        sure: Whether it can be nothing else.
    """

    at: int
    head: int
    kinds: frozenset[str]
    sure: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """The verbs of a clause: its own, the one of its object clause, all others, and the places of "to" + verb."""

    main: Verb | None
    inner: Verb | None
    others: tuple[Verb, ...]
    infinitives: tuple[int, ...]


def is_adverb(word: str) -> bool:
    """Whether the word can stand between a subject and its verb."""
    return word in ADVERBS or (word.endswith("ly") and word not in _LY_NOUNS and not forms_of(word))


def takes_object(following: str) -> bool:
    """Whether the word after a doubtful verb shows that it is a verb."""
    return following in DETERMINERS | PRONOUNS | PARTICLES or following[:1].isdigit()


def may_assert(sentence: Sequence[str]) -> bool:
    """Whether any word, quoted or not, can be a verb or a verbless predicate in its place."""
    if any(_may_be_verb(sentence, at) for at in range(len(sentence))):
        return True
    clause = read_clause(sentence, [False] * len(sentence))
    return clause.main is not None or bool(clause.infinitives)


def _may_be_verb(sentence: Sequence[str], at: int) -> bool:
    word = sentence[at]
    if word in AUX or word in {"no", "not"} or (at and (word == "still" or word in PREDICATES)):
        return True
    if not forms_of(word):
        return False
    return word not in NOUNY or (
        0 < at < len(sentence) - 1 and sentence[at - 1] not in DETERMINERS and sentence[at - 1] not in PREPOSITIONS
    )


def read_clause(sentence: Sequence[str], blocked: Sequence[bool]) -> Clause:
    """Find the verbs of one clause.

    Args:
        sentence: Lower-case words and punctuation of the clause, from its subject on.
        blocked: True where the word cannot be a verb (quoted, or a name by its capital).

    Returns:
        The verbs found; ``main`` is None where none can be told for certain enough.
    """
    if not sentence or sentence[0] in SUBORDINATORS or sentence[0] in PREPOSITIONS:
        return Clause(None, None, (), ())
    found, others, infinitives = _scan(sentence, blocked)
    main = _main(sentence, found)
    inner = None
    if main is not None and sentence[main.head] in EMBEDDING:
        inner = next((verb for verb in found if verb.at > main.head + 1 and verb.sure), None)
    rest = tuple(verb for verb in (*found, *others) if verb not in (main, inner))
    return Clause(main, inner, rest, infinitives)


def _scan(sentence: Sequence[str], blocked: Sequence[bool]) -> tuple[list[Verb], list[Verb], tuple[int, ...]]:
    """The verbs of the clause itself, those of clauses under it, and the infinitives."""
    found: list[Verb] = []
    others: list[Verb] = []
    infinitives: list[int] = []
    under = seen_main = False
    at = 0
    while at < len(sentence):
        word = sentence[at]
        if word == ",":
            under = under and not seen_main
        elif blocked[at]:
            pass
        elif word in SUBORDINATORS:
            # "says that ..." opens the object clause, which is looked for; any other one hides its verb.
            under = under or not (word == "that" and at and sentence[at - 1] in EMBEDDING)
        elif word == "to" and _is_base(_after(sentence, at)):
            infinitives.append(at)
            if not under and not seen_main and _is_future(sentence, at):
                found.append(Verb(at, at + 1, frozenset({"to"}), sure=False))
            at += 1
        elif verb := _verb(sentence, at):
            (others if under else found).append(verb)
            # A relative clause in the subject ends with its verb; the next one is the main verb.
            under, seen_main = under and seen_main, seen_main or (verb.sure and not under)
            at = verb.head
        at += 1
    return found, others, tuple(infinitives)


def _after(sentence: Sequence[str], at: int) -> str:
    return sentence[at + 1] if at + 1 < len(sentence) else ""


def _is_base(word: str) -> bool:
    return word in {"be", "have", "do"} or "base" in forms_of(word)


def _is_future(sentence: Sequence[str], at: int) -> bool:
    """Whether "to" follows a subject, as in "Club to sell striker"."""
    if not at:
        return False
    before = sentence[at - 1]
    return not forms_of(before) or before in NOUNY


def _verb(sentence: Sequence[str], at: int) -> Verb | None:
    """The finite verb group or verbless predicate that starts at ``at``."""
    word = sentence[at]
    if word in AUX:
        return (
            None if _is_name(word, _after(sentence, at)) else Verb(at, _group_end(sentence, at), AUX[word], sure=True)
        )
    kinds, sure = _finite(sentence, at)
    if not kinds and word in PREDICATES and _is_predicate(sentence, at):
        kinds = frozenset({"adj"})
    return Verb(at, at, kinds, sure) if kinds else None


def _is_name(word: str, following: str) -> bool:
    """Whether "may", "will" and the like stand without their verb, and so may be a name or a noun."""
    return word in _NAME_LIKE and not ("base" in forms_of(following) or following in _BARE or is_adverb(following))


def _group_end(sentence: Sequence[str], start: int) -> int:
    """Index of the last word of the verb group that an auxiliary opens at ``start``."""
    head = start
    for at in range(start + 1, min(start + 1 + _LONGEST_GROUP, len(sentence))):
        word = sentence[at]
        if word in _HELPERS:
            head = at
        elif forms_of(word) - {"s"}:
            return at
        elif not is_adverb(word):
            break
    return head


def _is_predicate(sentence: Sequence[str], at: int) -> bool:
    before = sentence[at - 1] if at else "the"
    if before in DETERMINERS | PREPOSITIONS | {"and", "or", "to"} or before in AUX:
        return False
    following = _after(sentence, at)
    return not following or following in PREPOSITIONS | SUBORDINATORS | {"to", "and", "but", ","}


def _finite(sentence: Sequence[str], at: int) -> tuple[frozenset[str], bool]:
    """The finite forms that the word at ``at`` may be after its subject, and whether it can be nothing else."""
    word, following = sentence[at], _after(sentence, at)
    back = at - 1
    while back > 0 and is_adverb(sentence[back]):
        back -= 1
    before = sentence[back] if at else ""
    if not before or before in _BEFORE_NOUN or (before.endswith("'s") and before not in AUX):
        return frozenset(), False
    forms, nouny = forms_of(word), word in NOUNY
    noun = (nouny and following == "of") or (word == "thanks" and following == "to")
    kinds: set[str] = set()
    if "s" in forms and not noun and not _is_number(before):
        kinds.add("s")
    if "base" in forms and not noun and (is_plural(before) or before in {"i", "we", "you"} or "and" in sentence[:at]):
        kinds.add("pl")
    if "past" in forms and not noun:
        kinds.add("past")
    if not kinds:
        return forms & {"pp"}, False
    return frozenset(kinds), not nouny or takes_object(following)


def _is_number(word: str) -> bool:
    return word[:1].isdigit() or word in NUMBERS


def _main(sentence: Sequence[str], found: Sequence[Verb]) -> Verb | None:
    """The main verb: the first one, unless it may be a noun or a participle and a plain verb follows."""
    if not found:
        return None
    first = found[0]
    if sentence[first.head] in EMBEDDING or (first.sure and not may_be_participle(sentence, first)):
        return first
    return next((verb for verb in found[1:] if verb.sure and not may_be_participle(sentence, verb)), first)


def may_be_participle(sentence: Sequence[str], verb: Verb) -> bool:
    """Whether a verb of the clause may be a mere participle."""
    return verb.at == verb.head and "pp" in forms_of(sentence[verb.head])
