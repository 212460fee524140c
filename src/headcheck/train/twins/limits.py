"""Twin rules on limits: scope, conditions, and later sentences that take a statement back."""

# ruff: noqa: C901, PLR2004 - a rule is one list of guards, read from top to bottom

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Final

from headcheck.text.verbs import lemma_of
from headcheck.train.twins.frames import AGENT
from headcheck.train.twins.text import Draft, Source
from headcheck.train.twins.words import CONDITIONS, FAR, FAR_OTHER, FAR_THIS, HEALTH, VOLITIONAL

__all__ = ["condition", "far", "scope"]

_HALF: Final = 0.5
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
    r"(?:(?:The )?(?:[A-Z]\w+ |[a-z]+ )??(?:(sales|prices|exports|imports|profits|unemployment|"
    r"inflation|output|crime|wages|demand"
    r"|production|spending|rents|deliveries|Sales|Prices|Exports|Imports|Profits|Unemployment|"
    r"Inflation|Output|Crime|Wages"
    r"|Demand|Production|Spending|Rents)|(?<!The )(?:Farmers|Workers|Residents|Students|"
    r"Patients|Women|Men|Children|Schools"
    r"|Hospitals|Banks|Companies|Doctors|Consumers|Voters|Teachers|Shops|Parents|Adults|"
    r"Employees|Miners|Passengers|Tourists"
    r"|Nurses|Dealers|Producers|Growers|Exporters|Drivers|Families|Households|Investors|"
    r"Shoppers|People|[A-Z][a-z]{2,}(?:ers|ors|ists|ents|ians|ants)"
    r"(?= (?:are|were|have|should|may|can|must|need|often|feel|tend|who)\b))))"
    r"(?= (?:rose|fell|increased|dropped|declined|grew|climbed|slipped|gained|is|was|are|were|"
    r"remained|has|have|will|should"
    r"|may|can|must|face|need|want|often|received|lost|feel|say|prefer|use|pay|tend|who)\b)"
)
_GROUPS: Final = (
    "in two districts",
    "over the age of 70",
    "in one village",
    "in a survey of 60 people",
    "at one clinic",
    "in the coastal counties",
    "in the northern province",
    "in a pilot scheme",
    "in the capital's suburbs",
    "in a rural county",
    "on low incomes",
    "in one small town",
    "in the first year of a trial",
)
_OPEN: Final = (
    "subject to approval by the board",
    "conditional on a vote next month",
    "dependent on a permit that has not been granted",
)
_PLACES: Final = (
    "in its northern region",
    "at one of its plants",
    "in parts of the capital",
    "in two districts",
    "in the town of Hallby",
    "on the east side of the city",
    "at a single branch",
    "in one of the provinces",
    "in its smallest division",
    "in the coastal counties",
    "among long-standing customers",
    "in the Leeds area",
)


def scope(source: Source, rng: random.Random) -> Iterator[Draft]:
    """A group made wider where a finding is about it, or narrower in the premise."""
    for match in _WIDER.finditer(source.text, source.start, source.end):
        where, group = (match.start(1), match.end(1)), match.group(1)
        if not source.free(*match.span()) or not HEALTH.search(source.text) or _COMPARED.search(source.text):
            continue
        people = "patients" if group in {"mice", "rats", "monkeys"} and rng.random() < _HALF else "people"
        yield Draft("wider+", source.premise(), source.claim((*where, people)), "overstated", "scope")
        yield Draft("wider=", source.premise(), source.claim(), "supported")
    for match in _COUNTED_GROUP.finditer(source.text, source.start, source.end):
        if source.free(*match.span()):
            yield Draft(
                "counted=", source.premise(), source.claim((match.start(1), match.end(1), "people")), "supported"
            )
    if (generic := _GENERIC.match(source.text, source.start, source.end)) and source.free(*generic.span()):
        where = (generic.end(), generic.end())
        limit = f" {rng.choice(_PLACES if generic.group(1) else _GROUPS)}"
        yield Draft("generic+", source.premise((*where, limit)), source.claim(), "overstated", "scope")
        yield Draft("generic=", source.premise((*where, limit)), source.claim((*where, limit)), "supported")


_IF_FIRST: Final = re.compile(
    r"(?:If|Unless|Provided|Provided that|As long as|Assuming) (?!not\b|so\b|any\b|anything\b|"
    r"only\b|nothing\b)([^,]{8,90}), (?!then\b|and\b|or\b|if\b)"
)
_IF_LAST: Final = re.compile(
    r",? (if|unless|provided that|provided|as long as|so long as|on condition that|assuming|"
    r"subject to|pending|contingent on) (?!not\b|any\b|so\b|they|it|he|she|ever\b|needed|"
    r"necessary|possible)([^,]{6,90})$"
)
_SPOKEN: Final = re.compile(r"\b(?:said|says|warned|told|estimat\w+|believes?|hopes?|whether)\b")
_OUTCOME: Final = re.compile(r"\b(?:will|can|could|may|might|should|must)\b")
_PRESENT_IF: Final = re.compile(r"\b(?:were|had|would)\b")
_OPENS: Final = re.compile(r"(?:the|a|an|some|many|most|all|[A-Z]\w+|[a-z]+s) ")


