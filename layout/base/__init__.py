"""Units, geometry, colour, places and diagnostics: what every other room may use."""
