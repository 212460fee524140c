"""Articles in tables: written, checked and read back in each format, for the tests of files."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from headcheck import VERDICTS
from headcheck.batch import Job, Tally, check_file

FORMATS = ["jsonl", "csv", "parquet"]


def articles(count: int) -> list[dict]:
    """So many articles of a few forms, with fields of their own."""
    headlines = ["Mayor scraps toll", "Ferry fares rise next week", "Council approves bridge, mayor claims vote"]
    sentences = [
        *(
            "The mayor may scrap the toll.",
            "The council voted on the bridge.",
            "Ferry fares rise if the board approves.",
        ),
        *("Most workers reject the plan.", 'The mayor said, "not until next week".'),
    ]
    return [
        {
            "id": f"a-{i}",
            "headline": headlines[i % 3],
            "body": "\n\n".join(sentences[j % 5] for j in range(i, i + 2 + i % 4)),
            "note": ["", "plain", 'a "quoted", one', "two\r\nlines", "=1+1", "é 🚢"][i % 6],
        }
        for i in range(count)
    ]


def write(path: Path, rows: list[dict]) -> Path:
    """Write rows in the format that the path's suffix names."""
    if path.suffix == ".jsonl":
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    elif path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    else:
        pq.write_table(pa.Table.from_pylist(rows), path)
    return path


def read(path: Path) -> list[dict]:
    """Read rows back, as the format has them."""
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in path.read_bytes().split(b"\n")[:-1]]
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    return pq.read_table(path).to_pylist()


def run(checker, source: Path | str, target: Path | str, **options) -> Tally:
    """Check one file into another."""
    return check_file(Job(source=str(source), target=str(target), **options), lambda: checker)


def decided(rows):
    """Verdict and probabilities of rows, whatever their format."""
    return [(str(row["verdict"]), *(float(row[f"p_{v}"]) for v in VERDICTS)) for row in rows]


def same(found, expected):
    """Whether verdicts are identical and probabilities too, but for one row in fifty that is one step of the grid off.

    Sums in another order differ by a millionth, and what lies that close to the middle of two steps may go either way.
    """
    found, expected = list(found), list(expected)
    off = [f for f, e in zip(found, expected, strict=True) if f[1:] != pytest.approx(e[1:], abs=1e-5)]
    return len(off) <= len(found) / 50 and all(
        f[0] == e[0] and f[1:] == pytest.approx(e[1:], abs=0.0011) for f, e in zip(found, expected, strict=True)
    )
