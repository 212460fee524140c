"""The words of the field that every layer shares: verdicts and kinds of overstatement."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

__all__ = ["KINDS", "SEVERITY", "VERDICTS", "Kind", "Verdict"]


class Verdict(StrEnum):
    """How a body bears on a claim; compares equal to its plain string."""

    SUPPORTED = "supported"
    OVERSTATED = "overstated"
    CONTRADICTED = "contradicted"
    UNSUPPORTED = "unsupported"


class Kind(StrEnum):
    """In what way an overstated claim goes beyond the body; compares equal to its plain string."""

    CERTAINTY = "certainty"
    FACTUALITY = "factuality"
    ATTRIBUTION = "attribution"
    QUANTITY = "quantity"
    INTENSITY = "intensity"
    CAUSATION = "causation"
    SCOPE = "scope"
    CONDITION = "condition"


VERDICTS: Final = tuple(Verdict)
"""Column order of every array of verdict scores."""

KINDS: Final = tuple(Kind)
"""Column order of every array of kind scores."""

SEVERITY: Final = (Verdict.SUPPORTED, Verdict.UNSUPPORTED, Verdict.OVERSTATED, Verdict.CONTRADICTED)
"""Verdicts from harmless to worst; the worst claim decides the headline."""
