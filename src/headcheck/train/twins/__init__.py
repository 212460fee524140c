"""Minimal pairs from real sentences: twins whose verdict and kind are known from how they were made."""

from headcheck.train.twins.generate import Twin, sample, twins

__all__ = ["Twin", "sample", "twins"]
