"""A drawing and its words, read from its file."""

from base64 import b64encode
from dataclasses import dataclass
from html import escape
from importlib.resources.abc import Traversable
from xml.etree import ElementTree

_SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Drawing:
    """A drawing, its title, and a description for readers who do not see it.

    Attributes
    ----------
    name
        Name of its file, without the ending.
    title
        What it is of, in a few words.
    description
        What it shows, in sentences: the alternative text.
    svg
        The picture.
    """

    name: str
    title: str
    description: str
    svg: str

    @property
    def html(self) -> str:
        """The drawing as an element of a page, complete without a further file.

        As an image, and not as elements of the page, it keeps its own styles and names to itself.
        """
        picture = b64encode(self.svg.encode()).decode()
        return f'<img src="data:image/svg+xml;base64,{picture}" alt="{escape(self.description)}">'


def read_drawing(folder: Traversable, name: str) -> Drawing:
    """Read a drawing from a folder of the package.

    Parameters
    ----------
    folder
        A folder with SVG files, each with a title and a description of its own.
    name
        Name of the file, without the ending.

    Returns
    -------
    Drawing
        The drawing and its words.
    """
    svg = (folder / f"{name}.svg").read_text(encoding="utf-8")
    # Our own file, so that nothing in it has to be feared.
    root = ElementTree.fromstring(svg)
    title, description = (root.findtext(f"{_SVG}{tag}", "") for tag in ("title", "desc"))
    return Drawing(name, title, description, svg)
