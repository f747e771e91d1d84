"""Every error formcheck raises on purpose, each a sentence a runner can act on.

"Cannot be measured" is not an error: it is the value `NotMeasured`.
"""

import errno
from pathlib import Path

# What a system says of a disk, or of a user's share of it, that is full; Windows knows no shares.
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
    """The file, its pictures or the work on it pass a limit."""


class NoRunnerError(FormcheckError):
    """The clip was decoded, but no person could be tracked in it."""


class SeveralRunnersError(FormcheckError):
    """More than one person in the clip may be the one who is meant."""


class RecordingError(FormcheckError):
    """Recorded or given landmarks cannot be read or belong to another clip."""


class SavedReportError(FormcheckError):
    """A file is not a report that formcheck wrote, or cannot be measured anew."""


class SettingsError(FormcheckError):
    """A setting is outside what makes sense."""


class InstallationError(FormcheckError):
    """A library that formcheck needs cannot be loaded on this machine."""


class AnalysisDiedError(FormcheckError):
    """The child process of an analysis ended without a result."""


class ComputerFullError(FormcheckError):
    """The disk, the memory or the processes of this computer do not suffice for the work."""


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
    if error.errno in _FULL:
        remedy = "Free some space there, or choose another folder"
    if isinstance(error, PermissionError):
        # Windows also says so of a file that a player or spreadsheet has open.
        remedy += ", or close the file where it is open"
    return OutputError(f"Could not write {target}: {error.strerror}. {remedy}.")


def computer_full(name: str, error: OSError) -> ComputerFullError:
    """Return the error of work that the system gave no room to.

    Parameters
    ----------
    name
        What messages call the clip.
    error
        What the system said.
    """
    return ComputerFullError(
        f"{name}: this computer could not work on the clip ({error.strerror or error}). Free some "
        f"of its disk or memory, and try again."
    )
