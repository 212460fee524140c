"""Twin rules on certainty: hedges dropped, exchanged or put in."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Final

from headcheck.text.lexicon import words
from headcheck.text.verbs import forms_of, lemma_of
from headcheck.train.twins.text import Draft, Edit, Source, inflect, lowered, plural_before
from headcheck.train.twins.words import table

__all__ = ["certainty"]

_MODAL: Final = re.compile(r"\b(may|might|could)(?: well| also| still| soon| eventually)? (not )?([a-z]+)\b")
_COULD_BE_ABILITY: Final = words(
    """
    see hear feel not remember tell get go do afford find think say understand have always make know ever only
    use come take read speak write pass look smell hardly easily stand move walk run believe imagine reach
    """
)
_PRONOUNS: Final = words("it he she they i you we one which that who")
_LIKELY: Final = re.compile(
    r"\b(is|are|was|were) ((?:very |highly |quite )?likely|expected|thought|believed|estimated|feared|rumoured|assumed|"
    r"predicted|forecast|presumed|projected) to ([a-z]+\b)( been)?( [a-z]+)?"
)
_HELD_TRUE: Final = words("thought believed estimated feared rumoured assumed presumed")
_FORESEEN: Final = words("likely expected predicted forecast projected")
_HAVE: Final = {"is": "has", "are": "have", "was": "had", "were": "had"}
_SEEM: Final = re.compile(r"\b(appear|seem)(s|ed|) to ([a-z]+)\b")
_ADVERB: Final = re.compile(
    r"(, )?\b(probably|possibly|perhaps|apparently|presumably|most likely|conceivably|maybe|"
    r"reportedly|supposedly)\b(?(1),) (?!\d|the (?:most|best)|even|because|as|in|at|by|for|to\b)",
    re.IGNORECASE,
)
_BEFORE_ADVERB: Final = re.compile(r"\b(?:most|quite|very|and|or|though|but) $")
_SUGGEST: Final = re.compile(
    r"\b(?:stud(?:y|ies)|research|findings?|results?|data|evidence|analys[ie]s|trials?|surveys?|reports?|figures|tests|"
    r"experiments|researchers|scientists|authors|experts) "
    r"((?:suggest|indicate|believe|think|speculate|hint)(s|ed)?) that "
)
_HEDGED: Final = re.compile(
    r"\b(?:may|might|could|probably|possibly|perhaps|likely|expected|seem\w*|appear\w*|believed|thought|if)\b"
)
_PERFECT: Final = words("has have had")


def certainty(source: Source, rng: random.Random) -> Iterator[Draft]:
    """A hedge dropped, exchanged or put in."""
    for match in _unopposed(source, _MODAL):
        if edit := _sure(source, match, rng):
            yield source.draft("modal+", "certainty", claim=edit)
            weak = rng.choice([modal for modal in ("may", "might", "could", "may well") if modal != match.group(1)])
            yield source.draft("modal=", "supported", claim=(match.start(), match.end(1), weak))
            yield source.draft("modal=", "supported")
    yield from _predicates(source, rng)
    for match in _unopposed(source, _ADVERB):
        if not _BEFORE_ADVERB.search(source.text[: match.start()]):
            booster = rng.choice(("", "", f"{rng.choice(table('hedges.booster'))} "))
            comma = " " if match.group(1) else ""
            yield source.draft("adverb+", "certainty", claim=(*match.span(), comma + booster))
            yield source.draft("adverb=", "supported")
    for match in _unopposed(source, _SUGGEST):
        verb = rng.choice(("show", "prove", "establish", "demonstrate", "confirm"))
        if form := inflect(verb, {"s": "s", "ed": "past"}.get(match.group(2), "base")):
            yield source.draft("suggest+", "certainty", claim=(*match.span(1), form))
            yield source.draft("suggest=", "supported")
    if not _HEDGED.search(source.text):
        yield from _inserted(source, rng)


def _unopposed(source: Source, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches that may be edited and that no "but" follows."""
    return (match for match in source.find(pattern) if not re.search(r",? but\b", source.text[match.end() :]))


def _bare(verb: str) -> bool:
    return "base" in forms_of(verb) or verb in {"be", "have"}


