"""Systems that are measured beside each other: headcheck, and what people would use instead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from benchmarks.rows import Row
from benchmarks.schemes import Scheme
from headcheck import VERDICTS, Checker, Report
from headcheck.entail import Entailer
from headcheck.metrics import FloatArray, Outcome
from headcheck.spans import Span
from headcheck.text.article import read_article
from headcheck.text.sentences import SentencexSplitter, plain, sentences

__all__ = [
    "BestSentence",
    "CrossEncoder",
    "Headcheck",
    "Majority",
    "Overlap",
    "Scores",
    "System",
    "TfIdf",
    "outcome_of",
]


@dataclass(frozen=True, slots=True)
class Scores:
    """What a system gives for n rows.

    Attributes:
        backed: how well the body backs the claim, shape (n,); any unit, higher is better.
        shares: verdict probabilities, shape (n, 4), or None.
        threshold: with shares, P(not supported) that flags, None for the likeliest class; without, the value of
            ``backed`` below which a row is flagged.
    """

    backed: FloatArray
    shares: FloatArray | None = None
    threshold: float | None = None


class System(Protocol):
    """Anything that scores rows."""

    name: str
    """How tables call it."""

    def scores(self, rows: Sequence[Row], scheme: Scheme) -> Scores:
        """Score every row."""
        ...


def outcome_of(rows: Sequence[Row], scheme: Scheme, scores: Scores) -> Outcome:
    """Hold scores against the labels."""
    classes = tuple(scheme.classes)
    truth = np.array([classes.index(row.label) for row in rows])
    positive = np.array([name in scheme.positive for name in classes])
    if scores.shares is None:
        found, doubt, flagged = None, -scores.backed, scores.backed < (scores.threshold or 0.0)
    else:
        found = scheme.decide(scores.shares, scores.threshold)
        doubt = scores.shares[:, [VERDICTS.index(v) for v in scheme.doubt]].sum(1)
        flagged = positive[found]
    return Outcome(classes, truth, found, doubt, positive[truth], flagged, tuple(row.family for row in rows))


class Majority:
    """The commonest label of the set for every row: what knowing nothing gets."""

    name = "majority"

    def scores(self, rows: Sequence[Row], scheme: Scheme) -> Scores:
        """All of the mass on one verdict of the commonest label."""
        label, _ = Counter(row.label for row in rows).most_common(1)[0]
        shares = np.zeros((len(rows), len(VERDICTS)))
        shares[:, VERDICTS.index(scheme.classes[label][-1])] = 1
        return Scores(shares[:, 0], shares)


class _Tuned:
    """A score without a model, with a cut that is best for judged articles (Overstate, training part)."""

    def __init__(self, judged: Sequence[Row]) -> None:
        self._cut = _best_cut(self.backed(judged), np.array([row.label != str(VERDICTS[0]) for row in judged]))

    def backed(self, rows: Sequence[Row]) -> FloatArray:
        """How well each body backs its claim."""
        raise NotImplementedError

    def scores(self, rows: Sequence[Row], scheme: Scheme) -> Scores:  # noqa: ARG002 - scores do not depend on labels
        """Scores with the fitted cut."""
        return Scores(self.backed(rows), threshold=self._cut)


def _best_cut(backed: FloatArray, flags: np.ndarray) -> float:
    """The cut with the best balanced accuracy: rows below it are flagged."""
    order = np.argsort(backed, kind="stable")
    values, expected = backed[order], flags[order]
    caught = np.concatenate([[0], np.cumsum(expected)]) / max(1, expected.sum())
    hurt = np.concatenate([[0], np.cumsum(~expected)]) / max(1, (~expected).sum())
    starts = np.flatnonzero(np.diff(values, prepend=-np.inf))
    best = starts[np.argmax((caught - hurt)[starts])]
    return float(values[best])


class TfIdf(_Tuned):
    """Cosine of the TF-IDF vectors of claim and whole body; document frequencies are those of the set's own texts."""

    name = "TF-IDF"

    def backed(self, rows: Sequence[Row]) -> FloatArray:
        """Cosine, in [0, 1]."""
        bodies = sorted({row.body for row in rows})
        vectorizer = TfidfVectorizer(sublinear_tf=True).fit([*bodies, *(row.claim for row in rows)])
        place = {body: i for i, body in enumerate(bodies)}
        vectors = vectorizer.transform(bodies)[[place[row.body] for row in rows]]
        return np.asarray(vectors.multiply(vectorizer.transform([row.claim for row in rows])).sum(1)).ravel()


