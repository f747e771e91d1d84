"""A folder of small files that the computer may lose: whole or not at all, the oldest go first."""

import gzip
import os
import tempfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path

from formcheck.errors import OutputError, SettingsError

FOLDER, MOST_MB = "FORMCHECK_CACHE_FOLDER", "FORMCHECK_CACHE_MB"
# A clip of 12 s takes 0.1 MB: a thousand clips.
_USUAL_MB = 200.0
_MEGA = 1_000_000
_SUFFIX = ".readings.gz"


@dataclass(frozen=True)
class KeptFiles:
    """Files by key in a folder that only their user can open.

    Nothing here raises an error but `clear`: a file that cannot be read or written, or is
    damaged, is as good as none.

    Attributes
    ----------
    folder
        Where they are; created with the first of them.
    most_mb
        Largest size of all files together, megabytes; the oldest are removed beyond it.
    """

    folder: Path
    most_mb: float = _USUAL_MB

    def get(self, key: str) -> bytes | None:
        """Return the content that was kept under a key, and count it as new; None without one."""
        path = self._path(key)
        try:
            # Gzip's checksum finds a damaged file, but takes an empty one as it is.
            content = gzip.decompress(path.read_bytes())
        except (OSError, EOFError, zlib.error):
            return None
        with suppress(OSError):
            os.utime(path)
        return content or None

    def put(self, key: str, content: bytes) -> None:
        """Keep a content under a key, if the disk has room."""
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._write(self._path(key), gzip.compress(content, mtime=0))
            self._remove_oldest()

    def files(self) -> list[Path]:
        """Return the paths of all files, the unfinished ones of killed processes too."""
        with suppress(OSError):
            return sorted(self.folder.glob(f"*{_SUFFIX}*"))
        return []

    def size_mb(self) -> float:
        """Return the size of all files together, megabytes."""
        return sum(size for _, size, _ in self._by_age()) / _MEGA

    def clear(self) -> int:
        """Remove all files, and return how many there were.

        Raises
        ------
        OutputError
            If a file cannot be removed.
        """
        files = self.files()
        try:
            for path in files:
                path.unlink(missing_ok=True)
        except OSError as error:
            raise OutputError(
                f"Could not clear {self.folder}: {error.strerror}. Remove the folder yourself."
            ) from error
        with suppress(OSError):
            self.folder.rmdir()
        return len(files)

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}{_SUFFIX}"

    def _write(self, path: Path, content: bytes) -> None:
        """Write a file under a name of this process, so that two never write into one."""
        number, name = tempfile.mkstemp(dir=self.folder, prefix="part", suffix=_SUFFIX)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(content)
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)

    def _remove_oldest(self) -> None:
        left = self.size_mb() * _MEGA
        for _, size, path in self._by_age():
            if left <= self.most_mb * _MEGA:
                return
            path.unlink(missing_ok=True)
            left -= size

    def _by_age(self) -> list[tuple[int, int, Path]]:
        """Age, size and path of each file, the oldest first; another process may remove some."""
        found = []
        for path in self.files():
            with suppress(OSError):
                facts = path.stat()
                found.append((facts.st_mtime_ns, facts.st_size, path))
        return sorted(found)


def kept_files(environment: Mapping[str, str] = os.environ) -> KeptFiles | None:
    """Return the folder that the environment names, else the user's; None if nothing is kept.

    Parameters
    ----------
    environment
        Variables and their texts; by default those of this process.

    Raises
    ------
    SettingsError
        If the size is no number from zero on.
    """
    said = environment.get(MOST_MB) or f"{_USUAL_MB:g}"
    try:
        most_mb = float(said)
    except ValueError:
        most_mb = float("nan")
    if not 0.0 <= most_mb < float("inf"):
        raise SettingsError(
            f"Expected a number of megabytes in {MOST_MB}, found {said!r}. 0 keeps nothing."
        )
    named = environment.get(FOLDER)
    folder = Path(named) if named else user_cache_path("formcheck", appauthor=False)
    # A user without a home has no folder.
    is_usable = bool(named) or folder.is_absolute()
    return KeptFiles(folder, most_mb) if most_mb and is_usable else None
