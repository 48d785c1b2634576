"""Outlines of glyphs as the preview draws them: paths of SVG in font units, y upwards."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Any, NamedTuple

import uharfbuzz as hb

from ..font.face import Face


class Outlined(NamedTuple):
    """What a browser needs of one glyph: a path of relative operators from its origin on, and its vertical origin.

    The vertical origin is in font units, from the horizontal one.
    """

    path: str
    vertical_x: int
    vertical_y: int


class _Pen:
    """Collects a path: operators relative to the last point, whole font units, so that they are short."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.x = self.y = 0
        self.start: tuple[int, int] = (0, 0)

    def place(self, operator: str, *points: tuple[float, float]) -> None:
        numbers: list[str] = []
        for x, y in points:
            numbers += [str(round(x) - self.x), str(round(y) - self.y)]
        self.parts.append(operator + " ".join(numbers).replace(" -", "-"))
        self.x, self.y = round(points[-1][0]), round(points[-1][1])


def _move(x: float, y: float, pen: _Pen) -> None:
    pen.place("m", (x, y))
    pen.start = pen.x, pen.y


def _line(x: float, y: float, pen: _Pen) -> None:
    pen.place("l", (x, y))


def _quadratic(x1: float, y1: float, x: float, y: float, pen: _Pen) -> None:
    pen.place("q", (x1, y1), (x, y))


def _cubic(x1: float, y1: float, x2: float, y2: float, x: float, y: float, pen: _Pen) -> None:
    pen.place("c", (x1, y1), (x2, y2), (x, y))


def _close(pen: _Pen) -> None:
    pen.parts.append("z")
    pen.x, pen.y = pen.start


def _functions() -> Any:
    library: Any = hb
    made = library.DrawFuncs()
    made.set_move_to_func(_move)
    made.set_line_to_func(_line)
    made.set_quadratic_to_func(_quadratic)
    made.set_cubic_to_func(_cubic)
    made.set_close_path_func(_close)
    return made


_FUNCTIONS = _functions()


class Outlines:
    """The outlines of the faces that a preview has met, each glyph drawn once."""

    def __init__(self) -> None:
        self._faces: dict[str, Face] = {}
        self._names: dict[str, str] = {}
        self._drawn: dict[tuple[str, int], Outlined] = {}

    def name(self, face: Face) -> str:
        """What the browser calls a face: the same name is the same outlines, on every machine and for ever."""
        name = self._names.get(face.key)
        if name is None:
            told = f"{face.file.digest} {face.file.index} {face.axes}"
            name = self._names[face.key] = sha256(told.encode()).hexdigest()[:16]
            self._faces[name] = face
        return name

    def knows(self, name: str) -> bool:
        """Whether a page has shown a face of this name."""
        return name in self._faces

    def glyphs(self, name: str, glyph_ids: Iterable[int]) -> dict[int, Outlined]:
        """Glyphs of a face by its name here. Raises KeyError for a name that was never given out."""
        face = self._faces[name]
        return {
            glyph: self._glyph(name, face, glyph) for glyph in glyph_ids if 0 <= glyph < face.file.hb_face.glyph_count
        }

    def _glyph(self, name: str, face: Face, glyph: int) -> Outlined:
        found = self._drawn.get((name, glyph))
        if found is None:
            pen = _Pen()
            font: Any = face.hb_font
            font.draw_glyph(glyph, _FUNCTIONS, pen)
            x, y = face.hb_font.get_glyph_v_origin(glyph) or (0, 0)
            found = self._drawn[name, glyph] = Outlined("".join(pen.parts), x, y)
        return found
