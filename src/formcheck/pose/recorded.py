"""Save and load landmarks, so that all later steps can run without the pose model."""

import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import asdict, astuple, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from formcheck.errors import RecordingError
from formcheck.output_file import write_whole
from formcheck.pose.errors_at_contact import ERRORS_AT_CONTACT
from formcheck.pose.source import Look
from formcheck.pose.weights import estimator_name
from formcheck.records import (
    RUNNER_SKELETON,
    DecodingLosses,
    ErrorAtContact,
    Followed,
    PoseSequence,
)
from formcheck.terminal_safe import terminal_safe
from formcheck.video import VideoClip

_FORMAT = 2
# Five hours at 60 frames per second; a larger file is no recording.
MAX_UNPACKED_BYTES = 500_000_000
# Errors raised by reading a file that is of another kind, truncated or damaged.
_UNREADABLE = (
    OSError,
    EOFError,
    KeyError,
    RuntimeError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)


@dataclass(frozen=True)
class RecordedPose:
    """A pose source that reads landmarks from a file."""

    path: Path

    def follow_runner(
        self,
        clip: VideoClip,
        look: Look,  # noqa: ARG002 - no picture is read
        number: int | None = None,  # noqa: ARG002 - the file has only one runner
        people_path: Path | None = None,  # noqa: ARG002 - no people to number
    ) -> PoseSequence:
        """Return the landmarks of the file; see `PoseSource` and `load_recording`."""
        return load_recording(self.path, clip.identity)


def save_recording(pose: PoseSequence, clip_identity: str, path: Path) -> None:
    """Write landmarks as a compressed ``.npz``.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    write_whole(path, recording_bytes(pose, clip_identity), "the landmarks")


def recording_bytes(pose: PoseSequence, clip_identity: str) -> bytes:
    """Return the content of the file that `save_recording` writes."""
    kept: dict[str, Any] = {
        "format": _FORMAT,
        "clip": clip_identity,
        "estimator": pose.estimator,
        "landmarks": pose.skeleton.names,
        "timestamps_s": pose.timestamps_s,
        "xy_px": pose.xy_px.astype(np.float32),
        "visibility": pose.visibility.astype(np.float32),
        "followed": astuple(pose.followed),
        "losses": astuple(pose.losses),
    }
    if pose.estimator != estimator_name():
        # Errors of the own engine are not stored: a later version may know them better.
        errors = [asdict(error) for error in pose.errors_at_contact]
        kept["errors_at_contact"] = json.dumps(errors)
    file = io.BytesIO()
    np.savez_compressed(file, **kept)
    return file.getvalue()


def load_recording(path: Path, clip_identity: str) -> PoseSequence:
    """Read landmarks written by `save_recording`.

    Parameters
    ----------
    path
        The ``.npz`` file.
    clip_identity
        Identity of the clip to which the landmarks must belong (`VideoClip.identity`).

    Raises
    ------
    RecordingError
        If the file is not such a recording, or belongs to another clip or another pose engine.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _not_a_recording(path.name) from error
    return parse_recording(content, path.name, clip_identity)


def parse_recording(content: bytes, name: str, clip_identity: str) -> PoseSequence:
    """Return the landmarks from the content of such a file; errors call it by `name`.

    Raises
    ------
    RecordingError
        As `load_recording`.
    """
    try:
        _check_size(content)
        with np.load(io.BytesIO(content), allow_pickle=False) as stored:
            return _to_pose(stored, name, clip_identity)
    except _UNREADABLE as error:
        raise _not_a_recording(name) from error


def _check_size(content: bytes) -> None:
    """Refuse content that would unpack to more than the memory holds."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if sum(part.file_size for part in packed.infolist()) > MAX_UNPACKED_BYTES:
            raise ValueError("too large")


def _not_a_recording(name: str) -> RecordingError:
    return RecordingError(
        f"Expected recorded landmarks (.npz) in {name}, found something else. "
        f"Record them with: formcheck analyze CLIP --landmarks {name}"
    )


def _to_pose(stored: Mapping[str, Any], name: str, clip_identity: str) -> PoseSequence:
    names = tuple(map(str, stored["landmarks"]))
    skeleton = RUNNER_SKELETON.only(names)
    of_others = "errors_at_contact" in stored
    known = (skeleton if of_others else RUNNER_SKELETON).names
    if int(stored["format"]) != _FORMAT or names != known:
        raise ValueError("another format")
    if str(stored["clip"]) != clip_identity:
        raise RecordingError(
            f"The landmarks in {name} belong to another clip than the one given, or to the "
            f"clip read in another way (mirrored, capture rate). Record them again for this clip."
        )
    estimator = terminal_safe(str(stored["estimator"]))
    if not of_others and estimator != estimator_name():
        raise RecordingError(
            f"{name}: expected landmarks of this version's pose engine ({estimator_name()}), "
            f"found those of another ({estimator}), whose numbers cannot be compared. Record "
            f"them again: formcheck analyze CLIP --landmarks {name}"
        )
    people, number, other_fraction = stored["followed"]
    packets, damaged, without_time, out_of_order, size_changed = map(int, stored["losses"])
    return PoseSequence(
        timestamps_s=stored["timestamps_s"],
        xy_px=stored["xy_px"],
        visibility=stored["visibility"],
        skeleton=skeleton,
        estimator=estimator,
        followed=Followed(int(people), int(number), float(other_fraction)),
        losses=DecodingLosses(packets, damaged, without_time, out_of_order, bool(size_changed)),
        errors_at_contact=_errors(stored) if of_others else ERRORS_AT_CONTACT,
    )


def _errors(stored: Mapping[str, Any]) -> tuple[ErrorAtContact, ...]:
    return tuple(
        ErrorAtContact(
            metric=str(error["metric"]),
            half_width=float(error["half_width"]),
            bias=float(error["bias"]),
            suspected_bias=float(error["suspected_bias"]),
            caveat=terminal_safe(str(error["caveat"])),
        )
        for error in json.loads(str(stored["errors_at_contact"]))
    )
