"""Measurements put into words: bands, meaning, one cue and drills, all from the catalogue."""

from formcheck.findings.interpretation import interpret, professional_advice

__all__ = ["interpret", "professional_advice"]
