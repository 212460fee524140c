"""JSON Lines: one object a line, in UTF-8."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from headcheck.errors import RowFormatError

__all__ = ["json_text", "read_objects"]

_LONE: Final = re.compile("[\ud800-\udfff]")

_MARK: Final = b"\xef\xbb\xbf"
"""The byte order mark that some programs put at the start of a file."""


def json_text(value: Any, **options: Any) -> str:
    """JSON text that UTF-8 can hold: as it reads, or, where it holds a lone surrogate, with escapes.

    Args:
        value: what JSON knows.
        **options: of ``json.dumps``.
    """
    text = json.dumps(value, ensure_ascii=False, **options)
    return json.dumps(value, **options) if _LONE.search(text) else text


def read_objects(lines: Iterable[bytes]) -> Iterator[tuple[int, dict[str, Any] | RowFormatError]]:
    """Read objects lazily; blank lines are passed over.

    Args:
        lines: of a file or stream; those behind a byte order mark begin a file, perhaps one of several put together.

    Yields:
        The number of each line, and its object, or an error that names the line.
    """
    for number, line in enumerate(lines, 1):
        text = line.removeprefix(_MARK)
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
