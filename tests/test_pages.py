"""The mechanism that runs the pages sees what is wrong with one, and can mend it."""

from __future__ import annotations

import pytest
from sybil.example import SybilFailure

conftest = pytest.importorskip("conftest", reason="the pages do not ship with the package")


def examples(page, text, *, refresh=False):
    """The examples of a page with this text."""
    page.write_text(text, encoding="utf-8")
    found = list(conftest.pages.parse(page))
    for example in found:
        example.namespace["refresh"] = refresh
    return found


@pytest.fixture
def page(tmp_path, monkeypatch):
    """A page, followed in a folder of its own."""
    (tmp_path / "followed").mkdir()
    monkeypatch.chdir(tmp_path / "followed")
    return tmp_path / "page.md"


def test_a_console_must_print_what_stands_there(page):
    """What a command prints is compared, told, and put into the page on request; other programs are let be."""
    stale = "```console\n$ headcheck --version\nheadcheck 0\n$ git status\nclean\n```\n"
    (example,) = examples(page, stale)
    with pytest.raises(SybilFailure, match=r"-headcheck 0\n\+headcheck \d"):
        example.evaluate()
    (example,) = examples(page, stale, refresh=True)
    example.evaluate()
    mended = page.read_text(encoding="utf-8")
    assert mended.endswith("$ git status\nclean\n```\n")
    (example,) = examples(page, mended)
    example.evaluate()
    assert mended != stale


def test_a_file_beside_the_page_must_be_what_is_written(page):
    """A file that the page shows is compared with what its command writes, and written anew on request."""
    text = "```console\n$ headcheck --version > version.txt\n```\n"
    (page.parent / "version.txt").write_text("headcheck 0\n", encoding="utf-8")
    (example,) = examples(page, text)
    with pytest.raises(SybilFailure, match=r"another version\.txt"):
        example.evaluate()
    (example,) = examples(page, text, refresh=True)
    example.evaluate()
    assert (page.parent / "version.txt").read_text(encoding="utf-8") != "headcheck 0\n"
    (example,) = examples(page, text)
    example.evaluate()


def test_a_command_that_fails_is_seen(page):
    """A command that ends with another status than it may fails the page."""
    (example,) = examples(page, "```console\n$ headcheck check none.txt\n```\n")
    with pytest.raises(AssertionError, match=r"status 3.*none\.txt"):
        example.evaluate()


def test_blocks_are_saved_and_run_in_order(page):
    """A block with a title is a file for the Python behind it; what lacks an extra is skipped, a wrong name is not."""
    python = ("from pathlib import Path", 'raise ImportError("no", name="ray")', "1 / 0", "import heedcheck")
    text = '```text title="a/note.txt"\nhello\n```\n' + "".join(f"```python\n{line}\n```\n" for line in python)
    saved, read, lacking, behind, wrong = examples(page, text)
    saved.evaluate()
    read.evaluate()
    assert read.namespace["Path"]("a/note.txt").read_text(encoding="utf-8") == "hello\n"
    for example in (lacking, behind):
        with pytest.raises(conftest.SkipTest, match="ray"):
            example.evaluate()
    del wrong.namespace["lacking"]
    with pytest.raises(ModuleNotFoundError, match="heedcheck"):
        wrong.evaluate()
