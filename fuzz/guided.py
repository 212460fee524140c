"""Coverage-guided fuzzing with atheris: ``python fuzz/guided.py text|report [-max_total_time=SECONDS] [CORPUS]``.

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

SPLITTER = SentencexSplitter()


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
    """Read a report and show it."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return
    with suppress(HeadcheckError):
        found = Report.from_dict(value)
        found.to_html()
        str(found)
        if Report.from_json(found.to_json()) != found:
            raise AssertionError("a report changed on its way through JSON")


if __name__ == "__main__":
    target = {"text": text, "report": report}[sys.argv.pop(1)]
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()
