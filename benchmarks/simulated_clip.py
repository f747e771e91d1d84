"""A report with one metric whose steps are drawn by chance: no pictures, no landmarks."""

from dataclasses import dataclass

import numpy as np

from formcheck.records import (
    RUNNER_SKELETON,
    CameraLevel,
    ClipInfo,
    EventKind,
    Facing,
    FloatArray,
    GaitEvent,
    GaitEvents,
    HipLine,
    Measurement,
    PoseSequence,
    Report,
    RunningCheck,
    Settings,
    Side,
    Trial,
    View,
)

STRIDE_S = 120.0 / 165.0
FRAME_S = 1.0 / 60.0
_MEDIANS = ("shank_angle", "overstride_distance", "knee_flexion_at_contact")
_SIDES = {"pelvic_drop_left": Side.LEFT, "pelvic_drop_right": Side.RIGHT}


@dataclass(frozen=True)
class Scatter:
    """A metric's usual value, and one standard deviation of a step and of reading it.

    `adjoins` when a step begins where the last one ends: what is read wrong there is taken from one
    and added to the other.
    """

    value: float
    step: float
    reading: float
    adjoins: bool = False

    def draw(self, steps: int, rng: np.random.Generator) -> FloatArray:
        """Return steps drawn by chance."""
        reading = self.reading * rng.standard_normal(steps + 1)
        read = np.diff(reading) if self.adjoins else reading[1:]
        return self.value + self.step * rng.standard_normal(steps) + read

    def of_a_mean(self, steps: int) -> float:
        """Return one standard deviation of the mean of so many steps."""
        # Of adjoining steps only the two ends are left.
        reading = self.reading * np.sqrt(2.0 / steps) if self.adjoins else self.reading
        return float(np.hypot(self.step, reading) / np.sqrt(steps))


def clip_report(
    metric: str,
    scatter: Scatter,
    steps_per_leg: int,
    rng: np.random.Generator,
    *,
    level_known: bool,
) -> Report:
    """Return the report of one clip, its steps drawn by chance around a value.

    Parameters
    ----------
    metric
        The only one that is measured.
    scatter
        Its value in this clip, and how single steps scatter.
    steps_per_leg
        Steps of each leg.
    rng
        Where the chance comes from.
    level_known
        Whether the room shows the camera's tilt.
    """
    trial = _trial(metric in _MEDIANS, steps_per_leg, level_known, str(rng.integers(1 << 62)))
    values = scatter.draw(steps_per_leg, rng)
    return Report(
        trial=trial,
        recorded_pose=trial.pose,
        results=(_measurement(metric, values, trial),),
        findings=(),
        professional_advice=(),
        settings=Settings(),
        versions=(),
    )


def _measurement(metric: str, values: FloatArray, trial: Trial) -> Measurement:
    value = float(np.median(values) if metric in _MEDIANS else np.mean(values))
    side = trial.view.near_side or _SIDES.get(metric, Side.BOTH)
    times_s = trial.events.contacts_s(Side.RIGHT)
    # The measurement's own interval takes no part in a comparison.
    return Measurement(metric, "", side, value, value, value, values, times_s, "simulated")


def _trial(is_side: bool, steps_per_leg: int, level_known: bool, name: str) -> Trial:
    times_s = STRIDE_S * np.arange(steps_per_leg)
    events = tuple(
        sorted(
            GaitEvent(float(time_s), side, EventKind.INITIAL_CONTACT)
            for side, later_s in ((Side.RIGHT, 0.0), (Side.LEFT, STRIDE_S / 2))
            for time_s in times_s + later_s
        )
    )
    nothing = np.zeros((0, len(RUNNER_SKELETON.names)))
    pose = PoseSequence(times_s[:0], np.zeros((*nothing.shape, 2)), nothing, RUNNER_SKELETON, "")
    line = HipLine(times_s, times_s, times_s, 0.5, "waistline", (0.65, 1.05), 0.65, 1.0)
    return Trial(
        clip=ClipInfo(name, name, name, 540, 960, 0, False, "", times_s),
        pose=pose,
        posture=pose,
        view=View.RIGHT if is_side else View.REAR,
        facing=Facing.RIGHT if is_side else None,
        events=GaitEvents(events, 0, "simulated"),
        contacts_seen=(steps_per_leg, steps_per_leg),
        steady_s=None,
        running=RunningCheck(None, ""),
        swapped_fraction=0.0,
        tracked_fraction=1.0,
        outside_fraction=0.0,
        blur_leg_lengths=0.0,
        frame_interval_s=FRAME_S,
        leg_length_px=300.0,
        hip_line=None if is_side else line,
        # What upright lines of a room tell it to.
        level=CameraLevel(0.0, 0.4, "simulated") if level_known else None,
    )
