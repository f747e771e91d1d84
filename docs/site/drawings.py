"""The package's drawings of how to film, on the site.

Pages name them where they are in a checkout, so that they are seen there too.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

_IN_CHECKOUT, _ON_SITE = "../src/formcheck/drawings/", "images/"
_FOLDER = Path(__file__).parents[1] / _IN_CHECKOUT


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the drawings."""
    for path in sorted(_FOLDER.glob("*/*.svg")):
        name = f"{_ON_SITE}{path.relative_to(_FOLDER).as_posix()}"
        files.append(File.generated(config, name, content=path.read_bytes()))
    return files


def on_page_markdown(markdown: str, **_: object) -> str:
    """Name the drawings where the site has them."""
    return markdown.replace(_IN_CHECKOUT, _ON_SITE)
