"""Parquet, through pyarrow: read by batches, written as pieces that are joined at the end."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import IO, Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from headcheck.errors import FileFormatError, ResumeError
from headcheck.files.streams import Mode, check_target, replacing
from headcheck.files.table import Reader, Record, as_text

__all__ = ["ParquetReader", "ParquetWriter"]

_TYPES: Final = {
    str: pa.string(),
    bool: pa.bool_(),
    float: pa.float64(),
    int: pa.int64(),
    list[str]: pa.list_(pa.string()),
}


class ArrowRow(Mapping[str, Any]):
    """A row of a record batch; values become Python's when they are asked for, or bytes where Python has none."""

    def __init__(self, batch: Any, index: int) -> None:
        self.batch = batch
        self.index = index

    def __getitem__(self, name: str) -> Any:
        column = self.batch.column(name)
        scalar = column[self.index]
        try:
            return scalar.as_py()
        except (ArithmeticError, LookupError, ValueError):
            # Python has no nanoseconds, far-off years, unknown time zones, or text that is not UTF-8.
            if isinstance(scalar, pa.BinaryScalar):
                return scalar.as_buffer().to_pybytes()
            shown = column.slice(self.index, 1).to_string(skip_new_lines=True)
            return shown.removeprefix("[").removesuffix("]").encode()

    def __contains__(self, name: object) -> bool:
        return name in self.batch.schema.names

    def __iter__(self) -> Iterator[str]:
        return iter(self.batch.schema.names)

    def __len__(self) -> int:
        return int(self.batch.num_columns)


