"""The examples run as they stand, on small input."""

from __future__ import annotations

import json
import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from headcheck import Checker
from headcheck.testing import OverlapEntailer, WordEncoder

EXAMPLES = Path(__file__).parent.parent / "examples"
GOOD = "Ferry fares rise\n\nFerry fares rise this week.\n"
BAD = "Mayor scraps toll\n\nThe mayor may scrap the toll if the board agrees. Nothing is decided.\n"

pytestmark = pytest.mark.skipif(not EXAMPLES.exists(), reason="the examples do not ship with the package")


def test_check_on_save(tmp_path, capsys):
    """A flagged article gets a page beside it, which goes when the article is mended; what is as it was is not read."""
    script = runpy.run_path(str(EXAMPLES / "check_on_save.py"))
    checker, seen = Checker(OverlapEntailer(), WordEncoder(), threshold=0.2), {}
    (tmp_path / "fares.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "toll.txt").write_text(BAD, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("Mayor quits\n", encoding="utf-8")
    assert script["check_saved"](tmp_path, seen, checker)
    assert [page.name for page in tmp_path.glob("*.html")] == ["toll.html"]
    assert len(capsys.readouterr().out.splitlines()) == 3
    (tmp_path / "toll.txt").write_text(GOOD, encoding="utf-8")
    os.utime(tmp_path / "toll.txt", ns=(1, 1))
    assert not script["check_saved"](tmp_path, seen, checker)
    assert not list(tmp_path.glob("*.html"))
    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()] == ["toll.txt"]


def test_nightly_scan(tmp_path):
    """Every row of a dump has its result, and the page shows them."""
    dump, out = tmp_path / "dump.jsonl", tmp_path / "out"
    rows = [{"headline": text.partition("\n")[0], "body": text.partition("\n")[2]} for text in (GOOD, BAD, "No body\n")]
    dump.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    command = ["sh", str(EXAMPLES / "nightly_scan.sh"), str(dump), str(out)]
    subprocess.run(command, check=True, env={**os.environ, "PATH": programs}, capture_output=True)
    checked = [json.loads(line) for line in (out / "checked.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [bool(row["error"]) for row in checked] == [False, False, True]
    assert "Mayor scraps toll" in (out / "checked.html").read_text(encoding="utf-8")


def test_own_labels(tmp_path, capsys):
    """A desk's own labels are learned and measured, and the classifier is kept without pickle."""
    pytest.importorskip("skops")
    target = tmp_path / "desk.skops"
    runpy.run_path(str(EXAMPLES / "own_labels.py"))["main"](str(target))
    said = capsys.readouterr().out
    assert "balanced accuracy" in said
    assert "'soften'" in said
    assert target.stat().st_size < 100_000


def test_ray_job(tmp_path):
    """Ray writes one row with a result for each article."""
    pytest.importorskip("ray", exc_type=ImportError)
    import pyarrow.parquet as pq

    script, source = EXAMPLES / "ray_job.py", EXAMPLES / "articles.csv"
    subprocess.run([sys.executable, script, source, tmp_path / "checked"], check=True, capture_output=True, timeout=300)
    assert pq.read_table(tmp_path / "checked").num_rows == 8
