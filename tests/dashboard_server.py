"""The dashboard's server as a user starts it, and what a browser does with it."""

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from command_line import Ended, Terminal, ended, group_members, wait_until

from formcheck.shipped import site_folder

# As it is written beside the name of a file whose upload is complete.
SIZE = re.compile(r"\d\.\d[KM]?B")


@dataclass(frozen=True)
class Server:
    """A running server, whose ways to the internet all end at a listener of our own.

    A context manager that leaves no process behind, whatever happens inside.
    """

    process: "subprocess.Popen[str]"
    terminal: Terminal
    port: int
    way_out: socket.socket

    @classmethod
    def start(cls, terminal: Terminal, *options: str, **environment: str) -> Self:
        """Start it on a free port and wait until it answers."""
        return cls._start(terminal, "formcheck", "app", *options, **environment)

    @classmethod
    def start_page(cls, terminal: Terminal, page: Path, **environment: str) -> Self:
        """Start a server of one page that is not the dashboard's, with the dashboard's settings."""
        shutil.copytree(site_folder() / ".streamlit", terminal.folder / ".streamlit")
        return cls._start(terminal, "streamlit", "run", str(page), **environment)

    @classmethod
    def _start(cls, terminal: Terminal, module: str, *words: str, **environment: str) -> Self:
        port = _free_port()
        way_out = socket.create_server(("127.0.0.1", 0))
        proxy = f"http://127.0.0.1:{way_out.getsockname()[1]}"
        option = f"--port={port}" if module == "formcheck" else f"--server.port={port}"
        process = terminal.start_module(
            module,
            *words,
            option,
            # No window for whoever runs the tests.
            STREAMLIT_SERVER_HEADLESS="true",
            HTTP_PROXY=proxy,
            HTTPS_PROXY=proxy,
            http_proxy=proxy,
            https_proxy=proxy,
            no_proxy="",
            **environment,
        )
        server = cls(process, terminal, port, way_out)
        try:
            wait_until(server._answers)
        except BaseException:
            server._end()
            raise
        return server

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def left(self) -> list[str]:
        """All that it keeps in the folder for temporary files."""
        return self.terminal.left

    @property
    def uploads(self) -> list[Path]:
        return list(self.terminal.scratch.glob("formcheck-uploads-*/uploads/*/clip"))

    @property
    def analyses(self) -> list[int]:
        """The processes that analyse a clip."""
        members = group_members(self.process.pid)
        return [pid for pid in members if b"formcheck.jobs.worker" in _command(pid)]

    def listens_on(self, address: str) -> bool:
        try:
            socket.create_connection((address, self.port), timeout=1.0).close()
        except OSError:
            return False
        return True

    def asked_the_internet(self) -> bool:
        """Whether it tried to reach any other computer."""
        self.way_out.setblocking(False)
        try:
            self.way_out.accept()[0].close()
        except BlockingIOError:
            return False
        return True

    def stop(self, sent: signal.Signals = signal.SIGTERM) -> Ended:
        """End it if it still runs."""
        if self.process.poll() is None:
            self.process.send_signal(sent)
        return ended(self.process)

    def _end(self) -> None:
        if self.process.poll() is None:
            if hasattr(os, "killpg"):
                os.killpg(self.process.pid, signal.SIGKILL)
            else:
                self.process.kill()
            ended(self.process)
        self.way_out.close()

    def _answers(self) -> bool:
        assert self.process.poll() is None, ended(self.process)
        connection = http.client.HTTPConnection("localhost", self.port, timeout=5.0)
        try:
            connection.request("GET", "/_stcore/health")
            return connection.getresponse().status == http.HTTPStatus.OK
        except OSError:
            return False
        finally:
            connection.close()


def _free_port() -> int:
    with socket.create_server(("localhost", 0)) as taken:
        port: int = taken.getsockname()[1]
    return port


def _command(process: int) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        # It ended meanwhile.
        return b""
