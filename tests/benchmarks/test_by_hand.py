"""Lines that a stated hand lays: their errors are those that were stated."""

from dataclasses import replace

import numpy as np
import pytest
from synthetic_runner import Run, trial_of

from benchmarks.by_hand.cases import Asked, Case, Level, below_peak_deg, cases
from benchmarks.by_hand.clips import RATE_HZ, RearClip, rear_clips
from benchmarks.by_hand.hand import CAREFUL, TURNS, Hand, Wear, draw_wear
from benchmarks.by_hand.hem import hem_follows
from benchmarks.by_hand.laying import STAND_FRAMES_S, lay, with_lines
from benchmarks.by_hand.tables import both_legs_table, one_leg_table
from benchmarks.evaluation.master import Use
from benchmarks.evaluation.truth import ClipTruth
from benchmarks.runner.body import LooseShirt
from benchmarks.runner.kinematics import STEADY, Motion
from formcheck.analyzers import pelvic_drop, pelvic_drop_left, pelvic_drop_right
from formcheck.pelvis.by_hand import LINE_DEG
from formcheck.records import Garment, Measurement, Pelvis, Side, Trial, View

LEGS = (pelvic_drop_left, pelvic_drop_right)
EXACT = Hand("exact", 0.0)
FIRM = Wear(Garment.WAISTBAND, follows=1.0, askew_deg=0.0, stands_deg=0.0)
RUN = Run(
    view=View.REAR,
    duration_s=12.0,
    drop_deg={Side.LEFT: 8.0, Side.RIGHT: 4.0},
    roll_deg=2.0,
)


def clip_of(trial: Trial) -> RearClip:
    """Return a made-up run with its truth, as the renderer writes it."""
    assert isinstance(trial.pelvis, Pelvis)
    assert trial.camera.level is not None
    line, roll_deg = trial.pelvis.line, trial.camera.level.roll_deg
    shown = np.radians(line.tilt_deg)
    ends = np.stack([100.0 * np.cos(shown), -100.0 * np.sin(shown)], axis=1)
    content = {
        "camera": {"view": "rear"},
        "motion": "run",
        "final_belt_speed_m_s": None,
        "frame_times_s": line.timestamps_s.tolist(),
        "hip_line_tilt_deg": (line.tilt_deg + roll_deg).tolist(),
        "joints_px": {"left_hip": (-ends).tolist(), "right_hip": ends.tolist()},
        "steps": [
            {
                "stance_side": str(side),
                "initial_contact_s": stance.initial_contact_s,
                "toe_off_s": stance.toe_off_s,
            }
            for side in (Side.LEFT, Side.RIGHT)
            for stance in trial.gait.events.stances(side)
        ],
    }
    return RearClip(trial, ClipTruth(content, is_mirrored=False), roll_deg=0.0)


CLIP = clip_of(trial_of(RUN))
TRUE = CLIP.true


def read(wear: Wear, hand: Hand = EXACT, *, level_by_stand: bool = False) -> Trial:
    line = lay(CLIP, wear, hand, 1, np.random.default_rng(1))
    return with_lines(CLIP.trial, line, level_by_stand=level_by_stand)


def both_deg(trial: Trial) -> float:
    result = pelvic_drop.measure(trial)
    assert isinstance(result, Measurement), result
    return result.value


def legs_deg(trial: Trial) -> list[float]:
    results = [leg.measure(trial) for leg in LEGS]
    assert all(isinstance(result, Measurement) for result in results), results
    return [result.value for result in results if isinstance(result, Measurement)]


@pytest.mark.parametrize("level_by_stand", [False, True])
def test_an_exact_hand_reads_the_hips(*, level_by_stand: bool) -> None:
    trial = read(FIRM, level_by_stand=level_by_stand)
    lower = below_peak_deg(CLIP)
    assert both_deg(trial) == pytest.approx(TRUE["pelvic_drop"] - lower, abs=0.02)
    seen_deg = [
        np.mean([CLIP.tilt_deg(t) for t in CLIP.frames_s(side)]) for side in (Side.LEFT, Side.RIGHT)
    ]
    assert legs_deg(trial) == pytest.approx([-seen_deg[0], seen_deg[1]], abs=0.02)
    assert lower == pytest.approx(0.8, abs=0.3)


def test_a_garment_turns_less_than_the_hips() -> None:
    assert both_deg(read(replace(FIRM, follows=0.7))) == pytest.approx(0.7 * both_deg(read(FIRM)))


