"""Twin rules that change what a sentence is set in: plans and sources."""

# ruff: noqa: C901, PLR0912, PLR2004 - a rule is one list of guards, read from top to bottom

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Final

from headcheck.text.verbs import forms_of, lemma_of
from headcheck.train.twins.text import Draft, Source, inflect, lowered, plural_before
from headcheck.train.twins.words import EMBEDDINGS, PARTIES, VOLITIONAL

__all__ = ["AGENT", "attribution", "factuality"]

_LATE: Final = re.compile(
    r"\b(?:will|is|are|was|were|has|have|had|for|of|said|says|in)\b(?!.*\b(?:it|they|he|she|that)$)"
)
_PLAN: Final = re.compile(
    r"\b(?:(plans?|hopes?|wants?|intends?|aims?|vows?|seeks?|wishes|proposes?|threatens?|"
    r"offers?|promises|pledges|prepares)|"
    r"(planned|hoped|wanted|intended|aimed|vowed|pledged|promised|offered|threatened|sought|wished|proposed|agreed)|"
    r"(?:is|are) (?:planning|hoping|preparing|seeking|ready|due|scheduled|set|being urged|trying|willing)|"
    r"(was|were) (?:planning|hoping|preparing|due|scheduled|asked|urged|invited|trying|told|"
    r"encouraged|advised|ordered)) to ([a-z]+)\b"
)
_IMPLY: Final = re.compile(r"\b(managed|was forced|were forced|was able|were able|went on) to ([a-z]+)\b")
_DENY: Final = re.compile(
    r"\b(failed|refused|declined|neglected|was unable|were unable|chose not|decided not) to ([a-z]+)\b"
)
AGENT: Final = re.compile(
    r"(?:[A-Z][\w.'’&-]+(?: (?:[A-Z][\w.'’&-]+|Inc|Corp|of|and))*|(?:The|An?|Its)? ?(?:[\w'’-]+ "
    r"){0,2}(?:government|company|council|president|minister|"
    r"firm|group|bank|board|committee|union|court|parliament|party|agency|ministry|club|army|"
    r"school|university|airline|team|city|"
    r"officials|authorities|owners|directors|managers|scientists|workers|lawmakers|leaders))(?: also| then| later)?$"
)


