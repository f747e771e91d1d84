"""Compare two runs.

Two clips of one runner, before and after a change of form. `compare` gives each
metric a verdict: *changed*, *within noise*, *uncertain* or *not comparable*. A
difference counts when its 95 % interval excludes zero and when it is larger than
what two clips of the same running differ by.
"""

from pathlib import Path

from formcheck import Report, Settings, Verdict, analyze, compare

SAMPLES = Path(__file__).parents[2] / "sample_videos"


def measured(name: str) -> Report:
    """Return the report of a sample clip."""
    return analyze(
        SAMPLES / f"{name}.mp4",
        Settings(speed_kmh=10.44),
        landmarks_path=SAMPLES / f"{name}.landmarks.npz",
    )


comparison = compare(measured("side_before"), measured("side_after"))

print(comparison, "\n")
for change in comparison.changes:
    if change.verdict is not Verdict.NOT_COMPARABLE:
        print(change)
        print("    before:", change.before)
        print("    after: ", change.after)

print("\nWhat to know before trusting it:")
for caveat in comparison.caveats:
    print("-", caveat)
