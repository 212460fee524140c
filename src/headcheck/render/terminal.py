"""A report as a terminal wants it: coloured and fitted where a person reads, plain where a program does."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Final, TextIO

from headcheck.render.text import render_text

if TYPE_CHECKING:
    from headcheck.report import Report

__all__ = ["render_terminal"]

_NARROWEST: Final = 60
_WIDEST: Final = 100


def render_terminal(report: Report, stream: TextIO) -> str:
    """Lay a report out for the stream it will be written to; where that is no terminal, as ``str(report)``.

    Colours follow https://no-color.org and https://force-color.org, in the order that Python itself keeps: NO_COLOR
    wins over FORCE_COLOR, and that over TERM=dumb.

    Args:
        report: what to show.
        stream: where it goes; it is asked only whether it is a terminal.
    """
    if not stream.isatty():
        return render_text(report, colour=_wanted(default=False))
    columns = shutil.get_terminal_size((_WIDEST, 24)).columns
    width = min(max(columns, _NARROWEST), _WIDEST)
    return render_text(report, width, colour=_wanted(default=os.environ.get("TERM") != "dumb"))


def _wanted(*, default: bool) -> bool:
    return not os.environ.get("NO_COLOR") and (bool(os.environ.get("FORCE_COLOR")) or default)
