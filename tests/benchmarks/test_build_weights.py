"""The weights that a build puts into the package: the original ones, or a sentence."""

import io
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from ai_edge_litert.interpreter import Interpreter

from build_hooks.bundle import COMMENT, DETECTOR_FILE, LANDMARKS_FILE, bundle
from build_hooks.fetch import (
    DETECTOR,
    LANDMARKS,
    LICENCE,
    METADATA_SCHEMA,
    NETWORK_SCHEMA,
    Sources,
    WeightsError,
    fetch_sources,
    read_sources,
)
from formcheck.pose import weights

HEAT_MAPS, MASK = "Identity_3", "Identity_2"


@pytest.fixture(scope="module")
def sources() -> Sources:
    return fetch_sources()


def outputs(network: bytes, picture: npt.NDArray[np.float32]) -> dict[str, Any]:
    runtime = Interpreter(model_content=network, num_threads=1)
    runtime.allocate_tensors()
    runtime.set_tensor(runtime.get_input_details()[0]["index"], picture[None])
    runtime.invoke()
    return {o["name"]: runtime.get_tensor(o["index"]) for o in runtime.get_output_details()}


def test_without_the_mask_the_other_outputs_are_the_same_to_the_bit(sources: Sources) -> None:
    picture = np.random.default_rng(1).random((256, 256, 3), dtype=np.float32)
    whole, ours = outputs(sources.landmarks, picture), outputs(weights.landmark_network(), picture)
    assert set(whole) - set(ours) == {MASK}
    for name, values in ours.items():
        assert values.tobytes() == whole[name].tobytes(), name


def test_the_package_carries_what_this_build_makes(sources: Sources, tmp_path: Path) -> None:
    made = tmp_path / "blazepose.task"
    made.write_bytes(bundle(sources))
    with zipfile.ZipFile(made) as archive:
        assert archive.namelist() == [DETECTOR_FILE, LANDMARKS_FILE]
        assert archive.comment == COMMENT
    # Not to the byte: another release of flatbuffers may lay the same network out otherwise.
    with zipfile.ZipFile(io.BytesIO(weights.bundle())) as carried:
        assert carried.comment == COMMENT


def wheel(path: Path, **changed: bytes | None) -> Path:
    """A wheel with content made up, or without some of it."""
    names = {
        "detector": DETECTOR,
        "landmarks": LANDMARKS,
        "network_schema": NETWORK_SCHEMA,
        "metadata_schema": METADATA_SCHEMA,
        "licence": LICENCE,
    }
    with zipfile.ZipFile(path, "w") as archive:
        for key, name in names.items():
            content = changed.get(key, b"made up")
            if content is not None:
                archive.writestr(name, content)
    return path


def test_other_weights_are_refused(tmp_path: Path) -> None:
    expected = r"^Expected SHA-256 9ba9dd3d42ef of pose_detection\.tflite in a\.whl, found "
    expected += r"[0-9a-f]{12}: .* nothing was installed\. Point the package index"
    with pytest.raises(WeightsError, match=expected):
        read_sources(wheel(tmp_path / "a.whl"))


def test_a_wheel_without_weights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match=r"^Expected the pose weights of mediapipe==0\.10\.21"):
        read_sources(wheel(tmp_path / "a.whl", landmarks=None))


def test_what_is_no_wheel_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.whl").write_bytes(b"no zip")
    with pytest.raises(WeightsError, match=r"in a\.whl, found none"):
        read_sources(tmp_path / "a.whl")


@pytest.mark.parametrize("variable", ["PIP_INDEX_URL", "UV_DEFAULT_INDEX"])
def test_without_an_index_the_build_says_so_in_a_sentence(
    variable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PIP_INDEX_URL", "UV_DEFAULT_INDEX", "UV_INDEX_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, f"file://{tmp_path}")
    for name in ("PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    expected = r"^Expected to fetch the pose weights .* index does not give it \(.+\)\. Check"
    with pytest.raises(WeightsError, match=expected):
        fetch_sources()
