"""Files of articles: three formats in, three out, row by row, the bad ones in their place."""

from __future__ import annotations

import io
import json
import sys
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import headcheck
from headcheck import SCHEMA, ColumnError, FileFormatError, InvalidOptionError, OutputExistsError, Report
from headcheck.cli import main
from headcheck.rows import to_row
from headcheck.testing import OverlapEntailer, WordEncoder
from tests.tables import FORMATS, articles, decided, read, run, same, write


@pytest.fixture
def options(native_model):
    """Options that choose the tiny model."""
    return ["--model", str(native_model), "--dtype", "float32", "--quiet"]


@pytest.mark.parametrize("out", FORMATS)
@pytest.mark.parametrize("into", FORMATS)
def test_any_format_into_any_other(fake, tmp_path, into, out):
    """Rows keep their order and their own fields from any format to any other."""
    rows = articles(7)
    source, target = write(tmp_path / f"in.{into}", rows), tmp_path / f"out.{out}"
    tally = run(fake, source, target)
    found = read(target)
    assert [list(row) for row in found] == [[*rows[0], *SCHEMA]] * 7
    guard = "'" if out == "csv" else ""
    for row, given in zip(found, rows, strict=True):
        assert {k: row[k] for k in given} == {k: guard + v if v[:1] == "=" else v for k, v in given.items()}
    assert (tally.rows, tally.verdicts.total(), tally.errors.total()) == (7, 7, 0)


BROKEN = [
    (b'{"headline": "Fares rise", "body": ', "RowFormatError: line 1 is not JSON"),
    (b'["Fares rise", "Fares rise."]', "RowFormatError: line 1 is no JSON object"),
    (b"[" * 100_000, "RowFormatError: line 1 is not JSON"),
    (b'{"headline": "Fares rise"}', "RowFormatError: there is no column 'body'"),
    (b'{"headline": null, "body": "Fares rise."}', "TextTypeError: the headline must be str, not NoneType"),
    (b'{"headline": "Fares rise", "body": 5}', "TextTypeError: the body must be str"),
    (b'{"headline": " \\n", "body": "Fares rise."}', "EmptyTextError: the headline"),
    (b'{"headline": "Fares \xff rise", "body": "Fares rise."}', "RowFormatError: line 1 is not JSON in UTF-8"),
    (b'{"headline": "\\ud800", "body": "Fares rise."}', "EmptyTextError: the headline"),
    (b'{"headline": "Fares rise", "body": {"text": "Fares rise."}}', "TextTypeError: the body must be str"),
]


@pytest.mark.parametrize("out", FORMATS)
@pytest.mark.parametrize(("line", "error"), BROKEN, ids=range(len(BROKEN)))
def test_what_a_bad_row_says(fake, tmp_path, line, error, out):
    """A bad row is written in its place: what could be read of it, its error, and nothing else."""
    source, target = tmp_path / "in.jsonl", tmp_path / f"out.{out}"
    source.write_bytes(line + b'\n\n{"headline": "Fares rise", "body": "Fares rise.", "id": 1}')
    assert run(fake, source, target).errors.total() == 1
    bad, good = read(target)
    assert bad["error"].startswith(error)
    assert not any(bad[name] for name in SCHEMA if name != "error")
    assert not good["error"]
    assert good["verdict"] == "supported"


@pytest.mark.parametrize("out", FORMATS)
def test_one_bad_row_in_a_hundred(tiny, tmp_path, out):
    """With one bad row in a hundred, all others get what they get alone, and no row is dropped or moved."""
    rows = articles(200)
    lines = [json.dumps(row).encode() for row in rows]
    for at, (line, _) in zip((0, 99, 199), BROKEN, strict=False):
        lines[at] = line
    source, target = tmp_path / "in.jsonl", tmp_path / f"out.{out}"
    source.write_bytes(b"\n".join(lines))
    tally = run(tiny, source, target)
    found = read(target)
    assert (len(found), tally.rows, tally.errors) == (200, 200, {"RowFormatError": 3})
    assert [i for i, row in enumerate(found) if row["error"]] == [0, 99, 199]
    good = [i for i, row in enumerate(found) if not row["error"]]
    assert [found[i]["id"] for i in good] == [rows[i]["id"] for i in good]
    expected = decided(to_row(r) for r in tiny.check_many(rows[i] for i in good))
    assert same(decided(found[i] for i in good), expected)


