"""`banxin diff`: what differs between two rounds, two edition folders or two PDFs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .command import Command
from .edition_folder import find_edition
from .settings import Settings, UsageFault
from .words import Words

if TYPE_CHECKING:
    from ..pipeline import Store
    from ..pipeline.differing import PageDiff, Side

DIFFERENT = 1


class _Looks:
    """What is compared, and what is told of it."""

    def __init__(self, *, text: bool, layout: bool, pixels: bool, is_pdf: bool) -> None:
        chosen = text or layout or pixels
        self.text = text or not chosen
        self.layout = layout or not chosen
        self.pixels = pixels or (not chosen and is_pdf)

    def differs(self, diff: PageDiff) -> bool:
        changes = diff.changes
        return bool(
            diff.only
            or (self.text and changes.texts)
            or (self.layout and (changes.layout or changes.moved))
            or (self.pixels and diff.pixels and diff.pixels.share)
        )


def _diff(
    settings: Settings, one: str, other: str, text: bool, layout: bool, pixels: bool, html: Path | None
) -> int:  # fmt: skip
    from ..pipeline import user_store
    from ..pipeline.differing import differences

    store = user_store()
    sides = [_side(settings, name, store) for name in (one, other)]
    looks = _Looks(
        text=text, layout=layout, pixels=pixels, is_pdf=all(name.lower().endswith(".pdf") for name in (one, other))
    )
    found = list(differences(*sides, pixels=looks.pixels))
    for diff in found:
        _tell(settings, diff, looks)
    if html is not None:
        _write_html(settings, html, sides, found)
    return DIFFERENT if any(map(looks.differs, found)) else 0


def _side(settings: Settings, name: str, store: Store) -> Side:
    """What was typed. Raises UsageFault."""
    from ..pipeline.differing import side_of

    try:
        folder = find_edition(None, settings)
    except UsageFault:
        folder = None
    try:
        side = side_of(name, folder, settings.directory, store)
    except ValueError:
        raise UsageFault(settings.words("usage.no-pdf", name=name)) from None
    if side is None:
        raise UsageFault(settings.words("usage.no-state", name=name))
    return side


def _tell(settings: Settings, diff: PageDiff, looks: _Looks) -> None:
    words = settings.words
    lines = [*_texts(settings, diff)] * looks.text + [*_layout(settings, diff)] * looks.layout
    moved = len(diff.changes.moved) if looks.layout else 0
    share = diff.pixels.share if diff.pixels else None
    if settings.format == "json":
        values = {"page": diff.name, "only": diff.only, "changes": lines, "moved_lines": moved, "pixel_share": share}
        boxes = [list(box) for box in diff.pixels.boxes] if diff.pixels else []
        settings.say_json("diff", values | {"pixel_boxes": boxes})
        return
    if diff.only:
        settings.say(words("diff.only", page=diff.name, side=diff.only))
        return
    if moved:
        lines.append(words("diff.moved", count=moved))
    if diff.pixels is not None:
        lines.append(words("diff.pixels", share=f"{diff.pixels.share:.3%}", boxes=len(diff.pixels.boxes)))
    if not looks.differs(diff):
        lines = [words("diff.same")]
    for line in lines:
        settings.say(f"{diff.name}  {line}")


def _texts(settings: Settings, diff: PageDiff) -> list[str]:
    from ..proof.change_words import text_words

    return [text_words(change, settings.language) for change in diff.changes.texts]


def _layout(settings: Settings, diff: PageDiff) -> list[str]:
    from ..proof.change_words import layout_words

    return [layout_words(change, settings.language) for change in diff.changes.layout]


def _write_html(settings: Settings, path: Path, sides: list[Side], found: list[PageDiff]) -> None:
    from ..base.host import write_file
    from ..pipeline.differing import html_pages
    from ..proof.diff_html import diff_html

    def told(diff: PageDiff) -> list[str]:
        return [*_texts(settings, diff), *_layout(settings, diff)]

    one, other = sides
    pages = list(html_pages(one, other, found, told))
    write_file(path, diff_html(pages, one.label, other.label, settings.language).encode())


def _make(words: Words) -> Command:
    return Command(
        "diff",
        words,
        _diff,
        example="banxin diff 大样1 大样2\nbanxin diff A01:1 A01:2 --html diff.html\nbanxin diff 1.pdf 2.pdf --pixels",
        note=words("argument.diff"),
        params=[
            click.Argument(["one"], metavar="A"),
            click.Argument(["other"], metavar="B"),
            click.Option(["--text"], is_flag=True, help=words("option.diff-text")),
            click.Option(["--layout"], is_flag=True, help=words("option.diff-layout")),
            click.Option(["--pixels"], is_flag=True, help=words("option.diff-pixels")),
            click.Option(["--html"], metavar="FILE", type=click.Path(path_type=Path), help=words("option.diff-html")),
        ],
    )


COMMANDS = {"diff": _make}