def factuality(source: Source, rng: random.Random) -> Iterator[Draft]:
    """What somebody plans, is asked to do, manages or fails to do, against what was done."""
    for match in _PLAN.finditer(source.text, source.start, source.end):
        verb = match.group(4)
        lead = source.text[source.start : match.start()].rstrip()
        if (
            not source.free(*match.span())
            or "base" not in forms_of(verb)
            or re.search(r"\b(?:the|a|an|of|its|their|his|and|to|that|which|who)$", lead)
            or (
                match.group(2) in {"intended", "planned", "proposed", "sought", "offered", "wanted"}
                and _LATE.search(lead)
            )
        ):
            continue
        done = inflect(verb, "past" if match.group(2) or match.group(3) else "pp")
        if done and not (match.group(2) or match.group(3)):
            present, plural = match.group(1), plural_before(lead[-40:])
            if not present and plural is None:
                continue
            have = not present.endswith("s") if present else plural
            done = f"{'have' if have else 'has'} {done}"
        if done:
            yield Draft("plan+", source.premise(), source.claim((*match.span(), done)), "overstated", "factuality")
            yield Draft("plan=", source.premise(), source.claim(), "supported")
    for pattern, label in ((_IMPLY, "supported"), (_DENY, "contradicted")):
        for match in pattern.finditer(source.text, source.start, source.end):
            done = inflect(match.group(2), "past")
            if (
                done
                and source.free(*match.span())
                and "base" in forms_of(match.group(2))
                and not re.match(r" (?:if|whether|when|any|either|even)\b", source.text[match.end() :])
            ):
                yield Draft("implicative", source.premise(), source.claim((*match.span(), done)), label)
                if label == "contradicted":
                    yield Draft("implicative=", source.premise(), source.claim(), "supported")
                    yield Draft("implicative", source.premise((*match.span(), done)), source.claim(), "contradicted")
    yield from _reported_deeds(source, rng)
    past = source.main_past()
    subject = source.text[source.start : past.start()].rstrip() if past else ""
    if not past or not AGENT.match(subject) or re.search(r"\b(?:in|on|at) [^,]*\b(?:1\d{3}|20\d\d)\b", source.text):
        return
    if (base := lemma_of(past.group())) in VOLITIONAL:
        plural = bool(plural_before(subject)) and not re.search(r"[A-Z]\w*$", subject)
        now, then = rng.choice(EMBEDDINGS).split("|")
        phrase = then if plural is False or not then.startswith(("was ",)) else "planned to"
        if plural is False and rng.random() < 0.4:
            phrase = now
        planned = source.premise((*past.span(), f"{phrase} {base}"))
        yield Draft("planned+", planned, source.claim(), "overstated", "factuality")
        yield Draft("planned=", planned, planned, "supported")
        if base in {
            "buy",
            "acquire",
            "sell",
            "build",
            "open",
            "close",
            "launch",
            "cut",
            "ban",
            "merge",
            "join",
            "hire",
            "appoint",
        }:
            considered = source.premise(
                (*past.span(), f"{rng.choice(('considered', 'discussed', 'did not rule out'))} {inflect(base, 'ing')}")
            )
            yield Draft("planned+", considered, source.claim(), "overstated", "factuality")
        yield Draft("managed=", source.premise((*past.span(), f"managed to {base}")), source.claim(), "supported")
        refused = rng.choice(("refused to", "failed to", "declined to", "decided not to"))
        yield Draft("refused", source.premise((*past.span(), f"{refused} {base}")), source.claim(), "contradicted")
        yield Draft("refused", source.premise(), source.claim((*past.span(), f"{refused} {base}")), "contradicted")


_DEED: Final = re.compile(
    r"\b(said|says|announced|reported) (?:that )?(it|they|he|she|its [a-z]+(?: [a-z]+)?|the "
    r"(?:company|government|group|bank)) (has |have |had |)([a-z]+) (?=the|a|an|its|his|their|"
    r"\d|[A-Z]|all|about|some)"
)
_PASSIVE: Final = re.compile(
    r"\b(was|were|has been|have been) ([a-z]+)\b(?= (?:by|on|in|to|for|at|from|after|last|this|and)\b|$)"
)
_STILL_DUE: Final = ("due", "scheduled", "supposed", "meant", "intended", "about", "planned")
_PERFECT: Final = re.compile(r"\b(has|have) ([a-z]+)\b")


def _reported_deeds(source: Source, rng: random.Random) -> Iterator[Draft]:
    """Deeds in indirect speech, in the perfect and in the passive, turned into plans."""
    for match in _DEED.finditer(source.text, source.start, source.end):
        base, forms = lemma_of(match.group(4)), forms_of(match.group(4))
        if (
            base in VOLITIONAL
            and source.free(*match.span())
            and ("pp" if match.group(3) else "past") in forms
            and base != match.group(4)
        ):
            many = match.group(2) == "they"
            phrase = (
                rng.choice(EMBEDDINGS).split("|")[1]
                if not many
                else rng.choice(("planned to", "hoped to", "intended to", "wanted to"))
            )
            plan = source.premise((match.start(3), match.end(4), f"{phrase} {base}"))
            yield Draft("said plan+", plan, source.claim(), "overstated", "factuality")
            yield Draft("said plan=", plan, plan, "supported")
    aux = source.main_aux()
    perfect = _PERFECT.match(source.text, aux.start()) if aux else None
    if (
        perfect
        and (base := lemma_of(perfect.group(2))) in VOLITIONAL
        and "pp" in forms_of(perfect.group(2))
        and AGENT.match(source.text[source.start : perfect.start()].rstrip())
    ):
        many = perfect.group(1) == "have"
        phrase = rng.choice(
            (
                "plan to",
                "hope to",
                "want to",
                "intend to",
                "have been asked to",
                "have offered to",
                "are preparing to",
                "are under pressure to",
            )
        )
        phrase = phrase if many else rng.choice(EMBEDDINGS).split("|")[0]
        plan = source.premise((*perfect.span(), f"{phrase} {base}"))
        yield Draft("has plan+", plan, source.claim(), "overstated", "factuality")
        yield Draft("has plan=", plan, plan, "supported")
    passive = _PASSIVE.match(source.text, aux.start()) if aux else None
    if (
        passive
        and lemma_of(passive.group(2)) in VOLITIONAL
        and "pp" in forms_of(passive.group(2))
        and not re.search(r"\b(?:1\d{3}|20\d\d|ago|yesterday)\b", source.text)
    ):
        be = {"was": "was", "were": "were", "has been": "is", "have been": "are"}[passive.group(1)]
        plan = source.premise(
            (
                *passive.span(),
                f"{be} {rng.choice(_STILL_DUE)} to be {passive.group(2)}",
            )
        )
        yield Draft("passive plan+", plan, source.claim(), "overstated", "factuality")
        yield Draft("passive plan=", plan, plan, "supported")


