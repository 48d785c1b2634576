from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from layout.base.geometry import Rect
from layout.base.units import mm
from layout.display.items import DisplayPage, Fill, GlyphRun, Item, Outline, Stroke
from layout.edition.model import PressMark
from layout.furniture.press_marks import SLUG, with_marks
from layout.style.stylesheet import StyleSheet, read_stylesheet
from tests.handmade import book, page, part, run


@cache
def sheet() -> StyleSheet:
    made = read_stylesheet("broadsheet", Path())
    assert made.value is not None
    return made.value


def marked(*marks: PressMark, bleed: int = 0, folds: tuple[int, ...] = ()) -> DisplayPage:
    plain = page(part(run("版心", 10, 20)), width=mm(390), height=mm(545), bleed=bleed)
    return with_marks(replace(plain, folds=tuple(folds)), marks, sheet(), book(), "版心报 2026-11-24 A01")


def box(item: Item) -> Rect:
    if isinstance(item, Stroke):
        (x, y), (x1, y1) = item.start, item.end
        return Rect(min(x, x1), min(y, y1), abs(x1 - x), abs(y1 - y))
    if isinstance(item, Fill):
        return item.rect
    if isinstance(item, GlyphRun):
        return Rect(item.origin.x, item.origin.y - item.size, item.offsets[-1] + item.size, item.size)
    assert isinstance(item, Outline)
    points = [int(c) for _, *rest in item.path for c in rest]
    xs, ys = points[::2], points[1::2]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


ALL: tuple[PressMark, ...] = ("crop", "fold", "registration", "bars", "slug")


def test_without_marks_a_page_stays_as_it_is():
    assert marked().slug == 0


def test_no_mark_touches_the_bleed_and_all_are_on_the_medium():
    for bleed in (0, mm(3)):
        made = marked(*ALL, bleed=bleed, folds=(mm(195),))
        assert made.slug == SLUG
        whole = Rect(-made.margin, -made.margin, made.width + 2 * made.margin, made.height + 2 * made.margin)
        for item in made.groups[-1].items:
            b = box(item)
            assert whole.x <= b.x
            assert whole.y <= b.y
            assert b.right <= whole.right
            assert b.bottom <= whole.bottom
            outside = b.right <= -bleed or b.x >= made.width + bleed or b.bottom <= -bleed or b.y >= made.height + bleed
            assert outside, item


def test_cutting_marks_stand_at_the_trim():
    lines = [item for item in marked("crop").groups[-1].items if isinstance(item, Stroke)]
    upright = {line.start.x for line in lines if line.start.x == line.end.x}
    level = {line.start.y for line in lines if line.start.y == line.end.y}
    assert (upright, level, len(lines)) == ({0, mm(390)}, {0, mm(545)}, 8)


def test_lines_and_targets_are_on_every_plate_and_each_patch_on_one():
    items = marked("crop", "registration", "bars").groups[-1].items
    assert {i.color.space for i in items if isinstance(i, Stroke | Outline)} == {"all"}
    patches = [i.color.components for i in items if isinstance(i, Fill)]
    assert len(patches) == 16
    assert all(sum(c > 0 for c in components) == 1 for components in patches)


def test_the_slug_says_what_page_it_is_and_names_each_plate_in_its_ink():
    runs = [item for item in marked("slug").groups[-1].items if isinstance(item, GlyphRun)]
    assert "".join(item.text for item in runs) == "版心报 2026-11-24 A01CMYK"
    assert [item.color.components.index(1.0) for item in runs[-4:]] == [0, 1, 2, 3]
