"""What changed since an earlier round, marked on a proof.

New words are framed and underlined, a caret stands where words went, a grey bar beside lines that only moved; every
change is numbered and told in words beside the page.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..base.color import BLACK, Color
from ..base.geometry import Point, Rect
from ..base.units import pt
from ..display.items import Item, Outline
from .board import GRAY, THICK, THIN, Board, frame, line
from .change_words import Language, layout_words, text_words
from .compare import PageChanges, TextChange
from .positions import Positions


class ChangeMarks:
    """Draws the changes of one page; `since` names the state that they are counted from, `color` is the round's."""

    def __init__(
        self, changes: PageChanges, positions: Positions, since: str, color: Color, language: Language
    ) -> None:
        self._changes, self._positions = changes, positions
        self._since, self._color = since, color
        self._language: Language = language

    def draw(self, board: Board) -> None:
        """Mark the page, and list what is marked."""
        size = board.plan.size
        for rect in self._changes.moved:
            place = board.place.rect(rect)
            x = place.x - size // 4
            board.add("changes", line(x, place.y, x, place.bottom, THIN, GRAY))
        board.space(size)
        told = {"zh": f"改动，从{self._since}起", "en": f"Changes since {self._since}"}
        self._note(board, 0, told[self._language])
        number = 0
        for change in self._changes.texts:
            number += 1
            words = text_words(change, self._language, whole=True)
            if not self._mark(board, number, change):
                words += {"zh": "〔不在本版〕", "en": " [not on this page]"}[self._language]
            self._note(board, number, words)
        for change in self._changes.layout:
            number += 1
            if change.rect is not None and change.kind != "removed":
                rect = board.place.rect(change.rect)
                board.add("changes", *frame(rect, THICK, self._color, (pt(5), pt(1.5))))
                self._number(board, number, rect.x, rect.y)
            self._note(board, number, layout_words(change, self._language))
        moved = len(self._changes.moved)
        if moved:
            self._note(board, 0, {"zh": f"另 {moved} 行移位", "en": f"lines that only moved: {moved}"}[self._language])

    def _mark(self, board: Board, number: int, change: TextChange) -> bool:
        """New words framed, their foot thick; a caret under the line where words went; whether the page shows any."""
        first: Rect | None = None
        for spot in change.spots:
            for box, down in self._positions.boxes(*spot):
                rect = board.place.rect(box)
                board.add("changes", *frame(rect, THIN, self._color))
                foot = (rect.right, rect.y, rect.right, rect.bottom) if down else (
                    rect.x, rect.bottom, rect.right, rect.bottom,
                )  # fmt: skip
                board.add("changes", line(*foot, THICK, self._color))
                first = first or rect
        if first is None and (point := self._gap(change)) is not None:
            at = board.place.point(point)
            board.add("changes", *_caret(at, board.plan.size, self._color))
            first = Rect(at.x, at.y - board.plan.size, 0, 0)
        if first is not None:
            self._number(board, number, first.x, first.y)
        return first is not None

    def _gap(self, change: TextChange) -> Point | None:
        """The foot of the line between the two characters that words stood between."""
        spot = change.anchor
        return self._positions.gap(spot.node_id, spot.start) if spot else None

    def _number(self, board: Board, number: int, x: int, y: int) -> None:
        size = board.plan.size * 3 // 5
        board.add("changes", *board.bold.line(str(number), size, x, y, self._color))

    def _note(self, board: Board, number: int, words: str) -> None:
        """A line of the list, behind its number; 0 is for headings."""
        size = board.plan.size
        pen = board.sans if number else board.bold
        for order, (start, end) in enumerate(pen.wrap(words, size, board.measure - 3 * size)):
            sheet, rect = board.room(board.lead)
            color = BLACK if number else self._color
            x = rect.x + (2 * size if number else 0)
            board.add("changes", *pen.line(words[start:end], size, x, rect.y + size, color), sheet=sheet)
            if number and not order:
                board.add(
                    "changes", *board.bold.line(str(number), size, rect.x, rect.y + size, self._color), sheet=sheet
                )


def _caret(at: Point, size: int, color: Color) -> Iterator[Item]:
    """A filled wedge that points up at a gap."""
    half, deep = size // 3, size // 2
    path = (("M", at.x, at.y - deep // 2), ("L", at.x + half, at.y + deep), ("L", at.x - half, at.y + deep), ("Z",))
    yield Outline(path, color)
    yield line(at.x, at.y - size, at.x, at.y - deep // 2, THIN, color)
