"""Run BlazePose's full landmark network in LiteRT, on one region of one picture."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from formcheck.pose.heat_maps import CELLS, logistic, refined
from formcheck.pose.region import NETWORK_PX, Region
from formcheck.pose.weights import landmark_network
from formcheck.records import FloatArray

# The network returns 33 landmarks of the body and six further points, with five figures each: x, y,
# depth, visibility, presence.
_POINTS, _FIGURES = 39, 5
# Two of the six: the centre of the circle around the person, and its point above the head.
_CENTRE, _TOP = 33, 34
# The names of its outputs.
_LANDMARKS, _PRESENCE, _HEAT_MAPS = "Identity", "Identity_1", "Identity_3"
# A presence below this means that nobody is there.
MIN_PRESENCE = 0.5
# Number of looks after which a region fits.
LOOKS_TO_SETTLE = 2


@dataclass(frozen=True, eq=False)
class Seen:
    """The network's output for one person.

    Attributes
    ----------
    xy_px
        BlazePose's 33 landmarks in pixels of the picture, shape (33, 2).
    visibility
        Visibility of each landmark, 0 to 1, shape (33,).
    region
        The region that fits the person, as the network found it.
    is_somebody
        Whether anybody is there at all.
    """

    xy_px: FloatArray
    visibility: FloatArray
    region: Region
    is_somebody: bool


class LandmarkNetwork:
    """Finds one person's landmarks in a region, independently of all earlier pictures.

    Parameters
    ----------
    cells
        Number of heat-map cells around each landmark (`heat_maps.refined`).
    """

    def __init__(self, cells: int = CELLS) -> None:
        from ai_edge_litert.interpreter import Interpreter  # noqa: PLC0415 - slow to import

        self._cells = cells
        # One thread: whole pictures share the cores better than parts of one (`raw_landmarks`).
        self._runtime: Any = Interpreter(model_content=landmark_network(), num_threads=1)
        self._runtime.allocate_tensors()
        self._picture = self._runtime.get_input_details()[0]["index"]
        self._told = {told["name"]: told["index"] for told in self._runtime.get_output_details()}

    def look(self, rgb: npt.NDArray[np.uint8], region: Region) -> Seen:
        """Return the landmarks of the person in a region of a picture (H, W, 3)."""
        self._runtime.set_tensor(self._picture, region.cut_out(rgb)[None])
        self._runtime.invoke()
        points = self._output(_LANDMARKS).reshape(_POINTS, _FIGURES).astype(np.float64)
        xy = refined(points[:, :2] / NETWORK_PX, self._output(_HEAT_MAPS)[0], self._cells)
        xy_px = region.to_picture(xy)
        return Seen(
            xy_px=xy_px[:_CENTRE],
            visibility=logistic(points[:_CENTRE, 3]),
            region=Region.from_circle(xy_px[_CENTRE], xy_px[_TOP]),
            is_somebody=bool(self._output(_PRESENCE)[0, 0] >= MIN_PRESENCE),
        )

    def settle(self, rgb: npt.NDArray[np.uint8], region: Region) -> Seen:
        """Return the landmarks after fitting a rough region to the person."""
        seen = self.look(rgb, region)
        for _ in range(LOOKS_TO_SETTLE - 1):
            seen = self.look(rgb, seen.region)
        return seen

    def _output(self, name: str) -> npt.NDArray[np.float32]:
        return np.asarray(self._runtime.get_tensor(self._told[name]))
