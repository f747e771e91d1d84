"""Whatever times a file gives its pictures, they come out as seconds that increase from 0."""

import struct
from collections.abc import Sequence
from fractions import Fraction
from functools import partial
from itertools import accumulate, pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import av
import numpy as np
import pytest
from clip_codecs import MJPEG
from clip_kinds import kind, make
from clip_maker import number_in
from hypothesis import given, settings
from hypothesis import strategies as st
from mp4_boxes import with_table

from formcheck.video import VideoClip, decoder

few_examples = settings(max_examples=60, deadline=None, derandomize=True, database=None)
PICTURES = 12
CLOCK_HZ = 600
ONE_CLOCK = {"video_track_timescale": str(CLOCK_HZ)}
# FFmpeg takes times of an mp4 picture that are further away for damage.
FURTHEST_TICKS = 2**26

some_times = st.one_of(
    st.none(),
    st.integers(-50, 50),
    st.integers(-(2**40), 2**40),
    st.sampled_from([0, 1, -1, 2**31, 2**33, 2**62, -(2**62)]),
)


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve numbered pictures, each decoded by itself, all of which are shown."""
    steady = kind("film.mov", MJPEG, ticks=range(0, 20 * PICTURES, 20), mux=ONE_CLOCK)
    path = make(steady, tmp_path_factory.mktemp("film"))
    # Without an edit list; the box's length stays.
    path.write_bytes(path.read_bytes().replace(b"edts", b"free"))
    return path


def shown_at(film: Path, ticks: Sequence[int]) -> VideoClip:
    """Return the film with its pictures, in the order of the file, shown at these ticks."""
    offsets = [tick - number for number, tick in enumerate(ticks)]
    decoded = struct.pack(">IIII", 0, 1, PICTURES, 1)
    shown = struct.pack(">II", 1 << 24, PICTURES)
    shown += b"".join(struct.pack(">Ii", 1, offset) for offset in offsets)
    contents = with_table(with_table(film.read_bytes(), b"stts", decoded), b"ctts", shown)
    path = film.with_name("other.mov")
    path.write_bytes(contents)
    return VideoClip(path)


def shown_s(ticks: Sequence[int | None]) -> dict[int, float]:
    """Return the seconds of the pictures that can be shown: those later than all before."""
    times_s: dict[int, float] = {}
    first: int | None = None
    for number, tick in enumerate(ticks):
        if tick is None:
            continue
        first = tick if first is None else first
        time_s = float((tick - first) * Fraction(1, CLOCK_HZ))
        if time_s > max(times_s.values(), default=-1.0):
            times_s[number] = time_s
    return times_s


def decoded_times_s(pairs: Sequence[tuple[int | None, int | None]], container: str) -> list[float]:
    """Return the times of pictures from a decoder that gives these times of showing and storing."""
    packets = [SimpleNamespace(decode=partial(_pictures, *pair)) for pair in pairs]
    source = SimpleNamespace(
        format=SimpleNamespace(name=container), demux=lambda _stream: iter(packets)
    )
    track = SimpleNamespace(container=source, stream=None)
    losses = SimpleNamespace(packets=0, damaged=0, without_time=0, out_of_order=0)
    timed = decoder.timed_pictures(cast(Any, track), cast(Any, losses))
    return [time_s for time_s, _ in timed]


def _pictures(shown: int | None, stored: int | None) -> list[av.VideoFrame]:
    picture = av.VideoFrame(16, 16, "rgb24")
    picture.pts, picture.dts, picture.time_base = shown, stored, Fraction(1, CLOCK_HZ)
    return [picture]


@given(st.lists(st.integers(-FURTHEST_TICKS, FURTHEST_TICKS), min_size=12, max_size=12))
@few_examples
def test_any_times_of_a_film(film: Path, ticks: list[int]) -> None:
    check_film(film, ticks)


@given(st.lists(st.integers(-3, 40), min_size=12, max_size=12))
@few_examples
def test_times_near_each_other_and_repeated(film: Path, gaps: list[int]) -> None:
    check_film(film, list(accumulate(gaps)))


def check_film(film: Path, ticks: list[int]) -> None:
    frames = list(shown_at(film, ticks).frames())
    expected = shown_s(ticks)
    assert [number_in(frame.rgb) for frame in frames] == list(expected)
    times_s = [frame.time_s for frame in frames]
    assert times_s == pytest.approx(list(expected.values()), abs=1e-9)


@given(st.lists(some_times, max_size=20), st.sampled_from(["mov", "matroska,webm", "mpegts"]))
@few_examples
def test_any_times_that_a_decoder_may_give(ticks: list[int | None], container: str) -> None:
    times_s = decoded_times_s([(tick, None) for tick in ticks], container)
    assert times_s == list(shown_s(ticks).values())


@given(st.lists(st.tuples(some_times, some_times), max_size=20), st.sampled_from(["mov", "avi"]))
@few_examples
def test_times_always_increase_from_0(
    pairs: list[tuple[int | None, int | None]], container: str
) -> None:
    times_s = decoded_times_s(pairs, container)
    assert times_s[:1] in ([], [0.0])
    assert all(later > earlier for earlier, later in pairwise(times_s))
    assert np.isfinite(times_s).all()
