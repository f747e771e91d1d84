"""Drawings of exercises: a small figure with round limbs, posed by data."""

from formcheck.drawings.exercises.library import drawings, exercise_svg

__all__ = ["drawings", "exercise_svg"]
