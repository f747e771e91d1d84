"""The page that shows how to film."""

import re
from html import unescape

from dashboard_page import read, sound
from streamlit.testing.v1 import AppTest

from formcheck.drawings.filming import film_drawing

SCRIPT = "from formcheck.dashboard import film_page\nfilm_page.show()"
DRAWINGS = (
    "rear_height", "rear_above", "tape", "clothes", "side_height", "side_above", "whole_body",
    "level", "still", "light",
)  # fmt: skip


def film_page() -> AppTest:
    return sound(AppTest.from_string(SCRIPT).run())


def figures(shown: AppTest) -> list[tuple[str, str]]:
    """Return the alternative text and the caption of each figure."""
    html = "".join(element.proto.body for element in shown.get("html"))
    found = re.findall(r'<figure><img [^>]*alt="([^"]+)"><figcaption>([^<]+)<', html)
    assert len(found) == html.count("<img")
    return [(unescape(alt), unescape(caption)) for alt, caption in found]


def test_the_answer_is_two_sentences_before_all_else() -> None:
    shown = film_page()
    assert shown.title[0].value == "How to film"
    recipe = shown.markdown[0].value.replace("*", "")
    assert recipe.count(".") == 3  # The other one is in 2.5 m.
    for fact in ("does not move", "level", "hip height", "2.5 to 4 m", "20 to 30 seconds"):
        assert fact in recipe


def test_behind_side_and_mistakes_come_in_this_order() -> None:
    headings = [header.value for header in film_page().header]
    assert [heading.split(":")[0] for heading in headings] == [
        "From behind", "From behind", "From the side", "Wrong beside right"
    ]  # fmt: skip


def test_every_drawing_is_there_with_words() -> None:
    shown = figures(film_page())
    assert [alt for alt, _ in shown] == [film_drawing(name).description for name in DRAWINGS]
    assert all(caption.endswith(".") for _, caption in shown)


def test_points_say_what_drawings_cannot() -> None:
    told = read(film_page()).replace("*", "")
    for fact in (
        "60 frames per second",
        "Upright lines",
        "Stand still for 2 seconds",
        "slow motion",
    ):
        assert fact in told
