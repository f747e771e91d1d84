"""Find the metrics: all modules of this folder with a METRIC and a measure function."""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import cast

import formcheck.analyzers
from formcheck.analyzers.analyzer import Analyzer
from formcheck.records import Metric, Result, Trial


@cache
def all_analyzers() -> tuple[Analyzer, ...]:
    """Return the analyzers in the order in which reports show them."""
    names = [m.name for m in pkgutil.iter_modules(formcheck.analyzers.__path__)]
    modules = [importlib.import_module(f"formcheck.analyzers.{name}") for name in names]
    found = [cast(Analyzer, m) for m in modules if hasattr(m, "METRIC") and hasattr(m, "measure")]
    return tuple(sorted(found, key=lambda analyzer: analyzer.METRIC.order))


@cache
def all_metrics() -> Mapping[str, Metric]:
    """Return the metrics by name, in the order in which reports show them."""
    return MappingProxyType({a.METRIC.name: a.METRIC for a in all_analyzers()})


def measure_all(trial: Trial) -> tuple[Result, ...]:
    """Return one result per metric."""
    return tuple(analyzer.measure(trial) for analyzer in all_analyzers())
