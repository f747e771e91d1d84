"""Charts on the page, each with a description that is spoken, and each also as a table."""

from collections.abc import Mapping

import streamlit as st

from formcheck.dashboard.chart_words import (
    Row,
    chart_words,
    scale_rows,
    scale_words,
    stance_table,
    stance_words,
    steps_rows,
)
from formcheck.dashboard.charts import Layers, scale_chart, stance_chart
from formcheck.records import DropCurves, Finding, Measurement, Side


def show_chart(chart: Layers, words: str) -> None:
    """Draw a chart that a screen reader describes.

    Parameters
    ----------
    chart
        The chart.
    words
        All that it shows, as sentences.
    """
    st.altair_chart(chart, width="stretch", alt=words)


def as_table(*tables: list[Row]) -> None:
    """Draw the numbers of charts as tables, folded.

    Parameters
    ----------
    tables
        The rows of each table, by the headings of its columns; one without rows is left out.
    """
    with st.expander(chart_words()["table"]["label"], icon=":material/table:", expanded=False):
        for rows in filter(None, tables):
            st.table(rows, hide_index=True, border="horizontal")


def show_scale(result: Measurement, finding: Finding | None) -> None:
    """Draw a value with its interval on the scale of its metric."""
    show_chart(scale_chart(result, finding), scale_words(result, finding))


def scale_and_steps_table(result: Measurement, finding: Finding | None) -> None:
    """Draw a value, its scale and all its steps as tables, folded."""
    as_table(scale_rows(result, finding), steps_rows(result))


def show_stance(curves: Mapping[Side, DropCurves], added_deg: float) -> None:
    """Draw hip drop over stance, as a chart and as a table.

    Parameters
    ----------
    curves
        Drop curves of both sides.
    added_deg
        Angle that corrects the tilt in the picture to the level, degrees.
    """
    show_chart(stance_chart(curves, added_deg), stance_words(curves, added_deg))
    as_table(stance_table(curves, added_deg))
