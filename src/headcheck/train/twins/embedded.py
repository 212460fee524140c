"""Twin rules that put a whole sentence under a verb, an adverb or a condition that leaves it open or grants it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Final

from headcheck.train.twins.text import Draft, Source, lowered
from headcheck.train.twins.words import phrases

__all__ = ["embedded"]

_OPEN_ALREADY: Final = re.compile(
    r"\b(?:may|might|could|would|probably|possibly|perhaps|likely|expected|seem\w*|appear\w*|believed|thought|if|says?|"
    r"said|told|according|unless|whether|because)\b"
)
_WHO: Final = phrases(
    "the mayor, her brother, some investors, residents, an old friend, the pilot, his neighbours, the chairman, "
    "two colleagues, the players, a customer, the family, many voters, one of the drivers, the owner, the inspectors"
)
_LEFT_OPEN: Final = phrases(
    """
    hoped that, feared that, suspected that, dreamt that, imagined that, guessed that, speculated that, bet that,
    had heard it said that, thought it possible that, wished that, worried that, presumed that, fancied that,
    expected that, wondered whether, could not say whether, had the impression that, lived in the hope that
    """
)
_TAKEN_FOR_GRANTED: Final = phrases(
    """
    knew that, realised that, regretted that, discovered that, remembered that, saw that, had not known that,
    could prove that, came to accept the fact that, learned that, did not like it that, hid the fact that,
    made use of the fact that, had long known that, understood at last that, could not forget that
    """
)
_MAYBE: Final = phrases(
    """
    Perhaps; Maybe; Possibly,; In theory,; Supposedly,; Reportedly,; Allegedly,; Presumably,; Word is that; On paper,;
    The hope is that; The fear is that; It is rumoured that; So the story goes,; If early reports are right,;
    Some think that; Unless the papers are wrong,; Hypothetically,; Purportedly,; Apparently,; In a rosy forecast,
    """,
    ";",
)
_INDEED: Final = phrases(
    """
    In fact,; As expected,; Unsurprisingly,; Fortunately,; Unfortunately,; Indeed,; On Monday,; As planned,;
    Of course,; To nobody's surprise,; Officially,; It is a fact that; Nobody disputes that; True to its word,;
    As is well known,; Inevitably,; Luckily,; It is settled that; This week; After all,; By law,; Remarkably,
    """,
    ";",
)
_THEN: Final = phrases(
    """
    there will be trouble; the council will meet again; prices may change; the plan will have to be redrawn;
    the family will be informed; an inquiry will follow; the club will say so; a statement will be made;
    few people will be surprised; lawyers will be called in; the chairman will explain himself; work will stop
    """,
    ";",
)
_IF: Final = phrases("If, In case, Suppose that, Even if, Only if, Provided, Assuming that, As long as")
_SINCE: Final = phrases(
    "Because, Since, Although, Even though, While it is true that, Seeing that, Now it is clear that"
)


def embedded(source: Source, rng: random.Random) -> Iterator[Draft]:
    """The sentence under words that leave it open (the claim alone is overstated) or take it for granted."""
    if source.start or source.end < len(source.text) or _OPEN_ALREADY.search(source.text):
        return
    if not source.main_aux() and not source.main_past():
        return
    flat, inner = source.claim(), lowered(source.text)
    who, then = rng.choice(_WHO), rng.choice(_THEN)
    head = who[0].upper() + who[1:]
    yield Draft("under verb+", f"{head} {rng.choice(_LEFT_OPEN)} {inner}", flat, "overstated", "certainty")
    yield Draft("under verb=", f"{head} {rng.choice(_TAKEN_FOR_GRANTED)} {inner}", flat, "supported")
    yield Draft("under adverb+", f"{rng.choice(_MAYBE)} {inner}", flat, "overstated", "certainty")
    yield Draft("under adverb=", f"{rng.choice(_INDEED)} {inner}", flat, "supported")
    yield Draft("under if+", f"{rng.choice(_IF)} {inner}, {then}", flat, "overstated", "condition")
    yield Draft("under if=", f"{rng.choice(_SINCE)} {inner}, {then}", flat, "supported")
