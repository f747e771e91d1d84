"""The page that says what is measured, how to film, and what happens to a clip."""

import streamlit as st

_TEXT = """
### What is measured

- **Cadence**: steps of both feet per minute, from every initial contact, confirmed by the rhythm of
  the body.
- **Overstriding**, from the side: the angle of the shank, the distance from hips to ankle, and the
  bend of the knee at initial contact, for the leg nearest to the camera.
- **Hip drop**, from behind: how far the pelvis tilts towards the swinging leg, as the mean of both
  sides, read from the clothes at the waist.

Every number has a 95 % interval. Where the interval crosses the edge of a band, the word is
*uncertain*. Where a clip cannot show something, it is *not measured*, with what to film instead.

### How to film

- From **behind** for hip drop, exactly from the **side** for overstriding.
- Phone level, at hip height, 2.5 to 4 m away, on something that does not move.
- The whole body, head to feet; 20 to 30 seconds at one steady speed; 60 frames per second from the
  side.
- Shirt tucked in, fitted shorts of another colour than the shirt.

### What happens to your clip

It is kept in a private folder of this computer while it is analysed, and deleted at the end, after
an error, and when you cancel. The report and the drawn video stay in memory until you check another
clip, or have not touched it for an hour. Nothing is sent anywhere.

### What it cannot do

It measures movement in one camera's picture. It does not say why something hurts, and it predicts
nothing. It has been checked against rendered runners and one hand count, not yet on many people.
"""


def show() -> None:
    """Draw the page."""
    st.title("How it works", anchor=False)
    st.markdown(_TEXT)
