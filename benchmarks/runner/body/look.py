"""What the runner looks like: body and kit."""

from dataclasses import dataclass, field
from enum import StrEnum

# Red, green and blue as seen on the screen, 0–1.
Rgb = tuple[float, float, float]


class Sex(StrEnum):
    """Which proportions the trunk has."""

    FEMALE = "female"
    MALE = "male"


class Hair(StrEnum):
    """Length of the hair."""

    NONE = "none"
    SHORT = "short"
    PONYTAIL = "ponytail"
    LONG = "long"
    """A loose tail down to the waist, which swings."""


class Sleeves(StrEnum):
    """Length of the sleeves."""

    NONE = "none"
    SHORT = "short"
    LONG = "long"


@dataclass(frozen=True)
class Physique:
    """The body itself.

    Attributes
    ----------
    build
        Girth against a lean runner.
    seat_follows
        How far each half of the seat goes with its thigh, 0–1.
    """

    height_m: float = 1.75
    build: float = 1.0
    sex: Sex = Sex.MALE
    skin: Rgb = (0.86, 0.66, 0.54)
    hair: Hair = Hair.SHORT
    hair_colour: Rgb = (0.22, 0.15, 0.10)
    seat_follows: float = 0.0


@dataclass(frozen=True)
class LooseShirt:
    """A shirt that hangs outside the shorts, and does not quite go with the pelvis.

    Attributes
    ----------
    hem_lag_s
        How late the hem turns.
    hem_follows
        How far it turns, per degree of the pelvis.
    hem_below_hips_m
        How far it hangs below mid-hip.
    swing_m
        How far the hem swings aside and up and down in the rhythm of the steps.
    hem_turns
        How far the plane of the hem turns about the vertical, per degree of the pelvis; where it
        slopes forward, the hem then tilts in the picture.
    hem_follows_chest
        How far it tilts with the chest besides, per degree. A hem read by hand over 43 stances of
        a real runner went from −4.3° at contact to +1.8° at toe-off.
    """

    hem_lag_s: float = 0.07
    hem_follows: float = 0.55
    hem_below_hips_m: float = 0.05
    swing_m: float = 0.010
    hem_turns: float = 0.0
    hem_follows_chest: float = 0.0


@dataclass(frozen=True)
class Waist:
    """A waistband cut all round by one plane, which turns with the pelvis.

    Attributes
    ----------
    above_hips_m
        Its upper edge above mid-hip, at 1.75 m.
    slope_deg
        Against the pelvis, lower in front positive: −9 is level in usual running. An edge that
        slopes in the room tilts in the picture when the pelvis turns about the vertical.
    """

    above_hips_m: float = 0.105
    slope_deg: float = 0.0


@dataclass(frozen=True)
class Kit:
    """Clothes.

    Attributes
    ----------
    shirt, shirt_panel
        Colours; the panels run down the sides and across the shoulder blades.
    loose
        How the shirt hangs outside the shorts; None when it is tucked in.
    shorts, shorts_panel, shorts_length
        Colours, and length as a share of the thigh.
    shorts_over_m
        How far they stand off the skin, at 1.75 m.
    waist
        How the waistband is cut; None where the seat bulges over it.
    tights
        Colour of the legs down to the ankle; None for bare legs.
    psis_markers
        Tape dots over the posterior superior iliac spines, of colour `marker`.
    """

    shirt: Rgb = (0.20, 0.38, 0.66)
    shirt_panel: Rgb | None = None
    loose: LooseShirt | None = None
    sleeves: Sleeves = Sleeves.SHORT
    shorts: Rgb = (0.13, 0.13, 0.15)
    shorts_panel: Rgb | None = None
    shorts_length: float = 0.45
    shorts_over_m: float = 0.015
    waist: Waist | None = None
    tights: Rgb | None = None
    socks: Rgb = (0.90, 0.90, 0.88)
    shoes: Rgb = (0.85, 0.30, 0.16)
    soles: Rgb = (0.62, 0.62, 0.60)
    psis_markers: bool = False
    marker: Rgb = (0.95, 0.93, 0.10)


@dataclass(frozen=True)
class Look:
    """Body and kit together."""

    physique: Physique = field(default_factory=Physique)
    kit: Kit = field(default_factory=Kit)
