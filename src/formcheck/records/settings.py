"""The settings of an analysis, as the user states them."""

from dataclasses import dataclass, fields

from formcheck.errors import SettingsError
from formcheck.records.quantity import HEIGHT, SPEED
from formcheck.records.setting import Section, Setting
from formcheck.records.vocabulary import HipLineSource, View


@dataclass(frozen=True)
class Settings:
    """Settings of an analysis: facts about the clip and choices of the user.

    Attributes
    ----------
    view
        Where the camera stood; None finds it from the runner's body.
    height_cm
        The runner's height.
    speed_kmh
        Speed of the belt.
    roll_deg
        Clockwise turn of the picture against gravity; None measures it from upright lines.
    hip_line
        The only method allowed to read the hip line; None takes the best that the clip allows.
    runner
        Number of the runner among the people in the picture, from left to right, from 1; None takes
        the most likely one.
    is_mirrored
        Whether left and right are exchanged in the clip, as in a mirror.
    capture_fps
        Frames per second at which a slow-motion clip was recorded; None uses the phone's tag in the
        file, or takes the clip's clock as true if there is none.
    from_s, to_s
        The part of the clip to analyse, in seconds from its first shown frame as a player shows
        them, in slow motion too; a start below zero counts from the end of the clip.
    is_whole
        Whether all of a long clip is analysed; otherwise its best 30 seconds.

    Raises
    ------
    SettingsError
        If a setting is out of its range, or two settings contradict each other.

    Examples
    --------
    >>> Settings(speed_kmh=10.0, height_cm=175.0).speed_kmh
    10.0
    >>> Settings(height_cm=1.75)
    Traceback (most recent call last):
    formcheck.errors.SettingsError: Expected a height between 100 cm and 230 cm, found 1.75 cm. ...
    """

    view: View | None = Setting(
        what="Where the camera stood",
        detail=": behind you (rear), in front of you (front), on your left or right side. Auto "
        "detects it.",
        noun="view",
        choices={
            None: "Detect automatically",
            View.REAR: "From behind",
            View.FRONT: "From the front",
            View.LEFT: "From my left side",
            View.RIGHT: "From my right side",
        },
        label="Filmed",
        section=Section.RUN,
    ).field()
    height_cm: float | None = Setting(
        what="Your height, such as 175 (cm) or 5ft9",
        detail=", to give distances in cm or inches too.",
        noun="height",
        # Wide enough for every adult and most children; beyond it, a typing error is more likely.
        range=(100.0, 230.0),
        unit="cm",
        quantity=HEIGHT,
        label="Your height",
        tip="With it, the report can give distances in centimetres or inches.",
        short="height",
        changes_reading=False,
        section=Section.RUN,
    ).field()
    speed_kmh: float | None = Setting(
        what="Speed of the belt, such as 10 (km/h), 6.2mph or 6:00/km",
        detail="; overstriding and cadence are compared with runners at that speed.",
        noun="speed",
        # A treadmill's range; below 4 km/h nobody runs.
        range=(4.0, 30.0),
        unit="km/h",
        quantity=SPEED,
        label="Belt speed",
        label_of_each="Belt speed {}",
        tip="With it, you are compared with runners at that speed.",
        short="speed",
        changes_reading=False,
        section=Section.RUN,
    ).field()
    roll_deg: float | None = Setting(
        what="How far the camera was tilted",
        detail=", clockwise in the picture; 0 if it was level. By default, it is measured from "
        "upright lines in the room.",
        noun="roll",
        # Beyond it, the clip is more likely turned on its side than tilted.
        range=(-30.0, 30.0),
        unit="degrees",
        label="Phone tilted by, degrees",
        tip="Leave it empty, and it is measured. 0 for a phone that was levelled; above 0 if the "
        "picture is turned clockwise.",
        placeholder="measured in the picture",
        step=0.5,
        # The camera's level follows from it alone (`KeptReadings`).
        changes_reading=False,
    ).field()
    hip_line: HipLineSource | None = Setting(
        what="What shows the tilt of your hips from behind",
        detail=f": {HipLineSource.MARKERS.words} (markers) or the "
        f"{HipLineSource.WAISTLINE.words} (waistline). Auto uses the dots if there are "
        f"any.",
        noun="hip line",
        choices={
            None: "Find out",
            **{source: source.words for source in HipLineSource if source.is_in_pixels},
        },
        label="Hip drop read from",
        tip="For clips from behind. Tape is found by itself.",
    ).field()
    runner: int | None = Setting(
        what="Which of the people in the picture is the runner",
        detail=", counted from left to right; --people shows everyone's number.",
        noun="number of the runner",
        # At most four people are looked for in a picture.
        range=(1, 4),
        label="Runner",
        tip="Only if there are several people in the picture: count from left to right.",
        placeholder="1 is furthest left",
    ).field()
    is_mirrored: bool = Setting(
        what="Left and right are exchanged in the clip",
        detail=", as in a selfie.",
        label="Left and right exchanged",
        tip="As in a mirror, or a selfie as the phone shows it.",
    ).field(default=False)
    capture_fps: float | None = Setting(
        what="Slow motion: frames per second of the recording",
        detail=", e.g. 240. By default, the phone's tag is used, if the file has one.",
        noun="capture rate",
        # From cinema to the fastest phone.
        range=(24.0, 1000.0),
        unit="frames per second",
        label="Slow motion, frames per second",
        tip="Only for a clip that plays too slowly: how many frames per second it was filmed at.",
        placeholder="such as 240",
    ).field()
    from_s: float | None = Setting(
        what="Start the analysis at this second of the clip",
        detail=", as a player shows it, in slow motion too; -60: one minute before the end.",
        noun="start of the part",
        # Beyond a day it is a typing error.
        range=(-86_400.0, 86_400.0),
        unit="s",
        label="Start at second",
        tip="As a player shows it, in slow motion too. -60 is one minute before the end.",
        placeholder="best part of the clip",
        step=0.5,
        section=Section.PART,
        compared=False,
        option="from",
    ).field()
    to_s: float | None = Setting(
        what="End the analysis at this second of the clip",
        detail=", as a player shows it.",
        noun="end of the part",
        range=(0.0, 86_400.0),
        unit="s",
        label="End at second",
        tip="As a player shows it, in slow motion too.",
        placeholder="best part of the clip",
        step=0.5,
        section=Section.PART,
        compared=False,
        option="to",
    ).field()
    is_whole: bool = Setting(
        what="Analyse all of a long clip",
        detail=", not just its best 30 seconds.",
        label="The whole clip",
        tip="Otherwise, the best 30 seconds of a clip over 45 seconds are analysed.",
        section=Section.PART,
        option="all",
    ).field(default=False)

    def __post_init__(self) -> None:
        for name, setting in all_settings(type(self)).items():
            object.__setattr__(self, name, setting.checked(getattr(self, name)))
        if self.is_whole and (self.from_s, self.to_s) != (None, None):
            raise SettingsError("Expected a part or the whole clip, found both. Choose one.")
        starts_s = self.from_s or 0.0
        if self.to_s is not None and starts_s >= 0.0 and self.to_s <= starts_s:
            raise SettingsError(
                f"Expected a part that ends after it begins, found one from {self.from_s or 0.0:g} "
                f"to {self.to_s:g} s."
            )

    @property
    def speed_m_s(self) -> float | None:
        """Speed of the belt in metres per second, when stated."""
        return None if self.speed_kmh is None else self.speed_kmh / 3.6


def all_settings(record: type[Settings]) -> dict[str, Setting]:
    """Return the description of each setting, by name, in the order of the fields."""
    return {item.name: item.metadata["setting"].named(item.name) for item in fields(record)}
