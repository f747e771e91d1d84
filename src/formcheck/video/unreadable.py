"""The common form of all error messages about clips that cannot be read."""

from formcheck.errors import UnreadableVideoError

COPY_AGAIN = "copy the file from the phone again"


def unreadable(name: str, expected: str, found: str, remedy: str) -> UnreadableVideoError:
    """Return the error that states what was expected, what was found and what to do.

    Parameters
    ----------
    name
        The file's name without its folder.
    expected, found, remedy
        Parts of one sentence, without a full stop.
    """
    return UnreadableVideoError(f"{name}: expected {expected}, found {found}; {remedy}.")