def test_a_file_of_bad_rows_only(tiny, tmp_path):
    """Where no row is good, the model is not asked, and all errors are written."""
    source = tmp_path / "in.jsonl"
    source.write_bytes(b"broken\n" * 70)
    tally = run(tiny, source, tmp_path / "out.jsonl")
    assert (tally.rows, tally.errors.total()) == (70, 70)
    assert str(tally).startswith("70 rows: 0 checked, 70 errors\nerrors    RowFormatError 70")


def test_bad_rows_of_csv(fake, tmp_path):
    """A row with too few or too many cells, and a headline that is not UTF-8, are bad rows; blank lines are none."""
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_bytes(
        b"\xef\xbb\xbfid,headline,body\r\n1,Fares rise\r\n2,Fares rise,Fares rise.,4\r\n\r\n"
        b"3,Fares \xff rise,Fares rise.\r\n\xff,Fares rise,Fares rise.\r\n"
    )
    run(fake, source, target)
    found = read(target)
    assert [row["id"] for row in found] == ["1", "2", "3", "\\xff"]
    assert [row["error"].partition(":")[0] for row in found] == [
        "RowFormatError",
        "RowFormatError",
        "TextTypeError",
        "",
    ]
    assert "2 cells, but the header has 3" in found[0]["error"]


def test_a_quote_that_is_never_closed(fake, tmp_path):
    """A quote that swallows the rest of a file makes a bad row of it, with what was swallowed; a header is refused."""
    source, target = tmp_path / "in.csv", tmp_path / "out.jsonl"
    source.write_bytes(
        b'id,headline,body\r\n1,Fares rise,Fares rise.\r\n2,Fares rise,"Fares rise.\r\n3,Fares rise,x\r\n'
    )
    assert run(fake, source, target).errors == {"RowFormatError": 1}
    good, bad = read(target)
    assert good["verdict"] == "supported"
    assert bad["body"] == "Fares rise.\r\n3,Fares rise,x\r\n"
    assert "line 3 opens a quote" in bad["error"]
    source.write_bytes(b'headline,"body\r\nFares rise,Fares rise.\r\n')
    with pytest.raises(FileFormatError, match="never closed"):
        run(fake, source, tmp_path / "none.jsonl")


@pytest.mark.parametrize("out", FORMATS)
@pytest.mark.parametrize(
    ("name", "content", "shown"),
    [
        ("in.csv", b"headline,body,t\xedtulo\nFares rise,Fares rise.,x\n", "t\\xedtulo"),
        ("in.jsonl", b'{"headline": "Fares rise", "body": "Fares rise.", "\\ud800": "x"}', "\\ud800"),
    ],
)
def test_names_that_are_not_utf8(fake, tmp_path, name, content, shown, out):  # noqa: PLR0917
    """The name of a field that UTF-8 cannot hold comes through as escapes; JSON has one for a lone surrogate."""
    (tmp_path / name).write_bytes(content)
    assert run(fake, tmp_path / name, tmp_path / f"out.{out}").errors.total() == 0
    (row,) = read(tmp_path / f"out.{out}")
    assert row[shown if name == "in.csv" or out != "jsonl" else "\ud800"] == "x"


