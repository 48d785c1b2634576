"""The desk's own work on copy before it is set."""
