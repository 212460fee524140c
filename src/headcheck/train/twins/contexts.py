"""Twin rules that leave a sentence as it is and put others beside it, or words before it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Final

from headcheck.train.twins.text import Draft, Source, capital, lowered
from headcheck.train.twins.words import table

__all__ = ["embedded", "far"]

_TAKEN_BACK: Final = ("attribution", "certainty")
_REPORTED: Final = re.compile(r"\b(?:may|might|could|said|says|if|according)\b")
_OPEN_ALREADY: Final = re.compile(
    r"\b(?:may|might|could|would|probably|possibly|perhaps|likely|expected|seem\w*|appear\w*|believed|thought|if|says?|"
    r"said|told|according|unless|whether|because)\b"
)


def far(source: Source, rng: random.Random) -> Iterator[Draft]:
    """A sentence after the statement that takes it back, or speaks of something else in the same words."""
    if _REPORTED.search(source.text) or not (source.main_aux() or source.main_past()):
        return
    kind = rng.choice(_TAKEN_BACK)
    predicate = rng.choice(table(f"far.{kind}"))
    about = rng.choice(table(f"far_this.{kind}"))
    yield source.draft("far+", kind, premise=f"{source.text}. {about} {predicate}")
    other = rng.choice(table("far_other"))
    yield source.draft("far=", "supported", premise=f"{source.text}. {other} {predicate}")


def embedded(source: Source, rng: random.Random) -> Iterator[Draft]:
    """The sentence under words that leave it open (the claim alone is overstated) or take it for granted."""
    if not source.whole or _OPEN_ALREADY.search(source.text) or not (source.main_aux() or source.main_past()):
        return

    def some(words: str) -> str:
        return rng.choice(table(f"embedded.{words}"))

    inner, who, then = lowered(source.text), capital(some("who")), some("then")
    yield source.draft("under verb+", "certainty", premise=f"{who} {some('left_open')} {inner}")
    yield source.draft("under verb=", "supported", premise=f"{who} {some('granted')} {inner}")
    yield source.draft("under adverb+", "certainty", premise=f"{some('maybe')} {inner}")
    yield source.draft("under adverb=", "supported", premise=f"{some('indeed')} {inner}")
    yield source.draft("under if+", "condition", premise=f"{some('if')} {inner}, {then}")
    yield source.draft("under if=", "supported", premise=f"{some('since')} {inner}, {then}")
