"""A page of its own with the metronome on it. Started by streamlit, this file is the page."""

MEASURED_SPM = 160.0


def show() -> None:
    import streamlit as st

    from formcheck.dashboard.metronome.component import show_metronome

    show_metronome(MEASURED_SPM)
    if st.button("Draw the page again"):
        st.text("Drawn again")


if __name__ == "__main__":
    show()
