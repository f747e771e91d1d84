"""Choose the frames of a rear view in which a person lays the hip line by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from formcheck.records import FloatArray, PoseSequence, Side, Stance, Trial, View

# On 6 trials of 4 runners (RBDS, Fukuchi 2017; contacts by the rule for rear views, 30 and 60
# frames/s) five stances a side, each read at the frame next to this phase, give the peak of the
# mean curve to 0.0 ± 0.2° (mean of both sides; lowest − 0.3°, highest + 0.3°), by the dimples
# − 0.4 ± 0.4° (− 1.0° to 0.0°). Contacts that are found 15 ms early or late cost 0.2° to 0.4° more
# either way; later phases lose more by late ones, earlier phases by early ones (docs/metrics.md).
PHASE_OF_PEAK = 0.38
# A frame is at most this far from that phase, seconds: at 24 frames/s all are, unless one is lost.
MAX_OFF_S = 0.021
# Most candidates of a side, and of a stand: blurred ones are dropped when they have been seen.
CANDIDATES = 12
STANDING_CANDIDATES = 6
# Frames of each side that are asked for: published readings by eye take five to ten steps.
WANTED = 5
# The waistband is this far above the hip landmarks, and its half as wide, in shoulder widths.
WAIST_ABOVE, HALF_WAIST = 0.20, 0.40
# A forearm or hand whose middle is further from it leaves it in sight: half the breadth of a hand,
# 45 mm, in shoulder widths of about 0.35 m. Looked at in a real clip and three rendered ones, no
# arm was over the waistband from 0.12 on.
ARM_AWAY = 0.13
# The middle of a loose fist is this part of the forearm beyond the wrist.
HAND_BEYOND = 0.25
# A wrist that the model is less sure to see is hidden by the trunk, and so hides nothing: hands in
# front of the body have 0.05 to 0.2, those beside it 0.3 to 0.5, in a real and a rendered clip.
MIN_SEEN = 0.25

_Item = TypeVar("_Item")


@dataclass(frozen=True)
class HandFrame:
    """A frame of the clip; `side` is the standing leg, None in a quiet stand on both."""

    time_s: float
    side: Side | None

    @property
    def is_stand(self) -> bool:
        """Whether the runner stands still on both legs."""
        return self.side is None


@dataclass(frozen=True)
class HandFrames:
    """Candidates, in order of time: spread over the steady part, and over the stand before it."""

    frames: tuple[HandFrame, ...]

    def of(self, side: Side | None) -> tuple[HandFrame, ...]:
        """Return the frames of one standing leg, or with None those of the stand."""
        return tuple(frame for frame in self.frames if frame.side is side)


def choose_frames(trial: Trial) -> HandFrames:
    """Return frames near the peak of the drop, with the arms away from the waist.

    Parameters
    ----------
    trial
        The run; a view other than from behind gives no frames.
    """
    if trial.view is not View.REAR:
        return HandFrames(())
    running = [f for side in (Side.LEFT, Side.RIGHT) for f in _of_side(trial, side)]
    return HandFrames(tuple(sorted((*_standing(trial), *running), key=lambda f: f.time_s)))


def shoulder_width_px(pose: PoseSequence) -> float:
    """Return the usual distance between the shoulders, the scale of what is near the waist."""
    across = pose.sided(Side.LEFT, "shoulder") - pose.sided(Side.RIGHT, "shoulder")
    return float(np.nanmedian(np.linalg.norm(across, axis=1)))


def waist_px(pose: PoseSequence, time_s: float) -> FloatArray:
    """Return the middle of the waistband at a time, (x, y); NaN where the runner was lost."""
    above = np.array([0.0, WAIST_ABOVE * shoulder_width_px(pose)])
    return np.asarray(_at(pose, pose.middle("hip"), time_s) - above)


def spread(items: Sequence[_Item], count: int) -> tuple[_Item, ...]:
    """Return so many of the items, evenly over all of them, in their order.

    Examples
    --------
    >>> spread("abcdefg", 3)
    ('a', 'd', 'g')
    """
    if len(items) <= count:
        return tuple(items)
    return tuple(items[i] for i in np.rint(np.linspace(0, len(items) - 1, count)).astype(int))


def _of_side(trial: Trial, side: Side) -> tuple[HandFrame, ...]:
    times_s = [
        time_s
        for stance in trial.gait.events.stances(side)
        if not _is_doubtful(trial, stance) and (time_s := _frame_s(trial, stance)) is not None
    ]
    away = {t: a for t in times_s if np.isfinite(a := arms_away(trial.gait.pose, t))}
    free = [t for t in away if away[t] >= ARM_AWAY]
    # Better a hand at the edge of the waist than too few frames: the person can skip one.
    least_bad = sorted(away, key=lambda t: -away[t])[:WANTED]
    chosen = free if len(free) >= WANTED else sorted(least_bad)
    return tuple(HandFrame(t, side) for t in spread(chosen, CANDIDATES))


def _standing(trial: Trial) -> tuple[HandFrame, ...]:
    if trial.gait.standing_s is None:
        return ()
    start_s, end_s = trial.gait.standing_s
    frames_s = trial.clip.timestamps_s
    inside = frames_s[(frames_s >= start_s) & (frames_s <= end_s)].tolist()
    seen = [t for t in inside if np.isfinite(waist_px(trial.gait.pose, t)).all()]
    # Neither of its ends, where the next movement begins.
    return tuple(HandFrame(t, None) for t in spread(seen, STANDING_CANDIDATES + 2)[1:-1])


def _frame_s(trial: Trial, stance: Stance) -> float | None:
    """Time of the frame at the peak of the drop; None where it was lost."""
    wanted_s = stance.initial_contact_s + PHASE_OF_PEAK * stance.duration_s
    frames_s = trial.clip.timestamps_s
    found_s = float(frames_s[np.argmin(np.abs(frames_s - wanted_s))])
    return found_s if abs(found_s - wanted_s) <= MAX_OFF_S else None


def _is_doubtful(trial: Trial, stance: Stance) -> bool:
    """Whether it is not sure in one of its frames which leg is which."""
    doubtful_s = trial.gait.doubtful_s
    inside = (doubtful_s >= stance.initial_contact_s) & (doubtful_s <= stance.toe_off_s)
    return bool(inside.any())


def arms_away(pose: PoseSequence, time_s: float) -> float:
    """Return how far forearms and hands are from the waistband, in shoulder widths.

    NaN where the runner was lost.
    """
    middle, width_px = waist_px(pose, time_s), shoulder_width_px(pose)
    nearest = []
    for side in (Side.LEFT, Side.RIGHT):
        elbow, wrist = (_at(pose, pose.sided(side, part), time_s) for part in ("elbow", "wrist"))
        seen = pose.visibility[:, [pose.skeleton.index(f"{side}_wrist")]]
        reach = 1.0 + HAND_BEYOND if _at(pose, seen, time_s)[0] >= MIN_SEEN else 0.0
        along = np.linspace(0.0, reach, 12)[:, None]
        across, down = np.abs(elbow + along * (wrist - elbow) - middle).T / width_px
        nearest.append(np.hypot(np.maximum(across - HALF_WAIST, 0.0), down).min())
    return float(min(nearest))


def _at(pose: PoseSequence, values: FloatArray, time_s: float) -> FloatArray:
    return np.array([np.interp(time_s, pose.timestamps_s, column) for column in values.T])
