"""Packages that only some users need, imported where they are used."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from headcheck.errors import MissingExtraError

__all__ = ["require"]


def require(module: str, extra: str) -> Any:
    """Import a module that an extra brings.

    Args:
        module: its full name, here or elsewhere.
        extra: the extra of headcheck that brings what it needs.

    Raises:
        MissingExtraError: something it needs is not installed.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        raise MissingExtraError(f'{error.name} is not installed: pip install "headcheck[{extra}]"') from error
