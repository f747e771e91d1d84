"""The page on other pose models: its code runs as it stands there."""

import re
import shutil
from itertools import cycle
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from drawn_run import DrawnRun
from repacked import repacked
from synthetic_runner import PICTURE_PX, Run, pose_of

from formcheck.pose.adapters import HALPE26
from formcheck.records import Measurement, NotMeasured, Reason, Report, View

PAGE = Path(__file__).parents[2] / "docs" / "another_pose_model.md"


def test_the_page_runs(
    drawn_run: DrawnRun,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    pose = pose_of(Run(view=View.RIGHT, frame_s=1.0 / 30.0))
    small = pose.changed(pose.xy_px * 90.0 / PICTURE_PX[0], "as small as the pictures")
    arrays = repacked(small, HALPE26)
    shutil.copy(drawn_run.clip, tmp_path / "run.mp4")
    np.savez(tmp_path / "run_halpe26.npz", xy_px=arrays.xy_px, scores=arrays.scores)
    monkeypatch.chdir(tmp_path)
    rows = cycle(zip(arrays.xy_px, arrays.scores, strict=True))
    known: dict[str, Any] = {"my_model": lambda rgb: next(rows) if rgb.ndim == 3 else None}
    reports: list[Report] = []
    for block in re.findall(
        r"^```python\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.M | re.S
    ):
        exec(block, known)
        reports.append(known["report"])
    given, asked, stated = reports
    for report in (given, asked):
        refused = report["shank_angle"]
        assert isinstance(refused, NotMeasured)
        assert refused.reason is Reason.ACCURACY_UNKNOWN
        assert isinstance(report["cadence"], Measurement)
    assert isinstance(stated["shank_angle"], Measurement)
    assert dict(asked.versions)["pose"] == "My model 1.0"
    assert "because it is not known how far off RTMPose" in capsys.readouterr().out
