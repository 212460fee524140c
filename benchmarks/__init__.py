"""Measurements of headcheck beside what people would use instead."""
