"""Twin rules on certainty: hedges dropped, exchanged or put in."""

# ruff: noqa: C901, PLR0912, PLR2004 - a rule is one list of guards, read from top to bottom

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Final

from headcheck.text.lexicon import words
from headcheck.text.verbs import forms_of, lemma_of
from headcheck.train.twins.text import Draft, Source, inflect, lowered, plural_before
from headcheck.train.twins.words import HEDGES

__all__ = ["certainty"]

_MODAL: Final = re.compile(r"\b(may|might|could)( well| also| still| soon| eventually)? (not )?([a-z]+)\b")
_COULD_BE_ABILITY: Final = words(
    """
    see hear feel not remember tell get go do afford find think say understand have always make know ever only
    use come take read speak write pass look smell hardly easily stand move walk run believe imagine reach
    """
)
_LIKELY: Final = re.compile(
    r"\b(is|are|was|were) ((?:very |highly |quite )?likely|expected|thought|believed|estimated|feared|rumoured|assumed|"
    r"predicted|forecast|presumed|projected) to ((?:be|have|[a-z]+)\b)( been)?( [a-z]+)?"
)
_SEEM: Final = re.compile(r"\b(appear|seem)(s|ed|) to (be|have|[a-z]+)\b")
_ADVERB: Final = re.compile(
    r"(, )?\b(probably|possibly|perhaps|apparently|presumably|most likely|conceivably|maybe|"
    r"reportedly|supposedly)\b(?(1),) ",
    re.IGNORECASE,
)
_SUGGEST: Final = re.compile(
    r"\b((?:stud(?:y|ies)|research|findings?|results?|data|evidence|analys[ie]s|trials?|"
    r"surveys?|reports?|figures|tests|"
    r"experiments|researchers|scientists|authors|experts)) (suggest|indicate|believe|think|"
    r"speculate|hint)(s|ed)? (that )"
)


def _free_pair(source: Source, spans: tuple[int, int]) -> bool:
    return source.free(*spans) and not re.search(r",? but\b", source.text[spans[1] :])


def certainty(source: Source, rng: random.Random) -> Iterator[Draft]:
    """A hedge dropped, exchanged or put in."""
    for match in _MODAL.finditer(source.text, source.start, source.end):
        modal, _, no, verb = match.groups()
        lead = source.text[source.start : match.start()].rstrip()
        last = lead.rsplit(" ", 1)[-1].lower()
        if not _free_pair(source, match.span()) or last in {
            "it",
            "he",
            "she",
            "they",
            "i",
            "you",
            "we",
            "one",
            "which",
            "that",
            "who",
        }:
            continue
        if ("base" not in forms_of(verb) and verb not in {"be", "have"}) or (
            modal == "could" and verb in _COULD_BE_ABILITY
        ):
            continue
        tail = source.text[match.end(4) - len(verb) : match.end()]
        plural = plural_before(lead[max(0, len(lead) - 40) :].split(",")[-1])
        stronger = [f"will {no or ''}{tail}", f"will {no or ''}{tail}"]
        if plural is not None and verb != "have":
            stronger.append(
                f"{'are' if plural else 'is'} {no or ''}{'almost ' if rng.random() < 0.3 else ''}certain to "
                f"{tail}".replace("not certain", "certain not").replace("not almost certain", "almost certain not")
            )
            if not no:
                flat = ("are" if plural else "is") if verb == "be" else tail if plural else inflect(verb, "s")
                stronger += [flat] * 3 if flat else []
        if verb == "have":
            if (
                not (past := re.match(r" ([a-z]+)", source.text[match.end() :]))
                or no
                or "pp" not in forms_of(past.group(1))
            ):
                continue
            been = past.group(1) == "been"
            new = ("were" if plural else "was") if been else inflect(lemma_of(past.group(1)), "past")
            if not new or (been and plural is None):
                continue
            yield Draft(
                "modal+",
                source.premise(),
                source.claim((match.start(), match.end() + past.end(), new)),
                "overstated",
                "certainty",
            )
        else:
            yield Draft(
                "modal+",
                source.premise(),
                source.claim((*match.span(), rng.choice(stronger))),
                "overstated",
                "certainty",
            )
        weak = rng.choice([m for m in ("may", "might", "could", "may well") if m != modal])
        yield Draft("modal=", source.premise(), source.claim((match.start(), match.end(1), weak)), "supported")
        yield Draft("modal=", source.premise(), source.claim(), "supported")
    yield from _hedged_predicates(source, rng)
    yield from _inserted_hedges(source, rng)


