"""The measured line through the hips, and a level line to compare it with."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from formcheck.exporters.overlay.colours import DOUBTFUL, MEASURED
from formcheck.exporters.overlay.strokes import dashes, draw_strokes
from formcheck.records import FloatArray, HipLineRefusal, Pelvis, Side, Trial

# Half its length, in shoulder widths; width as a part of the picture's height.
_HALF_LENGTH = 1.3 * 0.55
_WIDTH_PER_HEIGHT = 1 / 360
# A frame whose own reading is this many standard deviations from the smooth line is doubtful.
_FAR = 3.0
# A line laid by hand in one frame is shown for this long before and after it, so that it can be
# seen in a video; near the deepest moment, hips turn by less than half a degree meanwhile.
_LAID_S = 0.04
# Length of a dash, in halves of the line.
_DASH_OF_HALF = 0.2


class HipReading(NamedTuple):
    """The line at one moment: doubtful where the frame barely shows it, or laid by hand."""

    centre: FloatArray
    tilt_deg: float
    is_doubtful: bool
    is_laid: bool = False

    @property
    def is_dashed(self) -> bool:
        """Whether the frame itself does not show the line well, or a person laid it."""
        return self.is_doubtful or self.is_laid


class HipLineDrawing:
    """Draws the line through the hips at any time of the clip; nothing where none was found.

    Parameters
    ----------
    trial
        The run.
    scale
        Size of the drawn pictures relative to those of the clip.
    colour
        Colour of the measured line; by default it shows the confidence.
    """

    def __init__(
        self, trial: Trial, scale: float, colour: tuple[int, int, int] | None = None
    ) -> None:
        self._one_colour = colour
        self._trial = trial
        self._scale = scale
        self._pelvis = trial.pelvis if isinstance(trial.pelvis, Pelvis) else None
        pose = trial.gait.pose
        across = pose.sided(Side.LEFT, "shoulder") - pose.sided(Side.RIGHT, "shoulder")
        self.half_px = _HALF_LENGTH * float(np.nanmedian(np.linalg.norm(across, axis=1))) * scale
        drops = trial.hip_drops
        self.is_known = drops is not None and not isinstance(drops, HipLineRefusal)
        level = None if drops is None or isinstance(drops, HipLineRefusal) else drops.level
        # A picture turned clockwise shows level things turned clockwise: right end lower.
        self.level_deg = None if level is None else -level.added_deg

    def draw(self, picture: npt.NDArray[np.uint8], time_s: float) -> None:
        """Draw the line of this moment, in dashes where the frame barely shows it.

        Parameters
        ----------
        picture
            Changed in place.
        time_s
            The moment of the clip that it shows.
        """
        now = self.reading(time_s)
        if now is None:
            return
        tilt = np.radians(now.tilt_deg)
        way = self.half_px * np.array([np.cos(tilt), -np.sin(tilt)])
        ends = now.centre - way, now.centre + way
        strokes = dashes(*ends, _DASH_OF_HALF * self.half_px) if now.is_dashed else [ends]
        colour = self._one_colour or (DOUBTFUL if now.is_doubtful else MEASURED)
        draw_strokes(picture, strokes, colour, max(2, round(_WIDTH_PER_HEIGHT * picture.shape[0])))

    def reading(self, time_s: float) -> HipReading | None:
        """Return the line of this moment, or None where there is none."""
        if self._trial.hand is not None:
            return self._laid(time_s)
        centre = self._centre(time_s)
        tilt_deg = self._tilt_deg(time_s)
        if centre is None or tilt_deg is None:
            return None
        return HipReading(centre, tilt_deg, self._is_doubtful(time_s, tilt_deg))

    def _laid(self, time_s: float) -> HipReading | None:
        """The line that was laid by hand at about this moment."""
        laid = self._trial.hand_line
        marks = [] if laid is None or not self.is_known else [m for p in laid.passes for m in p]
        nearest_s = min((abs(mark.time_s - time_s) for mark in marks), default=np.inf)
        if nearest_s > _LAID_S:
            return None
        same = [mark for mark in marks if abs(mark.time_s - time_s) == nearest_s]
        ends = np.mean([(mark.left, mark.right) for mark in same], axis=0) * self._scale
        tilt_deg = float(np.mean([mark.tilt_deg for mark in same]))
        return HipReading(ends.mean(axis=0), tilt_deg, is_doubtful=False, is_laid=True)

    def _is_doubtful(self, time_s: float, tilt_deg: float) -> bool:
        assert self._pelvis is not None
        line = self._pelvis.line
        i = int(np.argmin(np.abs(line.timestamps_s - time_s)))
        apart_deg = abs(float(line.tilt_deg[i]) - tilt_deg)
        return not apart_deg <= _FAR * float(line.sigma_deg[i])

    def _centre(self, time_s: float) -> FloatArray | None:
        pose = self._trial.gait.pose
        i = min(int(np.searchsorted(pose.timestamps_s, time_s)), len(pose.timestamps_s) - 1)
        centre = pose.middle("hip")[i] * self._scale
        return centre if np.isfinite(centre).all() else None

    def _tilt_deg(self, time_s: float) -> float | None:
        if self._pelvis is None:
            return None
        tilt_deg = float(np.interp(time_s, self._pelvis.grid_s, self._pelvis.smooth_deg))
        return tilt_deg if np.isfinite(tilt_deg) else None
