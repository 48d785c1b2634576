"""The display list: what stands where on a page, for every exporter alike."""
