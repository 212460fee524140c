"""Every way headcheck fails: one class per condition, each also the builtin a caller expects."""

from __future__ import annotations

__all__ = [
    "ColumnError",
    "DeviceMemoryError",
    "EmptyTextError",
    "FileFormatError",
    "FrameTypeError",
    "HeadcheckError",
    "InvalidOptionError",
    "LabelError",
    "MissingExtraError",
    "ModelFormatError",
    "ModelNotFoundError",
    "OutputExistsError",
    "RecipeError",
    "ReportFormatError",
    "ResumeError",
    "RowFormatError",
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


class DeviceMemoryError(HeadcheckError, MemoryError):
    """Not even one pair of texts fits into the memory that is free."""


class ReportFormatError(HeadcheckError, ValueError):
    """A dict or JSON text is not a report."""


class RecipeError(HeadcheckError, ValueError):
    """A training recipe or its data is not usable."""


class MissingExtraError(HeadcheckError, ImportError):
    """A package that an optional part needs is not installed."""


class FrameTypeError(HeadcheckError, TypeError):
    """What was given as a data frame or batch is none."""


class ColumnError(HeadcheckError, ValueError):
    """A frame or file lacks a column, or has one that the result would overwrite."""


class RowFormatError(HeadcheckError, ValueError):
    """A row of a file cannot be read: broken JSON, wrong number of cells, missing field."""


class FileFormatError(HeadcheckError, ValueError):
    """A file as a whole is not of the format that it is taken for."""


class OutputExistsError(HeadcheckError, FileExistsError):
    """The output is there already, and nothing was said of replacing or resuming it."""


class ResumeError(HeadcheckError, ValueError):
    """An output cannot be resumed: other settings, another input, damaged rows."""


class LabelError(HeadcheckError, ValueError):
    """Labels to learn from are missing, of the wrong number, or all the same."""
