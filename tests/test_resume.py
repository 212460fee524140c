"""A run that was killed goes on where it was: no row twice, none missing, none torn."""

from __future__ import annotations

import random
import subprocess
import sys
import time

import pyarrow.parquet as pq
import pytest

import headcheck
from headcheck import OutputExistsError, ResumeError
from headcheck.testing import OverlapEntailer, WordEncoder
from tests.tables import FORMATS, articles, read, run, write


@pytest.mark.parametrize(
    ("suffix", "count", "kills"),
    [*((suffix, 1000, 3) for suffix in FORMATS), pytest.param("jsonl", 20_000, 5, marks=pytest.mark.slow)],
)
def test_kill_and_resume(native_model, tmp_path, suffix, count, kills):
    """Killed at random moments and resumed each time, a run gives what an undisturbed one gives, every row once.

    One row in a hundred is broken, and tells why: a blank body, or, in JSON Lines, every other time a torn line.
    """
    rows = articles(count)
    broken = dict.fromkeys(range(37, count, 100), "EmptyTextError: the body")
    for i in broken:
        rows[i]["body"] = " "
    source = write(tmp_path / f"in.{suffix}", rows)
    if suffix == "jsonl":
        lines = source.read_bytes().splitlines()
        for i in list(broken)[::2]:
            lines[i], rows[i], broken[i] = lines[i][:40], {}, f"RowFormatError: line {i + 1} is not JSON"
        source.write_bytes(b"\n".join(lines))
    whole, target = tmp_path / f"whole.{suffix}", tmp_path / f"out.{suffix}"
    options = ["--model", str(native_model), "--dtype", "float32", "--device", "cpu", "--top-k", "1", "--quiet"]
    command = [sys.executable, "-m", "tests.killed", str(source), *options, "--resume", "-o"]
    run(headcheck.Checker(native_model, dtype="float32", device="cpu", top_k=1), source, whole)
    rng = random.Random(suffix)
    kept = []
    for share in sorted(rng.uniform(0.05, 0.9) for _ in range(kills)):
        process = subprocess.Popen([*command, str(target)])
        while size(target) < share * size(whole) and process.poll() is None:
            time.sleep(0.005)
        time.sleep(rng.uniform(0, 0.05))
        process.kill()
        assert process.wait() == -9
        kept.append(size(target))
    assert kept == sorted(kept)
    assert kept[0] > 0
    subprocess.run([*command, str(target)], check=True)
    found = read(target)
    assert [row.get("id") for row in found] == [row.get("id") for row in rows]
    errors = {i: row["error"] for i, row in enumerate(found) if row["error"]}
    assert list(errors) == list(broken)
    assert all(error.startswith(broken[i]) for i, error in errors.items())
    assert found == read(whole)
    assert suffix == "parquet" or target.read_bytes() == whole.read_bytes()
    assert not list(tmp_path.glob("*.parts"))


def size(target):
    """Bytes that are safe so far."""
    parts = list(target.parent.glob(f"{target.name}.parts/*.parquet"))
    return sum(path.stat().st_size for path in [*parts, *([target] if target.exists() else [])])


@pytest.mark.parametrize("suffix", ["jsonl", "csv"])
def test_any_torn_end_is_mended(fake, tmp_path, suffix):
    """Wherever the output was torn, within a character, a quoted line break or the header, resuming completes it."""
    source, target = write(tmp_path / f"in.{suffix}", articles(8)), tmp_path / f"out.{suffix}"
    run(fake, source, target)
    whole = target.read_bytes()
    cuts = {0, 1, 2, len(whole) - 1, len(whole), *random.Random(0).sample(range(len(whole)), 50)}
    cuts |= {i + 1 for i, byte in enumerate(whole) if byte in b"\r\n"}
    for cut in cuts:
        target.write_bytes(whole[:cut])
        assert run(fake, source, target, mode="resume").rows == 8
        assert target.read_bytes() == whole, cut


@pytest.mark.parametrize("suffix", FORMATS)
def test_resuming_what_is_finished_or_not_begun(fake, tmp_path, suffix):
    """Without an output, resume starts one; a finished one stays as it is, and goes on where the input has grown."""
    rows = articles(9)
    source, target = write(tmp_path / f"in.{suffix}", rows[:6]), tmp_path / f"out.{suffix}"
    for count in (6, 6, 9):
        write(source, rows[:count])
        tally = run(fake, source, target, mode="resume")
        assert tally.rows == tally.verdicts.total() == count
        assert [row["id"] for row in read(target)] == [row["id"] for row in rows[:count]]


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_summary_counts_resumed_rows(fake, tmp_path, suffix):
    """The summary of a resumed run is that of an undisturbed one."""
    rows = [*articles(5), {"id": "x", "headline": "", "body": "Fares rise.", "note": ""}]
    source, target = write(tmp_path / f"in.{suffix}", rows), tmp_path / f"out.{suffix}"
    first = run(fake, source, target)
    assert run(fake, source, target, mode="resume") == first


