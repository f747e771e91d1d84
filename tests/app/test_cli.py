"""The command line as a user meets it: its help, its outputs and its options."""

import json
import os
import shutil
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from av.video.stream import VideoStream
from command_line import Terminal, the_one_line
from conftest import CommandRun
from drawn_run import DrawnRun

from formcheck import __version__
from formcheck.cli import app
from formcheck.video import VideoClip

# The clock of the samples, and how phones mark a clip that was filmed upright.
SAMPLE_CLOCK = Fraction(1, 15_360)
QUARTER_TURN = [0, 1 << 16, 0, -(1 << 16), 0, 0, 0, 0, 1 << 30]
COMMANDS = app.commands


def read(path: Path) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return report


@pytest.mark.parametrize("command", COMMANDS)
def test_help_tells_of_every_option(terminal: Terminal, command: str) -> None:
    end = terminal.run(command, "--help")
    assert end.code == 0
    # Lines end within words too, at a hyphen.
    told = "".join(end.out.split())
    for option in COMMANDS[command].params:
        assert max(option.opts, key=len) in told or str(option.name).upper() in told
        assert option.help
        assert "".join(option.help.split()) in told
    assert "".join(str(COMMANDS[command].help).split("\n")[0].split()) in told


def test_help_without_a_command_lists_the_commands(terminal: Terminal) -> None:
    told = terminal.run("--help").out
    assert all(command in told for command in COMMANDS)
    assert "Everything stays on this computer." in told


def test_version(terminal: Terminal) -> None:
    assert terminal.run("version").out == f"formcheck {__version__}\n"


def test_an_analysis_ends_well_and_says_what_it_found(rear_run: CommandRun) -> None:
    assert rear_run.end.code == 0
    assert rear_run.end.err == ""
    out = rear_run.end.out
    assert out.startswith("rear_before.mp4")
    told = " ".join(out.split())
    for words in ("Cadence", "Hip drop", "95 % interval", "not measured, because"):
        assert words in told
    written = [line.removeprefix("Written: ") for line in out.splitlines()[-5:]]
    assert written == ["report.json", "steps.csv", "annotated.mp4", "stills", "landmarks.npz"]


def test_all_outputs_are_there_and_nothing_else(rear_run: CommandRun) -> None:
    outputs = [rear_run.json, rear_run.csv, rear_run.video, rear_run.stills, rear_run.landmarks]
    assert sorted(rear_run.json.parent.iterdir()) == sorted(outputs)
    assert list(rear_run.scratch.iterdir()) == []
    stills = ["cadence.jpg", "hip_drop_left.jpg", "hip_drop_right.jpg"]
    assert sorted(path.name for path in rear_run.stills.iterdir()) == stills
    report = read(rear_run.json)
    measured = [result for result in report["results"] if result["status"] == "measured"]
    assert [result["metric"] for result in measured] == [
        "cadence",
        "pelvic_drop",
        "pelvic_drop_left",
        "pelvic_drop_right",
        "pelvic_drop_excursion",
        "pelvic_drop_timing",
    ]
    rows = rear_run.csv.read_text("utf-8").splitlines()
    assert len(rows) == 1 + sum(result["n"] for result in measured)
    video = VideoClip(rear_run.video)
    assert video.frame_count_hint == report["clip"]["frames"] == 720
    with np.load(rear_run.landmarks) as landmarks:
        assert str(landmarks["clip"]) == report["clip"]["sha256"]


def test_two_runs_give_the_same_bytes(rear_run: CommandRun) -> None:
    assert rear_run.json.read_bytes() == rear_run.json_of_second_run.read_bytes()


def test_recorded_landmarks_give_the_same_bytes(rear_run: CommandRun, terminal: Terminal) -> None:
    end = terminal.run(
        "analyze", rear_run.clip, "--recorded", rear_run.landmarks, "--json", "a.json"
    )
    assert end.code == 0
    assert end.err == ""
    assert terminal.left == ["a.json"]
    assert (terminal.folder / "a.json").read_bytes() == rear_run.json.read_bytes()


def test_nothing_of_this_machine_is_in_the_report(rear_run: CommandRun) -> None:
    text = rear_run.json.read_text("utf-8")
    assert str(rear_run.clip.parent) not in text
    assert str(rear_run.json.parent) not in text


