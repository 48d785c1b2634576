"""Proofs and what comes back from them: page proofs, rounds, remarks of readers, sign-off."""