_CLAIMED: Final = re.compile(
    r"([A-Z][\w .,'’&-]{2,60}?),? (claim|allege|argue|insist|assert|contend|maintain|complain|"
    r"believe|charge)(s|d|ed|) (?:that )?"
    r"(?=(?:the|a|an|[A-Z]\w+|some|many|most|\d[\d,]*) )"
)
_COMPLEMENT: Final = re.compile(r"^[^,]*\b(?:is|are|was|were|has|have|had|will|would|did|does|[a-z]+ed|[a-z]+s)\b")


def attribution(source: Source, rng: random.Random) -> Iterator[Draft]:
    """A claim of one party with and without the party."""
    match = _CLAIMED.match(source.text, source.start, source.end)
    if (
        match
        and source.free(*match.span())
        and not re.search(
            r"\b(?:and|who|that|to|says?|said|they|he|she|it|also|have|had|has|would|could|some|but|as|when|not|does|did|never|[a-z]+ed|Their|His|Her)\b|,",
            match.group(1),
        )
    ):
        who, verb, ending = match.groups()
        if verb == "charge" and ending != "d":  # a charge is more often a noun
            return
        rest = source.text[match.end() : source.end]
        rest = rest[0].upper() + rest[1:]
        if _COMPLEMENT.match(rest) and len(rest.split()) > 4 and " to " not in rest[:30]:
            verb_form = verb + ending
            yield Draft("claimed+", source.premise(), rest, "overstated", "attribution")
            yield Draft(
                "claimed=",
                source.premise(),
                f"{rest}, {verb_form} {who}" if rng.random() < 0.5 else f"{who}: {rest}",
                "supported",
            )
    if (
        re.search(
            r"\b(?:say|says|said|told|according|claim\w*|argu\w+|report\w*|believ\w+|alleg\w+|insist\w*|announc\w+)\b",
            source.text,
        )
        or source.start
    ):
        return
    flat, party = source.claim(), rng.choice(PARTIES)
    whole = lowered(source.text)
    said = rng.choice(("claimed", "alleged", "argued", "insisted", "contended", "maintained", "asserted"))
    head = party[0].upper() + party[1:]
    framed = rng.choice(
        (
            f"{head} {said} that {whole}",
            f"According to {party}, {whole}",
            f"{source.text}, {party} {said}",
            f"{source.text}, according to {party}",
        )
    )
    yield Draft("party+", framed, flat, "overstated", "attribution")
    shown = rng.choice((f"{flat}, {said} {party}", f"{head}: {flat}", f"{flat}, according to {party}"))
    yield Draft("party=", framed, shown, "supported")
    if (aux := source.main_aux()) and aux.group() in {"is", "was", "are", "were"}:
        adverb = rng.choice((" allegedly", " supposedly", " purportedly"))
        yield Draft("allegedly+", source.premise((aux.end(), aux.end(), adverb)), flat, "overstated", "attribution")
