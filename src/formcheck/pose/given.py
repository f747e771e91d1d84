"""A pose source made of landmarks that another program found."""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from formcheck.errors import RecordingError
from formcheck.pose.source import Look
from formcheck.records import FloatArray, IntArray, PoseSequence, Step
from formcheck.video import VideoClip

# Times may differ from the decoder's by this fraction of the time between two frames. Rounded times
# pass; frame numbers divided by the frame rate fail in a clip with uneven frames.
MAX_OFF_FRAMES = 0.25


@dataclass(frozen=True, eq=False)
class GivenPose:
    """Returns landmarks that were found before, if their times are those of the clip's frames.

    Attributes
    ----------
    pose
        Landmarks of the whole clip; times are seconds from its first shown frame as a player shows
        them, in slow motion too.
    """

    pose: PoseSequence

    def follow_runner(
        self,
        clip: VideoClip,
        look: Look,
        number: int | None = None,  # noqa: ARG002 - there is only one runner
        people_path: Path | None = None,  # noqa: ARG002 - no people to number
    ) -> PoseSequence:
        """Return the landmarks at the decoder's own times; see `PoseSource`.

        Raises
        ------
        RecordingError
            If the times are not those of the clip's frames.
        """
        frames_s = np.array([frame.time_s for frame in look(Step.FOLLOWING_RUNNER)])
        start_s = 0.0 if clip.part_s is None else clip.part_s[0]
        played_s = start_s + clip.slowdown * frames_s
        rows = _rows(self.pose.timestamps_s, played_s)
        if rows is None or (clip.part_s is None and len(rows) != len(self.pose.timestamps_s)):
            raise RecordingError(
                f"{clip.name}: expected the landmarks of {self.pose.estimator} at the times of the "
                f"clip's {_range(played_s)}, found {_range(self.pose.timestamps_s)}. Give one row "
                f"for each frame, at the decoder's own seconds from the first shown frame."
            )
        return replace(
            self.pose,
            timestamps_s=frames_s,
            xy_px=self.pose.xy_px[rows],
            visibility=self.pose.visibility[rows],
        )


def _rows(times_s: FloatArray, wanted_s: FloatArray) -> IntArray | None:
    """Return the row of each wanted time, or None where one of them is missing."""
    if not len(times_s):
        return None
    frame_s = float(np.median(np.diff(wanted_s))) if len(wanted_s) > 1 else 0.0
    most_off_s = MAX_OFF_FRAMES * frame_s
    rows = np.minimum(np.searchsorted(times_s, wanted_s - most_off_s), len(times_s) - 1)
    return rows if (np.abs(times_s[rows] - wanted_s) <= most_off_s).all() else None


def _range(times_s: FloatArray) -> str:
    ends = f" from {times_s[0]:.3f} to {times_s[-1]:.3f} s" if len(times_s) else ""
    return f"{len(times_s)} frames{ends}"
