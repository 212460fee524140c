"""What every format gives and takes: rows, a reader, a writer."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from headcheck.errors import RowFormatError

__all__ = ["Reader", "Record", "Writer", "as_text"]


@dataclass(frozen=True, slots=True)
class Record:
    """A row as it was read.

    Attributes:
        fields: its fields by name, as many as could be read.
        error: why the row cannot be used; None if it can.
    """

    fields: Mapping[str, Any]
    error: RowFormatError | None = None


class Reader(Protocol):
    """A table that is read row by row, once."""

    @property
    def columns(self) -> tuple[str, ...] | None:
        """Names of its columns; None where each row has its own."""

    def names(self) -> tuple[str, ...]:
        """Names of all fields; without columns, a file is read through for them, and a stream a few rows ahead."""

    def __iter__(self) -> Iterator[Record]:
        """All rows in order, the broken ones in their place."""

    def progress(self) -> tuple[int, int | None]:
        """How much was read, and of how much, if that is known."""

    def close(self) -> None:
        """Let go of the file."""


class Writer(Protocol):
    """A table that is written a few rows at a time, each time for good."""

    @property
    def chunk(self) -> int:
        """Rows to write at a time."""

    @property
    def carries(self) -> Collection[str] | None:
        """The fields that it can carry through; None if any."""

    def start(self) -> Iterator[Mapping[str, Any]]:
        """Open the output, hand back the rows that it holds, and cut a torn one; to be run to its end.

        Raises:
            ResumeError: what is there is not the beginning of this output.
        """

    def write(self, rows: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]) -> None:
        """Append rows, each given as the fields carried through and the columns added."""

    def finish(self) -> None:
        """Complete the output after the last row."""

    def close(self) -> None:
        """Let go of the file; what was written stays."""


def as_text(value: Any) -> str:
    """A value as text that UTF-8 can hold: nothing for a null, text as it is, numbers and nested values as JSON."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "backslashreplace")
    if isinstance(value, bool | int | float | list | tuple | dict):
        value = json.dumps(value, ensure_ascii=False, default=as_text)
    return "" if value is None else str(value).encode("utf-8", "backslashreplace").decode()
