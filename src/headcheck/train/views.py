"""How a judged row is shown to the model: as whole passages, single sentences, or the windows it will meet in use."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Final

from headcheck.engine import pack, rank_sentences
from headcheck.retrieve import SentenceTransformerEncoder
from headcheck.spans import Span
from headcheck.text.article import Article, read_article
from headcheck.text.sentences import SentencexSplitter, sentences
from headcheck.train.data import Row, View
from headcheck.train.twins.headlines import headline

__all__ = ["VIEWS", "claim_labels"]

Shown = Iterable[tuple[str, str, str, Sequence[str]]]

_READ: Final = 8
"""Sentences per claim, as `headcheck.Checker` reads them by default."""

_ROOM: Final = 400
_ECHO_WORDS: Final = range(5, 27)
_OFTEN: Final = 0.6
_DAY: Final = re.compile(r" (?:on|last|this) (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|week|month|year)$")
_WORDS_TO_TOKENS: Final = 1.4


@cache
def _models() -> tuple[SentencexSplitter, SentenceTransformerEncoder]:
    return SentencexSplitter(), SentenceTransformerEncoder(device="cpu")


class _Crowded:
    """A passage among a few sentences of passages read before: the words that decide must be found in a crowd."""

    def __init__(self) -> None:
        self._seen: list[str] = []

    def __call__(self, row: Row, rng: random.Random) -> Shown:
        passage = row["passage"]
        if self._seen:
            others = rng.sample(self._seen, min(len(self._seen), rng.randint(1, 3)))
            cut = rng.randint(0, len(others))
            yield " ".join([*others[:cut], passage, *others[cut:]]), row["claim"], row["label"], row["kinds"]
        if passage not in self._seen[-40:]:
            self._seen.append(passage)


class _Echo:
    """Sentences of a passage under headlines that merely repeat them.

    Judged supported headlines mostly paraphrase and judged false ones mostly copy, as hard cases should; real
    headlines often just echo a sentence, and a model that never saw it would take an echo for a trap.
    """

    def __init__(self) -> None:
        self._crowd = _Crowded()
        self._last = ""

    def __call__(self, row: Row, rng: random.Random) -> Shown:
        passage = row["passage"]
        if passage == self._last:
            return
        self._last = passage
        for span in sentences(passage, Span(0, len(passage)), _models()[0]):
            sentence = span.of(passage)
            if len(sentence.split()) in _ECHO_WORDS:
                claim = _DAY.sub("", sentence.rstrip(".")) if rng.random() < _OFTEN else sentence.rstrip(".")
                claim = headline(claim, rng) if rng.random() < _OFTEN else claim
                shown = {"passage": sentence, "claim": claim, "label": "supported", "kinds": ()}
                yield from (self._crowd if rng.random() < _OFTEN else VIEWS["passage"])(shown, rng)


def claim_labels(row: Row, article: Article) -> list[str]:
    """The label of each claim of a judged headline: the row's own where it is at fault, supported elsewhere.

    Where the fault lies in no single claim, every claim bears the row's label.
    """
    fault = row.get("claim")
    if row["label"] == "supported" or not fault or len(article.claims) == 1:
        return [row["label"]] * len(article.claims)
    at = row["headline"].find(fault)
    span = Span(at, at + len(fault))
    hit = [claim.span.overlaps(span) for claim in article.claims]
    return [row["label"] if h or not any(hit) else "supported" for h in hit]


def _kinds(row: Row, label: str) -> Sequence[str]:
    return row["kinds"] if label == "overstated" else ()


@lru_cache(maxsize=4)
def _read(headline: str, body: str) -> tuple[Article, list[str], list[tuple[int, ...]]]:
    """The article, its sentences, and the nearest of them to each claim; cached for the several views of one row."""
    splitter, encoder = _models()
    article = read_article(headline, body, splitter)
    return article, article.sentence_texts(), rank_sentences([article], encoder, _READ)[0]


def _window(row: Row, k: int) -> Shown:
    """The window of ``k`` sentences that the checker packs for each claim."""
    article, texts, orders = _read(row["headline"], row["body"])
    lengths = {i: int(len(text.split()) * _WORDS_TO_TOKENS) for i, text in enumerate(texts)}
    for claim, order, label in zip(article.claims, orders, claim_labels(row, article), strict=True):
        yield pack(texts, order[:k], lengths, _ROOM), claim.text, label, _kinds(row, label)


def _evidence(row: Row, rng: random.Random) -> Shown:
    """The sentences that decide, in the order of the body, with up to two others of the same body."""
    if row["evidence"]:
        _, texts, _ = _read(row["headline"], row["body"])
        gold = [i for i, text in enumerate(texts) if any(text in e or e in text for e in row["evidence"])]
        others = [i for i in range(len(texts)) if i not in gold]
        chosen = sorted({*gold, *rng.sample(others, min(len(others), rng.randint(0, 2)))})
        if gold:
            yield " ".join(texts[i] for i in chosen), row["headline"], row["label"], row["kinds"]


def _singles(row: Row, rng: random.Random) -> Shown:
    """Sentences alone: the one that decides, where it is one; and near ones that do not speak to the claim."""
    article, texts, orders = _read(row["headline"], row["body"])
    for claim, order, label in zip(article.claims, orders, claim_labels(row, article), strict=True):
        if label == "unsupported":
            for i in rng.sample(order, min(2, len(order))):
                yield texts[i], claim.text, "unsupported", ()
        elif len(row["evidence"]) == 1 and (label == row["label"] or len(article.claims) == 1):
            gold = row["evidence"][0]
            yield gold, claim.text, label, _kinds(row, label)
            beside = [texts[i] for i in order if texts[i] not in gold and gold not in texts[i]]
            if beside and label != "overstated":
                yield rng.choice(beside), claim.text, "neutral", ()


VIEWS: Final[dict[str, View]] = {
    "nli": lambda row, _rng: [(row["premise"], row["hypothesis"], row["label"], ())],
    "passage": lambda row, _rng: [(row["passage"], row["claim"], row["label"], row["kinds"])],
    "crowded": _Crowded(),
    "echo": _Echo(),
    "packed": lambda row, _rng: _window(row, _READ),
    "packed_few": lambda row, rng: _window(row, rng.randint(3, 6)),
    "evidence": _evidence,
    "singles": _singles,
}
"""Views by name, as recipes give them."""
