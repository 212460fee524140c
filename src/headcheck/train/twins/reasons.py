"""Twin rules on causes: a link or a mere sequence against a cause."""

# ruff: noqa: C901, PLR0912, PLR2004 - a rule is one list of guards, read from top to bottom

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Final

from headcheck.text.verbs import forms_of
from headcheck.train.twins.text import Draft, Source, inflect, plural_before
from headcheck.train.twins.words import CAUSES, EVENTS, LINKS

__all__ = ["causation"]

_LINKED: Final = re.compile(
    r"\b(is|are|was|were|been) ((?:strongly |significantly |closely |independently |also |positively )?)"
    r"((?:linked|associated|correlated|connected) (?:to|with)|tied to)(?= (?!each|one another|"
    r"this|that|it\b)[^.,;]{0,40}\b(?:risks?|disease|cancer|death|deaths|mortality|increases?|"
    r"reductions?|"
    r"decreases?|declines?|reduced|increased|improved|improvements?|higher|lower|greater|fewer|"
    r"better|worse|poor|poorer|loss|gain|outcomes?|symptoms|survival|"
    r"obesity|diabetes|depression|benefits?|complications|damage|levels?|rates?|side effects|"
    r"pain|poverty|violence|crime|infections?|injur\w+|problems))"
)
_CAUSE: Final = re.compile(
    r"\b(causes|caused|triggers|triggered|leads to|led to|resulted in|brings about|brought about|sparked|"
    r"provoked|prompted|contributes to|contributed to|fuelled|drove)\b(?= (?:the|a|an|\w+ing|"
    r"[a-z]+ [a-z]+|[a-z]+s)\b)(?! (?:him|her|them|by|me|us|it)\b)"
)
_SHORT_LEAD: Final = 4
_GROUND: Final = re.compile(
    r"(?<!,) (because of|due to|as a result of|owing to) (?:the |a |an )?(?=(?:[a-z-]+ "
    r")?(?:[a-z]+s|[a-z]+ion|[a-z]+ment|[a-z]+ity|[a-z]+ness|demand|"
    r"weather|trade|growth|pressure|competition|concern|debt|weakness|strength|fear|interest|"
    r"war|unrest|rain|drought|snow|heat|crime)\b)"
    r"(?!its|his|this|is\b|was\b|has\b)"
)
_CLAUSE: Final = re.compile(
    r"(?<!,) (after|because) (?=(?:he|she|it|they|the [a-z]+(?: [a-z]+)?|his [a-z]+|her [a-z]+|"
    r"its [a-z]+|[A-Z]\w+) (?:was [a-z]+ed|were [a-z]+ed|had [a-z]+ed|"
    r"[a-z]{3,}ed|made|took|gave|went|came|found|told|saw|began|became|got|lost|won|fell|"
    r"collapsed|died|left|cut|closed|broke|crashed|announced|raised|sold|withdrew|resigned|"
    r"declined|increased|rose)\b)"
)
_NOUN_BEFORE: Final = re.compile(
    r"(?:ous|al|ic|ive|other|main|major|many|common|possible|potential|known|several|these|root|three|two)$"
)
_AFTER: Final = re.compile(
    rf"(?<!,) (after|following|amid|in the wake of|because of|due to|as a result of|owing to) "
    rf"(?!after|before)(?=(?:(?:the|a|an|his|her|its|their|last|recent) )?(?:[\w-]+ "
    rf"){{0,3}}(?:{EVENTS})\b)"
)
_BAD_AFTER: Final = re.compile(
    r"(?:look\w*|nam\w+|sought|run\w*|tak\w+|soon|shortly|days?|weeks?|months?|years?|hours?|"
    r"long|minutes?|immediately|just|even|was|is|were|are|day|morning|be|partly|and|or|right|"
    r"only|not|except|once|,)$"
)
_CAUSAL: Final = frozenset({"because of", "due to", "as a result of", "owing to"})


