"""Hip drop from lines laid by hand, against tilts drawn by formula."""

from dataclasses import replace

import numpy as np
import pytest
from laid_lines import laid, mark, with_lines
from synthetic_runner import Run, trial_of

from formcheck.analyzers import (
    pelvic_drop,
    pelvic_drop_excursion,
    pelvic_drop_left,
    pelvic_drop_right,
)
from formcheck.records import (
    Garment,
    HandDrops,
    HandLine,
    HipLineSource,
    LevelSource,
    Measurement,
    NotMeasured,
    Reason,
    Side,
    Trial,
    View,
)

REAR = Run(view=View.REAR, duration_s=12.0, drop_deg={Side.LEFT: 8.0, Side.RIGHT: 4.0})
TRIAL = trial_of(REAR)
TWICE = ((0.0, 0.0), (0.0, 0.0))


def measured(line: HandLine, trial: Trial = TRIAL) -> Measurement:
    result = pelvic_drop.measure(with_lines(trial, line))
    assert isinstance(result, Measurement), result
    return result


def width(result: Measurement) -> float:
    return result.high - result.low


def test_lines_give_the_drop_that_the_clothes_hide() -> None:
    result = measured(laid(TRIAL))
    assert result.value == pytest.approx(6.0, abs=0.3)
    assert result.low < 6.0 < result.high
    assert result.method.instrument is HipLineSource.HAND
    assert result.method.words.startswith("by hand: a line along the waistband")
    assert result.n == 5


@pytest.mark.parametrize(
    ("side", "module", "true_deg"),
    [(Side.LEFT, pelvic_drop_left, 8.0), (Side.RIGHT, pelvic_drop_right, 4.0)],
)
def test_a_level_room_shows_each_leg(side: Side, module: object, true_deg: float) -> None:
    result = module.measure(with_lines(TRIAL, laid(TRIAL)))  # type: ignore[attr-defined]
    assert isinstance(result, Measurement), result
    assert result.side is side
    assert result.value == pytest.approx(true_deg, abs=0.3)
    assert result.low < true_deg < result.high


def test_lines_count_even_where_the_pixels_show_the_hips() -> None:
    both = replace(TRIAL, hand=with_lines(TRIAL, laid(TRIAL, moved_deg=((2.0, 2.0),))).hand)
    result = pelvic_drop.measure(both)
    assert isinstance(result, Measurement)
    assert result.value == pytest.approx(8.0, abs=0.3)


def test_what_needs_the_whole_stance_stays_unmeasured() -> None:
    result = pelvic_drop_excursion.measure(with_lines(TRIAL, laid(TRIAL)))
    assert isinstance(result, NotMeasured)
    assert result.reason is Reason.PELVIS_NOT_VISIBLE


def test_the_hands_own_repeatability_widens_the_range() -> None:
    once = measured(laid(TRIAL))
    steady = measured(laid(TRIAL, moved_deg=TWICE))
    shaky = measured(laid(TRIAL, moved_deg=((2.0, 2.0), (-2.0, -2.0))))
    assert once.value == pytest.approx(steady.value) == pytest.approx(shaky.value)
    assert width(steady) < width(once) - 0.7
    assert width(shaky) > width(once) + 1.0
    assert any("laid once" in caveat for caveat in once.caveats)
    assert not any("laid once" in caveat for caveat in steady.caveats)


def test_dots_on_the_skin_say_more_than_a_waistband() -> None:
    band, dots = (
        measured(laid(TRIAL, moved_deg=TWICE, garment=garment))
        for garment in (Garment.WAISTBAND, Garment.DIMPLES)
    )
    assert width(dots) < width(band) - 0.5


@pytest.mark.parametrize(("counts", "side"), [((2, 5), "left"), ((5, 2), "right")])
def test_too_few_lines_are_named_with_their_leg(counts: tuple[int, int], side: str) -> None:
    result = pelvic_drop.measure(with_lines(TRIAL, laid(TRIAL, counts)))
    assert isinstance(result, NotMeasured)
    assert result.reason is Reason.TOO_FEW_LINES
    assert f"the {side} leg: 2, and 3 are needed" in result.seen


def test_nothing_that_could_be_seen_gives_no_number() -> None:
    nothing = replace(laid(TRIAL), passes=())
    result = pelvic_drop.measure(with_lines(TRIAL, nothing))
    assert isinstance(result, NotMeasured)
    assert result.reason is Reason.TOO_FEW_LINES


def test_lines_as_low_as_the_hips_are_no_waistband() -> None:
    low = [
        replace(m, left=(m.left[0], m.left[1] + 110.0), right=(m.right[0], m.right[1] + 110.0))
        for m in laid(TRIAL).passes[0]
    ]
    result = pelvic_drop.measure(with_lines(TRIAL, replace(laid(TRIAL), passes=(tuple(low),))))
    assert isinstance(result, NotMeasured)
    assert result.reason is Reason.PELVIS_NOT_VISIBLE
    assert "hem of the shirt" in result.seen
    assert "tuck the shirt in" in result.advice


def test_a_line_outside_the_stances_belongs_to_no_leg() -> None:
    line = laid(TRIAL)
    contacts_s = TRIAL.gait.events.contacts_s(Side.LEFT)
    stray = mark(float(contacts_s[0]) - 0.05, 15.0)
    more = replace(line, passes=((*line.passes[0], stray),))
    assert measured(more).value == measured(line).value


def test_a_stand_is_the_zero() -> None:
    gait = replace(TRIAL.gait, standing_s=(0.0, 0.2))
    stands = replace(TRIAL, gait=gait, camera=replace(TRIAL.camera, level=None))
    trial = with_lines(stands, laid(stands, standing_deg=3.0, moved_deg=((-3.0, 3.0),)))
    assert isinstance(trial.hand, HandDrops)
    assert trial.hand.level is not None
    assert trial.hand.level.source is LevelSource.STAND
    sides = [m.measure(trial) for m in (pelvic_drop_left, pelvic_drop_right)]
    values = [result.value for result in sides if isinstance(result, Measurement)]
    assert values == pytest.approx([8.0, 4.0], abs=0.3)


def test_without_stand_and_level_there_is_the_mean_alone() -> None:
    trial = replace(TRIAL, camera=replace(TRIAL.camera, level=None))
    by_hand = with_lines(trial, laid(trial))
    assert isinstance(pelvic_drop.measure(by_hand), Measurement)
    assert isinstance(pelvic_drop_left.measure(by_hand), NotMeasured)


@pytest.mark.parametrize("roll_deg", [-4.0, 3.0])
def test_the_mean_of_both_legs_is_free_of_the_cameras_roll(roll_deg: float) -> None:
    rolled = trial_of(replace(REAR, roll_deg=roll_deg))
    assert measured(laid(rolled), rolled).value == pytest.approx(6.0, abs=0.3)


def test_the_interval_holds_what_a_careful_hand_makes_of_it() -> None:
    rng = np.random.default_rng(7)
    held = 0
    for _ in range(40):
        moved = tuple(tuple(rng.normal(0.0, 0.7, 2)) for _ in range(2))
        result = measured(laid(TRIAL, moved_deg=moved))
        held += result.low <= 6.0 <= result.high
    assert held >= 38