def condition(source: Source, rng: random.Random) -> Iterator[Draft]:
    """A condition kept, moved, dropped or put in."""
    match = _IF_FIRST.match(source.text, source.start, source.end)
    if (
        match
        and not _PRESENT_IF.search(match.group(1))
        and not _OUTCOME.search(match.group(1))
        and source.free(*match.span(), negation=False)
    ):
        rest = source.text[match.end() : source.end]
        if (
            _OPENS.match(rest)
            and re.search(r"\b(?:will|would|is|are|may|could|can|has|have|must|should)\b", rest)
            and not _SPOKEN.search(rest)
        ):
            outcome = rest[0].upper() + rest[1:]
            yield Draft("if+", source.premise(), outcome.replace(" would ", " will ", 1), "overstated", "condition")
            when = source.text[match.start() : match.end() - 2]
            yield Draft("if=", source.premise(), f"{outcome} {when[0].lower()}{when[1:]}", "supported")
    match = _IF_LAST.search(source.text, source.start, source.end)
    if match and source.free(*match.span(), negation=False) and not _PRESENT_IF.search(match.group(2)):
        lead = source.text[source.start : match.start()]
        if (
            len(lead.split()) > 4
            and re.search(r"\b(?:will|would|is|are|may|can|has|have|shall|must)\b", lead)
            and not re.search(
                r"(?:\b(?:even|only|as|what|determine|test|tell|decide|out|learn|sure|unclear|assess|check|"
                r"say|question|wonder\w*|see|know|ask\w*|especially|particularly|and|or|but|except|whether|"
                r"not|no|never)\b|n't|\b(?:is|are|was|were|be|been)$)",
                lead,
            )
        ):
            yield Draft("if+", source.premise(), lead.replace(" would ", " will ", 1), "overstated", "condition")
            when = source.text[match.start() : match.end()].lstrip(", ")
            yield Draft("if=", source.premise(), source.claim(), "supported")
            if match.group(1) in {"if", "unless", "provided that"} and not _SPOKEN.search(lead):
                yield Draft("if=", source.premise(), f"{when[0].upper()}{when[1:]}, {lead}", "supported")
    if not (source.start == 0 and source.end == len(source.text)) or re.search(
        r"\b(?:if|unless|provided|when|would|says?|said|told|until|depend\w*|once)\b", source.text
    ):
        return
    edit = None
    if (match := source.main_aux()) and match.group() == "will":
        edit = (*match.span(), rng.choice(("will", "will", "would")))
    elif (
        (match := source.main_past())
        and AGENT.match(source.text[: match.start()].rstrip())
        and lemma_of(match.group()) in VOLITIONAL
        and not re.search(
            r"\b(?:1\d{3}|20\d\d|yesterday|last|ago|earlier|recently|had|was|were|[a-z]+ed)\b",
            source.text[match.end() :],
        )
    ):
        edit = (*match.span(), f"will {lemma_of(match.group())}")
    if edit:
        when = rng.choice(CONDITIONS)
        base, flat = source.premise(edit), source.premise((*edit[:2], edit[2].replace("would", "will")))
        front = (
            f"{when[0].upper()}{when[1:]}, {base}"
            if when.startswith(("if", "unless", "provided")) and rng.random() < 0.4
            else f"{base} {when}"
        )
        if (
            when.startswith(("if", "unless", "provided"))
            and front.startswith(when[0].upper())
            and re.match(r"(?:The|A|An) ", base)
        ):
            front = front.replace(f", {base}", f", {base[0].lower()}{base[1:]}")
        yield Draft("condition+", front, flat, "overstated", "condition")
        yield Draft("condition=", front, f"{base} {when}", "supported")
        rest = rng.choice(
            (
                f"That will happen only {when}" if when.startswith("if") else f"All of that is {rng.choice(_OPEN)}",
                "The plan still needs the approval of the regulator",
                "Shareholders have yet to give their consent",
                "A court must agree first",
            )
        )
        yield Draft("far condition+", f"{flat}. {rest}", flat, "overstated", "condition")
        other = rng.choice(
            (
                "A separate plan for a car park will go ahead only if the council agrees",
                "An unrelated proposal still needs the approval of the regulator",
                "Members of a neighbouring club have yet to give their consent to a different scheme",
                "A court must first decide a case about something else",
            )
        )
        yield Draft("far condition=", f"{flat}. {other}", flat, "supported")


def far(source: Source, rng: random.Random) -> Iterator[Draft]:
    """A sentence after the statement that takes it back, or speaks of something else in the same words."""
    if (not source.main_aux() and not source.main_past()) or re.search(
        r"\b(?:may|might|could|said|says|if|according)\b", source.text
    ):
        return
    kind = rng.choice(tuple(sorted(FAR)))
    predicate = rng.choice(FAR[kind])
    yield Draft("far+", f"{source.text}. {rng.choice(FAR_THIS[kind])} {predicate}", source.claim(), "overstated", kind)
    yield Draft("far=", f"{source.text}. {rng.choice(FAR_OTHER)} {predicate}", source.claim(), "supported")
