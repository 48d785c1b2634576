"""The live preview: pages of an edition in a browser, kept up to date while it is written."""
