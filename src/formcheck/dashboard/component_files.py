"""The files of a component on the page, joined into the texts that Streamlit takes."""

import re
from dataclasses import dataclass
from pathlib import Path

_IMPORT = re.compile(r"^import [^;]*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)


@dataclass(frozen=True)
class ComponentFiles:
    """HTML, CSS and JavaScript of a component.

    Streamlit takes one text of each; it serves several files only for installed packages that
    declare a folder for them.

    Attributes
    ----------
    folder
        Where the files are.
    page
        Name of the HTML file, without its ending.
    scripts
        Names of the modules, each after those that it imports; the last one has the function that
        Streamlit calls.
    styles
        Names of the files of CSS.
    """

    folder: Path
    page: str
    scripts: tuple[str, ...]
    styles: tuple[str, ...]

    def html(self) -> str:
        """Return the HTML, which is shown before any data arrives."""
        return self._text(f"{self.page}.html")

    def css(self) -> str:
        """Return all CSS rules as one text."""
        return "\n".join(self._text(f"{name}.css") for name in self.styles)

    def script(self) -> str:
        """Return all JavaScript modules as one text."""
        joined = "\n".join(_IMPORT.sub("", self._text(f"{name}.js")) for name in self.scripts)
        return _EXPORT.sub("", joined)

    def _text(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")
