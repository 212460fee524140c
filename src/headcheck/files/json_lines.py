"""JSON Lines: one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any, Final

from headcheck.errors import ResumeError, RowFormatError
from headcheck.files.streams import Mode, Source, Target
from headcheck.files.table import Record, as_text
from headcheck.json_lines import json_text, read_objects

__all__ = ["JsonLinesReader", "JsonLinesWriter"]

_AHEAD: Final = 64
"""Rows of a stream that are read ahead for the names of its fields."""


class JsonLinesReader:
    """Reads the objects of a file or stream; blank lines are no rows."""

    columns = None

    def __init__(self, name: str) -> None:
        self._source = Source(name)
        self._records = self._read()

    def names(self) -> tuple[str, ...]:
        """Names of all fields in the order in which they first appear."""
        if self._source.rewindable:
            seen: Iterable[Record] = self._read()
        else:
            seen = list(islice(self._records, _AHEAD))
            self._records = chain(seen, self._records)
        names = tuple(dict.fromkeys(name for record in seen for name in record.fields))
        if self._source.rewindable:
            self._source.stream.seek(0)
        return names

    def __iter__(self) -> Iterator[Record]:
        """All rows in order."""
        return self._records

    def progress(self) -> tuple[int, int | None]:
        """Bytes read and bytes in all."""
        return self._source.progress()

    def close(self) -> None:
        """Let go of the file."""
        self._source.close()

    def _read(self) -> Iterator[Record]:
        return (
            Record({}, found) if isinstance(found, RowFormatError) else Record(found)
            for _, found in read_objects(self._source.stream)
        )


class JsonLinesWriter:
    """Appends objects to a file or stream."""

    chunk = 64
    carries = None

    def __init__(self, name: str, mode: Mode) -> None:
        self._target = Target(name, mode)

    def start(self) -> Iterator[Mapping[str, Any]]:
        """Hand back the rows that are there, and cut a torn last line."""
        size = 0

        def whole() -> Iterator[bytes]:
            nonlocal size
            for line in self._target.start():
                if not line.endswith(b"\n"):
                    break
                size += len(line)
                yield line

        for _, row in read_objects(whole()):
            if isinstance(row, RowFormatError):
                raise ResumeError(f"the output is damaged: {row}")
            yield row
        self._target.cut(size)

    def write(self, rows: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]) -> None:
        """Append rows."""
        self._target.append(_line({**fields, **added}) for fields, added in rows)

    def finish(self) -> None:
        """Nothing is left to do."""

    def close(self) -> None:
        """Let go of the file."""
        self._target.close()


def _line(row: Mapping[str, Any]) -> bytes:
    try:
        text = json_text(row, allow_nan=False, default=as_text)
    except ValueError:  # JSON has no NaN and no infinity
        text = json_text(json.loads(json.dumps(row, default=as_text), parse_constant=str))
    return text.encode() + b"\n"
