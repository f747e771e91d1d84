"""Seals that a process puts on itself, kept by the kernel: whatever library it loads, they hold."""

import ctypes
import platform
import socket
import struct
import sys

# Of <linux/prctl.h>, <linux/seccomp.h>, <linux/audit.h> and <linux/filter.h>.
NO_NEW_PRIVILEGES, SET_FILTER, FILTER_MODE = 38, 22, 2
ALLOW, KILL_PROCESS = 0x7FFF0000, 0x80000000
LOAD, JUMP_IF_EQUAL, RETURN = 0x20, 0x15, 0x06
CALL_AT, MACHINE_AT, FIRST_ARGUMENT_AT = 0, 4, 16
# By machine: its number, and that of its call to make a socket.
MACHINES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def can_seal() -> bool:
    """Whether this system has the means."""
    return sys.platform == "linux" and platform.machine() in MACHINES


def forbid_network() -> None:
    """End this process by SIGSYS when any of its code makes an internet socket.

    Threads that run already are not sealed: call it first of all.
    """
    machine, make_socket = MACHINES[platform.machine()]
    program = _instructions(
        (LOAD, 0, 0, MACHINE_AT),
        (JUMP_IF_EQUAL, 0, 5, machine),
        (LOAD, 0, 0, CALL_AT),
        (JUMP_IF_EQUAL, 0, 3, make_socket),
        (LOAD, 0, 0, FIRST_ARGUMENT_AT),
        (JUMP_IF_EQUAL, 2, 0, socket.AF_INET),
        (JUMP_IF_EQUAL, 1, 0, socket.AF_INET6),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, KILL_PROCESS),
    )
    kernel = ctypes.CDLL(None, use_errno=True)
    filtered = _Program(len(program) // 8, program)
    if kernel.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0) or kernel.prctl(
        SET_FILTER, FILTER_MODE, ctypes.byref(filtered), 0, 0
    ):
        raise OSError(ctypes.get_errno(), "the kernel takes no filter")


def forbid_writing() -> None:
    """Let every write to a file fail; pipes go on."""
    # Windows has no such module, and must still collect the tests that are skipped there.
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit(memory_bytes: int, processor_s: int) -> None:
    """Bound what this process may take from now on."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (processor_s, processor_s))


def _instructions(*steps: tuple[int, int, int, int]) -> bytes:
    return b"".join(struct.pack("=HBBI", *step) for step in steps)
