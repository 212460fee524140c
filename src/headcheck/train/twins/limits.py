"""Twin rules on limits: whom and where a statement is about, and on which condition it holds."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Final

from headcheck.text.verbs import lemma_of
from headcheck.train.twins.frames import AGENT, VOLITIONAL
from headcheck.train.twins.text import Draft, Edit, Source, capital
from headcheck.train.twins.words import either, table

__all__ = ["condition", "scope"]

_HEALTH: Final = re.compile(rf"\b(?:{either('health')})\b")
_WIDER: Final = re.compile(
    r"\b(?:in|among|for|that|help|helps|put) "
    r"(mice|rats|monkeys|women|men|children|adults|infants|girls|boys|teenagers|smokers)\b(?! and| or| with| who| of)"
)
_COMPARED: Final = re.compile(r"\b(?:not|humans?|than|unlike|both|n't|as well as)\b")
_COUNTED_GROUP: Final = re.compile(
    r"\b(?:[2-9]\d|\d{3}|\d,\d{3}|two|three|four|five|six) "
    r"(women|men|children|adults|students|workers|patients|soldiers|girls|boys|teenagers)\b(?! and| or)"
)
_GENERIC: Final = re.compile(
    rf"(?:(?:The )?(?:[A-Z]\w+ |[a-z]+ )??(?:((?i:{either('totals')}))|(?<!The )(?:{either('people')}|"
    r"[A-Z][a-z]{2,}(?:ers|ors|ists|ents|ians|ants)"
    r"(?= (?:are|were|have|should|may|can|must|need|often|feel|tend|who)\b))))"
    r"(?= (?:rose|fell|increased|dropped|declined|grew|climbed|slipped|gained|is|was|are|were|remained|has|have|will|"
    r"should|may|can|must|face|need|want|often|received|lost|feel|say|prefer|use|pay|tend|who)\b)"
)


def scope(source: Source, rng: random.Random) -> Iterator[Draft]:
    """A group made wider where a finding is about it, or narrower in the premise."""
    if _HEALTH.search(source.text) and not _COMPARED.search(source.text):
        for match in source.find(_WIDER):
            animals = match.group(1) in {"mice", "rats", "monkeys"}
            people = "patients" if animals and rng.random() < 0.5 else "people"
            yield source.draft("wider+", "scope", claim=(*match.span(1), people))
            yield source.draft("wider=", "supported")
    for match in source.find(_COUNTED_GROUP):
        yield source.draft("counted=", "supported", claim=(*match.span(1), "people"))
    if generic := source.opening(_GENERIC):
        limit = rng.choice(table("places" if generic.group(1) else "groups"))
        edit = (generic.end(), generic.end(), f" {limit}")
        yield source.draft("generic+", "scope", premise=edit)
        yield source.draft("generic=", "supported", premise=edit, claim=edit)


_IF_FIRST: Final = re.compile(
    r"(?:If|Unless|Provided|Provided that|As long as|Assuming) (?!not\b|so\b|any\b|anything\b|"
    r"only\b|nothing\b)([^,]{8,90}), (?=(?:the|a|an|some|many|most|all|[A-Z]\w+|[a-z]+s) )(?!then\b|and\b|or\b|if\b)"
)
_IF_LAST: Final = re.compile(
    r",? (if|unless|provided that|provided|as long as|so long as|on condition that|assuming|"
    r"subject to|pending|contingent on) (?!not\b|any\b|so\b|they|it|he|she|ever\b|needed|"
    r"necessary|possible)([^,]{6,90})$"
)
_SPOKEN: Final = re.compile(r"\b(?:said|says|warned|told|estimat\w+|believes?|hopes?|whether)\b")
_MODAL: Final = re.compile(r"\b(?:will|can|could|may|might|should|must)\b")
_UNREAL: Final = re.compile(r"\b(?:were|had|would)\b")
_OUTCOME: Final = re.compile(r"\b(?:will|would|is|are|may|could|can|has|have|shall|must|should)\b")
_NO_CONDITION: Final = re.compile(
    r"\b(?:even|only|as|what|determine|test|tell|decide|out|learn|sure|unclear|assess|check|"
    r"say|question|wonder\w*|see|know|ask\w*|especially|particularly|and|or|but|except|whether|"
    r"not|no|never)\b|n't|\b(?:is|are|was|were|be|been)$"
)
_CONDITIONAL: Final = re.compile(r"\b(?:if|unless|provided|when|would|says?|said|told|until|depend\w*|once)\b")
_PAST: Final = re.compile(r"\b(?:1\d{3}|20\d\d|yesterday|last|ago|earlier|recently|had|was|were|[a-z]+ed)\b")


def condition(source: Source, rng: random.Random) -> Iterator[Draft]:
    """A condition kept, moved, dropped or put in."""
    first = _IF_FIRST.match(source.text, source.start, source.end)
    if first and source.free(*first.span(), negation=False):
        when, outcome = first.group()[:-2], capital(source.text[first.end() : source.end])
        unsure = _UNREAL.search(first.group(1)) or _MODAL.search(first.group(1)) or _SPOKEN.search(outcome)
        if not unsure and _OUTCOME.search(outcome):
            yield source.draft("if+", "condition", claim=outcome.replace(" would ", " will ", 1))
            yield source.draft("if=", "supported", claim=f"{outcome} {when[0].lower()}{when[1:]}")
    last = _IF_LAST.search(source.text, source.start, source.end)
    if last and source.free(*last.span(), negation=False) and not _UNREAL.search(last.group(2)):
        when, outcome = last.group().lstrip(", "), source.text[source.start : last.start()]
        if len(outcome.split()) > 4 and _OUTCOME.search(outcome) and not _NO_CONDITION.search(outcome):
            yield source.draft("if+", "condition", claim=outcome.replace(" would ", " will ", 1))
            yield source.draft("if=", "supported")
            if last.group(1) in {"if", "unless", "provided that"} and not _SPOKEN.search(outcome):
                yield source.draft("if=", "supported", claim=f"{capital(when)}, {outcome}")
    if source.whole and not _CONDITIONAL.search(source.text) and (edit := _intended(source, rng)):
        yield from _conditions(source, edit, rng)


def _intended(source: Source, rng: random.Random) -> Edit | None:
    """What will happen, or would, where the sentence tells it or may be made to."""
    aux, past = source.main_aux(), source.main_past()
    if aux and aux.group() == "will":
        return (*aux.span(), rng.choice(("will", "will", "would")))
    if not past or lemma_of(past.group()) not in VOLITIONAL or _PAST.search(source.text, past.end()):
        return None
    return (*past.span(), f"will {lemma_of(past.group())}") if AGENT.match(source.lead(past)) else None


def _conditions(source: Source, edit: Edit, rng: random.Random) -> Iterator[Draft]:
    """A condition put in, in the same sentence or in the next one."""
    when = rng.choice(table("conditions"))
    base, flat = source.premise(edit), source.premise((*edit[:2], edit[2].replace("would", "will")))
    behind = f"{base} {when}"
    fronted = when.startswith(("if", "unless", "provided")) and rng.random() < 0.4
    inner = re.sub(r"^(?:The|An?) ", lambda article: article.group().lower(), base)
    front = f"{capital(when)}, {inner}" if fronted else behind
    yield source.draft("condition+", "condition", premise=front, claim=flat)
    yield source.draft("condition=", "supported", premise=front, claim=behind)
    only = f"That will happen only {when}" if when.startswith("if") else f"All of that is {rng.choice(table('open'))}"
    rest = rng.choice((only, *table("pending")))
    yield source.draft("far condition+", "condition", premise=f"{flat}. {rest}", claim=flat)
    other = rng.choice(table("elsewhere"))
    yield source.draft("far condition=", "supported", premise=f"{flat}. {other}", claim=flat)
