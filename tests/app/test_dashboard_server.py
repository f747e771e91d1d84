"""The dashboard's server: whom it serves, and what is left of it when it ends."""

import signal
import socket

import pytest
from command_line import Terminal, group_members, interrupt, wait_until
from dashboard_clips import SAMPLES
from dashboard_server import Server

pytest.importorskip("playwright", reason="playwright is not installed")

from dashboard_browser import Visit, upload

# An address of this computer alone, but another one than `localhost`.
OTHER_ADDRESS = "127.0.0.2"


def has_other_address() -> bool:
    try:
        socket.create_server((OTHER_ADDRESS, 0)).close()
    except OSError:
        return False
    return True


two_addresses = pytest.mark.skipif(
    not has_other_address(), reason="this system has one address of its own only"
)


def begin_work(server: Server, visit: Visit) -> None:
    """Upload a clip, and leave its page while it is being analysed.

    A page that is still loading its parts would report an error when the server ends.
    """
    page = visit(server.address)
    upload(page, SAMPLES / "rear_before.mp4")
    wait_until(lambda: len(server.analyses) == 1)
    page.close()
    assert len(server.uploads) == 1


@pytest.mark.parametrize(
    ("sent", "whole_group"),
    [
        pytest.param(signal.SIGINT, True, id="ctrl-c"),
        pytest.param(signal.SIGTERM, False, id="terminate"),
    ],
)
def test_a_stopped_server_leaves_nothing(
    terminal: Terminal, visit: Visit, sent: signal.Signals, whole_group: bool
) -> None:
    with Server.start(terminal) as server:
        begin_work(server, visit)
        interrupt(server.process, sent, whole_group=whole_group)
        end = server.stop()
        wait_until(lambda: group_members(server.process.pid) == [])
    assert server.left == []
    assert "Traceback" not in end.out + end.err


def test_a_killed_servers_uploads_are_gone_at_the_next_start(
    terminal: Terminal, visit: Visit
) -> None:
    with Server.start(terminal) as killed:
        begin_work(killed, visit)
        killed.stop(signal.SIGKILL)
        assert len(killed.uploads) == 1
        # Its child finds that nobody waits for the work any more.
        wait_until(lambda: group_members(killed.process.pid) == [])
    with Server.start(terminal) as following:
        assert following.uploads == []
        following.stop()
    assert terminal.left == []


@two_addresses
def test_a_server_serves_this_computer_alone(terminal: Terminal) -> None:
    with Server.start(terminal) as server:
        assert not server.listens_on(OTHER_ADDRESS)
        end = server.stop()
    assert "Warning" not in end.err
    assert server.address in end.out


@two_addresses
def test_opening_it_to_a_network_is_warned_of(terminal: Terminal) -> None:
    with Server.start(terminal, "--lan") as server:
        assert server.listens_on(OTHER_ADDRESS)
        # Streamlit can ask a host of the internet for the address of this computer.
        assert not server.asked_the_internet()
        end = server.stop()
    assert "Warning: everyone in your network can now open this dashboard" in end.err
    assert f":{server.port}" in end.out
