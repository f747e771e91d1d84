"""Freeze frames that prove the answers: one question per file, and its drawing beside it."""

from formcheck.exporters.evidence.evidence import Evidence
from formcheck.exporters.evidence.scenes import evidence_of, scenes_of

__all__ = ["Evidence", "evidence_of", "scenes_of"]
