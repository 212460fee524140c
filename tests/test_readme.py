"""What README and docs show is what happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from headcheck.cli import main

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCKS = [
    pytest.param(block, id=f"{page.name}-{number}")
    for page in PAGES
    for number, block in enumerate(re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL))
]


@pytest.mark.parametrize("block", BLOCKS)
def test_python_blocks_run(block):
    """Every Python block of README and docs runs as it stands."""
    exec(compile(block, "README", "exec"), {})  # noqa: S102 - our own pages


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
