"""Making one kind of clip out of many: container, codec, colours, clock, tracks, and the truth."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.container import OutputContainer
from av.stream import Disposition
from av.video.reformatter import ColorRange
from av.video.stream import VideoStream
from clip_maker import PHONE_CLOCK, Rgb, numbered_picture

SOUND_HZ = 48_000
SOUND_BLOCK = 1024
UNSAID, UNTAGGED = 2, 5  # colours of which a file says nothing are read as those of BT.601
TV_CLOCK = Fraction(1, 90_000)
STEADY = tuple(range(0, 480, 20))  # 24 pictures, 30 per second of the phone's clock


@dataclass(frozen=True)
class Encoding:
    """How pictures are coded.

    Attributes
    ----------
    codec, pix_fmt, options
        Of FFmpeg's encoder.
    matrix, full_range, primaries, transfer
        Colours, by their numbers in ITU-T H.273; they are converted as the tags say.
    tag
        Name of the codec in the container.
    """

    codec: str = "libx264"
    pix_fmt: str = "yuv420p"
    options: Mapping[str, str] = field(
        default_factory=lambda: {"crf": "12", "preset": "veryfast", "bf": "0"}
    )
    matrix: int = 1
    full_range: bool = False
    primaries: int = 1
    transfer: int = 1
    tag: str | None = None


@dataclass(frozen=True)
class Track:
    """One more track of pictures: their size and number, how they are coded, what they are for."""

    size: tuple[int, int]
    disposition: Disposition
    count: int = len(STEADY)
    encoding: Encoding = field(default_factory=Encoding)


def unchanged(contents: bytes) -> bytes:
    return contents


@dataclass(frozen=True)
class Kind:
    """One kind of clip, and what must come out of it.

    Attributes
    ----------
    name
        File name.
    ticks, clock
        When each picture is shown; the pictures are numbered from 0.
    size
        Width and height of the upright picture.
    true_size
        Width and height in square pixels, where the codec has others.
    codec_name
        What the decoder is called.
    container
        FFmpeg's name of the format, where the suffix does not tell.
    mux
        Options of the container.
    coded
        Makes the coded picture out of the upright one.
    display_matrix
        Given to the container.
    sound
        Codec of a sound track beside the pictures.
    others
        Further picture tracks, before the clip's own; they are numbered from 1000.
    disposition
        Of the clip's own track.
    tags
        Title and the like.
    changed
        Changes the finished file.
    shown, times_s
        Numbers and seconds that must come out; by default all, as they were put in.
    """

    name: str
    encoding: Encoding = field(default_factory=Encoding)
    ticks: Sequence[int] = STEADY
    clock: Fraction = PHONE_CLOCK
    size: tuple[int, int] = (96, 64)
    codec_name: str = "h264"
    container: str | None = None
    mux: Mapping[str, str] = field(default_factory=dict)
    coded: Callable[[Rgb], Rgb] = np.ascontiguousarray
    display_matrix: Sequence[int] | None = None
    sound: str | None = None
    others: tuple[Track, ...] = ()
    disposition: Disposition | None = None
    tags: Mapping[str, str] = field(default_factory=dict)
    changed: Callable[[bytes], bytes] = unchanged
    shown: Sequence[int] | None = None
    times_s: Sequence[float] | None = None
    true_size: tuple[int, int] | None = None

    @property
    def shown_size(self) -> tuple[int, int]:
        return self.true_size or self.size

    @property
    def true_numbers(self) -> list[int]:
        return list(range(len(self.ticks)) if self.shown is None else self.shown)

    @property
    def true_times_s(self) -> list[float]:
        if self.times_s is not None:
            return list(self.times_s)
        first = self.ticks[self.true_numbers[0]]
        return [float((self.ticks[n] - first) * self.clock) for n in self.true_numbers]


def kind(name: str, encoding: Encoding | None = None, **parts: Any) -> Kind:
    """Return a kind of clip: H.264 at 30 per second unless said otherwise."""
    return replace(Kind(name, encoding or Encoding()), **parts)


def make(kind: Kind, folder: Path) -> Path:
    """Write a clip of this kind."""
    path = folder / kind.name
    with (
        _usual_priority(),
        av.open(str(path), "w", format=kind.container, options=dict(kind.mux)) as output,
    ):
        output.metadata.update(kind.tags)
        others = [
            (_stream(output, kind, t.encoding, t.size, t.disposition), t) for t in kind.others
        ]
        stream = _stream(output, kind, kind.encoding, _coded_size(kind), kind.disposition)
        stream.set_display_matrix(kind.display_matrix)
        sound = output.add_stream(kind.sound, rate=SOUND_HZ, layout="mono") if kind.sound else None
        for other, track in others:
            unlike = [numbered_picture(1000 + n, *track.size) for n in range(track.count)]
            _write_pictures(output, other, kind, track.encoding, unlike)
        pictures = [kind.coded(numbered_picture(n, *kind.size)) for n in range(len(kind.ticks))]
        _write_pictures(output, stream, kind, kind.encoding, pictures)
        if isinstance(sound, av.AudioStream):
            _write_silence(output, sound, float((kind.ticks[-1] - kind.ticks[0]) * kind.clock))
    path.write_bytes(kind.changed(path.read_bytes()))
    return path


@contextmanager
def _usual_priority() -> Iterator[None]:
    """Take back what the AV1 encoder does where it may: it makes its process run before all others.

    A process that it leaves so, and every one that it starts, holds up the machine: two threads of
    one matrix product have waited for each other for minutes.
    """
    try:
        yield
    finally:
        if sys.platform == "linux":
            os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))


def _coded_size(kind: Kind) -> tuple[int, int]:
    height, width = kind.coded(numbered_picture(0, *kind.size)).shape[:2]
    return width, height


def _stream(
    output: OutputContainer,
    kind: Kind,
    encoding: Encoding,
    size: tuple[int, int],
    disposition: Disposition | None,
) -> VideoStream:
    stream = output.add_stream(encoding.codec, rate=30, options=dict(encoding.options))
    assert isinstance(stream, VideoStream)
    stream.width, stream.height = size
    stream.pix_fmt = encoding.pix_fmt
    context = stream.codec_context
    context.time_base = stream.time_base = kind.clock
    context.colorspace = encoding.matrix
    context.color_primaries = encoding.primaries
    context.color_trc = encoding.transfer
    context.color_range = _range(encoding)
    if encoding.tag is not None:
        context.codec_tag = encoding.tag
    if disposition is not None:
        stream.disposition = disposition
    return stream


def _write_pictures(
    output: OutputContainer,
    stream: VideoStream,
    kind: Kind,
    encoding: Encoding,
    pictures: Sequence[Rgb],
) -> None:
    frames = [_coded(rgb, encoding) for rgb in pictures]
    for frame, tick in zip(frames, kind.ticks, strict=False):
        frame.pts, frame.time_base = tick, kind.clock
    for given in (*frames, None):
        output.mux(stream.encode(given))


def _coded(rgb: Rgb, encoding: Encoding) -> av.VideoFrame:
    frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(rgb), format="rgb24").reformat(
        format=encoding.pix_fmt,
        dst_colorspace=UNTAGGED if encoding.matrix == UNSAID else encoding.matrix,
        dst_color_range=_range(encoding),
    )
    frame.colorspace = encoding.matrix
    return frame


def _range(encoding: Encoding) -> ColorRange:
    return ColorRange.JPEG if encoding.full_range else ColorRange.MPEG


def _write_silence(output: OutputContainer, sound: av.AudioStream, seconds: float) -> None:
    coded = sound.codec_context.format.name
    silence = np.zeros((1, SOUND_BLOCK), np.float32)
    for start in range(0, int(seconds * SOUND_HZ), SOUND_BLOCK):
        # Opus takes numbers of 16 bits, AAC fractions; of silence both have the same.
        samples = silence if coded.startswith("flt") else silence.astype(np.int16)
        block = av.AudioFrame.from_ndarray(samples, coded, "mono")
        block.sample_rate, block.pts = SOUND_HZ, start
        output.mux(sound.encode(block))
    output.mux(sound.encode(None))
