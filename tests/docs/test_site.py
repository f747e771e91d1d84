"""The documentation builds without a warning and without the network, and asks for none."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest
import sealed

import formcheck

# A build of the site takes 29 s of processor time.
pytestmark = pytest.mark.slow

pytest.importorskip("mkdocs", reason="mkdocs is not installed")

if TYPE_CHECKING:
    from dashboard_browser import Visit

PROJECT = Path(__file__).parents[2]
PAGES = ("index", "filming", "metrics", "api", "gallery/index", "gallery/hip_drop_over_stance")
# Tags that fetch what they name, and the attribute that names it.
FETCHED = {
    "script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "link": "href"
}  # fmt: skip
BUILD = """
import sys
sys.path.insert(0, sys.argv[1])
if sys.argv[2] == "sealed":
    import sealed
    sealed.forbid_network()
from mkdocs.__main__ import cli
cli(["build", "--strict", "--quiet", "--site-dir", sys.argv[3]])
"""


class Fetched(HTMLParser):
    """What a page makes a browser fetch by itself."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        address = named.get(FETCHED.get(tag, ""))
        if address is not None and named.get("rel") != "canonical":
            self.addresses.append(address)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site; a warning, or an internet socket where the kernel tells, ends that."""
    folder = tmp_path_factory.mktemp("site")
    how = "sealed" if sealed.can_seal() else "open"
    done = subprocess.run(
        [sys.executable, "-c", BUILD, Path(sealed.__file__).parent, how, folder],
        cwd=PROJECT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return folder


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    class Silent(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            del format, args

    with ThreadingHTTPServer(("localhost", 0), partial(Silent, directory=site)) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()
        thread.join()


def test_pages_fetch_nothing_from_elsewhere(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 15
    fetched = {page: Fetched(page).addresses for page in pages}
    assert all(fetched.values())
    foreign = [a for addresses in fetched.values() for a in addresses if re.match(r"\w+:|//", a)]
    assert foreign == []


def test_styles_fetch_nothing_from_elsewhere(site: Path) -> None:
    styles = sorted(site.rglob("*.css"))
    assert styles
    for style in styles:
        text = style.read_text(encoding="utf-8")
        assert re.findall(r"(?:url\(|@import)\s*[\"']?(?:https?:|//)[^)]*", text) == []


def test_what_pages_fetch_is_there(site: Path) -> None:
    for page in site.rglob("*.html"):
        if page.name == "404.html":  # Its addresses begin at the root of the server.
            continue
        for found in Fetched(page).addresses:
            assert (page.parent / found.partition("#")[0]).is_file(), (page.name, found)


def test_every_public_name_is_explained(site: Path) -> None:
    text = (site / "api.html").read_text(encoding="utf-8")
    anchors = set(re.findall(r'id="formcheck\.(\w+)"', text))
    assert anchors == set(formcheck.__all__) - {"__version__"}


def test_texts_of_functions_are_read_as_numpydoc(site: Path) -> None:
    """What the reader of docstrings cannot read stays in the page as it stands."""
    text = (site / "api.html").read_text(encoding="utf-8")
    assert "----" not in text
    assert not re.search(r"\]_|\.\. \[", text)


def test_the_gallery_shows_what_scripts_print_and_draw(site: Path) -> None:
    scripts = [path.stem for path in (PROJECT / "docs" / "gallery").glob("*.py")]
    index = (site / "gallery" / "index.html").read_text(encoding="utf-8")
    for name in scripts:
        page = (site / "gallery" / f"{name}.html").read_text(encoding="utf-8")
        assert f'href="{name}.html"' in index
        assert f'src="{name}.svg#only-light"' in page or 'id="output"' in page
    assert "#e8edf3" in (site / "gallery" / "hip_drop_over_stance.dark.svg").read_text("utf-8")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("width", [390, 1280])
def test_a_page_fits_the_screen(address: str, visit: "Visit", page: str, width: int) -> None:
    """A visit is judged in the end: nothing is asked of another host, no script breaks."""
    opened = visit(f"{address}/{page}.html", {"width": width, "height": 844})
    assert opened.evaluate("document.documentElement.scrollWidth") <= width


def test_the_search_finds_a_page(address: str, visit: "Visit") -> None:
    opened = visit(f"{address}/index.html", {"width": 1280, "height": 844})
    asked = opened.get_by_role("textbox", name="Search")
    asked.click()
    # Until its index is read, the search forgets what is typed.
    opened.get_by_text("Type to start searching").wait_for()
    asked.press_sequentially("pelvic_drop_timing")
    found = opened.locator(".md-search-result__link").first
    found.wait_for()
    assert found.get_attribute("href") is not None
