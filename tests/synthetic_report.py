"""Reports of made-up runs, through the real analyzers and findings."""

from dataclasses import replace
from pathlib import Path

from synthetic_runner import PICTURE_PX, Run, pose_of, trial_of

from formcheck.analyzers import measure_all
from formcheck.camera import belt_speed
from formcheck.findings import answer_questions, interpret, professional_advice
from formcheck.records import FloatArray, Report, Settings, Trial, View
from formcheck.video import VideoClip

REAR = Run(view=View.REAR)
SIDE = Run(view=View.RIGHT)
# Three steps: too few for any metric.
SHORT = Run(view=View.RIGHT, duration_s=1.5)
EASY_KMH = 10.0


def report_of(run: Run, *, name: str = "run.mp4", settings: Settings | None = None) -> Report:
    """Return the report of a run; its clip is a record only, without a file."""
    trial = trial_of(run)
    return report_on(replace(trial, clip=replace(trial.clip, name=name)), run, settings)


def report_on_clip(run: Run, path: Path, times_s: FloatArray) -> Report:
    """Return a report whose landmarks fit into the pictures of a real file."""
    clip = VideoClip(path)
    trial = trial_of(run)
    scale = clip.width_px / PICTURE_PX[0]
    pose, pose_at_contact = (
        pose.changed(scale * pose.xy_px, "scaled to the picture")
        for pose in (trial.gait.pose, trial.gait.pose_at_contact)
    )
    gait = replace(trial.gait, pose=pose, pose_at_contact=pose_at_contact)
    return report_on(replace(trial, clip=clip.info(times_s), gait=gait), run)


def report_on(trial: Trial, run: Run, settings: Settings | None = None) -> Report:
    """Return the report of a trial."""
    settings = settings or Settings()
    belt = trial.gait.belt_leg_lengths_per_s
    speed = belt_speed(settings.speed_m_s, settings.height_cm, belt)
    trial = replace(trial, speed=speed)
    results = measure_all(trial)
    return Report(
        trial=trial,
        recorded_pose=pose_of(run),
        results=results,
        answers=answer_questions(results, speed=speed, scale=None),
        findings=interpret(results, speed=speed, scale=None),
        professional_advice=professional_advice(),
        settings=settings,
        versions=(("formcheck", "1.2.3"), ("numpy", "1.26.4")),
    )
