"""Files that come with the engine: fonts, stylesheets, press profiles."""

from pathlib import Path


def resource(kind: str, name: str) -> Path:
    """The file `name` of the folder `kind` ("fonts", "stylesheets"), in a wheel as in a checkout."""
    bundled = Path(__file__).parents[1] / "_data" / kind / name
    return bundled if bundled.exists() else Path(__file__).parents[2] / kind / name