@pytest.mark.parametrize(
    ("view", "measured"),
    [
        ("right", ["cadence", "shank_angle", "overstride_distance", "knee_flexion_at_contact"]),
        ("auto", ["cadence", "shank_angle", "overstride_distance", "knee_flexion_at_contact"]),
    ],
)
def test_the_view_that_is_named_counts(
    drawn_run: DrawnRun, terminal: Terminal, view: str, measured: list[str]
) -> None:
    words = ["--view", view, "--json", "a.json"]
    assert terminal.run("analyze", *drawn_run.words, *words).code == 0
    report = read(terminal.folder / "a.json")
    assert report["view"] == ("right" if view == "auto" else view)
    assert report["settings"]["view"] == (None if view == "auto" else view)
    results = [r["metric"] for r in report["results"] if r["status"] == "measured"]
    assert results == measured


def test_height_and_speed_are_used(drawn_run: DrawnRun, terminal: Terminal) -> None:
    known = ["--height-cm", "175", "--speed-kmh", "10"]
    end = terminal.run("analyze", *drawn_run.words, *known, "--json", "a.json")
    settings = read(terminal.folder / "a.json")["settings"]
    assert settings["height_cm"] == 175.0
    assert settings["speed_kmh"] == 10.0
    assert " cm" in end.out
    assert "enter the belt speed" not in " ".join(end.out.split())


def test_the_method_and_the_level_that_are_named_count(
    rear_run: CommandRun, terminal: Terminal
) -> None:
    words: list[str | Path] = ["--recorded", rear_run.landmarks, "--json", "a.json"]
    end = terminal.run("analyze", rear_run.clip, *words, "--roll-deg", "2")
    assert end.code == 0
    tilted, plain = read(terminal.folder / "a.json"), read(rear_run.json)
    assert (tilted["camera_roll_deg"], tilted["camera_roll_source"]) == (2.0, "stated")
    assert "upright lines" in plain["camera_roll_source"]
    moved = [
        of_metric(tilted, name)["value"] - of_metric(plain, name)["value"]
        for name in ("pelvic_drop", "pelvic_drop_left", "pelvic_drop_right")
    ]
    assert moved == pytest.approx([0.0, -2.0, 2.0], abs=0.2)
    terminal.run("analyze", rear_run.clip, *words, "--hip-line", "markers")
    drop = of_metric(read(terminal.folder / "a.json"), "pelvic_drop")
    assert (drop["status"], drop["reason"]) == ("not_measured", "pelvis_not_visible")
    assert "no two dots of tape" in drop["caveats"][0]


def of_metric(report: dict[str, Any], name: str) -> dict[str, Any]:
    (result,) = (r for r in report["results"] if r["metric"] == name)
    found: dict[str, Any] = result
    return found


@pytest.mark.parametrize(
    ("option", "value", "expected"),
    [
        ("--roll-deg", "45", "a roll between -30 and 30 degrees, found 45."),
        ("--height-cm", "99", "a height between 100 cm and 230 cm, found 99 cm."),
        ("--height-cm", "1.75", "a height between 100 cm and 230 cm, found 1.75 cm."),
        ("--height-cm", "nan", "a height such as 175 cm, 1.75 m or 5 ft 9, found “nan”."),
        ("--speed-kmh", "3.9", "a speed between 4 km/h and 30 km/h, found 3.9 km/h."),
        ("--speed-kmh", "31", "a speed between 4 km/h and 30 km/h, found 31 km/h."),
    ],
)
def test_settings_out_of_range(
    drawn_run: DrawnRun, terminal: Terminal, option: str, value: str, expected: str
) -> None:
    end = terminal.run("analyze", *drawn_run.words, option, value, "--json", "a.json")
    assert f"Expected {expected}" in the_one_line(end)
    assert terminal.left == []


