"""All errors that formcheck raises on purpose, each a sentence that a runner can act on.

"Cannot be measured" is no error but the value `NotMeasured`.
"""

import errno
from pathlib import Path

# Error numbers of a full disk or an exhausted quota; Windows has no quota error.
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


class FormcheckError(Exception):
    """Base of all errors of formcheck; its text is fit to be shown to a user.

    The whole tree::

        FormcheckError
        ├── UnreadableVideoError
        │   └── TooLargeError
        ├── NoRunnerError
        ├── SeveralRunnersError
        ├── RecordingError
        ├── SavedReportError
        ├── HipPointsError
        ├── SettingsError
        ├── InstallationError
        ├── AnalysisDiedError
        ├── ComputerFullError
        ├── AnalysisCancelledError
        └── OutputError

    Examples
    --------
    >>> try:
    ...     formcheck.analyze("missing.mp4")
    ... except formcheck.FormcheckError as error:
    ...     print(error)
    missing.mp4: ...
    """


class UnreadableVideoError(FormcheckError):
    """The file is not a video that can be decoded."""


class TooLargeError(UnreadableVideoError):
    """The file, its pictures or the work on it exceed a limit."""


class NoRunnerError(FormcheckError):
    """The clip was decoded, but no person could be tracked in it."""


class SeveralRunnersError(FormcheckError):
    """Several people in the clip may be the runner, and none was chosen."""


class RecordingError(FormcheckError):
    """Recorded or given landmarks cannot be read or belong to another clip."""


class SavedReportError(FormcheckError):
    """A file is not a report written by formcheck, or cannot be measured again."""


class HipPointsError(FormcheckError):
    """Lines laid along the hips by hand cannot be read, or do not fit the clip."""


class SettingsError(FormcheckError):
    """A setting is out of range, contradicts another one, or does not fit the clip."""


class InstallationError(FormcheckError):
    """A library that formcheck needs cannot be loaded on this machine."""


class AnalysisDiedError(FormcheckError):
    """The child process of an analysis ended without a result."""


class ComputerFullError(FormcheckError):
    """The computer has too little disk, memory or processes for the work."""


class AnalysisCancelledError(FormcheckError):
    """The analysis was cancelled by the user."""


class OutputError(FormcheckError):
    """A result could not be written to the place that the user chose."""


def unwritable(path: Path, error: OSError, what: str = "") -> OutputError:
    """Return the error that states why a file could not be written, and what to do.

    Parameters
    ----------
    path
        The file's path.
    error
        The system's error.
    what
        Name of the content, e.g. ``the video``, if the path alone may be unclear.
    """
    target = f"{what} to {path}" if what else str(path)
    remedy = "Choose a folder that exists and that you may write to"
    if error.errno in _FULL:
        remedy = "Free some space there, or choose another folder"
    if isinstance(error, PermissionError):
        # Windows also raises it for a file that is open in a player or spreadsheet.
        remedy += ", or close the file where it is open"
    return OutputError(f"Could not write {target}: {error.strerror}. {remedy}.")


def computer_full(name: str, error: OSError) -> ComputerFullError:
    """Return the error for work that failed because the computer's resources ran out.

    Parameters
    ----------
    name
        Name of the clip in messages.
    error
        The system's error.
    """
    return ComputerFullError(
        f"{name}: this computer could not work on the clip ({error.strerror or error}). Free some "
        f"of its disk or memory, and try again."
    )