@pytest.mark.parametrize("suffix", FORMATS)
def test_what_cannot_be_resumed(fake, tmp_path, suffix):
    """Rows of another signature, other columns, another input or a shorter one are refused, and left alone."""
    source, target = write(tmp_path / f"in.{suffix}", articles(6)), tmp_path / f"out.{suffix}"
    run(fake, source, target)
    before = target.read_bytes()
    other = headcheck.Checker(OverlapEntailer(), WordEncoder(), top_k=3)
    with pytest.raises(ResumeError, match=r"k:8[\s\S]*k:3"):
        run(other, source, target, mode="resume")
    with pytest.raises(ResumeError, match=r"header|column"):
        run(fake, source, target, mode="resume", prefix="hc_")
    for rows in (articles(4), articles(9)[1:]):
        write(source, rows)
        with pytest.raises(ResumeError, match="not the first"):
            run(fake, source, target, mode="resume")
    assert suffix == "parquet" or target.read_bytes() == before
    write(source, articles(6))
    assert run(fake, source, target, mode="resume").rows == 6


@pytest.mark.parametrize("suffix", FORMATS)
def test_other_fields_are_not_resumed(fake, tmp_path, suffix):
    """Rows that were checked by one body are not followed by rows that are checked by another; an error may be gone."""
    rows = [row | {"teaser": "Nothing of the kind was said."} for row in articles(6)]
    source, target = write(tmp_path / f"in.{suffix}", rows), tmp_path / f"out.{suffix}"
    run(fake, source, target, body="teaser")
    with pytest.raises(ResumeError, match=r"row 5 .* otherwise now"):
        run(fake, source, target, mode="resume")
    assert run(fake, source, target, body="teaser", mode="resume").rows == 6
    write(source, [*rows[:5], rows[5] | {"body": " "}])
    run(fake, source, target, mode="overwrite")
    write(source, rows)
    assert run(fake, source, target, mode="resume").rows == 6


def test_damaged_lines_are_not_resumed(fake, tmp_path):
    """A line amid the output that is not JSON is refused with its number."""
    source, target = write(tmp_path / "in.jsonl", articles(6)), tmp_path / "out.jsonl"
    run(fake, source, target)
    lines = target.read_bytes().split(b"\n")
    lines[2] = lines[2][:40]
    target.write_bytes(b"\n".join(lines))
    with pytest.raises(ResumeError, match="line 3"):
        run(fake, source, target, mode="resume")


def test_whole_reports_are_resumed_as_such(fake, tmp_path):
    """Rows with whole reports are not followed by rows without; a field of that name in the input is no matter."""
    own = [row | {"report": {"by": "desk"}} for row in articles(6)]
    whole, plain = tmp_path / "whole.jsonl", tmp_path / "plain.jsonl"
    run(fake, write(tmp_path / "in.jsonl", articles(6)), whole, full=True)
    run(fake, write(tmp_path / "own.jsonl", own), plain)
    for target in (whole, plain):
        target.write_bytes(b"".join(target.read_bytes().splitlines(keepends=True)[:4]))
    with pytest.raises(ResumeError, match="--full"):
        run(fake, tmp_path / "in.jsonl", whole, mode="resume")
    assert run(fake, tmp_path / "in.jsonl", whole, mode="resume", full=True).rows == 6
    assert run(fake, tmp_path / "own.jsonl", plain, mode="resume").rows == 6


def test_damaged_cells_are_not_resumed(fake, tmp_path):
    """A row of CSV whose numbers are none is refused."""
    source, target = write(tmp_path / "in.csv", articles(6)), tmp_path / "out.csv"
    run(fake, source, target)
    target.write_bytes(target.read_bytes().replace(b",0.", b",x."))
    with pytest.raises(ResumeError, match="damaged"):
        run(fake, source, target, mode="resume")


def test_what_is_no_parquet_is_not_resumed(fake, tmp_path):
    """An output that is not Parquet is refused by its name, and left alone."""
    source, target = write(tmp_path / "in.parquet", articles(2)), tmp_path / "out.parquet"
    target.touch()
    with pytest.raises(ResumeError, match=r"out\.parquet is not Parquet"):
        run(fake, source, target, mode="resume")
    assert target.read_bytes() == b""


@pytest.mark.parametrize("moment", ["headcheck.files.parquet._join", "headcheck.files.parquet.shutil.rmtree"])
def test_pieces_survive_until_they_are_joined(fake, tmp_path, monkeypatch, moment):
    """Stopped while the pieces of a Parquet file are joined or cleared away, a run is completed by resuming it."""
    monkeypatch.setattr("headcheck.files.parquet.ParquetWriter.chunk", 4)
    source, target = write(tmp_path / "in.parquet", articles(10)), tmp_path / "out.parquet"

    def stop(*_args, **_options):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(moment, stop)
        with pytest.raises(KeyboardInterrupt):
            run(fake, source, target)
    with pytest.raises(OutputExistsError):
        run(fake, source, target)
    assert run(fake, source, target, mode="resume").rows == 10
    assert [row["id"] for row in read(target)] == [f"a-{i}" for i in range(10)]
    assert not list(tmp_path.glob("*.parts"))
    assert pq.ParquetFile(target).metadata.num_rows == 10
