"""Clips that are made to fail, and what is said of them, worked out by hand."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from synthetic_runner import Run, trial_of, without_frames

from benchmarks.evaluation.hard import Clip, good_clips, hard_clips, hard_table, is_wrong
from benchmarks.evaluation.hard_masters import STANDS, WALKS, hard_masters
from benchmarks.evaluation.master import Use
from benchmarks.evaluation.masters import all_masters
from benchmarks.evaluation.outcome import Outcome, Value
from benchmarks.evaluation.steps import CROSSING_M, shank_steps, swapped_left
from benchmarks.evaluation.truth import SAME_STEP_S, ClipTruth
from benchmarks.evaluation.variants import (
    RECORDED,
    SLOW_MOTION,
    Variant,
    derive,
    hard_variants_of,
)
from formcheck.records import (
    FloatArray,
    Measurement,
    NotMeasured,
    PoseSequence,
    Reason,
    Side,
    Trial,
    View,
)
from formcheck.video import VideoClip, VideoSink

Image = npt.NDArray[np.uint8]
HARD = {variant.name: variant for variant in hard_variants_of(all_masters()[0])}
LEG_M = 0.9


def kind(clip: Clip) -> str:
    master, variant = clip
    return master.kit if variant.name == RECORDED else variant.name


def file_name(clip: Clip) -> str:
    """As the files are named in which the landmarks of a clip are kept."""
    master, variant = clip
    return f"{master.name}.{re.sub(r'[^a-z0-9]+', '_', variant.name)}"


def test_no_two_clips_have_the_same_name() -> None:
    names = [file_name(clip) for clip in (*good_clips(), *hard_clips())]
    assert len(set(names)) == len(names)


def test_hard_masters_have_names_of_their_own() -> None:
    names = [master.name for master in (*all_masters(), *hard_masters())]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("use", list(Use))
def test_every_kind_of_hard_clip_is_of_every_use(use: Use) -> None:
    kinds = {kind(clip) for clip in hard_clips()}
    assert {SLOW_MOTION, WALKS, STANDS, *HARD} < kinds
    assert {kind(clip) for clip in hard_clips() if clip[0].use is use} == kinds


@pytest.mark.parametrize("use", list(Use))
@pytest.mark.parametrize("name", HARD)
def test_good_clips_of_both_views_are_spoilt(name: str, use: Use) -> None:
    spoilt = [master for master, variant in hard_clips() if variant.name == name]
    sides = [m.spec.camera.view.is_side for m in spoilt if m.use is use]
    assert set(sides) == {False, True}


def test_slow_motion_is_never_a_good_clip() -> None:
    assert not any(variant.name.startswith(SLOW_MOTION) for _, variant in good_clips())
    assert any(variant.name == SLOW_MOTION for _, variant in hard_clips())


def test_who_walks_or_stands_does_not_run() -> None:
    motions = {m.name: (m.kit, str(m.spec.motion.kind)) for m in hard_masters()}
    idle = {name for name, (kit, _) in motions.items() if kit in (WALKS, STANDS)}
    assert idle == {name for name, (_, motion) in motions.items() if motion != "run"}
    assert len(idle) == 8


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        (Value("m", "deg", 5.0, 6.0, 5.5, 6.5), True),
        (Value("m", "deg", 5.0, 6.0, 4.5, 7.5), False),
        (Value("m", "deg", 5.0, 6.0, 5.0, 7.0), False),
        (Value("m", "deg", 5.0, reason="blur"), False),
        (Value("m", "deg", float("nan"), 6.0, -90.0, 90.0), True),
        (Value("m", "deg", float("nan"), reason="not_running"), False),
        (Value("m", "deg", 5.0, 50.0), False),
    ],
    ids=[
        "missed",
        "covered",
        "just covered",
        "refused",
        "nothing to measure",
        "rightly refused",
        "bare",
    ],
)
def test_wrong_is_a_value_whose_interval_misses(value: Value, wrong: bool) -> None:
    assert is_wrong(value) is wrong


def outcome(
    values: Sequence[Value], kit: str = "blue", variant: str = RECORDED, use: Use = Use.TUNING
) -> Outcome:
    told = ("clip", "run", use, "side", kit, variant, 30.0, 640, "right", 1.0)
    return Outcome(*told, values=tuple(values), events=())


MISSED = Value("a", "deg", 5.0, 9.0, 8.0, 10.0)
COVERED = Value("b", "deg", 5.0, 5.5, 4.0, 7.0)
BARE = Value("c", "deg", 5.0, 5.5)


def refused(reason: str) -> Value:
    return Value("d", "deg", 5.0, reason=reason)


def rows(*outcomes: Outcome) -> list[list[str]]:
    """Return the cells of the table's body."""
    _header, _rule, *lines = hard_table(outcomes).splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_the_table_counts_wrong_right_and_refused_values() -> None:
    one = outcome([MISSED, COVERED, COVERED, refused("not_running")])
    other = outcome([COVERED, refused("blur"), refused("not_running")])
    counts = ["2", "1", "3", "3"]
    assert rows(one, other) == [["blue", "side", "tuning", *counts, "blur, not running"]]


