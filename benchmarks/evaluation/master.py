"""A rendered clip that others are derived from, and what its numbers may be used for."""

from dataclasses import dataclass, replace
from enum import StrEnum

from benchmarks.runner.spec import ClipSpec

SECONDS = 10.0
RATE_HZ = 60.0
# Enough for eight steps of each leg.
SHORT_SECONDS = 7.0


class Use(StrEnum):
    """What a master's errors may be used for."""

    TUNING = "tuning"
    """Looked at while choosing rules, bands and thresholds."""
    HELD_OUT = "held out"
    """Never looked at while choosing anything."""


@dataclass(frozen=True)
class Master:
    """A rendered clip of the accuracy table.

    Attributes
    ----------
    spec
        What is rendered; its name is unique among the masters.
    use
        What its numbers may be used for.
    kit
        How the runner is dressed, as the tables group it.
    runner
        Name of the first master that shows this very run: errors of one run are not independent.
    """

    spec: ClipSpec
    use: Use
    kit: str
    runner: str

    @property
    def name(self) -> str:
        """Name of the clip."""
        return self.spec.name


def master_of(spec: ClipSpec, use: Use, kit: str) -> Master:
    """Return the master of a run, at the length and frame rate that variants are derived from."""
    usual = replace(spec, duration_s=SECONDS, frame_rate_hz=RATE_HZ)
    return Master(usual, use, kit, spec.name)


def at_full_hd(master: Master) -> Master:
    """Return the same run at 1080x1920; a picture costs nine times as much."""
    camera = replace(master.spec.camera, width_px=1080, height_px=1920)
    return _filmed_anew(replace(master.spec, camera=camera), master, "1080p", 30.0)


def at_high_rate(master: Master) -> Master:
    """Return the same run at 120 frames per second."""
    return _filmed_anew(master.spec, master, "120", 120.0)


def _filmed_anew(spec: ClipSpec, master: Master, suffix: str, rate_hz: float) -> Master:
    name = f"{master.name}_{suffix}"
    anew = replace(spec, name=name, duration_s=SHORT_SECONDS, frame_rate_hz=rate_hz)
    return replace(master, spec=anew)
