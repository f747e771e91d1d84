"""What was read from a clip's pictures is kept, so that they are not looked at twice."""

import hashlib
import json
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Self

import formcheck
from formcheck.camera import stated_level
from formcheck.errors import FormcheckError
from formcheck.exporters.json_report import measured_from
from formcheck.hip_points import check_hip_points
from formcheck.kept_files import KeptFiles
from formcheck.pose.weights import estimator_name
from formcheck.records import (
    HandLine,
    Limits,
    MeasuredFrom,
    Report,
    Settings,
    all_settings,
)
from formcheck.records.limits import MEGA
from formcheck.records.plain import CONVERTER
from formcheck.report import libraries
from formcheck.saved_report import UNREADABLE, measured_anew


@dataclass(frozen=True)
class KeptReadings:
    """The readings of one clip's pictures with one choice of settings.

    They are found by the content of the file, by all settings that change how pictures are read, by
    the limits, by this package's code and by the versions of its libraries. They hold no picture,
    no name of a file, and neither height nor speed.

    Attributes
    ----------
    files
        Where they are kept.
    sha256
        Hash of the clip, hexadecimal.
    settings
        The user's settings.
    limits
        Limits of the work.
    """

    files: KeptFiles
    sha256: str
    settings: Settings
    limits: Limits

    @classmethod
    def of(cls, files: KeptFiles, clip: Path, settings: Settings, limits: Limits) -> Self | None:
        """Return the place for a clip's readings; None if it is no such file."""
        try:
            if not clip.is_file() or clip.stat().st_size > limits.file_mb * MEGA:
                return None
            with clip.open("rb") as file:
                return cls(files, hashlib.file_digest(file, "sha256").hexdigest(), settings, limits)
        except OSError:
            return None

    def report(self, clip_name: str, hand: HandLine | None = None) -> Report | None:
        """Return the report as an analysis would make it; None if the pictures are needed.

        Parameters
        ----------
        clip_name
            Name of the clip in the report.
        hand
            Lines laid along the hips by hand, if there are any.

        Raises
        ------
        HipPointsError
            If the lines were laid in another clip, or cannot lie along hips.
        """
        kept = self._kept()
        if kept is None:
            return None
        clip = replace(kept.clip, name=clip_name)
        if hand is not None:
            check_hip_points(hand, clip)
        try:
            return measured_anew(replace(kept, clip=clip, settings=self.settings, hand=hand))
        except (FormcheckError, *UNREADABLE):
            return None

    def keep(self, report: Report) -> None:
        """Keep the readings of a report that was just made from the pictures."""
        if report.trial.clip.sha256 != self.sha256:
            # The file was replaced meanwhile.
            return
        read = measured_from(report)
        unsaid = replace(self.settings, height_cm=None, speed_kmh=None)
        nameless = replace(read, clip=replace(read.clip, name=""), settings=unsaid, hand=None)
        self.files.put(self._key, json.dumps(CONVERTER.unstructure(nameless)).encode())

    def _kept(self) -> MeasuredFrom | None:
        content = self.files.get(self._key)
        if content is None:
            return None
        try:
            kept = CONVERTER.structure(json.loads(content), MeasuredFrom)
        except UNREADABLE:
            return None
        if self.settings.roll_deg is not None:
            level = stated_level(self.settings.roll_deg)
            return replace(kept, camera=replace(kept.camera, level=level))
        # With a stated roll, the lines of the room were not looked for.
        return None if kept.settings.roll_deg is not None else kept

    @cached_property
    def _key(self) -> str:
        of_pictures = [n for n, s in all_settings(Settings).items() if s.changes_reading]
        limits = self.limits
        facts = {
            "clip": self.sha256,
            "settings": {name: getattr(self.settings, name) for name in of_pictures},
            "limits": [limits.file_mb, limits.picture_mpx, limits.clip_s, limits.frames],
            "code": _code(),
            "pose": estimator_name(),
            "libraries": libraries(),
        }
        return hashlib.sha256(json.dumps(facts).encode()).hexdigest()


def _code() -> str:
    """Hash of this package's code, which changes in a checkout without a new version."""
    folder = Path(formcheck.__file__).parent
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        whole.update(path.read_bytes())
    return whole.hexdigest()
