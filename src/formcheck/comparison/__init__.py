"""Comparison of two reports: the differences, and whether they are real."""

from formcheck.comparison.reports import compare
from formcheck.comparison.verdict import speed_caveats

__all__ = ["compare", "speed_caveats"]
