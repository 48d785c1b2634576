"""Proofs: pages and galleys with everything said about them, the rounds they went through, what changed between two."""
