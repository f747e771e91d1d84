"""formcheck as a plain install lays it out: no checkout around it."""

import shutil
import tomllib
from pathlib import Path

import formcheck

PROJECT = Path(__file__).parents[1]


def installed_copy(top: Path) -> Path:
    """Lay the package out below `top` as the wheel does; named first, `top` is where it is found.

    Returns
    -------
    Path
        The folder for `PYTHONPATH`.
    """
    skipped = shutil.ignore_patterns("__pycache__", "site")
    shutil.copytree(Path(formcheck.__file__).parent, top / "formcheck", ignore=skipped)
    build = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]
    for source, target in build["targets"]["wheel"]["force-include"].items():
        (top / target).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (PROJECT / source).is_dir() else shutil.copyfile
        copy(PROJECT / source, top / target)
    return top
