"""Remove a folder, also where a file in it is still held for a moment."""

import shutil
import time
from pathlib import Path

# Windows removes no file that is open, and a virus scanner opens every new one for some tenths of
# a second.
PATIENCE_S = 1.0
_TRY_EVERY_S = 0.05


def remove(folder: Path) -> bool:
    """Remove a folder with all that is in it, and return whether it is gone; raises nothing."""
    last_s = time.monotonic() + PATIENCE_S
    shutil.rmtree(folder, ignore_errors=True)
    while folder.exists() and time.monotonic() < last_s:
        time.sleep(_TRY_EVERY_S)
        shutil.rmtree(folder, ignore_errors=True)
    return not folder.exists()
