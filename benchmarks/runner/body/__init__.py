"""The runner's body and clothes, as shapes the ray marcher draws."""

from benchmarks.runner.body.figure import Figure, Moment, joint_balls
from benchmarks.runner.body.look import (
    Hair,
    Kit,
    Look,
    LooseShirt,
    Physique,
    Sex,
    Sleeves,
    Waist,
)
from benchmarks.runner.body.palette import material_table, materials_of_parts

__all__ = [
    "Figure",
    "Hair",
    "Kit",
    "Look",
    "LooseShirt",
    "Moment",
    "Physique",
    "Sex",
    "Sleeves",
    "Waist",
    "joint_balls",
    "material_table",
    "materials_of_parts",
]
