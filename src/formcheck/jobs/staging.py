"""Stages the files of a job: written beside their destinations, moved there when all are done."""

import secrets
from collections.abc import Mapping
from pathlib import Path

from formcheck.errors import unwritable
from formcheck.output_file import is_replaceable
from formcheck.removal import remove


class Staging:
    """Hidden folders beside the destinations of a job's files, on the same disks.

    However the writing process ends, no file of the user is touched before `deliver`.

    Parameters
    ----------
    outputs
        Destination of each file, or folder of files, by its name.
    scratch
        Folder for files that go through a link, or to a device or a pipe.

    Attributes
    ----------
    paths
        Path where each is written first, under its own file name.

    Raises
    ------
    OutputError
        If there is no folder for one of them, or it cannot be written to.
    """

    def __init__(self, outputs: Mapping[str, Path], scratch: Path) -> None:
        self._outputs = outputs
        self._folders: dict[Path, Path] = {}
        self.paths: dict[str, Path] = {}
        for name, path in outputs.items():
            beside = path.absolute().parent if _is_moved_to(path) else scratch
            try:
                self.paths[name] = self._folder(beside) / path.absolute().name
            except OSError as error:
                self.remove()
                raise unwritable(path, error) from error

    def deliver(self, *names: str) -> None:
        """Move the named files, by default all that were written, to their destinations.

        Raises
        ------
        OutputError
            If one cannot be moved there.
        """
        for name in names or self.paths:
            try:
                if name in self.paths and self.paths[name].exists():
                    _put(self.paths[name], self._outputs[name])
            except OSError as error:
                raise unwritable(self._outputs[name], error) from error

    def remove(self) -> None:
        """Remove all files that were not delivered."""
        for folder in self._folders.values():
            remove(folder)

    def _folder(self, beside: Path) -> Path:
        if beside not in self._folders:
            folder = beside / f".formcheck-{secrets.token_hex(8)}"
            # With the rights of any new folder: on Windows, files keep them when moved out.
            folder.mkdir()
            self._folders[beside] = folder
        return self._folders[beside]


def _is_moved_to(target: Path) -> bool:
    return is_replaceable(target) or target.is_dir()


def _put(source: Path, target: Path) -> None:
    if source.is_dir():
        target.mkdir(exist_ok=True)
        for file in source.iterdir():
            file.replace(target / file.name)
    elif _is_moved_to(target):
        source.replace(target)
    else:
        target.write_bytes(source.read_bytes())
