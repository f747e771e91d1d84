"""A first report.

A clip from the side shows cadence and overstriding. Each result prints as one
sentence: the value with its 95 % interval, or the reason why there is none and what
to film instead. Each answer says in a word whether something stands out, and what
to try.
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

for answer in report.answers:
    print(f"\n{answer.title} {answer.verdict.words.capitalize()}.")
    print(answer.sentence, answer.one_change or "")
