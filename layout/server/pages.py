"""Display pages as the browser takes them: compact JSON, in groups that are known again when they have not changed.

A group is `[digest, role, owner, node, clip, items]`. Coordinates are sp; faces and colours are numbers in the
lists of the page. Items are arrays that begin with their kind, one letter; `layout/server/static/page.js` reads them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import Any, NamedTuple

from ..base.color import Color
from ..base.units import SP_PER_PT
from ..display.items import Artwork, DisplayPage, Fill, GlyphRun, Group, Item, Modules, Outline, Picture, Stroke
from ..display.plan import PagePlan
from ..pdf.content import picture_use
from ..pdf.fragment import PictureUse

_AXES = {"horizontal": 0, "upright": 1, "rotated": 2}


class EncodedPage(NamedTuple):
    """A page for the browser: the `digest` of all of it; `head`, an object that lacks its groups; the groups.

    `pictures` and `artworks` are what it shows, by the names it uses.
    """

    name: str
    digest: str
    size: tuple[int, int]
    head: str
    groups: tuple[tuple[str, str], ...]
    pictures: Mapping[str, PictureUse]
    artworks: Mapping[str, Artwork]

    def json(self) -> bytes:
        """All of the page."""
        return f'{self.head[:-1]},"groups":[{",".join(text for _, text in self.groups)}]}}'.encode()

    def since(self, base: EncodedPage) -> str:
        """The page for a browser that knows another state of it: of groups that were there only the digests."""
        known = {digest for digest, _ in base.groups}
        groups = ",".join(f'"{digest}"' if digest in known else text for digest, text in self.groups)
        return (
            f'{{"name":{_dump(self.name)},"digest":"{self.digest}","base":"{base.digest}",'
            f'"page":{self.head[:-1]},"groups":[{groups}]}}}}'
        )


class _Encoder:
    """One page being encoded."""

    def __init__(self, face: Callable[[str], tuple[str, float, int]], color: Callable[[Color], str]) -> None:
        self._face = face
        self._color = color
        self.faces: dict[str, int] = {}
        self.face_names: list[tuple[str, float, int]] = []
        self.colors: dict[str, int] = {}
        self.pictures: dict[str, PictureUse] = {}
        self.artworks: dict[str, Artwork] = {}

    def face(self, key: str) -> int:
        number = self.faces.get(key)
        if number is None:
            number = self.faces[key] = len(self.face_names)
            self.face_names.append(self._face(key))
        return number

    def color(self, color: Color) -> int:
        return self.colors.setdefault(self._color(color), len(self.colors))

    def group(self, group: Group) -> tuple[str, str]:
        items = [_ITEMS[type(item)](self, item, group) for item in group.items]
        rest = _dump([group.role, group.owner, group.node_id, group.clip and list(group.clip), items])
        digest = _digest(self._resolved(rest))
        return digest, f'["{digest}",{rest[1:]}'

    def _resolved(self, text: str) -> bytes:
        """What a group looks like, whatever else is on its page: the numbers of faces and colours are of the page."""
        return f"{text} {self.face_names} {[*self.colors]}".encode()


def encode_page(
    page: DisplayPage,
    plan: PagePlan | None,
    face: Callable[[str], tuple[str, float, int]],
    color: Callable[[Color], str],
) -> EncodedPage:
    """A page and its plan as JSON. `face` gives name, scale and units per em of a face by its key, `color` a colour of
    CSS."""
    encoder = _Encoder(face, color)
    # All faces and colours are numbered first, so that digests of groups do not depend on what follows them.
    for group in page.groups:
        for item in group.items:
            if not isinstance(item, Picture | Artwork):
                encoder.color(item.color)
            if isinstance(item, GlyphRun):
                encoder.face(item.face)
    groups = tuple(encoder.group(group) for group in page.groups)
    head = _dump(
        {
            "name": page.name,
            "label": page.label,
            "title": page.title,
            "width": page.width,
            "height": page.height,
            "folds": list(page.folds),
            "faces": [list(entry) for entry in encoder.face_names],
            "colors": list(encoder.colors),
            "plan": _plan(plan) if plan else None,
        }
    )
    digest = _digest("\n".join([head, *(digest for digest, _ in groups)]).encode())
    return EncodedPage(page.name, digest, (page.width, page.height), head, groups, encoder.pictures, encoder.artworks)


def _plan(plan: PagePlan) -> dict[str, Any]:
    """Grid, areas and lines; a line is `[x, y, measure, node, start, end]`."""
    return {
        "area": plan.type_area,
        "columns": plan.columns,
        "lines": plan.grid_lines,
        "areas": [[area.name, area.kind, area.rects] for area in plan.areas],
        "stories": [
            [story.name, story.story, story.vertical, story.rects,
             [[*line.origin, *line[1:]] for line in story.lines]]
            for story in plan.stories
        ],
    }  # fmt: skip


def _run(encoder: _Encoder, run: GlyphRun, group: Group) -> list[Any]:
    clusters = 0 if run.clusters == tuple(range(len(run.glyph_ids))) else run.clusters
    return [
        "g", encoder.face(run.face), run.size, encoder.color(run.color), _AXES[run.axis], run.origin.x, run.origin.y,
        run.stretch, run.glyph_ids, run.offsets, run.shifts or 0, run.text, clusters,
        "" if run.node_id == group.node_id else run.node_id or 0, run.offset, run.actual_text, int(run.hidden),
    ]  # fmt: skip


def _fill(encoder: _Encoder, item: Fill, _group: Group) -> list[Any]:
    return ["f", *item.rect, encoder.color(item.color)]


def _stroke(encoder: _Encoder, item: Stroke, _group: Group) -> list[Any]:
    return ["s", *item.start, *item.end, item.width, encoder.color(item.color), item.dash or 0]


def _modules(encoder: _Encoder, item: Modules, _group: Group) -> list[Any]:
    return ["m", *item.origin, item.unit, item.runs, encoder.color(item.color), item.alt]


def _outline(encoder: _Encoder, item: Outline, _group: Group) -> list[Any]:
    path = "".join(
        str(operator) + " ".join(f"{int(number) / SP_PER_PT:.3f}" for number in numbers)
        for operator, *numbers in item.path
    )
    return ["o", path, encoder.color(item.color), item.alt]


def _picture(encoder: _Encoder, item: Picture, _group: Group) -> list[Any]:
    use = picture_use(item)
    name = _digest(repr((use.digest, use.crop, use.width, use.height, use.gray)).encode())
    encoder.pictures[name] = use
    return ["p", *item.rect, f"picture/{name}", item.alt]


def _artwork(encoder: _Encoder, item: Artwork, _group: Group) -> list[Any]:
    name = _digest(repr((item.digest, item.trimmed, item.gray, item.rect.width, item.rect.height)).encode())
    encoder.artworks[name] = item
    return ["p", *item.rect, f"artwork/{name}", item.alt]


_ITEMS: dict[type[Item], Callable[[_Encoder, Any, Group], list[Any]]] = {
    GlyphRun: _run, Fill: _fill, Stroke: _stroke, Modules: _modules, Outline: _outline, Picture: _picture,
    Artwork: _artwork,
}  # fmt: skip


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=9).hexdigest()


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
