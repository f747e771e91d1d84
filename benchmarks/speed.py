"""Time and memory of whole analyses: a sample clip, and the same clip several times over.

Run with `make speed`. Each analysis is a process of its own, measured by the operating system.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from formcheck.video import VideoClip, VideoWriter

SAMPLES = Path(__file__).parents[1] / "sample_videos"
TIMES_OVER = 8


def main() -> None:
    """Print one line per clip."""
    print("clip          seconds of clip   seconds of work   largest memory, MB")
    with tempfile.TemporaryDirectory() as folder:
        long = Path(folder) / "rear_long.mp4"
        _repeat(SAMPLES / "rear_before.mp4", long)
        for clip in (SAMPLES / "side_30fps.mp4", SAMPLES / "rear_before.mp4", long):
            _measure(clip)


def _measure(clip: Path) -> None:
    started_s = time.perf_counter()
    program = (
        "import sys, resource; from pathlib import Path; from formcheck import Settings, analyze;"
        "trial = analyze(Path(sys.argv[1]), Settings(is_whole=True)).trial;"
        "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024;"
        "print(trial.clip.duration_s, peak)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(clip)], capture_output=True, text=True, check=True
    )
    work_s = time.perf_counter() - started_s
    clip_s, peak_mb = map(float, done.stdout.split())
    print(f"{clip.name:<14}{clip_s:>12.1f}{work_s:>18.1f}{peak_mb:>18.0f}")


def _repeat(source: Path, target: Path) -> None:
    """Write the clip `TIMES_OVER` times after itself."""
    clip = VideoClip(source)
    with VideoWriter(target, clip.width_px, clip.height_px) as writer:
        end_s = 0.0
        for _ in range(TIMES_OVER):
            start_s = end_s
            for frame in clip.frames():
                writer.write(start_s + frame.time_s, frame.rgb)
                # The next round starts one frame after the last picture of this one.
                end_s = start_s + frame.time_s + clip.duration_hint_s / clip.frame_count_hint


if __name__ == "__main__":
    main()
