"""One report as a row of numbers, the same at every threshold."""

from __future__ import annotations

from typing import Final

import numpy as np

from headcheck import strength as st
from headcheck.labels import KINDS, VERDICTS, Verdict
from headcheck.report import Report

__all__ = ["FEATURES", "feature_row"]

_SIDES: Final = {
    "supporting": Verdict.SUPPORTED,
    "limiting": Verdict.OVERSTATED,
    "denying": Verdict.CONTRADICTED,
}

_STRENGTH: Final = ("weaker_any", "stronger_any", "claim_hedged", "denial", "missing_numbers", "other_numbers")

FEATURES: Final = (
    *(f"p_{v}" for v in VERDICTS),
    "log_odds_not_supported",
    *(f"mean_{v}" for v in VERDICTS),
    "claims",
    *(f"kind_{k}" for k in KINDS),
    *(f"n_{side}" for side in _SIDES),
    *(f"best_{side}" for side in _SIDES),
    *_STRENGTH,
)
"""Names of the columns of `HeadlineFeatures`, in order.

========================== =========================================================================================
``p_*``                    the headline's verdict probabilities, which are those of its worst claim
``log_odds_not_supported`` log-odds of P(not supported), within ±7.6
``mean_*``                 verdict probabilities averaged over the claims
``claims``                 number of claims
``kind_*``                 kind probabilities of the worst claim: the one least likely to be supported
``n_*``, ``best_*``        how many sentences are shown (at most 3 for and 3 against) that support, limit or deny the
                           worst claim, and the probability of the surest, 0 where there is none
``weaker_any``             over the kinds, how much of that evidence is hedged where the worst claim is not
``stronger_any``           in how many kinds only the claim uses a strong word
``claim_hedged``           whether the claim is hedged itself
``denial``                 how much of the evidence has a word of denial or contrast that the claim lacks
``missing_numbers``        how many numbers of the claim the body lacks
``other_numbers``          whether the evidence has other numbers than the claim
========================== =========================================================================================
"""

_LEAST: Final = 5e-4
"""Probabilities are kept this far from 0 and 1 where their odds are taken: reports round to three decimals."""


def feature_row(report: Report) -> list[float]:
    """The row of `FEATURES` of one report."""
    worst = min(report.claims, key=lambda claim: claim.probabilities[Verdict.SUPPORTED])
    supported = min(max(report.probabilities[Verdict.SUPPORTED], _LEAST), 1 - _LEAST)
    evidence = sorted((*worst.support, *worst.counter), key=lambda e: -e.probability)
    found = {side: [e.probability for e in evidence if e.verdict is verdict] for side, verdict in _SIDES.items()}
    contrast = st.compare(st.strength(worst.text), [st.strength(e.text) for e in evidence], st.numbers(report.body))
    return [
        *(report.probabilities[v] for v in VERDICTS),
        float(np.log((1 - supported) / supported)),
        *(float(np.mean([claim.probabilities[v] for claim in report.claims])) for v in VERDICTS),
        len(report.claims),
        *(worst.kind_probabilities[k] for k in KINDS),
        *(len(found[side]) for side in _SIDES),
        *(max(found[side], default=0.0) for side in _SIDES),
        *(float(contrast[st.FEATURES.index(name)]) for name in _STRENGTH),
    ]
