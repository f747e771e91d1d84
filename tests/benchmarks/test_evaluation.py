"""The accuracy table's own arithmetic, on cases that can be worked out by hand."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks.evaluation.markdown import number, percent_between, table
from benchmarks.evaluation.master import Use
from benchmarks.evaluation.masters import all_masters
from benchmarks.evaluation.measure import matched_errors_s
from benchmarks.evaluation.outcome import Events, Outcome, Value, read_outcome, write_outcome
from benchmarks.evaluation.statistics import Share, share_of_runs, summary
from benchmarks.evaluation.store import Store
from benchmarks.evaluation.truth import ClipTruth
from benchmarks.evaluation.variants import RECORDED, derive, variants_of
from benchmarks.runner import runner_of, truth_of
from formcheck.records import FloatArray, Side, View
from formcheck.video import VideoClip, VideoWriter


def value(truth: float, measured: float | None, half: float = 1.0) -> Value:
    if measured is None:
        return Value("m", "deg", truth, reason="too_few_steps")
    return Value("m", "deg", truth, measured, measured - half, measured + half)


def test_a_summary_counts_runs_and_not_clips() -> None:
    """Run a: errors 1, 1, 1; run b: error −0.5; one clip unmeasured."""
    cases = [("a", value(5.0, 6.0))] * 3 + [("b", value(9.0, 8.5)), ("c", value(7.0, None))]
    found = summary(cases)
    assert (found.clips, found.runs) == (5, 3)
    assert found.bias == pytest.approx(0.25)
    assert found.mean_abs == pytest.approx(3.5 / 4)
    assert found.worst == pytest.approx(1.0)
    assert found.not_measured == pytest.approx(0.2)
    assert found.coverage.share == 1.0
    assert found.half_width == pytest.approx(1.0)


def test_slope_is_of_measured_over_true() -> None:
    cases = [(str(true), value(true, 2.0 + 0.5 * true)) for true in range(4)]
    assert summary(cases).slope == pytest.approx(0.5)


def test_nothing_measured_has_no_figures() -> None:
    found = summary([("a", value(5.0, None))])
    assert found.not_measured == 1.0
    assert np.isnan([found.bias, found.worst, found.slope, found.coverage.share]).all()


def test_clips_that_agree_within_their_run_are_worth_one_each() -> None:
    """Four runs of ten clips, of which one run is always missed: 3 of 4, not 30 of 40."""
    runs = np.repeat(list("abcd"), 10)
    found = share_of_runs(runs, np.repeat([1.0, 1.0, 1.0, 0.0], 10))
    assert found.share == pytest.approx(0.75)
    # Wilson's interval of three in four, one spent on their mean, with Student's factor 3.18.
    assert found.low == pytest.approx(0.131, abs=0.001)
    assert found.high == pytest.approx(0.984, abs=0.001)


def test_clips_that_disagree_within_their_run_count_more() -> None:
    runs = np.repeat(list("abcd"), 10)
    alike = share_of_runs(runs, np.repeat([1.0, 1.0, 1.0, 0.0], 10))
    mixed = share_of_runs(runs, np.tile([1.0, 1.0, 1.0, 0.0], 10))
    assert mixed.high - mixed.low < 0.5 * (alike.high - alike.low)


def test_a_share_of_all_is_not_certain() -> None:
    found = share_of_runs(np.repeat(list("abcdef"), 9), np.ones(54))
    # Wilson's interval of 6 of 6 with Student's factor 2.57.
    assert (found.share, found.high) == (1.0, 1.0)
    assert found.low == pytest.approx(0.476, abs=0.005)

    for clips in (8, 9, 10):
        # One miss in every run: runs that are all alike say that clips are as good as independent.
        hits = np.tile([0.0] + (clips - 1) * [1.0], 8)
        found = share_of_runs(np.repeat(np.arange(8), clips), hits)
        assert 0.70 < found.low < found.share == 1.0 - 1.0 / clips


def test_each_event_is_matched_once() -> None:
    """Two found near one true event: one is its, the other false."""
    errors_s = matched_errors_s(np.array([1.00, 1.05, 2.5]), np.array([1.01, 2.0, 2.49]))
    assert sorted(errors_s) == pytest.approx([-0.01, 0.01])


def test_numbers_in_tables() -> None:
    assert number(-0.004, 2) == "0.00"
    assert number(-1.25, 1) == "−1.2"
    assert number(float("nan"), 2) == "–"
    assert percent_between(Share(0.95, 0.6, 1.0)) == "95 % (60–100)"
    assert table(("a", "b"), [["x", "1"]]) == "| a | b |\n| --- | ---: |\n| x | 1 |"


def test_an_outcome_survives_its_file(tmp_path: Path) -> None:
    events = (Events("toe_off", "near", (0.01, -0.02), 1, 0),)
    values = (value(5.0, 6.0), value(5.0, None))
    outcome = Outcome(
        "c", "r", Use.HELD_OUT, "rear", "k", "v", 30.0, 640, "right", 1.0, values, events
    )
    write_outcome(outcome, tmp_path / "o.json")
    assert read_outcome(tmp_path / "o.json") == outcome


def test_a_kept_file_is_made_once_and_anew_when_its_key_changes(tmp_path: Path) -> None:
    made: list[Path] = []

    def make(path: Path) -> None:
        made.append(path)
        path.write_text("x")

    store = Store(tmp_path / "new")
    first = store.kept("a.b.mp4", "key", make)
    assert store.kept("a.b.mp4", "key", make) == first
    assert store.kept("a.b.mp4", "other key", make) != first
    assert len(made) == 2


def test_masters_are_as_many_as_promised_and_half_of_them_untouched() -> None:
    masters = all_masters()
    assert len({master.name for master in masters}) == len(masters)
    for is_side in (False, True):
        runs = [m for m in masters if m.spec.camera.view.is_side == is_side and m.runner == m.name]
        assert len(runs) >= 15
        assert sum(m.use is Use.HELD_OUT for m in runs) >= 6
        clips = [
            variant
            for number, m in enumerate(masters)
            if m.spec.camera.view.is_side == is_side and m.use is Use.HELD_OUT
            for variant in variants_of(m, number)
        ]
        assert len(clips) >= 40
    assert sum(m.spec.camera.height_px == 1920 for m in masters) >= 3


def test_held_out_runners_wear_and_are_what_no_tuning_runner_is() -> None:
    by_use = {
        use: [m.spec for m in all_masters() if m.use is use and m.runner == m.name] for use in Use
    }
    tuning = {(spec.look, spec.motion.trunk) for spec in by_use[Use.TUNING]}
    for spec in by_use[Use.HELD_OUT]:
        assert all(spec.look.kit != look.kit for look, _ in tuning)
        assert all(spec.look.physique != look.physique for look, _ in tuning)
        assert all(spec.motion.trunk != trunk for _, trunk in tuning)


@pytest.fixture(scope="module")
def side_truth() -> ClipTruth:
    master = next(m for m in all_masters() if m.name == "side_usual")
    return ClipTruth(truth_of(master.spec, runner_of(master.spec), "clip"), is_mirrored=False)


def test_truth_of_a_side_view_is_that_of_the_near_leg(side_truth: ClipTruth) -> None:
    steps = [s for s in side_truth.content["steps"] if s["stance_side"] == "right"]
    values = side_truth.values()
    assert side_truth.view is View.RIGHT
    assert values["shank_angle"] == np.median([s["shank_angle_deg"] for s in steps])
    assert values["cadence"] == pytest.approx(170.0, abs=1.0)
    assert "pelvic_drop" not in values


def test_a_mirrored_clip_shows_the_other_side(side_truth: ClipTruth) -> None:
    mirrored = ClipTruth(side_truth.content, is_mirrored=True)
    key = "initial_contact_s"
    assert mirrored.view is View.LEFT
    assert (mirrored.steps(Side.LEFT, key) == side_truth.steps(Side.RIGHT, key)).all()
    assert mirrored.values() == side_truth.values()


def test_variants_do_what_their_names_say(tmp_path: Path) -> None:
    """A white square in the upper left corner of a dark picture, for two seconds."""
    source = tmp_path / "clip.mp4"
    picture = np.full((512, 384, 3), 40, dtype=np.uint8)
    picture[64:192, 64:192] = 255
    with VideoWriter(source, 384, 512) as writer:
        for i in range(120):
            writer.write(i / 60.0, picture)
    master = next(m for m in all_masters() if m.name == "rear_held_loose_white")
    pictures, times_s = {}, {}
    for variant in variants_of(master, 16):
        target = tmp_path / "derived.mp4"
        derive(source, variant, target)
        frames = list(VideoClip(target).frames())
        times_s[variant.name] = np.array([frame.time_s for frame in frames])
        pictures[variant.name] = frames[0].rgb.astype(np.float64)
    plain = pictures[RECORDED]
    assert len(times_s[RECORDED]) == 120
    assert np.diff(times_s["half the frames"]) == pytest.approx(1 / 30, abs=1e-4)
    assert 0.70 * 60 < len(times_s["17 % of frames dropped"]) < 0.95 * 60
    assert times_s["slow motion"][-1] == pytest.approx(4.0 * times_s[RECORDED][-1], abs=1e-3)
    assert len(times_s["24 frames/s, uneven"]) == pytest.approx(48, abs=1)
    assert np.std(pictures["noisy"][256:]) > 5.0 + np.std(plain[256:])
    assert pictures["dark"][80:176, 80:176].mean() == pytest.approx(136, abs=3)
    assert _steepest(pictures["soft"]) < 0.7 * _steepest(plain)
    assert np.abs(pictures["mirrored"] - plain[:, ::-1]).mean() < 2.0
    # Turned by 2.5° anticlockwise about the picture's middle, which is 64 px right, 128 px below.
    moved = _middle(pictures["camera turned"]) - _middle(plain)
    assert moved == pytest.approx(np.array([-5.5, 2.9]), abs=0.3)


def _steepest(picture: FloatArray) -> float:
    return float(np.abs(np.diff(picture[128, :, 0])).max())


def _middle(picture: FloatArray) -> FloatArray:
    rows, columns = np.nonzero(picture[..., 0] > 150.0)
    return np.array([columns.mean(), rows.mean()])
