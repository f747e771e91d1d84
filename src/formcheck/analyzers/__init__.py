"""One metric per file; each is found by its name in this folder, none needs to be listed."""

from formcheck.analyzers.analyzer import Analyzer
from formcheck.analyzers.registry import all_analyzers, all_metrics, measure_all

__all__ = ["Analyzer", "all_analyzers", "all_metrics", "measure_all"]
