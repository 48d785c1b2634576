"""Heads across the fold of two facing pages, opened so that no character of them is on it."""

from __future__ import annotations

from collections.abc import Sequence

from ..text.model import Line
from .fold import open_line
from .grid import PageGrid
from .head_places import PlacedHead, ink_rect
from .headline import HeadLine


def open_heads(grid: PageGrid, heads: Sequence[PlacedHead]) -> tuple[tuple[PlacedHead, ...], bool]:
    """The parts of a head with their lines opened where the fold lies, and whether one of them can't be."""
    made = [_opened(grid, head) for head in heads]
    return tuple(head for head, _ in made), any(is_on_fold for _, is_on_fold in made)


def _opened(grid: PageGrid, head: PlacedHead) -> tuple[PlacedHead, bool]:
    group, rect = head.group, head.rect
    if head.vertical:
        ink = ink_rect(head) if group.lines else rect._replace(width=0)
        return head, ink.x < grid.geometry.fold < ink.right
    if not grid.crosses_fold(rect.x, rect.right):
        return head, False
    opened = [_opened_line(grid, line, rect.x) for line in group.lines]
    lines = tuple(line._replace(line=one or line.line) for line, one in zip(group.lines, opened, strict=True))
    return head._replace(group=group._replace(lines=lines)), None in opened


def _opened_line(grid: PageGrid, line: HeadLine, left: int) -> Line | None:
    fold = round((grid.geometry.fold - left - line.inline) / line.stretch)
    return open_line(line.line, line.size, line.text, line.joints, fold)
