"""Text: characters to glyphs, paragraphs to lines. Logical coordinates only (inline, block)."""
