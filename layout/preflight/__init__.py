"""Checks of what is about to leave: the set text against the copy."""
