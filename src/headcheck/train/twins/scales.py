"""Words on scales: stronger and weaker ones, and opposites, found in a sentence where they have the sense meant."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Final

from headcheck.text.verbs import NOUNY, lemma_of
from headcheck.train.twins.text import Draft, Edit, Source, capital, inflect, inflect_like
from headcheck.train.twins.words import either, table

__all__ = ["Scales", "Word", "intensity", "up_and_down"]

_VERB_FORMS: Final = ("base", "s", "past", "pp", "ing")
_COMPANY: Final = {
    "price": (re.compile(rf"\b(?:{either('economic')})\b[^,;]{{0,25}}$", re.IGNORECASE), None),
    "cut": (None, re.compile(rf"(?: \w+){{0,3}} (?:{either('cut')})\b")),
    "name": (
        re.compile(r"[A-Z][\w.'’-]+(?: (?:easily|narrowly|also|had|have|has))? ?$"),
        re.compile(r" (?:the )?[A-Z]"),
    ),
    "dose": (None, re.compile(rf" (?:\w+ )?(?:{either('dose')})\b")),
}
"""What must stand before and after a word of a scale so marked, for it to have the sense meant."""

_BEFORE_BASE: Final = re.compile(r"\b(?:to|will|would|can|could|may|might|must|should|did not|didn't) (?:\w+ly )?$")
_BEFORE_NOUN: Final = re.compile(
    r"\b(?:the|a|an|of|its|their|his|no|this|any|in|for|and|by)(?: [\w-]+)? $", re.IGNORECASE
)
_BEFORE_ADJECTIVE: Final = re.compile(r"\b(?:the|a|an|its|their|his|of|very|more|so|most) $", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a scale in a sentence, its level from 0, and the words of the level that it is exchanged for."""

    match: re.Match[str]
    level: int
    form: str
    mark: str
    others: tuple[str, ...]

    @property
    def before(self) -> str:
        """The sentence before it."""
        return self.match.string[: self.match.start()]

    @property
    def after(self) -> str:
        """The sentence after it."""
        return self.match.string[self.match.end() :]

    def fits(self) -> bool:
        """Whether it is a verb here, where it has to be one, and stands in the company that its sense needs."""
        before, after = _COMPANY.get(self.mark, (None, None))
        if (before and not before.search(self.before.rstrip())) or (after and not after.match(self.after)):
            return False
        if self.form in {"base", "s"} and _BEFORE_NOUN.search(self.before):
            return False
        if self.form in {"past", "pp"} and _BEFORE_ADJECTIVE.search(self.before):
            return False
        bare = self.form == "base" and lemma_of(self.match.group()) == self.match.group()
        return bool(_BEFORE_BASE.search(self.before)) if bare else self.form != "ing"

    def exchanged(self, rng: random.Random) -> Edit | None:
        """A word of the other level put in its place; nothing where the verb has no such form."""
        word, other = self.match.group(), rng.choice(self.others)
        if self.form:
            other = inflect_like(word.split()[0], self.before, other)
        return (*self.match.span(), capital(other) if word[0].isupper() else other) if other else None


class Scales:
    """The scales of one table.

    Args:
        name: Table whose rows are scales; a row may start with a mark, as in ``"#price rise, climb < soar, surge"``.
        between: What stands between the levels of a scale.
        verbs: Whether the words are verbs, to be found and given in all their forms.
        any_case: Whether they may start with a capital.
    """

    def __init__(self, name: str, between: str, *, verbs: bool = False, any_case: bool = False) -> None:
        self._places: dict[str, tuple[str, list[tuple[str, ...]], int, str]] = {}
        for row in table(name):
            mark, scale = row[1:].split(" ", 1) if row.startswith("#") else ("", row)
            levels = [tuple(word.strip() for word in level.split(",")) for level in scale.split(between)]
            for level, listed in enumerate(levels):
                for word, form in product(listed, _VERB_FORMS if verbs else ("",)):
                    # The -s forms of "cut" or "rise" are as often nouns; their base form needs a modal, seen later.
                    if not (form == "s" and word in NOUNY) and (found := inflect(word, form) if form else word):
                        self._places.setdefault(found, (mark, levels, level, form))
        longest_first = sorted(map(re.escape, self._places), key=lambda word: (-len(word), word))
        self._pattern = re.compile(rf"\b(?:{'|'.join(longest_first)})\b(?!['’-])", re.IGNORECASE if any_case else 0)

    def find(self, source: Source) -> Iterator[Word]:
        """The words of the scales that may be edited and have the sense meant."""
        for match in source.find(self._pattern):
            mark, levels, level, form = self._places.get(match.group()) or self._places[match.group().lower()]
            word = Word(match, level, form, mark, levels[level - 1 if level else 1])
            if word.fits():
                yield word


_VERBS: Final = Scales("verb_scales", "<", verbs=True)
_ADJECTIVES: Final = Scales("adjectives", "<")
_SLIGHTLY: Final = re.compile(
    r" (?:\w+ )?(?:slightly|modestly|marginally|sharply|steadily|gradually|only|a little|just|"
    r"somewhat|from his|to power|to fame)\b"
)
_PERCENT: Final = re.compile(r"(\d[\d.]*) ?(?:percent|per cent|%|pct)")
_DEGREE: Final = re.compile(r"\b(?:more|less|most|least|as|so|how|too|that|not|sufficiently|enough)\s$", re.IGNORECASE)
_FIXED: Final = re.compile(
    r"^(?:good|bad|poor|hard|large|big|cold|strong|fair|happy|solid|error|win|interest) "
    r"(?:morning|friday|faith|at|deal|will|drive|rate"
    r"|rates|boy|food|enough|news|people|and|case|war|copy|disk|work|line|-|as|number|to|for|"
    r"bowel|water|intestine|cell|part|payments?"
    r"|a|in|on|currency|dollar|standard)",
    re.IGNORECASE,
)


def up_and_down(source: Source, word: Word, edit: Edit, kind: str) -> Iterator[Draft]:
    """Three drafts from one place of a sentence: what it says, beside a stronger and a weaker word."""
    if word.level == 0:
        yield source.draft(f"{kind}+", kind, claim=edit)
        yield source.draft(f"{kind}-", "supported", premise=edit)
        yield source.draft(f"{kind}=", "supported")
    else:
        yield source.draft(f"{kind}-", "supported", claim=edit)
        yield source.draft(f"{kind}+", kind, premise=edit)
        yield source.draft(f"{kind}=", "supported", premise=edit, claim=edit)


def intensity(source: Source, rng: random.Random) -> Iterator[Draft]:
    """A milder or harsher verb, adjective, adverb or noun of the same scale."""
    for word in _VERBS.find(source):
        price = word.mark == "price"
        percent = _PERCENT.search(word.after[:40]) if price else None
        # A number of per cent earns its verb or not; the words alone cannot tell.
        large = bool(percent and float(percent.group(1).rstrip(".")) > 9)
        if (price and _SLIGHTLY.match(word.after)) or (large and word.level == 0):
            continue
        edit = word.exchanged(rng)
        if edit and large:
            yield source.draft("intensity-", "supported", claim=edit)
        elif edit:
            yield from up_and_down(source, word, edit, "intensity")
    for word in _ADJECTIVES.find(source):
        fixed = _FIXED.match(word.match.group() + word.after)
        if fixed or _DEGREE.search(word.before) or word.after.startswith((" than", " enough", " of interest")):
            continue
        if edit := word.exchanged(rng):
            yield from up_and_down(source, word, edit, "intensity")
