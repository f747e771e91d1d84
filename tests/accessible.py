"""What a page owes to people who see, hear or move differently; checked by axe-core in a browser.

A page is checked in all its looks with one line: ``assert_accessible(page)``.
"""

import re
from itertools import pairwise
from typing import Any

import pytest

pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize, expect

DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
SIZES = (DESKTOP, PHONE)
THEMES = ("light", "dark")
_GRAVE = {"serious", "critical"}
_CHARTS = "[data-testid=stVegaLiteChart]"

# What lies inside Streamlit and cannot be reached from outside: a rule, the part of the page, and
# the reason.
EXCUSED: dict[tuple[str, str], str] = {}


def assert_accessible(page: Page) -> None:
    """Assert that a page has no serious fault in any theme and size, and headings in order."""
    assert_headings_in_order(page)
    # A theme that changes while a chart is drawn for the first time may leave it undrawn for good.
    wait_for_charts(page)
    found: dict[str, str] = {}
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        expect(page.locator(".stApp")).to_have_css("color-scheme", theme)
        for size in SIZES:
            page.set_viewport_size(size)
            # Streamlit fades in what it draws anew; a faded text has less contrast.
            page.wait_for_timeout(400)
            for fault in grave_faults(page):
                found.setdefault(fault, f"{theme}, {size['width']} px")
    page.set_viewport_size(DESKTOP)
    assert found == {}, "\n".join(f"{looks}: {fault}" for fault, looks in found.items())


def grave_faults(page: Page) -> list[str]:
    """Return all serious and critical faults that axe-core finds, with place and reason."""
    told: dict[str, Any] = Axe().run(page, options={"resultTypes": ["violations"]}).response
    return [
        f"{rule['id']}: {_reason(node)} in {node['html'][:160]}"
        for rule in told["violations"]
        if rule["impact"] in _GRAVE
        for node in rule["nodes"]
        if not _is_excused(page, rule["id"], node)
    ]


def assert_headings_in_order(page: Page) -> None:
    """Assert that there is one main heading, and that no level is left out on the way down."""
    levels = page.locator("h1:visible, h2:visible, h3:visible, h4:visible").evaluate_all(
        "headings => headings.map(heading => Number(heading.tagName[1]))"
    )
    assert levels[:1] == [1], levels
    assert levels.count(1) == 1, levels
    steps = [later - earlier for earlier, later in pairwise(levels)]
    assert all(step <= 1 for step in steps), levels


def wait_for_charts(page: Page) -> None:
    """Wait until all charts in sight are drawn, which may be later than the rest of the page."""
    for chart in page.locator(f"{_CHARTS}:visible").all():
        # A chart gets its words when it is drawn.
        expect(chart).to_have_attribute("aria-label", re.compile(r"\w"))


def charts_without_words(page: Page) -> list[str]:
    """Unfold the page, and return the charts that a screen reader would only call a picture."""
    # A folded chart may be drawn only when it is unfolded.
    unfold(page)
    wait_for_charts(page)
    labels: list[str] = page.locator(_CHARTS).evaluate_all(
        "charts => charts.map(chart => chart.getAttribute('aria-label') ?? '')"
    )
    return [label for label in labels if len(label.split()) < 4]


def unfold(page: Page) -> None:
    """Open every folded part of the page."""
    page.locator("details:not([open]) > summary").evaluate_all(
        "parts => parts.forEach(part => part.click())"
    )


def tab_stops(page: Page) -> list[str]:
    """Return the names of all that the tab key stops at, in order, while it goes down the page."""
    names: list[str] = page.evaluate(
        """() => {
            const stops = "a[href], button, input, select, textarea, summary, [tabindex]";
            return [...document.querySelectorAll(stops)]
                .filter(part => part.tabIndex >= 0 && !part.disabled && part.checkVisibility()
                    && !part.closest("[inert]"))
                .map(part => part.ariaLabel || part.innerText || part.tagName);
        }"""
    )
    return names


def _reason(node: dict[str, Any]) -> str:
    checks = [*node["any"], *node["all"], *node["none"]]
    return str(checks[0]["message"]) if checks else ""


def _is_excused(page: Page, rule: str, node: dict[str, Any]) -> bool:
    target = node["target"]
    parts = [part for excused, part in EXCUSED if excused == rule]
    if not parts or len(target) != 1 or not isinstance(target[0], str):
        return False
    found = page.locator(target[0])
    return any(found.evaluate("(node, part) => node.closest(part) !== null", p) for p in parts)
