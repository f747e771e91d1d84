"""What the user chose about a clip."""

from dataclasses import dataclass, fields

from formcheck.errors import SettingsError
from formcheck.records.setting import Section, Setting
from formcheck.records.vocabulary import HipLineSource, View


@dataclass(frozen=True)
class Settings:
    """What the user chose.

    Attributes
    ----------
    view
        How the clip was filmed; None lets the body tell.
    height_cm
        The runner's height.
    speed_kmh
        Speed of the belt.
    roll_deg
        How far the picture is turned against gravity, clockwise; None lets the room tell.
    hip_line
        The only way to read the hip line; None takes the best that the clip allows.
    runner
        Which of the people in the picture is meant, from left to right, from 1; None takes the
        likeliest.
    is_mirrored
        Whether the clip shows left and right exchanged, as in a mirror.
    capture_fps
        Frames per second at which a slow-motion clip was recorded; None takes the tag of the phone,
        or else the clip's clock as true.
    from_s, to_s
        The part of the clip to analyse, seconds from its first shown frame as a player shows them,
        slow motion too; a start below zero counts from the end of the clip.
    is_whole
        Whether all of a long clip is analysed; otherwise its best 30 seconds.

    Raises
    ------
    SettingsError
        If one is outside what makes sense.

    Examples
    --------
    >>> Settings(speed_kmh=10.0, height_cm=175.0).speed_kmh
    10.0
    >>> Settings(height_cm=1.75)
    Traceback (most recent call last):
    formcheck.errors.SettingsError: Expected a height between 100 and 230 cm, found 1.75. ...
    """

    view: View | None = Setting(
        what="Where the camera stood",
        detail=": behind you (rear), before you (front), on your left or right side. Auto "
        "finds out by itself.",
        noun="view",
        choices={
            None: "Find out by itself",
            View.REAR: "From behind",
            View.FRONT: "From the front",
            View.LEFT: "From my left side",
            View.RIGHT: "From my right side",
        },
        label="Filmed",
        section=Section.RUN,
    ).field()
    height_cm: float | None = Setting(
        what="Your height in cm",
        detail=", to give distances in cm too.",
        noun="height",
        # Wide enough for every adult and most children; outside it, a typing error is likelier.
        range=(100.0, 230.0),
        unit="cm",
        label="Your height, cm",
        tip="With it, distances are given in centimetres too.",
        placeholder="for centimetres",
        section=Section.RUN,
    ).field()
    speed_kmh: float | None = Setting(
        what="Speed of the belt in km/h",
        detail="; overstriding is judged against it.",
        noun="speed",
        # A treadmill's range; below 4 km/h nobody runs.
        range=(4.0, 30.0),
        unit="km/h",
        label="Belt speed, km/h",
        label_of_each="Belt speed {}, km/h",
        tip="Overstriding and cadence depend on speed: with it they are shown on a scale.",
        placeholder="for the scales",
        step=0.1,
        section=Section.RUN,
    ).field()
    roll_deg: float | None = Setting(
        what="How far the camera was tilted",
        detail=", clockwise in the picture; 0 when it stood level. By default upright lines of "
        "the room tell.",
        noun="roll",
        # Beyond it the clip is likelier turned on its side than tilted.
        range=(-30.0, 30.0),
        unit="degrees",
        label="Camera tilted by, degrees",
        tip="Clockwise in the picture; 0 for a phone that was levelled.",
        placeholder="upright lines tell",
        step=0.5,
    ).field()
    hip_line: HipLineSource | None = Setting(
        what="What shows the tilt of your hips from behind",
        detail=f": {HipLineSource.MARKERS.words} (markers) or the "
        f"{HipLineSource.WAISTLINE.words} (waistline). Auto takes the dots where there are "
        f"any.",
        noun="hip line",
        choices={
            None: "the best the clip allows",
            **{source: source.words for source in HipLineSource},
        },
        label="Hip drop read from",
        tip="Seen from behind. Tape is found by itself where there is any.",
    ).field()
    runner: int | None = Setting(
        what="Which of the people in the picture is meant",
        detail=", counted from left to right; --people shows who is who.",
        noun="number of the runner",
        # As many as are looked for in a picture.
        range=(1, 4),
        label="Runner",
        tip="Which of the people in the picture is meant, counted from left to right.",
        placeholder="the likeliest",
    ).field()
    is_mirrored: bool = Setting(
        what="The clip shows left and right exchanged",
        detail=", as a selfie.",
        label="Left and right exchanged",
        tip="As in a mirror, or a selfie as the phone shows it.",
    ).field(default=False)
    capture_fps: float | None = Setting(
        what="Slow motion: the frames per second it was recorded at",
        detail=", e.g. 240. By default a tag of the phone tells, where the file has one.",
        noun="capture rate",
        # From cinema to the fastest phone.
        range=(24.0, 1000.0),
        unit="frames per second",
        label="Slow motion, recorded at",
        tip="For a clip that plays slower than real: the rate the phone recorded at, e.g. 240.",
        placeholder="frames per second",
    ).field()
    from_s: float | None = Setting(
        what="Analyse from this second of the clip on",
        detail=", as a player shows it, also of slow motion; -60: from a minute before its end.",
        noun="start of the part",
        # Beyond a day it is a typing error.
        range=(-86_400.0, 86_400.0),
        unit="s",
        label="From second",
        tip="As a player shows it, also in slow motion; -60: from a minute before its end.",
        placeholder="the best part",
        step=0.5,
        section=Section.PART,
        compared=False,
        option="from",
    ).field()
    to_s: float | None = Setting(
        what="Analyse up to this second of the clip",
        detail=", as a player shows it.",
        noun="end of the part",
        range=(0.0, 86_400.0),
        unit="s",
        label="To second",
        tip="As a player shows it, also in slow motion.",
        placeholder="the best part",
        step=0.5,
        section=Section.PART,
        compared=False,
        option="to",
    ).field()
    is_whole: bool = Setting(
        what="Analyse all of a long clip",
        detail=", not just its best 30 seconds.",
        label="The whole clip",
        tip="Of clips over 45 seconds, else, the best 30 are analysed.",
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
    """Return what is said of each setting, by the names and in the order of the fields."""
    return {item.name: item.metadata["setting"].named(item.name) for item in fields(record)}
