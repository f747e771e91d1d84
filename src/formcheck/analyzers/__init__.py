"""One metric per file; each is found by its name in this folder, none needs to be listed."""

from formcheck.analyzers.metric import Analyzer, Metric
from formcheck.analyzers.registry import all_analyzers, measure_all

__all__ = ["Analyzer", "Metric", "all_analyzers", "measure_all"]
