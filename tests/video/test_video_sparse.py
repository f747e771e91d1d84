"""A few pictures of a clip are the very same as in a pass over all, with less decoding."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from formcheck.video import Moments, VideoClip
from formcheck.video.container import open_video
from formcheck.video.decoder import LossCount, ticks_of_first, timed_pictures

FPS, PICTURES = 30, 120
TIMES_S = (0.0, 0.41, 0.42, 1.5, 2.011, 3.3, 3.9)


def write(path: Path, codec: str, options: dict[str, str]) -> Path:
    """A moving pattern in which most pictures are built on by no other."""
    rng = np.random.default_rng(1)
    pattern = rng.integers(0, 256, (96, 400, 3), dtype=np.uint8)
    with av.open(path, "w") as output:
        stream = output.add_stream(codec, rate=FPS, options=options)
        stream.width, stream.height, stream.pix_fmt = 128, 96, "yuv420p"
        for number in range(PICTURES):
            rgb = np.ascontiguousarray(pattern[:, 2 * number : 2 * number + 128])
            picture = av.VideoFrame.from_ndarray(rgb)
            picture.pts, picture.time_base = number, Fraction(1, FPS)
            output.mux(stream.encode(picture))
        output.mux(stream.encode())
    return path


@pytest.fixture(
    params=[
        ("clip.mp4", "libx264", {"bf": "3", "g": "40"}),
        ("clip.mkv", "libx264", {"bf": "3", "g": "40"}),
        ("clip.mp4", "libx265", {"x265-params": "bframes=3:keyint=40:log-level=none"}),
        ("clip.webm", "libvpx-vp9", {"g": "40"}),
        ("clip.ts", "libx264", {"bf": "3", "g": "40"}),
    ],
    ids=["h264 mp4", "h264 mkv", "hevc mp4", "vp9 webm", "h264 ts"],
)
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    name, codec, options = request.param
    return write(tmp_path / name, codec, options)


@pytest.mark.parametrize("part_s", [None, (0.5, 2.7), (2.9, 3.8)])
def test_the_pictures_are_those_of_a_whole_pass(
    path: Path, part_s: tuple[float, float] | None
) -> None:
    clip, moments = VideoClip(path, part_s=part_s), Moments(TIMES_S)
    wanted = [frame for frame in clip.frames() if moments.is_reached(frame.time_s)]
    found = list(clip.frames(TIMES_S))
    assert [frame.time_s for frame in found] == [frame.time_s for frame in wanted]
    for one, other in zip(found, wanted, strict=True):
        np.testing.assert_array_equal(one.rgb, other.rgb)


def test_pictures_that_no_other_builds_on_are_not_decoded(tmp_path: Path) -> None:
    path = write(tmp_path / "clip.mp4", "libx264", {"bf": "3", "g": "40"})
    with open_video(path, path.name) as track:
        wanted = ticks_of_first(track, 0, TIMES_S)
    with open_video(path, path.name) as track:
        decoded = list(timed_pictures(track, LossCount(), wanted_ticks=wanted))
    assert len(TIMES_S) <= len(decoded) < 0.7 * PICTURES


def test_a_container_without_an_index_is_read_whole(tmp_path: Path) -> None:
    path = write(tmp_path / "clip.ts", "libx264", {"bf": "3", "g": "40"})
    with open_video(path, path.name) as track:
        assert ticks_of_first(track, 0, TIMES_S) is None


def test_a_few_pictures_say_nothing_of_losses(tmp_path: Path) -> None:
    clip = VideoClip(write(tmp_path / "clip.mp4", "libx264", {}))
    deep = list(clip.frames())
    before = clip.losses
    assert len(deep) == PICTURES
    list(clip.frames([0.0, 100.0]))
    assert clip.losses is before
