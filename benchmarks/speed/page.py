"""Fills the page: every figure on it comes from one run."""

import datetime
import os
import platform
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import psutil

from benchmarks.evaluation.markdown import number
from benchmarks.speed.clips import USUAL, Filmed
from benchmarks.speed.results import Results, Row
from benchmarks.speed.tables import (
    cost_table,
    limit_table,
    pair_table,
    reading_table,
    row_table,
    step_table,
)
from benchmarks.speed.targets import target_table
from formcheck.in_order import cores

TEMPLATE = Path(__file__).with_name("page.md")
LIBRARIES = ("ai-edge-litert", "av", "opencv-python", "numpy")


def page(results: Results, load: float) -> str:
    """Return the page.

    Parameters
    ----------
    results
        Of one run.
    load
        Processes that wanted a core in the minute before it.
    """
    plan, parts = results.plan, results.limits.parts
    usual = {row.clip.view: row for row in results.rows if row.clip.size == USUAL}
    got = results.limits.pruned_all
    return TEMPLATE.read_text(encoding="utf-8").format(
        seconds=f"{plan.seconds:g}",
        side_s=number(usual[Filmed.SIDE].used.wall_s, 1),
        rear_s=number(usual[Filmed.REAR].used.wall_s, 1),
        date=datetime.datetime.now(datetime.UTC).date().isoformat(),
        machine=_machine(),
        load=f"{number(load, 1)} before it began",
        cores=cores(),
        cores_got=number(got["rate_hz"] * got["cpu_ms"] / 1000.0, 2),
        model=results.model,
        short=f"{plan.short_s:g}",
        long=f"{plan.long_s:g}",
        missing="".join(f"{sentence}\n\n" for sentence in results.missing),
        targets=target_table(results),
        rows=row_table(results.rows),
        first_number=_first_number(results.rows),
        side_steps=step_table(results.steps(Filmed.SIDE)),
        rear_steps=step_table(results.steps(Filmed.REAR)),
        **{name: number(ms, 2) for name, ms in parts.items()},
        pairs=pair_table([*results.short.values(), *results.long.values()]),
        costs=cost_table(results),
        limits=limit_table(results),
        reading=reading_table(results),
        ten_minutes=row_table(results.ten_minutes)
        if results.ten_minutes
        else "Not measured in this run; `make speed-full` does, in an hour.",
    )


def _machine() -> str:
    memory_gb = psutil.virtual_memory().total / 1e9
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return (
        f"{cores()} of {os.cpu_count()} cores ({_processor()}), {memory_gb:.0f} GB of memory, "
        f"Python {platform.python_version()}, {libraries}"
    )


def _processor() -> str:
    facts = Path("/proc/cpuinfo")
    lines = facts.read_text(encoding="utf-8").splitlines() if facts.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _first_number(rows: Sequence[Row]) -> str:
    times_s = [row.first_number_s for row in rows if row.first_number_s is not None]
    if not times_s:
        return "The report is the first number that a runner sees."
    return (
        f"Meanwhile the progress shows a first number, after {number(min(times_s), 1)} to "
        f"{number(max(times_s), 1)} s."
    )
