"""Time grows with the length of a text, whatever it holds, and no regular expression can run away."""

from __future__ import annotations

import re
import time
from importlib import import_module
from pkgutil import walk_packages
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

import numpy as np
import pytest
from hypothesis import settings

import headcheck
from headcheck import Checker
from headcheck.strength import strength
from headcheck.testing import OverlapEntailer
from headcheck.text.article import read_article
from headcheck.text.claims import split_headline
from headcheck.text.sentences import SentencexSplitter

SPLITTER = SentencexSplitter()
NIGHTLY = settings().max_examples > 1000

UNITS = {
    "one endless line": "word ",
    "one endless word": "x",
    "commas": ",",
    "double quotes": '"',
    "single quotes": "'",
    "opening quotes": "“",
    "closing quotes": "” ",
    "dashes": "-",
    "dots": ".",
    "letters and dots": "a.",
    "abbreviations": "Mr. ",
    "nested brackets": "([{",
    "a a a": "a a a ",
    "hedges": "may might reportedly ",
    "denials": "n't not ",
    "digits": "1",
    "grouped digits": "1,",
    "spaces": " ",
    "line breaks": "\n",
    "line separators": "\u2028\r\n",
    "paragraphs": "a\n\n",
    "wrapped lines": "x" * 60 + "\n",
    "exclamations": "!? ",
    "credits": "Photo: a\n",
    "links": "Read more: a\n",
    "copyright": "© ",
    "addresses": "http://a.b/",
    "zero width": "\u200b",
    "bidirectional": "\u202e",
    "combining": "e\u0301",
    "emoji": "🚢",
    "no spaces": "漢。",
    "markup": "<a href=x>",
}
LAYERS = {
    "body": lambda text: read_article("Mayor quits", text, SPLITTER),
    "ready sentences": lambda text: read_article("Mayor quits", [text], SPLITTER),
    "headline": split_headline,
    "strength": lambda text: strength(text[: len(text) // 8]),
}


def filled(unit: str, length: int) -> str:
    """A text of a length, of one unit over and over."""
    return "x " + (unit * (length // len(unit) + 1))[:length]


def seconds(run, text: str) -> float:
    """Processor time, the better of two runs: other programs do not count, but they empty caches."""
    taken = []
    for _ in range(2):
        start = time.process_time()
        run(text)
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.parametrize("layer", LAYERS)
def test_time_is_linear(layer):
    """A text four times as long takes about four times as long, and not sixteen times, whatever it repeats."""
    run, size = LAYERS[layer], 1_000_000 if NIGHTLY else 30_000
    for name, unit in UNITS.items():
        short, long = seconds(run, filled(unit, size)), seconds(run, filled(unit, 4 * size))
        assert long < 8 * short + 0.05, name


class Flat:
    """An encoder that takes no time, so that the time of the rest shows."""

    name = "flat@1"

    def encode(self, texts):
        """The same vector for all."""
        return np.ones((len(texts), 1), np.float32)


LARGE = list(UNITS) if NIGHTLY else ["one endless line", "opening quotes", "line breaks"]


@pytest.mark.parametrize("unit", LARGE)
def test_five_megabytes_are_checked_within_a_minute(native_model, unit):
    """A hostile body of 5 MB is checked in less than 60 seconds of processor time, shown and saved included."""
    checker = Checker(native_model, Flat(), dtype="float32", device="cpu")
    start = time.process_time()
    report = checker.check("Mayor scraps toll", filled(UNITS[unit], 5_000_000))
    assert len(report.to_html()) > 5_000_000
    assert str(report)
    assert report.to_json()
    assert time.process_time() - start < 60


def test_a_headline_of_five_megabytes():
    """A headline of any length is checked and shown too."""
    checker = Checker(OverlapEntailer(), Flat())
    start = time.process_time()
    for unit in ("x", "a.", "quits, "):
        report = checker.check(filled(unit, 5_000_000), "The mayor quits.")
        assert str(report)
        assert report.to_html()
    assert time.process_time() - start < 60


REVIEWED = {
    "headcheck.retrieve:_WORD",
    "headcheck.strength.compare:_NUMBER",
    "headcheck.strength.marks:_TOKEN",
    "headcheck.text.tokens:_TOKEN",
}
"""Patterns with one repetition in another where it was seen that text can be taken in one way only: the inner ones are
parted by a character that they do not take."""


def nested(tree, depth: int = 0) -> bool:
    """Whether an unbounded repetition stands in another one."""
    for code, argument in tree:
        inner = depth
        if code in (op.MAX_REPEAT, op.MIN_REPEAT) and argument[1] == op.MAXREPEAT:
            inner += 1
            if inner > 1:
                return True
        parts = argument if isinstance(argument, tuple | list) else [argument]
        found = [p for part in parts for p in (part if isinstance(part, list) else [part])]
        if any(isinstance(p, parser.SubPattern) and nested(p, inner) for p in found):
            return True
    return False


def test_no_regular_expression_backtracks():
    """No pattern of the package has a repetition in another one, but for those whose parts cannot be told two ways."""
    found = set()
    for module in walk_packages(headcheck.__path__, "headcheck."):
        if module.name.startswith(("headcheck.train", "headcheck.__main__")):  # not run on what others send
            continue
        for name, value in vars(import_module(module.name)).items():
            if isinstance(value, re.Pattern) and nested(parser.parse(value.pattern, value.flags)):
                found.add(f"{module.name}:{name}")
    assert found == REVIEWED
