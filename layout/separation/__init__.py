"""A finished PDF taken apart into its plates, and the ink on them measured."""
