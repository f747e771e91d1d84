"""Findings: bands, meaning, a cue and drills for each measurement, from the catalogue."""

from formcheck.findings.interpretation import interpret, professional_advice

__all__ = ["interpret", "professional_advice"]
