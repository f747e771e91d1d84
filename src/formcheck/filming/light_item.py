"""Whether there is enough light on the runner."""

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from formcheck.filming.sentences import item
from formcheck.pose import Person
from formcheck.records import FilmingItem, FilmingTopic
from formcheck.video import Frame

# Darkest tenth that is bright enough, grey levels. Rendered clips of 74 and more are measured like
# those by day; at 36 the lines of the room and the edge of the clothes are lost.
DARKEST = 50.0


def light_item(frames: Sequence[Frame], sightings: Sequence[Person] = ()) -> FilmingItem:
    """Return whether the runner is bright enough to tell body and clothes from each other.

    Parameters
    ----------
    frames
        Some pictures of the clip.
    sightings
        The runner in them, in their pixels; if there are none, the whole pictures count.
    """
    is_dark = brightness(frames, sightings) < DARKEST
    return item(FilmingTopic.LIGHT, "dark" if is_dark else "bright")


def brightness(frames: Sequence[Frame], sightings: Sequence[Person] = ()) -> float:
    """Return the grey level, 0 to 255, that a tenth of the pixels around the runner exceed."""
    by_time = {frame.time_s: frame.rgb for frame in frames}
    parts = [_around(by_time[person.time_s], person) for person in sightings]
    seen = [part for part in parts if part.size] or list(by_time.values())
    greys = [cv2.cvtColor(part, cv2.COLOR_RGB2GRAY) for part in seen]
    return float(np.median([np.quantile(grey, 0.9) for grey in greys]))


def _around(rgb: npt.NDArray[np.uint8], person: Person) -> npt.NDArray[np.uint8]:
    corners = np.array([person.xy_px.min(axis=0), person.xy_px.max(axis=0)])
    inside = np.clip(corners, 0, np.array(rgb.shape[1::-1])).astype(np.int64)
    (left, top), (right, bottom) = inside.tolist()
    return rgb[top:bottom, left:right]
