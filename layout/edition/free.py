"""Places and sizes off the grid, as an editor says them: `12字 40行`, `60mm 40mm`.

free:
  photo3: {at: 12字 40行, size: 60mm}            # as deep as the picture is
  notice: {at: 0字 30mm, size: 20字 14行}        # a story in a frame of its own
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..base.diagnostics import Diagnostic
from ..base.messages import diagnostic
from ..base.units import mm
from .keys import nearest
from .model import Edition, FreeLength, FreePoint, FreeSize
from .yaml_tree import Node, locate

_LENGTH = re.compile(
    r"(?P<value>[-−－]?\d{1,4}(?:\.\d{1,3})?)\s*(?P<unit>字|zi|行|lines?|mm|毫米|cm|厘米)", re.IGNORECASE
)
_UNITS = {"mm": 1, "毫米": 1, "cm": 10, "厘米": 10}
_BETWEEN = re.compile(r"[\s,，、x×*乘]*")


def _length(match: re.Match[str]) -> FreeLength:
    value = float(match["value"].replace("−", "-").replace("－", "-"))
    unit = match["unit"].lower()
    if unit in _UNITS:
        return FreeLength("length", mm(value * _UNITS[unit]))
    return FreeLength("zi" if unit in ("字", "zi") else "lines", round(value * 1000))


def read_lengths(text: str) -> list[FreeLength] | None:
    """Lengths one after the other; None where there is anything else."""
    found = list(_LENGTH.finditer(text))
    if not found or not _BETWEEN.fullmatch(_LENGTH.sub(" ", text)):
        return None
    return [_length(match) for match in found]


def read_point(text: str) -> FreePoint | None:
    """`12字 40行`: from the left and from the top of the type area; None for what is no place."""
    found = read_lengths(text)
    return FreePoint(*found) if found and len(found) == 2 else None


def read_free_size(text: str) -> FreeSize | None:
    """`60mm 40mm`, or the width alone; None for what is no size."""
    found = read_lengths(text)
    if not found or len(found) > 2 or any(length.value <= 0 for length in found):
        return None
    return FreeSize(*found)


def read_width(text: str) -> FreeLength | None:
    """One length more than 0."""
    found = read_lengths(text)
    return found[0] if found and len(found) == 1 and found[0].value > 0 else None


def owner_of(name: str, stories: frozenset[str], pictures: dict[str, list[str]], here: frozenset[str]) -> str | None:
    """The story that a free block is or belongs to, "" for a story; None where there is neither.

    Of pictures that several stories have, it is that of a story which stands on the page.
    """
    if name in stories:
        return ""
    told = pictures.get(name, [])
    return next((story for story in told if story in here), told[0] if told else None)


def check_free(edition: Edition, name: str, tree: Node, wanted: Iterable[str]) -> Iterator[Diagnostic]:
    """What stands free must be a story, or a picture of a story that stands on the page, and in no cell."""
    page = edition.page(name)
    if page is None:
        return
    free = {block.name: block for block in page.free}
    drawn = {area.name for area in page.areas}
    owners = {area.owner for area in page.matter if area.kind == "story"}
    known = [story.name for story in edition.stories] + [p.name for story in edition.stories for p in story.pictures]
    for one in wanted:
        key, node = locate(tree, ("free", one))
        place = (key or node).span
        if one not in free:
            yield diagnostic("free/unknown", place, page=name, name=one, near=nearest(one, known))
        elif one in drawn:
            yield diagnostic("free/drawn-too", place, page=name, name=one)
        elif free[one].story and free[one].story not in owners:
            yield diagnostic("dummy/picture-alone", place, page=name, name=one, story=free[one].story)
