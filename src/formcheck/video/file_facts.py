"""The facts that a clip's file states, and those of its first picture."""

from dataclasses import dataclass
from pathlib import Path

from av.video.frame import VideoFrame

from formcheck.video.capture_rate import RateTag, find_rate_tag
from formcheck.video.container import EXPORT_AGAIN, VideoTrack, open_file, open_video
from formcheck.video.decoder import LossCount, timed_pictures
from formcheck.video.orientation import Orientation, orientation_of
from formcheck.video.pixel_shape import PixelShape, pixel_shape
from formcheck.video.unreadable import COPY_AGAIN, unreadable

MICROSECOND_S = 1e-6  # FFmpeg's unit of a container's duration

# A file of these containers whose pictures end before this part of the stated duration, less a
# second, was cut off; sound that outlasts the pictures stays within it. For mp4 and mov the
# boxes are the better test, and their duration may be that of a longer recording, shown in part.
STATING_DURATION = ("matroska", "avi")
MIN_OF_STATED = 0.85


@dataclass(frozen=True)
class FileFacts:
    """Facts about a file, from opening it once.

    Attributes
    ----------
    codec
        Name of the decoder.
    container
        FFmpeg's names of the container.
    duration_s, frame_count
        As the file states them, 0 where it states none; they may be wrong.
    orientation, shape
        How its pictures are turned upright, and scaled to square pixels.
    rate_tag
        The phone's tag for the rate of recording.
    first_ticks
        Time of its first picture, in ticks of its track.
    """

    codec: str
    container: str
    duration_s: float
    frame_count: int
    orientation: Orientation
    shape: PixelShape
    rate_tag: RateTag | None
    first_ticks: int

    def check_reached(self, last_s: float, name: str) -> None:
        """Refuse a file whose pictures end too early.

        Parameters
        ----------
        last_s
            Time of its last picture.
        name
            Name of the clip in messages.

        Raises
        ------
        UnreadableVideoError
            When they end long before the duration that the file states: it was cut off.
        """
        claims = any(format_name in self.container for format_name in STATING_DURATION)
        if claims and last_s < MIN_OF_STATED * self.duration_s - 1.0:
            expected = f"{self.duration_s:.1f} s of pictures, as the file states"
            raise unreadable(name, expected, f"{last_s:.1f} s", COPY_AGAIN)


def file_facts(path: Path, name: str) -> FileFacts:
    """Return the facts that a file states; its first picture is decoded.

    Raises
    ------
    UnreadableVideoError
        When the file cannot be read, is not a video, is cut off, or holds no decodable picture.
    """
    with open_video(path, name) as track, open_file(path, name) as file:
        picture = _first_picture(track, name)
        container = track.container.format.name
        return FileFacts(
            codec=track.stream.codec_context.name,
            container=container,
            duration_s=_stated_duration_s(track),
            frame_count=track.stream.frames,
            orientation=orientation_of(picture),
            shape=pixel_shape(picture, track.stream.sample_aspect_ratio),
            rate_tag=find_rate_tag(track.container.metadata, file if "mov" in container else None),
            first_ticks=(picture.pts if picture.pts is not None else picture.dts) or 0,
        )


def _first_picture(track: VideoTrack, name: str) -> VideoFrame:
    for _, picture in timed_pictures(track, LossCount()):
        return picture
    expected = f"{track.stream.codec_context.name} pictures"
    raise unreadable(name, expected, "none that can be decoded", EXPORT_AGAIN)


def _stated_duration_s(track: VideoTrack) -> float:
    """Return the duration that the file states, 0 if none."""
    stream = track.stream
    if stream.duration and stream.time_base is not None:
        return float(stream.duration * stream.time_base)
    return (track.container.duration or 0) * MICROSECOND_S
