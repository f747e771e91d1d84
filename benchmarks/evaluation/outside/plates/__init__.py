"""Real runners on force plates: their markers as a camera sees them, and what comes of it."""
