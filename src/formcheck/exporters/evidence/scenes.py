"""All freeze frames of a report."""

from formcheck.exporters.evidence.cadence import cadence_scenes
from formcheck.exporters.evidence.evidence import Evidence
from formcheck.exporters.evidence.hip_drop import hip_drop_scenes
from formcheck.exporters.evidence.overstriding import overstriding_scenes
from formcheck.exporters.evidence.scene import Scene
from formcheck.records import Report


def scenes_of(report: Report) -> list[Scene]:
    """Return the plan of every freeze frame, in the order of `evidence_of`."""
    return [*hip_drop_scenes(report), *cadence_scenes(report), *overstriding_scenes(report)]


def evidence_of(report: Report) -> tuple[Evidence, ...]:
    """Return the freeze frames of a report: of each question that has a measurement.

    Parameters
    ----------
    report
        Report of a clip.

    Examples
    --------
    >>> report = formcheck.analyze("run.mp4", landmarks_path="run.npz")
    >>> [evidence.file_name for evidence in evidence_of(report)]
    ['cadence.jpg', 'overstriding_right.jpg']
    """
    return tuple(scene.evidence for scene in scenes_of(report))
