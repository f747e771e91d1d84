"""Does the comparison call a change what is one, and nothing else? Simulated pairs of clips.

    python -m benchmarks.change_simulation [--pairs 40]

A runner's exact joints are filmed without drawing a picture: projected, put off as the pose model
puts them off, and taken through the real chain to reports that are compared. Form → change →
filming → clip → pairs → shares: each module knows only those before it. All sizes were chosen from
the reasons beside them, none from how often a change was called.
"""
