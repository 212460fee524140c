"""From the readings of a claim to calibrated verdict probabilities, kinds, evidence and cues."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from headcheck import strength as st
from headcheck.engine import Reading
from headcheck.errors import ModelFormatError
from headcheck.labels import KINDS, SEVERITY, VERDICTS, Kind, Verdict
from headcheck.loading import BUNDLED, model_folder
from headcheck.report import Claim, Cue, Evidence, check_threshold
from headcheck.retrieve import content_words
from headcheck.spans import Span
from headcheck.text.article import Article
from headcheck.text.claims import claim_verb

__all__ = ["FEATURES", "NLI_HEAD_FILE", "Head", "decide_claims", "features", "worst_of"]

FloatArray = npt.NDArray[np.float32]

_BEARS: Final = [i for i, v in enumerate(VERDICTS) if v is not Verdict.UNSUPPORTED]
"""Columns of the verdicts of a sentence that speaks to a claim."""

FEATURES: Final = (
    *(f"packed_{v}" for v in VERDICTS),
    *(f"close_{v}" for v in VERDICTS),
    *(f"best_{VERDICTS[i]}" for i in _BEARS),
    "least_unsupported",
    "uncovered",
    *st.FEATURES,
)
"""Names of the columns of `features`."""

NLI_HEAD_FILE: Final = "nli-head.json"
"""Name of the file in the bundled model's folder that holds the head for three-way models without one of their own."""

_CLOSE: Final = 3
"""Sentences whose words are held against the claim's: the strongest few of those read."""

_SHOWN: Final = 3
"""Sentences shown as support, and as counter-evidence."""

_BEARING: Final = 0.2
"""Least probability with which a sentence is shown as support or counter-evidence."""

_OF_NOUNS: Final = frozenset({Kind.QUANTITY, Kind.SCOPE})
"""Kinds that lie in who or how much a claim is about, not in its verb."""

_DIGITS: Final = 3
"""Probabilities are rounded to so many decimals: finer differences come from the order of sums, not from the texts."""


def _relevance(reading: Reading) -> FloatArray:
    """P(the sentence speaks to the claim), per sentence read."""
    speaks: FloatArray = -np.expm1(reading.single[:, VERDICTS.index(Verdict.UNSUPPORTED)])
    return speaks


def features(article: Article, index: int, reading: Reading) -> FloatArray:
    """The row from which one claim is decided.

    Args:
        article: the article.
        index: which of its claims.
        reading: what the models say of that claim.

    Returns:
        float32, shape (len(FEATURES),): log-probabilities for the two windows; over the single sentences the best of
        each verdict, but the least of "unsupported", which some sentence of any longer body has in full; the share of
        the claim's words that no sentence has; and the comparison of strength.
    """
    claim = article.claims[index].text
    texts = article.sentence_texts()
    nearest = [reading.order[i] for i in np.argsort(-_relevance(reading), kind="stable")[:_CLOSE]]
    words = content_words(claim)
    known = frozenset[str]().union(*(content_words(text) for text in texts))
    contrast = st.compare(st.strength(claim), [st.strength(texts[i]) for i in nearest], st.numbers(article.body))
    return np.concatenate(
        [
            reading.packed,
            reading.close,
            reading.single[:, _BEARS].max(0),
            reading.single[:, VERDICTS.index(Verdict.UNSUPPORTED)].min(keepdims=True),
            [len(words - known) / max(1, len(words))],
            contrast,
        ]
    ).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Head:
    """A calibrated multinomial logistic regression over `features`, stored as JSON.

    Attributes:
        name: goes into the signature.
        threshold: the default operating threshold on P(not supported).
        columns: names of the features it reads, a subset of `FEATURES`.
        mean, scale: standardisation of each feature, shape (f,).
        coefficients: shape (4, f).
        intercept: shape (4,).
    """

    name: str
    threshold: float
    columns: tuple[str, ...]
    mean: FloatArray
    scale: FloatArray
    coefficients: FloatArray
    intercept: FloatArray

    @classmethod
    def of(cls, path: Path | None, *, native: bool) -> Head:
        """The head for a model: the one that was fitted to it, where there is a file, or else an uncalibrated one.

        Three-way models cannot tell overstated from unsupported. The head that they get was fitted to the bundled
        model with just these two outputs put together, and tells them apart by strength and by the words the body
        lacks. For a model with all four verdicts the outputs for the packed window are taken as they are.
        """
        if path is not None:
            return cls.load(path)
        if native:
            columns = tuple(f"packed_{v}" for v in VERDICTS)
            zero, one = np.zeros(4, np.float32), np.ones(4, np.float32)
            return cls("uncalibrated", 0.5, columns, zero, one, np.eye(4, dtype=np.float32), zero)
        shared = cls.load(Path(model_folder(BUNDLED, "entailer")) / NLI_HEAD_FILE)
        return replace(shared, name=shared.name.replace("head", "uncalibrated-nli"))

    @classmethod
    def load(cls, path: Path) -> Head:
        """Read a head from JSON.

        Raises:
            ModelFormatError: the file is missing, damaged, or made for other features.
        """
        try:
            raw: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            columns = tuple(raw["columns"])
            head = cls(
                f"head@{hashlib.sha256(path.read_bytes()).hexdigest()[:8]}",
                check_threshold(raw["threshold"]),
                columns,
                *(np.array(raw[key], np.float32) for key in ("mean", "scale", "coefficients", "intercept")),
            )
        except (OSError, KeyError, TypeError, ValueError, RecursionError) as error:
            raise ModelFormatError(f"no usable decision head at {path}: {error}") from error
        arrays = (head.mean, head.scale, head.coefficients, head.intercept)
        f, v = (len(columns),), (len(VERDICTS),)
        if set(columns) - set(FEATURES) or [a.shape for a in arrays] != [f, f, v + f, v]:
            raise ModelFormatError(f"the decision head at {path} was made for other features")
        if not all(np.isfinite(a).all() for a in arrays) or not head.scale.all():
            raise ModelFormatError(f"the decision head at {path} holds numbers that cannot be used")
        return head

    def to_json(self) -> str:
        """The head as JSON, for `load`."""
        arrays = {key: getattr(self, key).tolist() for key in ("mean", "scale", "coefficients", "intercept")}
        return json.dumps({"threshold": self.threshold, "columns": list(self.columns), **arrays}, indent=1)

    def probabilities(self, rows: npt.ArrayLike) -> npt.NDArray[np.float64]:
        """Verdict probabilities, shape (n, 4), from feature rows, shape (n, len(FEATURES))."""
        picked = np.asarray(rows, np.float64).reshape(-1, len(FEATURES))[:, [FEATURES.index(c) for c in self.columns]]
        logits = ((picked - self.mean) / self.scale) @ self.coefficients.T + self.intercept
        logits -= logits.max(-1, keepdims=True)
        odds = np.exp(logits)
        shares: npt.NDArray[np.float64] = odds / odds.sum(-1, keepdims=True)
        return shares


