"""The ending of a video's name says how it is written: ``.webm`` VP9 in WebM, else H.264 in mp4."""

from pathlib import Path
from typing import Self

import av
from av.container import OutputContainer
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc
from av.video.stream import VideoStream

# The writer of mp4 is left as it is: clips rendered for the accuracy table are kept under a name
# made from its code.
from formcheck.video.writer import TICK_S, TICKS_PER_S, USUAL_RATE_HZ, _even, _reported
from formcheck.video.writer import VideoSink as Mp4Sink

WEBM_ENDING = ".webm"

# Every WebM file counts milliseconds.
TICKS_PER_MS = TICKS_PER_S // 1000

# Measured on the rear sample with its drawings, 540 x 960: as good as our H.264 (40.0 dB against
# 39.8) in 1.8 times the bytes and 1.3 times the time. A bit rate of 0 makes `crf` a quality. The
# encoder holds pictures back, so that the last one can be told how long it is shown.
ENCODER_OPTIONS = {
    "deadline": "realtime",
    "cpu-used": "8",
    "crf": "33",
    "b:v": "0",
    "row-mt": "1",
    "lag-in-frames": "25",
}

# Without it each file has a random number of its own inside, and no two are the same.
SAME_BYTES = {"fflags": "+bitexact"}


class VideoSink(Mp4Sink):
    """Writes pictures to a WebM or mp4 file; a context manager.

    The file appears under its name when the block ends well; if the block raises, nothing stays.

    Parameters
    ----------
    path
        Where to write; an existing file is replaced at the end. A name that ends in ``.webm``
        asks for VP9 in WebM, whose times are whole milliseconds; any other for H.264 in mp4.
    width_px, height_px
        Size of the pictures. 4:2:0 needs even sizes: an odd last column or row is left out.
    key_every
        At most so many pictures from one that stands alone to the next in an mp4; by default the
        encoder's own 250.

    Raises
    ------
    OutputError
        On entering, writing or leaving, when the file cannot be written, or holds no picture.
    """

    def __init__(
        self, path: Path, width_px: int, height_px: int, *, key_every: int | None = None
    ) -> None:
        super().__init__(path, width_px, height_px)
        self._key_every = key_every
        self._is_webm = path.suffix.lower() == WEBM_ENDING

    def __enter__(self) -> Self:
        if not self._is_webm:
            super().__enter__()
            if self._key_every is not None:
                self._stream.codec_context.gop_size = self._key_every
            return self
        with _reported(self._path):
            self._partial.touch()
            self._container: OutputContainer = av.open(
                str(self._partial), "w", format="webm", options=SAME_BYTES
            )
            self._stream = _vp9_stream(self._container, self._shape)
        return self

    def _tick(self, time_s: float) -> int:
        if not self._is_webm:
            return super()._tick(time_s)
        last_ms = self._last_tick // TICKS_PER_MS if self._last_tick >= 0 else -1
        tick = max(round(time_s * 1000), last_ms + 1) * TICKS_PER_MS
        if self._last_tick >= 0:
            self._gap_ticks = tick - self._last_tick
        self._last_s, self._last_tick = time_s, tick
        return tick


def _vp9_stream(container: OutputContainer, shape: tuple[int, int, int]) -> VideoStream:
    stream = container.add_stream("libvpx-vp9", rate=USUAL_RATE_HZ, options=ENCODER_OPTIONS)
    stream.height, stream.width = _even(shape[0]), _even(shape[1])
    stream.pix_fmt = "yuv420p"
    stream.time_base = TICK_S
    context = stream.codec_context
    context.time_base = TICK_S
    context.colorspace = Colorspace.ITU709
    context.color_range = ColorRange.MPEG
    context.color_primaries = ColorPrimaries.BT709
    context.color_trc = ColorTrc.BT709
    return stream
