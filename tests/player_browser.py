"""The player in a browser: which picture is on the screen, and what is drawn over it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import player_page
from command_line import Terminal, wait_until
from dashboard_server import Server
from playwright.sync_api import Locator, Page, expect

# The number in the middle of the picture that the browser shows now; see `clip_maker`.
_NUMBER = """video => {
    const [width, height] = [video.videoWidth, video.videoHeight];
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const pen = canvas.getContext("2d");
    pen.drawImage(video, 0, 0);
    const side = Math.floor(Math.min(width, height) / 8);
    const [top, left] = [height, width].map(size => Math.floor((size - 4 * side) / 2));
    let number = 0;
    for (let bit = 0; bit < 16; bit++) {
        const x = left + (bit % 4 + 0.5) * side, y = top + (Math.floor(bit / 4) + 0.5) * side;
        if (pen.getImageData(x, y, 1, 1).data[0] > 128) number += 1 << bit;
    }
    return number;
}"""
_DRAWN = """canvas => canvas.getContext("2d")
    .getImageData(0, 0, canvas.width, canvas.height).data
    .filter((value, i) => i % 4 === 3 && value > 0).length"""


@contextmanager
def page_server(folder: Path) -> Iterator[Server]:
    """Serve the page with the player and a numbered clip."""
    clip = player_page.write_numbered(folder / "numbered.mp4")
    page = Path(player_page.__file__)
    environment = {player_page.CLIP: str(clip)}
    with Server.start_page(Terminal.inside(folder), page, **environment) as server:
        yield server


class Seen:
    """The player on a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root: Locator = page.locator(".player")
        self.video = page.locator("video")
        expect(self.root).to_have_attribute("data-frame", "0")
        wait_until(lambda: bool(self.video.evaluate("video => video.readyState >= 2")))

    @property
    def number(self) -> int:
        """The number in the picture that is shown."""
        return int(self.video.evaluate(_NUMBER))

    @property
    def frame(self) -> int:
        """The frame that the player says it shows."""
        return int(self.root.get_attribute("data-frame") or -1)

    @property
    def drawn_px(self) -> int:
        return int(self.page.locator(".screen canvas").evaluate(_DRAWN))

    def press(self, *keys: str) -> None:
        self.root.focus()
        for key in keys:
            self.page.keyboard.press(key)

    def shows(self, frame: int) -> None:
        """Wait until the player and the picture itself say that it is this frame."""
        expect(self.root).to_have_attribute("data-frame", str(frame))
        wait_until(lambda: self.number == frame, within_s=10.0)
        assert self.frame == frame
