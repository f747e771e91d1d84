"""The report to take along: its files, and a print."""

from pathlib import PurePath

import streamlit as st

from formcheck.dashboard.download import download
from formcheck.dashboard.drawn_video import offer_video
from formcheck.dashboard.hand_words import hand_words
from formcheck.dashboard.print_button import print_button
from formcheck.dashboard.run_shown import ShownClip, ShownRun
from formcheck.exporters.csv_steps import csv_table
from formcheck.exporters.json_report import json_text
from formcheck.hip_points import hip_points_json


def show_files(shown: ShownRun) -> None:
    """Draw the downloads of each clip in a menu, and the button that prints."""
    with st.popover("Download", icon=":material/download:"):
        for clip in shown.clips:
            _files(clip, with_name=len(shown.clips) > 1)
    print_button("Print")


def _files(clip: ShownClip, *, with_name: bool) -> None:
    report = clip.done.report
    name = report.trial.clip.name
    stem = PurePath(name).stem
    if with_name:
        st.text(name)
    key = clip.token or stem
    download("Report (JSON)", json_text(report).encode(), f"{stem}.json", "application/json", key)
    download("Steps (CSV)", csv_table(report).encode(), f"{stem}.csv", "text/csv", key)
    if report.trial.hand_line is not None:
        lines = hip_points_json(report.trial.hand_line)
        download(hand_words()["file"], lines, f"{stem}.hips.json", "application/json", key)
    offer_video(clip.done, clip.token, f"{stem}.annotated.mp4")
