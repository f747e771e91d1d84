"""Which files of a folder any process opens, told by the kernel."""

import ctypes
import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Of <sys/inotify.h>.
OPENED, OVERFLOW = 0x20, 0x4000
EVENT = struct.Struct("iIII")
READ_BYTES = 1 << 20


@contextmanager
def opened_in(folder: Path) -> Iterator[set[str]]:
    """Give a set that holds, when the block has ended, the names of all files opened meanwhile."""
    kernel = ctypes.CDLL(None, use_errno=True)
    events = kernel.inotify_init1(os.O_NONBLOCK)
    names: set[str] = set()
    try:
        assert kernel.inotify_add_watch(events, os.fsencode(folder), OPENED) >= 0
        yield names
        names.update(_names(events))
    finally:
        os.close(events)


def _names(events: int) -> Iterator[str]:
    while True:
        try:
            told = os.read(events, READ_BYTES)
        except BlockingIOError:
            return
        while told:
            _, what, _, length = EVENT.unpack_from(told)
            assert not what & OVERFLOW
            yield os.fsdecode(told[EVENT.size : EVENT.size + length].rstrip(b"\0"))
            told = told[EVENT.size + length :]
