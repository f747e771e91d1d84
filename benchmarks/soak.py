"""Two hundred analyses in one server, good and bad mixed, four users at once.

Run with `make soak`: writes the figures into `docs/reliability.md` and fails when something grows,
is left behind, or comes out otherwise than alone.
"""

import argparse
import gc
import io
import json
import os
import random
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from formcheck import analyze
from formcheck.exporters.json_report import to_json
from formcheck.jobs import Done, Failed, JobQueue, Pending
from formcheck.records import Settings
from formcheck.video import VideoClip, VideoWriter

ROOT = Path(__file__).parents[1]
PAGE, TEMPLATE = ROOT / "docs" / "reliability.md", Path(__file__).with_name("soak.md")
SAMPLES = ROOT / "sample_videos"
ANALYSES, USERS = 200, 4
# As long as seven steps of each leg take, with some to spare.
GOOD_S = 7.0
LOOK_EVERY_S = 0.2
# Allowed from the first quarter of the run to the last: allocators keep some of what they got.
MAX_GROWTH_MB = 30.0


@dataclass(frozen=True)
class Upload:
    """A file, and the JSON report it gives alone; None for one that cannot be read."""

    name: str
    content: bytes
    report: str | None


@dataclass(frozen=True)
class Sample:
    """The server's process after so many analyses."""

    done: int
    memory_mb: float
    open_files: int
    threads: int


def main() -> None:
    """Run the soak and write the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__)
    parser.add_argument("--analyses", type=int, default=ANALYSES, help="how many")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        uploads = _uploads(Path(name))
        folder = Path(name) / "server"
        folder.mkdir()
        began_s = time.monotonic()
        samples, faults = _run(folder, uploads, asked.analyses)
        work_s = time.monotonic() - began_s
        faults += [f"left behind: {path.name}" for path in folder.rglob("*")]
    faults += _growth(samples)
    _write(samples, faults, uploads, work_s)
    print(*faults, sep="\n")
    sys.exit(1 if faults else 0)


def _uploads(folder: Path) -> list[Upload]:
    good = []
    for sample in ("side_30fps", "rear_before"):
        path = folder / f"{sample}.mp4"
        _shorten(SAMPLES / f"{sample}.mp4", path)
        good.append(Upload(path.name, path.read_bytes(), _said(analyze(path))))
    whole = good[0].content
    flipped = bytearray(whole)
    draw = random.Random(7)
    for _ in range(200):
        flipped[draw.randrange(2000, len(flipped))] ^= 255
    bad = {
        "text.mp4": b"Not a video.",
        "empty.mp4": b"",
        "cut.mp4": whole[: len(whole) // 2],
        "page.mp4": b"<html><script>alert(1)</script></html>",
        "playlist.mp4": b"#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:9/a.ts\n",
    }
    return [
        *good,
        *(Upload(name, content, None) for name, content in bad.items()),
        Upload("damaged.mp4", bytes(flipped), ""),
    ]


def _shorten(source: Path, target: Path) -> None:
    clip = VideoClip(source, part_s=(0.0, GOOD_S))
    with VideoWriter(target, clip.width_px, clip.height_px) as writer:
        for number, frame in enumerate(clip.frames()):
            # Half of sixty frames per second are enough here.
            if clip.frame_count_hint < 40 * GOOD_S or number % 2 == 0:
                writer.write(frame.time_s, frame.rgb)


def _said(report: object) -> str:
    return json.dumps(to_json(report))  # type: ignore[arg-type]


def _run(folder: Path, uploads: Sequence[Upload], analyses: int) -> tuple[list[Sample], list[str]]:
    queue = JobQueue(folder)
    samples, faults, lock = [_sample(0)], [], threading.Lock()

    def user(number: int) -> None:
        # Good ones are half of all, and never in the same order for two users.
        upload = uploads[number % 2] if number % 4 < 2 else uploads[2 + number % (len(uploads) - 2)]
        fault = _checked(queue, upload)
        with lock:
            faults.extend(fault)
            samples.append(_sample(len(samples)))
            if len(samples) % 20 == 0:
                print(samples[-1], flush=True)

    with ThreadPoolExecutor(USERS) as users:
        list(users.map(user, range(analyses)))
    queue.close()
    return samples, faults


def _checked(queue: JobQueue, upload: Upload) -> list[str]:
    """Send an upload through the queue as a page does, and return what was wrong."""
    token = queue.open(upload.name, io.BytesIO(upload.content), Settings())
    while (check := queue.look(token)) is not None and isinstance(check.state, Pending):
        time.sleep(LOOK_EVERY_S)
    state = None if check is None else check.state
    queue.forget(token)
    if upload.report == "":
        return []
    if upload.report is None:
        return [] if isinstance(state, Failed) else [f"{upload.name}: expected a sentence"]
    if not isinstance(state, Done):
        return [f"{upload.name}: expected a report, found {state}"]
    same = _said(state.report) == upload.report
    return [] if same else [f"{upload.name}: another report than alone"]


def _sample(done: int) -> Sample:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    memory_mb = pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    open_files = len(list(Path("/proc/self/fd").iterdir()))
    return Sample(done, memory_mb, open_files, threading.active_count())


def _growth(samples: Sequence[Sample]) -> list[str]:
    """What grew from the first quarter to the last, once everything had been used."""
    quarter = max(1, len(samples) // 4)
    first, last = samples[quarter : 2 * quarter], samples[-quarter:]
    grown_mb = max(s.memory_mb for s in last) - max(s.memory_mb for s in first)
    files = max(s.open_files for s in last) - max(s.open_files for s in first)
    faults = [f"memory grew by {grown_mb:.0f} MB"] if grown_mb > MAX_GROWTH_MB else []
    return [*faults, *([f"open files grew by {files}"] if files > 2 * USERS else [])]


def _write(
    samples: Sequence[Sample], faults: Sequence[str], uploads: Sequence[Upload], work_s: float
) -> None:
    step = max(1, (len(samples) - 1) // 8)
    rows = [
        f"| {s.done} | {s.memory_mb:.0f} | {s.open_files} | {s.threads} |" for s in samples[::step]
    ]
    text = TEMPLATE.read_text(encoding="utf-8").format(
        analyses=len(samples) - 1,
        users=USERS,
        minutes=f"{work_s / 60.0:.0f}",
        uploads=", ".join(f"`{upload.name}`" for upload in uploads),
        rows="\n".join(rows),
        faults="\n".join(f"- {fault}" for fault in faults) or "None.",
    )
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
