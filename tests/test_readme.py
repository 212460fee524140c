"""What README and docs show is what happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from headcheck.cli import main

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


# The examples of scale-out.md need clusters: test_scale_out.py runs them.
@pytest.mark.parametrize("page", [p for p in PAGES if p.name != "scale-out.md"], ids=lambda page: page.name)
def test_python_blocks_run(page):
    """The Python blocks of a page run, one after the other."""
    names: dict[str, object] = {}
    for block in re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
        exec(compile(block, page.name, "exec"), names)  # noqa: S102 - our own pages


def test_the_report_is_the_one_printed(capsys, monkeypatch):
    """The report in the README is what its command prints."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    command, printed = re.search(r"```console\n\$ headcheck (check [^\n]*)\n(.*?)```", readme, re.DOTALL).groups()
    monkeypatch.chdir(ROOT)
    assert main(command.split()) == 0
    assert capsys.readouterr().out.strip() == printed.strip()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    """Relative links of README and docs lead to files of the repository."""
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
