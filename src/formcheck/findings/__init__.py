"""Measurements put into words: bands, meaning, one cue and drills, all from the catalogue."""

from formcheck.findings.reader import professional_advice, read_findings

__all__ = ["professional_advice", "read_findings"]
