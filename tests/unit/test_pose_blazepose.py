"""Following who is there for a while only: a runner who passes before a still room."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from formcheck.pose import BlazePose
from formcheck.pose.blazepose import LOOK_AGAIN_S
from formcheck.records import PoseSequence, Step
from formcheck.video import Frame, VideoClip, VideoWriter

# It follows people through whole clips: 10 s of processor time.
pytestmark = pytest.mark.slow

SAMPLE = Path(__file__).parents[2] / "sample_videos" / "side_30fps.mp4"
RATE_HZ, PASS_S, BEFORE_S, AFTER_S = 30, 1.5, 5.0, 4.5
HEIGHT_PX, WIDTH_PX = 360, 640
Rgb = npt.NDArray[np.uint8]


def runner_and_room() -> Iterator[Rgb]:
    """The runner of a sample cut out of his room, and nothing around."""
    for frame in VideoClip(SAMPLE).frames([n / RATE_HZ for n in range(int(RATE_HZ * PASS_S))]):
        yield np.ascontiguousarray(frame.rgb[::2, ::2][60:420])


@pytest.fixture(scope="module")
def passing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clip of eleven seconds in which a runner passes within one and a half."""
    path = tmp_path_factory.mktemp("clips") / "passing.mp4"
    cut = list(runner_and_room())
    high, wide = cut[0].shape[:2]
    room = np.full((high, WIDTH_PX, 3), 150, np.uint8)
    room[::40] = 120
    pictures = [room] * int(RATE_HZ * BEFORE_S)
    for number, piece in enumerate(cut):
        left = round((WIDTH_PX + wide) * number / len(cut)) - wide
        inside = slice(max(left, 0), min(left + wide, WIDTH_PX))
        picture = room.copy()
        picture[:, inside] = piece[:, inside.start - left : inside.stop - left]
        pictures.append(picture)
    pictures += [room] * int(RATE_HZ * AFTER_S)
    with VideoWriter(path, WIDTH_PX, high) as writer:
        for number, picture in enumerate(pictures):
            writer.write(number / RATE_HZ, picture)
    return path


class Looked:
    """Reads a clip and keeps how many pictures were asked for."""

    def __init__(self, clip: VideoClip) -> None:
        self._clip = clip
        self.asked: list[int | None] = []

    def __call__(
        self,
        step: Step,
        times_s: Sequence[float] | None = None,
        *,
        key_every_s: float | None = None,
    ) -> Iterator[Frame]:
        del step, key_every_s
        self.asked.append(None if times_s is None else len(times_s))
        return self._clip.frames(times_s)


@pytest.fixture(scope="module")
def followed(passing: Path) -> PoseSequence:
    clip = VideoClip(passing)
    return BlazePose().follow_runner(clip, Looked(clip))


def test_who_passes_is_one_person(followed: PoseSequence) -> None:
    assert followed.followed.people == 1


def test_who_has_left_the_picture_is_nowhere(followed: PoseSequence) -> None:
    seen_s = followed.timestamps_s[followed.tracked]
    assert BEFORE_S <= seen_s[0] < BEFORE_S + 0.5
    assert BEFORE_S + PASS_S - 0.5 < seen_s[-1] <= BEFORE_S + PASS_S
    assert len(seen_s) > 0.5 * RATE_HZ * PASS_S


def test_who_passes_goes_through_the_picture(followed: PoseSequence) -> None:
    across_px = followed.middle("hip")[followed.tracked, 0]
    assert across_px[0] < 0.25 * WIDTH_PX
    assert across_px[-1] > 0.75 * WIDTH_PX


@pytest.mark.parametrize(("seconds", "looks"), [(2, 16), (20, 20)])
def test_a_long_clip_is_looked_at_every_second(tmp_path: Path, seconds: int, looks: int) -> None:
    path = tmp_path / "a.mp4"
    (frame,) = VideoClip(SAMPLE).frames([0.5])
    picture = np.ascontiguousarray(frame.rgb[::2, ::2])
    with VideoWriter(path, picture.shape[1], picture.shape[0]) as writer:
        for number in range(2 * seconds + 1):
            writer.write(number / 2.0, picture)
    clip = VideoClip(path)
    look = Looked(clip)
    BlazePose().follow_runner(clip, look)
    assert look.asked[0] == looks == max(16, round(seconds / LOOK_AGAIN_S))