def test_an_askew_garment_moves_the_legs_apart_and_not_their_mean() -> None:
    firm, askew = read(FIRM), read(replace(FIRM, askew_deg=1.5))
    assert both_deg(askew) == pytest.approx(both_deg(firm))
    moved = np.subtract(legs_deg(askew), legs_deg(firm))
    assert moved == pytest.approx([-1.5, 1.5])


def test_a_stand_shows_how_askew_a_garment_is_but_not_how_askew_a_runner_stands() -> None:
    firm = legs_deg(read(FIRM, level_by_stand=True))
    askew = legs_deg(read(replace(FIRM, askew_deg=1.5), level_by_stand=True))
    stands = legs_deg(read(replace(FIRM, stands_deg=1.5), level_by_stand=True))
    assert askew == pytest.approx(firm)
    assert np.subtract(stands, firm) == pytest.approx([1.5, -1.5])


def test_a_biased_eye_adds_to_both_legs() -> None:
    firm = legs_deg(read(FIRM))
    biased = np.subtract(legs_deg(read(FIRM, Hand("biased", 0.0, eye_deg=1.0))), firm)
    assert biased[0] == pytest.approx(biased[1])
    assert abs(biased[0]) > 0.1


def test_two_clicks_turn_a_line_by_the_product_s_own_figure() -> None:
    rng = np.random.default_rng(2)
    tilts_deg = [
        [mark.tilt_deg for mark in lay(CLIP, FIRM, CAREFUL, 1, rng).passes[0]] for _ in range(300)
    ]
    assert np.std(tilts_deg, axis=0).mean() == pytest.approx(LINE_DEG, rel=0.05)


def test_passes_have_the_same_frames_and_one_eye_but_other_clicks() -> None:
    hand = Hand("biased", 1.0, eye_deg=5.0)
    first, second = lay(CLIP, FIRM, hand, 2, np.random.default_rng(3)).passes
    assert [mark.time_s for mark in first] == [mark.time_s for mark in second]
    assert len(first) == len(STAND_FRAMES_S) + 10
    moved_deg = [one.tilt_deg - two.tilt_deg for one, two in zip(first, second, strict=True)]
    assert 0.0 < np.abs(moved_deg).max() < 3.0


def test_garments_are_drawn_within_what_was_measured() -> None:
    rng = np.random.default_rng(4)
    for garment in Garment:
        drawn = [draw_wear(garment, rng) for _ in range(200)]
        least, most = TURNS[garment]
        turns = [wear.follows for wear in drawn]
        assert least <= min(turns) < least + 0.1 < most - 0.1 < max(turns) <= most


def test_cases_are_counted_by_garment_hand_passes_and_level() -> None:
    found = _cases()
    assert len(found) == 2 * 2 * (1 + 2 + 2)
    assert found == _cases()
    assert {case.level for case in found} == set(Level)
    table = both_legs_table(found)
    assert len(table.splitlines()) == 2 + 4
    assert "waistband | 2 px | 2 | 1 |" in table
    assert len(one_leg_table(found).splitlines()) == 2 + 8


def _cases() -> list[Case]:
    asked = Asked((Garment.WAISTBAND, Garment.DIMPLES), (CAREFUL,), draws=1)
    return list(cases(rear_clips()[0], CLIP, asked))


def test_every_run_is_shown_once_as_a_phone_films() -> None:
    clips = rear_clips()
    names = [master.name for master, _ in clips]
    assert len(set(names)) == len(names)
    assert {master.use for master, _ in clips} == set(Use)
    assert {variant.rate_hz for _, variant in clips} == {RATE_HZ}


def test_a_hem_shows_what_it_is_drawn_to_show() -> None:
    motion = Motion(variation=STEADY)
    firm = LooseShirt(hem_lag_s=0.0, hem_follows=1.0, swing_m=0.0)
    half, late, turning = (
        replace(firm, hem_follows=0.5),
        replace(firm, hem_lag_s=0.07),
        replace(firm, hem_turns=1.0),
    )
    found = hem_follows((firm, half, late, turning), motion, phase=0.44)
    slopes = [of.slope for of in found]
    assert slopes[0] == pytest.approx(1.0, abs=0.05)
    assert slopes[1] == pytest.approx(0.5, abs=0.05)
    assert slopes[2] < slopes[0] - 0.1
    assert [found[i].swing_deg for i in range(3)] == pytest.approx([0.0] * 3, abs=0.05)
    # Where the hips do not drop, the turn of the hips alone tilts a hem that slopes forward.
    assert abs(found[3].swing_deg) > 0.1
    assert slopes[3] == pytest.approx(slopes[0], abs=0.02)
