"""What the camera does to the picture: scale, and later roll and motion."""

from formcheck.camera.scale import leg_length_m

__all__ = ["leg_length_m"]
