"""The interface that every pose model implements."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from formcheck.records import PoseSequence, Step
from formcheck.video import Frame, VideoClip


class Look(Protocol):
    """Reads the clip's frames as part of a step of the work, so that progress can be reported."""

    def __call__(
        self,
        step: Step,
        times_s: Sequence[float] | None = None,
        *,
        key_every_s: float | None = None,
    ) -> Iterator[Frame]:
        """Return all frames, the frames at some times, or key pictures at an interval."""
        ...


class PoseSource(Protocol):
    """A pose model that `analyze` can use; it needs a single method.

    The landmarks that it returns name the model and its version (`PoseSequence.estimator`) and
    state its errors at initial contact (`PoseSequence.errors_at_contact`).

    Examples
    --------
    A model with COCO's 17 points that finds nobody in any frame:

    >>> import numpy as np
    >>> class Blind:
    ...     def follow_runner(self, clip, look, number=None, people_path=None):
    ...         times_s, xy_px, scores = [], [], []
    ...         for frame in look(Step.FOLLOWING_RUNNER):
    ...             times_s.append(frame.time_s)  # frame.rgb is the picture, upright
    ...             xy_px.append(np.full((17, 2), np.nan))
    ...             scores.append(np.zeros(17))
    ...         return pose_from_coco17(times_s, xy_px, scores, name="Blind 1.0")
    >>> formcheck.analyze("run.mp4", pose=Blind())
    Traceback (most recent call last):
    formcheck.errors.NoRunnerError: Expected a person in the whole clip, found one in 0 ...
    """

    def follow_runner(
        self,
        clip: VideoClip,
        look: Look,
        number: int | None = None,
        people_path: Path | None = None,
    ) -> PoseSequence:
        """Return the runner's raw landmarks, one row per frame, NaN where the runner is lost.

        Parameters
        ----------
        clip
            The clip, with its name, its size and its stated duration.
        look
            How its frames are read: ``look(Step.FOLLOWING_RUNNER)`` yields all of them, each with
            `time_s`, in seconds, and `rgb`, the upright picture, shape (H, W, 3).
        number
            Number of the runner, counted from left to right from 1; None takes the likeliest.
        people_path
            Where to write a picture (JPEG) with everybody's number; None writes none.

        Returns
        -------
        PoseSequence
            Landmarks named as in `RUNNER_SKELETON`, including hips, knees, ankles and shoulders.
        """
        ...
