"""Coverage-guided fuzzing with atheris: ``python -m fuzz.guided text|report [-max_total_time=SECONDS] [CORPUS]``.

Anything but a result or a `HeadcheckError` ends the run, with the input that did it in a file ``crash-*``.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress

import atheris

with atheris.instrument_imports(include=["headcheck"]):
    from headcheck import HeadcheckError, Report
    from headcheck.strength import strength
    from headcheck.text.article import read_article
    from headcheck.text.claims import claim_verb
    from headcheck.text.sentences import SentencexSplitter

from tests.reports import two_claims
from tests.strategies import places

SPLITTER = SentencexSplitter()
SAVED = two_claims(note="&<").to_json()


def text(data: bytes) -> None:
    """Cut an article, find its claims and weigh its words."""
    given = atheris.FuzzedDataProvider(data)
    headline = given.ConsumeUnicode(given.ConsumeIntInRange(0, 200))
    with suppress(HeadcheckError):
        article = read_article(headline, given.ConsumeUnicode(sys.maxsize), SPLITTER)
        for claim in article.claims:
            claim_verb(headline, claim.span)
            strength(claim.text)
        for sentence in article.sentence_texts():
            strength(sentence)


def report(data: bytes) -> None:
    """Read a report that was tampered with, and show it."""
    given = atheris.FuzzedDataProvider(data)
    value = {"report": json.loads(SAVED)}
    for _ in range(given.ConsumeIntInRange(1, 4)):
        found = list(places(value))
        holder, key = found[given.ConsumeIntInRange(0, len(found) - 1)]
        other, place = found[given.ConsumeIntInRange(0, len(found) - 1)]
        anything = (
            None,
            [],
            {},
            given.ConsumeInt(9),
            given.ConsumeFloat(),
            given.ConsumeUnicode(20),
            given.ConsumeBool(),
            json.loads(json.dumps(other[place])),
        )
        holder[key] = anything[given.ConsumeIntInRange(0, len(anything) - 1)]
    with suppress(HeadcheckError):
        read = Report.from_dict(value["report"])
        read.to_html()
        str(read)
        if Report.from_json(read.to_json()) != read:
            raise AssertionError("a report changed on its way through JSON")


if __name__ == "__main__":
    target = {"text": text, "report": report}[sys.argv.pop(1)]
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()
