"""The tilt of the pelvis seen from behind, frame by frame."""

from dataclasses import dataclass

from formcheck.records.arrays import ArrayRecord, FloatArray


@dataclass(frozen=True, eq=False)
class HipLine(ArrayRecord):
    """Tilt of the pelvis in the picture.

    Attributes
    ----------
    timestamps_s
        Seconds from the first shown frame, shape (T,).
    tilt_deg
        + = the runner's right hip higher in the picture; NaN where not measured; shape (T,).
        An unknown constant may be added to all of it (`absolute` says so).
    sigma_deg
        One standard deviation of a single frame's tilt, shape (T,).
    method
        How it was found, e.g. ``waistline``.
    coverage
        Share of frames with a tilt, 0 to 1.
    absolute
        Whether the tilt is against the horizontal, or only against an unknown constant.
    """

    timestamps_s: FloatArray
    tilt_deg: FloatArray
    sigma_deg: FloatArray
    method: str
    coverage: float
    absolute: bool

    def __post_init__(self) -> None:
        self._freeze("timestamps_s", "tilt_deg", "sigma_deg")


@dataclass(frozen=True)
class HipLineRefusal:
    """Why no hip line could be found in the pixels of this clip."""

    seen: str
    advice: str