def test_numbers_that_json_does_not_have(fake, tmp_path):
    """NaN and infinity become text in JSON Lines, which other readers would refuse otherwise."""
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text('{"headline": "Fares rise", "body": "Fares rise.", "n": [NaN, 1e999, 1.5], "s": "NaN \\ud800"}')
    run(fake, source, target)
    (row,) = read(target)
    assert (row["n"], row["s"]) == (["NaN", "Infinity", 1.5], "NaN \ud800")
    run(fake, source, tmp_path / "out.csv")
    assert read(tmp_path / "out.csv")[0]["n"] == "[NaN, Infinity, 1.5]"


def test_large_cells(fake, tmp_path):
    """A body far beyond the cell limit of the csv module is read and written."""
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    body = "Fares rise. " * 15_000
    source.write_text(f'headline,body\nFares rise,"{body}"\n', encoding="utf-8")
    assert run(fake, source, target).errors.total() == 0
    assert run(fake, source, target, mode="resume").rows == 1
    assert target.stat().st_size > len(body)


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", '=HYPERLINK("x")', "＝1+1", "＠SUM(A1)"],
)
def test_no_formula_is_written(fake, tmp_path, text):
    """Text that a spreadsheet would run gets an apostrophe, be it a field, a name or what was found; numbers do not."""
    source, target = tmp_path / "in.jsonl", tmp_path / "out.csv"
    row = {"headline": f"{text} fares rise", "body": f"{text} fares rise.", text: text, "n": -5, "m": "-1.5e3"}
    source.write_text(json.dumps(row), encoding="utf-8")
    run(fake, source, target)
    (found,) = read(target)
    assert found[f"'{text}"] == f"'{text}"
    assert (found["n"], found["m"]) == ("-5", "-1.5e3")
    assert not any(str(cell)[:1] in "=+-@\t\r\n＝＋－＠" for k, cell in found.items() if cell and k not in "nm")


def test_fields_that_come_and_go(fake, tmp_path):
    """A CSV header has every field of a JSON Lines file; nested values are JSON text, mixed ones text in Parquet."""
    extra = [{"a": 1}, {"b": [1, {"c": None}]}, {"a": 2.5, "d": True}, {"a": None, "e": "x"}, {"e": 7, "f": 2**70}]
    source = write(tmp_path / "in.jsonl", [a | e for a, e in zip(articles(5), extra, strict=True)])
    run(fake, source, tmp_path / "out.csv")
    found = read(tmp_path / "out.csv")
    assert [row["a"] for row in found] == ["1", "", "2.5", "", ""]
    assert (found[1]["b"], found[2]["d"]) == ('[1, {"c": null}]', "true")
    run(fake, source, tmp_path / "out.parquet")
    found = read(tmp_path / "out.parquet")
    assert [row["a"] for row in found] == [1.0, None, 2.5, None, None]
    assert [row["e"] for row in found] == [None, None, None, "x", "7"]
    assert (found[1]["b"], found[4]["f"]) == ('[1, {"c": null}]', str(2**70))


def test_pieces_of_parquet_agree_on_types(fake, tmp_path, monkeypatch):
    """A field whose type changes along the file is widened, or becomes text where nothing else holds it."""
    monkeypatch.setattr("headcheck.files.parquet.ParquetWriter.chunk", 2)
    values = {"n": [1, 2, 0.5, 1.5, None, None], "big": [2**60 + 1, 1, 0.5, 1.5, 2.5, 3.5], "late": [None] * 5 + ["x"]}
    values |= {"mixed": [1, 2, "x", "y", True, False], "null": [None] * 6}
    rows = [a | {k: v[i] for k, v in values.items()} for i, a in enumerate(articles(6))]
    run(fake, write(tmp_path / "in.jsonl", rows), tmp_path / "out.parquet")
    table = pq.read_table(tmp_path / "out.parquet")
    assert table.column_names == [*rows[0], *SCHEMA]
    assert table["n"].to_pylist() == [1.0, 2.0, 0.5, 1.5, None, None]
    assert table["big"].to_pylist() == [str(2**60 + 1), "1", "0.5", "1.5", "2.5", "3.5"]
    assert table["mixed"].to_pylist() == ["1", "2", "x", "y", "true", "false"]
    assert table["late"].to_pylist() == values["late"]
    assert not list(tmp_path.glob("*.parts"))


