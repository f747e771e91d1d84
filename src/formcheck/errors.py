"""Every error formcheck raises on purpose, each a sentence a runner can act on.

"Cannot be measured" is not an error: it is the value `NotMeasured`.
"""


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
