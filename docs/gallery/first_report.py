"""A first report.

A clip from the side shows cadence and overstriding. Each result prints as one
sentence: the value with its 95 % interval, or the reason why there is none and what
to film instead. A finding says what a value means at the belt's speed, and offers a
cue.
"""

from pathlib import Path

from formcheck import Settings, analyze

SAMPLES = Path(__file__).parents[2] / "sample_videos"

report = analyze(
    SAMPLES / "side_before.mp4",
    Settings(speed_kmh=10.44, height_cm=178.0),
    landmarks_path=SAMPLES / "side_before.landmarks.npz",
)

print(report, "\n")
for result in report.measured:
    print(result)

print("\nNot in this view:\n" + str(report["pelvic_drop"]))

print("\nWhat it means:")
for finding in report.findings:
    print("-", finding.meaning, finding.cue or "")
