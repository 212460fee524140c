"""The bare cross-encoder on premise-claim pairs: judged passages (4 verdicts) or entailment sets (3 or 2 labels).

    python -m benchmarks.pairs benchmarks/data/overstate/pairs.jsonl --held-out family 10

``--held-out FIELD N`` keeps the groups that the recipe of the bundled model keeps away from training.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from sklearn.metrics import accuracy_score, f1_score

from headcheck.entail import BUNDLED, CrossEncoderEntailer
from headcheck.labels import VERDICTS
from headcheck.train.data import is_held_out, read_rows

FIELDS = (("passage", "claim"), ("premise", "hypothesis"))


def main() -> None:
    """Score one file."""
    parser = argparse.ArgumentParser(description="The bare cross-encoder on premise-claim pairs.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--model", default=BUNDLED)
    parser.add_argument("--held-out", nargs=2, metavar=("FIELD", "N"))
    args = parser.parse_args()
    rows = read_rows(args.file.name, [args.file.parent])
    if args.held_out:
        field, one_in = args.held_out
        rows = [row for row in rows if is_held_out(str(row[field]), int(one_in))]
    premise, claim = next(fields for fields in FIELDS if fields[0] in rows[0])
    shares = np.exp(CrossEncoderEntailer(args.model).score([(row[premise], row[claim]) for row in rows])[0])
    labels = [row["label"] for row in rows]
    if set(labels) <= {str(v) for v in VERDICTS}:
        names, columns = [str(v) for v in VERDICTS], shares
    elif "neutral" in labels:
        names = ["entailment", "neutral", "contradiction"]
        columns = np.stack([shares[:, 0], shares[:, 1] + shares[:, 3], shares[:, 2]], axis=1)
    else:
        names = ["entailment", "not_entailment"]
        columns = np.stack([shares[:, 0], 1 - shares[:, 0]], axis=1)
    found = [names[i] for i in columns.argmax(1)]
    macro = f1_score(labels, found, labels=names, average="macro")
    print(f"{args.file.name}: {len(rows)} rows, accuracy {accuracy_score(labels, found):.3f}, macro-F1 {macro:.3f}")
    each = f1_score(labels, found, labels=names, average=None)
    print("  " + "  ".join(f"{name} {score:.3f}" for name, score in zip(names, each, strict=True)))


if __name__ == "__main__":
    main()
