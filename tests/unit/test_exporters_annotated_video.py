"""The annotated video plays everywhere, keeps the clip's times, and shows what was found."""

import struct
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from altered import altered
from clip_maker import Rgb, write_clip
from synthetic_report import report_on_clip
from synthetic_runner import Run

from formcheck.errors import OutputError, UnreadableVideoError
from formcheck.exporters.annotated_video import write_annotated_video
from formcheck.exporters.clean_copy import write_clean_copy
from formcheck.exporters.overlay.colours import LEFT, RIGHT
from formcheck.records import Report, Side, View
from formcheck.video import VideoClip

FLOOR = (110, 110, 110)
MILLISECONDS = Fraction(1, 1000)
# A phone's times: never quite even.
TICKS_MS = [0, 33, 67, 100, 150, 167, 200, 233, 267, 300, 333, 380, 400, 433, 467, 500]
LONG_MS = range(0, 1500, 50)
REAR = Run(view=View.REAR, duration_s=2.0)
SIDE = Run(view=View.RIGHT, duration_s=2.0)
# Colours come back from H.264 with half their sharpness; grey stays grey to within this.
SAME_COLOUR = 30


def clip_of(
    path: Path,
    size: tuple[int, int] = (180, 320),
    ticks_ms: Sequence[int] = TICKS_MS,
    matrix: Sequence[int] | None = None,
) -> Path:
    """Write an even grey clip of this width and height."""
    width, height = size
    grey = np.full((height, width, 3), FLOOR, np.uint8)
    pix_fmt = "yuv420p" if width % 2 == height % 2 == 0 else "yuv444p"
    pictures = [grey] * len(ticks_ms)
    return write_clip(path, pictures, ticks_ms, clock=MILLISECONDS, pix_fmt=pix_fmt, matrix=matrix)


def annotated(run: Run, clip: Path, report: Report | None = None) -> Path:
    report = report or report_of(run, clip)
    path = clip.with_name("annotated.mp4")
    write_annotated_video(report, clip, path)
    return path


def report_of(run: Run, clip: Path) -> Report:
    return report_on_clip(run, clip, np.array([f.time_s for f in VideoClip(clip).frames()]))


def pictures_of(path: Path) -> list[tuple[float, Rgb]]:
    return [(frame.time_s, frame.rgb) for frame in VideoClip(path).frames()]


def around(picture: Rgb, x: float, y: float, radius: int = 2) -> Rgb:
    column, row = round(x), round(y)
    return picture[row - radius : row + radius + 1, column - radius : column + radius + 1]


def changed(picture: Rgb) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    """Where a picture is no longer the grey floor, shape (H, W)."""
    far: np.ndarray[tuple[int, int], np.dtype[np.bool_]] = (
        np.abs(picture.astype(int) - FLOOR).max(axis=2) > SAME_COLOUR
    )
    return far


def test_every_frame_is_there_at_its_own_time(tmp_path: Path) -> None:
    clip = clip_of(tmp_path / "clip.mp4")
    written = pictures_of(annotated(REAR, clip))
    assert [round(1000 * time_s) for time_s, _ in written] == TICKS_MS


def test_webm_keeps_every_frame_at_its_own_time(tmp_path: Path) -> None:
    clip = clip_of(tmp_path / "clip.mp4")
    path = tmp_path / "annotated.webm"
    write_annotated_video(report_of(REAR, clip), clip, path)
    assert VideoClip(path).codec == "vp9"
    assert [round(1000 * time_s) for time_s, _ in pictures_of(path)] == TICKS_MS


def test_what_a_browser_needs(tmp_path: Path) -> None:
    path = annotated(REAR, clip_of(tmp_path / "clip.mp4"))
    contents, start, kinds = path.read_bytes(), 0, []
    while start < len(contents):
        length, kind = struct.unpack_from(">I4s", contents, start)
        kinds.append(kind)
        start += length
    assert kinds.index(b"moov") < kinds.index(b"mdat")
    with av.open(str(path)) as video:
        stream = video.streams.video[0]
        assert (stream.codec_context.name, stream.pix_fmt) == ("h264", "yuv420p")
        assert len(video.streams) == 1


@pytest.mark.parametrize(
    ("size", "written"),
    [
        ((1080, 1920), (720, 1280)),
        ((1920, 1080), (1280, 720)),
        ((720, 1280), (720, 1280)),
        ((180, 320), (180, 320)),
        ((181, 321), (180, 320)),
        ((1081, 1920), (720, 1278)),
    ],
)
def test_the_shorter_side_is_at_most_720_and_both_are_even(
    tmp_path: Path, size: tuple[int, int], written: tuple[int, int]
) -> None:
    clip = clip_of(tmp_path / "clip.mp4", size, TICKS_MS[:2])
    video = VideoClip(annotated(REAR, clip))
    assert (video.width_px, video.height_px) == written