@pytest.mark.parametrize("metric", ["pose_hips", "shank_angle_offset_known"])
def test_what_is_never_reported_is_not_counted(metric: str) -> None:
    silent = replace(COVERED, metric=metric)
    assert rows(outcome([silent, COVERED]))[0][3:] == ["1", "0", "1", "0", "–"]


def test_the_table_has_a_line_per_kind_and_use() -> None:
    lines = rows(
        outcome([MISSED], variant="very soft"),
        outcome([COVERED], kit=WALKS),
        outcome([COVERED], kit=WALKS, use=Use.HELD_OUT),
        outcome([COVERED], kit="red", variant="very soft"),
    )
    assert [line[:5] for line in lines] == [
        ["very soft", "side", "tuning", "2", "1"],
        ["walking", "side", "held out", "1", "0"],
        ["walking", "side", "tuning", "1", "0"],
    ]


def told(**content: object) -> ClipTruth:
    """A truth of which only some is told; contacts every 0.35 s, left and right in turn."""
    steps = [
        {
            "stance_side": side,
            "initial_contact_s": 0.35 * number,
            "shank_angle_deg": 5.0 + 0.1 * number,
        }
        for number, side in enumerate(10 * ["left", "right"])
    ]
    usual: dict[str, Any] = {
        "camera": {"view": "right"},
        "motion": "run",
        "steps": steps,
        "final_belt_speed_m_s": 3.0,
    }
    return ClipTruth({**usual, **content}, is_mirrored=False)


def contacts_s(truth: ClipTruth) -> FloatArray:
    return truth.steps(Side.BOTH, "initial_contact_s")


def test_a_part_of_a_run_that_speeds_up_has_its_own_steps() -> None:
    truth = told()
    part = truth.during((2.1, 4.2))
    assert contacts_s(part) == pytest.approx(0.35 * np.arange(6, 13))
    assert len(contacts_s(truth)) == 20
    assert part.view is truth.view


@pytest.mark.parametrize(("early_s", "kept"), [(0.9 * SAME_STEP_S, 7), (1.1 * SAME_STEP_S, 6)])
def test_a_contact_that_is_found_a_little_early_or_late_is_the_same_step(
    early_s: float, kept: int
) -> None:
    assert len(contacts_s(told().during((2.1 + early_s, 4.2)))) == kept
    assert len(contacts_s(told().during((2.1, 4.2 - early_s)))) == kept


def test_a_steady_run_is_the_same_all_the_time() -> None:
    steady = told(final_belt_speed_m_s=None)
    assert steady.during((2.1, 4.2)) is steady
    whole = told()
    assert whole.during(None) is whole


@pytest.mark.parametrize("view", ["right", "rear"])
def test_who_does_not_run_has_no_true_values(view: str) -> None:
    truth = told(motion="walk", camera={"view": view})
    values = truth.values()
    assert not truth.is_run
    assert "cadence" in values
    assert ("pelvic_drop" in values) == (view == "rear")
    assert ("shank_angle" in values) == (view == "right")
    assert np.isnan(list(values.values())).all()


def shank_angles(times_s: Sequence[float], found_deg: Sequence[float]) -> Measurement:
    values = np.array(found_deg)
    middle = float(np.median(values))
    times = np.array(times_s)
    return Measurement("shank_angle", "deg", Side.RIGHT, middle, -90.0, 90.0, values, times, "m")


def test_each_step_is_compared_with_its_own_truth() -> None:
    """Contacts 1, 3 and 5 of the right leg, found up to a ninth of a second late."""
    found = shank_angles([0.35, 1.05 + 0.11, 1.75 - 0.05], [6.0, 7.0, 4.0])
    pairs = shank_steps((found,), told())
    assert [true for true, _ in pairs] == pytest.approx([5.1, 5.3, 5.5])
    assert [value for _, value in pairs] == [6.0, 7.0, 4.0]


def test_a_step_that_is_none_is_left_out() -> None:
    """Halfway between two contacts of the near leg the other leg lands."""
    found = shank_angles([0.35, 0.70, 1.05], [6.0, 50.0, 7.0])
    assert [value for _, value in shank_steps((found,), told())] == [6.0, 7.0]


@pytest.mark.parametrize(
    "truth", [told(motion="walk"), told(camera={"view": "rear"})], ids=["walks", "from behind"]
)
def test_without_a_near_leg_that_runs_there_are_no_steps(truth: ClipTruth) -> None:
    assert shank_steps((shank_angles([0.35], [6.0]),), truth) == ()


