"""The arithmetic of the speed benchmark, on cases that can be worked out by hand."""

import math
import re
import sys
from pathlib import Path

import numpy as np
import pytest

from benchmarks.evaluation.store import Store
from benchmarks.plain_script import POINTS
from benchmarks.speed import clips
from benchmarks.speed.arithmetic import cost, middle, ratio
from benchmarks.speed.clips import LARGEST, SIZES, USUAL, Clip, Filmed, clip
from benchmarks.speed.page import TEMPLATE, page
from benchmarks.speed.process import Used, measured
from benchmarks.speed.results import Limits, Pairs, Plan, Results, Row
from benchmarks.speed.steps import AFTER, START, Mark, Share, shares
from benchmarks.speed.targets import Target, targets
from formcheck.pose.weights import landmark_network
from formcheck.video import VideoClip, VideoWriter

PLAN = Plan(short_s=5.0, long_s=10.0)


def used(wall_s: float, cpu_s: float, peak_mb: float = 100.0) -> Used:
    return Used(wall_s, cpu_s, peak_mb)


def made(view: Filmed, seconds: float, size: clips.Size = USUAL) -> Clip:
    return Clip(view, size, seconds, Path("clip.mp4"))


def pairs(view: Filmed, seconds: float, ours: Used, plain: Used) -> Pairs:
    return Pairs(made(view, seconds), (ours,), (plain,), (100.0,))


def results(ten_minutes: tuple[Row, ...] = ()) -> Results:
    """300 and 600 frames: ours 1.0 s + 10 ms, the script's 0.5 s + 20 ms, of CPU."""
    steps = (Share(START, 1.5, 1.0), Share("following", 6.0, 12.0))
    rows = tuple(
        Row(made(view, 10.0, size), used(8.0, 13.0, 500.0), steps, 2.5)
        for view in Filmed
        for size in SIZES
    )
    ours, plain = used(4.0, 4.0), used(6.0, 6.5)
    looks, reading = (
        {"rate_hz": 80.0, "cpu_ms": 12.0},
        {"decoded": 1.0, "in_colour": 2.0, "ours": 3.0},
    )
    return Results(
        plan=PLAN,
        model="a model",
        rows=rows,
        ten_minutes=ten_minutes,
        short={view: pairs(view, 5.0, ours, plain) for view in Filmed},
        long={view: pairs(view, 10.0, used(5.0, 7.0), used(12.0, 12.5)) for view in Filmed},
        help=((used(0.3, 0.3), used(0.2, 0.1)),),
        drawn_ms=(4.0, 6.0, 4.5),
        limits=Limits(
            looks, looks, None, None, (plain, plain), 300, {"720p60": reading}, {
                "region": 1.0, "network": 9.0, "heat_maps": 0.1,
            },
        ),
        missing=("One thing is missing.",),
    )  # fmt: skip


def test_a_cost_is_a_line_through_two_clips() -> None:
    found = cost((300, 4.0), (600, 7.0))
    assert (found.fixed_s, found.per_frame_ms) == pytest.approx((1.0, 10.0))


def test_a_ratio_is_of_what_ran_in_turn() -> None:
    """The machine was four times as busy in the second turn; the ratio does not show it."""
    assert ratio([1.0, 4.0, 1.0], [2.0, 8.0, 2.0]) == 0.5
    assert math.isnan(middle([]))


def test_steps_share_the_whole_time() -> None:
    marks = [
        Mark("finding", False, 1.0, 0.9),
        Mark("finding", True, 2.0, 2.0),
        Mark("following", False, 2.5, 2.5),
        Mark("following", False, 4.0, 5.0),
        Mark("following", True, 5.0, 7.0),
    ]
    found = shares(marks, Mark("", True, 6.0, 7.5))
    assert [share.step for share in found] == [
        START,
        "finding",
        f"finding{AFTER}",
        "following",
        f"following{AFTER}",
    ]
    assert [share.wall_s for share in found] == pytest.approx([1.0, 1.0, 0.5, 2.5, 1.0])
    assert [share.cpu_s for share in found] == pytest.approx([0.9, 1.1, 0.5, 4.5, 0.5])
    assert sum(share.wall_s for share in found) == pytest.approx(6.0)


@pytest.mark.parametrize(
    ("found", "is_least", "verdict"),
    [
        (1.0, False, "met"),
        (1.1, False, "**missed**"),
        (0.9, True, "**missed**"),
        (1.0, True, "met"),
        (math.nan, True, "not measured"),
    ],
)
def test_a_target_is_met_or_missed(found: float, is_least: bool, verdict: str) -> None:
    assert Target("it", 1.0, found, is_least=is_least).verdict == verdict


