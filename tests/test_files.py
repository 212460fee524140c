"""Tables in files: what is written is read back, whatever it holds."""

from __future__ import annotations

import json
import os
from contextlib import closing, suppress
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headcheck.files import open_reader, open_writer
from headcheck.files.streams import replacing
from headcheck.files.table import as_text
from headcheck.rows import SCHEMA
from tests.strategies import ANY_TEXT
from tests.tables import FORMATS, articles, write

NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8).filter(lambda n: n not in SCHEMA)
SCALARS = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False) | ANY_TEXT
VALUES = st.recursive(
    SCALARS, lambda v: st.lists(v, max_size=3) | st.dictionaries(ANY_TEXT, v, max_size=3), max_leaves=6
)
ROWS = st.lists(st.dictionaries(NAMES, VALUES, min_size=1, max_size=4), min_size=1, max_size=4)
NOTHING = dict.fromkeys(SCHEMA)


def through(folder, rows, suffix):
    """Rows written as JSON Lines, carried through to another format, and read back."""
    source, target = folder / "in.jsonl", folder / f"out.{suffix}"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    with (
        closing(open_reader(str(source))) as reader,
        closing(open_writer(str(target), None, "overwrite", reader, SCHEMA)) as writer,
    ):
        assert list(writer.start()) == []
        writer.write([(record.fields, NOTHING) for record in reader])
        writer.finish()
    with closing(open_reader(str(target))) as reader:
        return [dict(record.fields) for record in reader]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder for all examples of a test."""
    return tmp_path_factory.mktemp("files")


@given(ROWS)
def test_json_lines_keep_everything(folder, rows):
    """Fields go through JSON Lines as they are: nested, of any type, lone surrogates and all; infinity as text."""
    assert through(folder, rows, "jsonl") == [json.loads(json.dumps(row | NOTHING), parse_constant=str) for row in rows]


@given(ROWS)
def test_csv_keeps_the_text_of_everything(folder, rows):
    """Fields go through CSV as their text: quotes, commas and line breaks as they are, formulas disarmed."""
    for found, row in zip(through(folder, rows, "csv"), rows, strict=True):
        for name, value in row.items():
            text = as_text(value)
            cell = found.get(name, found.get(f"'{name}"))
            assert cell == text or (text[0] in "=+-@\t\r\n＝＋－＠" and cell == f"'{text}")


@given(ROWS)
def test_parquet_keeps_values_or_their_text(folder, rows):
    """Fields go through Parquet as they are, or, where a column has no single type, as their text."""
    for found, row in zip(through(folder, rows, "parquet"), rows, strict=True):
        assert all(found[name] in (value, as_text(value)) for name, value in row.items())


@pytest.mark.parametrize("suffix", FORMATS)
def test_reading_is_lazy(tmp_path, suffix):
    """The first rows are there when little of the file was read."""
    source = write(tmp_path / f"in.{suffix}", articles(20_000))
    with closing(open_reader(str(source))) as reader:
        rows = iter(reader)
        assert len(list(islice(rows, 10))) == 10
        done, total = reader.progress()
        assert total is not None
        assert done < total / 10
        assert sum(1 for _ in rows) == 19_990
        assert reader.progress()[0] == total


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path):
    """What is there stays until all of the new is written; links stay links, and no draft is left behind."""
    file, link = tmp_path / "page.html", tmp_path / "latest.html"
    file.write_bytes(b"old")
    link.symlink_to(file)
    with replacing(link) as draft:
        draft.write(b"new")
        draft.flush()
        assert file.read_bytes() == b"old"
    with suppress(KeyboardInterrupt), replacing(file) as draft:
        draft.write(b"torn")
        raise KeyboardInterrupt
    assert file.read_bytes() == b"new"
    assert link.is_symlink()
    assert len(list(tmp_path.iterdir())) == 2


def test_a_pipe_is_written_straight(tmp_path):
    """What is no ordinary file is not replaced by one."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with open(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK), "rb") as end:  # noqa: PTH123 - a pipe without its writer
        with replacing(pipe) as file:
            file.write(b"new")
        assert end.read() == b"new"
    assert pipe.is_fifo()
