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
    from formcheck.pipeline import analyze
    from formcheck.pose import BlazePose, PoseSource, pose_from_coco17, pose_from_halpe26
    from formcheck.records import (
        Change,
        Comparison,
        Difference,
        ErrorAtContact,
        Limits,
        Measurement,
        NotMeasured,
        Reason,
        Report,
        Settings,
        Side,
        Step,
        Verdict,
        View,
    )
    from formcheck.saved_report import from_dict, load, save, to_dict

__all__ = [
    "AnalysisCancelledError",
    "AnalysisDiedError",
    "BlazePose",
    "Change",
    "Comparison",
    "ComputerFullError",
    "Difference",
    "ErrorAtContact",
    "FormcheckError",
    "InstallationError",
    "Limits",
    "Measurement",
    "NoRunnerError",
    "NotMeasured",
    "OutputError",
    "PoseSource",
    "Reason",
    "RecordingError",
    "Report",
    "SavedReportError",
    "Settings",
    "SettingsError",
    "SeveralRunnersError",
    "Side",
    "Step",
    "TooLargeError",
    "UnreadableVideoError",
    "Verdict",
    "View",
    "__version__",
    "analyze",
    "compare",
    "from_dict",
    "load",
    "pose_from_coco17",
    "pose_from_halpe26",
    "save",
    "to_dict",
]

_SAVED = "formcheck.saved_report"
_POSE = "formcheck.pose"
_HOMES = {
    "analyze": "formcheck.pipeline",
    "compare": "formcheck.comparison",
    **dict.fromkeys(("from_dict", "load", "save", "to_dict"), _SAVED),
    **dict.fromkeys(("BlazePose", "PoseSource", "pose_from_coco17", "pose_from_halpe26"), _POSE),
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for: `import formcheck` alone does nothing."""
    if name not in __all__:
        raise AttributeError(f"module 'formcheck' has no attribute {name!r}")
    usual = "formcheck.errors" if name.endswith("Error") else "formcheck.records"
    return getattr(import_module(_HOMES.get(name, usual)), name)
