"""版心 (banxin), a newspaper typesetting engine: an edition folder in, a print PDF out."""

__version__ = "0.1.0"
