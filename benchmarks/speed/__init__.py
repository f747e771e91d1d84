"""How long an analysis takes, against the least that its parts need: `docs/performance.md`."""
