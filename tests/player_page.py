"""A page of its own with the player on it: a numbered clip, and a chart whose steps it goes to.

Started by streamlit, this file is the page; the tests take clip and story from it.
"""

import os
from pathlib import Path

import numpy as np
from clip_maker import numbered_picture
from synthetic_report import report_on_clip
from synthetic_runner import Run

from formcheck.exporters.clean_copy import KEY_EVERY
from formcheck.exporters.player_data import player_data
from formcheck.jobs import Done
from formcheck.jobs.state import CLEAN, PLAYER
from formcheck.records import Measurement, View
from formcheck.video import VideoClip, VideoWriter

CLIP = "FORMCHECK_TEST_CLIP"
SIZE = (180, 320)
RUN = Run(view=View.REAR, duration_s=8.0)
# As from a phone in dim light: 60 frames per second, and every seventh comes late.
TIMES_S = [i / 60 + (0.007 if i % 7 == 3 else 0.0) for i in range(480)]


def write_numbered(path: Path) -> Path:
    """Write a clip in which every picture carries its number, as clean copies are written."""
    with VideoWriter(path, *SIZE, key_every=KEY_EVERY) as writer:
        for number, time_s in enumerate(TIMES_S):
            writer.write(time_s, numbered_picture(number, *SIZE))
    return path


def finished(clip: Path) -> Done:
    """Return a made-up run on the clip: its landmarks lie over the numbers."""
    times_s = np.array([frame.time_s for frame in VideoClip(clip).frames()])
    report = report_on_clip(RUN, clip, times_s)
    return Done(report, {CLEAN: clip.read_bytes(), PLAYER: player_data(report)})


def show() -> None:
    import streamlit as st

    from formcheck.dashboard.player.component import show_player
    from formcheck.dashboard.step_choice import steps_to_choose

    done = st.cache_resource(finished)(Path(os.environ[CLIP]))
    results = (r for r in done.report.results if isinstance(r, Measurement))
    steps_to_choose(done, next(results))
    show_player(done)


if __name__ == "__main__":
    show()
