"""The pose models to compare with: our network, the whole one, and mediapipe's own pipeline."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.evaluation.store import Store
from build_hooks.fetch import WHEEL, WeightsError, fetch_sources
from formcheck.pose.weights import estimator_name, landmark_network

# Pythons for which that wheel exists, the newest first.
PYTHONS = ("python3.12", "python3.11", "python3.10")


@dataclass(frozen=True)
class Models:
    """What could be had; None for the rest.

    Attributes
    ----------
    pruned
        The landmark network as the package carries it, without its mask.
    whole
        The original one.
    mediapipe
        Python of an environment with mediapipe 0.10.21.
    missing
        A sentence for each that is missing.
    """

    pruned: Path
    whole: Path | None
    mediapipe: Path | None
    missing: tuple[str, ...]


def find_models(store: Store, mediapipe: Path | None = None) -> Models:
    """Return the models, fetched now or kept from before.

    Parameters
    ----------
    store
        Where they are kept.
    mediapipe
        Python of an environment that has mediapipe 0.10.21; by default one is made.
    """
    pruned = store.kept("pruned.tflite", estimator_name(), _write(landmark_network))
    missing = []
    try:
        whole = store.kept("whole.tflite", WHEEL, _write(lambda: fetch_sources().landmarks))
    except WeightsError as error:
        whole = None
        missing.append(f"The whole landmark network is missing: {error}")
    mediapipe = mediapipe or _environment(store)
    if mediapipe is None:
        missing.append(
            f"`Pose.process` is missing: `{WHEEL}` could not be installed. The plain script runs "
            f"the landmark network by itself."
        )
    return Models(pruned, whole, mediapipe, tuple(missing))


def _write(content: Callable[[], bytes]) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content())


def _environment(store: Store) -> Path | None:
    """Make an environment with mediapipe's old version, or return the one made before."""
    folder = store.folder / "mediapipe"
    python = folder / "bin" / "python"
    if (folder / "complete").exists():
        return python
    for name in PYTHONS:
        if base := shutil.which(name):
            shutil.rmtree(folder, ignore_errors=True)
            if _runs(base, "-m", "venv", str(folder)) and _runs(
                str(python), "-m", "pip", "install", "--quiet", WHEEL
            ):
                (folder / "complete").touch()
                return python
    return None


def _runs(*words: str) -> bool:
    return subprocess.run(words, stdout=sys.stderr, check=False).returncode == 0
