"""Which Python and which installer `make` takes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

MAKE = shutil.which("make")
PROJECT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(MAKE is None or os.name == "nt", reason="needs make and a shell")


def told(folder: Path, *programs: str, broken: tuple[str, ...] = ()) -> str:
    """Return what `make demo` would do where only these programs exist; broken ones fail."""
    for name in (*programs, *broken):
        script = folder / name
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
        if name in broken:
            # As the names of a version manager do for versions that are not chosen.
            script.write_text("#!/bin/sh\nexit 127\n")
        script.chmod(0o755)
    environment = {**os.environ, "PATH": str(folder)}
    for name in ("PYTHON", "UV", "VENV", "MAKEFLAGS", "MAKELEVEL"):
        environment.pop(name, None)
    assert MAKE is not None
    done = subprocess.run(
        [MAKE, "--dry-run", "demo", f"VENV={folder / 'venv'}"],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_the_newest_python_that_works_is_taken(tmp_path: Path) -> None:
    said = told(tmp_path, "python3.13", "python3.11", "python3", broken=("python3.14",))
    assert f"python3.13 -m venv {tmp_path / 'venv'}" in said


def test_a_plain_name_will_do(tmp_path: Path) -> None:
    assert "\npython -m venv" in told(tmp_path, "python", broken=("python3",))


def test_pip_installs_where_there_is_no_uv(tmp_path: Path) -> None:
    assert "bin/python -m pip install --quiet" in told(tmp_path, "python3")


def test_uv_installs_where_there_is_one(tmp_path: Path) -> None:
    said = told(tmp_path, "python3", "uv")
    uv = tmp_path / "uv"
    assert f"{uv} venv --quiet --seed --python python3 {tmp_path / 'venv'}" in said
    assert f"{uv} pip install --python {tmp_path / 'venv'}/bin/python --quiet" in said


def test_without_a_new_enough_python_there_is_one_sentence(tmp_path: Path) -> None:
    assert MAKE is not None
    target = f"{tmp_path}/bin/python"
    done = subprocess.run(
        [MAKE, "--silent", target, f"VENV={tmp_path}", "PYTHON="],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    sentence = done.stderr.splitlines()[0]
    assert sentence.startswith("formcheck: Expected Python 3.11 or newer, found none: install one")


def test_the_demo_is_the_command(tmp_path: Path) -> None:
    assert told(tmp_path, "python3").splitlines()[-1] == f"{tmp_path / 'venv'}/bin/formcheck demo"
