"""How hard sentences are to read, and words that no sentence for runners uses."""

import re

import textstat

# The level of a newspaper.
MOST_GRADE = 8.0
# Diagnosis, prediction, promises, orders and shaming: whole words, any ending.
FORBIDDEN = re.compile(
    r"\b(trendelenburg|glute|weak|injur|dysfunction|abnormal|patholog|syndrome|diagnos|disorder|"
    r"risk|prevent|protect|predict|you will|guarantee|cure|heal\b|treat\b|treatment|symptom|"
    r"tendinopath|tendinit|arthritis|deficien|deficit|defect|imbalance|collaps|bad|wrong|poor|"
    r"fault|incorrect|improper|flaw|lazy|sloppy|ugly|terrible|danger|problem|fail|must|should\b|"
    r"normal|optimal|ideal form)\w*",
    re.IGNORECASE,
)


def grade(text: str) -> float:
    """Return the Flesch–Kincaid grade of a text."""
    return float(textstat.flesch_kincaid_grade(text))
