"""Our landmarks against mediapipe's own, in the same regions of the same pictures.

The figures in `mediapipe_landmarks.json` come from mediapipe 0.10.21, the last version that carries
the weights and can be asked for a region: its subgraph PoseLandmarkByRoiCpu, model 1. They are
clip, number of the frame, region (x, y, size in pixels, turn in radians), and x, y, visibility of
formcheck's landmarks.
"""

import json
from pathlib import Path
from typing import Any

import av
import numpy as np
import numpy.typing as npt
import pytest

from formcheck.pose.heat_maps import MEDIAPIPE_CELLS
from formcheck.pose.landmark_network import LandmarkNetwork
from formcheck.pose.region import Region
from formcheck.pose.weights import LANDMARKS

TESTS = Path(__file__).parents[1]
SAMPLES = TESTS.parent / "sample_videos"
TOLD: list[dict[str, Any]] = json.loads((TESTS / "mediapipe_landmarks.json").read_text("utf-8"))
CHOSEN = list(LANDMARKS)


@pytest.fixture(scope="module")
def network() -> LandmarkNetwork:
    return LandmarkNetwork(cells=MEDIAPIPE_CELLS)


def picture(clip: str, number: int) -> npt.NDArray[np.uint8]:
    with av.open(str(SAMPLES / f"{clip}.mp4")) as container:
        for at, frame in enumerate(container.decode(video=0)):
            if at == number:
                return np.asarray(frame.to_ndarray(format="rgb24"))
    raise AssertionError(f"{clip} has no frame {number}")


@pytest.mark.parametrize("told", TOLD, ids=lambda told: f"{told['clip']}-{told['frame']}")
def test_landmarks_are_mediapipes_own(told: dict[str, Any], network: LandmarkNetwork) -> None:
    seen = network.look(picture(told["clip"], told["frame"]), Region(*told["region"]))
    expected = np.array(told["landmarks"])
    away_px = np.linalg.norm(seen.xy_px[CHOSEN] - expected[:, :2], axis=1)
    # The rest is how the picture is cut out: OpenCV 5 interpolates finer. Where a landmark lies at
    # the edge of two cells of its map, it may jump by some pixels.
    assert np.median(away_px) < 0.15
    assert away_px.mean() < 0.3
    np.testing.assert_allclose(seen.visibility[CHOSEN], expected[:, 2], atol=0.01)
    assert seen.is_somebody


def test_a_frame_does_not_depend_on_the_frames_before(network: LandmarkNetwork) -> None:
    told, other = TOLD[0], TOLD[-1]
    rgb, region = picture(told["clip"], told["frame"]), Region(*told["region"])
    first = network.look(rgb, region)
    network.look(picture(other["clip"], other["frame"]), Region(*other["region"]))
    again = network.look(rgb, region)
    assert again.xy_px.tobytes() == first.xy_px.tobytes()
    assert again.region == first.region


def test_a_region_that_fits_is_found_from_one_that_does_not(network: LandmarkNetwork) -> None:
    told = TOLD[0]
    rgb, good = picture(told["clip"], told["frame"]), Region(*told["region"])
    region = Region(good.x_px + 20.0, good.y_px - 30.0, 1.2 * good.size_px, 0.0)
    for _ in range(3):
        region = network.look(rgb, region).region
    assert abs(region.x_px - good.x_px) < 15.0
    assert region.size_px == pytest.approx(good.size_px, rel=0.06)
    assert region.turn_rad == pytest.approx(good.turn_rad, abs=0.05)


def test_an_empty_picture_shows_nobody(network: LandmarkNetwork) -> None:
    grey = np.full((300, 300, 3), 120, dtype=np.uint8)
    assert not network.look(grey, Region(150.0, 150.0, 280.0, 0.0)).is_somebody