class Overlap(_Tuned):
    """Share of the claim's names and numbers that stand in the body.

    Names are capitalised words; where a claim has none at all (some summarisers write in small letters), all its words
    are taken.
    """

    name = "names and numbers"
    _WORD: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")

    def backed(self, rows: Sequence[Row]) -> FloatArray:
        """Share, in [0, 1]; 1 where the claim has nothing to look for."""
        known: dict[str, set[str]] = {}
        out = []
        for row in rows:
            if row.body not in known:
                known[row.body] = {word.lower() for word in self._WORD.findall(row.body)}
            words = self._WORD.findall(row.claim)
            names = any(word[0].isupper() for word in words)
            wanted = [word for word in words if not names or word[0].isupper() or word[0].isdigit()]
            out.append(np.mean([word.lower() in known[row.body] for word in wanted]) if wanted else 1.0)
        return np.array(out, float)


class CrossEncoder:
    """The bare cross-encoder on body and claim as one pair: no claims, windows or head."""

    name = "cross-encoder"

    def __init__(self, entailer: Entailer) -> None:
        self._entailer = entailer

    def scores(self, rows: Sequence[Row], scheme: Scheme) -> Scores:  # noqa: ARG002 - scores do not depend on labels
        """Probabilities of the model as they are."""
        return _scored(np.exp(self._entailer.score([(row.body, row.claim) for row in rows])[0].astype(float)))


class BestSentence:
    """Plain sentence-level entailment with the same weights, by the rule of SummaC-ZS (Laban et al. 2022).

    Every sentence of the body is scored against every sentence of the claim; for each of the latter the one with the
    highest P(supported) counts, and the mean over them is the result.
    """

    name = "best sentence"

    def __init__(self, entailer: Entailer) -> None:
        self._entailer, self._splitter = entailer, SentencexSplitter()

    def scores(self, rows: Sequence[Row], scheme: Scheme) -> Scores:  # noqa: ARG002 - scores do not depend on labels
        """Probabilities of the best sentences."""
        pairs: dict[tuple[str, str], int] = {}
        plan: list[list[list[int]]] = []
        for row in rows:
            texts = read_article(row.claim, row.body, self._splitter).sentence_texts()
            claim = plain(row.claim)
            parts = [span.of(claim) for span in sentences(claim, Span(0, len(claim)), self._splitter)]
            plan.append([[pairs.setdefault((t, part), len(pairs)) for t in texts] for part in parts])
        shares = np.exp(self._entailer.score(list(pairs))[0].astype(float))
        best = [[max(shares[slots], key=lambda row: row[0]) for slots in parts] for parts in plan]
        return _scored(np.array([np.mean(parts, axis=0) for parts in best]))


class Headcheck:
    """The checker, as users get it, at its own threshold."""

    name = "headcheck"

    def __init__(self, checker: Checker) -> None:
        self._checker = checker
        self.reports: list[Report] = []

    def scores(self, rows: Sequence[Row], scheme: Scheme) -> Scores:  # noqa: ARG002 - scores do not depend on labels
        """Probabilities of the whole headline; the reports are kept until the next call."""
        found = self._checker.check_many((row.claim, row.body) for row in rows)
        self.reports = [report for report in found if isinstance(report, Report)]
        shares = np.array([[report.probabilities[v] for v in VERDICTS] for report in self.reports])
        return Scores(shares[:, 0], shares, self._checker.threshold)


def _scored(shares: FloatArray) -> Scores:
    return Scores(shares[:, 0], shares)
