"""formcheck: measures pelvic drop, cadence and overstriding from a clip of a treadmill run."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from formcheck.comparison import compare
    from formcheck.pipeline import analyze
    from formcheck.records import (
        Comparison,
        Measurement,
        NotMeasured,
        Report,
        Settings,
        Verdict,
        View,
    )

__version__ = "0.1.0"

__all__ = [
    "Comparison",
    "Measurement",
    "NotMeasured",
    "Report",
    "Settings",
    "Verdict",
    "View",
    "__version__",
    "analyze",
    "compare",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for: `import formcheck` alone does nothing."""
    if name not in __all__:
        raise AttributeError(f"module 'formcheck' has no attribute {name!r}")
    if name == "analyze":
        from formcheck.pipeline import analyze  # noqa: PLC0415

        return analyze
    if name == "compare":
        from formcheck.comparison import compare  # noqa: PLC0415

        return compare
    from formcheck import records  # noqa: PLC0415

    return getattr(records, name)
