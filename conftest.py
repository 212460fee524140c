"""README, docs and docstrings are tests.

In a page, Python blocks run one after the other, a block with a title is saved under that name, and each command of a
console that is ``headcheck`` or a Python script runs and must print what stands under it. All this in a folder with
nothing but the repository's examples and benchmarks. What a command writes with ``>`` must be as in the file of that
name beside the page, where there is one. ``pytest README.md docs --refresh`` brings pages and files up to date.
"""

from __future__ import annotations

import difflib
import io
import re
import runpy
import shlex
import shutil
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest import SkipTest
from unittest.mock import patch

import pytest
from sybil import Sybil
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.doctest import DocTestParser
from sybil.parsers.markdown import SkipParser
from sybil.parsers.markdown.lexers import RawFencedCodeBlockLexer

from headcheck.cli import main

ROOT = Path(__file__).parent
OPTIONAL = {"dask", "datasets", "narwhals", "pandas", "polars", "pyarrow", "pyspark", "ray", "skops"}
"""What Python may lack without failing: the block is skipped, and those behind it on the page."""

FENCED = RawFencedCodeBlockLexer(re.compile(r'(?P<language>\w+)(?: title="(?P<title>[^"]+)")?\n'))
COMMAND = re.compile(r"^\$ (?P<command>.*(?:\\\n.*)*)\n(?P<printed>(?:(?!\$ ).*\n)*)", re.MULTILINE)

run_python = PythonEvaluator()


def pytest_addoption(parser):
    """Add the option that brings pages up to date."""
    parser.addoption("--refresh", action="store_true", help="put what commands print into the pages")


@pytest.fixture(scope="session")
def refresh(request):
    """Whether to bring pages up to date."""
    return request.config.getoption("--refresh")


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    """Someone who follows a page in a fresh folder, on a terminal of 80 columns."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.chdir(tmp_path_factory.mktemp("page"))
        Path("benchmarks").symlink_to(ROOT / "benchmarks")
        shutil.copytree(ROOT / "examples", "examples")
        monkeypatch.setenv("COLUMNS", "80")
        for name in ("FORCE_COLOR", "NO_COLOR"):
            monkeypatch.delenv(name, raising=False)
        yield


def python(example):
    """Run a block with the names of those before it."""
    if lacking := example.namespace.get("lacking"):
        raise SkipTest(f"{lacking} is not installed")
    try:
        run_python(example)
    except ImportError as error:
        name = getattr(error.__cause__ or error, "name", None)  # a MissingExtraError has it from its cause
        if name not in OPTIONAL:
            raise
        example.namespace["lacking"] = name
        raise SkipTest(f"{name} is not installed") from error


def save(example):
    """Save a block under its title."""
    path = Path(example.region.lexemes["title"])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(example.parsed, encoding="utf-8")


def console(example):
    """Run commands, and compare what they print with the page."""
    page, refresh = Path(example.path), example.namespace["refresh"]

    def now(shown):
        words = shlex.split(shown["command"])
        if words[0] not in ("headcheck", "python") or "-m" in words:
            return shown[0]
        if ">" not in words:
            said = run(words).strip() + "\n"
            return f"$ {shown['command']}\n{said if shown['printed'].strip() else shown['printed']}"
        text, target = run(words[: words.index(">")]), words[-1]
        Path(target).write_text(text, encoding="utf-8")
        if refresh and (page.parent / target).exists():
            (page.parent / target).write_text(text, encoding="utf-8")
        same = not (page.parent / target).exists() or (page.parent / target).read_text(encoding="utf-8") == text
        return shown[0] if same else f"{shown[0]}writes another {target} than stands beside the page\n"

    found = COMMAND.sub(now, example.parsed)
    if found == example.parsed:
        return None
    if refresh:
        page.write_text(page.read_text(encoding="utf-8").replace(example.parsed, found), encoding="utf-8")
        return None
    return "\n".join(difflib.unified_diff(example.parsed.splitlines(), found.splitlines(), "page", "now", n=1))


def run(words):
    """Run a command in this process, and return what it says on both streams."""
    said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n", write_through=True)
    with redirect_stdout(said), redirect_stderr(said), patch.object(sys, "argv", words[1:]):
        try:
            status = main(words[1:]) if words[0] == "headcheck" else runpy.run_path(words[1], run_name="__main__") and 0
        except SystemExit as exit_:
            status = exit_.code or 0
    text = said.buffer.getvalue().decode()
    if 'pip install "headcheck[' in text:
        raise SkipTest(text)
    assert status == 0 or (status == 1 and "--fail-on" in words), f"status {status} of {shlex.join(words)}: {text}"
    return text


def blocks(document):
    """Parse the blocks of a page that can be run or saved."""
    for region in FENCED(document):
        known = {"python": python, "console": console}
        evaluator = save if region.lexemes["title"] else known.get(region.lexemes["language"])
        if evaluator:
            region.parsed, region.evaluator = region.lexemes["source"], evaluator
            yield region


# The blocks of the page on scale-out want clusters, and run in tests/test_scale_out.py.
pages = Sybil([blocks, SkipParser()], pattern="*.md", exclude="scale-out.md", fixtures=["reader", "refresh"])
docstrings = Sybil([DocTestParser()], pattern="*.py", path="src")
pytest_collect_file = (pages + docstrings).pytest()
