"""A clip as a source of upright pictures with the decoder's own times."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
from av.video.frame import VideoFrame
from av.video.reformatter import Colorspace, VideoReformatter

from formcheck.errors import SettingsError
from formcheck.records import ClipInfo, FloatArray
from formcheck.video.container import EXPORT_AGAIN, VideoTrack, open_file, open_video
from formcheck.video.decoder import (
    DecodingLosses,
    TimedPicture,
    first_at_or_after,
    key_pictures,
    packet_span,
    stand_before,
    timed_pictures,
    usual_frame_s,
    within,
)
from formcheck.video.orientation import RgbImage, orientation_of
from formcheck.video.unreadable import COPY_AGAIN, unreadable

MICROSECOND_S = 1e-6  # FFmpeg's unit of a container's duration

# Numbers (ITU-T H.273) of the colour matrices that FFmpeg converts. A file may name another one,
# or by mistake one that does not exist; it is then read as most phones and browsers read it.
CONVERTIBLE_MATRICES = {0, 1, 2, 4, 5, 6, 7, 9}

# A file of these containers whose pictures end before this part of the stated duration, less a
# second, was cut off; sound that outlasts the pictures stays within it. The boxes of mp4 and mov
# tell it better, and their duration may be that of a longer recording of which a part is shown.
STATING_DURATION = ("matroska", "avi")
LEAST_OF_STATED = 0.85

# A phone's "240" is 239.8 by its own clock, or 240.1.
LEAST_SLOWDOWN = 0.98

# One picture's colours are converted in about 0.3 ms (720p): too little to share out.
CONVERSION_THREADS = 1


@dataclass(frozen=True, eq=False)
class Frame:
    """One upright picture.

    Attributes
    ----------
    time_s
        Seconds from the first shown frame, from the decoder.
    rgb
        Shape (H, W, 3), C-contiguous.
    """

    time_s: float
    rgb: npt.NDArray[np.uint8]


class VideoClip:
    """A video file that has been found to hold at least one picture.

    Parameters
    ----------
    path
        The file; its first picture is decoded at once.
    name
        What to call it; by default its file name without the folder.
    mirrored
        Whether left and right are exchanged in the file, as in a selfie; they are put right.
    capture_fps
        Frames per second at which a slow-motion clip was recorded; its times become real ones.
    part_s
        From when to when of the whole clip, real seconds from its first shown frame, only is read;
        times then count from the start of that part.

    Attributes
    ----------
    name
        What the clip is called in messages and reports.
    width_px, height_px
        Size of the upright picture.
    codec
        Name of the decoder.
    rotation_deg, mirrored
        Clockwise turn, and left-right flip after it, that the file asks for.
    slowdown
        How much slower than real time the file plays; 1 unless `capture_fps` was given.
    losses
        What the latest pass over `frames` could not show, counted while it runs.

    Raises
    ------
    UnreadableVideoError
        When the file cannot be read, is no video, is cut off, or holds no decodable picture.
    SettingsError
        When the file plays faster than `capture_fps`.
    """

    def __init__(
        self,
        path: Path,
        name: str | None = None,
        *,
        mirrored: bool = False,
        capture_fps: float | None = None,
        part_s: tuple[float, float] | None = None,
    ) -> None:
        self._path = path
        self.part_s = part_s
        # A file name need not be UTF-8; a report that is read by others must.
        self.name = (name or path.name or str(path)).encode(errors="replace").decode()
        self.losses = DecodingLosses()
        with open_video(path, self.name) as track:
            picture = self._first_picture(track)
            self.codec = track.stream.codec_context.name
            self._stated_duration_s = _stated_duration_s(track)
            container = track.container.format.name
            self._states_duration = any(name in container for name in STATING_DURATION)
            self._stated_frame_count = track.stream.frames
        self._orientation = orientation_of(picture)
        self.rotation_deg = self._orientation.rotation_deg
        self.mirrored = self._orientation.mirrored
        if mirrored:
            self._orientation = replace(self._orientation, mirrored=not self.mirrored)
        self.slowdown = 1.0 if capture_fps is None else self._slowdown(capture_fps)
        self._read_as = (" mirrored" * mirrored) + (f" at {capture_fps:g}" if capture_fps else "")
        lying = self.rotation_deg in (90, 270)
        self.width_px = picture.height if lying else picture.width
        self.height_px = picture.width if lying else picture.height

    @property
    def duration_hint_s(self) -> float:
        """Seconds the file claims to last; for progress and sampling only, it may be wrong."""
        whole_s = (self._stated_duration_s or self._packet_span[1]) / self.slowdown
        if self.part_s is None:
            return whole_s
        return max(min(self.part_s[1], whole_s) - self.part_s[0], 0.0)

    @property
    def frame_count_hint(self) -> int:
        """Frames the file claims to hold; for progress only, it may be wrong."""
        whole = self._stated_frame_count or self._packet_span[0]
        if self.part_s is None or not self._packet_span[1]:
            return whole
        return round(whole * self.duration_hint_s * self.slowdown / self._packet_span[1])

    @cached_property
    def sha256(self) -> str:
        """Hash of the file's bytes, hexadecimal; read in pieces, once."""
        with open_file(self._path, self.name) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    @property
    def identity(self) -> str:
        """The file's hash, and how it is read where that is not as it stands."""
        part = "" if self.part_s is None else f" {self.part_s[0]:.3f}-{self.part_s[1]:.3f}"
        return self.sha256 + self._read_as + part

    def frames(self, times_s: Sequence[float] | None = None) -> Iterator[Frame]:
        """Yield the clip's pictures in order; each call starts anew with its own open file.

        Parameters
        ----------
        times_s
            Seconds from the first shown frame. Only the first frame at or after each is yielded,
            each frame once, and nothing is read past the last. All frames when absent.

        Raises
        ------
        UnreadableVideoError
            When the file has become unreadable since the clip was opened.
        """
        self.losses = DecodingLosses()
        reformatter = VideoReformatter()
        with open_video(self._path, self.name) as track:
            pictures = self._pictures(track)
            if times_s is not None:
                pictures = first_at_or_after(pictures, [t * self.slowdown for t in times_s])
            for time_s, picture in pictures:
                rgb = self._orientation.apply(_coded_rgb(picture, reformatter))
                yield Frame(time_s / self.slowdown, rgb)

    def key_frames(self, every_s: float) -> Iterator[Frame]:
        """Yield key pictures at least so far apart, as a quick look at a long clip.

        Parameters
        ----------
        every_s
            Least time between two of them, real seconds; times count from the whole clip's start.
        """
        reformatter = VideoReformatter()
        with open_video(self._path, self.name) as track:
            for time_s, picture in key_pictures(track, every_s * self.slowdown):
                rgb = self._orientation.apply(_coded_rgb(picture, reformatter))
                yield Frame(time_s / self.slowdown, rgb)

    def info(self, timestamps_s: FloatArray) -> ClipInfo:
        """Return the record of this clip.

        Parameters
        ----------
        timestamps_s
            Times of the frames that were decoded, shape (T,).

        Raises
        ------
        UnreadableVideoError
            When the frames end long before the duration that the file states: it was cut off.
        """
        last_s = float(timestamps_s[-1]) * self.slowdown
        whole = self.part_s is None
        if (
            whole
            and self._states_duration
            and last_s < LEAST_OF_STATED * self._stated_duration_s - 1.0
        ):
            expected = f"{self._stated_duration_s:.1f} s of pictures, as the file states"
            raise unreadable(self.name, expected, f"{last_s:.1f} s", COPY_AGAIN)
        return ClipInfo(
            name=self.name,
            sha256=self.sha256,
            identity=self.identity,
            part_s=self.part_s,
            width_px=self.width_px,
            height_px=self.height_px,
            rotation_deg=self.rotation_deg,
            mirrored=self.mirrored,
            codec=self.codec,
            timestamps_s=timestamps_s,
        )

    def _pictures(self, track: VideoTrack) -> Iterator[TimedPicture]:
        """The pictures of the whole clip, or of its part."""
        if self.part_s is None:
            return timed_pictures(track, self.losses)
        start_s, end_s = (time_s * self.slowdown for time_s in self.part_s)
        stand_before(track, self._first_ticks, start_s)
        return within(timed_pictures(track, self.losses, self._first_ticks), start_s, end_s)

    def _first_picture(self, track: VideoTrack) -> VideoFrame:
        for _, picture in timed_pictures(track, self.losses):
            self._first_ticks = picture.pts if picture.pts is not None else picture.dts or 0
            return picture
        expected = f"{track.stream.codec_context.name} pictures"
        raise unreadable(self.name, expected, "none that can be decoded", EXPORT_AGAIN)

    def _slowdown(self, capture_fps: float) -> float:
        with open_video(self._path, self.name) as track:
            frame_s = usual_frame_s(track)
        if not frame_s:
            return 1.0
        slowdown = capture_fps * frame_s
        if slowdown < LEAST_SLOWDOWN:
            raise SettingsError(
                f"{self.name}: expected a capture rate of at least the clip's own "
                f"{1.0 / frame_s:.0f} frames per second, found {capture_fps:g}. Give the rate at "
                f"which the phone recorded, such as 120 or 240, or leave it out."
            )
        return slowdown

    @cached_property
    def _packet_span(self) -> tuple[int, float]:
        with open_video(self._path, self.name) as track:
            return packet_span(track)


def _stated_duration_s(track: VideoTrack) -> float:
    """Return the duration that the file states, 0 if none."""
    stream = track.stream
    if stream.duration and stream.time_base is not None:
        return float(stream.duration * stream.time_base)
    return (track.container.duration or 0) * MICROSECOND_S


def _coded_rgb(picture: VideoFrame, reformatter: VideoReformatter) -> RgbImage:
    """Return a picture's colours as coded, not yet upright."""
    if picture.colorspace not in CONVERTIBLE_MATRICES:
        picture.colorspace = Colorspace.DEFAULT
    rgb = reformatter.reformat(picture, format="rgb24", threads=CONVERSION_THREADS).to_ndarray()
    return rgb.view(np.uint8)
