"""Plot the steps of a metric.

A measurement keeps the value of each step and the time at which it happened. Here
is the shank angle at initial contact of every step in two clips of one runner. The
line is the reported value, the band its 95 % interval: it is wider than the scatter
of the steps, because it holds the error of the method too.
"""

from pathlib import Path

import matplotlib.pyplot as plt

from formcheck import Measurement, analyze

SAMPLES = Path(__file__).parents[2] / "sample_videos"
COLORS = {"side_before": "#d97706", "side_after": "#1f6feb"}

figure, axes = plt.subplots(figsize=(8, 4.5), layout="constrained")
for name, color in COLORS.items():
    report = analyze(
        SAMPLES / f"{name}.mp4", landmarks_path=SAMPLES / f"{name}.landmarks.npz"
    )
    shank = report["shank_angle"]
    if not isinstance(shank, Measurement):
        raise SystemExit(str(shank))
    axes.axhspan(shank.low, shank.high, color=color, alpha=0.15, linewidth=0)
    axes.axhline(shank.value, color=color)
    axes.plot(
        shank.times_s,
        shank.values,
        "o",
        color=color,
        label=f"{name}, n = {shank.n}",
    )
axes.set(xlabel="time, s", ylabel="shank angle at contact, deg")
axes.legend(loc="center right")
figure.savefig("steps_of_a_metric.svg")
