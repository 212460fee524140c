"""headcheck tells whether a headline says more than its body does.

>>> import headcheck
>>> report = headcheck.check("Mayor to scrap toll", "The mayor said she might scrap the toll if the board agrees.")
>>> report.flagged
True
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from headcheck.errors import (
    ColumnError,
    DeviceMemoryError,
    EmptyTextError,
    FileFormatError,
    FrameTypeError,
    HeadcheckError,
    InvalidOptionError,
    LabelError,
    MissingExtraError,
    ModelFormatError,
    ModelNotFoundError,
    OutputExistsError,
    RecipeError,
    ReportFormatError,
    ResumeError,
    RowFormatError,
    TextTypeError,
)
from headcheck.labels import KINDS, VERDICTS, Kind, Verdict
from headcheck.report import Claim, Cue, Evidence, Failure, Report
from headcheck.spans import Span

if TYPE_CHECKING:
    from headcheck.checker import Checker, check, check_many
    from headcheck.frames import CheckBatch, check_frame
    from headcheck.rows import SCHEMA

__all__ = [
    "KINDS",
    "SCHEMA",
    "VERDICTS",
    "CheckBatch",
    "Checker",
    "Claim",
    "ColumnError",
    "Cue",
    "DeviceMemoryError",
    "EmptyTextError",
    "Evidence",
    "Failure",
    "FileFormatError",
    "FrameTypeError",
    "HeadcheckError",
    "InvalidOptionError",
    "Kind",
    "LabelError",
    "MissingExtraError",
    "ModelFormatError",
    "ModelNotFoundError",
    "OutputExistsError",
    "RecipeError",
    "Report",
    "ReportFormatError",
    "ResumeError",
    "RowFormatError",
    "Span",
    "TextTypeError",
    "Verdict",
    "check",
    "check_frame",
    "check_many",
]

_LAZY = {
    "SCHEMA": "rows",
    "CheckBatch": "frames",
    "Checker": "checker",
    "check": "checker",
    "check_frame": "frames",
    "check_many": "checker",
}


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        return getattr(import_module(f"headcheck.{_LAZY[name]}"), name)
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415 - costs a disk look-up, wanted by few

        return version("headcheck")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
