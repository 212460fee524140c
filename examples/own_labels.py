"""Teach headcheck your own desk's labels, see how well it learns them, and keep the result.

    pip install headcheck skops
    python examples/own_labels.py headlines.classifier.skops

With your own data, read it in place of `judged`: headlines, bodies, a label for each, and the article it belongs to. A
hundred judged headlines are a fair start. The few articles here come from the open benchmark, and are so few only
that this runs in seconds.
"""

from __future__ import annotations

import json
import sys
from itertools import islice
from pathlib import Path

import skops.io
from sklearn.model_selection import GroupKFold, cross_val_score

from headcheck.sklearn import HeadlineClassifier

OVERSTATE = Path(__file__).parent.parent / "benchmarks" / "data" / "overstate" / "train.jsonl"

DESK = {"supported": "fine", "overstated": "soften", "contradicted": "rewrite", "unsupported": "rewrite"}
"""This desk softens what goes too far, and rewrites what is wrong."""

TRUSTED = [
    "headcheck.sklearn.classifier.HeadlineClassifier",
    "sklearn.calibration._CalibratedClassifier",
    "sklearn.calibration._SigmoidCalibration",
]
"""What skops may make anew from the file, beside what it trusts anyway."""


def judged(headlines: int) -> list[dict[str, str]]:
    """The first headlines of the benchmark: mappings with headline, body, label and family (the article)."""
    with OVERSTATE.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in islice(lines, headlines)]


def main(target: str) -> None:
    """Cross-validate by article, fit on all, save, load, predict."""
    articles = judged(24)
    labels = [DESK[article["label"]] for article in articles]
    groups = [article["family"] for article in articles]

    classifier = HeadlineClassifier(cv=2)
    # Headlines of one article stay together, in the folds that measure and in those that calibrate.
    scores = cross_val_score(
        classifier,
        articles,
        labels,
        groups=groups,
        cv=GroupKFold(2),
        params={"groups": groups},
        scoring="balanced_accuracy",
    )
    print(f"balanced accuracy {scores.mean():.2f} over {len(scores)} folds (chance: {1 / len(set(labels)):.2f})")

    classifier.fit(articles, labels, groups=groups)
    skops.io.dump(classifier, target)
    loaded = skops.io.load(target, trusted=TRUSTED)
    shares = loaded.predict_proba([("Mayor scraps toll", "The mayor may scrap the toll if the council agrees.")])
    print({str(label): round(float(share), 2) for label, share in zip(loaded.classes_, shares[0], strict=True)})


if __name__ == "__main__":
    main(sys.argv[1])
