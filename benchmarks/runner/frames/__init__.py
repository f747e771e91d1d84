"""Pictures: a ray marcher for bodies, the room, light, blur and the sensor."""

from benchmarks.runner.frames.renderer import Body, Placed, Renderer
from benchmarks.runner.frames.scene import Barrier, Company, Room, Scene

__all__ = ["Barrier", "Body", "Company", "Placed", "Renderer", "Room", "Scene"]