def _sure(source: Source, match: re.Match[str], rng: random.Random) -> Edit | None:
    """What a modal and its verb become where nothing is left open; nothing where that is hard to tell."""
    modal, negated, verb = match.group(1), match.group(2) or "", match.group(3)
    lead = source.lead(match)
    plural = plural_before(lead[-40:].split(",")[-1])
    ability = modal == "could" and verb in _COULD_BE_ABILITY
    if ability or not _bare(verb) or lead.rsplit(" ", 1)[-1].lower() in _PRONOUNS:
        return None
    if verb == "have":
        past = re.match(r" ([a-z]+)", source.text[match.end() :])
        if not past or negated or "pp" not in forms_of(past.group(1)):
            return None
        happened = inflect(lemma_of(past.group(1)), "past")
        if past.group(1) == "been":
            happened = "" if plural is None else "were" if plural else "was"
        return (match.start(), match.end() + past.end(), happened) if happened else None
    stronger = [f"will {negated}{verb}"] * 2
    if plural is not None:
        be, almost = "are" if plural else "is", "almost " if rng.random() < 0.3 else ""
        stronger.append(f"{be} {almost}certain {negated}to {verb}")
        flat = be if verb == "be" else verb if plural else inflect(verb, "s")
        if flat and not negated:
            stronger += [flat] * 3
    return (*match.span(), rng.choice(stronger))


def _predicates(source: Source, rng: random.Random) -> Iterator[Draft]:
    """Predicates that hedge: "is likely to", "appears to"."""
    for match in _unopposed(source, _LIKELY):
        be, cue, verb, been, _ = match.groups()
        if not _bare(verb):
            continue
        if verb == "have":
            new = _HAVE[be] + (been or "")
        elif cue in _HELD_TRUE:
            new = be if verb == "be" else ""
        else:
            new = f"{'will' if be in {'is', 'are'} else 'would'} {verb}"
        if new:
            end = match.end(4) if been and verb == "have" else match.end(3)
            yield source.draft("likely+", "certainty", claim=(match.start(), end, new))
            other = rng.choice(("likely", "expected", "thought likely"))
            if cue in _FORESEEN and verb != "have":
                yield source.draft("likely=", "supported", claim=(*match.span(2), other))
            yield source.draft("likely=", "supported")
    for match in _unopposed(source, _SEEM):
        stem, ending, verb = match.groups()
        past = ending == "ed"
        plural = plural_before(source.lead(match)[-30:]) if past else not ending
        if not _bare(verb) or (verb == "be" and plural is None):
            continue
        be = ("were" if plural else "was") if past else ("are" if plural else "is")
        have = "had" if past else ("have" if plural else "has")
        plain = inflect(verb, "past" if past else "base" if plural else "s")
        if new := {"be": be, "have": have}.get(verb, plain):
            other = ("seem" if stem == "appear" else "appear") + ending
            yield source.draft("seem+", "certainty", claim=(*match.span(), new))
            yield source.draft("seem=", "supported", claim=(match.start(), match.end(2), other))


def _inserted(source: Source, rng: random.Random) -> Iterator[Draft]:
    """A hedge put into the premise."""
    opening = rng.choice(table("hedges.lead"))
    if (match := source.main_aux()) and match.group() in {"will", "is", "are", "was", "were", *_PERFECT}:
        after = source.text[match.end() :].split()
        if match.group() in _PERFECT and not (after and "pp" in forms_of(after[0])):
            return
        if match.group() == "will":
            edit = (*match.span(), rng.choice(table("hedges.future")))
        else:
            edit = (match.end(), match.end(), f" {rng.choice(table('hedges.adverb'))}")
    elif match := source.main_past():
        hedge = rng.choice(table("hedges.past"))
        if hedge.startswith(("is ", "appears", "seems")) and plural_before(source.lead(match)) is not False:
            hedge = "may have"
        verb = match.group() if hedge == "probably" else inflect(lemma_of(match.group()), "pp")
        edit = (*match.span(), f"{hedge} {verb}")
    else:
        return
    weak, flat = source.premise(edit), source.claim()
    yield source.draft("hedge+", "certainty", premise=weak)
    yield source.draft("hedge=", "supported", claim=weak)
    yield source.draft("hedge=", "supported", premise=weak, claim=weak)
    if source.whole:
        yield source.draft("lead+", "certainty", premise=f"{opening} {lowered(flat)}")
        yield source.draft("lead=", "supported", premise=f"{opening} {lowered(flat)}", claim=weak)