def test_parquet_keeps_its_types(fake, tmp_path):
    """From Parquet to Parquet every type and the file's metadata stay; to text they become readable."""
    rows = {"headline": ["Fares rise"] * 3, "body": ["Fares rise."] * 3}
    fields = {
        "when": pa.array([0, 1, 10**18 + 1], pa.timestamp("ns", "UTC")),
        "price": pa.array([Decimal("1.10"), None, Decimal("2.00")]),
        "tag": pa.array(["a", "b", "a"]).dictionary_encode(),
        "raw": pa.array([b"\xff", b"x", None]),
        "deep": pa.array([[{"x": 1}], [], None]),
    }
    table = pa.table(rows | fields).replace_schema_metadata({"owner": "desk"})
    pq.write_table(table, tmp_path / "in.parquet", row_group_size=2)
    run(fake, tmp_path / "in.parquet", tmp_path / "out.parquet")
    out = pq.read_table(tmp_path / "out.parquet")
    assert out.select(table.column_names).equals(table)
    assert out.schema.metadata[b"owner"] == b"desk"
    run(fake, tmp_path / "in.parquet", tmp_path / "out.jsonl")
    found = read(tmp_path / "out.jsonl")
    assert [row["price"] for row in found] == ["1.10", None, "2.00"]
    assert [row["raw"] for row in found] == ["\\xff", "x", None]
    assert [row["deep"] for row in found] == [[{"x": 1}], [], None]
    assert found[2]["when"].startswith("2001-09-09")


def test_what_python_has_no_type_for(fake, tmp_path):
    """Far-off years, unknown time zones and lists of text that is not UTF-8 come through, as text where they must."""
    text = pa.Array.from_buffers(
        pa.string(), 1, [None, pa.py_buffer(bytes([0, 0, 0, 0, 1, 0, 0, 0])), pa.py_buffer(b"\xff")]
    )
    fields = {
        "far": pa.array([2**62], pa.timestamp("us")),
        "zone": pa.array([0], pa.timestamp("us", "Mars/Olympus")),
        "category": text.dictionary_encode(),
        "body": pa.ListArray.from_arrays(pa.array([0, 1], pa.int32()), text),
    }
    table = pa.table({"headline": ["Fares rise"]} | fields)
    pq.write_table(table, tmp_path / "in.parquet")
    for suffix in FORMATS:
        assert run(fake, tmp_path / "in.parquet", tmp_path / f"out.{suffix}").errors == {"TextTypeError": 1}
    (row,) = read(tmp_path / "out.jsonl")
    assert str(2**62) in row["far"]
    assert row["zone"] == "1970-01-01 00:00:00.000000Z"
    assert pq.read_table(tmp_path / "out.parquet").select(table.column_names).equals(table)


@pytest.mark.parametrize("suffix", FORMATS)
def test_files_without_rows(fake, tmp_path, suffix):
    """A file without rows gives a file without rows, with columns where the format has them."""
    source, target = tmp_path / f"in.{suffix}", tmp_path / f"out.{suffix}"
    if suffix == "parquet":
        pq.write_table(pa.table({"headline": pa.array([], pa.string()), "body": pa.array([], pa.string())}), source)
    else:
        source.write_text("headline,body\n" if suffix == "csv" else "")
    assert run(fake, source, target).rows == 0
    assert read(target) == []
    if suffix == "parquet":
        assert pq.read_schema(target).names == ["headline", "body", *SCHEMA]


