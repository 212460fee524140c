"""How a sentence reads as a headline."""

from __future__ import annotations

import random
import re
from typing import Final

from headcheck.text.lexicon import words
from headcheck.text.verbs import forms_of, lemma_of
from headcheck.train.twins.text import capital, inflect, plural_before
from headcheck.train.twins.words import table

__all__ = ["headline"]

_BE: Final = re.compile(
    r"(?<!that )(?<!which )(?<!who )(?<!\band )\b(?:is|are|was|were) (?=(?:\w+ly )?(\w+ed|\w+en|"
    r"[a-z]+t|made|found|sold|held|shot|won)\b)"
)
_ARTICLE: Final = re.compile(
    r"(?<![-'’])\b(?:the|an|a) (?!few\b|lot\b|little\b|third\b|quarter\b|number\b|half\b|[a-z]*dozen\b|hundred\b|"
    r"million\b|thousand\b|billion\b|handful\b|majority\b|minority\b|vast\b|fifth\b|more\b|"
    r"same\b|time\b|year\b|month\b|week\b|day\b|share\b|barrel\b|ton|kilo|hour\b|minute\b|"
    r"litre\b|gallon|pound\b)|"
    r"^(?:The|An|A) (?=[a-z])(?!few|lot|third|quarter|number|majority|handful|vast|fifth|minority|more)"
)
_OF_FRONT: Final = re.compile(
    r"^((?:On|In|At|During|Last) [\w ]{3,28}), (?=[A-Z]|the\b|a\b)(?!.*\b(?:that|and|which|who)\b)"
)
_SAFE_PAST: Final = frozenset(table("safe_past"))
_INTRANSITIVE: Final = words("rise fall jump drop plunge surge soar agree resign")
_HELPED: Final = re.compile(r"\b(?:ha[sd]|have|was|were|is|are|be|been|being)\b")
_REDUCED: Final = re.compile(r" (?:by|in|on|at|from|with|for|as|to|into|of|last|this)\b")
_SMALL: Final = words("a an the of in on to for and or by at as with from")


def headline(claim: str, rng: random.Random) -> str:
    """Dress a claim as headlines are dressed: fewer articles and auxiliaries, present tense, no full stop."""
    text = claim.rstrip(".")
    if front := _OF_FRONT.match(text):
        text = f"{capital(text[front.end() :])} {front.group(1)[0].lower()}{front.group(1)[1:]}"
    if rng.random() < 0.8:
        text = _ARTICLE.sub("", text)
    if (match := _BE.search(text)) and "pp" in forms_of(match.group(1)) and rng.random() < 0.5:
        text = text[: match.start()] + text[match.end() :]
    elif rng.random() < 0.6:
        text = _present(text)
    text = capital(text)
    if rng.random() < 0.2:
        text = " ".join(w if w in _SMALL and i else capital(w) for i, w in enumerate(text.split(" ")))
    return text


def _present(text: str) -> str:
    """The first simple past of a safe verb in the present, as headlines have it."""
    past = next((match for match in re.finditer(r"[a-z]+", text) if match.group() in _SAFE_PAST), None)
    if not past:
        return text
    before, after, lemma = text[: past.start()], text[past.end() :], lemma_of(past.group())
    plural = plural_before(before.rstrip())
    participle = _HELPED.search(before) or (_REDUCED.match(after) and lemma not in _INTRANSITIVE)
    if plural is None or participle or not before.endswith(" "):
        return text
    present = inflect(lemma, "base" if plural else "s")
    return before + present + after if present else text
