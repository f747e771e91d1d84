"""What pages show is what formcheck does: tables of the samples, figures, code."""

import io
import re
from pathlib import Path
from types import ModuleType

import pytest
from rich.console import Console, RenderableType
from synthetic_runner import Run, mirrored_trial_of, trial_of

from formcheck import Comparison, Report, Settings, analyze, compare
from formcheck.exporters.comparison_table import comparison_summary
from formcheck.exporters.terminal import summary
from formcheck.records import Difference, Measurement, NotMeasured, Reason, View

PROJECT = Path(__file__).parents[2]
SAMPLES = PROJECT / "sample_videos"


def page(name: str) -> str:
    return (PROJECT / "docs" / f"{name}.md").read_text(encoding="utf-8")


def blocks(name: str, language: str) -> list[str]:
    """Return a page's blocks of code in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", page(name), re.DOTALL | re.MULTILINE)


def printed(what: RenderableType) -> str:
    """Return what a wide terminal shows, with single spaces."""
    console = Console(file=io.StringIO(), width=1000)
    console.print(what)
    assert isinstance(console.file, io.StringIO)
    return " ".join(console.file.getvalue().split())


@pytest.fixture(scope="module")
def pair() -> Comparison:
    """The samples that pages show."""
    return compare(report_of("side_before"), report_of("side_after"))


def report_of(name: str) -> Report:
    return analyze(
        SAMPLES / f"{name}.mp4",
        Settings(speed_kmh=10.44, height_cm=178.0),
        landmarks_path=SAMPLES / f"{name}.landmarks.npz",
    )


def test_the_first_report_is_the_samples(pair: Comparison) -> None:
    shown = printed(summary(pair.before))
    lines = [line for block in blocks("first_report", "text") for line in block.splitlines()]
    assert len(lines) > 6
    assert [line for line in lines if " ".join(line.split()) not in shown] == []


def test_the_comparison_is_the_samples(pair: Comparison) -> None:
    shown = printed(comparison_summary(pair))
    (block,) = blocks("compare", "text")
    assert [line for line in block.splitlines() if " ".join(line.split()) not in shown] == []


@pytest.mark.parametrize(
    ("metric", "words"),
    [("shank_angle", "true change of −7.1° is read as"), ("knee_flexion_at_contact", "4.9° as")],
)
def test_the_differences_of_the_sample_pair_are_told(
    pair: Comparison, metric: str, words: str
) -> None:
    """As `value (low to high)`, with a true minus."""
    difference = pair[metric].difference
    assert isinstance(difference, Difference)
    value, low, high = (
        f"{number:.1f}".replace("-", "−")
        for number in (difference.value, difference.low, difference.high)
    )
    text = " ".join(page("metrics").split())
    assert re.search(rf"{words} {value}° \({low}(?:°)? to {high}\)", text)


@pytest.fixture(scope="module")
def own_metric() -> ModuleType:
    """The module that the page on a metric of one's own writes down."""
    (written,) = blocks("own_metric", "python")
    module = ModuleType("formcheck.analyzers.vertical_oscillation")
    exec(compile(written, "docs/own_metric.md", "exec"), vars(module))
    return module


@pytest.mark.parametrize("view", [View.LEFT, View.RIGHT])
def test_the_metric_of_the_page_measures(own_metric: ModuleType, view: View) -> None:
    run = Run(view=view)
    for trial in (trial_of(run), mirrored_trial_of(run)):
        result = own_metric.measure(trial)
        assert isinstance(result, Measurement)
        assert result.value == pytest.approx(2.0 * run.bounce, abs=0.002)


def test_the_metric_of_the_page_is_refused_where_it_is_not_seen(own_metric: ModuleType) -> None:
    result = own_metric.measure(trial_of(Run(view=View.REAR)))
    assert isinstance(result, NotMeasured)
    assert result.reason is Reason.WRONG_VIEW
