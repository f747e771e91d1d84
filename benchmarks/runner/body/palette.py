"""Which material each part is of, and its colour in linear light."""

from enum import IntEnum, auto

import numpy as np
import numpy.typing as npt

from benchmarks.runner.body.look import Look, Rgb
from benchmarks.runner.body.shapes import Part
from formcheck.records import FloatArray

# Columns of a material: red, green, blue, gloss, has a panel, the panel's red, green, blue.
MATERIAL_COLUMNS = 8


class Material(IntEnum):
    """What a part is made of."""

    SKIN = 0
    SHIRT = auto()
    SHORTS = auto()
    TIGHTS = auto()
    SOCK = auto()
    SHOE = auto()
    SOLE = auto()
    HAIR = auto()
    EYES = auto()
    BROWS = auto()
    LIPS = auto()
    MARKER = auto()


_OF_PART = {
    "TRUNK": Material.SKIN,
    "LEG": Material.SKIN,
    "ARM": Material.SKIN,
    "SOCK": Material.SOCK,
    "SHOE": Material.SHOE,
    "SOLE": Material.SOLE,
}


def materials_of_parts(look: Look) -> npt.NDArray[np.int64]:
    """Return the material of each part (len(Part),)."""
    found = []
    for part in Part:
        name = part.name.removeprefix("LEFT_").removeprefix("RIGHT_")
        material = _OF_PART.get(name) or Material.__members__.get(name, Material.SKIN)
        covered = name == "LEG" and look.kit.tights is not None
        found.append(Material.TIGHTS if covered else material)
    return np.array(found, dtype=np.int64)


def material_table(look: Look) -> FloatArray:
    """Return colour and gloss of each material (len(Material), MATERIAL_COLUMNS)."""
    kit, body = look.kit, look.physique
    red, green, blue = body.skin
    table = {
        Material.SKIN: (body.skin, 0.10, None),
        Material.SHIRT: (kit.shirt, 0.03, kit.shirt_panel),
        Material.SHORTS: (kit.shorts, 0.05, kit.shorts_panel),
        Material.TIGHTS: (kit.tights or kit.shorts, 0.08, None),
        Material.SOCK: (kit.socks, 0.02, None),
        Material.SHOE: (kit.shoes, 0.10, None),
        Material.SOLE: (kit.soles, 0.08, None),
        Material.HAIR: (body.hair_colour, 0.15, None),
        Material.EYES: ((0.92, 0.91, 0.90), 0.5, None),
        Material.BROWS: ((0.12, 0.09, 0.07), 0.2, None),
        Material.LIPS: ((red * 0.88, green * 0.68, blue * 0.66), 0.15, None),
        Material.MARKER: (kit.marker, 0.02, None),
    }
    rows = np.zeros((len(Material), MATERIAL_COLUMNS))
    for material, (colour, gloss, panel) in table.items():
        rows[material, :4] = *linear(colour), gloss
        if panel is not None:
            rows[material, 4:] = 1.0, *linear(panel)
    return rows


def linear(colour: Rgb) -> FloatArray:
    """Return the linear light (3,) of a screen colour: the sRGB curve, IEC 61966-2-1."""
    value = np.asarray(colour, dtype=np.float64)
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
