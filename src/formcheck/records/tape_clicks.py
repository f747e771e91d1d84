"""Two dots of tape as a person clicked them in one frame."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TapeClicks:
    """Two dots on the waistband, clicked in one frame of a clip from behind.

    Attributes
    ----------
    identity
        The clip, as `ClipInfo.identity` names it.
    time_s
        The frame's own time, seconds from the first shown frame.
    left, right
        Dot of the runner's left and right side: x right, y down, in pixels of the upright clip.

    Examples
    --------
    >>> report = formcheck.analyze("run.mp4", landmarks_path="run.npz")
    >>> clicks = formcheck.TapeClicks(report.trial.clip.identity, 1.0, (300, 400), (340, 402))
    >>> clicks.time_s
    1.0
    """

    identity: str
    time_s: float
    left: tuple[float, float]
    right: tuple[float, float]
