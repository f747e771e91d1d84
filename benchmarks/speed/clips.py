"""Clips of every size and length, made of the samples: scaled, and repeated."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import av
import cv2
from av.video.stream import VideoStream

from benchmarks.evaluation.store import ROOT, Store
from formcheck.video import VideoClip, VideoWriter


class Filmed(StrEnum):
    """Where the camera stood; its value is the word for it."""

    SIDE = "side"
    REAR = "rear"


SAMPLES = {Filmed.SIDE: "side_before.mp4", Filmed.REAR: "rear_before.mp4"}
# Length of a sample; longer clips repeat it.
SAMPLE_S = 12.0
# Rate of the samples. A clip at half of it has every second picture.
SAMPLE_HZ = 60


@dataclass(frozen=True)
class Size:
    """A size that phones film in, upright.

    Attributes
    ----------
    name
        As phones name it.
    width_px, height_px
        Of the pictures.
    rate_hz
        Frames per second.
    """

    name: str
    width_px: int
    height_px: int
    rate_hz: int


USUAL = Size("720p60", 720, 1280, 60)
LARGEST = Size("4K30", 2160, 3840, 30)
SIZES = (Size("720p30", 720, 1280, 30), USUAL, Size("1080p60", 1080, 1920, 60), LARGEST)


@dataclass(frozen=True)
class Clip:
    """A clip to measure.

    Attributes
    ----------
    view
        Where the camera stood.
    size
        Of its pictures.
    seconds
        Its length.
    path
        Its file.
    """

    view: Filmed
    size: Size
    seconds: float
    path: Path

    @property
    def frames(self) -> int:
        """Number of its pictures."""
        return round(self.seconds * self.size.rate_hz)


def clip(store: Store, view: Filmed, size: Size, seconds: float) -> Clip:
    """Return a clip, made now or kept from before.

    Parameters
    ----------
    store
        Where clips are kept.
    view
        The sample to take.
    size
        The size of its pictures.
    seconds
        Its length: at most that of the sample, or a multiple of it.
    """
    times = max(1, round(seconds / SAMPLE_S))
    if times > 1 and times * SAMPLE_S != seconds:
        raise ValueError(f"expected at most {SAMPLE_S} s or a multiple of them, found {seconds} s")
    source = ROOT / "sample_videos" / SAMPLES[view]
    once_s = seconds / times
    name = f"{view.value}-{size.name}-{once_s:g}s.mp4"
    # The sample's own bytes: a new sample is scaled anew.
    once = store.kept(
        name, source.read_bytes().hex(), lambda path: _scale(source, path, size, once_s)
    )
    if times == 1:
        return Clip(view, size, seconds, once)
    long = f"{view.value}-{size.name}-{seconds:g}s.mp4"
    made = store.kept(long, once.name, lambda path: _repeat(once, path, times, once_s))
    return Clip(view, size, seconds, made)


def _scale(source: Path, target: Path, size: Size, seconds: float) -> None:
    every, wanted = SAMPLE_HZ // size.rate_hz, round(seconds * size.rate_hz)
    with VideoWriter(target, size.width_px, size.height_px) as writer:
        for number, frame in enumerate(VideoClip(source).frames()):
            if number // every >= wanted:
                break
            if number % every == 0:
                shape = (size.width_px, size.height_px)
                rgb = cv2.resize(frame.rgb, shape, interpolation=cv2.INTER_LINEAR)
                writer.write(frame.time_s, rgb.astype("uint8", copy=False))


def _repeat(source: Path, target: Path, times: int, seconds: float) -> None:
    """Write a clip several times after itself, without coding its pictures again."""
    partial = target.with_name(f"part-{target.name}")
    with av.open(str(source)) as first, av.open(str(partial), "w") as out:
        stream = out.add_stream_from_template(first.streams.video[0])
        for number in range(times):
            for packet in _packets(source, number * seconds):
                packet.stream = stream
                out.mux(packet)
    partial.replace(target)


def _packets(source: Path, later_s: float) -> Iterator["av.Packet[VideoStream]"]:
    """Yield the coded pictures of a clip, shown so many seconds later."""
    with av.open(str(source)) as container:
        stream = container.streams.video[0]
        assert isinstance(stream, VideoStream)
        assert stream.time_base is not None
        later = round(later_s / stream.time_base)
        for packet in container.demux(stream):
            if packet.dts is not None and packet.pts is not None:
                packet.dts, packet.pts = packet.dts + later, packet.pts + later
                yield packet
