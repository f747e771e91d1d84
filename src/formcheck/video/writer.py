"""Writes a clip at its own times: H.264 in mp4, as every browser plays it, or VP9 in WebM."""

import math
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import av
import numpy as np
from av.container import OutputContainer
from av.error import FFmpegError
from av.video.frame import VideoFrame
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc, VideoReformatter
from av.video.stream import VideoStream

from formcheck.errors import OutputError
from formcheck.video.codecs import CODECS, MP4, TICK_S, TICKS_PER_S
from formcheck.video.orientation import RgbImage
from formcheck.video.pixel_shape import CONVERSION_THREADS

# Assumed rate: it guides the encoder, and sets how long a clip's only frame is shown.
USUAL_RATE_HZ = 30


class VideoWriter:
    """Writes pictures to a video file; a context manager.

    The file appears under its name when the block ends without error; else nothing is left.

    Parameters
    ----------
    path
        Where to write; an existing file is replaced at the end. A name that ends in ``.webm``
        asks for VP9 in WebM, whose times are whole milliseconds; any other for H.264 in mp4.
    width_px, height_px
        Size of the pictures. 4:2:0 needs even sizes: an odd last column or row is left out.
    key_every
        Most pictures from one key picture to the next; by default the encoder decides, up to 250
        in an mp4.

    Raises
    ------
    OutputError
        On entering, writing or leaving, when the file cannot be written, or holds no picture.
    """

    def __init__(
        self, path: Path, width_px: int, height_px: int, *, key_every: int | None = None
    ) -> None:
        self._path = path
        self._codec = CODECS.get(path.suffix.lower(), MP4)
        self._key_every = key_every
        # Absolute: FFmpeg reads a name like "http:x" as an address.
        self._partial = path.absolute().with_name(f"{path.name}.part")
        self._shape = (height_px, width_px, 3)
        self._reformatter = VideoReformatter()
        self._last_s = -1.0
        self._last_tick = -1
        self._gap_ticks = TICKS_PER_S // USUAL_RATE_HZ

    def __enter__(self) -> Self:
        with _reported(self._path):
            self._partial.touch()
            self._container: OutputContainer = av.open(
                str(self._partial),
                "w",
                format=self._codec.container,
                options=dict(self._codec.container_options),
            )
            self._stream = self._new_stream()
        return self

    def write(self, time_s: float, rgb: RgbImage) -> None:
        """Append one picture.

        Parameters
        ----------
        time_s
            When it is shown, from 0, later than the picture before.
        rgb
            Shape (H, W, 3) of the size given at the start.

        Raises
        ------
        ValueError
            When the time does not increase or the shape differs.
        OutputError
            When the file cannot be written.
        """
        if rgb.shape != self._shape:
            raise ValueError(f"expected a picture of shape {self._shape}, found {rgb.shape}")
        if not (0 <= time_s < math.inf and time_s > self._last_s):
            raise ValueError(f"expected a time after {self._last_s} s, found {time_s} s")
        picture = self._coded(rgb)
        picture.pts, picture.time_base = self._tick(time_s), TICK_S
        with _reported(self._path):
            self._container.mux(self._stream.encode(picture))

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            if exc_type is None:
                self._finish()
        finally:
            self._discard()

    def _new_stream(self) -> VideoStream:
        stream = self._container.add_stream(
            self._codec.encoder, rate=USUAL_RATE_HZ, options=dict(self._codec.encoder_options)
        )
        assert isinstance(stream, VideoStream)
        stream.height, stream.width = _even(self._shape[0]), _even(self._shape[1])
        stream.pix_fmt = "yuv420p"
        stream.time_base = TICK_S
        context = stream.codec_context
        context.time_base = TICK_S
        context.colorspace = Colorspace.ITU709
        context.color_range = ColorRange.MPEG
        context.color_primaries = ColorPrimaries.BT709
        context.color_trc = ColorTrc.BT709
        if self._key_every is not None:
            context.gop_size = self._key_every
        return stream

    def _finish(self) -> None:
        if self._last_tick < 0:
            raise OutputError(f"{self._path.name}: expected pictures to write, found none.")
        with _reported(self._path):
            for packet in self._stream.encode(None):
                # Only the last one counts: it is shown as long as the picture before it.
                packet.duration = self._gap_ticks
                self._container.mux(packet)
            self._container.close()
            self._partial.replace(self._path)

    def _discard(self) -> None:
        """Close and remove the partial file, if it still exists; errors were reported before."""
        with suppress(FFmpegError, OSError):
            self._container.close()
        with suppress(OSError):
            self._partial.unlink(missing_ok=True)

    def _tick(self, time_s: float) -> int:
        """Return the next time in ticks, at least a step of the clock later than the last."""
        step = self._codec.clock_ticks
        tick = step * max(round(time_s * (TICKS_PER_S // step)), self._last_tick // step + 1)
        if self._last_tick >= 0:
            self._gap_ticks = tick - self._last_tick
        self._last_s, self._last_tick = time_s, tick
        return tick

    def _coded(self, rgb: RgbImage) -> VideoFrame:
        height, width = _even(self._shape[0]), _even(self._shape[1])
        # Read in place: a copy of the picture would cost more than the conversion.
        return self._reformatter.reformat(
            VideoFrame.from_numpy_buffer(np.ascontiguousarray(rgb)[:height, :width]),
            format="yuv420p",
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
            threads=CONVERSION_THREADS,
        )


def _even(size_px: int) -> int:
    return size_px - size_px % 2


@contextmanager
def _reported(path: Path) -> Iterator[None]:
    """Turn a failure to write into one sentence."""
    try:
        yield
    except FileNotFoundError as error:
        found, remedy = "no such folder", "create it or choose another"
        raise _unwritable(path, found, remedy) from error
    except PermissionError as error:
        raise _unwritable(path, "no permission to write there", "choose another") from error
    except (FFmpegError, OSError) as error:
        remedy = "free some space or choose another"
        raise _unwritable(path, f"an error ({error.strerror})", remedy) from error


def _unwritable(path: Path, found: str, remedy: str) -> OutputError:
    return OutputError(
        f"{path.name}: expected a folder the video can be written to, found {found}; {remedy}."
    )
