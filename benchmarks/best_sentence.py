"""Plain sentence-level entailment with the same cross-encoder: the best sentence decides.

    python -m benchmarks.best_sentence benchmarks/data/overstate/dev.jsonl

After SummaC-ZS (Laban et al. 2022): each sentence of the body is scored against the whole headline, and the one
with the highest P(supported) gives the verdict. No claims, windows or head. Printed beside the checker.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from sklearn.metrics import f1_score, roc_auc_score

from headcheck import VERDICTS, Checker
from headcheck.entail import BUNDLED, CrossEncoderEntailer
from headcheck.evaluate import load_judged
from headcheck.text.article import read_article
from headcheck.text.sentences import SentencexSplitter


def main() -> None:
    """Score a judged file with the rule and with the checker."""
    parser = argparse.ArgumentParser(description="Best-sentence entailment beside the checker.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--model", default=BUNDLED)
    args = parser.parse_args()
    rows = load_judged(args.file)
    labels = [row["label"] for row in rows]
    flags = [label != "supported" for label in labels]
    entailer, splitter = CrossEncoderEntailer(args.model), SentencexSplitter()
    pairs: list[tuple[str, str]] = []
    owner: list[int] = []
    for number, row in enumerate(rows):
        texts = read_article(row["headline"], row["body"], splitter).sentence_texts()
        pairs += [(text, row["headline"]) for text in texts]
        owner += [number] * len(texts)
    scores, _ = entailer.score(pairs)
    owners = np.array(owner)
    best = np.array([max(scores[owners == n], key=lambda row: row[0]) for n in range(len(rows))])
    plain = [str(VERDICTS[i]) for i in best.argmax(1)]
    checker = Checker(args.model)
    reports = [checker.check(row["headline"], row["body"]) for row in rows]
    full = [str(report.verdict) for report in reports]
    found = np.array([report.probabilities["supported"] for report in reports])
    for name, verdicts, supported in (("best sentence", plain, np.exp(best[:, 0])), ("headcheck", full, found)):
        macro = f1_score(labels, verdicts, labels=list(map(str, VERDICTS)), average="macro", zero_division=0)
        print(f"{name:<14} macro-F1 {macro:.3f}  AUC of flagged {roc_auc_score(flags, 1 - supported):.3f}")
    print(checker.signature)


if __name__ == "__main__":
    main()
