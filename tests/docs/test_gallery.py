"""Each script of the gallery runs as it stands, with what the library offers to everybody."""

import ast
import runpy
from pathlib import Path

import pytest

import formcheck

# Its scripts measure samples from behind and from the side: 16 s of processor time.
pytestmark = pytest.mark.slow

plt = pytest.importorskip("matplotlib.pyplot", reason="matplotlib is not installed")

PROJECT = Path(__file__).parents[2]
SCRIPTS = {path.stem: path for path in sorted((PROJECT / "docs" / "gallery").glob("*.py"))}


class Run:
    """Runs a script in an empty folder, in the site's style."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys

    def __call__(self, name: str) -> str:
        """Return what the script prints."""
        with plt.rc_context(fname=PROJECT / "docs" / "site" / "matplotlibrc"):
            runpy.run_path(str(SCRIPTS[name]), run_name="__main__")
        plt.close("all")
        return self.capsys.readouterr().out

    def drawing(self, name: str) -> str:
        return (self.folder / f"{name}.svg").read_text(encoding="utf-8")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    return Run(tmp_path, capsys)


def test_a_first_report(run: Run) -> None:
    said = run("first_report")
    assert "<Report of side_before.mp4: right view, 4 of 9 metrics measured>" in said
    assert "Cadence: 159.7 steps/min" in said
    assert "not measured (both sides, wrong view)" in said
    assert "Film from straight behind" in said
    assert "Do I overstride? Yes." in said
    assert "Take 168 steps per minute" in said


def test_two_runs_compared(run: Run) -> None:
    said = run("compare_two_runs")
    assert "Cadence: changed, +10." in said
    assert "Shank angle at contact: changed, −" in said
    assert "Hip drop" not in said


def test_steps_of_a_metric(run: Run) -> None:
    assert run("steps_of_a_metric") == ""
    drawing = run.drawing("steps_of_a_metric")
    assert "shank angle at contact, deg" in drawing
    assert "side_before, n = 16" in drawing


def test_hip_drop_over_stance(run: Run) -> None:
    assert run("hip_drop_over_stance") == ""
    # A thin line per stance and side, and both means.
    assert run.drawing("hip_drop_over_stance").count("stroke-width: 2.5") == 2


def test_a_table_of_clips(run: Run) -> None:
    said = run("table_of_clips").splitlines()
    assert [line.split()[0] for line in said[2:5]] == ["side_30fps", "side_after", "side_before"]
    assert any(line.split()[:3] == ["pelvic_drop", "wrong_view", "3"] for line in said)


def test_a_measure_of_your_own(run: Run) -> None:
    said = run("own_measure")
    assert "side_before: the hips rise and fall by 0.0" in said
    assert "strides)" in said


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
def test_scripts_use_public_names_alone(script: Path) -> None:
    tree = ast.parse(script.read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    ours = [node for node in imports if "formcheck" in ast.unparse(node)]
    assert ours
    for node in ours:
        assert isinstance(node, ast.ImportFrom)
        assert node.module == "formcheck"
        assert {alias.name for alias in node.names} <= set(formcheck.__all__)


def test_every_script_is_run_here() -> None:
    tests = Path(__file__).read_text(encoding="utf-8")
    assert [name for name in SCRIPTS if f'run("{name}")' not in tests] == []
