"""The sentences that users read, as data files, and their one reader."""

import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

__all__ = ["Worded", "page", "read_words"]

_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


class Worded(StrEnum):
    """Base of an enum whose members have their words in a data file.

    The file has the class's name, in snake case, and a key for each member. A field in the words,
    such as ``{count}``, is filled by name.
    """

    @classmethod
    def file_name(cls) -> str:
        """Return the name of the data file, without ending."""
        return _CAPITAL.sub("_", cls.__name__).lower()

    def say(self, **fields: object) -> str:
        """Return the words, with their fields filled in.

        Parameters
        ----------
        fields
            A value for each field of the words.
        """
        words: str = read_words(self.file_name())[self.value]
        return words.format(**fields)


@cache
def read_words(name: str) -> Mapping[str, Any]:
    """Return the content of a data file of words, by key.

    Parameters
    ----------
    name
        Name of the file, without ending.

    Raises
    ------
    ValueError
        If the file is not valid TOML: a mistake of a developer, not of a user.
    """
    text = files(__name__).joinpath(f"{name}.toml").read_text("utf-8")
    try:
        return MappingProxyType(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"Broken file of words {name}.toml: {error}.") from error


@cache
def page(name: str) -> str:
    """Return the text of a page, in Markdown.

    Parameters
    ----------
    name
        Name of the file in the folder ``pages``, without ending.
    """
    return files(__name__).joinpath("pages", f"{name}.md").read_text("utf-8")
