"""A system that lacks what only POSIX has, as Windows does: code to run before anything else."""

import os
from pathlib import Path

# Libraries may use what they find, we may not; number 0 is Ctrl-C to a process there.
WITHOUT_POSIX = """
import filelock, os, platformdirs, signal, sys
del signal.SIGHUP, os.getuid, os.geteuid
sys.modules["fcntl"] = sys.modules["pwd"] = sys.modules["resource"] = None
kill = os.kill
os.kill = lambda process, sent: kill(process, sent or signal.SIGINT)
"""


def without_posix(folder: Path) -> dict[str, str]:
    """Return the environment in which every Python, and so every child, starts with that."""
    (folder / "sitecustomize.py").write_text(WITHOUT_POSIX, encoding="utf-8")
    searched = [str(folder), os.environ.get("PYTHONPATH", "")]
    return {"PYTHONPATH": os.pathsep.join(filter(None, searched))}