@pytest.mark.parametrize(
    ("said", "units", "told"),
    [
        (["--speed", "10", "--height", "175"], "metric", "speed 10 km/h (6:00 min/km)"),
        (["--speed", "6:00/km", "--height", "1.75 m"], "metric", "height 175 cm"),
        (["--speed", "6.2 mph", "--height", "5ft9"], "imperial", "speed 6.2 mph (9:41 min/mile)"),
        (["--speed-kmh", "10", "--height-cm", "175"], "imperial", "height 5 ft 9 in"),
    ],
)
def test_speed_and_height_are_said_and_told_in_the_users_units(
    drawn_run: DrawnRun, terminal: Terminal, said: list[str], units: str, told: str
) -> None:
    words = [*said, "--units", units, "--json", "a.json"]
    end = terminal.run("analyze", *drawn_run.words, *words)
    assert (end.code, end.err) == (0, "")
    assert told in " ".join(end.out.split())
    settings = read(terminal.folder / "a.json")["settings"]
    assert settings["speed_kmh"] == pytest.approx(10.0, abs=0.03)
    assert settings["height_cm"] == pytest.approx(175.0, abs=0.3)


def lying_copy(clip: Path, path: Path) -> Path:
    """Write the same pictures as a phone does that films upright: turned, and marked as such.

    Nothing is lost on the way, so that the pose model sees the very same pixels.
    """
    source = VideoClip(clip)
    with av.open(str(path), "w") as output:
        options = {"qp": "0", "preset": "ultrafast"}
        stream = output.add_stream("libx264rgb", rate=60, options=options)
        assert isinstance(stream, VideoStream)
        stream.width, stream.height = source.height_px, source.width_px
        stream.pix_fmt = "rgb24"
        stream.codec_context.time_base = stream.time_base = SAMPLE_CLOCK
        stream.set_display_matrix(QUARTER_TURN)
        for frame in source.frames():
            turned = np.ascontiguousarray(np.rot90(frame.rgb))
            picture = av.VideoFrame.from_ndarray(turned, format="rgb24")
            picture.pts, picture.time_base = round(frame.time_s / SAMPLE_CLOCK), SAMPLE_CLOCK
            output.mux(stream.encode(picture))
        output.mux(stream.encode(None))
    return path


def test_a_clip_that_lies_on_its_side_gives_the_same_results(
    rear_run: CommandRun, terminal: Terminal, tmp_path: Path
) -> None:
    clip = lying_copy(rear_run.clip, tmp_path / "lying.mp4")
    assert terminal.run("analyze", clip, "--json", "a.json").code == 0
    upright, lying = read(rear_run.json), read(terminal.folder / "a.json")
    assert (upright["clip"]["rotation_deg"], lying["clip"]["rotation_deg"]) == (0, 90)
    for key in ("width_px", "height_px", "frames", "duration_s"):
        assert lying["clip"][key] == upright["clip"][key]
    for report in (upright, lying):
        # The clip itself, and landmarks that name it, are other ones.
        del report["clip"], report["measured_from"]["clip"], report["measured_from"]["landmarks"]
    assert lying == upright


@pytest.mark.parametrize("name", ["run[bold].json", "a[/b].json", "Läufer 跑步.json"])
def test_the_name_of_an_output_is_told_as_it_is(
    drawn_run: DrawnRun, terminal: Terminal, name: str
) -> None:
    path = terminal.folder / name
    path.parent.mkdir(exist_ok=True)
    end = terminal.run("analyze", *drawn_run.words, "--json", path)
    assert end.code == 0
    assert end.out.splitlines()[-1] == f"Written: {path}"
    assert path.is_file()


def test_a_file_name_that_is_no_text(
    drawn_run: DrawnRun, terminal: Terminal, tmp_path: Path
) -> None:
    """Names are bytes: one from an older system need not be UTF-8."""
    clip = tmp_path / os.fsdecode(b"l\xe4ufer.mp4")
    try:
        shutil.copyfile(drawn_run.clip, clip)
    except OSError:
        pytest.skip("this system takes no such names")
    words = ["--recorded", str(drawn_run.landmarks), "--json", "a.json", "--csv", "a.csv"]
    end = terminal.run("analyze", clip, *words)
    assert (end.code, end.err) == (0, "")
    assert read(terminal.folder / "a.json")["clip"]["name"] == "l?ufer.mp4"


def test_a_terminal_without_unicode(drawn_run: DrawnRun, terminal: Terminal) -> None:
    end = terminal.run("analyze", *drawn_run.words, PYTHONIOENCODING="ascii")
    assert (end.code, end.err) == (0, "")
    assert "Cadence" in end.out