@pytest.mark.parametrize("run", [REAR, SIDE], ids=["rear", "side"])
@pytest.mark.parametrize("size", [(720, 1280), (1080, 1920)])
def test_the_skeleton_lies_where_the_runner_is(
    tmp_path: Path, run: Run, size: tuple[int, int]
) -> None:
    clip = clip_of(tmp_path / "clip.mp4", size, TICKS_MS[:4])
    report = report_of(run, clip)
    pose = report.trial.gait.pose
    near = run.view.near_side or Side.LEFT
    colour = LEFT if near is Side.LEFT else RIGHT
    for time_s, picture in pictures_of(annotated(run, clip, report)):
        scale = picture.shape[1] / size[0]
        now = int(np.searchsorted(pose.timestamps_s, time_s))
        hip, knee = (scale * pose.sided(near, part)[now] for part in ("hip", "knee"))
        thigh = around(picture, *((hip + knee) / 2)).reshape(-1, 3).astype(int)
        assert np.abs(thigh - colour).sum(axis=1).min() < 2 * SAME_COLOUR


def test_left_and_right_have_their_own_colours(tmp_path: Path) -> None:
    clip = clip_of(tmp_path / "clip.mp4", (360, 640), TICKS_MS[:2])
    report = report_of(REAR, clip)
    _, picture = pictures_of(annotated(REAR, clip, report))[0]
    for side, colour, other in ((Side.LEFT, LEFT, RIGHT), (Side.RIGHT, RIGHT, LEFT)):
        pose = report.trial.gait.pose
        middle = (pose.sided(side, "shoulder")[0] + pose.sided(side, "hip")[0]) / 2
        trunk = around(picture, *middle).reshape(-1, 3).astype(int)
        nearest = trunk[np.abs(trunk - colour).sum(axis=1).argmin()]
        assert np.abs(nearest - colour).sum() < np.abs(nearest - other).sum()


def test_away_from_the_runner_the_clip_is_untouched(tmp_path: Path) -> None:
    clip = clip_of(tmp_path / "clip.mp4", (720, 1280), TICKS_MS[:2])
    report = report_of(REAR, clip)
    for _, picture in pictures_of(annotated(REAR, clip, report)):
        beside = picture[300:1100, :100]
        assert not changed(beside).any()


def test_nothing_is_drawn_where_the_runner_is_lost(tmp_path: Path) -> None:
    clip = clip_of(tmp_path / "clip.mp4", (360, 640), LONG_MS)
    report = report_of(SIDE, clip)
    xy_px = report.trial.gait.pose.xy_px.copy()
    lost = (report.trial.gait.pose.timestamps_s > 0.4) & (report.trial.gait.pose.timestamps_s < 0.9)
    xy_px[lost] = np.nan
    pose = report.trial.gait.pose.changed(xy_px, "lost")
    events = replace(report.trial.gait.events, events=())
    without = replace(report, trial=altered(report.trial, pose=pose, events=events))
    written = pictures_of(annotated(SIDE, clip, without))
    assert len(written) == len(LONG_MS)
    body = [changed(picture[150:600]).any() for _, picture in written]
    expected = [not 0.4 < time_s < 0.9 for time_s, _ in written]
    assert body == expected


def test_a_contact_is_marked_at_the_foot_when_it_happens(tmp_path: Path) -> None:
    clip = clip_of(tmp_path / "clip.mp4", (360, 640), range(0, 1500, 20))
    report = report_of(REAR, clip)
    pose = report.trial.gait.pose
    for contact_s in report.trial.gait.events.contacts_s(Side.RIGHT):
        now = int(np.searchsorted(pose.timestamps_s, contact_s))
        x, y = pose.sided(Side.RIGHT, "foot_index")[now]
        # Beside the foot, where the ring and its label reach and the skeleton does not.
        marked = [
            (time_s, changed(around(picture, x + 14, y + 14, 8)).any())
            for time_s, picture in pictures_of(annotated(REAR, clip, report))
        ]
        shown_s = [time_s for time_s, seen in marked if seen and abs(time_s - contact_s) < 0.3]
        assert contact_s <= min(shown_s) < contact_s + 0.021
        assert max(shown_s) < contact_s + 0.15


def test_values_are_in_the_upper_left_corner(tmp_path: Path) -> None:
    clip = clip_of(tmp_path / "clip.mp4", (720, 1280), TICKS_MS[:2])
    _, picture = pictures_of(annotated(REAR, clip))[0]
    corner = picture[20:60, 20:200]
    assert changed(corner).mean() > 0.5
    assert corner.max() > 150


def test_progress_counts_up_to_all_frames(tmp_path: Path) -> None:
    clip = clip_of(tmp_path / "clip.mp4")
    seen: list[tuple[int, int]] = []
    write_annotated_video(
        report_of(REAR, clip), clip, tmp_path / "out.mp4", lambda *now: seen.append(now)
    )
    assert {total for _, total in seen} == {len(TICKS_MS)}
    assert [done for done, _ in seen] == list(range(1, len(TICKS_MS) + 1))


