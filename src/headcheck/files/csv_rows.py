"""CSV with a header, as RFC 4180 has it: quoted cells may hold commas, quotes and line breaks."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from headcheck.errors import FileFormatError, ResumeError, RowFormatError
from headcheck.files.streams import Mode, Source, Target
from headcheck.files.table import Record, as_text

__all__ = ["CsvReader", "CsvWriter"]

_CELL_LIMIT: Final = 2**28
"""Most characters in a cell: room for any body, and an end to what one stray quote can swallow."""

_FORMULA: Final = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
"""How a cell starts that a spreadsheet would run (OWASP, CSV injection)."""

_NUMBER: Final = re.compile(r"[+-]?\d+(\.\d+)?(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)


class CsvReader:
    """Reads the rows under a header; a cell that is not UTF-8 comes as bytes."""

    def __init__(self, name: str) -> None:
        self._source = Source(name)
        self._text = io.TextIOWrapper(self._source.stream, "utf-8-sig", errors="surrogateescape", newline="")
        self._ended = False
        self._rows = _rows(self._lines())
        try:
            self.columns = self._header(name)
        except FileFormatError:
            self.close()
            raise

    def names(self) -> tuple[str, ...]:
        """The header."""
        return self.columns

    def __iter__(self) -> Iterator[Record]:
        """All rows in order."""
        while True:
            begun = self._rows.line_num + 1
            try:
                cells = next(self._rows)
            except StopIteration:
                return
            except csv.Error as error:
                yield Record({}, RowFormatError(f"line {self._rows.line_num}: {error}"))
                continue
            if cells:
                yield self._record(cells, begun)

    def progress(self) -> tuple[int, int | None]:
        """Bytes read and bytes in all."""
        return self._source.progress()

    def close(self) -> None:
        """Let go of the file."""
        self._text.detach()
        self._source.close()

    def _lines(self) -> Iterator[str]:
        for line in self._text:  # noqa: UP028 - what is yielded from is closed as well
            yield line
        self._ended = True

    def _header(self, name: str) -> tuple[str, ...]:
        try:
            header = tuple(as_text(_decoded(cell)) for cell in next(self._rows, ()))
        except csv.Error as error:
            raise FileFormatError(f"{name} is not CSV: {error}") from error
        if self._ended and header:
            raise FileFormatError(f"the header of {name} opens a quote that is never closed")
        if not header or len(set(header)) < len(header):
            raise FileFormatError(f"{name} must start with a header of distinct names, not {', '.join(header)!r}")
        return header

    def _record(self, cells: Sequence[str], begun: int) -> Record:
        fields = dict(zip(self.columns, map(_decoded, cells), strict=False))
        if self._ended:  # within a row the file ends in quotes only
            return Record(fields, RowFormatError(f"the row at line {begun} opens a quote that is never closed"))
        if len(cells) == len(self.columns):
            return Record(fields)
        count = f"line {self._rows.line_num} ends a row of {len(cells)} cells, but the header has {len(self.columns)}"
        return Record(fields, RowFormatError(count))


class CsvWriter:
    """Appends rows under a header; no text becomes a formula in a spreadsheet."""

    chunk = 64

    def __init__(self, name: str, mode: Mode, added: Mapping[str, Any], carried: Sequence[str]) -> None:
        self._target = Target(name, mode)
        self.carries = carried
        self._added = added

    def start(self) -> Iterator[Mapping[str, Any]]:
        """Hand back the rows that are there, cut a torn last one, and see to the header."""
        header = _line([*self.carries, *self._added])
        size = 0
        for row in _whole_rows(self._target.start()):
            if size == 0 and row != header:
                raise ResumeError("the header of the output is another one: was it written with other options?")
            if size > 0:
                yield self._parsed(row)
            size += len(row)
        self._target.cut(size)
        if size == 0:
            self._target.append([header])

    def write(self, rows: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]) -> None:
        """Append rows."""
        self._target.append(
            _line([*map(fields.get, self.carries), *map(_joined, added.values())]) for fields, added in rows
        )

    def finish(self) -> None:
        """Nothing is left to do."""

    def close(self) -> None:
        """Let go of the file."""
        self._target.close()

    def _parsed(self, row: bytes) -> dict[str, Any]:
        try:
            fields = dict(zip([*self.carries, *self._added], next(_rows([row.decode()])), strict=True))
            return fields | {name: _typed(fields[name], type_) for name, type_ in self._added.items()}
        except (ValueError, csv.Error) as error:
            raise ResumeError(f"a row of the output is damaged: {row[:60]!r}") from error


def _rows(lines: Iterable[str]) -> Any:
    csv.field_size_limit(max(csv.field_size_limit(), _CELL_LIMIT))
    return csv.reader(lines)


def _decoded(cell: str) -> str | bytes:
    try:
        cell.encode()
    except UnicodeEncodeError:
        return cell.encode("utf-8", "surrogateescape")
    return cell


def _joined(value: Any) -> Any:
    return ";".join(value) if isinstance(value, list) else value


def _typed(cell: str, type_: Any) -> Any:
    if not cell:
        return None
    if type_ == list[str]:
        return cell.split(";")
    return cell == "true" if type_ is bool else type_(cell)


def _line(values: Iterable[Any]) -> bytes:
    out = io.StringIO()
    # The default line end makes the writer quote cells that hold either of its characters.
    csv.writer(out, lineterminator="\r\n").writerow(map(_cell, values))
    return out.getvalue().encode()


def _cell(value: Any) -> str:
    text = as_text(value)
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def _whole_rows(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Join lines to rows: a row ends with the first line break that stands outside quotes."""
    held: list[bytes] = []
    quoted = False
    for line in lines:
        held.append(line)
        quoted ^= line.count(b'"') % 2 == 1
        if not quoted and line.endswith(b"\n"):
            yield b"".join(held)
            held.clear()
