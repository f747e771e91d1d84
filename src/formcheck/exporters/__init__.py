"""One output format per file."""

from formcheck.exporters.annotated_video import write_annotated_video
from formcheck.exporters.csv_steps import csv_table, write_csv
from formcheck.exporters.json_report import json_text, to_json, write_json
from formcheck.exporters.stills import Moment, moments, write_stills

__all__ = [
    "Moment",
    "csv_table",
    "json_text",
    "moments",
    "to_json",
    "write_annotated_video",
    "write_csv",
    "write_json",
    "write_stills",
]
