"""What is kept of clips, on the command line."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from command_line import Terminal
from drawn_run import DrawnRun

from formcheck.cli import app
from formcheck.kept_files import FOLDER, MOST_MB, KeptFiles


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> KeptFiles:
    monkeypatch.setenv(FOLDER, str(tmp_path / "cache"))
    monkeypatch.setenv(MOST_MB, "")
    return KeptFiles(tmp_path / "cache")


def said(*words: str) -> str:
    done = CliRunner().invoke(app, ["cache", *words])
    assert done.exit_code == 0, done.output
    return done.output


def test_it_says_how_much_is_where(kept: KeptFiles) -> None:
    assert said().startswith("0 clips, 0.0 of 200 MB, in ")
    kept.put("a", b"one")
    assert said().startswith(f"1 clip, 0.0 of 200 MB, in {kept.folder}\n")


def test_it_is_cleared_even_when_switched_off(
    kept: KeptFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.put("a", b"one")
    kept.put("b", b"two")
    monkeypatch.setenv(MOST_MB, "0")
    assert (
        said() == f"Nothing more is kept ({MOST_MB} is 0). Clear the rest: formcheck cache clear.\n"
    )
    assert said("clear") == "Removed: 2 clips.\n"
    assert not kept.folder.exists()


def test_an_analysis_keeps_what_its_environment_allows(
    terminal: Terminal, drawn_run: DrawnRun, tmp_path: Path
) -> None:
    """Recorded landmarks are the user's own file already; nothing is kept of them."""
    folder = tmp_path / "cache"
    end = terminal.run("analyze", *drawn_run.words, **{FOLDER: str(folder), MOST_MB: "5"})
    assert end.code == 0, end.err
    assert not folder.exists()
