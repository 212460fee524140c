"""Twin rules on causes: a link or a mere sequence against a cause."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Final

from headcheck.text.verbs import forms_of
from headcheck.train.twins.text import Draft, Source, inflect, plural_before
from headcheck.train.twins.words import either, table

__all__ = ["causation"]

_LINKED: Final = re.compile(
    r"\b(is|are|was|were|been) (?:(?:strongly |significantly |closely |independently |also |positively )?)"
    r"((?:linked|associated|correlated|connected) (?:to|with)|tied to)(?= (?!each|one another|this|that|it\b)"
    rf"[^.,;]{{0,40}}\b(?:{either('outcomes')})\b)"
)
_FORMS: Final = {"is": "s", "are": "base", "was": "past", "were": "past", "been": "pp"}
_CAUSE: Final = re.compile(
    r"\b(causes|caused|triggers|triggered|leads to|led to|resulted in|brings about|brought about|sparked|"
    r"provoked|prompted|fuelled|drove)\b(?= (?:the|a|an|\w+ing|[a-z]+ [a-z]+|[a-z]+s)\b)"
    r"(?! (?:him|her|them|by|me|us|it)\b)"
    r"(?! (?:(?:of|for|in|like|and|is|are|to|by|such|include)\b|(?:\w+ ){1,3}to\b))"
)
_NO_CAUSE: Final = re.compile(
    r"\b(?:and|or|is|was|were|are|be|been|being|which|that|who|to|not|of|has|have|had|which)$|,$"
)
_BEFORE_NOUN: Final = re.compile(
    r"(?:ous|al|ic|ive|other|main|major|many|common|possible|potential|known|several|these|root|three|two)$"
)
_GROUND: Final = re.compile(
    r"(?<!,) (because of|due to|as a result of|owing to) (?:the |a |an )?(?=(?:[a-z-]+ "
    r")?(?:[a-z]+s|[a-z]+ion|[a-z]+ment|[a-z]+ity|[a-z]+ness|demand|"
    r"weather|trade|growth|pressure|competition|concern|debt|weakness|strength|fear|interest|"
    r"war|unrest|rain|drought|snow|heat|crime)\b)(?!its|his|this|is\b|was\b|has\b)"
)
_CLAUSE: Final = re.compile(
    r"(?<!,) (after|because) (?=(?:he|she|it|they|the [a-z]+(?: [a-z]+)?|his [a-z]+|her [a-z]+|"
    r"its [a-z]+|[A-Z]\w+) (?:was [a-z]+ed|were [a-z]+ed|had [a-z]+ed|"
    r"[a-z]{3,}ed|made|took|gave|went|came|found|told|saw|began|became|got|lost|won|fell|"
    r"collapsed|died|left|cut|closed|broke|crashed|announced|raised|sold|withdrew|resigned|"
    r"declined|increased|rose)\b)"
)
_EVENT: Final = re.compile(
    r"(?<!,) (after|following|amid|in the wake of|because of|due to|as a result of|owing to) (?!after|before)"
    rf"(?=(?:(?:the|a|an|his|her|its|their|last|recent) )?(?:[\w-]+ ){{0,3}}(?:{either('events')})\b)"
)
_TIMED: Final = re.compile(
    r"(?:look\w*|nam\w+|sought|run\w*|tak\w+|soon|shortly|days?|weeks?|months?|years?|hours?|"
    r"long|minutes?|immediately|just|even|was|is|were|are|day|morning|be|partly|and|or|right|"
    r"only|not|except|once|,)$"
)
_GROUNDS: Final = ("as a result of", "because of", "due to", "owing to")
_REASONS: Final = (
    ("ground", _GROUND, _GROUNDS, ("amid", "amid", "at a time of", "against a background of")),
    ("clause", _CLAUSE, ("because",), ("after", "after", "shortly after")),
    ("after", _EVENT, _GROUNDS, ("after", "following", "in the wake of")),
)
"""Rule, pattern, words that give a cause, and words that give a time."""


def causation(source: Source, rng: random.Random) -> Iterator[Draft]:
    """A link or a mere sequence against a cause."""
    for match in source.find(_LINKED):
        if cause := inflect(rng.choice(table("causes")), _FORMS[match.group(1)]):
            yield source.draft("linked+", "causation", claim=(*match.span(), cause))
        other = rng.choice([link for link in table("links") if link != match.group(2)])
        yield source.draft("linked=", "supported", claim=(*match.span(2), other))
        yield source.draft("linked=", "supported")
    for match in source.find(_CAUSE):
        lead, verb = source.lead(match), match.group().split()[0]
        plural, present = plural_before(lead[-40:]), "s" in forms_of(verb)
        noun = verb in {"causes", "triggers"} and (plural is not False or _BEFORE_NOUN.search(lead))
        if noun or _NO_CAUSE.search(lead) or (plural is None and not present):
            continue
        be = "is" if present else "were" if plural else "was"
        edit = (*match.span(), f"{be} {rng.choice(table('links'))}")
        yield source.draft("cause=", "supported", claim=edit)
        yield source.draft("linked+", "causation", premise=edit)
    for rule, pattern, causes, times in _REASONS:
        for match in source.find(pattern):
            lead = source.lead(match)
            if _TIMED.search(lead) or len(lead.split()) < 3 or re.search(r"\b(?:will|would)\b", lead):
                continue
            causal = match.group(1) in causes
            edit = (*match.span(1), rng.choice(times if causal else causes))
            if causal:
                yield source.draft(f"{rule}-", "supported", claim=edit)
                yield source.draft(f"{rule}+", "causation", premise=edit)
            else:
                yield source.draft(f"{rule}+", "causation", claim=edit)
                yield source.draft(f"{rule}=", "supported")
