"""Comparison of two reports: the differences, and whether they are real."""

from formcheck.comparison.reports import compare

__all__ = ["compare"]
