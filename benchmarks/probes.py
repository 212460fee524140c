"""Factuality probes in the manner of HANS (McCoy et al. 2019): does what stands under a verb or an "if" hold?

Every premise contains the claim word for word; only the words around it decide. Half of the rows are controls in which
the same claim does follow, so that answering "no" to everything gains nothing. The word lists are this file's own:
names, events and most of the deciding words stand in none of the lists from which training pairs are made.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Final, NamedTuple

PEOPLE: Final = (
    *("the librarian", "the beekeepers", "the harbour pilot", "the cellist", "the actuary", "the glaziers"),
    *("the lighthouse keeper", "the translators", "the verger", "the falconer", "the jockeys", "the notary"),
)
EVENTS: Final = (
    *("the orchard burned", "the cable snapped", "the ferry sank", "the vault was empty", "the violin was forged"),
    *("the parcel arrived", "the tenants moved out", "the archive flooded", "the chimney collapsed"),
    *("the twins eloped", "the auction failed", "the glacier calved", "the broker fled", "the lamps went out"),
)
DREAMT: Final = (
    *("fantasised that", "wagered that", "surmised that", "prayed that", "daydreamed that", "gossiped that"),
    *("pretended that", "conjectured that", "reckoned that", "half imagined that", "was under the illusion that"),
    *("made believe that", "mused that", "would have liked to hear that", "spread the tale that"),
)
KNEW: Final = (
    *("forgot that", "noticed that", "found out that", "was glad that", "overlooked that", "bore in mind that"),
    *("took no notice of the fact that", "kept quiet about the fact that", "was sorry that", "learnt too late that"),
)
DOUBTFULLY: Final = (
    *("Feasibly", "Ostensibly", "For all one knows,", "As rumour has it,", "If the tale is to be believed,"),
    *("In somebody's imagination,", "With any luck,", "Who knows, maybe", "By one far-fetched theory,", "At a guess,"),
)
SURELY: Final = (
    *("Beyond dispute,", "As everyone could see,", "Sadly,", "To general relief,", "Without question,"),
    *("As it turned out,", "Oddly enough,", "In the end", "Before noon", "Mercifully,"),
)
CONDITIONS: Final = (
    *("Should it emerge that {event}, {person} will be told.", "{Person} will be told in the event that {event}."),
    *("Were it true that {event}, {person} would be told.", "{Person} would be told were it the case that {event}."),
    *("Unless {event}, {person} will not be told.", "{Person} asked whether {event}."),
)
FACTS: Final = (
    *("Now that {event}, {person} will be told.", "{Person} will be told, seeing that {event}."),
    *("No sooner had word come that {event} than {person} was told of the fact.", "{Person} was told after {event}."),
    *("Given that {event}, as is known, {person} will be told.", "{Person} was told the day {event}."),
)


class Probe(NamedTuple):
    """A premise, a claim inside it, and whether the claim follows."""

    family: str
    premise: str
    claim: str
    follows: bool


def probes(seed: int = 0, each: int = 200) -> Iterator[Probe]:
    """Draw probes.

    Args:
        seed: decides the draw.
        each: rows of each of the six cells (three families, following or not).

    Yields:
        `Probe` rows; ``family`` is ``verb``, ``adverb`` or ``condition``.
    """
    rng = random.Random(seed)
    for _ in range(each):
        for follows in (False, True):
            person, event = rng.choice(PEOPLE), rng.choice(EVENTS)
            claim = _capital(event)
            verb = rng.choice(KNEW if follows else DREAMT)
            yield Probe("verb", f"{_capital(person)} {verb} {event}.", claim, follows)
            adverb = rng.choice(SURELY if follows else DOUBTFULLY)
            yield Probe("adverb", f"{adverb} {event}, and {person} slept badly.", claim, follows)
            frame = rng.choice(FACTS if follows else CONDITIONS)
            yield Probe("condition", frame.format(event=event, person=person, Person=_capital(person)), claim, follows)


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
