"""The edition: what one issue of a paper is made of, as plain frozen values."""
