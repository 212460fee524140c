"""JSON Lines, read: one object a line, in UTF-8."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from headcheck.errors import RowFormatError

__all__ = ["read_objects"]

_MARK: Final = b"\xef\xbb\xbf"
"""The byte order mark that some programs put at the start of a file."""


def read_objects(lines: Iterable[bytes]) -> Iterator[tuple[int, dict[str, Any] | RowFormatError]]:
    """Read objects lazily; blank lines are passed over.

    Args:
        lines: of a file or stream, the first one perhaps behind a byte order mark.

    Yields:
        The number of each line, and its object, or an error that names the line.
    """
    for number, line in enumerate(lines, 1):
        text = line.removeprefix(_MARK) if number == 1 else line
        if text.strip():
            yield number, _object(text, number)


def _object(line: bytes, number: int) -> dict[str, Any] | RowFormatError:
    try:
        value = json.loads(line.decode())
    except (ValueError, RecursionError) as error:
        return RowFormatError(f"line {number} is not JSON in UTF-8: {error}")
    if not isinstance(value, dict):
        return RowFormatError(f"line {number} is no JSON object but {type(value).__name__}")
    return value
