"""Display pages as stable JSON, both ways, and their digests.

Keys are sorted, lengths are integers of sp, every item stands on a line of its own, and what has its initial
value is left out, so that a comparison of two files says which line moved, and how far.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from typing import Any, cast

from ..base.color import Color
from ..base.geometry import Point, Rect
from .items import (
    Artwork,
    CellTag,
    DisplayList,
    DisplayPage,
    Fill,
    GlyphRun,
    Group,
    Item,
    Link,
    Modules,
    Outline,
    Picture,
    Stroke,
)

_ITEMS: Mapping[str, type[Any]] = {
    "artwork": Artwork, "fill": Fill, "glyphs": GlyphRun, "modules": Modules, "outline": Outline, "picture": Picture,
    "stroke": Stroke,
}  # fmt: skip
_NAMES = {kind: name for name, kind in _ITEMS.items()}
_POINTS = frozenset({"origin", "start", "end"})
_PLACES = frozenset({"node_id", "offset"})
_FILES = frozenset({"path"})


def to_json(page: DisplayPage) -> str:
    """A page as JSON text, one item a line; equal pages give equal text."""
    return _page(page, frozenset())


def from_json(text: str) -> DisplayPage:
    """The page that `to_json` wrote."""
    values = json.loads(text)
    groups = tuple(
        Group(
            g["role"],
            tuple(_item(i) for i in g["items"]),
            g.get("owner", ""),
            g.get("node_id", ""),
            Rect(*g["clip"]) if "clip" in g else None,
            CellTag(*g["cell"]) if "cell" in g else None,
        )
        for g in values["groups"]
    )
    links = tuple(Link(Rect(*link["rect"]), link["target"]) for link in values.get("links", ()))
    outline = tuple((title, story, top) for title, story, top in values.get("outline", ()))
    threads = tuple((story, tuple(Rect(*rect) for rect in rects)) for story, rects in values.get("threads", ()))
    made = ("groups", "links", "outline", "threads", "folds")
    kept = {key: value for key, value in values.items() if key not in made}
    folds = tuple(values.get("folds", ()))
    return DisplayPage(**kept, groups=groups, links=links, outline=outline, threads=threads, folds=folds)


def page_digest(page: DisplayPage) -> str:
    """SHA-256 of what is on a page: neither places in the copy nor paths of files count, the files' digests do."""
    bare = replace(page, links=(), threads=())
    return hashlib.sha256(_page(bare, _PLACES | _FILES).encode()).hexdigest()


def list_digest(display: DisplayList) -> str:
    """SHA-256 of all pages of a display list."""
    joined = "\n".join(page_digest(page) for page in display.pages)
    return hashlib.sha256(joined.encode()).hexdigest()


def _page(page: DisplayPage, without: frozenset[str]) -> str:
    lines: list[str] = []
    for group in page.groups:
        head = _fields(group, without | {"items"})
        items = ",\n".join(f"    {_dump(_encoded(item, without))}" for item in group.items)
        lines.append(f'   {_dump(head)[:-1]}, "items": [\n{items}\n   ]}}')
    head = _dump(_fields(page, without | {"groups"}))
    return f'{head[:-1]},\n "groups": [\n' + ",\n".join(lines) + "\n ]}\n"


def _encoded(item: Item, without: frozenset[str]) -> dict[str, Any]:
    return {"item": _NAMES[type(item)], **_fields(item, without)}


def _fields(value: Any, without: frozenset[str]) -> dict[str, Any]:
    """The fields of a record that differ from their initial values."""
    if is_dataclass(value):
        found = {f.name: (getattr(value, f.name), f.default) for f in fields(value)}
    else:
        initial = value._field_defaults
        found = {name: (getattr(value, name), initial.get(name, MISSING)) for name in value._fields}
    return {name: _plain(inner) for name, (inner, start) in found.items() if name not in without and inner != start}


def _plain(value: Any) -> Any:
    if isinstance(value, Color):
        return [value.space, *value.components, *filter(None, [value.ink])]
    if isinstance(value, Link):
        return {"rect": list(value.rect), "target": value.target}
    if isinstance(value, tuple):
        return [_plain(inner) for inner in cast("tuple[Any, ...]", value)]
    return value


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _item(values: dict[str, Any]) -> Item:
    kind = _ITEMS[values["item"]]
    return kind(**{name: _restored(name, value) for name, value in values.items() if name != "item"})


def _restored(name: str, value: Any) -> Any:
    if name == "color":
        ink = value[-1] if isinstance(value[-1], str) else ""
        return Color(value[0], tuple(value[1:-1] if ink else value[1:]), ink)
    if name == "rect":
        return Rect(*value)
    if name in _POINTS:
        return Point(*value)
    return _tuple(value)


def _tuple(value: Any) -> Any:
    return tuple(_tuple(inner) for inner in cast("list[Any]", value)) if isinstance(value, list) else value
