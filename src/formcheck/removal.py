"""Remove a folder, even while another program briefly holds a file in it."""

import shutil
import time
from pathlib import Path

# Windows cannot remove an open file, and a virus scanner opens every new file for some tenths of a
# second.
PATIENCE_S = 1.0
_TRY_EVERY_S = 0.05


def remove(folder: Path) -> bool:
    """Remove a folder and its content, and return whether it is gone; raises nothing."""
    last_s = time.monotonic() + PATIENCE_S
    shutil.rmtree(folder, ignore_errors=True)
    while folder.exists() and time.monotonic() < last_s:
        time.sleep(_TRY_EVERY_S)
        shutil.rmtree(folder, ignore_errors=True)
    return not folder.exists()
