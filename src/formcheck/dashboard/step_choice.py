"""A chart of steps; a click on a step moves the player to it."""

import streamlit as st

from formcheck.dashboard.chart_words import steps_words
from formcheck.dashboard.charts import CHOSEN, steps_chart
from formcheck.dashboard.clip_player import play_from
from formcheck.dashboard.player.component import clip_key
from formcheck.jobs import Done
from formcheck.records import Finding, Measurement


def steps_to_choose(done: Done, result: Measurement, finding: Finding | None = None) -> None:
    """Draw the per-step values of a metric as a chart whose steps can be clicked.

    Parameters
    ----------
    done
        The check, whose player goes to the step.
    result
        The metric.
    finding
        Its finding, for the axis and the typical band.
    """
    key = f"steps {result.metric} {result.side} {clip_key(done)}"

    def go() -> None:
        points = st.session_state[key].selection.get(CHOSEN, [])
        # A choice that is cleared leaves the player where it is.
        if points:
            play_from(done, float(points[0]["time"]))

    st.altair_chart(
        steps_chart(result, finding),
        width="stretch",
        key=key,
        on_select=go,
        selection_mode=CHOSEN,
        alt=steps_words(result),
    )