def test_targets_follow_from_the_measurements() -> None:
    measured_values = [target.measured for target in targets(results())]
    assert measured_values == pytest.approx(
        # Per frame 10 / 20 ms; 12 / 5 s; 4 / 6 s; fixed 1 s; 0.3 / 0.1; 600 frames in 5 s against
        # 100 per second; the middle of three; (13 − 1) s / 300 frames; 0.5 GB.
        [0.5, 0.5, 2.4, 2.4, 4 / 6, 1.0, 3.0, 120.0, 4.5, 40.0, 0.5, math.nan],
        nan_ok=True,
    )


def test_memory_grows_from_half_a_minute_to_ten() -> None:
    rows = [
        Row(made(view, seconds, size), used(1.0, 1.0, peak_mb))
        for view, seconds, size, peak_mb in (
            (Filmed.SIDE, 36.0, USUAL, 400.0),
            (Filmed.SIDE, 600.0, USUAL, 420.0),
            (Filmed.REAR, 36.0, USUAL, 500.0),
            (Filmed.REAR, 600.0, USUAL, 600.0),
            (Filmed.REAR, 600.0, LARGEST, 1000.0),
        )
    ]
    assert results(tuple(rows)).growth == pytest.approx(1.2)


def test_every_figure_of_the_page_comes_from_the_run() -> None:
    """What is typed has no figures besides names of sizes and of a kind of number."""
    typed = re.sub(r"\{\w+\}|`[^`]*`|720p(60)?|1080p|int8", "", TEMPLATE.read_text("utf-8"))
    assert re.findall(r"\d+", typed) == []


def test_the_page_says_the_answer_and_what_is_missing() -> None:
    text = page(results(), load=0.5)
    assert "gives its report in 8.0 s from the side and in 8.0 s from behind." in text
    assert "One thing is missing." in text
    assert "| fixed cost, CPU, side | ≤ 1.80 s | 1.00 s | met |" in text
    assert "| start, s | 1.00 (1.50) |" in text
    assert "| following | 40.00 (20.00) |" in text
    assert "after 2.5 to 2.5 s" in text


def test_the_resources_of_children_count() -> None:
    work = "import time\nb = b'x' * 80_000_000\nwhile time.process_time() < 0.3: pass"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {work!r}])"
    found = measured([sys.executable, "-c", f"{parent}; print('done')"])
    assert found.cpu_s >= 0.3
    assert found.peak_mb >= 80.0
    assert found.said == "done\n"


def test_a_command_that_fails_stops_the_benchmark() -> None:
    with pytest.raises(RuntimeError, match=r"ended with 3:\nno such clip"):
        measured(
            [sys.executable, "-c", "import sys; print('no such clip', file=sys.stderr); exit(3)"]
        )


@pytest.fixture
def short(tmp_path: Path) -> Path:
    """Half a second at 30 frames per second, grey by grey."""
    path = tmp_path / "short.mp4"
    with VideoWriter(path, 64, 96) as writer:
        for number in range(15):
            writer.write(number / 30.0, np.full((96, 64, 3), 10 * number, dtype=np.uint8))
    return path


def test_a_repeated_clip_goes_on_without_a_gap(short: Path, tmp_path: Path) -> None:
    clips._repeat(short, tmp_path / "long.mp4", 3, 0.5)
    frames = [(f.time_s, f.rgb.mean()) for f in VideoClip(tmp_path / "long.mp4").frames()]
    assert [time_s for time_s, _ in frames] == pytest.approx(np.arange(45) / 30.0, abs=1e-4)
    greys = np.array([grey for _, grey in frames]).reshape(3, 15)
    assert np.array_equal(greys[0], greys[1])
    assert np.array_equal(greys[0], greys[2])


def test_a_length_that_no_repetition_gives_is_refused() -> None:
    store = Store(Path("never"))
    with pytest.raises(ValueError, match=r"multiple of them, found 30\.0 s"):
        clip(store, Filmed.SIDE, USUAL, 30.0)


def test_the_plain_script_writes_points_of_every_frame(short: Path, tmp_path: Path) -> None:
    from benchmarks import plain_script

    weights = tmp_path / "network.tflite"
    weights.write_bytes(landmark_network())
    found = measured(
        [sys.executable, plain_script.__file__, str(short), f"{tmp_path}/p.npz", str(weights)]
    )
    assert found.said == "15\n"
    with np.load(tmp_path / "p.npz") as points:
        assert points["points"].shape == (15, POINTS, 3)
