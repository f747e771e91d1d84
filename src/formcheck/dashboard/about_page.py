"""The page that explains what is measured, and what happens to a clip."""

import streamlit as st

_TEXT = """
### What is measured

- **Cadence**: steps of both feet per minute, from every initial contact, confirmed by the rhythm of
  the body.
- **Overstriding**, from the side: the angle of the shank, the distance from hips to ankle, and the
  bend of the knee at initial contact, for the leg nearer to the camera.
- **Hip drop**, from behind: how far the pelvis tilts towards the swinging leg, read from two dots
  of tape or from the clothes at the waist. Each leg has its own value where an upright line in the
  room shows the camera's tilt.

Every number has a 95 % interval. Where the interval crosses the edge of a band, the band is
*uncertain*. What a clip cannot show is *not measured*, with advice on what to film instead.

### Compare

Two clips, or the start and the end of one, are shown at the same moments of the stride. Each metric
is *changed*, *within noise*, *uncertain* or *not comparable*. It is changed only if the interval of
the difference excludes zero and the difference is larger than that between two recordings of the
same running. Film both clips at the same speed, from the same place, in the same clothes.

### How to film

From behind for hip drop, from the side for overstriding. The page *How to film* shows it in
drawings.

### What happens to your clip

It is kept in a private folder on this computer while it is analysed, and deleted at the end, after
an error, and when you cancel. Reports and videos of your last six clips stay in memory until you
delete them under *Privacy* or do not look at them for an hour. Nothing is sent anywhere.

### What it cannot do

It measures movement in one camera's picture. It does not explain why something hurts, and it
predicts nothing. It has been checked against rendered runners with exact truth, one force plate and
one hand count, but not yet on many people.
"""


def show() -> None:
    """Draw the page."""
    st.title("How it works", anchor=False)
    st.markdown(_TEXT)
