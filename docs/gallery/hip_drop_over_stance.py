"""Hip drop over stance.

A clip from behind shows how the pelvis tilts while one leg stands. Each thin line
is one stance, from initial contact to toe-off; the thick line is their mean. The
peak of the mean is the hip drop of that side. It is drawn as the picture shows it:
the report also takes out the camera's roll.
"""

from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np

from formcheck import Settings, Side, analyze

SAMPLES = Path(__file__).parents[2] / "sample_videos"
PERCENT = np.linspace(0, 100, 101)

trial = analyze(
    SAMPLES / "rear_before.mp4",
    Settings(speed_kmh=10.08),
    landmarks_path=SAMPLES / "rear_before.landmarks.npz",
).trial

figure, panels = plt.subplots(
    1, 2, figsize=(8, 4.2), sharey=True, layout="constrained"
)
for axes, side, color in zip(
    panels, (Side.LEFT, Side.RIGHT), ("#1f6feb", "#d97706"), strict=True
):
    drops = trial.pelvis.curves[side]
    axes.plot(PERCENT, drops.drops_deg.T, color=color, alpha=0.25, linewidth=0.8)
    axes.plot(PERCENT, drops.mean_deg, color=color, linewidth=2.5)
    stances = len(drops.starts_s)
    axes.set(title=f"{side} leg stands, {stances} stances", xlabel="stance, %")
panels[0].set_ylabel("swing side lower by, deg")
figure.savefig("hip_drop_over_stance.svg")
