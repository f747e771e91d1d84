"""Masters on disk."""

from pathlib import Path

from benchmarks.evaluation.master import Master
from benchmarks.evaluation.store import Store, sources
from benchmarks.runner import render_clip


def rendered(master: Master, store: Store) -> Path:
    """Return the master's clip; its truth lies beside it as `<stem>.truth.json`."""

    def make(path: Path) -> None:
        render_clip(master.spec, path)

    return store.kept(f"{master.name}.mp4", render_key(master), make)


def render_key(master: Master) -> str:
    """Return what the pictures depend on."""
    return f"{master.spec} {sources('benchmarks/runner', 'src/formcheck/video/writer.py')}"