def worst_of(claims: Sequence[Mapping[Verdict, float]]) -> dict[Verdict, float]:
    """Probabilities of the worst verdict among several claims.

    The claims of one headline stand or fall together more often than not, so their verdicts are taken as comonotone:
    P(worst is at most v) is the least P(claim is at most v). For one claim these are its own probabilities.
    """
    return _on_grid(np.min([np.cumsum([claim[v] for v in SEVERITY]) for claim in claims], axis=0))


def _on_grid(cumulative: npt.NDArray[np.float64]) -> dict[Verdict, float]:
    """Verdict probabilities from their sums in the order of `SEVERITY`: the sums are rounded, so that 1 remains 1."""
    edges = np.round(cumulative, _DIGITS)
    edges[-1] = 1.0
    shares = np.diff(edges, prepend=0.0)
    return {v: _rounded(shares[SEVERITY.index(v)]) for v in VERDICTS}


def decide_claims(article: Article, readings: Sequence[Reading], head: Head, threshold: float) -> tuple[Claim, ...]:
    """Decide every claim of an article."""
    rows = [features(article, i, reading) for i, reading in enumerate(readings)]
    shares = head.probabilities(rows)
    return tuple(_claim(article, i, readings[i], shares[i], threshold) for i in range(len(readings)))


def _claim(article: Article, index: int, reading: Reading, shares: FloatArray, threshold: float) -> Claim:
    source = article.claims[index]
    probabilities = _on_grid(np.cumsum([shares[VERDICTS.index(v)] for v in SEVERITY]))
    support, counter = _evidence(article, reading)
    kinds = {k: _rounded(p) for k, p in zip(KINDS, _kinds(reading), strict=True)}
    claim = Claim(
        text=source.text,
        span=source.span,
        probabilities=probabilities,
        kind_probabilities=kinds,
        support=support,
        counter=counter,
        likely_cues=(),
        understated=_understated(source.text, support),
        threshold=threshold,
    )
    return replace(claim, likely_cues=tuple(_cue(article, source.span, kind, counter) for kind in claim.likely_kinds))


def _rounded(value: float) -> float:
    return round(float(value), _DIGITS)


def _kinds(reading: Reading) -> FloatArray:
    """Kinds seen in the packed window, and in the sentence that limits the claim most, equally weighed."""
    limiting = int(np.argmax(reading.single[:, VERDICTS.index(Verdict.OVERSTATED)]))
    mean: FloatArray = (reading.packed_kinds + reading.single_kinds[limiting]) / 2
    return mean


def _evidence(article: Article, reading: Reading) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
    found: list[tuple[float, int, Verdict]] = []
    shares = np.round(np.exp(reading.single, dtype=np.float64), _DIGITS)
    for row, index in zip(shares, reading.order, strict=True):
        column = max(_BEARS, key=row.__getitem__)
        found.append((float(row[column]), index, VERDICTS[column]))

    def strongest(*, support: bool) -> tuple[Evidence, ...]:
        chosen = [f for f in found if (f[2] is Verdict.SUPPORTED) is support and f[0] >= _BEARING]
        chosen.sort(key=lambda f: (-f[0], f[1]))
        return tuple(
            Evidence(article.sentences[i].of(article.body), article.sentences[i], verdict, p)
            for p, i, verdict in chosen[:_SHOWN]
        )

    return strongest(support=True), strongest(support=False)


def _understated(claim: str, support: Sequence[Evidence]) -> bool:
    """Whether the claim is hedged in a way that its best support is not."""
    if not support:
        return False
    best = st.strength(support[0].text)
    return bool(st.strength(claim).kinds(strong=False) - best.kinds(strong=False))


def _cue(article: Article, claim: Span, kind: Kind, counter: Sequence[Evidence]) -> Cue:
    """The words that decide: marked ones, or on the claim's side its verb, which states flatly what is limited."""
    stated = [m for m in st.marks(article.headline[: claim.end]) if m.span.overlaps(claim)]
    strong, body = st.deciding_spans(kind, stated, [])[0], None
    for evidence in counter:
        weak = st.deciding_spans(kind, stated, st.marks(evidence.text))[1]
        if weak is not None:
            body = Span(evidence.span.start + weak.start, evidence.span.start + weak.end)
            break
    if strong is None and kind not in _OF_NOUNS:
        strong = claim_verb(article.headline, claim)
    return Cue(kind, strong, body)
