"""A page proof (大样): the page as it prints, and everything said about it as layers that a reader can switch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from math import cos, radians, sin
from typing import NamedTuple

from ..base.color import cmyk
from ..base.units import SP_PER_PT
from ..display.items import DisplayPage, GlyphRun, Group, Item
from ..font.book import FontBook
from ..pdf.content import make_fragment
from ..pdf.fragment import PictureUse
from ..pdf.metadata import About
from ..pdf.pictures import PressPicture
from ..pdf.press import Condition
from ..pdf.sheets import Matrix, Sheet, SheetPart, SheetWriter
from .board import Board
from .lettering import Pen
from .matter import LAYERS, Matter
from .notes import draw_marks, draw_overset
from .overlays import draw_overlays
from .sheet import PaperSize, Placement, SheetPlan, plan_sheet

_WATERMARK = cmyk(0, 0, 0, 0.09)
_TURN = 45
"""Degrees that the watermark rises."""


class PlacedPage(NamedTuple):
    """A display page, or copy beside it, and where on which sheet of a proof it stands, counted from 0.

    `matrix` leads from sp of its trim, y downwards, to the user space of the sheet.
    """

    sheet: int
    page: DisplayPage
    matrix: Matrix


class PageProof(NamedTuple):
    """A page proof drawn, ready to be written. `placed` are the page and the overset copy beside it."""

    matter: Matter
    plan: SheetPlan
    sheets: tuple[tuple[tuple[str, tuple[Item, ...]], ...], ...]
    placed: tuple[PlacedPage, ...]


Drawn = Callable[[Board], None]
"""What draws further layers."""


def draw_proof(matter: Matter, book: FontBook, paper: PaperSize, further: Iterable[Drawn] = ()) -> PageProof:
    """All overlays of a page; `further` draw layers that need more than the page itself."""
    page = matter.page
    board = Board(plan_sheet(page.width, page.height, paper), book)
    draw_overlays(board, matter)
    for draw in further:
        draw(board)
    # The list of messages before the rest of a long story, which may fill sheets.
    draw_marks(board, matter)
    draw_overset(board, matter)
    for sheet in range(1, board.sheets):
        board.add("slug", *_continued(board, matter, sheet), sheet=sheet)
    sheets = tuple(
        tuple((layer.key, tuple(board.items.get((sheet, layer.key), ()))) for layer in LAYERS)
        for sheet in range(board.sheets)
    )
    plan = board.plan
    beside = (
        placed_copy(number, page.name, (plan.width, plan.height), dict(layers)["overset"])
        for number, layers in enumerate(sheets)
    )
    whole = PlacedPage(0, page, board.place.matrix)
    return PageProof(matter, plan, sheets, (whole, *(one for one in beside if one.page.groups)))


def placed_copy(sheet: int, name: str, size: tuple[int, int], items: Iterable[Item]) -> PlacedPage:
    """The copy among what is drawn on a sheet of a size, text by text."""
    runs = (item for item in items if isinstance(item, GlyphRun) and item.node_id)
    groups = (
        Group("paragraph", tuple(same), node_id.partition("/")[0], node_id)
        for node_id, same in groupby(runs, key=lambda run: run.node_id)
    )
    return PlacedPage(sheet, DisplayPage(name, "", *size, 0, tuple(groups)), Placement(size[1], 0, 0).matrix)


def proof_pdf(
    proof: PageProof,
    book: FontBook,
    *,
    layers: Iterable[str] | None = None,
    attachments: Sequence[tuple[str, bytes]] = (),
    pictures: Callable[[PictureUse], PressPicture] | None = None,
    condition: Condition | None = None,
) -> bytes:
    """The file of a proof, the same for the same page on every machine; `layers` are those seen at first.

    Raises UnusableFile when a picture is no longer what it was when it was checked.
    """
    matter = proof.matter
    wanted = None if layers is None else frozenset(layers)
    shown = tuple(layer if wanted is None else layer._replace(is_on=layer.key in wanted) for layer in LAYERS)
    title = f"{matter.paper} {matter.day} {matter.page.name} {matter.round.name}"
    about = About(title, matter.publisher, matter.day, "zh-CN", matter.issue, title)
    writer = SheetWriter(about, book.face, shown, pictures, condition)
    for number in range(len(proof.sheets)):
        writer.add_sheet(_sheet(proof, number, book, condition))
    for name, data in attachments:
        writer.attach(name, data)
    made = writer.finish().value
    assert made is not None, "nothing is refused to a proof"
    return made


def _sheet(proof: PageProof, number: int, book: FontBook, condition: Condition | None) -> Sheet:
    """A sheet from below: watermark, page, layers."""
    plan = proof.plan
    parts = [_watermark(proof, book)]
    if not number:
        page = proof.matter.page
        scale = plan.placement.scale / 65536
        x = (plan.placement.x - scale * page.margin) / SP_PER_PT
        y = (plan.height - plan.page.bottom - scale * page.margin) / SP_PER_PT
        parts.append(SheetPart(make_fragment(page, book.face, condition), (scale, 0, 0, scale, x, y)))
    for key, items in proof.sheets[number]:
        if items:
            fragment = make_fragment(_sheet_page(plan, items), book.face, condition)
            parts.append(SheetPart(fragment, (1, 0, 0, 1, 0, 0), key))
    return Sheet(plan.width, plan.height, tuple(parts), None if number else plan.page)


def _sheet_page(plan: SheetPlan, items: Sequence[Item]) -> DisplayPage:
    """Items in the coordinates of a sheet, as a page of its size."""
    return DisplayPage("", "", plan.width, plan.height, 0, (Group("proof", tuple(items)),))


def _watermark(proof: PageProof, book: FontBook) -> SheetPart:
    """The name of the round across the sheet, light enough to be read over."""
    plan, name = proof.plan, proof.matter.round.name
    pen = Pen(book, weight=700)
    size = min(plan.width, plan.height) // 3
    wide = pen.width(name, size)
    items = tuple(pen.line(name, size, 0, size, _WATERMARK))
    page = DisplayPage("", "", wide, size * 5 // 4, 0, (Group("proof", items),))
    c, s = cos(radians(_TURN)), sin(radians(_TURN))
    width, height = wide / SP_PER_PT, page.height / SP_PER_PT
    x = plan.width / SP_PER_PT / 2 - (c * width - s * height) / 2
    y = plan.height / SP_PER_PT / 2 - (s * width + c * height) / 2
    matrix: Matrix = (c, s, -s, c, x, y)
    return SheetPart(make_fragment(page, book.face), matrix, "watermark")


def _continued(board: Board, matter: Matter, sheet: int) -> Iterator[Item]:
    """The slug of a further sheet."""
    strip, size = board.plan.slug, board.plan.size
    words = (
        f"{matter.paper}　{matter.day}　{matter.page.name}　{matter.round.name}　续页 {sheet}　稿 {matter.digest[:8]}"
    )
    yield from board.bold.line(words, size * 5 // 4, strip.x, strip.y + size * 5 // 4, matter.round.color)
