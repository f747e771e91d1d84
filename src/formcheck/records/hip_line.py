"""The tilt of the pelvis seen from behind, frame by frame."""

from dataclasses import dataclass
from typing import Self

from formcheck.records.arrays import ArrayRecord, FloatArray
from formcheck.records.cause import Cause
from formcheck.records.vocabulary import HipLineSource, Reason


@dataclass(frozen=True, eq=False)
class HipLine(ArrayRecord):
    """Tilt of the pelvis in the picture.

    Attributes
    ----------
    timestamps_s
        Seconds from the first shown frame, shape (T,).
    tilt_deg
        Relative to the picture's rows, + = the runner's right hip higher in the picture; NaN where
        not measured; shape (T,).
    sigma_deg
        One standard deviation of a single frame's tilt, shape (T,).
    offset_sigma_deg
        One standard deviation of a constant error of the whole tilt; infinite where the tilt is
        known only up to a constant.
    method
        Source of the tilt.
    follows
        Least and most turn of the followed object per turn of the pelvis.
    reading_deg
        Half-width of the 95 % interval of a mean drop, if the followed object turned fully.
    coverage
        Share of frames with a tilt, 0 to 1.
    is_clicked
        Whether a person clicked the dots of tape that were followed.
    """

    timestamps_s: FloatArray
    tilt_deg: FloatArray
    sigma_deg: FloatArray
    offset_sigma_deg: float
    method: HipLineSource
    follows: tuple[float, float]
    reading_deg: float
    coverage: float
    is_clicked: bool = False

    def __post_init__(self) -> None:
        self._freeze("timestamps_s", "tilt_deg", "sigma_deg")


@dataclass(frozen=True)
class HipLineRefusal:
    """Reason why no hip line was found in the pixels of a clip."""

    seen: str
    advice: str
    reason: Reason = Reason.PELVIS_NOT_VISIBLE

    @classmethod
    def because(cls, cause: Cause, **fields: object) -> Self:
        """Return the refusal for a cause, with the fields of its words filled in."""
        found = cause.because(**fields)
        return cls(found.seen, found.advice, found.reason)
