"""`formcheck app` after a plain install, started in a folder that nobody can write to."""

from pathlib import Path

import pytest
from command_line import Terminal
from dashboard_server import Server
from installed_copy import installed_copy

# Not even an administrator can write into it.
CLOSED = Path("/proc")


@pytest.mark.skipif(not CLOSED.is_dir(), reason="this system has no folder that is always closed")
def test_it_starts_in_a_closed_folder(terminal: Terminal, tmp_path: Path) -> None:
    installed = installed_copy(tmp_path / "installed")
    closed = Terminal(CLOSED, terminal.scratch)
    with Server.start(closed, PYTHONPATH=str(installed)) as server:
        end = server.stop()
    assert "Traceback" not in end.out + end.err
    assert list(terminal.scratch.iterdir()) == []
