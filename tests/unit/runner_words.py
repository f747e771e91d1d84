"""Words that no sentence for runners uses."""

import re

# Diagnosis, prediction, promises, orders and shaming: whole words, any ending.
FORBIDDEN = re.compile(
    r"\b(trendelenburg|glute|weak|injur|dysfunction|abnormal|patholog|syndrome|diagnos|disorder|"
    r"risk|prevent|protect|predict|you will|guarantee|cure|heal\b|treat\b|treatment|symptom|"
    r"tendinopath|tendinit|arthritis|deficien|deficit|defect|imbalance|collaps|bad|wrong|poor|"
    r"fault|incorrect|improper|flaw|lazy|sloppy|ugly|terrible|danger|problem|fail|must|should\b|"
    r"normal|optimal|ideal form)\w*",
    re.IGNORECASE,
)
