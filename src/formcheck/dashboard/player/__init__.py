"""The player on the page: plays the clip or steps through it, with skeleton and hip line."""
