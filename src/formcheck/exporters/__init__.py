"""Exporters of reports and comparisons: one output format per file."""

from formcheck.exporters.annotated_video import write_annotated_video
from formcheck.exporters.clean_copy import write_clean_copy
from formcheck.exporters.comparison_json import (
    comparison_json,
    comparison_text,
    write_comparison_json,
)
from formcheck.exporters.csv_steps import csv_table, write_csv
from formcheck.exporters.evidence import Evidence, evidence_of
from formcheck.exporters.filming_json import filming_json, write_filming_json
from formcheck.exporters.hand_orders import hand_orders
from formcheck.exporters.hand_pictures import HandPicture, hand_pictures
from formcheck.exporters.json_report import json_text, to_json, write_json, write_run_json
from formcheck.exporters.moment import Moment, MomentKind
from formcheck.exporters.plan_html import plan_html, write_plan_html
from formcheck.exporters.player_data import player_data, write_player_data
from formcheck.exporters.reopen_clip import reopen_clip
from formcheck.exporters.side_by_side import write_comparison_stills, write_comparison_video
from formcheck.exporters.stills import write_stills

__all__ = [
    "Evidence",
    "HandPicture",
    "Moment",
    "MomentKind",
    "comparison_json",
    "comparison_text",
    "csv_table",
    "evidence_of",
    "filming_json",
    "hand_orders",
    "hand_pictures",
    "json_text",
    "plan_html",
    "player_data",
    "reopen_clip",
    "to_json",
    "write_annotated_video",
    "write_clean_copy",
    "write_comparison_json",
    "write_comparison_stills",
    "write_comparison_video",
    "write_csv",
    "write_filming_json",
    "write_json",
    "write_plan_html",
    "write_player_data",
    "write_run_json",
    "write_stills",
]
