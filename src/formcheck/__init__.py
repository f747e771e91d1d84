"""formcheck: measures pelvic drop, cadence and overstriding from a clip of a treadmill run."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from formcheck.version import __version__

if TYPE_CHECKING:
    from formcheck.comparison import compare
    from formcheck.errors import (
        AnalysisCancelledError,
        AnalysisDiedError,
        ComputerFullError,
        FormcheckError,
        HipPointsError,
        InstallationError,
        NoRunnerError,
        OutputError,
        RecordingError,
        SavedReportError,
        SettingsError,
        SeveralRunnersError,
        TooLargeError,
        UnreadableVideoError,
    )
    from formcheck.filming import check_filming
    from formcheck.hip_points import load_hip_points, save_hip_points
    from formcheck.one_run import combine, restate
    from formcheck.pipeline import analyze
    from formcheck.pose import BlazePose, PoseSource, pose_from_coco17, pose_from_halpe26
    from formcheck.records import (
        Answer,
        AnswerVerdict,
        Change,
        Comparison,
        Difference,
        ErrorAtContact,
        FilmingCheck,
        FilmingItem,
        FilmingStatus,
        FilmingTopic,
        Garment,
        HandLine,
        HandMark,
        Limits,
        Measurement,
        NotMeasured,
        Question,
        Reason,
        Report,
        Run,
        Settings,
        Side,
        Step,
        TapeClicks,
        Verdict,
        View,
    )
    from formcheck.saved_report import from_dict, load, save, to_dict
    from formcheck.shown_tape import follow_clicked_tape

__all__ = [
    "AnalysisCancelledError",
    "AnalysisDiedError",
    "Answer",
    "AnswerVerdict",
    "BlazePose",
    "Change",
    "Comparison",
    "ComputerFullError",
    "Difference",
    "ErrorAtContact",
    "FilmingCheck",
    "FilmingItem",
    "FilmingStatus",
    "FilmingTopic",
    "FormcheckError",
    "Garment",
    "HandLine",
    "HandMark",
    "HipPointsError",
    "InstallationError",
    "Limits",
    "Measurement",
    "NoRunnerError",
    "NotMeasured",
    "OutputError",
    "PoseSource",
    "Question",
    "Reason",
    "RecordingError",
    "Report",
    "Run",
    "SavedReportError",
    "Settings",
    "SettingsError",
    "SeveralRunnersError",
    "Side",
    "Step",
    "TapeClicks",
    "TooLargeError",
    "UnreadableVideoError",
    "Verdict",
    "View",
    "__version__",
    "analyze",
    "check_filming",
    "combine",
    "compare",
    "follow_clicked_tape",
    "from_dict",
    "load",
    "load_hip_points",
    "pose_from_coco17",
    "pose_from_halpe26",
    "restate",
    "save",
    "save_hip_points",
    "to_dict",
]

_SAVED = "formcheck.saved_report"
_POSE = "formcheck.pose"
_HOMES = {
    "analyze": "formcheck.pipeline",
    "check_filming": "formcheck.filming",
    "compare": "formcheck.comparison",
    **dict.fromkeys(("load_hip_points", "save_hip_points"), "formcheck.hip_points"),
    "follow_clicked_tape": "formcheck.shown_tape",
    **dict.fromkeys(("combine", "restate"), "formcheck.one_run"),
    **dict.fromkeys(("from_dict", "load", "save", "to_dict"), _SAVED),
    **dict.fromkeys(("BlazePose", "PoseSource", "pose_from_coco17", "pose_from_halpe26"), _POSE),
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for: `import formcheck` alone does nothing."""
    if name not in __all__:
        raise AttributeError(f"module 'formcheck' has no attribute {name!r}")
    usual = "formcheck.errors" if name.endswith("Error") else "formcheck.records"
    return getattr(import_module(_HOMES.get(name, usual)), name)