def test_unusable_files(fake, tmp_path):
    """Files of another format, missing columns and columns that would be overwritten are refused before any work."""
    for name, content, error in (
        ("in.csv", b"", FileFormatError),
        ("in.csv", b"body,body\n", FileFormatError),
        ("in.csv", b"headline,text\nx,y\n", ColumnError),
        ("in.csv", b"headline,body,error\nx,y,z\n", ColumnError),
        ("in.jsonl", b'{"headline": "Fares rise", "body": "Fares rise.", "verdict": "ours"}', ColumnError),
        ("in.parquet", b"PAR1", FileFormatError),
        ("in.txt", b"", InvalidOptionError),
    ):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(error):
            run(fake, tmp_path / name, tmp_path / "out.jsonl")
    assert not (tmp_path / "out.jsonl").exists()
    run(fake, tmp_path / "in.jsonl", tmp_path / "out.jsonl", prefix="hc_")
    assert read(tmp_path / "out.jsonl")[0]["verdict"] == "ours"


@pytest.mark.parametrize("suffix", FORMATS)
def test_outputs_are_not_overwritten(fake, tmp_path, suffix):
    """What is there is replaced only when asked, and never when it is the input."""
    source, target = write(tmp_path / f"in.{suffix}", articles(3)), tmp_path / f"out.{suffix}"
    run(fake, source, target)
    before = target.read_bytes()
    with pytest.raises(OutputExistsError, match="--overwrite"):
        run(fake, source, target)
    assert target.read_bytes() == before
    run(fake, source, target, mode="overwrite")
    assert len(read(target)) == 3
    with pytest.raises(InvalidOptionError, match="same file"):
        run(fake, source, source, mode="overwrite")
    with pytest.raises(FileNotFoundError, match="folder"):
        run(fake, source, tmp_path / "none" / f"out.{suffix}")


def test_whole_reports(fake, tmp_path):
    """With full=True each row of JSON Lines holds its report, ready to be read back; other formats refuse."""
    source = write(tmp_path / "in.jsonl", [*articles(2), {"headline": "", "body": ""}])
    run(fake, source, tmp_path / "out.jsonl", full=True)
    *good, bad = read(tmp_path / "out.jsonl")
    assert bad["report"] is None
    for row in good:
        assert Report.from_dict(row["report"]) == fake.check(row["headline"], row["body"])
    with pytest.raises(InvalidOptionError, match="JSON Lines only"):
        run(fake, source, tmp_path / "out.csv", full=True)


@pytest.mark.parametrize("prefix", ["", "hc_"])
def test_whole_reports_become_a_page(fake, tmp_path, capsys, prefix):
    """What was written with full=True, bad rows included, is laid out on one page by ``headcheck report``."""
    rows = [*articles(2), {"headline": "", "body": ""}]
    source = write(tmp_path / "in.jsonl", [row | {"error": "none of ours"} for row in rows] if prefix else rows)
    run(fake, source, tmp_path / "out.jsonl", full=True, prefix=prefix)
    assert main(["report", str(tmp_path / "out.jsonl"), "--prefix", prefix]) == 0
    page = capsys.readouterr().out
    assert "Ferry fares rise next week" in page
    assert "<strong>2</strong> checked" in page


def test_the_summary(tmp_path):
    """The summary counts rows, errors, verdicts and kinds, and shows the most overstated headlines on one line each."""
    rows = [{"headline": f"Mayor {i}\n\x1b scraps toll", "body": f"The mayor {i} may scrap toll."} for i in range(9)]
    source = write(tmp_path / "in.jsonl", [*rows, {"headline": "Fares rise", "body": "Fares rise."}, {}])
    checker = headcheck.Checker(OverlapEntailer(), WordEncoder(), threshold=0.2)
    summary = str(run(checker, source, tmp_path / "out.jsonl")).splitlines()
    assert summary[0] == "11 rows: 10 checked, 1 error"
    assert summary[1] == "errors    RowFormatError 1"
    assert summary[2].startswith("verdicts  supported 1, overstated 9")
    assert summary[3].startswith("kinds     ")
    assert len(summary) == 5 + 5
    assert all("%  Mayor " in line and "\x1b" not in line for line in summary[5:])


