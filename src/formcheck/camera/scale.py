"""The size of the runner's body, from the stated height."""

# Thigh 0.245 and shank 0.246 of body height (Drillis & Contini 1966, the usual proportions).
LEG_LENGTH_OF_HEIGHT = 0.491


def leg_length_m(height_cm: float | None) -> float | None:
    """Return thigh plus shank in metres, or None without a height."""
    return None if height_cm is None else LEG_LENGTH_OF_HEIGHT * height_cm / 100.0
