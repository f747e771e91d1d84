"""The drawings of how to film are complete, readable, and those that their code draws."""

import re
from pathlib import Path
from xml.etree import ElementTree

import click
import pytest

from docs.drawings import all_drawings
from formcheck.cli import app
from formcheck.drawings import Drawing, read_drawing
from formcheck.drawings.filming import film_drawing, first_steps

PROJECT = Path(__file__).parents[2]
FOLDER = PROJECT / "src" / "formcheck" / "drawings" / "filming"
STYLE = (PROJECT / "docs" / "drawings" / "style.css").read_text(encoding="utf-8")
DRAWN = {drawing.name: drawing.svg() for drawing in all_drawings()}
SVG = "{http://www.w3.org/2000/svg}"
# Shapes are told from the paper by these; the others are parts of shapes.
COLOURS = ("skin", "shirt", "shorts", "dark", "metal", "no", "yes", "arrow", "gaze", "hips")
# WCAG 1.4.11: graphical objects.
LEAST_CONTRAST = 3.0
# So that a page of ten stays below the size of one photograph.
MOST_BYTES = 12_000


def test_the_package_has_what_is_drawn() -> None:
    """`make drawings` writes them."""
    kept = {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.svg")}
    assert kept == DRAWN


@pytest.mark.parametrize("name", DRAWN)
def test_a_drawing_has_words_and_size(name: str) -> None:
    drawing = film_drawing(name)
    assert 3 <= len(drawing.title) <= 50
    assert drawing.description.endswith(".")
    assert len(drawing.svg.encode()) <= MOST_BYTES
    root = ElementTree.fromstring(drawing.svg)
    labels = str(root.get("aria-labelledby")).split()
    named = {element.get("id"): element.tag for element in root.iter() if element.get("id")}
    assert [named[label] for label in labels] == [f"{SVG}title", f"{SVG}desc"]


@pytest.mark.parametrize("name", DRAWN)
def test_a_drawing_needs_nothing_from_elsewhere(name: str) -> None:
    svg = film_drawing(name).svg
    assert re.findall(r"href|src=|@import|@font-face|<script|<image|<foreignObject", svg) == []
    ids = set(re.findall(r' id="([^"]+)"', svg))
    assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= ids
    assert svg.count("url(") == svg.count("url(#")


@pytest.mark.parametrize("name", DRAWN)
def test_every_shape_has_a_style(name: str) -> None:
    root = ElementTree.fromstring(film_drawing(name).svg)
    used = {kind for element in root.iter() for kind in element.get("class", "").split()}
    assert used - set(re.findall(r"\.([a-z]+)", STYLE)) == set()


@pytest.mark.parametrize("kind", COLOURS)
def test_colours_are_seen_on_light_and_dark_paper(kind: str) -> None:
    (colour,) = re.findall(rf"^\.{kind} {{[^}}]*(#[0-9a-f]{{6}})", STYLE, re.MULTILINE)
    papers = re.findall(r"--paper: (#[0-9a-f]{6})", STYLE)
    assert len(papers) == 2
    assert min(contrast(colour, paper) for paper in papers) >= LEAST_CONTRAST


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours after WCAG."""
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(f * p for f, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_the_first_steps_are_three_in_order() -> None:
    assert [step.title for step in first_steps()] == ["Film", "Upload", "See"]


def test_a_drawing_on_a_page_carries_its_words() -> None:
    drawing = Drawing("x", "A title", 'It says "no" & <yes>.', "<svg/>")
    assert drawing.html == (
        '<img src="data:image/svg+xml;base64,PHN2Zy8+"'
        ' alt="It says &quot;no&quot; &amp; &lt;yes&gt;.">'
    )


def test_words_of_a_drawing_are_read_from_its_file(tmp_path: Path) -> None:
    svg = f'<svg xmlns="{SVG[1:-1]}"><title>T &amp; t</title><desc>D.</desc></svg>'
    (tmp_path / "one.svg").write_text(svg, encoding="utf-8")
    assert read_drawing(tmp_path, "one") == Drawing("one", "T & t", "D.", svg)


def test_the_page_on_filming_shows_them_with_their_words() -> None:
    page = (PROJECT / "docs" / "filming.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[([^\]]+)\]\(\.\./src/formcheck/drawings/filming/(\w+)\.svg\)", page)
    assert len(shown) == page.count("![")
    assert {name for _, name in shown} == {n for n in DRAWN if not n.startswith("step_")}
    assert [film_drawing(name).description for _, name in shown] == [words for words, _ in shown]


def test_the_page_on_filming_names_options_that_exist() -> None:
    page = (PROJECT / "docs" / "filming.md").read_text(encoding="utf-8")
    named = set(re.findall(r"--[a-z][a-z-]*", page))
    assert isinstance(app, click.Group)
    there = {o for c in app.commands.values() for p in c.params for o in p.opts}
    assert named
    assert named - there == set()