def causation(source: Source, rng: random.Random) -> Iterator[Draft]:
    """A link or a mere sequence against a cause."""
    for match in _LINKED.finditer(source.text, source.start, source.end):
        if not source.free(*match.span()):
            continue
        form = {"is": "s", "are": "base", "was": "past", "were": "past", "been": "pp"}[match.group(1)]
        if cause := inflect(rng.choice(CAUSES), form):
            yield Draft("linked+", source.premise(), source.claim((*match.span(), cause)), "overstated", "causation")
        other = rng.choice([link for link in LINKS if link != match.group(3)])
        yield Draft("linked=", source.premise(), source.claim((match.start(3), match.end(3), other)), "supported")
        yield Draft("linked=", source.premise(), source.claim(), "supported")
    for match in _CAUSE.finditer(source.text, source.start, source.end):
        lead = source.text[source.start : match.start()].rstrip()
        word = match.group()
        if (
            not source.free(*match.span())
            or re.search(
                r"\b(?:and|or|is|was|were|are|be|been|being|which|that|who|to|not|of|has|have|had|which)$|,$", lead
            )
            or (
                word in {"causes", "triggers"} and (_NOUN_BEFORE.search(lead) or plural_before(lead[-25:]) is not False)
            )
            or re.match(
                r" (?:(?:of|for|in|like|and|is|are|to|by|such|include)\b|(?:\w+ ){1,3}to\b)", source.text[match.end() :]
            )
        ):
            continue
        present = "s" in forms_of(word.split()[0]) and word.split()[0] != "led"
        plural = plural_before(lead[-40:])
        be = "is" if present else {True: "were", False: "was"}.get(bool(plural)) if plural is not None else ""
        if be and not word.startswith("contribut"):
            edit = (*match.span(), f"{be} {rng.choice(LINKS)}")
            yield Draft("cause=", source.premise(), source.claim(edit), "supported")
            yield Draft("linked+", source.premise(edit), source.claim(), "overstated", "causation")
    for match in _GROUND.finditer(source.text, source.start, source.end):
        lead = source.text[source.start : match.start()]
        if source.free(*match.span()) and not _BAD_AFTER.search(lead) and len(lead.split()) > _SHORT_LEAD:
            weak = (
                match.start(1),
                match.end(1),
                rng.choice(("amid", "amid", "at a time of", "against a background of")),
            )
            yield Draft("ground-", source.premise(), source.claim(weak), "supported")
            yield Draft("ground+", source.premise(weak), source.claim(), "overstated", "causation")
            other = rng.choice([cause for cause in sorted(_CAUSAL) if cause != match.group(1)])
            yield Draft("ground=", source.premise(), source.claim((*weak[:2], other)), "supported")
    for match in _CLAUSE.finditer(source.text, source.start, source.end):
        lead = source.text[source.start : match.start()]
        if not source.free(*match.span()) or _BAD_AFTER.search(lead) or len(lead.split()) < 3:
            continue
        swap = "because" if match.group(1) == "after" else rng.choice(("after", "after", "shortly after"))
        twin = (match.start(1), match.end(1), swap)
        if swap == "because":
            yield Draft("clause+", source.premise(), source.claim(twin), "overstated", "causation")
        elif re.search(r"\b(?:[a-z]+ed|left|quit|fell|rose|lost|won|sold|cut)\b", lead):
            yield Draft("clause+", source.premise(twin), source.claim(), "overstated", "causation")
        yield Draft("clause=", source.premise(), source.claim(), "supported")
    for match in _AFTER.finditer(source.text, source.start, source.end):
        lead = source.text[source.start : match.start()]
        if (
            not source.free(*match.span())
            or _BAD_AFTER.search(lead)
            or len(lead.split()) < 3
            or "before" in source.text
        ):
            continue
        span, word = (match.start(1), match.end(1)), match.group(1)
        cause, time = rng.choice(tuple(sorted(_CAUSAL))), rng.choice(("after", "following", "in the wake of"))
        if word in _CAUSAL:
            yield Draft("after-", source.premise(), source.claim((*span, time)), "supported")
            yield Draft("after+", source.premise((*span, time)), source.claim(), "overstated", "causation")
        else:
            yield Draft("after+", source.premise(), source.claim((*span, cause)), "overstated", "causation")
            yield Draft("after=", source.premise(), source.claim(), "supported")
