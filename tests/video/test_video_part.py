"""A part of a clip, read from where it begins, and a quick look at a long one."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from clip_maker import number_in, numbered_picture, write_clip

from formcheck.video import VideoClip

RATE_HZ = 30
FRAMES = 300
CLOCK = Fraction(1, 600)


@pytest.fixture(scope="module", params=["long.mp4", "long.mkv", "long.ts", "long.avi"])
def clip(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("clips") / request.param
    pictures = [numbered_picture(i, 96, 64) for i in range(FRAMES)]
    clock = Fraction(1, RATE_HZ) if path.suffix == ".avi" else CLOCK
    step = 1 if path.suffix == ".avi" else 600 // RATE_HZ
    return write_clip(path, pictures, range(0, step * FRAMES, step), clock=clock)


def numbers_and_times(
    clip: VideoClip, times_s: list[float] | None = None
) -> list[tuple[int, float]]:
    return [(number_in(frame.rgb), frame.time_s) for frame in clip.frames(times_s)]


@pytest.mark.parametrize("part_s", [(0.0, 1.0), (4.0, 6.5), (8.0, 99.0)])
def test_a_part_is_what_the_whole_shows_there(clip: Path, part_s: tuple[float, float]) -> None:
    whole = numbers_and_times(VideoClip(clip))
    expected = [(n, t - part_s[0]) for n, t in whole if part_s[0] - 1e-6 <= t <= part_s[1] + 1e-6]
    found = numbers_and_times(VideoClip(clip, part_s=part_s))
    assert [n for n, _ in found] == [n for n, _ in expected]
    assert np.allclose([t for _, t in found], [t for _, t in expected], atol=1e-6)


def test_wanted_times_count_from_the_start_of_the_part(clip: Path) -> None:
    whole = numbers_and_times(VideoClip(clip), [5.0, 6.0])
    part = numbers_and_times(VideoClip(clip, part_s=(5.0, 8.0)), [0.0, 1.0])
    assert [n for n, _ in part] == [n for n, _ in whole]
    assert [t for _, t in part] == pytest.approx([0.0, 1.0], abs=0.1)


def test_a_part_knows_its_length_and_is_no_cut_off_file(clip: Path) -> None:
    part = VideoClip(clip, part_s=(5.0, 8.0))
    assert part.duration_hint_s == pytest.approx(3.0, abs=0.1)
    assert part.frame_count_hint == pytest.approx(90, abs=4)
    info = part.info(np.array([time_s for _, time_s in numbers_and_times(part)]))
    assert info.part_s == (5.0, 8.0)
    assert info.identity != VideoClip(clip).identity
    assert info.identity.startswith(info.sha256)


def test_a_quick_look_shows_key_pictures_at_their_times(clip: Path) -> None:
    whole = dict(numbers_and_times(VideoClip(clip)))
    looks = list(VideoClip(clip).key_frames(1.0))
    assert looks[0].time_s == pytest.approx(0.0, abs=1e-6)
    assert (np.diff([look.time_s for look in looks]) >= 1.0 - 1e-6).all()
    for look in looks:
        assert whole[number_in(look.rgb)] == pytest.approx(look.time_s, abs=1e-3)


def test_a_part_of_slow_motion_has_the_seconds_that_a_player_shows(tmp_path: Path) -> None:
    pictures = [numbered_picture(i, 96, 64) for i in range(FRAMES)]
    path = write_clip(tmp_path / "slow.mp4", pictures, range(0, 20 * FRAMES, 20), clock=CLOCK)
    part = VideoClip(path, capture_fps=120.0, part_s=(4.0, 8.0))
    found = numbers_and_times(part)
    as_it_plays = numbers_and_times(VideoClip(path, part_s=(4.0, 8.0)))
    assert [n for n, _ in found] == [n for n, _ in as_it_plays] == list(range(120, 241))
    # Its own times are real ones: a quarter of those.
    assert [t for _, t in found] == pytest.approx([t / 4.0 for _, t in as_it_plays])
    assert part.duration_hint_s == pytest.approx(1.0, abs=0.01)
    assert part.frame_count_hint == pytest.approx(120, abs=2)


def test_a_part_of_slow_motion_knows_where_it_was_played(tmp_path: Path) -> None:
    pictures = [numbered_picture(i, 96, 64) for i in range(60)]
    path = write_clip(tmp_path / "slow.mp4", pictures, range(0, 1200, 20), clock=CLOCK)
    whole, part = (VideoClip(path, capture_fps=120.0, part_s=p) for p in (None, (0.5, 1.0)))
    played = [
        clip.info(np.array([t for _, t in numbers_and_times(clip)])).played_s
        for clip in (whole, part)
    ]
    assert played[0] == pytest.approx((0.0, 59 / RATE_HZ))
    assert played[1] == (0.5, 1.0)
    # Landmarks kept when a part meant real seconds are not of these pictures.
    assert part.identity.endswith(" at 120 0.500-1.000 as played")
