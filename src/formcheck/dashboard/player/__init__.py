"""The clip on the page: played, stepped through frame by frame, with what was found over it."""
