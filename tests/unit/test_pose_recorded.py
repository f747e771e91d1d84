"""Landmarks written to a file come back to the bit, and anything else is refused in a sentence."""

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from synthetic_runner import Run, pose_of, without_frames

from formcheck.errors import OutputError, RecordingError
from formcheck.pose import load_recording, save_recording
from formcheck.pose.weights import estimator_name
from formcheck.records import FloatArray, PoseSequence

SHA = "a" * 64
NOT_A_RECORDING = r"^Expected recorded landmarks \(\.npz\) in bad\.npz, found something else\. "
NOT_A_RECORDING += r"Record them with: formcheck analyze CLIP --landmarks bad\.npz$"


def single(values: FloatArray) -> FloatArray:
    return np.round(values.astype(np.float32), 2).astype(np.float64)


def as_estimated() -> PoseSequence:
    """Landmarks as an estimator gives them: hundredths of a pixel in single precision, gaps."""
    drawn = without_frames(pose_of(Run(duration_s=2.0, uneven=0.5), noise_px=2.0), slice(40, 60))
    return PoseSequence(
        drawn.timestamps_s,
        single(drawn.xy_px),
        single(np.random.default_rng(0).random(drawn.visibility.shape)),
        drawn.skeleton,
        estimator_name(),
    )


def written(path: Path, **changes: Any) -> Path:
    """A good recording with some of its arrays replaced, or left out where None."""
    save_recording(as_estimated(), SHA, path)
    with np.load(path) as stored:
        arrays = {name: stored[name] for name in stored.files} | changes
    np.savez_compressed(path, **{k: v for k, v in arrays.items() if v is not None})
    return path


def test_what_was_saved_comes_back_to_the_bit(tmp_path: Path) -> None:
    pose = as_estimated()
    save_recording(pose, SHA, tmp_path / "run.npz")
    again = load_recording(tmp_path / "run.npz", SHA)
    for name in ("timestamps_s", "xy_px", "visibility"):
        assert getattr(again, name).tobytes() == getattr(pose, name).tobytes()
        assert not getattr(again, name).flags.writeable
    assert (again.skeleton, again.estimator) == (pose.skeleton, pose.estimator)
    assert again.history == ()


def test_the_file_keeps_the_name_it_was_given(tmp_path: Path) -> None:
    save_recording(as_estimated(), SHA, tmp_path / "run.landmarks")
    assert [path.name for path in tmp_path.iterdir()] == ["run.landmarks"]
    assert load_recording(tmp_path / "run.landmarks", SHA).tracked.any()


def test_an_older_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "run.npz"
    path.write_bytes(b"older" * 100_000)
    save_recording(as_estimated(), SHA, path)
    np.testing.assert_array_equal(load_recording(path, SHA).xy_px, as_estimated().xy_px)


def test_landmarks_of_another_clip_are_refused(tmp_path: Path) -> None:
    save_recording(as_estimated(), SHA, tmp_path / "run.npz")
    with pytest.raises(RecordingError, match=r"^The landmarks in run\.npz belong to another clip"):
        load_recording(tmp_path / "run.npz", "b" * 64)


def test_landmarks_of_another_engine_are_refused_with_what_to_do(tmp_path: Path) -> None:
    path = written(tmp_path / "old.npz", estimator=np.array("mediapipe 0.0\n – tést"))
    expected = r"^old\.npz: expected landmarks of this version's pose engine \(.+\), found those "
    expected += (
        r"of another \(mediapipe 0\.0\W+tést\).*formcheck analyze CLIP --landmarks old\.npz$"
    )
    with pytest.raises(RecordingError, match=expected):
        load_recording(path, SHA)


@pytest.mark.parametrize(
    "changes",
    [
        {"format": np.array(1)},
        {"format": np.array("one")},
        {"format": np.array([1, 1])},
        {"format": None},
        {"landmarks": np.array(["nose", "tail"])},
        {"landmarks": np.array("nose")},
        {"landmarks": np.array(as_estimated().skeleton.names[::-1])},
        {"xy_px": None},
        {"xy_px": np.zeros((3, 19, 2))},
        {"xy_px": np.array(["a", "b"])},
        {"visibility": np.zeros((120, 7))},
        {"timestamps_s": np.arange(3.0)},
        {"clip": None},
        {"followed": None},
    ],
    ids=lambda changes: "-".join(f"{k} {getattr(v, 'shape', v)}" for k, v in changes.items()),
)
def test_recordings_of_another_kind_are_refused(changes: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match=NOT_A_RECORDING):
        load_recording(written(tmp_path / "bad.npz", **changes), SHA)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match=NOT_A_RECORDING):
        load_recording(tmp_path / "bad.npz", SHA)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.npz").mkdir()
    with pytest.raises(RecordingError, match=NOT_A_RECORDING):
        load_recording(tmp_path / "bad.npz", SHA)


@pytest.mark.parametrize("content", [b"", b"\n", b"nose,left_ear\n1,2\n", b"\x80\x04N.", b"PK\3\4"])
def test_files_that_are_no_archive_are_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "bad.npz").write_bytes(content)
    with pytest.raises(RecordingError, match=NOT_A_RECORDING):
        load_recording(tmp_path / "bad.npz", SHA)


def test_a_single_array_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "bad.npz").open("wb") as file:
        np.save(file, np.zeros((4, 19, 2)))
    with pytest.raises(RecordingError, match=NOT_A_RECORDING):
        load_recording(tmp_path / "bad.npz", SHA)


@pytest.mark.parametrize("share", [0.01, 0.3, 0.7, 0.99, 0.999])
def test_a_truncated_file_is_refused(share: float, tmp_path: Path) -> None:
    path = written(tmp_path / "bad.npz")
    content = path.read_bytes()
    path.write_bytes(content[: int(share * len(content))])
    with pytest.raises(RecordingError, match=NOT_A_RECORDING):
        load_recording(path, SHA)


@pytest.mark.parametrize("seed", range(20))
def test_a_damaged_file_is_refused_or_read_unharmed(seed: int, tmp_path: Path) -> None:
    path = written(tmp_path / "bad.npz")
    content = bytearray(path.read_bytes())
    rng = np.random.default_rng(seed)
    for place in rng.integers(0, len(content), 5):
        content[place] ^= int(rng.integers(1, 256))
    path.write_bytes(content)
    try:
        again = load_recording(path, SHA)
    except RecordingError as error:
        assert re.search(f"{NOT_A_RECORDING}|another clip|pose engine", str(error))
    else:
        np.testing.assert_array_equal(again.xy_px, as_estimated().xy_px)


def test_a_pickle_in_the_archive_is_not_run(tmp_path: Path) -> None:
    path = written(tmp_path / "bad.npz", estimator=np.array([{"a": 1}], dtype=object))
    with pytest.raises(RecordingError, match=NOT_A_RECORDING):
        load_recording(path, SHA)


def test_a_folder_that_does_not_exist_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "run.npz"
    expected = f"^Could not write the landmarks to {re.escape(str(path))}: No such file.*Choose a "
    with pytest.raises(OutputError, match=expected):
        save_recording(as_estimated(), SHA, path)
    assert not list(tmp_path.iterdir())


def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="Is a directory"):
        save_recording(as_estimated(), SHA, tmp_path)
