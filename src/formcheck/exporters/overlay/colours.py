"""Colours (RGB) of everything drawn: left and right differ without red against green."""

from formcheck.records import Side

LEFT = (64, 156, 255)
RIGHT = (255, 159, 64)
TRUNK = (235, 235, 235)
PAPER = (16, 20, 28)
INK = (245, 247, 250)
QUIET_INK = (168, 178, 192)
# A line that was measured in this frame, and one that the frame itself barely shows.
MEASURED = (88, 214, 141)
DOUBTFUL = (247, 220, 80)

# Two clips drawn over each other.
BEFORE = (240, 240, 245)
AFTER = (240, 90, 200)

OF_SIDE = {Side.LEFT: LEFT, Side.RIGHT: RIGHT}
