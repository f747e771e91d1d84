"""One output format per file."""

from formcheck.exporters.annotated_video import write_annotated_video
from formcheck.exporters.csv_steps import write_csv
from formcheck.exporters.json_report import to_json, write_json

__all__ = ["to_json", "write_annotated_video", "write_csv", "write_json"]
