"""A picture of who is who: everybody in the clip with a number."""

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from formcheck.output_file import write_whole
from formcheck.pose.person import Person
from formcheck.video import Frame

# Large enough to know a face, small enough for a page.
HEIGHT_PX = 720
_LIGHT, _DARK = (255, 255, 255), (20, 20, 20)
_QUALITY = [int(cv2.IMWRITE_JPEG_QUALITY), 90]


def telling_moment_s(people: Sequence[tuple[Person, ...]]) -> float:
    """Return the time, seconds, of the sampled picture in which most of the people are seen."""
    times_s = [person.time_s for track in people for person in track]
    return max(times_s, key=times_s.count)


def write_contact_sheet(frame: Frame, people: Sequence[tuple[Person, ...]], path: Path) -> None:
    """Write a picture with a numbered frame around each person, from left to right.

    Parameters
    ----------
    frame
        The picture, best at `telling_moment_s`.
    people
        Sightings of each person, in the order of their numbers.
    path
        Where the JPEG goes.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    scale = HEIGHT_PX / frame.rgb.shape[0]
    size = (round(scale * frame.rgb.shape[1]), HEIGHT_PX)
    small = cv2.resize(frame.rgb, size, interpolation=cv2.INTER_AREA)
    picture = np.asarray(small, dtype=np.uint8)
    for number, track in enumerate(people, start=1):
        person = min(track, key=lambda p: abs(p.time_s - frame.time_s))
        _draw(picture, scale * person.xy_px, str(number))
    done, jpeg = cv2.imencode(".jpg", picture[..., ::-1], _QUALITY)
    write_whole(path, jpeg.tobytes() if done else b"")


def _draw(picture: npt.NDArray[np.uint8], xy_px: npt.NDArray[np.float64], number: str) -> None:
    margin_px = 0.1 * float(np.ptp(xy_px[:, 1]))
    corners = np.array([xy_px.min(axis=0) - margin_px, xy_px.max(axis=0) + margin_px])
    low, high = np.clip(corners.round().astype(int), 3, np.array(picture.shape[1::-1]) - 4)
    for colour, width_px in ((_DARK, 5), (_LIGHT, 2)):
        cv2.rectangle(picture, low.tolist(), high.tolist(), colour, width_px, cv2.LINE_AA)
    (wide, tall), _ = cv2.getTextSize(number, cv2.FONT_HERSHEY_DUPLEX, 1.4, 2)
    corner = (int(low[0]) + wide + 20, int(low[1]) + tall + 20)
    cv2.rectangle(picture, low.tolist(), corner, _LIGHT, cv2.FILLED)
    at = (int(low[0]) + 10, int(low[1]) + tall + 10)
    cv2.putText(picture, number, at, cv2.FONT_HERSHEY_DUPLEX, 1.4, _DARK, 2, cv2.LINE_AA)
