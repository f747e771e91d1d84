"""Where the phone stands and how it films."""

from dataclasses import dataclass, field

from formcheck.records import View


@dataclass(frozen=True)
class Lens:
    """Departures from a steady pinhole.

    Attributes
    ----------
    distortion
        Brown's k1 and k2 over the distance from the axis in focal lengths; negative is barrel.
    shake_deg, shake_seed
        Standard deviation of the direction of a hand-held phone; the roll shakes half as much.
    is_mirrored
        Left and right exchanged, as selfie cameras store it.
    """

    distortion: tuple[float, float] = (0.0, 0.0)
    shake_deg: float = 0.0
    shake_seed: int = 0
    is_mirrored: bool = False


@dataclass(frozen=True)
class Exposure:
    """What the sensor does.

    Attributes
    ----------
    shutter_s
        How long it is open, centred on the frame's time.
    noise
        Standard deviation of a value, as a share of full scale.
    stops
        Brightness against a well-lit picture, in factors of two.
    noise_seed
        Of the noise.
    """

    shutter_s: float = 0.004
    noise: float = 0.010
    stops: float = 0.0
    noise_seed: int = 0


@dataclass(frozen=True)
class CameraSetup:
    """A phone on a stand.

    Attributes
    ----------
    view
        From which side it films: rear, front, left or right.
    distance_m, height_m
        From the middle of the runner, over the floor of the belt.
    yaw_deg
        How far it stands round the runner from the exact view, anticlockwise from above.
    pitch_deg
        Downward tilt; None aims at the middle of the body.
    roll_deg
        Positive turns the picture clockwise.
    focal_per_height
        Focal length in picture heights; 1.0 is about that of a phone's main camera held upright.
    """

    view: View = View.REAR
    width_px: int = 360
    height_px: int = 640
    distance_m: float = 2.5
    height_m: float = 0.95
    yaw_deg: float = 0.0
    pitch_deg: float | None = None
    roll_deg: float = 0.0
    focal_per_height: float = 1.0
    lens: Lens = field(default_factory=Lens)
    exposure: Exposure = field(default_factory=Exposure)
