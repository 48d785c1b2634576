"""Fonts: faces, the families that a stylesheet names, and what of them goes into a file."""