def test_steps_that_were_not_measured_are_none() -> None:
    no = NotMeasured("shank_angle", "deg", None, Reason.BLUR, "seen", "advice")
    assert shank_steps((no,), told()) == shank_steps((), told()) == ()


RUN = Run(duration_s=6.0)


@pytest.fixture(scope="module")
def trial() -> Trial:
    return trial_of(RUN)


def truth_of_places(trial: Trial, *, is_mirrored: bool = False) -> ClipTruth:
    """Where the ankles are in the stick runner's pictures; legs are 0.9 m long."""
    ankles = {f"{s}_ankle": trial.pose.sided(s, "ankle").tolist() for s in (Side.LEFT, Side.RIGHT)}
    content = {
        "frame_times_s": trial.pose.timestamps_s.tolist(),
        "joints_px": ankles,
        "scale_px_per_m": RUN.leg_px / LEG_M,
    }
    return replace(told(**content), is_mirrored=is_mirrored)


def legs_exchanged(trial: Trial, start_s: float, end_s: float) -> Trial:
    pose = trial.pose
    within = (pose.timestamps_s >= start_s) & (pose.timestamps_s < end_s)
    other = pose.xy_px[:, pose.skeleton.mirrored_order()]
    xy_px = np.where(within[:, None, None], other, pose.xy_px)
    return replace(trial, pose=pose.changed(xy_px, "legs exchanged"))


def clear_share(pose: PoseSequence, start_s: float, end_s: float) -> float:
    """Share of frames within a part whose ankles are further apart than crossing legs."""
    apart_px = np.linalg.norm(
        pose.sided(Side.LEFT, "ankle") - pose.sided(Side.RIGHT, "ankle"), axis=1
    )
    within = (pose.timestamps_s >= start_s) & (pose.timestamps_s < end_s)
    return float(np.mean(within & (apart_px > CROSSING_M * RUN.leg_px / LEG_M)))


def test_legs_in_their_places_are_not_exchanged(trial: Trial) -> None:
    assert swapped_left(trial, truth_of_places(trial)) == 0.0


@pytest.mark.parametrize("part_s", [(1.0, 2.5), (0.0, 7.0), (3.0, 3.1)])
def test_frames_with_exchanged_legs_are_counted(trial: Trial, part_s: tuple[float, float]) -> None:
    share = swapped_left(legs_exchanged(trial, *part_s), truth_of_places(trial))
    assert share == pytest.approx(clear_share(trial.pose, *part_s), abs=1e-9)
    assert share is not None
    assert share > 0.0


def test_frames_without_the_runner_are_not_exchanged(trial: Trial) -> None:
    lost = slice(60, 120)
    swapped = legs_exchanged(trial, 0.0, 7.0)
    torn = replace(swapped, pose=without_frames(swapped.pose, lost))
    whole, share = (swapped_left(t, truth_of_places(trial)) for t in (swapped, torn))
    assert whole is not None
    times_s = trial.pose.timestamps_s
    away = clear_share(trial.pose, times_s[lost.start], times_s[lost.stop])
    assert share == pytest.approx(whole - away, abs=1e-9)


def test_legs_that_both_lie_elsewhere_are_not_exchanged(trial: Trial) -> None:
    pose = trial.pose
    beside = replace(trial, pose=pose.changed(pose.xy_px + np.array([RUN.leg_px, 0.0]), "beside"))
    assert swapped_left(beside, truth_of_places(trial)) == pytest.approx(0.0, abs=0.02)


def test_true_places_are_not_at_hand_in_every_clip(trial: Trial) -> None:
    assert swapped_left(trial, truth_of_places(trial, is_mirrored=True)) is None
    from_behind = trial_of(Run(view=View.REAR, duration_s=4.0))
    assert swapped_left(from_behind, truth_of_places(from_behind)) is None


def test_a_cut_closes_its_gap() -> None:
    cut = HARD["1.15 s cut out"]
    times_s = np.arange(600) / 60.0
    kept = cut.pick(times_s)
    shown_s = np.array([cut.clock(time_s) for time_s in times_s[kept]])
    assert len(kept) == 600 - 69
    assert np.diff(shown_s) == pytest.approx(1.0 / 60.0, abs=1e-9)
    gap = int(np.argmax(np.diff(kept)))
    assert (times_s[kept[gap]], times_s[kept[gap + 1]]) == pytest.approx((5.0 - 1 / 60, 6.15))


@pytest.mark.parametrize(
    ("name", "slower"),
    [(f"{SLOW_MOTION}, half speed", 2.0), (f"{SLOW_MOTION}, 2/3 speed", 1.5), ("very soft", 1.0)],
)
def test_slow_motion_takes_longer(name: str, slower: float) -> None:
    assert HARD[name].clock(3.0) == pytest.approx(3.0 * slower)


