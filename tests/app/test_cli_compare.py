"""`formcheck compare` as a user meets it, on the sample pairs, whose truth is known."""

import json
from pathlib import Path
from typing import Any

import pytest
from clip_maker import write_clip
from command_line import Terminal, the_one_line
from conftest import SAMPLES
from drawn_run import DrawnRun

from formcheck.video import VideoClip

SPEED_KMH = {"rear": "10.08", "side": "10.44"}


def words_of(pair: str) -> list[str | Path]:
    """Return what to say to compare a pair of samples, from the landmarks shipped with them."""
    clips: list[str | Path] = [SAMPLES / f"{pair}_{when}.mp4" for when in ("before", "after")]
    for when in ("before", "after"):
        clips += [f"--{when}-recorded", SAMPLES / f"{pair}_{when}.landmarks.npz"]
    return [*clips, "--speed-kmh", SPEED_KMH[pair]]


def true_values(name: str) -> dict[str, float]:
    truth_of = pytest.importorskip("benchmarks.evaluation.truth")
    content = json.loads((SAMPLES / f"{name}.truth.json").read_text("utf-8"))
    values: dict[str, float] = truth_of.ClipTruth(content, is_mirrored=False).values()
    return values


def read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return content


def verdicts(content: dict[str, Any]) -> dict[str, str]:
    return {change["metric"]: change["verdict"] for change in content["changes"]}


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        (
            "rear",
            {
                "cadence": "within_noise",
                "pelvic_drop": "changed",
                "pelvic_drop_left": "changed",
                "pelvic_drop_right": "changed",
                "shank_angle": "not_comparable",
            },
        ),
        (
            "side",
            {
                "cadence": "changed",
                "shank_angle": "changed",
                "overstride_distance": "changed",
                "pelvic_drop": "not_comparable",
            },
        ),
    ],
)
def test_the_samples_differ_as_they_were_made(
    terminal: Terminal, pair: str, expected: dict[str, str]
) -> None:
    outputs = ["--json", "a.json", "--video", "a.mp4", "--stills", "stills"]
    end = terminal.run("compare", *words_of(pair), *outputs)
    assert (end.code, end.err) == (0, "")
    content = read(terminal.folder / "a.json")
    found = verdicts(content)
    assert {metric: found[metric] for metric in expected} == expected
    before, after = (true_values(f"{pair}_{when}") for when in ("before", "after"))
    for change in content["changes"]:
        if change["difference"] is not None and change["metric"] in after:
            true = after[change["metric"]] - before[change["metric"]]
            assert change["low"] <= true <= change["high"], change["metric"]
    assert VideoClip(terminal.folder / "a.mp4").codec == "h264"
    told = " ".join(end.out.split())
    for words in ("difference (95 %)", "verdict", "changed", "not comparable", "Written: a.mp4"):
        assert words in told


def test_the_json_has_its_keys(terminal: Terminal, drawn_run: DrawnRun) -> None:
    clip, _, landmarks = drawn_run.words
    recorded = ["--before-recorded", landmarks, "--after-recorded", landmarks]
    speeds = ["--before-speed-kmh", "10", "--after-speed-kmh", "11"]
    end = terminal.run("compare", clip, clip, *recorded, *speeds, "--json", "a.json")
    assert (end.code, end.err) == (0, "")
    content = read(terminal.folder / "a.json")
    assert list(content) == [
        "schema_version",
        "headline",
        "before",
        "after",
        "same_session",
        "two_runners",
        "changes",
        "caveats",
    ]
    assert content["schema_version"] == 1
    # One file is one session.
    assert content["same_session"] is True
    assert list(content["changes"][0]) == [
        "metric",
        "side",
        "unit",
        "verdict",
        "reasons",
        "difference",
        "low",
        "high",
        "detectable_difference",
        "before",
        "after",
    ]
    assert content["two_runners"] is False
    assert content["changes"][0]["reasons"] == [
        "the belt speeds differ: 10.0 km/h before, 11.0 km/h after",
        "both are of one clip and share the seconds 0.0 to 8.0; choose parts that do not overlap",
    ]
    assert str(drawn_run.clip.parent) not in json.dumps(content)


def test_two_parts_of_one_file(terminal: Terminal) -> None:
    clip = SAMPLES / "side_30fps.mp4"
    parts = ["--before-part", "0-5.9", "--after-part", "6-12"]
    end = terminal.run("compare", clip, clip, *parts, "--json", "a.json")
    assert (end.code, end.err) == (0, "")
    content = read(terminal.folder / "a.json")
    assert content["same_session"] is True
    assert [content[when]["clip"]["part_s"] for when in ("before", "after")] == [
        [0.0, 5.9],
        [6.0, 12.0],
    ]
    # Six seconds hold fewer than ten steps of the near leg.
    assert verdicts(content)["shank_angle"] == "uncertain"
    assert "changed" not in verdicts(content).values()


def test_the_start_and_the_end_of_one_file(terminal: Terminal) -> None:
    clip = SAMPLES / "side_30fps.mp4"
    end = terminal.run("compare", clip, "--ends-s", "5.5", "--json", "a.json", "--video", "a.mp4")
    assert (end.code, end.err) == (0, "")
    content = read(terminal.folder / "a.json")
    parts = [content[when]["clip"]["part_s"] for when in ("before", "after")]
    assert parts[0] == [0.0, 5.5]
    assert parts[1] == pytest.approx([6.5, 12.0], abs=0.05)
    assert "changed" not in verdicts(content).values()
    assert terminal.left == ["a.json", "a.mp4"]


