"""The turn of a patch against a template is found, whatever the shift, and nothing is made up."""

import cv2
import numpy as np
import pytest

from formcheck.pelvis.patch import FloatImage
from formcheck.pelvis.registration import (
    Placement,
    frame_noise_deg,
    median_template,
    register,
    turn_deg,
    unmoved,
)

HEIGHT, WIDTH = 108, 90
# What the registration promises: "enough for a tenth of a degree".
TENTH_DEG = 0.1


def cloth(seed: int = 0) -> FloatImage:
    """Return a blotched cloth with a bright part above a dark one, larger than a patch."""
    noise = np.random.default_rng(seed).standard_normal((2 * HEIGHT, 2 * WIDTH))
    blotches = cv2.GaussianBlur(noise, (0, 0), 4.0)
    bright = np.where(np.arange(2 * HEIGHT) < HEIGHT, 160.0, 60.0)[:, None]
    return np.asarray(bright + 10.0 * blotches / blotches.std(), dtype=np.float32)


def patch(turn: float = 0.0, right: float = 0.0, down: float = 0.0, seed: int = 0) -> FloatImage:
    """Cut a patch out of the cloth, which lies turned clockwise and shifted under the camera."""
    cos, sin = np.cos(np.radians(turn)), np.sin(np.radians(turn))
    clockwise = np.array([[cos, -sin], [sin, cos]])
    middle = np.array([WIDTH - 1, HEIGHT - 1]) / 2.0
    goes_to = middle + np.array([right, down]) - clockwise @ np.array([WIDTH, HEIGHT])
    cut = cv2.warpAffine(cloth(seed), np.column_stack([clockwise, goes_to]), (WIDTH, HEIGHT))
    return np.asarray(cut, dtype=np.float32)


def found(placement: Placement | None) -> Placement:
    assert placement is not None
    return placement


@pytest.mark.parametrize("turn", [-8.0, -3.0, -0.5, 0.0, 0.5, 3.0, 8.0])
def test_a_turned_copy_gives_its_turn(turn: float) -> None:
    placement = found(register(patch(), patch(turn), unmoved()))
    assert turn_deg(placement) == pytest.approx(turn, abs=TENTH_DEG)


@pytest.mark.parametrize(("right", "down"), [(3.0, 0.0), (0.0, -4.0), (-2.5, 2.5)])
@pytest.mark.parametrize("turn", [0.0, 4.0])
def test_a_shift_is_no_turn(turn: float, right: float, down: float) -> None:
    placement = found(register(patch(), patch(turn, right, down), unmoved()))
    assert turn_deg(placement) == pytest.approx(turn, abs=TENTH_DEG)


def test_the_shift_of_a_copy_is_found() -> None:
    placement = found(register(patch(), patch(right=3.0, down=-2.0), unmoved()))
    assert placement[:, 2] == pytest.approx([3.0, -2.0], abs=0.1)


def test_a_patch_lies_on_itself() -> None:
    assert found(register(patch(), patch(), unmoved())) == pytest.approx(unmoved(), abs=1e-4)


@pytest.mark.parametrize(("factor", "added"), [(0.5, 0.0), (1.0, 40.0), (1.5, -30.0)])
def test_brighter_or_darker_light_changes_nothing(factor: float, added: float) -> None:
    lit = np.asarray(factor * patch(5.0) + added, dtype=np.float32)
    assert turn_deg(found(register(patch(), lit, unmoved()))) == pytest.approx(5.0, abs=TENTH_DEG)


def test_a_good_start_reaches_further() -> None:
    start = found(register(patch(), patch(12.0), unmoved()))
    assert turn_deg(found(register(patch(), patch(18.0), start))) == pytest.approx(18.0, abs=0.2)


def test_the_start_is_left_as_it_was() -> None:
    start = unmoved()
    register(patch(), patch(6.0, 3.0, 2.0), start)
    assert np.array_equal(start, unmoved())


@pytest.mark.parametrize(
    "seen",
    [
        pytest.param(np.full((HEIGHT, WIDTH), 80.0, dtype=np.float32), id="even"),
        pytest.param(-patch(), id="negative"),
    ],
)
def test_nothing_is_found_where_nothing_matches(seen: FloatImage) -> None:
    assert register(patch(), seen, unmoved()) is None


@pytest.mark.parametrize("turn", [-170.0, -30.0, 0.0, 0.1, 90.0])
def test_turn_is_clockwise_in_the_picture(turn: float) -> None:
    # Clockwise with y down: what was on the right goes down.
    cos, sin = np.cos(np.radians(turn)), np.sin(np.radians(turn))
    placement = np.array([[cos, -sin, 5.0], [sin, cos, -7.0]], dtype=np.float32)
    assert turn_deg(placement) == pytest.approx(turn, abs=1e-4)


def test_median_template_is_the_cloth_not_its_motion() -> None:
    """The plain median of turning patches is blurred; the template is as sharp as one patch."""
    turns = [-6.0, -3.0, -1.0, 0.0, 1.0, 3.0, 6.0]
    patches = [patch(turn, right=turn / 3.0) for turn in turns]
    template = median_template(patches)
    middle = (slice(20, -20), slice(20, -20))
    plain = np.median(np.stack(patches), axis=0)
    blurred = np.abs(plain - patch())[middle].mean()
    assert np.abs(template - patch())[middle].mean() < 0.5 * blurred
    assert turn_deg(found(register(patch(), template, unmoved()))) == pytest.approx(0.0, abs=0.5)


def test_median_template_forgets_a_hand_that_passes() -> None:
    patches = [patch(turn) for turn in (-1.0, -0.5, 0.0, 0.5, 1.0)]
    patches[1][40:70, 20:60] = 250.0
    assert np.abs(median_template(patches) - patch())[10:-10, 10:-10].max() < 15.0


def test_median_template_of_patches_that_match_nothing_is_their_median() -> None:
    even = [np.full((HEIGHT, WIDTH), level, dtype=np.float32) for level in (50.0, 60.0, 90.0)]
    assert np.array_equal(median_template(even), even[1])


def test_frame_noise_is_what_the_filter_took_off() -> None:
    filtered = np.linspace(-5.0, 5.0, 400)
    noise = np.tile([0.3, -0.3], 200)
    raw = filtered + noise
    assert frame_noise_deg(raw, filtered) == pytest.approx(0.3)
    raw[10:20] = np.nan
    assert frame_noise_deg(raw, filtered) == pytest.approx(0.3)
