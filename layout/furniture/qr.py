"""QR codes on the page: vector modules in black alone, quiet zone, caption on the grid beneath."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from ..base.color import BLACK, WHITE
from ..base.diagnostics import Place
from ..base.geometry import Point, Rect
from ..base.units import mm, resolve, to_mm
from ..display.items import Fill, Item, Modules
from ..style.model import ComputedStyle, Part
from .borders import framed
from .codes import MIN_SIZE_MM, QUIET_ZONE, QrCode, qr_modules
from .desk import Desk, Grid, grid_in
from .lettering import Lettering, Wrapped, aligned, drawn, drawn_lines, fit_size, largest, letter, stepped, wrap

Codes = tuple[tuple[str, str], ...]
"""(data, caption) of each code."""

LEAST_MODULE_MM = 0.4
"""Under this, squares close up on newsprint (coldset: 85 lines to the inch, 20 % dot gain and more)."""

QR, CAPTION = Part("qr"), Part("caption")
USUAL_SIZE_MM = 22
MOST_BYTES = 2331
"""What the largest symbol holds at level M. Source: ISO/IEC 18004 table 7"""

_CAPTION_LINES = 2
_LEVELS: tuple[Literal["q", "m"], ...] = ("q", "m")


@dataclass(frozen=True, slots=True)
class _Symbols:
    """One code at each error level that its data allows, the safest first, and its caption."""

    data: str
    caption: str
    levels: tuple[QrCode, ...]

    def at(self, side: int) -> QrCode:
        """The safest symbol with squares that print, `side` sp wide; else the one with the largest squares."""
        printable = (code for code in self.levels if side >= code.size * mm(LEAST_MODULE_MM))
        return next(printable, min(self.levels, key=lambda code: code.size))


class _Plan(NamedTuple):
    """How codes stand in their area: so many in a row, symbols `side` sp wide without the quiet zone."""

    per_row: int
    rows: int
    side: int
    caption_lines: int


def qr_depth(desk: Desk, codes: Codes, width: int) -> int:
    """The depth in sp that the codes need over `width` to be as large as the stylesheet wants, or that allows."""
    style, captions = desk.style(QR), desk.style(QR, CAPTION)
    symbols = [made for code in codes if (made := _symbols(*code)) is not None]
    if not symbols:
        return 0
    left, above, right, below = _edges(style)
    geometry = desk.sheet.geometry
    plan = _plan(
        desk, symbols, Rect(0, geometry.margin_top, width - left - right, geometry.type_height), style, captions
    )
    quiet = max(_quiet(one.at(plan.side), plan.side) for one in symbols)
    row = plan.side + 2 * quiet + plan.caption_lines * geometry.type_height // geometry.lines
    return above + below + plan.rows * row


def set_qr(desk: Desk, codes: Codes, rect: Rect, within: tuple[Part, ...] = ()) -> tuple[Item, ...]:
    """Codes side by side, or one over the other where that makes them larger, with captions on grid lines.

    Codes that cannot be made, are too small or too fine for newsprint are reported. `within` is the path of
    the part that they stand in.
    """
    style, captions = desk.style(*within, QR), desk.style(*within, QR, CAPTION)
    size = largest(style)
    margins = (style.margin_left, style.margin_top, style.margin_right, style.margin_bottom)
    left, top, right, bottom = (resolve(margin, size) for margin in margins)
    items = list(framed(style, rect.inset(left, top, right, bottom)))
    symbols: list[_Symbols] = []
    for data, caption in codes:
        made = _symbols(data, caption)
        if made is None:
            desk.report(
                "qr/no-code", _place(data), caption=caption or data[:20], bytes=len(data.encode()), most=MOST_BYTES
            )
        else:
            symbols.append(made)
    if not symbols:
        return tuple(items)
    inner = rect.inset(*_edges(style))
    plan = _plan(desk, symbols, inner, style, captions)
    for one in symbols:
        _judge(desk, one, plan.side)
    tinted = style.background_color is not None
    for number, one in enumerate(symbols):
        row, column = divmod(number, plan.per_row)
        in_row = min(plan.per_row, len(symbols) - row * plan.per_row)
        cell = Rect(
            inner.x + inner.width * column // in_row,
            inner.y + inner.height * row // plan.rows,
            inner.width // in_row,
            inner.height // plan.rows,
        )
        items += _drawn(desk, one, plan, cell, rect, captions, tinted)
    return tuple(items)


def qr_width(desk: Desk, codes: Codes, within: tuple[Part, ...] = ()) -> int:
    """The width in sp that codes need side by side, with their quiet zones, at the size the stylesheet wants."""
    style = desk.style(*within, QR)
    symbols = [made for code in codes if (made := _symbols(*code)) is not None]
    if not symbols:
        return 0
    side = _wanted(style)
    left, _, right, _ = _edges(style)
    return left + right + len(symbols) * (side + 2 * max(_quiet(one.at(side), side) for one in symbols))


def _symbols(data: str, caption: str) -> _Symbols | None:
    levels: list[QrCode] = []
    for level in _LEVELS:
        try:
            levels.append(qr_modules(data, error=level))
        except ValueError:
            continue
    return _Symbols(data, caption, tuple(levels)) if levels else None


def _wanted(style: ComputedStyle) -> int:
    return style.width or mm(USUAL_SIZE_MM)


def _quiet(code: QrCode, side: int) -> int:
    return -(-QUIET_ZONE * side // code.size)


def _edges(style: ComputedStyle) -> tuple[int, int, int, int]:
    """What borders, padding and margins take: left, top, right, bottom."""
    size = largest(style)
    return (
        style.border_left.width + resolve(style.padding_left, size) + resolve(style.margin_left, size),
        style.border_top.width + resolve(style.padding_top, size) + resolve(style.margin_top, size),
        style.border_right.width + resolve(style.padding_right, size) + resolve(style.margin_right, size),
        style.border_bottom.width + resolve(style.padding_bottom, size) + resolve(style.margin_bottom, size),
    )


def _caption_lines(desk: Desk, caption: str, style: ComputedStyle, measure: int) -> int:
    if not caption:
        return 0
    wrapped = wrap(desk, caption, style, largest(style), measure, _CAPTION_LINES)
    return len(wrapped.lines) if wrapped else _CAPTION_LINES


def _plan(desk: Desk, symbols: Sequence[_Symbols], inner: Rect, style: ComputedStyle, captions: ComputedStyle) -> _Plan:
    """The fewest rows in which the codes are large enough; where none is enough, the arrangement with the largest."""
    grid = grid_in(desk.sheet.geometry, inner)
    plans: list[_Plan] = []
    for per_row in range(len(symbols), 0, -1):
        rows = -(-len(symbols) // per_row)
        width = inner.width // per_row
        lines = max(_caption_lines(desk, one.caption, captions, width) for one in symbols)
        depth = inner.height // rows - round(lines * grid.pitch)
        room = max(min(width, depth), 0)
        side = min(room * code.size // (code.size + 2 * QUIET_ZONE) for code in (one.at(room) for one in symbols))
        plans.append(_Plan(per_row, rows, min(side, _wanted(style)), lines))
    enough = min(mm(MIN_SIZE_MM), max(plan.side for plan in plans))
    return next(plan for plan in plans if plan.side >= enough)


def _judge(desk: Desk, one: _Symbols, side: int) -> None:
    """Say what will not scan off newsprint, and what would."""
    code = one.at(side)
    caption = one.caption or one.data[:20]
    if side < mm(MIN_SIZE_MM):
        whole = MIN_SIZE_MM * (code.size + 2 * QUIET_ZONE) / code.size
        desk.report(
            "qr/too-small",
            _place(one.data),
            caption=caption,
            mm=round(to_mm(side), 1),
            least=MIN_SIZE_MM,
            need=round(whole + 0.5),
        )
    elif side < code.size * mm(LEAST_MODULE_MM):
        desk.report(
            "qr/too-long",
            _place(one.data),
            caption=caption,
            bytes=len(one.data.encode()),
            module=round(to_mm(side) / code.size, 2),
            least=_longest(int(to_mm(side) / LEAST_MODULE_MM)),
            need=round(code.size * LEAST_MODULE_MM + 0.5),
        )


def _place(data: str) -> Place:
    """The node of the code that holds `data`."""
    return Place(f"qr/{data}")


def _longest(modules: int) -> int:
    """The most bytes whose code at level M is no more than `modules` wide."""
    low, high = 0, MOST_BYTES
    while low < high:
        middle = (low + high + 1) // 2
        if qr_modules("x" * middle, error="m").size <= modules:
            low = middle
        else:
            high = middle - 1
    return low


def _drawn(
    desk: Desk, one: _Symbols, plan: _Plan, cell: Rect, area: Rect, style: ComputedStyle, tinted: bool
) -> list[Item]:
    """A code in its cell: caption on grid lines, the symbol one quiet zone above it, both in the middle."""
    code = one.at(plan.side)
    unit = plan.side // code.size
    side, quiet = unit * code.size, QUIET_ZONE * unit
    grid = grid_in(desk.sheet.geometry, area)
    above = (grid.pitch - largest(style)) / 2 if plan.caption_lines else 0
    used = grid.lines_for(2 * quiet + side - above) + plan.caption_lines
    start = round((cell.y - grid.y(0)) / grid.pitch)
    spare = max(round(cell.height / grid.pitch) - used, 0)
    words_at = start + spare // 2 + used - plan.caption_lines
    bottom = grid.y(words_at) + round(above) - quiet if plan.caption_lines else (cell.y + cell.bottom + side) // 2
    x = cell.x + (cell.width - side) // 2
    items: list[Item] = []
    if tinted:
        items.append(Fill(Rect(x - quiet, bottom - side - quiet, side + 2 * quiet, side + 2 * quiet), WHITE))
    items.append(Modules(Point(x, bottom - side), unit, code.runs, BLACK, one.data))
    if one.caption:
        items += _caption(desk, one.caption, style, cell, grid, words_at)
    return items


def _caption(desk: Desk, caption: str, style: ComputedStyle, cell: Rect, grid: Grid, line: int) -> list[Item]:
    wrapped: Wrapped | None = None
    for share in (1.0, 0.9, 0.8):
        size = stepped(largest(style), share)
        wrapped = wrapped or wrap(desk, caption, style, size, cell.width, _CAPTION_LINES, align="center")
    if wrapped is not None:
        baselines = [grid.baseline(line + n, wrapped.size) for n in range(len(wrapped.lines))]
        return list(drawn_lines(wrapped, cell.x, baselines))
    size = stepped(largest(style), fit_size(desk, [(caption, style)], cell.width))
    one = letter(desk, caption, style, size, cell.width, slot="qr")
    return [*_runs(one, cell, grid, line)]


def _runs(one: Lettering, cell: Rect, grid: Grid, line: int) -> tuple[Item, ...]:
    return drawn(one, aligned(one.width, cell.x, cell.right, "center"), grid.baseline(line, one.size))
