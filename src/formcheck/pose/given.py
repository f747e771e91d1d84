"""Landmarks that another program found, as the source of a clip's pose."""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from formcheck.errors import RecordingError
from formcheck.pose.source import Look
from formcheck.records import FloatArray, PoseSequence
from formcheck.video import VideoClip

# Times may differ from the decoder's by this part of the time between two frames: rounding does so,
# the number of a frame by the frame rate of an uneven clip does not.
MOST_OFF_FRAMES = 0.25


@dataclass(frozen=True, eq=False)
class GivenPose:
    """Gives a clip the landmarks that were found before, if they are at its frames' times.

    Attributes
    ----------
    pose
        Landmarks of the whole clip; times are seconds from its first shown frame as a player shows
        them, slow motion too.
    """

    pose: PoseSequence

    def follow_runner(
        self,
        clip: VideoClip,
        look: Look,
        number: int | None = None,  # noqa: ARG002 - one runner is known
        people_path: Path | None = None,  # noqa: ARG002 - nobody else is
    ) -> PoseSequence:
        """Return the landmarks at the decoder's own times; see `PoseSource`.

        Raises
        ------
        RecordingError
            If the times are not those of the clip's frames.
        """
        frames_s = np.array([frame.time_s for frame in look("following the runner")])
        given, start_s = self.pose, 0.0
        played_s = frames_s * clip.slowdown
        most_off_s = (
            MOST_OFF_FRAMES * float(np.median(np.diff(played_s))) if len(played_s) > 1 else 1.0
        )
        if clip.part_s is not None:
            start_s, end_s = clip.part_s
            given = given.between(start_s - most_off_s, end_s + most_off_s)
        times_s = given.timestamps_s - start_s
        if len(times_s) != len(played_s) or _most(times_s - played_s) > most_off_s:
            raise RecordingError(
                f"{clip.name}: expected the landmarks of {given.estimator} at the times of the "
                f"clip's {_range(played_s + start_s)}, found {_range(given.timestamps_s)}. Give "
                f"one row for each frame, at the decoder's own seconds from the first shown frame."
            )
        return replace(given, timestamps_s=frames_s)


def _most(off_s: FloatArray) -> float:
    return float(np.abs(off_s).max(initial=0.0))


def _range(times_s: FloatArray) -> str:
    ends = f" from {times_s[0]:.3f} to {times_s[-1]:.3f} s" if len(times_s) else ""
    return f"{len(times_s)} frames{ends}"
