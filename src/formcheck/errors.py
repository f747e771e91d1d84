"""Every error formcheck raises on purpose, each a sentence a runner can act on.

"Cannot be measured" is not an error: it is the value `NotMeasured`.
"""

from pathlib import Path


class FormcheckError(Exception):
    """Base of all errors of formcheck; its text is fit to be shown to a user."""


class UnreadableVideoError(FormcheckError):
    """The file is not a video that can be decoded."""


class TooLargeError(UnreadableVideoError):
    """The file, its pictures or the work on it pass a limit."""


class NoRunnerError(FormcheckError):
    """The clip was decoded, but no person could be tracked in it."""


class SeveralRunnersError(FormcheckError):
    """More than one person in the clip may be the one who is meant."""


class RecordingError(FormcheckError):
    """A file of recorded landmarks cannot be read or belongs to another clip."""


class SettingsError(FormcheckError):
    """A setting is outside what makes sense."""


class InstallationError(FormcheckError):
    """A library that formcheck needs cannot be loaded on this machine."""


class AnalysisDiedError(FormcheckError):
    """The child process of an analysis ended without a result."""


class AnalysisCancelledError(FormcheckError):
    """The analysis was cancelled by the user."""


class OutputError(FormcheckError):
    """A result could not be written where the user asked for it."""


def unwritable(path: Path, error: OSError, what: str = "") -> OutputError:
    """Return the error that says why a file could not be written, and what to do.

    Parameters
    ----------
    path
        Where it should have been written.
    error
        What the system said.
    what
        What it is, e.g. ``the video``, where the user may wonder.
    """
    target = f"{what} to {path}" if what else str(path)
    remedy = "Choose a folder that exists and that you may write to"
    if isinstance(error, PermissionError):
        # Windows also says so of a file that a player or spreadsheet has open.
        remedy += ", or close the file where it is open"
    return OutputError(f"Could not write {target}: {error.strerror}. {remedy}.")