@pytest.mark.parametrize("rate_hz", [30.0, 60.0, 120.0])
def test_twelve_frames_per_second_are_twelve(rate_hz: float) -> None:
    master = all_masters()[0]
    faster = replace(master, spec=replace(master.spec, frame_rate_hz=rate_hz))
    (few,) = [variant for variant in hard_variants_of(faster) if variant.name == "12 frames/s"]
    times_s = np.arange(10 * int(rate_hz)) / rate_hz
    assert np.diff(times_s[few.pick(times_s)]).mean() == pytest.approx(1 / 12, rel=0.3)
    assert few.rate_hz == 12.0


def ladder(height: int = 200, width: int = 120) -> Image:
    """A picture whose grey tells how far down it is: 0 at the top, 200 at the bottom."""
    grey = np.linspace(0.0, 200.0, height).round().astype(np.uint8)
    return np.repeat(np.repeat(grey[:, None], width, axis=1)[:, :, None], 3, axis=2)


@pytest.mark.parametrize(
    ("name", "top", "bottom"),
    [("feet below the picture", 0.0, 160.0), ("hips above the picture", 100.0, 200.0)],
)
def test_a_zoomed_picture_keeps_its_size_and_shows_a_part(
    name: str, top: float, bottom: float
) -> None:
    shown = HARD[name].change(ladder(), 0)
    assert shown.shape == ladder().shape
    assert shown[0].mean() == pytest.approx(top, abs=2.0)
    assert shown[-1].mean() == pytest.approx(bottom, abs=2.0)


def test_a_zoomed_picture_stays_in_the_middle() -> None:
    stripe = ladder()
    stripe[:, 58:62] = 255
    shown = HARD["feet below the picture"].change(stripe, 0)
    columns = np.flatnonzero(shown[0, :, 0] > 128)
    assert columns.mean() == pytest.approx(59.5, abs=1.0)
    assert len(columns) == pytest.approx(5, abs=1)


def test_a_very_soft_picture_has_no_steep_edge() -> None:
    """A step that is seen through a point spread of s pixels is 1 / (2.5 s) of itself steep."""
    step = np.zeros((640, 360, 3), dtype=np.uint8)
    step[320:] = 250
    steepest = np.abs(np.diff(HARD["very soft"].change(step, 0)[:, 180, 0].astype(int))).max()
    assert steepest == pytest.approx(250.0 / (np.sqrt(2.0 * np.pi) * 7.0), abs=1.0)


def test_a_twin_runs_beside_as_in_a_mirror() -> None:
    grey = np.random.default_rng(2).integers(0, 255, (96, 64, 3)).astype(np.uint8)
    shown = HARD["a runner beside"].change(grey, 0)
    assert shown.shape == (96, 128, 3)
    np.testing.assert_array_equal(shown[:, :64], grey)
    np.testing.assert_array_equal(shown[:, 64:], grey[:, ::-1])


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten seconds of a small picture, ten times a second, from dark to light."""
    path = tmp_path_factory.mktemp("drawn") / "clip.mp4"
    with VideoSink(path, 64, 96) as sink:
        for number in range(100):
            sink.write(number / 10.0, np.full((96, 64, 3), 2 * number, dtype=np.uint8))
    return path


def derived(drawn: Path, folder: Path, name: str) -> VideoClip:
    derive(drawn, HARD[name], folder / "derived.mp4")
    return VideoClip(folder / "derived.mp4")


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("a runner beside", (128, 96)),
        ("feet below the picture", (64, 96)),
        ("hips above the picture", (64, 96)),
        ("very soft", (64, 96)),
    ],
)
def test_a_derived_clip_is_as_large_as_its_pictures(
    drawn: Path, tmp_path: Path, name: str, size: tuple[int, int]
) -> None:
    clip = derived(drawn, tmp_path, name)
    assert (clip.width_px, clip.height_px) == size
    assert clip.frame_count_hint == 50


def test_a_derived_clip_jumps_where_it_was_cut(drawn: Path, tmp_path: Path) -> None:
    frames = list(derived(drawn, tmp_path, "1.15 s cut out").frames())
    times_s = np.array([frame.time_s for frame in frames])
    light = np.array([frame.rgb.mean() for frame in frames])
    assert len(frames) == 100 - 12
    # The first picture after the cut was taken at 6.2 s, 0.05 s after its end.
    assert times_s[48:53] == pytest.approx([4.8, 4.9, 5.05, 5.15, 5.25], abs=1e-3)
    assert light[50] - light[49] == pytest.approx(26.0, abs=3.0)


def test_every_hard_variant_has_a_name_of_its_own() -> None:
    variants: list[Variant] = hard_variants_of(all_masters()[0])
    assert len(HARD) == len(variants) == len({variant.key for variant in variants})
