"""Reading of the records of pages that hold still. Imported only where there is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field

from ..base.diagnostics import Outcome, Span
from ..base.messages import diagnostic
from .fit_values import read_size
from .held import changes
from .model import HeldHead, HeldPage, HeldPicture, HeldStory, Page
from .schema import Sheet, check
from .source import SourceText, read_source
from .yaml_reader import read_yaml

ROLES = ("rubric", "kicker", "headline", "deck", "summary", "byline", "side_head")


def _items(value: object) -> list[str]:
    items: list[object] = value if isinstance(value, list) else [value]
    return [str(item) for item in items]


def _lines(value: object) -> tuple[str, ...]:
    return tuple(_items(value))


def _numbers(value: object) -> tuple[float, ...]:
    return tuple(float(item) for item in _items(value))


def _whole(value: object) -> tuple[int, ...]:
    return tuple(int(item) for item in _items(value))


def _number(value: object) -> float:
    (found,) = _numbers(value)
    return found


def _count(value: object) -> int:
    (found,) = _whole(value)
    return found


def _size(value: object) -> int:
    found = read_size(str(value))
    if found is None:
        raise ValueError(value)
    return found


Whole = Annotated[tuple[int, ...], BeforeValidator(_whole)]
Numbers = Annotated[tuple[float, ...], BeforeValidator(_numbers)]


class _HeadSheet(Sheet):
    size: Annotated[int, BeforeValidator(_size)]
    lines: Annotated[tuple[str, ...], BeforeValidator(_lines)] = ()
    stretch: Annotated[float, BeforeValidator(_number)] = 1.0


class _StorySheet(Sheet):
    head_lines: Annotated[int, BeforeValidator(_count)] = 0
    head_air: Annotated[int, BeforeValidator(_count)] = 0
    rubric: _HeadSheet | None = None
    kicker: _HeadSheet | None = None
    headline: _HeadSheet | None = None
    deck: _HeadSheet | None = None
    summary: _HeadSheet | None = None
    byline: _HeadSheet | None = None
    side_head: _HeadSheet | None = None


class _PictureSheet(Sheet):
    crop: Numbers
    pixels: Whole


class _HeldSheet(Sheet):
    drawing: Annotated[tuple[str, ...], BeforeValidator(_lines)]
    rows: Whole
    stories: dict[str, _StorySheet] = Field(default_factory=dict)
    pictures: dict[str, _PictureSheet] = Field(default_factory=dict)


def hold_still(page: Page, path: Path, name: str) -> Outcome[Page]:
    """The page with the record in `path`, called `name`, where it can be read and fits the drawing."""
    source = read_source(path, name)
    record = read_held(source.value, page.name) if source.value else Outcome(None)
    faults = (*source.diagnostics, *record.diagnostics)
    changed = changes(record.value, page) if record.value else None
    if changed is None:
        return Outcome(replace(page, held=record.value), faults)
    told = diagnostic("held/drawing", Span(name, 1, 1), page=page.name, name=page.name, **changed)
    return Outcome(page, (*faults, told))


def read_held(source: SourceText, page: str) -> Outcome[HeldPage | None]:
    """The record in `source`; None when it can't be read."""
    document = read_yaml(source)
    checked = check(_HeldSheet, document.value.root, page)
    sheet = checked.value
    faults = (*document.diagnostics, *checked.diagnostics)
    if sheet is None or faults:
        return Outcome(None, (*faults, diagnostic("held/unread", source.span(1), page=page, name=page)))
    stories = tuple(
        HeldStory(
            name,
            one.head_lines,
            one.head_air,
            tuple((role, _head(found)) for role in ROLES if (found := getattr(one, role))),
        )
        for name, one in sheet.stories.items()
    )
    pictures = tuple(HeldPicture(name, _four(one.crop), _two(one.pixels)) for name, one in sheet.pictures.items())
    return Outcome(HeldPage(sheet.drawing, sheet.rows, stories, pictures))


def _head(sheet: _HeadSheet) -> HeldHead:
    return HeldHead(sheet.size, sheet.lines, sheet.stretch)


def _four(numbers: Sequence[float]) -> tuple[float, float, float, float]:
    left, top, right, bottom = (*numbers, 0.0, 0.0, 1.0, 1.0)[:4]
    return left, top, right, bottom


def _two(numbers: Sequence[int]) -> tuple[int, int]:
    width, height = (*numbers, 0, 0)[:2]
    return width, height
