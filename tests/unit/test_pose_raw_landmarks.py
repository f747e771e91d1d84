"""Landmarks of a clip are the same bits, however many threads look at its frames."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from formcheck.pose.person import Person
from formcheck.pose.raw_landmarks import raw_landmarks
from formcheck.pose.recorded import load_recording
from formcheck.pose.region import Region
from formcheck.pose.runner import Runner
from formcheck.records import PoseSequence
from formcheck.video import Frame, VideoClip

# It loads the network in up to eight threads: 4 s of processor time.
pytestmark = pytest.mark.slow

SAMPLE = Path(__file__).parents[2] / "sample_videos" / "side_30fps.mp4"
FRAMES = 20


def recording() -> PoseSequence:
    return load_recording(SAMPLE.with_suffix(".landmarks.npz"), VideoClip(SAMPLE).identity)


def runner() -> Runner:
    """The sample's runner as seen in a few frames, by the recorded landmarks."""
    recorded = recording()
    seen = tuple(
        Person(float(time_s), xy_px, region=Region.around(xy_px))
        for time_s, xy_px in zip(
            recorded.timestamps_s[:FRAMES:5], recorded.xy_px[:FRAMES:5], strict=True
        )
    )
    return Runner(seen, 1, 1)


def frames() -> Iterator[Frame]:
    clip = VideoClip(SAMPLE)
    yield from clip.frames([n / 30.0 for n in range(FRAMES)])


@pytest.fixture(scope="module")
def found() -> dict[int, PoseSequence]:
    return {threads: raw_landmarks(frames(), runner(), threads) for threads in (1, 2, 8)}


@pytest.mark.parametrize("threads", [2, 8])
def test_landmarks_are_the_same_bits_with_any_number_of_threads(
    threads: int, found: dict[int, PoseSequence]
) -> None:
    one, many = found[1], found[threads]
    assert many.timestamps_s.tobytes() == one.timestamps_s.tobytes()
    assert many.xy_px.tobytes() == one.xy_px.tobytes()
    assert many.visibility.tobytes() == one.visibility.tobytes()


def test_a_row_is_that_of_its_own_frame(found: dict[int, PoseSequence]) -> None:
    seventh = list(frames())[7]
    alone = raw_landmarks([seventh], runner(), 1)
    assert alone.timestamps_s[0] == found[8].timestamps_s[7]
    assert alone.xy_px[0].tobytes() == found[8].xy_px[7].tobytes()
    assert alone.xy_px[0].tobytes() != found[8].xy_px[6].tobytes()
