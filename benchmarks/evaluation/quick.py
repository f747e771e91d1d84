"""The sample videos measured against wide limits: a real loss of accuracy fails the build."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.evaluation.answer_tables import wrong_answer_lines
from benchmarks.evaluation.answers import Knowing
from benchmarks.evaluation.master import Master, Use
from benchmarks.evaluation.measure import measured
from benchmarks.evaluation.outcome import Outcome
from benchmarks.evaluation.pose_hips import METRIC as POSE_HIPS
from benchmarks.evaluation.variants import recorded
from benchmarks.samples import FOLDER, sample_specs

LIMITS = Path(__file__).with_name("limits.toml")


def sample_masters() -> list[Master]:
    """Return the samples as masters."""
    return [Master(spec, Use.TUNING, "sample", spec.name) for spec in sample_specs()]


def sample_outcome(master: Master) -> Outcome:
    """Measure one sample."""
    clip = FOLDER / f"{master.name}.mp4"
    return measured(master, recorded(master), clip, clip)


def broken_limits(outcomes: Sequence[Outcome]) -> list[str]:
    """Return a sentence for every limit of `limits.toml` that is passed."""
    limits = tomllib.loads(LIMITS.read_text(encoding="utf-8"))
    return [
        *(line for outcome in outcomes for line in _broken_values(outcome, limits["values"])),
        *(line for outcome in outcomes for line in _broken_events(outcome, limits["events_ms"])),
        *_broken_answers(outcomes, limits["answers"]),
    ]


def _broken_answers(outcomes: Sequence[Outcome], limits: dict[str, float]) -> list[str]:
    lines = wrong_answer_lines(outcomes)
    if len(lines) <= limits["wrong"]:
        lines = []
    given = [a for o in outcomes for a in o.answers if a.knowing == Knowing.SPEED]
    share = float(np.mean([answer.is_open for answer in given])) if given else 0.0
    if share > limits["open"]:
        lines.append(f"expected at most {limits['open']:.0%} of answers open, found {share:.0%}")
    return lines


def _broken_values(outcome: Outcome, limits: dict[str, float]) -> list[str]:
    lines = []
    for value in outcome.values:
        if value.metric == POSE_HIPS:
            continue
        if value.metric not in limits:
            lines.append(f"expected a limit of {value.metric} in {LIMITS.name}, found none")
            continue
        expected = f"{outcome.clip}: expected {value.metric} within {limits[value.metric]:g} of "
        if value.value is None:
            lines.append(f"{expected}{value.truth:.2f}, found it not measured ({value.reason})")
        elif abs(value.error) > limits[value.metric] or not value.is_covered:
            interval = f"{value.value:.2f} ({value.low:.2f} to {value.high:.2f})"
            lines.append(f"{expected}{value.truth:.2f} and of its interval, found {interval}")
    return lines


def _broken_events(outcome: Outcome, limits: dict[str, dict[str, float]]) -> list[str]:
    lines = []
    for event in outcome.events:
        limit_ms = limits[outcome.view].get(f"{event.kind}_{event.leg}", float("inf"))
        bias_ms = 1000.0 * float(np.mean(event.errors_s)) if event.errors_s else float("inf")
        if limit_ms < abs(bias_ms):
            lines.append(
                f"{outcome.clip}: expected {event.kind} of the {event.leg} leg within "
                f"{limit_ms:g} ms on average, found {bias_ms:.0f} ms"
            )
    return lines