def test_streams(options, tmp_path, capsys, monkeypatch):
    """A dash reads standard input and writes standard output, JSON Lines unless another format is named."""
    lines = "".join(json.dumps(row) + "\n" for row in articles(3))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    assert main(["batch", "-", "-o", "-", *options]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["id"] for row in found] == ["a-0", "a-1", "a-2"]
    late = lines * 30 + '{"headline": "Fares rise", "body": "Fares rise.", "late": 1}\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(late.encode())))
    assert main(["batch", "-", "-o", str(tmp_path / "out.csv"), *options]) == 0
    found = read(tmp_path / "out.csv")
    assert len(found) == 91
    assert "'late' is not in the header" in found[-1]["error"]
    csv = write(tmp_path / "in.csv", articles(2)).read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(csv)))
    assert main(["batch", "-", "-o", "-", "--in-format", "csv", "--out-format", "csv", *options]) == 0
    assert capsys.readouterr().out.startswith("id,headline,body,note,verdict,")


def test_the_command(options, tmp_path, capsys):
    """Results alone go to stdout, the summary to stderr; fields are found by the names given."""
    source = write(tmp_path / "in.jsonl", [{"title": "Mayor scraps toll", "text": "The mayor may scrap the toll."}])
    names = ["--headline-field", "title", "--body-field", "text"]
    assert main(["batch", str(source), "-o", str(tmp_path / "out.csv"), *names, *options[:-1]]) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("1 row: 1 checked, 0 errors\n")
    assert main(["batch", str(source), "-o", str(tmp_path / "out.parquet"), *names, *options]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("threshold", "status"), [("0.01", 1), ("0.99", 0)])
def test_fail_on(options, tmp_path, threshold, status):
    """With --fail-on the exit status is 1 where any row has that verdict; all rows are written all the same."""
    source = write(tmp_path / "in.jsonl", articles(3))
    on = [word for v in headcheck.VERDICTS[1:] for word in ("--fail-on", str(v))]
    arguments = ["batch", str(source), "-o", str(tmp_path / "out.jsonl"), "--threshold", threshold, *on, *options]
    assert main(arguments) == status
    assert len(read(tmp_path / "out.jsonl")) == 3


@pytest.mark.parametrize(
    ("arguments", "status", "word"),
    [
        (["in.jsonl", "-o", "out.txt"], 2, "jsonl, csv, parquet"),
        (["in.jsonl", "-o", "out.csv", "--full"], 2, "JSON Lines only"),
        (["in.jsonl", "-o", "-", "--resume"], 2, "needs a file"),
        (["in.jsonl", "-o", "-", "--out-format", "parquet"], 2, "stream"),
        (["in.jsonl", "-o", "in.jsonl"], 2, "same file"),
        (["none.jsonl", "-o", "out.jsonl"], 3, "none.jsonl"),
        (["in.jsonl", "-o", "there.jsonl"], 3, "--resume"),
    ],
)
def test_what_the_command_refuses(tmp_path, monkeypatch, capsys, arguments, status, word):  # noqa: PLR0917
    """Wrong usage is status 2, a failure status 3, each with a word on what to do, before a model is loaded."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "in.jsonl", articles(1))
    write(tmp_path / "there.jsonl", articles(1))
    assert main(["batch", *arguments]) == status
    assert word in capsys.readouterr().err


def test_pyarrow_is_asked_for_where_it_is_needed(fake, tmp_path, monkeypatch):
    """Without pyarrow, Parquet is refused with the extra that brings it; the other formats work."""
    for name in [m for m in sys.modules if m.startswith("headcheck.files.parquet")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    source = write(tmp_path / "in.jsonl", articles(2))
    with pytest.raises(headcheck.MissingExtraError, match=r"headcheck\[parquet\]"):
        run(fake, source, tmp_path / "out.parquet")
    assert run(fake, source, tmp_path / "out.csv").rows == 2