def test_each_clip_has_its_own_way_of_filming(terminal: Terminal) -> None:
    """A clip against itself mirrored, slowed and turned: read alike, and told how it was read."""
    clip = SAMPLES / "side_30fps.mp4"
    # A part is named in the seconds that a player shows, of the slowed clip too.
    words = ["--before-part", "0-5.5", "--after-part", "12.4-24"]
    after = ["--after-capture-fps", "30", "--after-mirrored", "--after-roll-deg", "1.5"]
    slow = terminal.folder / "slow.mp4"
    frames = list(VideoClip(clip).frames())
    write_clip(slow, [f.rgb[:, ::-1] for f in frames], [round(600 * 2 * f.time_s) for f in frames])
    end = terminal.run("compare", clip, slow, *words, *after, "--json", "a.json")
    assert (end.code, end.err) == (0, "")
    content = read(terminal.folder / "a.json")
    settings = content["after"]["settings"]
    assert (settings["mirrored"], settings["capture_fps"], settings["roll_deg"]) == (True, 30, 1.5)
    assert content["after"]["clip"]["capture"]["slowdown"] == pytest.approx(2.0, abs=0.01)
    assert content["before"]["settings"]["mirrored"] is False
    assert content["before"]["view"] == content["after"]["view"] == "left"
    (cadence,) = (c for c in content["changes"] if c["metric"] == "cadence")
    assert cadence["verdict"] in {"within_noise", "uncertain"}
    assert abs(cadence["difference"]) < 1.5


def test_two_runners(terminal: Terminal) -> None:
    """The tall man of one sample against the woman of another: nothing of the method cancels."""
    clips: list[str | Path] = [SAMPLES / f"{name}.mp4" for name in ("rear_before", "rear_markers")]
    recorded: list[str | Path] = []
    for when, name in (("before", "rear_before"), ("after", "rear_markers")):
        recorded += [f"--{when}-recorded", SAMPLES / f"{name}.landmarks.npz"]
    end = terminal.run("compare", *clips, *recorded, "--two-runners", "--json", "a.json")
    assert (end.code, end.err) == (0, "")
    content = read(terminal.folder / "a.json")
    assert content["two_runners"] is True
    assert "These are two runners" in " ".join(content["caveats"])
    (drop,) = (c for c in content["changes"] if c["metric"] == "pelvic_drop")
    # Clothes against tape: not the same way of measuring.
    assert drop["verdict"] == "not_comparable"
    (cadence,) = (c for c in content["changes"] if c["metric"] == "cadence")
    true = true_values("rear_markers")["cadence"] - true_values("rear_before")["cadence"]
    assert cadence["low"] <= true <= cadence["high"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--ends-s", "5", "--before-part", "0-5"], "Expected parts or --ends-s, found both"),
        (["--ends-s", "-5"], "Expected a number of seconds above 0 for --ends-s, found -5"),
        (["--before-part", "ten"], "Expected a part of a clip as FROM-TO in seconds, found ten"),
        (["--after-part", "9-3"], "Expected a part that ends after it begins"),
        (["--json", "a", "--video", "a"], "Two outputs have the same name"),
        (["--json", "missing/a.json"], "its folder does not exist"),
    ],
)
def test_mistakes_are_told_before_the_work(
    terminal: Terminal, drawn_run: DrawnRun, words: list[str], told: str
) -> None:
    clip = drawn_run.clip
    assert told in the_one_line(terminal.run("compare", clip, clip, *words))
    assert terminal.left == []


def test_clips_of_two_views_give_a_table_and_no_picture(terminal: Terminal) -> None:
    """What is found is not lost with what cannot be drawn."""
    clips = [SAMPLES / "rear_before.mp4", SAMPLES / "side_before.mp4"]
    for when, clip in zip(("before", "after"), list(clips), strict=True):
        clips += [Path(f"--{when}-recorded"), clip.with_suffix(".landmarks.npz")]
    end = terminal.run("compare", *clips, "--json", "a.json", "--video", "a.mp4")
    assert end.code == 2
    assert "filmed from behind before, from the right after" in " ".join(end.out.split())
    assert "Compare clips of one view for pictures." in end.err
    assert terminal.left == ["a.json"]


def test_an_error_says_which_clip_it_is_about(terminal: Terminal, drawn_run: DrawnRun) -> None:
    text = terminal.folder / "text.mp4"
    text.write_text("Not a video.")
    clip, _, landmarks = drawn_run.words
    told = the_one_line(terminal.run("compare", clip, text, "--before-recorded", landmarks))
    assert told.startswith("formcheck: The clip after: ")


def test_one_clip_alone_is_told(terminal: Terminal, drawn_run: DrawnRun) -> None:
    told = the_one_line(terminal.run("compare", drawn_run.clip))
    assert "Expected two clips, found one" in told
    assert "--ends-s 60" in told


def test_an_input_is_not_overwritten(terminal: Terminal, drawn_run: DrawnRun) -> None:
    clip = drawn_run.clip
    end = terminal.run("compare", clip, clip, "--video", clip)
    assert "it is an input" in the_one_line(end)