def _hedged_predicates(source: Source, rng: random.Random) -> Iterator[Draft]:
    for match in _LIKELY.finditer(source.text, source.start, source.end):
        be, cue, verb, been, _ = match.groups()
        if not _free_pair(source, match.span()) or ("base" not in forms_of(verb) and verb not in {"be", "have"}):
            continue
        if verb == "have":
            new, end = (
                {"is": "has", "are": "have", "was": "had", "were": "had"}[be] + (been or ""),
                match.end(4) if been else match.end(3),
            )
        elif cue in {"thought", "believed", "estimated", "feared", "rumoured", "assumed", "presumed"}:
            new, end = (be if verb == "be" else ""), match.end(3)
        else:
            new, end = f"{'will' if be in {'is', 'are'} else 'would'} {verb}", match.end(3)
        if new:
            yield Draft("likely+", source.premise(), source.claim((match.start(), end, new)), "overstated", "certainty")
            other = rng.choice(("likely", "expected", "thought likely"))
            if cue in {"likely", "expected", "predicted", "forecast", "projected"} and verb != "have":
                edit = (match.start(2), match.end(2), other)
                yield Draft("likely=", source.premise(), source.claim(edit), "supported")
            yield Draft("likely=", source.premise(), source.claim(), "supported")
    for match in _SEEM.finditer(source.text, source.start, source.end):
        stem, ending, verb = match.groups()
        plural = (
            not ending
            if ending != "ed"
            else plural_before(source.text[max(0, match.start() - 30) : match.start()].rstrip())
        )
        if not _free_pair(source, match.span()) or (verb not in {"be", "have"} and "base" not in forms_of(verb)):
            continue
        be = ("were" if plural else "was") if ending == "ed" else ("are" if plural else "is")
        have = "had" if ending == "ed" else ("have" if plural else "has")
        plain = inflect(verb, "past" if ending == "ed" else "base" if plural else "s")
        new = "" if verb == "be" and plural is None else {"be": be, "have": have}.get(verb, plain)
        if new:
            other = ("seem" if stem == "appear" else "appear") + ending
            yield Draft("seem+", source.premise(), source.claim((*match.span(), new)), "overstated", "certainty")
            yield Draft("seem=", source.premise(), source.claim((match.start(), match.end(2), other)), "supported")
    for match in _ADVERB.finditer(source.text, source.start, source.end):
        if (
            not _free_pair(source, match.span())
            or re.match(r"\d|the (?:most|best)|even|because|as|in|at|by|for|to\b", source.text[match.end() :])
            or re.search(r"\b(?:most|quite|very|and|or|though|but) $", source.text[: match.start()])
        ):
            continue
        booster = rng.choice(("", "", f"{rng.choice(HEDGES['booster'])} "))
        comma = " " if match.group(1) else ""
        yield Draft(
            "adverb+", source.premise(), source.claim((*match.span(), comma + booster)), "overstated", "certainty"
        )
        yield Draft("adverb=", source.premise(), source.claim(), "supported")
    for match in _SUGGEST.finditer(source.text, source.start, source.end):
        ending = match.group(3)
        if _free_pair(source, match.span()):
            new = rng.choice(("show", "prove", "establish", "demonstrate", "confirm"))
            if form := inflect(new, {"s": "s", "ed": "past"}.get(ending or "", "base")):
                yield Draft(
                    "suggest+",
                    source.premise(),
                    source.claim((match.start(2), match.end(3) if ending else match.end(2), form)),
                    "overstated",
                    "certainty",
                )


def _inserted_hedges(source: Source, rng: random.Random) -> Iterator[Draft]:
    if re.search(
        r"\b(?:may|might|could|probably|possibly|perhaps|likely|expected|seem\w*|appear\w*|believed|thought|if)\b",
        source.text,
    ):
        return
    flat, hedge = source.claim(), rng.choice(HEDGES["lead"])
    if (match := source.main_aux()) and match.group() in {"will", "is", "are", "was", "were", "has", "have", "had"}:
        after = source.text[match.end() :].split()
        if match.group() == "will":
            weak = source.premise((*match.span(), rng.choice(HEDGES["future"])))
        elif match.group() in {"has", "have", "had"} and not (after and "pp" in forms_of(after[0])):
            return
        else:
            weak = source.premise((match.end(), match.end(), " " + rng.choice(HEDGES["adverb"])))
    elif match := source.main_past():
        pp, past = inflect(lemma_of(match.group()), "pp"), rng.choice(HEDGES["past"])
        plural = plural_before(source.text[source.start : match.start()].rstrip())
        if past.startswith(("is ", "appears", "seems")) and plural is not False:
            past = "may have"
        weak = source.premise((*match.span(), f"{past} {match.group() if past == 'probably' else pp}"))
    else:
        return
    yield Draft("hedge+", weak, flat, "overstated", "certainty")
    yield Draft("hedge=", source.premise(), weak, "supported")
    yield Draft("hedge=", weak, weak, "supported")
    if source.start == 0 and source.end == len(source.text):
        yield Draft("lead+", f"{hedge} {lowered(flat)}", flat, "overstated", "certainty")
        yield Draft("lead=", f"{hedge} {lowered(flat)}", weak, "supported")
