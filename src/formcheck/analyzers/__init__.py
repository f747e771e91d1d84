"""Measure the metrics, one per file; they are found by being in this folder, without a list."""

from formcheck.analyzers.analyzer import Analyzer
from formcheck.analyzers.registry import all_analyzers, all_metrics, measure_all

__all__ = ["Analyzer", "all_analyzers", "all_metrics", "measure_all"]
