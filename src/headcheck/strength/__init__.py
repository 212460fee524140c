"""What the words say: how strongly a text states a thing, and where two texts differ in strength."""

from headcheck.strength.compare import FEATURES, Strength, compare, deciding_spans, numbers, strength
from headcheck.strength.marks import Mark, marks

__all__ = ["FEATURES", "Mark", "Strength", "compare", "deciding_spans", "marks", "numbers", "strength"]
