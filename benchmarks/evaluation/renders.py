"""Masters on disk."""

from pathlib import Path

from benchmarks.evaluation.master import Master
from benchmarks.evaluation.store import Store
from benchmarks.runner import edition_of, render_clip


def rendered(master: Master, store: Store) -> Path:
    """Return the master's clip; its truth lies beside it as `<stem>.truth.json`."""

    def make(path: Path) -> None:
        render_clip(master.spec, path)

    return store.kept(f"{master.name}.mp4", edition_of(master.spec), make)
