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
    EmptyTextError,
    HeadcheckError,
    InvalidOptionError,
    LabelError,
    ModelFormatError,
    ModelNotFoundError,
    RecipeError,
    ReportFormatError,
    TextTypeError,
)
from headcheck.labels import KINDS, VERDICTS, Kind, Verdict
from headcheck.report import Claim, Cue, Evidence, Failure, Report
from headcheck.spans import Span

if TYPE_CHECKING:
    from headcheck.checker import Checker, check, check_many

__all__ = [
    "KINDS",
    "VERDICTS",
    "Checker",
    "Claim",
    "ColumnError",
    "Cue",
    "EmptyTextError",
    "Evidence",
    "Failure",
    "HeadcheckError",
    "InvalidOptionError",
    "Kind",
    "LabelError",
    "ModelFormatError",
    "ModelNotFoundError",
    "RecipeError",
    "Report",
    "ReportFormatError",
    "Span",
    "TextTypeError",
    "Verdict",
    "check",
    "check_many",
]

_LAZY = {"Checker", "check", "check_many"}


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        return getattr(import_module("headcheck.checker"), name)
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415 - costs a disk look-up, wanted by few

        return version("headcheck")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
