"""A real sentence made ready for twins: what may be edited in it, and its main verb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from headcheck.labels import KINDS
from headcheck.text.lexicon import words
from headcheck.text.verbs import AUX, FORMS, forms_of, is_plural, lemma_of

__all__ = ["Draft", "Edit", "Source", "capital", "inflect", "inflect_like", "lowered", "plural_before", "read"]

Edit = tuple[int, int, str]
"""Start, end and the words to be put there."""

_FORMS: dict[str, dict[str, str]] = {}
for _word, _found in sorted(FORMS.items()):
    for _form in sorted(_found - {"base"}):
        if lemma_of(_word) != _word or _found > {"base"}:
            _FORMS.setdefault(lemma_of(_word), {}).setdefault(_form, _word)

_NEGATIVE: Final = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|cannot|without|hardly|barely|rarely|few|"
    r"little|only|deny|den(?:y|ies|ied)"
    r"|refus\w+|fail\w*|avoid\w*|prevent\w*|doubt\w*|unless|if|whether|unlikely|than|lack\w*|too)\b|n['’]t\b",
    re.IGNORECASE,
)
_BREAK: Final = re.compile(r"[,;:–—]|\bbut\b|\balthough\b|\bwhile\b", re.IGNORECASE)
_QUOTED: Final = re.compile(r"\"[^\"]*\"|“[^”]*”|``.*?''|\([^)]*\)|\[[^\]]*\]")
_LEAD: Final = re.compile(
    r"(?:But|And|However|Meanwhile|Moreover|In addition|Also|Still|Yet|So|Indeed|Thus|Therefore|"
    r"Furthermore|Now|Then),? "
)
_UNFIT: Final = re.compile(
    r"\b(?:I|we|We|my|My|our|Our|us|me|you|You|your|Your|uh|um)\b|I'm|[?!;|*=<>{}&\\#\t\n]|"
    r"\bvs\b|-[LR]RB-|``|'' |\.\.|http|www\.|--|^S\. "
)
_PRONOUN: Final = re.compile(
    r"(?:He|She|It|They|This|That|These|Those|There|Such|Here|What|Which|Who|Whose|His|Her|Its|Their|Both|Another|One|"
    r"Where|How|Why|When|Because|Although|Though|While|Since|As|Or|Nor|Not|No|Let|Please|See|"
    r"Despite|Even|Other|Others|Some"
    r" other|Neither|Being|Having|Given|Only|Rather|Just|Perhaps|Maybe|Each|Would|Could|Can|Is|Are|Do|Does|Did)\b"
)
_TAIL: Final = re.compile(r", (?:which|who|whose|where|with whom)\b[^,]*$")
_DATELINE: Final = re.compile(r"^(?:[A-Z][A-Z .,]{3,}|[A-Z][\w .,]{2,30} \([A-Za-z ]+\)) ?[-–—]+ ")
_CODE: Final = re.compile(r"\b[A-Za-z]+-?\d\w*|\b[a-z]*[A-Z]+[a-z]*-[a-z0-9]+\b|\[\d+\]")
"""What laboratory prose is full of and headlines are not."""
_WORD: Final = re.compile(r"[A-Za-z][\w'’-]*|\d[\d,.]*\d|\d|[^\w\s]")
_BLOCKING: Final = words(
    """
    that which who whom whose where when while if because as since although though after before until unless
    whether to than and or but , : ; ( how why what not no never
    """
)
_NOT_MAIN: Final = words("do does did am ain't")
_OBJECT: Final = words("the a an his her its their this these two three four five six seven eight nine ten some many")


@dataclass(frozen=True, slots=True)
class Draft:
    """A twin before it is dressed as a headline: the rule that made it, premise, claim, label and kind."""

    rule: str
    premise: str
    claim: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence without its full stop; a claim repeats ``text[start:end]``; ``fenced`` spans must not be edited."""

    text: str
    start: int
    end: int
    fenced: tuple[tuple[int, int], ...]

    @property
    def whole(self) -> bool:
        """Whether a claim repeats all of the sentence."""
        return self.start == 0 and self.end == len(self.text)

    def free(self, start: int, end: int, *, negation: bool = True) -> bool:
        """Whether the span may be edited: in the part a claim repeats, outside quotes, not negated or conditional."""
        if start < self.start or end > self.end or any(a < end and start < b for a, b in self.fenced):
            return False
        if not negation:
            return True
        window = self.text[max(self.start, start - 90) : start]
        breaks = list(_BREAK.finditer(window))
        return not _NEGATIVE.search(window[breaks[-1].end() :] if breaks else window)

    def find(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The matches that may be edited."""
        return (match for match in pattern.finditer(self.text, self.start, self.end) if self.free(*match.span()))

    def opening(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The match at the start of the claim, if it may be edited."""
        match = pattern.match(self.text, self.start, self.end)
        return match if match and self.free(*match.span()) else None

    def lead(self, match: re.Match[str]) -> str:
        """What a claim repeats before the match."""
        return self.text[self.start : match.start()].rstrip()

    def premise(self, change: Edit | None = None) -> str:
        """The whole sentence, perhaps with an edit."""
        return _edited(self.text, change, 0, len(self.text))

    def claim(self, change: Edit | None = None) -> str:
        """The part that a claim repeats, perhaps with an edit."""
        return _edited(self.text, change, self.start, self.end)

    def draft(self, rule: str, meant: str, *, premise: Edit | str = "", claim: Edit | str = "") -> Draft:
        """A twin of the sentence.

        Args:
            rule: The rule that makes it.
            meant: ``supported``, ``contradicted``, or the kind in which the claim is overstated.
            premise: An edit of the sentence, or other words altogether; without it, the sentence as it is.
            claim: The same for the part that a claim repeats.
        """
        left = premise if premise and isinstance(premise, str) else self.premise(premise or None)
        right = claim if claim and isinstance(claim, str) else self.claim(claim or None)
        overstated = meant in KINDS
        return Draft(rule, left, right, "overstated" if overstated else meant, meant if overstated else "")

    def main_aux(self) -> re.Match[str] | None:
        """The auxiliary of the main clause, where the subject before it is plain enough to be sure."""
        for count, match in enumerate(_WORD.finditer(self.text, self.start, self.end)):
            word = match.group().lower()
            if count and word in AUX and "'" not in word and word not in _NOT_MAIN:
                return match if self.free(*match.span()) else None
            verb = count > 1 and forms_of(word) & {"past", "s"} and not is_plural(word)
            if count > 12 or word in _BLOCKING or verb:
                return None
        return None

    def main_past(self) -> re.Match[str] | None:
        """The simple past of the main clause, where an object right after it tells it from a participle."""
        tokens = list(_WORD.finditer(self.text, self.start, self.end))[:12]
        for at, match in enumerate(tokens[:-1]):
            word, following = match.group(), tokens[at + 1].group()
            forms = forms_of(word)
            if word in _BLOCKING or word.lower() in AUX or (word == "of" and at == 0):
                return None
            if at and word.islower() and "past" in forms:
                plain = "base" not in forms and inflect(lemma_of(word), "past") == word
                named = following[0].isupper() and following.isalpha()
                fits = following in _OBJECT or named or following[0].isdigit()
                return match if plain and fits and self.free(*match.span()) else None
        return None


def read(sentence: str) -> Source | None:
    """Take a sentence for twins, or nothing where it is a question, a fragment, too long or short, or hard to edit."""
    text = re.sub(r" ([,.;:%?!)]|'s\b|n't\b)", r"\1", " ".join(sentence.split()))
    text = re.sub(r"([($]) ", r"\1", _DATELINE.sub("", text))
    closed = not text.count('"') % 2 and all(text.count(a) == text.count(b) for a, b in ("()", "“”"))
    if not text.endswith(".") or not 6 <= len(text.split()) <= 45 or not closed:
        return None
    text = text[:-1]
    outside = _QUOTED.sub(" ", text)
    if (
        sum(not c.isascii() for c in text) > 4
        or sum(c.isdigit() or not (c.isalnum() or c.isspace()) for c in text) > len(text) // 7
        or re.search(r"[a-z]\. [A-Z]|[:’]\s?[\"“]$|^[^A-Z]", text)
        or _UNFIT.search(outside)
        or len(_CODE.findall(text)) > 1
    ):
        return None
    tokens = [word.lower() for word in re.findall(r"[A-Za-z'’]+", outside)]
    if not any(word in AUX or FORMS.get(word, frozenset()) & {"past", "s"} for word in tokens[1:]):
        return None
    lead, tail = _LEAD.match(text), _TAIL.search(text)
    start = lead.end() if lead else 0
    end = tail.start() if tail and tail.start() - start > 30 else len(text)
    if _PRONOUN.match(text[start:]) and not re.match(r"One of the\b|Some other", text[start:]):
        return None
    return Source(text, start, end, tuple(match.span() for match in _QUOTED.finditer(text)))


def _edited(text: str, change: Edit | None, start: int, end: int) -> str:
    """Put words in place, mend spaces, commas, capitals and a/an around them."""
    edited = text[start:end]
    if change:
        before, new = text[start : change[0]], change[2]
        if new:
            before = re.sub(r"\b([Aa])n? $", r"\1n " if new[0].lower() in "aeiou" else r"\1 ", before)
        edited = before + new + text[change[1] : end]
    edited = re.sub(r" ([,.])", r"\1", " ".join(edited.split())).strip(" ,")
    if change:
        edited = re.sub(r"\b([Aa]) (?=(?:[aeio]|un[^i])\w)(?!on[ce])", r"\1n ", edited)
    return capital(edited)


def capital(text: str) -> str:
    """The words with a capital at their start."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """A sentence as it stands behind other words: its first word in lower case, unless it may be a name."""
    named = re.match(r"[A-Z][A-Z]|[A-Z][\w’'-]+ [A-Z]", text)
    opens = re.match(r"(?:The|A|An|In|All|Some|Many|Most) ", text)
    return text[0].lower() + text[1:] if opens and not named else text


def inflect(lemma: str, form: str) -> str:
    """A form of a verb, perhaps followed by a particle; empty where it is unknown."""
    verb, _, rest = lemma.partition(" ")
    word = verb if form == "base" else _FORMS.get(verb, {}).get(form, "")
    return f"{word} {rest}".strip() if word else ""


def inflect_like(word: str, before: str, lemma: str) -> str:
    """Inflect ``lemma`` as ``word`` is inflected after the text ``before`` it."""
    forms = forms_of(word.lower())
    if word.lower() == lemma_of(word.lower()) and "past" not in forms:
        return inflect(lemma, "base")
    if forms >= {"past", "pp"}:
        helped = re.search(r"\b(?:is|are|was|were|be|been|being|has|have|had|by)(?: \w+ly| also| already)? $", before)
        return inflect(lemma, "pp" if helped else "past")
    return inflect(lemma, next((form for form in ("s", "past", "pp", "ing") if form in forms), "base"))


def plural_before(text: str) -> bool | None:
    """Whether the subject whose last word ends ``text`` is plural; None where it is hard to tell."""
    found = re.findall(r"[A-Za-z][\w'’-]*|,", text)
    if not found or found[-1] == "," or re.search(r"\b(?:and|of|in|for|with|on|to)\b", text):
        return None
    last = found[-1].lower()
    if last in {"they", "people", "women", "men", "children", "police"}:
        return True
    pronoun = last in {"who", "which", "that", "it", "he", "she"}
    return None if pronoun or last.endswith("ly") or forms_of(last) & {"past", "pp", "ing"} else is_plural(last)
