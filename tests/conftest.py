"""Clips to analyse: the samples, tracked by the pose model once per session, and a drawn one."""

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from child_process import workers
from clip_maker import numbered_clip
from command_line import Ended, Terminal, ended
from drawn_run import DrawnRun
from hypothesis import settings
from synthetic_runner import PICTURE_PX, Run, pose_of

from formcheck.jobs import Job, JobProcess, WorkDone
from formcheck.kept_files import MOST_MB
from formcheck.pose import save_recording
from formcheck.records import Report, Settings, View
from formcheck.video import VideoClip

if TYPE_CHECKING:
    from dashboard_browser import Visit
    from playwright.sync_api import Browser

# The same examples in every run, however slow the machine: a failure is seen again.
settings.register_profile("formcheck", derandomize=True, deadline=None, database=None)
settings.load_profile("formcheck")


# Tests, and the processes that they start, keep nothing where their user keeps it.
os.environ[MOST_MB] = "0"

# Whatever uses these takes long, in seconds of processor time: a browser with its server 60 for the
# first test, the two analyses of `rear_run` 50, `side_run` 9, a page of the dashboard 1 to 6, a
# process of an analysis in `scratch` 2 to 5, formcheck in a terminal 2.
SLOW_FIXTURES = {"browser", "rear_run", "scratch", "side_run", "terminal", "uploads"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses a browser, and what takes long by what it uses; a new test is fast."""
    for item in items:
        used = set(getattr(item, "fixturenames", ()))
        if "browser" in used:
            item.add_marker("browser")
            # Browser and server share a busy machine: what fails once may be late, twice is wrong.
            item.add_marker(pytest.mark.flaky(reruns=1))
        if used & SLOW_FIXTURES:
            item.add_marker("slow")


SAMPLES = Path(__file__).parents[1] / "sample_videos"


@dataclass(frozen=True)
class CommandRun:
    """The rear sample through the command line, with every output file."""

    clip: Path
    end: Ended
    json: Path
    csv: Path
    video: Path
    stills: Path
    landmarks: Path
    scratch: Path
    json_of_second_run: Path


@dataclass(frozen=True)
class WatchedRun:
    """The side sample through a child process whose progress was watched."""

    clip: Path
    report: Report
    progress: tuple[WorkDone, ...]
    landmarks: Path


@pytest.fixture(scope="module")
def uploads(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A dashboard's server with a folder that is this module's own."""
    import streamlit as st

    from formcheck.dashboard.own_checks import the_queue
    from formcheck.jobs.private_folder import server_folder

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("scratch")))
        st.cache_resource.clear()
        server_folder.cache_clear()
        yield server_folder()
        the_queue().close()
        st.cache_resource.clear()
        server_folder.cache_clear()


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """Debian's browser."""
    pytest.importorskip("playwright", reason="playwright is not installed")
    from dashboard_browser import CHROMIUM, chromium

    if not CHROMIUM.exists():
        pytest.skip("needs Debian's chromium")
    with chromium() as started:
        yield started


@pytest.fixture
def visit(browser: "Browser") -> "Iterator[Visit]":
    """What opens an address as somebody else every time."""
    from dashboard_browser import visitors

    with visitors(browser) as opened:
        yield opened


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """A place to run formcheck in; it starts empty."""
    return Terminal.inside(tmp_path)


@pytest.fixture(scope="session")
def rear_run(tmp_path_factory: pytest.TempPathFactory) -> CommandRun:
    """Two runs at the same time: they must not disturb each other, and it saves time."""
    clip = SAMPLES / "rear_before.mp4"
    first, second = (Terminal.inside(tmp_path_factory.mktemp(name)) for name in ("rear", "again"))
    names = ["report.json", "steps.csv", "annotated.mp4", "stills", "landmarks.npz"]
    options = ["--json", "--csv", "--video", "--stills", "--landmarks"]
    words = [word for option in zip(options, names, strict=True) for word in option]
    running = second.start("analyze", clip, "--json", names[0])
    end = first.run("analyze", clip, *words)
    assert ended(running).code == 0
    json, csv, video, stills, landmarks = (first.folder / name for name in names)
    second_json = second.folder / names[0]
    return CommandRun(clip, end, json, csv, video, stills, landmarks, first.scratch, second_json)


@pytest.fixture(scope="session")
def side_run(tmp_path_factory: pytest.TempPathFactory) -> WatchedRun:
    """An analysis with the pose model, and its landmarks, recorded."""
    clip = SAMPLES / "side_30fps.mp4"
    folder = tmp_path_factory.mktemp("side")
    progress = []
    with JobProcess(Job(clip, Settings())) as process:
        while (report := process.poll(0.005)) is None:
            progress.append(process.work_done)
    landmarks = folder / "landmarks.npz"
    save_recording(report.recorded_pose, report.trial.clip.sha256, landmarks)
    return WatchedRun(clip, report, tuple(progress), landmarks)


@pytest.fixture(scope="session")
def drawn_run(tmp_path_factory: pytest.TempPathFactory) -> DrawnRun:
    """A run from the right for all that does not depend on the pictures: quickly analysed."""
    folder = tmp_path_factory.mktemp("drawn")
    run = Run(view=View.RIGHT, frame_s=1.0 / 30.0)
    clip = numbered_clip(folder / "drawn.mp4", len(run.times_s), width=90, height=160)
    pose = pose_of(run)
    small = pose.changed(pose.xy_px * 90.0 / PICTURE_PX[0], "as small as the pictures")
    save_recording(small, VideoClip(clip).sha256, folder / "drawn.npz")
    return DrawnRun(clip, folder / "drawn.npz")


@pytest.fixture
def scratch(tmp_path: Path) -> Iterator[Path]:
    """A folder to work in that must be empty again, and no child left, whatever happened."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    yield folder
    assert list(folder.iterdir()) == []
    assert workers() == []


@pytest.fixture
def rear_job(rear_run: CommandRun) -> Job:
    """The longest work that needs no pose model: the waistline is read twice."""
    return Job(rear_run.clip, Settings(), landmarks_path=rear_run.landmarks)


@pytest.fixture
def drawn_job(drawn_run: DrawnRun) -> Job:
    """The shortest work: everything is in the landmarks."""
    return drawn_run.job
