"""What `import formcheck` offers, and that it does nothing else."""

import subprocess
import sys

import pytest

import formcheck
from formcheck import pipeline, records
from formcheck.shipped import all_samples

HEAVY = [
    "numpy",
    "cv2",
    "av",
    "scipy",
    "mediapipe",
    "streamlit",
    "click",
    "rich",
    "formcheck.records",
]


# What help and version, and a report that is shown, do not need.
PICTURES = {"cv2", "av", "PIL", "scipy", "mediapipe", "ai_edge_litert"}
PAGES = {"streamlit", "altair", "pandas", "matplotlib", "jinja2"}


def loaded_after(statement: str) -> set[str]:
    """Return the modules that a fresh interpreter has loaded after a statement."""
    code = f"{statement}; import sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return set(done.stdout.split())


def test_importing_does_nothing() -> None:
    assert not loaded_after("import formcheck") & set(HEAVY)


@pytest.mark.parametrize("name", ["Report", "Settings", "View", "Measurement", "NotMeasured"])
def test_records_are_imported_when_asked_for(name: str) -> None:
    assert getattr(formcheck, name) is getattr(records, name)


def test_asking_for_a_record_loads_no_pictures() -> None:
    loaded = loaded_after("from formcheck import Settings")
    assert "formcheck.records" in loaded
    assert not loaded & {"cv2", "av", "mediapipe", "streamlit"}


@pytest.mark.parametrize(
    "statement", ["from formcheck import analyze", "from formcheck import BlazePose; BlazePose()"]
)
def test_a_pose_model_is_loaded_when_it_looks_at_a_clip(statement: str) -> None:
    assert not loaded_after(statement) & {"mediapipe", "ai_edge_litert"}


@pytest.mark.parametrize("command", ["--help", "version", "analyze --help"])
def test_help_is_quick(command: str) -> None:
    words = command.split()
    loaded = loaded_after(f"from formcheck.cli import app; app({words}, standalone_mode=False)")
    assert "formcheck.cli" in loaded
    assert not loaded & (PICTURES | PAGES)


def test_a_report_is_shown_at_once_after_the_work() -> None:
    loaded = loaded_after("import formcheck.cli, formcheck.exporters.terminal")
    assert not loaded & (PICTURES | PAGES)


def test_measuring_loads_no_library_that_is_slow_to_import() -> None:
    report = all_samples()[0].file(".report.json")
    loaded = loaded_after(f"from formcheck import load; load({str(report)!r})")
    assert "scipy.special" in loaded
    assert not loaded & ({"scipy.stats", "scipy.signal", "scipy.interpolate", "PIL"} | PAGES)


def test_analyze_is_the_pipeline() -> None:
    assert formcheck.analyze is pipeline.analyze


def test_everything_promised_is_there() -> None:
    for name in formcheck.__all__:
        assert getattr(formcheck, name) is not None


def test_a_star_import_gives_the_public_names() -> None:
    namespace: dict[str, object] = {}
    exec("from formcheck import *", namespace)
    assert set(formcheck.__all__) <= set(namespace)


@pytest.mark.parametrize("name", ["Trial", "analyse", "__wrapped__"])
def test_other_names_are_no_attributes(name: str) -> None:
    with pytest.raises(AttributeError, match=f"module 'formcheck' has no attribute '{name}'"):
        getattr(formcheck, name)


def test_version_is_three_numbers() -> None:
    parts = formcheck.__version__.split(".")
    assert len(parts) == 3
    assert all(part.isdecimal() for part in parts)
