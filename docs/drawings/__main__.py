"""Write the drawings into the package."""

from pathlib import Path

from docs.drawings import all_drawings

_FOLDER = Path(__file__).parents[2] / "src" / "formcheck" / "drawings" / "filming"

for drawing in all_drawings():
    path = _FOLDER / f"{drawing.name}.svg"
    path.write_text(drawing.svg(), encoding="utf-8", newline="\n")
