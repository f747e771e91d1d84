"""A table of several clips.

`to_dataframe` gives the results of one report as a table of pandas, a row per
metric. Joined and turned, they make a table with a row per clip, ready for a
spreadsheet. A metric that was not measured has no value; the table of one report
gives the reason beside it.
"""

from pathlib import Path

import pandas as pd

from formcheck import analyze

SAMPLES = Path(__file__).parents[2] / "sample_videos"

tables = {}
for name in ("side_before", "side_after", "side_30fps"):
    report = analyze(
        SAMPLES / f"{name}.mp4", landmarks_path=SAMPLES / f"{name}.landmarks.npz"
    )
    tables[name] = report.to_dataframe()

results = pd.concat(tables, names=["clip"]).reset_index("clip")
measured = results.dropna(subset="value")

print(
    measured.pivot(index="clip", columns="metric", values="value")
    .round(2)
    .to_string()
)
print()
print(
    measured.set_index(["clip", "metric"])[["low", "high", "n"]]
    .round(2)
    .to_string()
)
print()
print(
    results[results["value"].isna()]
    .groupby(["metric", "reason"])
    .size()
    .to_string()
)
