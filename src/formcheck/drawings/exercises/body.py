"""Sizes of the drawn body: about an adult's proportions, in percent of body height."""

THIGH = 24.5
SHANK = 24.5
UPPER_ARM = 17.5
FOREARM = 14.5
HAND = 6.5
# From the line of the hip joints to the line of the shoulders.
TRUNK = 29.0
# Half the distances between the hip joints, and between the shoulder joints.
HALF_HIPS = 5.2
HALF_SHOULDERS = 9.6
# From the line of the shoulders to the middle of the head.
HEAD_UP = 11.6
# From the ankle: forward to the ball of the foot, back to the heel, down to the sole.
FOOT_FORWARD = 9.5
HEEL_BACK = 3.2
ANKLE_HEIGHT = 4.6

# Radii of the round ends of limbs.
HIP_R, KNEE_R, ANKLE_R = 5.0, 3.5, 2.3
SHOULDER_R, ELBOW_R, WRIST_R, HAND_R = 3.2, 2.4, 1.8, 1.7
HEEL_R, TOE_R = 2.0, 1.5
HEAD_R, NECK_R, NOSE_R = 5.4, 2.9, 1.1
CHEST_R, WAIST_R, PELVIS_R, BUTTOCK_R = 5.4, 4.8, 5.4, 4.9
# Half of what the waist is wider from the front than from the side.
WAIST_ASIDE = 2.6
# The slope from the neck to the shoulders.
SLOPE_R = 2.3
