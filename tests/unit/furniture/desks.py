"""A page of a real stylesheet and real fonts to set furniture on, and questions about what was set."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from pathlib import Path

from layout.base.geometry import Rect
from layout.display.items import Fill, GlyphRun, Item
from layout.edition.model import Edition, Furniture, IndexItem, Page, Paper, Story, Text
from layout.font.book import FontBook, bundled_sources, sources_of
from layout.page.context import Context
from layout.page.grid import PageGrid
from layout.page.parts import page_part
from layout.style.stylesheet import StyleSheet, read_stylesheet

DAY = date(2026, 11, 24)


@cache
def sheet(name: str = "broadsheet") -> StyleSheet:
    value = read_stylesheet(name, Path()).value
    assert value is not None
    return value


@cache
def book() -> FontBook:
    return FontBook([*sources_of(sheet().faces).value, *bundled_sources()])


def styled(folder: Path, rules: str) -> StyleSheet:
    """The broadsheet with a few rules of a paper's own."""
    (folder / "own.css").write_text(f'@import "broadsheet";\n{rules}', encoding="utf-8")
    outcome = read_stylesheet("own.css", folder)
    assert outcome.value is not None
    assert not outcome.diagnostics
    return outcome.value


def page(number: int = 1, name: str = "", credits: tuple[tuple[str, str], ...] = (), section: str = "要闻") -> Page:
    return Page(name or f"A{number:02}", number, section, 5, (), (), credits=credits)


def edition(
    paper: Paper, index: tuple[IndexItem, ...] = (), stories: tuple[Story, ...] = (), pages: int = 4
) -> Edition:
    return Edition(Path(), paper, DAY, 3187, tuple(page(n) for n in range(1, pages + 1)), stories, index)


def furniture(**slots: str | tuple[str, ...]) -> Furniture:
    return Furniture(tuple((slot, (lines,) if isinstance(lines, str) else lines) for slot, lines in slots.items()))


def story(name: str, kicker: str, headline: str) -> Story:
    return Story(
        name, f"stories/{name}.md", kicker=Text(f"{name}/kicker", kicker), headline=Text(f"{name}/headline", headline)
    )


def desk(number: int = 1, styles: StyleSheet | None = None) -> Context:
    return Context(styles or sheet(), book(), page_part(page(number)), f"A{number:02}")


def area(context: Context, columns: tuple[int, int], lines: tuple[int, int], count: int = 5) -> Rect:
    """From the left of one column to the right of another, from grid line to grid line."""
    return PageGrid(context.sheet.geometry, count).rect(*columns, *lines)


def codes_reported(context: Context) -> list[str]:
    return [found.code for found in context.found]


def runs(items: Iterable[Item]) -> list[GlyphRun]:
    return [item for item in items if isinstance(item, GlyphRun)]


def fills(items: Iterable[Item]) -> list[Fill]:
    return [item for item in items if isinstance(item, Fill)]


def lines(items: Iterable[Item]) -> list[str]:
    """The texts set, those on one baseline joined in the order of their places."""
    rows: dict[int, list[GlyphRun]] = {}
    for run in runs(items):
        rows.setdefault(run.origin.y, []).append(run)
    return ["".join(run.text for run in sorted(row, key=lambda r: r.origin.x + r.offsets[0])) for row in rows.values()]


def holding(items: Iterable[Item], words: str) -> list[GlyphRun]:
    """The runs on the baseline on which `words` stand."""
    found = runs(items)
    for y in {run.origin.y for run in found}:
        row = [run for run in found if run.origin.y == y]
        if words in "".join(run.text for run in row):
            return row
    raise AssertionError(f"{words} is not set")


def extent(items: Iterable[GlyphRun], where: Callable[[GlyphRun], bool] = lambda run: True) -> Rect:
    """The box round the ink of runs, in page coordinates."""
    boxes: list[tuple[float, float, float, float]] = []
    for run in filter(where, items):
        face = book().face(run.face)
        unit = run.size / face.units_per_em
        for number, glyph_id in enumerate(run.glyph_ids):
            box = face.box(glyph_id)
            if box.left == box.right:
                continue
            x, y = run.origin.x + run.offsets[number], run.origin.y - (run.shifts[number] if run.shifts else 0)
            left, right = x + box.left * unit * run.stretch, x + box.right * unit * run.stretch
            boxes.append((left, y - box.top * unit, right, y - box.bottom * unit))
    left, top = min(b[0] for b in boxes), min(b[1] for b in boxes)
    right, bottom = max(b[2] for b in boxes), max(b[3] for b in boxes)
    return Rect(round(left), round(top), round(right - left), round(bottom - top))