class ParquetReader:
    """Reads a file batch by batch."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._done = 0
        self._stream = Path(name).open("rb")  # noqa: SIM115 - closed below
        try:
            # A buffer of its own lets pyarrow stream a column instead of loading its whole chunk.
            self._file = pq.ParquetFile(self._stream, buffer_size=2**20)
            self.schema = self._file.schema_arrow
        except pa.ArrowException as error:
            self._stream.close()
            raise FileFormatError(f"{name} is not Parquet: {error}") from error
        self.columns = tuple(self.schema.names)
        if len(set(self.columns)) < len(self.columns):
            self.close()
            raise FileFormatError(f"{name} has two columns of the same name")

    def names(self) -> tuple[str, ...]:
        """Names of the columns."""
        return self.columns

    def __iter__(self) -> Iterator[Record]:
        """All rows in order."""
        try:
            for batch in self._file.iter_batches(ParquetWriter.chunk):
                for index in range(batch.num_rows):
                    self._done += 1
                    yield Record(ArrowRow(batch, index))
        except pa.ArrowException as error:
            raise FileFormatError(f"{self._name} is damaged: {error}") from error

    def progress(self) -> tuple[int, int | None]:
        """Rows read and rows in all."""
        return self._done, self._file.metadata.num_rows

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
        self._stream.close()


class ParquetWriter:
    """Writes pieces into the folder ``OUT.parts``, and joins them to one file when all are there.

    A Parquet file can be read only once it is complete: pieces keep finished rows safe until then.
    """

    chunk = 512
    carries = None

    def __init__(self, name: str, mode: Mode, added: Mapping[str, Any], reader: Reader) -> None:
        self._out = Path(name)
        self._parts = Path(f"{name}.parts")
        check_target(mode, self._out, self._parts)
        self._mode = mode
        self._added = [pa.field(column, _TYPES[type_]) for column, type_ in added.items()]
        self._reader = reader
        self._rows = 0

    def start(self) -> Iterator[Mapping[str, Any]]:
        """Hand back the rows that are there, in a finished file or else in pieces."""
        if self._mode == "overwrite":
            self._out.unlink(missing_ok=True)
            shutil.rmtree(self._parts, ignore_errors=True)
        finished = self._out.exists()
        for piece in [self._out] if finished else self._pieces():
            try:
                with pq.ParquetFile(piece) as file:
                    for batch in file.iter_batches(self.chunk):
                        self._rows += batch.num_rows
                        yield from (ArrowRow(batch, index) for index in range(batch.num_rows))
            except pa.ArrowException as error:
                raise ResumeError(f"{piece} is not Parquet: {error}") from error
        if finished:  # pieces beside it are in it already
            shutil.rmtree(self._parts, ignore_errors=True)
        self._parts.mkdir(exist_ok=True)
        if finished:
            self._out.replace(self._piece(0))

    def write(self, rows: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]) -> None:
        """Write one piece."""
        table = self._table(rows)
        with replacing(self._piece(self._rows)) as file:
            pq.write_table(table, file)
        self._rows += len(rows)

    def finish(self) -> None:
        """Join the pieces and put the file in its place."""
        if not self._pieces():
            self.write([])
        first, *more = self._pieces()
        if more:
            with replacing(self._out) as file:
                _join([first, *more], [field.name for field in self._added], file)
        else:
            first.replace(self._out)
        shutil.rmtree(self._parts)

    def close(self) -> None:
        """Nothing is open between two writes."""

    def _piece(self, start: int) -> Path:
        return self._parts / f"{start:015d}.parquet"

    def _pieces(self) -> list[Path]:
        return sorted(self._parts.glob("*.parquet"))

    def _table(self, rows: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]) -> Any:
        carried = _carried([fields for fields, _ in rows], self._reader)
        names = {field.name for field in self._added}
        fields = [field for field in carried.schema if field.name not in names]
        arrays = [carried.column(field.name) for field in fields]
        arrays += [pa.array([added[field.name] for _, added in rows], field.type) for field in self._added]
        return pa.Table.from_arrays(arrays, schema=pa.schema([*fields, *self._added], carried.schema.metadata))


def _carried(rows: Sequence[Mapping[str, Any]], reader: Reader) -> Any:
    """The fields carried through: slices of what was read, or columns made of values."""
    if not rows:
        strings = pa.schema([(name, pa.string()) for name in reader.columns or ()])
        return getattr(reader, "schema", strings).empty_table()
    if isinstance(rows[0], ArrowRow):
        runs = [list(run) for _, run in groupby(rows, lambda row: id(row.batch))]  # type: ignore[attr-defined]
        return pa.Table.from_batches([run[0].batch.slice(run[0].index, len(run)) for run in runs])  # type: ignore[attr-defined]
    names = dict.fromkeys(name for row in rows for name in row)
    return pa.table({as_text(name): _column([row.get(name) for row in rows]) for name in names})


def _column(values: Sequence[Any]) -> Any:
    """Values of one type as they are; nested or mixed ones as text."""
    if not any(isinstance(value, list | dict | bytes) for value in values):
        try:
            return pa.array(values)
        except (pa.ArrowException, OverflowError, UnicodeEncodeError):
            pass
    return _texts(values)


def _texts(values: Sequence[Any]) -> Any:
    return pa.array([None if value is None else as_text(value) for value in values], pa.string())


class _Misfit(Exception):  # noqa: N818 - says what to do next, not that something went wrong
    """A column holds a value that its common type cannot."""


def _join(pieces: Sequence[Path], last: Sequence[str], out: IO[bytes]) -> None:
    """Write pieces one after the other; a column whose types do not go together becomes text.

    Args:
        pieces: the files, in order.
        last: names of the columns that come last.
        out: where to write.
    """
    schemas = [pq.read_schema(piece) for piece in pieces]
    as_texts: set[str] = set()
    while True:
        schema = _common_schema(schemas, last, as_texts)
        out.seek(0)
        out.truncate()
        try:
            with pq.ParquetWriter(out, schema) as writer:
                for piece in pieces:
                    with pq.ParquetFile(piece) as file:
                        for batch in file.iter_batches(ParquetWriter.chunk):
                            writer.write_batch(_fitted(batch, schema))
        except _Misfit as misfit:
            as_texts.add(str(misfit))
        else:
            return


def _common_schema(schemas: Sequence[Any], last: Sequence[str], as_texts: set[str]) -> Any:
    if all(schema.equals(schemas[0], check_metadata=True) for schema in schemas):
        return schemas[0]
    types: dict[str, set[Any]] = {}
    for schema in schemas:
        for field in schema:
            types.setdefault(field.name, set()).add(field.type)
    for name in last:
        types[name] = types.pop(name)
    return pa.schema([(name, pa.string() if name in as_texts else _common(found)) for name, found in types.items()])


def _common(types: set[Any]) -> Any:
    known = types - {pa.null()}
    if len(known) < 2:  # noqa: PLR2004
        return known.pop() if known else pa.null()
    return pa.float64() if known == {pa.int64(), pa.float64()} else pa.string()


def _fitted(batch: Any, schema: Any) -> Any:
    if batch.schema.equals(schema):
        return batch
    present = set(batch.schema.names)
    columns = []
    for field in schema:
        column = batch.column(field.name) if field.name in present else pa.nulls(batch.num_rows)
        if column.type != field.type and pa.types.is_string(field.type):
            column = _texts(column.to_pylist())
        try:
            columns.append(column.cast(field.type))
        except pa.ArrowInvalid as error:
            raise _Misfit(field.name) from error
    return pa.RecordBatch.from_arrays(columns, schema=schema)
