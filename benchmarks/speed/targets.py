"""The targets of speed and memory, with what was measured."""

import math
from dataclasses import dataclass

from benchmarks.evaluation.markdown import number, table
from benchmarks.speed.arithmetic import middle
from benchmarks.speed.clips import Filmed
from benchmarks.speed.results import Results


@dataclass(frozen=True)
class Target:
    """A limit, and the value measured.

    Attributes
    ----------
    what
        What is measured.
    limit, measured
        In the same unit; NaN if this run did not measure it.
    unit
        Follows both numbers.
    is_least
        Whether the limit is the least value; else the most.
    """

    what: str
    limit: float
    measured: float
    unit: str = ""
    is_least: bool = False

    @property
    def verdict(self) -> str:
        """Whether it is met."""
        if math.isnan(self.measured):
            return "not measured"
        is_met = self.measured >= self.limit if self.is_least else self.measured <= self.limit
        return "met" if is_met else "**missed**"

    @property
    def row(self) -> list[str]:
        """A row of the table."""
        sign = "≥" if self.is_least else "≤"
        wanted = f"{sign} {number(self.limit, 2)}{self.unit}"
        found = number(self.measured, 2)
        return [self.what, wanted, found + (self.unit if found != "–" else ""), self.verdict]


def targets(results: Results) -> list[Target]:
    """Return the targets of a run."""
    side, rear, plan = Filmed.SIDE, Filmed.REAR, results.plan
    short, long = f"{plan.short_s:g} s", f"{plan.long_s:g} s"
    return [
        Target(
            "CPU per frame beyond the fixed cost, side, against the plain script",
            0.60,
            results.per_frame_ratio(side),
        ),
        Target("the same, rear", 0.80, results.per_frame_ratio(rear)),
        Target(
            f"times as fast as the plain script, {long}, side",
            2.2,
            results.long[side].times_as_fast,
            is_least=True,
        ),
        Target("the same, rear", 1.8, results.long[rear].times_as_fast, is_least=True),
        Target(
            f"process start to report, {short}, side, against the plain script",
            1.0,
            1.0 / results.short[side].times_as_fast,
        ),
        Target("fixed cost, CPU, side", 1.8, results.cost(side).fixed_s, " s"),
        Target(
            "CPU of `formcheck --help` against `python -c 'import numpy'`", 3.0, results.help_ratio
        ),
        Target(
            f"frames per second against the bare pruned network on every core, {long}, side",
            60.0,
            100.0 * results.long[side].share_of_network,
            " %",
            is_least=True,
        ),
        Target("CPU of the drawn 720p video, per frame", 5.0, middle(results.drawn_ms), " ms"),
        Target("CPU per frame, 4K30, rear", 40.0, results.largest_ms, " ms"),
        Target("peak memory, all processes", 1.2, results.peak_mb / 1000.0, " GB"),
        Target("memory of 10 min against 36 s, 720p60", 1.15, results.growth),
    ]


def target_table(results: Results) -> str:
    """Return the table of targets."""
    rows = [target.row for target in targets(results)]
    return table(["what", "target", "measured", "verdict"], rows)
