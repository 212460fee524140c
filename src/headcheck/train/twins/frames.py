"""Twin rules that change what a sentence is set in: plans and sources."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Final

from headcheck.text.lexicon import words
from headcheck.text.verbs import forms_of, lemma_of
from headcheck.train.twins.text import Draft, Edit, Source, capital, inflect, lowered, plural_before
from headcheck.train.twins.words import table

__all__ = ["AGENT", "VOLITIONAL", "attribution", "factuality"]

VOLITIONAL: Final = frozenset(table("volitional"))
"""Verbs of what one decides to do."""
AGENT: Final = re.compile(
    r"(?:[A-Z][\w.'’&-]+(?: (?:[A-Z][\w.'’&-]+|Inc|Corp|of|and))*|(?:The|An?|Its)? ?(?:[\w'’-]+ "
    r"){0,2}(?:government|company|council|president|minister|"
    r"firm|group|bank|board|committee|union|court|parliament|party|agency|ministry|club|army|"
    r"school|university|airline|team|city|"
    r"officials|authorities|owners|directors|managers|scientists|workers|lawmakers|leaders))(?: also| then| later)?$"
)
"""A subject that decides."""

_PLAN: Final = re.compile(
    r"\b(?:(plans?|hopes?|wants?|intends?|aims?|vows?|seeks?|wishes|proposes?|threatens?|"
    r"offers?|promises|pledges|prepares)|"
    r"(planned|hoped|wanted|intended|aimed|vowed|pledged|promised|offered|threatened|sought|wished|proposed|agreed)|"
    r"(?:is|are) (?:planning|hoping|preparing|seeking|ready|due|scheduled|set|being urged|trying|willing)|"
    r"(was|were) (?:planning|hoping|preparing|due|scheduled|asked|urged|invited|trying|told|"
    r"encouraged|advised|ordered)) to ([a-z]+)\b"
)
_NO_SUBJECT: Final = re.compile(r"\b(?:the|a|an|of|its|their|his|and|to|that|which|who)$")
_MAYBE_PARTICIPLE: Final = words("intended planned proposed sought offered wanted")
_LATE: Final = re.compile(
    r"\b(?:will|is|are|was|were|has|have|had|for|of|said|says|in)\b(?!.*\b(?:it|they|he|she|that)$)"
)
_IMPLICATIVES: Final = {
    "supported": re.compile(r"\b(?:managed|was forced|were forced|was able|were able|went on) to ([a-z]+)\b"),
    "contradicted": re.compile(
        r"\b(?:failed|refused|declined|neglected|was unable|were unable|chose not|decided not) to ([a-z]+)\b"
    ),
}
_OPEN_OBJECT: Final = re.compile(r" (?:if|whether|when|any|either|even)\b")
_PLANS: Final = tuple(pair.split("|") for pair in table("plans"))
_DEED: Final = re.compile(
    r"\b(?:said|says|announced|reported) (?:that )?(it|they|he|she|its [a-z]+(?: [a-z]+)?|the "
    r"(?:company|government|group|bank)) ((has |have |had |)([a-z]+)) (?=the|a|an|its|his|their|"
    r"\d|[A-Z]|all|about|some)"
)
_PERFECT: Final = re.compile(r"\b(has|have) ([a-z]+)\b")
_PASSIVE: Final = re.compile(
    r"\b(was|were|has been|have been) ([a-z]+)\b(?= (?:by|on|in|to|for|at|from|after|last|this|and)\b|$)"
)
_STILL_DUE: Final = ("due", "scheduled", "supposed", "meant", "intended", "about", "planned")
_DATED: Final = re.compile(r"\b(?:1\d{3}|20\d\d|ago|yesterday)\b")
_IN_YEAR: Final = re.compile(r"\b(?:in|on|at) [^,]*\b(?:1\d{3}|20\d\d)\b")


def factuality(source: Source, rng: random.Random) -> Iterator[Draft]:
    """What somebody plans, is asked to do, manages or fails to do, against what was done."""
    for match in source.find(_PLAN):
        if done := _done(source, match):
            yield source.draft("plan+", "factuality", claim=(*match.span(), done))
            yield source.draft("plan=", "supported")
    for label, pattern in _IMPLICATIVES.items():
        for match in source.find(pattern):
            edit = (*match.span(), inflect(match.group(1), "past"))
            if not edit[2] or "base" not in forms_of(match.group(1)) or _OPEN_OBJECT.match(source.text, match.end()):
                continue
            yield source.draft("implicative", label, claim=edit)
            if label == "contradicted":
                yield source.draft("implicative=", "supported")
                yield source.draft("implicative", label, premise=edit)
    for rule, edit in _not_yet(source, rng):
        yield from _planned(source, rule, edit)
    past = source.main_past()
    if past and _decided(source, past) and not _IN_YEAR.search(source.text):
        yield from _main_deed(source, past, rng)


def _done(source: Source, match: re.Match[str]) -> str:
    """What a plan becomes when it is carried out; empty where that is hard to tell."""
    present, past, was, verb = match.groups()
    lead = source.lead(match)
    participle = past in _MAYBE_PARTICIPLE and _LATE.search(lead)
    if "base" not in forms_of(verb) or participle or _NO_SUBJECT.search(lead):
        return ""
    if past or was:
        return inflect(verb, "past")
    plural = not present.endswith("s") if present else plural_before(lead[-40:])
    done = inflect(verb, "pp")
    return f"{'have' if plural else 'has'} {done}" if done and plural is not None else ""


def _decided(source: Source, verb: re.Match[str]) -> bool:
    """Whether a verb tells what its subject decided to do."""
    return lemma_of(verb.group().split()[-1]) in VOLITIONAL and bool(AGENT.match(source.lead(verb)))


def _not_yet(source: Source, rng: random.Random) -> Iterator[tuple[str, Edit]]:
    """Deeds in indirect speech, in the perfect and in the passive, turned into plans."""
    for match in source.find(_DEED):
        who, _, have, verb = match.groups()
        base = lemma_of(verb)
        if base in VOLITIONAL and base != verb and ("pp" if have else "past") in forms_of(verb):
            plan = rng.choice(table("plans_of_many.past")) if who == "they" else rng.choice(_PLANS)[1]
            yield "said plan", (*match.span(2), f"{plan} {base}")
    aux = source.main_aux()
    perfect = _PERFECT.match(source.text, aux.start()) if aux else None
    if perfect and "pp" in forms_of(perfect.group(2)) and _decided(source, perfect):
        many = perfect.group(1) == "have"
        plan = rng.choice(table("plans_of_many.present")) if many else rng.choice(_PLANS)[0]
        yield "has plan", (*perfect.span(), f"{plan} {lemma_of(perfect.group(2))}")
    passive = _PASSIVE.match(source.text, aux.start()) if aux else None
    if passive and not _DATED.search(source.text):
        be, verb = passive.groups()
        if lemma_of(verb) in VOLITIONAL and "pp" in forms_of(verb):
            be = {"has been": "is", "have been": "are"}.get(be, be)
            yield "passive plan", (*passive.span(), f"{be} {rng.choice(_STILL_DUE)} to be {verb}")


def _main_deed(source: Source, past: re.Match[str], rng: random.Random) -> Iterator[Draft]:
    """What the subject did, against a plan, a success and a refusal."""
    base, subject = lemma_of(past.group()), source.lead(past)
    now, then = rng.choice(_PLANS)
    if plural_before(subject) and not re.search(r"[A-Z]\w*$", subject):
        plan = "planned to" if then.startswith("was ") else then
    else:
        plan = now if rng.random() < 0.4 else then
    yield from _planned(source, "planned", (*past.span(), f"{plan} {base}"))
    yield source.draft("managed=", "supported", premise=(*past.span(), f"managed to {base}"))
    refused = (*past.span(), f"{rng.choice(('refused to', 'failed to', 'declined to', 'decided not to'))} {base}")
    yield source.draft("refused", "contradicted", premise=refused)
    yield source.draft("refused", "contradicted", claim=refused)


def _planned(source: Source, rule: str, edit: Edit) -> Iterator[Draft]:
    """A plan in the premise, against the deed and against itself."""
    plan = source.premise(edit)
    yield source.draft(f"{rule}+", "factuality", premise=plan)
    yield source.draft(f"{rule}=", "supported", premise=plan, claim=plan)


_CLAIMED: Final = re.compile(
    r"([A-Z][\w .'’&-]{2,60}?),? ((?:claim|allege|argue|insist|assert|contend|maintain|complain|believe)(?:s|d|ed|)|"
    r"charged) (?:that )?(?=(?:the|a|an|[A-Z]\w+|some|many|most|\d[\d,]*) )"
)
_NO_PARTY: Final = re.compile(
    r"\b(?:and|who|that|to|says?|said|they|he|she|it|also|have|had|has|would|could|some|but|as|when|not|does|did|never|"
    r"[a-z]+ed|Their|His|Her)\b|,"
)
_CLAUSE: Final = re.compile(r"[^,]*\b(?:is|are|was|were|has|have|had|will|would|did|does|[a-z]+ed|[a-z]+s)\b")
_SAID_ALREADY: Final = re.compile(
    r"\b(?:say|says|said|told|according|claim\w*|argu\w+|report\w*|believ\w+|alleg\w+|insist\w*|announc\w+)\b"
)


def attribution(source: Source, rng: random.Random) -> Iterator[Draft]:
    """A claim of one party with and without the party."""
    match = source.opening(_CLAIMED)
    if match and not _NO_PARTY.search(match.group(1)):
        (who, verb), claimed = match.groups(), capital(source.text[match.end() : source.end])
        if _CLAUSE.match(claimed) and len(claimed.split()) > 4 and " to " not in claimed[:30]:
            yield source.draft("claimed+", "attribution", claim=claimed)
            shown = f"{claimed}, {verb} {who}" if rng.random() < 0.5 else f"{who}: {claimed}"
            yield source.draft("claimed=", "supported", claim=shown)
    if source.start or _SAID_ALREADY.search(source.text):
        return
    flat, party, whole = source.claim(), rng.choice(table("parties")), lowered(source.text)
    said = rng.choice(("claimed", "alleged", "argued", "insisted", "contended", "maintained", "asserted"))
    framed = (
        f"{capital(party)} {said} that {whole}",
        f"According to {party}, {whole}",
        f"{source.text}, {party} {said}",
        f"{source.text}, according to {party}",
    )
    premise = rng.choice(framed)
    yield source.draft("party+", "attribution", premise=premise)
    shown = rng.choice((f"{flat}, {said} {party}", f"{capital(party)}: {flat}", f"{flat}, according to {party}"))
    yield source.draft("party=", "supported", premise=premise, claim=shown)
    if (aux := source.main_aux()) and aux.group() in {"is", "was", "are", "were"}:
        adverb = rng.choice((" allegedly", " supposedly", " purportedly"))
        yield source.draft("allegedly+", "attribution", premise=(aux.end(), aux.end(), adverb))
