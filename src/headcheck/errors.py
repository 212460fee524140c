"""Every way headcheck fails: one class per condition, each also the builtin a caller expects."""

from __future__ import annotations

__all__ = [
    "ColumnError",
    "EmptyTextError",
    "HeadcheckError",
    "InvalidOptionError",
    "LabelError",
    "ModelFormatError",
    "ModelNotFoundError",
    "RecipeError",
    "ReportFormatError",
    "TextTypeError",
]


class HeadcheckError(Exception):
    """Base of every error that headcheck raises on purpose."""


class TextTypeError(HeadcheckError, TypeError):
    """A headline or body is not text (bytes, None, a number, ...)."""


class EmptyTextError(HeadcheckError, ValueError):
    """A headline or body holds nothing to read."""


class InvalidOptionError(HeadcheckError, ValueError):
    """An option has a value outside its range."""


class ModelNotFoundError(HeadcheckError, FileNotFoundError):
    """No model is to be had under the given name or path."""


class ModelFormatError(HeadcheckError, ValueError):
    """A model was found but cannot be used: no safetensors, unnamed labels, damaged files."""


class ReportFormatError(HeadcheckError, ValueError):
    """A dict or JSON text is not a report."""


class RecipeError(HeadcheckError, ValueError):
    """A training recipe or its data is not usable."""


class ColumnError(HeadcheckError, ValueError):
    """A frame or file lacks a column, or has one that the result would overwrite."""


class LabelError(HeadcheckError, ValueError):
    """Labels to learn from are missing, of the wrong number, or all the same."""
