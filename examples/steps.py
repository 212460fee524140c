"""Follow one article through every step of the decision.

python examples/steps.py examples/harbour.txt
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from headcheck import VERDICTS
from headcheck.decide import Head, features, worst_of
from headcheck.engine import read
from headcheck.entail import CrossEncoderEntailer
from headcheck.retrieve import SentenceTransformerEncoder
from headcheck.text.article import read_article
from headcheck.text.sentences import SentencexSplitter


def row(what: str, shares: Iterable[float]) -> str:
    """One line of a table: what was read, and how sure each verdict is."""
    return f"  {what[:46]:<46}" + "".join(f"{share:>8.0%}" for share in shares)


def main(path: str) -> None:
    """Print the steps."""
    headline, _, body = Path(path).read_text(encoding="utf-8").partition("\n")
    article = read_article(headline, body, SentencexSplitter())
    entailer, encoder = CrossEncoderEntailer(dtype="float32"), SentenceTransformerEncoder()
    head = Head.of(entailer.head_file, native=entailer.native)

    print(f"{len(article.claims)} claims, {len(article.sentences)} sentences")
    readings = read([article], encoder, entailer, top_k=8)[0]
    decided = head.probabilities([features(article, i, reading) for i, reading in enumerate(readings)])
    for claim, reading, shares in zip(article.claims, readings, decided, strict=True):
        print(f"\n{claim.text}")
        print(f"  {'':<46}" + "".join(f"{verdict[:7]:>8}" for verdict in VERDICTS))
        print(row("all of the sentences below, together", np.exp(reading.packed)))
        print(row("the first four of them, together", np.exp(reading.close)))
        for index, alone in zip(reading.order, reading.single, strict=True):
            print(row(f"  {article.sentence_texts()[index]}", np.exp(alone)))
        print(row("decision", shares))

    worst = worst_of([dict(zip(VERDICTS, shares, strict=True)) for shares in decided])
    print("\n" + row("the headline", worst.values()) + f"   flagged from {head.threshold:.0%}")


if __name__ == "__main__":
    main(sys.argv[1])
