"""How good the hip drop is that a person reads by hand, on rendered runs with exact truth."""
