"""Data frames: the columns of a result beside the caller's own, for pandas, polars, pyarrow and batches of columns."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeVar

from headcheck.checker import Checker, OnError, check_on_error, shared_checker
from headcheck.errors import ColumnError, FrameTypeError, InvalidOptionError
from headcheck.extras import require
from headcheck.report import Failure
from headcheck.rows import SCHEMA, check_columns, named_error, to_row

__all__ = ["CheckBatch", "check_frame"]

FrameT = TypeVar("FrameT")

_PANDAS: Final = {str: "string", bool: "boolean", float: "float64", int: "Int64", list[str]: "object"}
"""Types of pandas that hold nulls."""


def check_frame(
    df: FrameT,
    headline: str = "headline",
    body: str = "body",
    *,
    on_error: OnError = "raise",
    prefix: str = "",
    checker: Checker | None = None,
    progress: bool = False,
) -> FrameT:
    """Check every row of a data frame.

    Args:
        df: a pandas or polars DataFrame, a pyarrow Table, or a mapping of column names to arrays or lists.
        headline: name of the column of headlines.
        body: name of the column of bodies: texts, or lists of ready sentences.
        on_error: ``"raise"`` stops at the first bad row, nulls included; ``"return"`` tells why in its column
            ``error`` and leaves its other new columns null.
        prefix: put before the name of each new column.
        checker: None takes the bundled one.
        progress: show a progress bar on stderr.

    Returns:
        A new frame of the same type: rows, index and columns as they were, then the columns of `SCHEMA`, typed.

    Raises:
        FrameTypeError: it is no such frame.
        ColumnError: a column is missing, or would be overwritten.
        InvalidOptionError: ``on_error`` is neither of the two.
        MissingExtraError: narwhals is not installed.
        HeadcheckError: a bad row, with its number from 0, with ``on_error="raise"``.

    Examples:
        >>> import pandas as pd
        >>> df = pd.DataFrame({"headline": ["Fares to rise"], "body": ["Fares may rise in May if the council agrees."]})
        >>> check_frame(df).verdict.tolist()
        ['overstated']
    """
    check_on_error(on_error)
    frame: Any = None
    if isinstance(df, Mapping):
        _check_mapping(df, headline, body, prefix)
        texts = [_items(df[name]) for name in (headline, body)]
    else:
        frame = _frame(df)
        check_columns(frame.columns, (headline, body), (prefix + name for name in SCHEMA))
        texts = [_values(frame.get_column(name)) for name in (headline, body)]
    articles = list(zip(*texts, strict=True))
    results = (checker or shared_checker()).check_many(articles, on_error="return", progress=progress)
    added: dict[str, list[Any]] = {prefix + name: [] for name in SCHEMA}
    for result in results:
        if isinstance(result, Failure) and on_error == "raise":
            raise named_error(result) from result.error
        for name, value in to_row(result, prefix).items():
            added[name].append(value)
    return {**df, **added} if isinstance(df, Mapping) else _extended(frame, added)  # type: ignore[return-value]


class CheckBatch:
    """Checks batches: a picklable callable for ``map`` of Ray Data, Hugging Face datasets, Dask, Spark and the like.

    It holds options only. Each process loads the models at its first batch, and keeps them.

    Args:
        headline: name of the column of headlines.
        body: name of the column of bodies.
        on_error: as in `check_frame`.
        prefix: put before the name of each new column.
        **options: of `Checker`.

    Raises:
        InvalidOptionError: ``on_error`` or the name of an option is unknown.

    Examples:
        >>> batch = {"headline": ["Ferry fares rise"], "body": ["Ferry fares rise by a tenth in May."]}
        >>> CheckBatch(dtype="float32")(batch)["flagged"]
        [False]
    """

    def __init__(
        self,
        headline: str = "headline",
        body: str = "body",
        *,
        on_error: OnError = "raise",
        prefix: str = "",
        **options: Any,
    ) -> None:
        check_on_error(on_error)
        known = inspect.signature(Checker).parameters
        if unknown := [name for name in options if name not in known]:
            raise InvalidOptionError(f"there is no option {unknown[0]!r}; there are: {', '.join(known)}")
        self._columns = (headline, body)
        self._on_error: OnError = on_error
        self._prefix = prefix
        self._options = options

    def __call__(self, batch: FrameT) -> FrameT:
        """Check a batch: a frame, or a mapping of column names to arrays or lists.

        Returns:
            The same type with the columns of `SCHEMA` added; see `check_frame`, also for what it raises.
        """
        checker = shared_checker(**self._options)
        return check_frame(batch, *self._columns, on_error=self._on_error, prefix=self._prefix, checker=checker)

    def spark_schema(self, schema: Any) -> Any:
        """The schema that ``mapInPandas`` of Spark wants: a data frame's own columns, then those of `SCHEMA`.

        Args:
            schema: ``df.schema``, a ``pyspark.sql.types.StructType``.

        Raises:
            ColumnError: a column is missing, or would be overwritten.
            MissingExtraError: pyspark is not installed.
        """
        types = require("pyspark.sql.types", "spark")
        of = {str: types.StringType(), bool: types.BooleanType(), float: types.DoubleType(), int: types.LongType()}
        of[list[str]] = types.ArrayType(types.StringType())
        added = {self._prefix + name: of[type_] for name, type_ in SCHEMA.items()}
        check_columns(schema.names, self._columns, added)
        return types.StructType([*schema, *(types.StructField(*column) for column in added.items())])


def _check_mapping(batch: Mapping[str, Any], headline: str, body: str, prefix: str) -> None:
    check_columns(batch, (headline, body), (prefix + name for name in SCHEMA))
    for name in (headline, body):
        if isinstance(batch[name], str) or not hasattr(batch[name], "__len__"):
            raise FrameTypeError(f"column {name!r} must be an array or list, one item per row: pass batches, not rows")
    if len(batch[headline]) != len(batch[body]):
        raise ColumnError(f"{len(batch[headline])} headlines but {len(batch[body])} bodies: one body per headline")


def _frame(df: Any) -> Any:
    narwhals = require("narwhals", "frames")
    try:
        return narwhals.from_native(df, eager_only=True)
    except TypeError as error:
        raise FrameTypeError(
            f"expected a pandas or polars DataFrame, a pyarrow Table or a dict of columns, not {type(df).__name__} "
            "(collect a lazy frame first)"
        ) from error
    except narwhals.exceptions.DuplicateError as error:
        raise ColumnError(f"two columns have the same name: {error}") from error


def _values(column: Any) -> Iterable[Any]:
    """The items of a column of a frame, None for a null of any sort."""
    return [None if null else value for null, value in zip(column.is_null().to_list(), column.to_list(), strict=True)]


def _items(column: Any) -> Iterable[Any]:
    """The items of a column of a mapping, be it a list or an array of whatever library."""
    read = next((getattr(column, name) for name in ("to_pylist", "to_list", "tolist") if hasattr(column, name)), None)
    items: Iterable[Any] = read() if read else column
    return items


def _extended(frame: Any, added: Mapping[str, list[Any]]) -> Any:
    types = dict(zip(added, SCHEMA.values(), strict=True))
    native = frame.to_native()
    if frame.implementation.is_pandas_like():
        series = frame.implementation.to_native_namespace().Series
        return native.assign(**{n: series(v, index=native.index, dtype=_PANDAS[types[n]]) for n, v in added.items()})
    nw = require("narwhals", "frames")
    dtypes = {str: nw.String, bool: nw.Boolean, float: nw.Float64, int: nw.Int64, list[str]: nw.List(nw.String)}
    backend = frame.implementation
    columns = (nw.new_series(name, values, dtypes[types[name]], backend=backend) for name, values in added.items())
    return frame.with_columns(*columns).to_native()
