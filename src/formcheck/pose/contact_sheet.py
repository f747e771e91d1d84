"""Draw a picture of everybody in the clip, each with a number."""

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from formcheck.output_file import write_whole
from formcheck.pose.person import Person
from formcheck.video import Frame

# Large enough to recognise people, small enough for a page.
HEIGHT_PX = 720
_LIGHT, _DARK = (255, 255, 255), (20, 20, 20)
# The frame of the one who is followed; dark letters stand out on it, by 10 to 1.
_RUNNER = (255, 196, 0)
_QUALITY = [int(cv2.IMWRITE_JPEG_QUALITY), 90]


def telling_moment_s(people: Sequence[tuple[Person, ...]]) -> float:
    """Return the time, seconds, of the sampled picture in which most of the people are seen."""
    times_s = [person.time_s for track in people for person in track]
    return max(times_s, key=times_s.count)


def other_moments_s(people: Sequence[tuple[Person, ...]]) -> list[float]:
    """Return the times, seconds, of sightings of those who are not seen at the telling moment."""
    telling_s = telling_moment_s(people)
    nearest = [_nearest(track, telling_s).time_s for track in people]
    return [time_s for time_s in nearest if time_s != telling_s]


def write_contact_sheet(
    frame: Frame,
    people: Sequence[tuple[Person, ...]],
    path: Path,
    others: Sequence[Frame] = (),
) -> None:
    """Write a picture with a numbered frame around each person, from left to right.

    Parameters
    ----------
    frame, people, others
        As for `contact_sheet`.
    path
        Where the JPEG goes.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    write_whole(path, contact_sheet(frame, people, others))


def contact_sheet(
    frame: Frame,
    people: Sequence[tuple[Person, ...]],
    others: Sequence[Frame] = (),
    runner: int | None = None,
) -> bytes:
    """Return a picture (JPEG) with a numbered frame around each person, from left to right.

    Parameters
    ----------
    frame
        The picture, best at `telling_moment_s`.
    people
        Sightings of each person, in the order of their numbers.
    others
        The pictures at `other_moments_s`: people missing in the first picture are copied from
        these, so that every numbered frame has somebody in it.
    runner
        Number of the one whose frame is coloured; None for nobody.
    """
    scale = HEIGHT_PX / frame.rgb.shape[0]
    picture = _small(frame)
    drawn = [_nearest(track, frame.time_s) for track in people]
    by_time = {other.time_s: other for other in others}
    for person in drawn:
        if person.time_s in by_time:
            low, high = _box(picture, scale * person.xy_px)
            inside = slice(low[1], high[1] + 1), slice(low[0], high[0] + 1)
            picture[inside] = _small(by_time[person.time_s])[inside]
    for number, person in enumerate(drawn, start=1):
        colour = _RUNNER if number == runner else _LIGHT
        _draw(picture, scale * person.xy_px, str(number), colour)
    done, jpeg = cv2.imencode(".jpg", picture[..., ::-1], _QUALITY)
    return jpeg.tobytes() if done else b""


def _nearest(track: Sequence[Person], time_s: float) -> Person:
    return min(track, key=lambda person: abs(person.time_s - time_s))


def _small(frame: Frame) -> npt.NDArray[np.uint8]:
    width_px = round(HEIGHT_PX / frame.rgb.shape[0] * frame.rgb.shape[1])
    small = cv2.resize(frame.rgb, (width_px, HEIGHT_PX), interpolation=cv2.INTER_AREA)
    return np.array(small, dtype=np.uint8)


def _box(picture: npt.NDArray[np.uint8], xy_px: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """Upper left and lower right corner of the frame around a person, shape (2, 2)."""
    margin_px = 0.1 * float(np.ptp(xy_px[:, 1]))
    corners = np.array([xy_px.min(axis=0) - margin_px, xy_px.max(axis=0) + margin_px])
    return np.clip(corners.round().astype(np.int64), 3, np.array(picture.shape[1::-1]) - 4)


def _draw(
    picture: npt.NDArray[np.uint8],
    xy_px: npt.NDArray[np.float64],
    number: str,
    colour: tuple[int, int, int],
) -> None:
    low, high = _box(picture, xy_px)
    for line, width_px in ((_DARK, 5), (colour, 2)):
        cv2.rectangle(picture, low.tolist(), high.tolist(), line, width_px, cv2.LINE_AA)
    (wide, tall), _ = cv2.getTextSize(number, cv2.FONT_HERSHEY_DUPLEX, 1.4, 2)
    corner = (int(low[0]) + wide + 20, int(low[1]) + tall + 20)
    cv2.rectangle(picture, low.tolist(), corner, colour, cv2.FILLED)
    at = (int(low[0]) + 10, int(low[1]) + tall + 10)
    cv2.putText(picture, number, at, cv2.FONT_HERSHEY_DUPLEX, 1.4, _DARK, 2, cv2.LINE_AA)
