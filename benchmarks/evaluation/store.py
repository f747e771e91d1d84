"""Files that take long to make, kept under a name that changes with everything they depend on."""

import ast
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Store:
    """A folder of files made before, so that a run that was broken off goes on where it was."""

    folder: Path

    def kept(self, name: str, key: str, make: Callable[[Path], object]) -> Path:
        """Return the file of a name, made now unless it was made from the same key before.

        Parameters
        ----------
        name
            File name with its ending.
        key
            Changes when the content would.
        make
            Writes the file to the path given; files it puts beside are kept too.
        """
        path = self.path(name, key)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            make(path)
        return path

    def path(self, name: str, key: str) -> Path:
        """Return where a file of this name and key is kept, or would be."""
        stem, _, ending = name.rpartition(".")
        return self.folder / f"{stem}-{digest(key)}.{ending}"


def digest(*words: str) -> str:
    """Return a short name of words."""
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:12]


@cache
def sources(*parts: str) -> str:
    """Return a name of the code under paths of this project; changes when one file does."""
    found = sorted(path for part in parts for path in _files(ROOT / part))
    return digest(*map(_meaning, found))


def _meaning(path: Path) -> str:
    """A file's text, of code without its layout and comments."""
    text = path.read_text(encoding="utf-8")
    return ast.dump(ast.parse(text)) if path.suffix == ".py" else text


def _files(path: Path) -> Iterable[Path]:
    if path.is_file():
        return [path]
    return [file for ending in ("py", "toml") for file in path.rglob(f"*.{ending}")]
