"""A clip as a source of upright pictures with the decoder's own times."""

import hashlib
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
from av.video.reformatter import VideoReformatter

from formcheck.records import Capture, ClipInfo, DecodingLosses, FloatArray
from formcheck.records.losses import NO_LOSSES
from formcheck.video.capture_rate import stated_capture, tagged_capture
from formcheck.video.container import check_picture_size, open_file, open_video
from formcheck.video.decoder import (
    LossCount,
    TimedPicture,
    first_at_or_after,
    key_pictures,
    packet_span,
    packet_times_s,
    stand_before,
    timed_pictures,
    usual_frame_s,
    within,
)
from formcheck.video.file_facts import file_facts
from formcheck.video.pixel_shape import upright_rgb
from formcheck.video.sampling import SAME_TIME_S


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
    """An opened video file with at least one decodable picture.

    Parameters
    ----------
    path
        The file; its first picture is decoded at once.
    name
        Its name in messages and reports; by default its file name without the folder.
    mirrored
        Whether left and right are exchanged in the file, as in a selfie; they are swapped back.
    capture_fps
        Frames per second at which a slow-motion clip was recorded; its times become real ones. By
        default the phone's tag is used, if there is one that fits the file's own times.
    part_s
        Start and end of the only part to read, seconds on a player's clock, also in slow motion;
        times of frames are real ones and count from the start of that part.

    Attributes
    ----------
    name
        Name of the clip in messages and reports.
    width_px, height_px
        Size of the upright picture, in square pixels.
    codec
        Name of the decoder.
    rotation_deg, mirrored
        Clockwise turn, and left-right flip after it, that the file asks for.
    capture
        Rate of recording, as far as it is known.
    losses
        Losses of the latest complete pass over `frames`.

    Raises
    ------
    UnreadableVideoError
        When the file cannot be read, is not a video, is cut off, or holds no decodable picture.
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
        self._facts = file_facts(path, self.name)
        self.losses = NO_LOSSES
        self.codec = self._facts.codec
        self.rotation_deg = self._facts.orientation.rotation_deg
        self.mirrored = self._facts.orientation.mirrored
        self.width_px, self.height_px = self._facts.shape.upright_px(self._facts.orientation)
        check_picture_size(self.width_px, self.height_px, self.name)
        self._is_flipped = mirrored
        self.capture = self._find_capture(capture_fps)

    @property
    def slowdown(self) -> float:
        """How much slower than real time the file plays; the times of `frames` are real."""
        return self.capture.slowdown

    @property
    def duration_hint_s(self) -> float:
        """Seconds the file claims to last; for progress and sampling only, it may be wrong."""
        start_s, end_s = 0.0, self._facts.duration_s or self._packet_span[1]
        if self.part_s is not None:
            start_s, end_s = self.part_s[0], min(self.part_s[1], end_s)
        return max(end_s - start_s, 0.0) / self.slowdown

    @cached_property
    def last_frame_hint_s(self) -> float:
        """Time of the last frame by the file's index, if all frames can be decoded."""
        with open_video(self._path, self.name) as track:
            times_s = packet_times_s(track, self._facts.first_ticks)
        if self.part_s is not None:
            start_s, end_s = self.part_s
            inside = (times_s >= start_s - SAME_TIME_S) & (times_s <= end_s + SAME_TIME_S)
            times_s = times_s[inside] - start_s
        return float(times_s[-1]) / self.slowdown if len(times_s) else 0.0

    @property
    def frame_rate_hint_hz(self) -> float | None:
        """Usual frames per real second by the file's index; absent with fewer than two frames."""
        fps = self._clock_fps()
        return None if fps is None else fps * self.slowdown

    @property
    def frame_count_hint(self) -> int:
        """Frames the file claims to hold; for progress only, it may be wrong."""
        whole = self._facts.frame_count or self._packet_span[0]
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
        """The file's hash, followed by any changes made on reading, e.g. ``mirrored``."""
        words = " mirrored" * self._is_flipped
        aspect = self._facts.shape.aspect
        if aspect != 1:
            words += f" pixels {aspect.numerator}:{aspect.denominator}"
        if self.capture.is_stated:
            words += f" at {self.capture.fps:g}"
        elif self.slowdown != 1.0:
            words += f" slowed {self.slowdown:g}"
        if self.part_s is not None:
            words += f" {self.part_s[0]:.3f}-{self.part_s[1]:.3f}"
            words += " as played" * (self.slowdown != 1.0)
        return self.sha256 + words

    def frames(
        self, times_s: Sequence[float] | None = None, *, size_px: tuple[int, int] | None = None
    ) -> Iterator[Frame]:
        """Yield the clip's pictures in order; each call starts anew with its own open file.

        Parameters
        ----------
        times_s
            Seconds from the first shown frame. Only the first frame at or after each is yielded,
            each frame once, and nothing is read past the last. All frames when absent.
        size_px
            Width and height of the pictures, if they are wanted smaller than the clip's.

        Raises
        ------
        UnreadableVideoError
            When the file has become unreadable since the clip was opened.
        """
        with closing(self._pictures()) as pictures:
            wanted: Iterator[TimedPicture] = pictures
            if times_s is not None:
                wanted = first_at_or_after(pictures, [t * self.slowdown for t in times_s])
            yield from self._upright(wanted, size_px)

    def key_frames(self, every_s: float) -> Iterator[Frame]:
        """Yield key pictures at least `every_s` apart, for a quick look at a long clip.

        Parameters
        ----------
        every_s
            Shortest time between two, real seconds; times count from the whole clip's start.
        """
        with open_video(self._path, self.name) as track:
            yield from self._upright(key_pictures(track, every_s * self.slowdown))

    def info(self, timestamps_s: FloatArray, losses: DecodingLosses = NO_LOSSES) -> ClipInfo:
        """Return the record of this clip.

        Parameters
        ----------
        timestamps_s
            Times of the frames that were decoded, shape (T,).
        losses
            Losses while they were decoded.

        Raises
        ------
        UnreadableVideoError
            When the frames end long before the duration that the file states: it was cut off.
        """
        if self.part_s is None:
            self._facts.check_reached(float(timestamps_s[-1]) * self.slowdown, self.name)
        return ClipInfo(
            name=self.name,
            sha256=self.sha256,
            identity=self.identity,
            width_px=self.width_px,
            height_px=self.height_px,
            rotation_deg=self.rotation_deg,
            mirrored=self.mirrored,
            codec=self.codec,
            timestamps_s=timestamps_s,
            losses=losses,
            capture=self.capture,
            part_s=self.part_s,
        )

    def _pictures(self) -> Generator[TimedPicture, None, None]:
        """Yield the coded pictures with the file's times; sets `losses` at the end."""
        count, first = LossCount(), self._facts.first_ticks
        with open_video(self._path, self.name) as track:
            if self.part_s is None:
                yield from timed_pictures(track, count)
            else:
                start_s, end_s = self.part_s
                start = first if stand_before(track, first, start_s) else None
                yield from within(timed_pictures(track, count, start), start_s, end_s)
        self.losses = count.so_far()

    def _upright(
        self, pictures: Iterable[TimedPicture], size_px: tuple[int, int] | None = None
    ) -> Iterator[Frame]:
        reformatter, shape = VideoReformatter(), self._facts.shape
        orientation = self._facts.orientation
        if size_px is not None:
            shape = shape.shrunk(size_px, orientation)
        if self._is_flipped:
            orientation = replace(orientation, mirrored=not orientation.mirrored)
        for time_s, picture in pictures:
            rgb = upright_rgb(picture, shape, orientation, reformatter)
            yield Frame(time_s / self.slowdown, rgb)

    def _find_capture(self, stated_fps: float | None) -> Capture:
        if stated_fps is not None:
            return stated_capture(stated_fps, self._clock_fps(), self.name)
        tag = self._facts.rate_tag
        return Capture() if tag is None else tagged_capture(tag, self._clock_fps())

    def _clock_fps(self) -> float | None:
        """Frames per second of the file's own times, which may be slow motion."""
        with open_video(self._path, self.name) as track:
            frame_s = usual_frame_s(track)
        return 1.0 / frame_s if frame_s else None

    @cached_property
    def _packet_span(self) -> tuple[int, float]:
        with open_video(self._path, self.name) as track:
            return packet_span(track)
