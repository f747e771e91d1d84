"""Decodes packets into pictures with their times, and skips what is damaged."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

import numpy as np
from av.error import FFmpegError
from av.packet import Packet
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from formcheck.records import DecodingLosses, FloatArray
from formcheck.records.frame_gaps import usual_gap_s
from formcheck.video.container import VideoTrack
from formcheck.video.sampling import SAME_TIME_S, Moments

TimedPicture = tuple[float, VideoFrame]

# Containers with an index of times. In others FFmpeg guesses by bytes, and may land too late
# (MPEG-TS) or give other times than when reading from the start (AVI).
WITH_INDEX = ("mov", "matroska")
# A container's index may point a few pictures too late; decoding some in vain costs little.
SEEK_MARGIN_S = 2.0


# FFmpeg's name of the one container that does not say when a picture is shown.
WITHOUT_TIMES = "avi"


@dataclass
class LossCount:
    """The losses of one pass over a clip, counted while it runs; see `DecodingLosses`."""

    packets: int = 0
    damaged: int = 0
    without_time: int = 0
    out_of_order: int = 0
    size_changed: bool = False

    def so_far(self) -> DecodingLosses:
        """Return the record of what was counted."""
        return DecodingLosses(**asdict(self))


def timed_pictures(
    track: VideoTrack, losses: LossCount, start: int | None = None
) -> Iterator[TimedPicture]:
    """Yield every picture with its seconds from the first, increasing.

    Ends where the picture changes size.

    Parameters
    ----------
    track
        An open track; pictures come from its current position on.
    losses
        Incremented along the way.
    start
        Time of the clip's first picture in ticks, when the track is not positioned there.
    """
    size = (0, 0)
    last_s = -1.0
    ticks: int | None = None
    for picture in _pictures(track, losses):
        ticks = _ticks(picture, track, ticks)
        if ticks is None or picture.time_base is None:
            losses.without_time += 1
            continue
        if start is None:
            start = ticks
        if size == (0, 0):
            size = (picture.width, picture.height)
        if (picture.width, picture.height) != size:
            losses.size_changed = True
            return
        time_s = float((ticks - start) * picture.time_base)
        if time_s <= last_s:
            losses.out_of_order += 1
            continue
        last_s = time_s
        yield time_s, picture


def first_at_or_after(
    pictures: Iterable[TimedPicture], times_s: Sequence[float]
) -> Iterator[TimedPicture]:
    """Yield the first picture at or after each wanted time, each picture once.

    Stops at the last wanted picture without asking for one more.
    """
    moments = Moments(times_s)
    for time_s, picture in pictures:
        if moments.is_reached(time_s):
            yield time_s, picture
        if moments.are_over:
            return


def within(
    pictures: Iterable[TimedPicture], start_s: float, end_s: float
) -> Iterator[TimedPicture]:
    """Yield the pictures from `start_s` up to `end_s`, with their seconds from `start_s`."""
    for time_s, picture in pictures:
        if time_s > end_s + SAME_TIME_S:
            return
        if time_s >= start_s - SAME_TIME_S:
            yield max(time_s - start_s, 0.0), picture


def stand_before(track: VideoTrack, start: int, time_s: float) -> bool:
    """Move a track to a key picture before a time, and return whether it moved.

    Parameters
    ----------
    track
        An open track.
    start
        Time of the clip's first picture in ticks.
    time_s
        Seconds from that picture.
    """
    if track.stream.time_base is None or time_s <= SEEK_MARGIN_S:
        return False
    if not any(name in track.container.format.name for name in WITH_INDEX):
        return False
    ticks = start + round((time_s - SEEK_MARGIN_S) / track.stream.time_base)
    try:
        track.container.seek(ticks, stream=track.stream)
    except FFmpegError:
        return False
    return True


def key_pictures(track: VideoTrack, every_s: float) -> Iterator[TimedPicture]:
    """Yield key pictures at least `every_s` apart, decoding nothing else.

    Parameters
    ----------
    track
        An open track, read from its start.
    every_s
        Shortest time between two of them, seconds.
    """
    codec, start, next_s = track.stream.codec_context, None, 0.0
    for packet in _packets(track, LossCount()):
        if packet.pts is None or packet.time_base is None or not packet.is_keyframe:
            continue
        start = packet.pts if start is None else start
        time_s = float((packet.pts - start) * packet.time_base)
        if time_s < next_s:
            continue
        # Flushed at once, the decoder gives the picture without waiting for those that follow.
        for picture in (*_decoded(packet, LossCount()), *_rest(codec)):
            yield time_s, picture
            next_s = time_s + every_s
            break


def _rest(codec: "VideoCodecContext") -> list[VideoFrame]:
    try:
        return codec.decode(None)
    except FFmpegError:
        return []
    finally:
        codec.flush_buffers()


def packet_span(track: VideoTrack) -> tuple[int, float]:
    """Return how many packets a track has and the seconds they span, decoding nothing."""
    count, first, end = 0, None, 0
    for packet in _packets(track, LossCount()):
        ticks = packet.pts if packet.pts is not None else packet.dts
        count += packet.size > 0
        if ticks is not None:
            first = ticks if first is None else min(first, ticks)
            end = max(end, ticks + (packet.duration or 0))
    if first is None or track.stream.time_base is None:
        return count, 0.0
    return count, float((end - first) * track.stream.time_base)


def packet_times_s(track: VideoTrack, first: int) -> FloatArray:
    """Return the display times of a track's packets, increasing, decoding nothing.

    Parameters
    ----------
    track
        An open track, read from its start.
    first
        Time of its first shown picture, in ticks; seconds count from there.
    """
    ticks = np.array(sorted(p.pts for p in _packets(track, LossCount()) if p.pts is not None))
    if not len(ticks) or track.stream.time_base is None:
        return np.zeros(1)
    return np.asarray((ticks[ticks >= first] - first) * float(track.stream.time_base))


def usual_frame_s(track: VideoTrack) -> float:
    """Return the usual time between two pictures of a track, 0 if unknown, decoding nothing."""
    ticks = sorted(p.pts for p in _packets(track, LossCount()) if p.pts is not None)
    usual = usual_gap_s(np.diff(np.array(ticks, dtype=np.float64)))
    if usual is None or track.stream.time_base is None:
        return 0.0
    return usual * float(track.stream.time_base)


def _ticks(picture: VideoFrame, track: VideoTrack, before: int | None) -> int | None:
    """Return a picture's display time, None if unknown; `before` is that of the previous one.

    An AVI file holds no display times, only the order of its pieces. Where those are decoded in
    another order than they are shown, FFmpeg makes up times that go back and forth, but the pieces
    at which pictures come out are still in order; at the end pictures come without a piece.
    """
    if track.container.format.name != WITHOUT_TIMES:
        return picture.pts if picture.pts is not None else picture.dts
    if picture.dts is None and before is not None:
        return before + (picture.duration or 1)
    return picture.dts


def _pictures(track: VideoTrack, losses: LossCount) -> Iterator[VideoFrame]:
    for packet in _packets(track, losses):
        for picture in _decoded(packet, losses):
            losses.damaged += picture.is_corrupt
            yield picture


def _packets(track: VideoTrack, losses: LossCount) -> Iterator["Packet[VideoStream]"]:
    """Yield the track's packets, including the empty last one, which flushes the decoder."""
    try:
        yield from track.container.demux(track.stream)
    except FFmpegError:
        losses.packets += 1


def _decoded(packet: "Packet[VideoStream]", losses: LossCount) -> list[VideoFrame]:
    try:
        return packet.decode()
    except FFmpegError:
        losses.packets += 1
        return []
