"""Findings and answers: measurements in words, and the runner's questions answered from them."""

from formcheck.findings.answering import answer_questions
from formcheck.findings.interpretation import interpret, professional_advice

__all__ = ["answer_questions", "interpret", "professional_advice"]
