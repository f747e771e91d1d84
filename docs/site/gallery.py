"""The scripts of `docs/gallery` as pages of the site, with what they print and draw."""

import ast
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

SITE = Path(__file__).parent
SCRIPTS = SITE.parent / "gallery"
ICON = SITE.parents[1] / "src" / "formcheck" / "dashboard" / "icon.png"
# Text and axes of drawings, as `matplotlibrc` has them, and what they become on a dark page.
INK, LIGHT_INK = "#16202e", "#e8edf3"
# In a checkout pages link to the script itself.
_LINK = re.compile(r"(\]\((?:gallery/)?\w+)\.py\)")
# So many printed lines stand in the list of all scripts.
LINES_ON_CARD = 4


@dataclass(frozen=True)
class Script:
    """One script of the gallery."""

    path: Path
    text: str

    @cached_property
    def explanation(self) -> str:
        """What it says of itself: a title, and paragraphs in Markdown."""
        return ast.get_docstring(ast.parse(self.text)) or ""

    @property
    def title(self) -> str:
        """First line of the explanation."""
        return self.explanation.partition("\n")[0].rstrip(".")

    @property
    def words(self) -> str:
        """The explanation's paragraphs."""
        return self.explanation.partition("\n")[2].strip()

    @property
    def code(self) -> str:
        """The script without its explanation."""
        explained = ast.parse(self.text).body[0].end_lineno or 0
        return "\n".join(self.text.splitlines()[explained:]).strip()

    @cached_property
    def result(self) -> tuple[str, dict[str, str]]:
        """What it prints, and its drawings (SVG) by name."""
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run(
                [sys.executable, self.path],
                cwd=folder,
                env={**os.environ, "MATPLOTLIBRC": str(SITE), "PYTHONUTF8": "1"},
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
            if done.returncode:
                raise PluginError(f"docs/gallery/{self.path.name} failed.\n{done.stderr}")
            drawn = sorted(Path(folder).glob("*.svg"))
            return done.stdout.rstrip(), {d.stem: d.read_text(encoding="utf-8") for d in drawn}

    def page(self) -> str:
        """Return the page of the script, Markdown."""
        printed, drawn = self.result
        parts = [
            f"# {self.title}",
            self.words,
            *(picture(name, self.title) for name in drawn),
            f"```python\n{self.code}\n```",
            f"## Output\n\n```text\n{printed}\n```" if printed else "",
            f"From a checkout: `python docs/gallery/{self.path.name}`",
        ]
        return "\n\n".join(part for part in parts if part)

    def card(self) -> str:
        """Return the script's place in the list of all, Markdown."""
        printed, drawn = self.result
        first = "\n".join(printed.splitlines()[:LINES_ON_CARD])
        shown = [picture(name, "") for name in drawn] or [f"```text\n{first}\n```"]
        about = self.words.partition(". ")[0].replace("\n", " ").rstrip(".")
        parts = [f"**[{self.title}]({self.path.stem}.md)**", f"{about}.", *shown]
        return "-   " + "\n\n".join(parts).replace("\n", "\n    ")


_script = cache(Script)


def scripts(config: MkDocsConfig) -> list[Script]:
    """Return the scripts in the order of the navigation; those that it leaves out come last."""
    nav = str(config.nav)
    paths = sorted(SCRIPTS.glob("*.py"), key=lambda path: nav.find(f"{path.stem}.md") % len(nav))
    return [_script(path, path.read_text(encoding="utf-8")) for path in paths]


def picture(name: str, title: str) -> str:
    """Return a drawing in the colours of light and dark pages, Markdown."""
    return f"![{title}]({name}.svg#only-light)![{title}]({name}.dark.svg#only-dark)"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a page for each script, its drawings, and the icon."""
    files.append(File.generated(config, "images/icon.png", content=ICON.read_bytes()))
    for script in scripts(config):
        folder = SCRIPTS.name
        page = f"{folder}/{script.path.stem}.md"
        files.append(File.generated(config, page, content=script.page()))
        for name, drawing in script.result[1].items():
            dark = drawing.replace(INK, LIGHT_INK)
            files.append(File.generated(config, f"{folder}/{name}.svg", content=drawing))
            files.append(File.generated(config, f"{folder}/{name}.dark.svg", content=dark))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Link to pages of scripts instead of scripts; show all of them on the gallery's first page."""
    del files
    markdown = _LINK.sub(r"\1.md)", markdown)
    if page.file.src_uri != f"{SCRIPTS.name}/README.md":
        return markdown
    cards = "\n\n".join(script.card() for script in scripts(config))
    return f'{markdown}\n\n<div class="grid cards" markdown>\n\n{cards}\n\n</div>\n'
