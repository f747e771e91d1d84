"""A page of its own with a finished check of a rear sample, to measure its hips by hand.

Started by streamlit, this file is the page: the check page, whose address names the check.
"""

import io


def prepared() -> str:
    """Return the token of a check that ended with the sample's report."""
    from formcheck.dashboard.own_checks import the_queue
    from formcheck.dashboard.samples import finished_sample
    from formcheck.jobs.restating import restated
    from formcheck.records import Settings
    from formcheck.shipped import all_samples

    sample = next(sample for sample in all_samples() if sample.name == "rear_before")
    token = the_queue().open("run.mp4", io.BytesIO(b"Not a video."), Settings())
    check = the_queue().look(token)
    assert check is not None
    # Its work is over before a page looks: a text is no video.
    while not hasattr(check.state, "sentence"):
        check = the_queue().look(token)
        assert check is not None
    check.state = restated(finished_sample(sample), speed_kmh=10.0)
    return token


def show() -> None:
    import streamlit as st

    from formcheck.dashboard import check_page
    from formcheck.dashboard.own_checks import the_queue
    from formcheck.dashboard.style import apply_style

    apply_style()
    token = st.cache_resource(prepared)()
    the_queue().look(token)
    if "check" not in st.query_params:
        st.query_params["check"] = token
        st.query_params["by-hand"] = "check"
    check_page.show()


if __name__ == "__main__":
    show()
