"""Two reports against each other, and whether what differs is real."""

from formcheck.comparison.reports import compare

__all__ = ["compare"]
