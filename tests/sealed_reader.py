"""Reads files of unknown intent in a child process: no network, no writing, bounded memory.

Run as a script it is that child: it reads the files it is told of and prints a line about each.
"""

import json
import select
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import sealed

# What one file may take: seconds, and memory in all (the libraries alone take some 100 MB).
PATIENCE_S = 10.0
MEMORY_BYTES = 3 * 2**30
PROCESSOR_S = 120
MEGABYTE_KB = 1024
DESCRIPTORS = Path("/proc/self/fd")


@dataclass(frozen=True)
class Outcome:
    """What became of one file.

    Attributes
    ----------
    name
        Of the file.
    sentence
        With which it was refused, or what went wrong with the process; None when it was shown.
    kind
        Name of the error; None when it was shown.
    times_s
        Of its pictures.
    took_s, peak_mb
        Time, and the most memory that the process had meanwhile.
    left_open
        Descriptors that stayed open.
    """

    name: str
    sentence: str | None = None
    kind: str | None = None
    times_s: tuple[float, ...] = ()
    took_s: float = 0.0
    peak_mb: float = 0.0
    left_open: int = 0


def read_sealed(paths: Sequence[Path]) -> dict[str, Outcome]:
    """Read files, and return what became of each, also when reading one ends the child."""
    outcomes: dict[str, Outcome] = {}
    left = list(paths)
    while left:
        for outcome in _read_until_the_end(left):
            outcomes[outcome.name] = outcome
            left.pop(0)
    return outcomes


def _read_until_the_end(paths: Sequence[Path]) -> Iterator[Outcome]:
    words = [sys.executable, __file__, *map(str, paths)]
    # Without a buffer, or a line could wait in it unseen.
    with subprocess.Popen(
        words, bufsize=0, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as child:
        assert child.stdout is not None
        for path in paths:
            ready, _, _ = select.select([child.stdout], [], [], 2 * PATIENCE_S)
            if not ready:
                child.kill()
                yield Outcome(path.name, "no end", "Hang")
                return
            line = child.stdout.readline()
            if not line:
                yield Outcome(path.name, f"ended with code {child.wait()}", "Crash")
                return
            fields = json.loads(line)
            yield Outcome(**{**fields, "times_s": tuple(fields["times_s"])})


def _read(path: Path) -> Outcome:
    from formcheck.errors import FormcheckError

    before, start = _descriptors(), time.monotonic()
    _forget_peak()
    sentence: str | None = None
    kind: str | None = None
    times_s: tuple[float, ...] = ()
    try:
        times_s = _times_s(path)
    except FormcheckError as error:
        sentence, kind = str(error), type(error).__name__
    except Exception as error:  # noqa: BLE001 - whatever else it is, the test is to see it
        sentence, kind = repr(error), "Escape"
    took_s = time.monotonic() - start
    left_open = _descriptors() - before
    return Outcome(path.name, sentence, kind, times_s, took_s, _peak_mb(), left_open)


def _times_s(path: Path) -> tuple[float, ...]:
    import numpy as np

    from formcheck.video import VideoClip

    clip = VideoClip(path)
    times_s = tuple(frame.time_s for frame in clip.frames())
    clip.info(np.array(times_s))
    assert clip.duration_hint_s >= 0.0
    assert clip.frame_count_hint >= 0
    list(clip.frames([times_s[-1]]))
    return times_s


def _descriptors() -> int:
    return len(list(DESCRIPTORS.iterdir()))


def _forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5")


def _peak_mb() -> float:
    status = Path("/proc/self/status").read_text()
    (peak,) = [line for line in status.splitlines() if line.startswith("VmHWM")]
    return int(peak.split()[1]) / MEGABYTE_KB


def _main() -> None:
    sealed.forbid_network()
    sealed.forbid_writing()
    import formcheck.video  # noqa: F401 - its own time and memory are not the file's

    sealed.limit(MEMORY_BYTES, PROCESSOR_S)
    for word in sys.argv[1:]:
        sys.stdout.write(json.dumps(asdict(_read(Path(word)))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _main()
