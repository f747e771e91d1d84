"""Exporters of reports and comparisons: one output format per file, imported by its own name."""
