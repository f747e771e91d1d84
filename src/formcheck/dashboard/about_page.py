"""The page that says what is measured, how to film, and what happens to a clip."""

import streamlit as st

_TEXT = """
### What is measured

- **Cadence**: steps of both feet per minute, from every initial contact, confirmed by the rhythm of
  the body.
- **Overstriding**, from the side: the angle of the shank, the distance from hips to ankle, and the
  bend of the knee at initial contact, for the leg nearest to the camera.
- **Hip drop**, from behind: how far the pelvis tilts towards the swinging leg, read from two dots
  of tape, or from the clothes at the waist; of each leg too, where an upright line of the room
  shows the camera's tilt.

Every number has a 95 % interval. Where the interval crosses the edge of a band, the word is
*uncertain*. Where a clip cannot show something, it is *not measured*, with what to film instead.

### Compare

Two clips, or the start and the end of one, are shown at the same moments of the stride. For each
metric a difference is *changed*, *within noise*, *uncertain* or *not comparable*: changed only when
its interval leaves out zero and it is larger than two recordings of the same running differ by.
Film both at one speed, from one place, in the same clothes.

### How to film

- From **behind** for hip drop, exactly from the **side** for overstriding.
- Phone level, at hip height, 2.5 to 4 m away, on something that does not move.
- The whole body, head to feet; 20 to 30 seconds at one steady speed; 60 frames per second from the
  side.
- For hip drop: shirt tucked in, fitted shorts of another colour than the shirt, and an upright line
  of the room in the picture. Best of all: **two pieces of bright tape on the waistband, over the
  dimples of the lower back**. They make the interval of the mean about a third as wide. Stand
  still on the belt for two seconds before it starts, and left and right can be told apart.

### What happens to your clip

It is kept in a private folder of this computer while it is analysed, and deleted at the end, after
an error, and when you cancel. Reports and videos of your last six clips stay in memory until you
delete them under *Privacy*, or have not looked at them for an hour. Nothing is sent anywhere.

### What it cannot do

It measures movement in one camera's picture. It does not say why something hurts, and it predicts
nothing. It has been checked against rendered runners with exact truth, one force plate and one hand
count, not yet on many people.
"""


def show() -> None:
    """Draw the page."""
    st.title("How it works", anchor=False)
    st.markdown(_TEXT)
