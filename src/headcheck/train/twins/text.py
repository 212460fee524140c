"""A real sentence made ready for twins: what may be edited in it, its main verb, and how it reads as a headline."""

# ruff: noqa: PLR0911, PLR2004 - a rule is one list of guards, read from top to bottom

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import Final

from headcheck.text.lexicon import words
from headcheck.text.verbs import AUX, FORMS, forms_of, is_plural, lemma_of
from headcheck.train.twins.words import SAFE_PAST

__all__ = ["Draft", "Edit", "Source", "edit", "headline", "inflect", "inflect_like", "lowered", "plural_before", "read"]

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
_WORD: Final = re.compile(r"[A-Za-z][\w'’-]*|\d[\d,.]*\d|\d|[^\w\s]")
_BLOCKING: Final = words(
    """
    that which who whom whose where when while if because as since although though after before until unless
    whether to than and or but , : ; ( how why what not no never
    """
)
_OBJECT: Final = words(
    """
    the a an his her its their this these two three four five six seven eight nine ten some many
    """
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A twin before it is dressed as a headline: the rule that made it, premise, claim, label and kind."""

    rule: str
    premise: str
    claim: str
    label: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence without its full stop; a claim repeats ``text[start:end]``; ``fenced`` spans must not be edited."""

    text: str
    start: int
    end: int
    fenced: tuple[tuple[int, int], ...]

    def free(self, start: int, end: int, *, negation: bool = True) -> bool:
        """Whether the span may be edited: in the part a claim repeats, outside quotes, not negated or conditional."""
        if start < self.start or end > self.end or any(a < end and start < b for a, b in self.fenced):
            return False
        if not negation:
            return True
        window = self.text[max(self.start, start - 90) : start]
        breaks = list(_BREAK.finditer(window))
        return not _NEGATIVE.search(window[breaks[-1].end() :] if breaks else window)

    def premise(self, *edits: Edit) -> str:
        """The whole sentence with the edits."""
        return edit(self.text, edits)

    def claim(self, *edits: Edit) -> str:
        """The part that a claim repeats, with the edits."""
        return edit(self.text, edits, self.start, self.end)

    def main_aux(self) -> re.Match[str] | None:
        """The auxiliary of the main clause, where the subject before it is plain enough to be sure."""
        for count, match in enumerate(_WORD.finditer(self.text, self.start, self.end)):
            word = match.group().lower()
            if count and word in AUX and "'" not in word and word not in {"do", "does", "did", "am", "ain't"}:
                return match if self.free(*match.span()) else None
            if (
                count > 12
                or word in _BLOCKING
                or (count > 1 and forms_of(word) & {"past", "s"} and not is_plural(word))
            ):
                return None
        return None

    def main_past(self) -> re.Match[str] | None:
        """The simple past of the main clause, where an object right after it tells it from a participle."""
        tokens = list(_WORD.finditer(self.text, self.start, self.end))[:12]
        for at, match in enumerate(tokens[:-1]):
            word, following = match.group(), tokens[at + 1].group()
            if word in _BLOCKING or word.lower() in AUX or (word == "of" and at == 0):
                return None
            if at and word.islower() and "past" in forms_of(word):
                plain = "base" not in forms_of(word) and inflect(lemma_of(word), "past") == word
                fits = (
                    following in _OBJECT or (following[0].isupper() and following.isalpha()) or following[0].isdigit()
                )
                return match if plain and fits and self.free(*match.span()) else None
        return None


def read(sentence: str) -> Source | None:
    """Take a sentence for twins, or nothing where it is a question, a fragment, too long or short, or hard to edit."""
    text = re.sub(r" ([,.;:%?!)]|'s\b|n't\b)", r"\1", " ".join(sentence.split()))
    text = re.sub(r"([($]) ", r"\1", _DATELINE.sub("", text))
    if (
        not text.endswith(".")
        or not 6 <= len(text.split()) <= 45
        or text.count('"') % 2
        or text.count("(") != text.count(")")
    ):
        return None
    text = text[:-1]
    fenced = tuple(match.span() for match in _QUOTED.finditer(text))
    if (
        (not text.isascii() and sum(c.isascii() for c in text) < len(text) - 4)
        or text.count("“") != text.count("”")
        or re.search(r"[a-z]\. [A-Z]|[:’]\s?[\"“]$|^[^A-Z]", text)
    ):
        return None
    outside = _QUOTED.sub(" ", text)
    if _UNFIT.search(outside) or sum(c.isdigit() or not (c.isalnum() or c.isspace()) for c in text) > len(text) // 7:
        return None
    if len(re.findall(r"\b[A-Za-z]+-?\d\w*|\b[a-z]*[A-Z]+[a-z]*-[a-z0-9]+\b|\[\d+\]", text)) > 1:
        return None  # laboratory prose, whose codes no headline has
    tokens = [w.lower() for w in re.findall(r"[A-Za-z'’]+", outside)]
    if not any(w in AUX or "past" in FORMS.get(w, ()) or "s" in FORMS.get(w, ()) for w in tokens[1:]):
        return None
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    tail = _TAIL.search(text)
    end = tail.start() if tail and tail.start() - start > 30 else len(text)
    if _PRONOUN.match(text[start:]) and not re.match(r"One of the\b|Some other", text[start:]):
        return None
    return Source(text, start, end, fenced)


def edit(text: str, edits: tuple[Edit, ...], start: int = 0, end: int | None = None) -> str:
    """Put words in place, mend spaces, commas, capitals and a/an around them."""
    parts: list[str] = []
    at = start
    for first, last, new in sorted(edits):
        before = text[at:first]
        article = re.search(r"\b([Aa])n? $", before)
        if article and new:
            before = before[: article.start()] + article.group(1) + ("n " if new[0].lower() in "aeiou" else " ")
        parts += [before, new]
        at = last
    joined = " ".join("".join([*parts, text[at : len(text) if end is None else end]]).split())
    joined = re.sub(r" ([,.])", r"\1", joined).strip(" ,")
    joined = re.sub(r"\b([Aa]) (?=(?:[aeio]|un[^i])\w)(?!on[ce])", r"\1n ", joined) if edits else joined
    return joined[:1].upper() + joined[1:]


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
    words = re.findall(r"[A-Za-z][\w'’-]*|,", text)
    if (
        not words
        or words[-1] == ","
        or not words[-1][0].isalpha()
        or re.search(r"\b(?:and|of|in|for|with|on|to)\b", text)
    ):
        return None
    last = words[-1].lower()
    if last in {"they", "people", "women", "men", "children", "police"}:
        return True
    if (
        last in {"who", "which", "that", "it", "he", "she"}
        or last.endswith("ly")
        or forms_of(last) & {"past", "pp", "ing"}
    ):
        return None
    return is_plural(last)


_BE: Final = re.compile(
    r"(?<!that )(?<!which )(?<!who )(?<!\band )\b(?:is|are|was|were) (?=(?:\w+ly )?(\w+ed|\w+en|"
    r"[a-z]+t|made|found|sold|held|shot|won)\b)"
)
_ARTICLE: Final = re.compile(
    r"(?<![-'’])\b(?:the|an|a) (?!few\b|lot\b|little\b|third\b|quarter\b|number\b|half\b|[a-z]*dozen\b|hundred\b|"
    r"million\b|thousand\b|billion\b|handful\b|majority\b|minority\b|vast\b|fifth\b|more\b|"
    r"same\b|time\b|year\b|month\b|week\b|day\b|share\b|barrel\b|ton|kilo|hour\b|minute\b|"
    r"litre\b|gallon|pound\b)"
)
_OF_FRONT: Final = re.compile(
    r"^((?:On|In|At|During|Last) [\w ]{3,28}), (?=[A-Z]|the\b|a\b)(?!.*\b(?:that|and|which|who)\b)"
)


def headline(claim: str, rng: random.Random) -> str:
    """Dress a claim as headlines are dressed: fewer articles and auxiliaries, present tense, no full stop."""
    text = claim.rstrip(".")
    if front := _OF_FRONT.match(text):
        rest = text[front.end() :]
        text = f"{rest[:1].upper()}{rest[1:]} {front.group(1)[:1].lower()}{front.group(1)[1:]}"
    if rng.random() < 0.8:
        text = _ARTICLE.sub("", text)
        text = re.sub(
            r"^(?:The|An|A) (?=[a-z])(?!few|lot|third|quarter|number|majority|handful|vast|fifth|minority|more)",
            "",
            text,
        )
    if (match := _BE.search(text)) and "pp" in forms_of(match.group(1)) and rng.random() < 0.5:
        text = text[: match.start()] + text[match.end() :]
    elif rng.random() < 0.6:
        text = _present(text)
    text = text[:1].upper() + text[1:]
    if rng.random() < 0.2:
        small = {"a", "an", "the", "of", "in", "on", "to", "for", "and", "or", "by", "at", "as", "with", "from"}
        words = text.split(" ")
        text = " ".join(w if w in small and i else w[:1].upper() + w[1:] for i, w in enumerate(words))
    return text


def _present(text: str) -> str:
    """The first simple past of a safe verb in the present, as headlines have it."""
    for match in re.finditer(r"[a-z]+", text):
        if match.group() in SAFE_PAST:
            plural = plural_before(text[: match.start()].rstrip())
            if plural is None or re.search(r"\b(?:ha[sd]|have|was|were|is|are|be|been|being)\b", text[: match.start()]):
                return text
            new = inflect(lemma_of(match.group()), "base" if plural else "s")
            intransitive = lemma_of(match.group()) in {
                "rise",
                "fall",
                "jump",
                "drop",
                "plunge",
                "surge",
                "soar",
                "agree",
                "resign",
            }
            reduced = (
                re.match(r" (?:by|in|on|at|from|with|for|as|to|into|of|last|this)\b", text[match.end() :])
                and not intransitive
            )
            hyphen = text[match.start() - 1 : match.start()] != " "
            return text if not new or reduced or hyphen else text[: match.start()] + new + text[match.end() :]
    return text
