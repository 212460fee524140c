"""Tables in files, read and written a few rows at a time: JSON Lines, CSV and Parquet."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from headcheck.errors import InvalidOptionError
from headcheck.extras import require
from headcheck.files.csv_rows import CsvReader, CsvWriter
from headcheck.files.json_lines import JsonLinesReader, JsonLinesWriter
from headcheck.files.streams import STREAM, Mode
from headcheck.files.table import Reader, Record, Writer

__all__ = ["FORMATS", "STREAM", "Mode", "Reader", "Record", "Writer", "open_reader", "open_writer", "which_format"]

_BY_SUFFIX: Final = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".parquet": "parquet"}

FORMATS: Final = tuple(dict.fromkeys(_BY_SUFFIX.values()))
"""Names of the formats."""


def which_format(name: str, chosen: str | None = None) -> str:
    """The format of a file: the chosen one, else by the end of its name, else, for a stream, JSON Lines.

    Raises:
        InvalidOptionError: the name does not tell, or the format cannot go through a stream.
    """
    found = chosen or ("jsonl" if name == STREAM else _BY_SUFFIX.get(Path(name).suffix.lower()))
    if found not in FORMATS:
        raise InvalidOptionError(f"the format of {name!r} is not one of {', '.join(FORMATS)}: name the format")
    if found == "parquet" and name == STREAM:
        raise InvalidOptionError("Parquet cannot be read or written as a stream: name a file, or another format")
    return found


def open_reader(name: str, chosen: str | None = None) -> Reader:
    """Open a table for reading.

    Args:
        name: a file; ``-`` is standard input.
        chosen: its format; None tells by its name.

    Raises:
        InvalidOptionError: the format is unknown.
        FileFormatError: the file is not of that format.
        MissingExtraError: pyarrow is not installed.
        OSError: the file cannot be read.
    """
    match which_format(name, chosen):
        case "jsonl":
            return JsonLinesReader(name)
        case "csv":
            return CsvReader(name)
        case _:
            reader: Reader = require("headcheck.files.parquet", "parquet").ParquetReader(name)
            return reader


def open_writer(name: str, chosen: str | None, mode: Mode, reader: Reader, added: Mapping[str, Any]) -> Writer:
    """Prepare an output; nothing is touched before `Writer.start`.

    Args:
        name: a file; ``-`` is standard output.
        chosen: its format; None tells by its name.
        mode: ``"new"`` refuses what is there, ``"overwrite"`` replaces it, ``"resume"`` goes on after its last row.
        reader: the table whose fields are carried through.
        added: names and types of the columns beside them.

    Raises:
        InvalidOptionError: the format is unknown, or the mode makes no sense for a stream.
        OutputExistsError: there is something already.
        MissingExtraError: pyarrow is not installed.
    """
    match which_format(name, chosen):
        case "jsonl":
            return JsonLinesWriter(name, mode)
        case "csv":
            return CsvWriter(name, mode, added, reader.names())
        case _:
            writer: Writer = require("headcheck.files.parquet", "parquet").ParquetWriter(name, mode, added, reader)
            return writer
