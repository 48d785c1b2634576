"""Remarks of proofreaders as `comments.yaml` holds them, for the tab that shows them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..edition.source import read_source
from ..edition.yaml_reader import read_yaml
from ..edition.yaml_tree import plain
from .report import COMMENTS_FILE

_SHOWN = (
    "id",
    "page",
    "kind",
    "status",
    "author",
    "round",
    "quote",
    "new",
    "text",
    "node",
    "offset",
    "reason",
    "place",
)


def read_comments(folder: Path) -> tuple[dict[str, str], ...] | None:
    """The remarks, each with what of it can be shown; None when the edition has no file of them."""
    path = folder / COMMENTS_FILE
    if not path.is_file():
        return None
    source = read_source(path, path.name).value
    if source is None:
        return None
    root: Any = plain(read_yaml(source).value.root)
    items: Any = root.get("comments") if isinstance(root, dict) else root
    if not isinstance(items, list):
        return ()
    return tuple({key: str(item.get(key) or "") for key in _SHOWN} for item in items if isinstance(item, dict))
