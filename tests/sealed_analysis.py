"""Run as a script: analyses a clip without any network, and prints all that libraries log.

The words are: the clip; a folder for scratch files; and recorded landmarks, if there are any. With
landmarks nothing may be written at all.
"""

import logging
import sys
import time
from pathlib import Path

import sealed

LONGEST_S = 120.0


def main(clip: Path, scratch: Path, landmarks: Path | None) -> None:
    sealed.forbid_network()
    logging.basicConfig(level=logging.DEBUG, stream=sys.stdout)
    if landmarks is not None:
        sealed.forbid_writing()
        results = _analysed(clip, landmarks)
    else:
        results = _analysed_by_the_model(clip, scratch)
    sys.stdout.write(f"\nfinished with {results} results\n")


def _analysed(clip: Path, landmarks: Path) -> int:
    from formcheck.pipeline import analyze

    return len(analyze(clip, landmarks_path=landmarks).results)


def _analysed_by_the_model(clip: Path, scratch: Path) -> int:
    from formcheck.jobs import Job, JobProcess
    from formcheck.records import Settings

    job = Job(clip, Settings(), outputs={"video": scratch / "annotated.mp4"})
    deadline = time.monotonic() + LONGEST_S
    with JobProcess(job, scratch) as process:
        while (report := process.poll(0.1)) is None:
            assert time.monotonic() < deadline
        for messages in scratch.glob("*/messages.txt"):
            sys.stdout.write(messages.read_text(errors="replace"))
    return len(report.results)


if __name__ == "__main__":
    words = [Path(word) for word in sys.argv[1:]]
    main(words[0], words[1], words[2] if len(words) > 2 else None)
