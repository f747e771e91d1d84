"""The metronome on the page: clicks and lights at steps per minute, after a press only."""
