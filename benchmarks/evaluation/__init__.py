"""How wrong formcheck is: rendered clips with exact truth, measured, compared and tabulated.

masters → variants → outcomes → statistics → tables, plots. `benchmarks/accuracy.py` runs it.
"""
