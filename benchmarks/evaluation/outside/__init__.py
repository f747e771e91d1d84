"""Evidence from outside: real runners, force plates, and pictures that other code rendered."""
