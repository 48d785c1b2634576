"""Pages: stories and a dummy to pages that are full, even and right."""
