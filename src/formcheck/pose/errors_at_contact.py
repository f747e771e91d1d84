"""BlazePose's errors in the near leg at the true initial contacts."""

from formcheck.records import Caveat, ErrorAtContact

# The pose model's knee and ankle are off the joints: at the true contacts of 9 tuning clips of two
# renderers it reads the angle 2.6° low (1.7° and 3.6°), and on two real runners whose shank was
# read by eye 3.5° and 1.4°, so this much is added. Clips differ by 1.3° (one standard deviation).
_READ_LOW_DEG = 2.1
SHANK_ANGLE = ErrorAtContact(
    metric="shank_angle",
    half_width=2.8,
    bias=-_READ_LOW_DEG,
    caveat=Caveat.SHANK_READ_LOW.say(low=_READ_LOW_DEG),
)

# At the true contacts of 9 tuning clips of two renderers it is wrong by 0.006 leg lengths (root
# mean square), 0.010 at worst.
OVERSTRIDE_DISTANCE = ErrorAtContact(
    metric="overstride_distance",
    half_width=0.020,
    caveat=Caveat.ANKLE_OFF.say(),
)

# Published knee errors: 7.1° for this pose model with a bias of −5.1° (JMIR preprint 102399),
# 7.5–7.8° for another one in running (Van Hooren 2023). At the true contacts of 8 tuning clips of
# two renderers it reads the knee 3° too bent (−1 to +8°); no real footage supports a correction.
KNEE_FLEXION = ErrorAtContact(
    metric="knee_flexion_at_contact",
    half_width=8.0,
    suspected_bias=2.0,
    caveat=Caveat.KNEE_OFF.say(),
)

ERRORS_AT_CONTACT = (SHANK_ANGLE, OVERSTRIDE_DISTANCE, KNEE_FLEXION)
