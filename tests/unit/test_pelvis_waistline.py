"""The tilt read from the clothes follows a drawn truth, or is refused."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from drawn_back import BLACK, DARK_GREY, DrawnBack, Kit, Rgb, running_tilt_deg

from formcheck.in_order import CORES
from formcheck.pelvis import find_hip_line, waistline
from formcheck.pelvis.symmetry import SIGMA_DEG
from formcheck.pelvis.waistline import CLOTHES_FOLLOW
from formcheck.records import FloatArray, HipLine, HipLineRefusal, HipLineSource

# A minute of drawn backs; reports of the samples hold the method in the quick tests.
pytestmark = pytest.mark.slow

# 3 s at 30 frames/s: four strides, and more frames than the template takes.
TILT_DEG = running_tilt_deg(frames=90)
BACK = DrawnBack(TILT_DEG)
# What a rigid drawing must give; the method's own noise on rendered clips is 0.5–0.6°.
MIN_SLOPE, MAX_SLOPE = 0.95, 1.05
MAX_RESIDUAL_DEG = 0.25
GREY = (90, 90, 95)


class _LitBack(DrawnBack):
    """A back whose right half is lit as far as it is raised, and more."""

    def picture(self, number: int) -> Rgb:
        plain = super().picture(number).astype(np.float64)
        middle = plain.shape[0] / 2.0
        down, right = (np.indices(plain.shape[:2]) - middle) / self.body_px
        turn = np.radians(3.0 * self.tilt_deg[number])
        lit = 1.0 + 0.5 * np.tanh((right * np.sin(turn) - down * np.cos(turn)) / 0.08)
        return np.asarray(np.clip(plain * lit[..., None], 0, 255), dtype=np.uint8)


@cache
def plain_line() -> HipLine:
    return line_of(BACK)


def line_of(back: DrawnBack) -> HipLine:
    line = find_hip_line(back, back.pose(), HipLineSource.WAISTLINE)
    assert isinstance(line, HipLine), line
    return line


def refusal_of(back: DrawnBack) -> HipLineRefusal:
    refusal = find_hip_line(back, back.pose(), HipLineSource.WAISTLINE)
    assert isinstance(refusal, HipLineRefusal), refusal
    return refusal


def slope_of(tilt_deg: FloatArray, truth_deg: FloatArray) -> tuple[float, float]:
    """Return how far the tilt goes per degree of truth, and the spread around that line."""
    known = np.isfinite(tilt_deg)
    slope, constant = np.polyfit(truth_deg[known], tilt_deg[known], 1)
    residual_deg = tilt_deg[known] - slope * truth_deg[known] - constant
    return float(slope), float(residual_deg.std())


@pytest.mark.parametrize(
    "back",
    [
        pytest.param(BACK, id="plain"),
        pytest.param(replace(BACK, body_px=300.0), id="half as large"),
        pytest.param(replace(BACK, body_px=900.0), id="half as large again"),
        pytest.param(replace(BACK, shift_px=(21.3, -13.6)), id="elsewhere in the picture"),
        pytest.param(replace(BACK, noise=10.0), id="noisy camera"),
        pytest.param(
            DrawnBack(running_tilt_deg(frames=144, frame_s=1 / 60), frame_s=1 / 60), id="60 Hz"
        ),
        pytest.param(replace(BACK, tilt_deg=-TILT_DEG), id="mirrored"),
        pytest.param(replace(BACK, kit=Kit((235, 235, 235), (30, 60, 50))), id="white on green"),
        pytest.param(replace(BACK, kit=Kit(DARK_GREY, (200, 190, 60))), id="dark on yellow"),
    ],
)
def test_the_tilt_follows_the_truth(back: DrawnBack) -> None:
    line = line_of(back)
    slope, residual_deg = slope_of(line.tilt_deg, back.tilt_deg)
    assert MIN_SLOPE <= slope <= MAX_SLOPE
    assert residual_deg < MAX_RESIDUAL_DEG
    assert line.coverage == 1.0


def test_what_a_line_says_of_itself() -> None:
    line = plain_line()
    assert line.method is HipLineSource.WAISTLINE
    # A rigid drawing leaves hardly any spread to widen what clothes do.
    assert line.follows == pytest.approx(CLOTHES_FOLLOW, abs=0.02)
    assert line.offset_sigma_deg in (SIGMA_DEG, float("inf"))
    assert line.timestamps_s == pytest.approx(BACK.times_s)
    # One figure for all frames: what filtering takes off, a small part of the residual.
    assert np.ptp(line.sigma_deg) == 0.0
    assert 0.0 < line.sigma_deg[0] < MAX_RESIDUAL_DEG


def test_the_right_hip_higher_in_the_picture_is_positive() -> None:
    tilt_deg = np.where(np.arange(90) % 20 < 10, 5.0, -5.0)
    line = line_of(replace(BACK, tilt_deg=tilt_deg))
    assert line.tilt_deg[tilt_deg > 0].min() > line.tilt_deg[tilt_deg < 0].max() + 8.0


@pytest.mark.parametrize("roll_deg", [-5.0, 3.0])
def test_a_constant_roll_only_shifts_the_tilt(roll_deg: float) -> None:
    rolled = line_of(replace(BACK, tilt_deg=TILT_DEG + roll_deg))
    slope, residual_deg = slope_of(rolled.tilt_deg, plain_line().tilt_deg)
    assert slope == pytest.approx(1.0, abs=0.03)
    assert residual_deg < np.sqrt(2.0) * MAX_RESIDUAL_DEG


def test_the_same_clip_gives_the_same_line() -> None:
    again = line_of(BACK)
    assert np.array_equal(again.tilt_deg, plain_line().tilt_deg)


@pytest.mark.parametrize("shirt_print", [0.0, 2.0])
def test_black_on_black_is_refused(shirt_print: float) -> None:
    kit = Kit(BLACK, BLACK, shirt_print=shirt_print, shorts_print=shirt_print)
    refusal = refusal_of(replace(BACK, kit=kit))
    assert "too little contrast" in refusal.seen
    assert "another colour" in refusal.advice


def test_an_empty_wall_is_refused() -> None:
    wall = Kit((150, 146, 140), (150, 146, 140), shirt_print=0.0, shorts_print=0.0)
    assert "too little contrast" in refusal_of(replace(BACK, kit=wall, noise=0.0)).seen


@pytest.mark.parametrize("tucked", [True, False], ids=["tucked", "loose"])
def test_a_shirt_that_slips_on_the_shorts_is_refused(tucked: bool) -> None:
    """Prints show both turns, and the waist edge, which could hide one of them, is faint."""
    kit = Kit(GREY, GREY, 24.0, 24.0, shirt_turn=0.3, tucked=tucked)
    refusal = refusal_of(replace(BACK, kit=kit))
    assert "do not turn together" in refusal.seen or "no waistband is seen" in refusal.seen
    assert "Tuck the shirt in" in refusal.advice


@pytest.mark.parametrize(
    "kit",
    [
        pytest.param(Kit(), id="tucked"),
        pytest.param(Kit(shirt_print=20.0), id="tucked, printed shirt"),
        pytest.param(Kit(GREY, GREY, 24.0, 24.0), id="tucked, one colour"),
        pytest.param(Kit(shorts_print=24.0, tucked=False), id="loose, printed shorts"),
    ],
)
def test_a_shirt_that_turns_half_is_refused_or_inside_the_stated_slopes(kit: Kit) -> None:
    """Whatever is accepted turns as far as the interval of the pelvic drop allows for."""
    back = replace(BACK, kit=replace(kit, shirt_turn=0.5))
    line = find_hip_line(back, back.pose(), HipLineSource.WAISTLINE)
    if isinstance(line, HipLine):
        slope, _ = slope_of(line.tilt_deg, TILT_DEG)
        assert line.follows[0] <= slope <= line.follows[1]


@pytest.mark.parametrize("shirt_turn", [0.3, 0.5])
def test_a_plain_loose_shirt_is_refused(shirt_turn: float) -> None:
    kit = Kit(shirt_print=4.0, shorts_print=4.0, shirt_turn=shirt_turn, tucked=False)
    assert "turns less than the shorts" in refusal_of(replace(BACK, kit=kit)).seen


@pytest.mark.parametrize("hem_above", [0.005, -0.01, -0.03])
@pytest.mark.parametrize("shirt_turn", [0.5, 1.0])
def test_a_shirt_that_ends_at_the_hips_or_below_is_refused(
    hem_above: float, shirt_turn: float
) -> None:
    kit = Kit(shirt_print=4.0, shirt_turn=shirt_turn, tucked=False, edge_above=hem_above)
    assert "no waistband is seen" in refusal_of(replace(BACK, kit=kit)).seen


def test_light_that_moves_over_the_clothes_pulls_the_tilt_little() -> None:
    """A bright patch that turns three times as far stands for the shading of rounded cloth."""
    back = _LitBack(TILT_DEG)
    line = line_of(back)
    slope, residual_deg = slope_of(line.tilt_deg, TILT_DEG)
    assert line.follows[0] <= slope <= 1.15
    assert residual_deg < 0.5
    assert line.follows[1] - line.follows[0] > np.ptp(plain_line().follows)


def test_a_strong_blue_on_dark_grey_is_measured() -> None:
    line_of(replace(BACK, kit=Kit(shirt=(40, 80, 190))))


@pytest.mark.parametrize("lost_s", [(1.0, 1.2), (0.0, 0.25), (2.8, 3.0), (1.0, 1.9)])
def test_no_tilt_where_the_runner_is_lost(lost_s: tuple[float, float]) -> None:
    back = replace(BACK, lost_s=lost_s)
    line = line_of(back)
    # A picture between a known and a missing place of the hips, 1/240 s apart, is lost as well.
    lost = (back.times_s > lost_s[0] - 1 / 240) & (back.times_s < lost_s[1])
    assert np.array_equal(np.isnan(line.tilt_deg), lost)
    assert line.coverage == pytest.approx(1.0 - lost.mean())
    slope, residual_deg = slope_of(line.tilt_deg, TILT_DEG)
    assert MIN_SLOPE <= slope <= MAX_SLOPE
    assert residual_deg < MAX_RESIDUAL_DEG


@pytest.mark.parametrize("lost_s", [(0.0, 2.0), (0.8, 3.0), (0.0, 10.0)])
def test_a_runner_lost_in_most_of_the_clip_is_refused(lost_s: tuple[float, float]) -> None:
    assert "in too few pictures" in refusal_of(replace(BACK, lost_s=lost_s)).seen


@pytest.mark.parametrize(("cores", "batch"), [(1, 1), (2, 7), (8, 1000)])
def test_the_tilt_is_the_same_bits_with_any_number_of_cores(
    cores: int, batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = plain_line()
    monkeypatch.setenv(CORES, str(cores))
    monkeypatch.setattr(waistline, "BATCH", batch)
    assert line_of(BACK).tilt_deg.tobytes() == expected.tilt_deg.tobytes()