def test_a_clip_that_lies_on_its_side_is_written_upright(tmp_path: Path) -> None:
    quarter_turn = [0, 1 << 16, 0, -(1 << 16), 0, 0, 0, 0, 1 << 30]
    clip = clip_of(tmp_path / "clip.mp4", (320, 180), TICKS_MS[:3], matrix=quarter_turn)
    report = report_of(REAR, clip)
    assert (report.trial.clip.width_px, report.trial.clip.height_px) == (180, 320)
    path = annotated(REAR, clip, report)
    written = VideoClip(path)
    assert (written.width_px, written.height_px, written.rotation_deg) == (180, 320, 0)
    assert len(pictures_of(path)) == 3


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    clip = clip_of(tmp_path / "clip.mp4")
    first = annotated(REAR, clip).read_bytes()
    assert annotated(REAR, clip).read_bytes() == first
    assert str(tmp_path).encode() not in first


@pytest.mark.parametrize("place", ["missing/out.mp4", "folder"])
def test_a_place_that_cannot_be_written_to(tmp_path: Path, place: str) -> None:
    clip = clip_of(tmp_path / "clip.mp4")
    report = report_of(REAR, clip)
    target = tmp_path / "target"
    (target / "folder").mkdir(parents=True)
    with pytest.raises(OutputError, match=r"^(out\.mp4|folder): expected a folder .*[^\n]\.$"):
        write_annotated_video(report, clip, target / place)
    assert [path.name for path in target.rglob("*")] == ["folder"]


def test_a_clip_that_went_away_leaves_no_partial_file(tmp_path: Path) -> None:
    clip = clip_of(tmp_path / "clip.mp4")
    report = report_of(REAR, clip)
    clip.unlink()
    with pytest.raises(UnreadableVideoError, match="no file of this name"):
        write_annotated_video(report, clip, tmp_path / "out.mp4")
    assert list(tmp_path.iterdir()) == []


def test_times_increase_even_when_frames_are_close(tmp_path: Path) -> None:
    clip = clip_of(tmp_path / "clip.mp4", ticks_ms=[0, 1, 2, 3, 500])
    times_s = [time_s for time_s, _ in pictures_of(annotated(REAR, clip))]
    assert all(later > earlier for earlier, later in pairwise(times_s))
    assert len(times_s) == 5


def test_the_clean_copy_has_every_frame_and_nothing_drawn_in(tmp_path: Path) -> None:
    clip = clip_of(tmp_path / "clip.mp4")
    seen: list[tuple[int, int]] = []
    clean = tmp_path / "clean.mp4"
    write_clean_copy(report_of(REAR, clip), clip, clean, lambda *now: seen.append(now))
    pictures = pictures_of(clean)
    assert [round(1000 * time_s) for time_s, _ in pictures] == TICKS_MS
    assert not any(changed(picture).any() for _, picture in pictures)
    assert seen == [(done, len(TICKS_MS)) for done in range(1, len(TICKS_MS) + 1)]


def test_the_clean_copy_can_be_stepped_back_through(tmp_path: Path) -> None:
    clip = clip_of(tmp_path / "clip.mp4", ticks_ms=range(0, 3500, 50))
    clean = tmp_path / "clean.mp4"
    write_clean_copy(report_of(REAR, clip), clip, clean)
    with av.open(str(clean)) as opened:
        keys = [packet.is_keyframe for packet in opened.demux(video=0) if packet.size]
    assert sum(keys) >= len(keys) // 30


@pytest.mark.parametrize("size", [(180, 320), (181, 321), (1081, 1920)])
@pytest.mark.parametrize("run", [REAR, SIDE], ids=["rear", "side"])
def test_the_copy_is_drawn_into_as_the_clip_was(
    tmp_path: Path, run: Run, size: tuple[int, int]
) -> None:
    clip = clip_of(tmp_path / "clip.mp4", size, TICKS_MS[:4])
    report = report_of(run, clip)
    write_clean_copy(report, clip, tmp_path / "clean.mp4")
    write_annotated_video(report, tmp_path / "clean.mp4", tmp_path / "copy.mp4", is_copy=True)
    pairs = zip(
        pictures_of(tmp_path / "copy.mp4"), pictures_of(annotated(run, clip, report)), strict=True
    )
    for (time_s, picture), (same_s, same) in pairs:
        assert time_s == same_s
        assert picture.shape == same.shape
        assert (changed(picture) != changed(same)).mean() < 0.01


def test_the_copys_frames_have_the_times_of_the_report(tmp_path: Path) -> None:
    """Its own are rounded, and count from its first frame, where a part may begin before that."""
    clip = clip_of(tmp_path / "clip.mp4")
    times_s = np.array(TICKS_MS) / 1000 + 0.003
    report = report_on_clip(REAR, clip, times_s)
    write_clean_copy(report, clip, tmp_path / "clean.mp4")
    write_annotated_video(report, tmp_path / "clean.mp4", tmp_path / "copy.mp4", is_copy=True)
    with av.open(str(tmp_path / "copy.mp4")) as opened:
        written_s = [frame.time for frame in opened.decode(video=0)]
    assert written_s == pytest.approx(times_s, abs=1e-4)
