"""Whose landmarks are measured: what every pose model offers."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from formcheck.records import PoseSequence, Step
from formcheck.video import Frame, VideoClip


class Look(Protocol):
    """Reads the clip's frames as part of a step of the work, so that progress can be told."""

    def __call__(
        self,
        step: Step,
        times_s: Sequence[float] | None = None,
        *,
        key_every_s: float | None = None,
    ) -> Iterator[Frame]:
        """Return all frames, those at some times, or key pictures so far apart."""
        ...


class PoseSource(Protocol):
    """A pose model, as `analyze` asks it: one method is all.

    The landmarks that it returns name the model and its version (`PoseSequence.estimator`) and say
    how wrong it is at initial contact (`PoseSequence.errors_at_contact`).

    Examples
    --------
    A model that knows COCO's 17 points, and finds nobody in any frame:

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
    formcheck.errors.NoRunnerError: Expected a person throughout the clip, found one in 0 ...
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
            The clip: its name, its size, and how long it claims to last.
        look
            How its frames are read: ``look(Step.FOLLOWING_RUNNER)`` yields all of them, each with
            `time_s`, in seconds, and `rgb`, the upright picture, shape (H, W, 3).
        number
            Which of the people is meant, from left to right, from 1; None takes the likeliest.
        people_path
            Where a picture (JPEG) goes that shows who has which number, if one is wanted.

        Returns
        -------
        PoseSequence
            Landmarks named as in `RUNNER_SKELETON`, hips, knees, ankles and shoulders among them.
        """
        ...
