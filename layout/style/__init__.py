"""Stylesheets: CSS syntax over the parts of a newspaper page."""
