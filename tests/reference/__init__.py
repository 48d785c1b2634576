"""The reference page: a real front page of a local paper, made into an edition from the seed folder's copy."""
