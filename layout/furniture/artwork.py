"""Nameplates as art: SVG as filled outlines, PDF placed whole, bitmaps as pictures.

Of an SVG only what prints the same everywhere is taken: filled shapes in one colour each, with their
transforms. Text would change with the fonts of a machine; strokes, gradients and the rest are named.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from ..base.color import BLACK, Color, cmyk
from ..base.diagnostics import Span
from ..base.geometry import Rect
from ..base.reads import read_bytes
from ..display.items import Artwork, Item, Outline, Picture

Segment = tuple[str | float, ...]
"""A step of a path in the art's own units: (operator, *coordinates) with M L C Z."""

BITMAPS = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff"})


class Shape(NamedTuple):
    """Filled contours in one colour; a colour of None is that of the text."""

    path: tuple[Segment, ...]
    color: Color | None


class Art(NamedTuple):
    """Art as read: its size in units of its own, and its shapes when it is an SVG.

    For an SVG `left` and `top` are the corner of its ink and the size is that of its ink, so that the margin
    a designer left round it does not move it off the edge of the type area.
    """

    path: Path
    digest: str
    width: float
    height: float
    left: float = 0.0
    top: float = 0.0
    shapes: tuple[Shape, ...] = ()
    left_out: tuple[str, ...] = ()
    """Elements and properties of an SVG that are not printed."""


class ArtError(Exception):
    """A file that cannot be read as art."""


def read_art(path: Path, *, whole: bool = False) -> Art:
    """Read art. Raises OSError when it is not there, ArtError when it cannot be read.

    Of an SVG the `whole` drawing is meant, with its white, or its ink alone.
    """
    data = read_bytes(path)
    digest = sha256(data).hexdigest()
    suffix = path.suffix.lower()
    if suffix == ".svg":
        return _read_svg(path, digest, whole=whole)
    if suffix == ".pdf":
        width, height = pdf_page_size(data)
        return Art(path, digest, width, height)
    if suffix in BITMAPS:
        width, height = _bitmap_size(path, data)
        return Art(path, digest, width, height)
    raise ArtError(f"{path.name}: neither SVG, PDF nor bitmap")


def place_art(
    art: Art, rect: Rect, words: str, color: Color = BLACK, *, each: bool = False
) -> tuple[Item, ...]:  # fmt: skip
    """The art filling `rect`, which has its proportions; `words` is what the first shape reads as, or `each`.

    `color` is that of shapes drawn in `currentColor`.
    """
    if not art.shapes:
        kind = Artwork if art.path.suffix.lower() == ".pdf" else Picture
        return (kind(rect, str(art.path), art.digest, alt=words),)
    scale = rect.width / art.width
    return tuple(
        Outline(
            tuple(_placed(segment, rect, art, scale) for segment in shape.path),
            shape.color or color,
            "" if number and not each else words,
        )
        for number, shape in enumerate(art.shapes)
    )


def _placed(segment: Segment, rect: Rect, art: Art, scale: float) -> tuple[str | int, ...]:
    corners = (rect.x - art.left * scale, rect.y - art.top * scale)
    return (str(segment[0]), *(round(float(n) * scale + corners[at % 2]) for at, n in enumerate(segment[1:])))


def _bitmap_size(path: Path, data: bytes) -> tuple[float, float]:
    from ..edition.images import inspect_picture

    found = inspect_picture(path, data, path.stem, Span(str(path), 1, 1)).value
    if found is None:
        raise ArtError(f"{path.name}: not a picture")
    return float(found.width_px), float(found.height_px)


_BOX = re.compile(rb"/(CropBox|MediaBox)\s*\[\s*([-+.\d]+)\s+([-+.\d]+)\s+([-+.\d]+)\s+([-+.\d]+)\s*\]")
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_STREAM = re.compile(rb"/Type\s*/ObjStm\b.*?stream\r?\n", re.DOTALL)
_ROTATE = re.compile(rb"/Rotate\s+(-?\d+)")
_MOST_UNPACKED = 1 << 24


def pdf_page_size(data: bytes) -> tuple[float, float]:
    """Width and height in pt of the first page of a PDF file. Raises ArtError when there is none.

    Only what placing needs is read: the boxes, in plain objects or packed in object streams.
    """
    if not data.startswith(b"%PDF-"):
        raise ArtError("not a PDF file")
    for text in (data, *_object_streams(data)):
        page = _PAGE.search(text)
        if page is None:
            continue
        start = max(text.rfind(b"obj", 0, page.start()), 0)
        end = text.find(b"endobj", page.end())
        own = text[start : end if end >= 0 else len(text)]
        # A page may leave its box to the tree over it.
        for part in (own, text, data):
            boxes = {m[1]: m for m in reversed(list(_BOX.finditer(part)))}
            box = boxes.get(b"CropBox") or boxes.get(b"MediaBox")
            if box:
                return _oriented(box, _ROTATE.search(own))
    raise ArtError("a PDF file without a page")


def _oriented(box: re.Match[bytes], rotation: re.Match[bytes] | None) -> tuple[float, float]:
    x0, y0, x1, y1 = (float(box[n]) for n in range(2, 6))
    width, height = abs(x1 - x0), abs(y1 - y0)
    if not width or not height:
        raise ArtError("a PDF page without a size")
    return (height, width) if rotation and int(rotation[1]) % 180 else (width, height)


def _object_streams(data: bytes) -> Iterator[bytes]:
    for head in _STREAM.finditer(data):
        try:
            yield zlib.decompressobj().decompress(data[head.end() :], _MOST_UNPACKED)
        except zlib.error:
            continue


_SHAPES = frozenset({"path", "rect", "circle", "ellipse", "polygon", "polyline"})
_GROUPS = frozenset({"svg", "g", "a", "switch"})
_SILENT = frozenset({"title", "desc", "metadata", "defs", "namedview", "style", "clipPath", "symbol"})
_STOPPERS = ("clip-path", "mask", "filter")
_NAMED: dict[str, Color] = {
    "black": BLACK, "white": cmyk(0, 0, 0, 0), "red": Color("rgb", (1.0, 0.0, 0.0)),
    "gray": Color("gray", (0.502,)), "grey": Color("gray", (0.502,)), "silver": Color("gray", (0.753,)),
    "blue": Color("rgb", (0.0, 0.0, 1.0)), "green": Color("rgb", (0.0, 0.502, 0.0)),
    "navy": Color("rgb", (0.0, 0.0, 0.502)), "maroon": Color("rgb", (0.502, 0.0, 0.0)),
    "crimson": Color("rgb", (0.863, 0.078, 0.235)), "darkred": Color("rgb", (0.545, 0.0, 0.0)),
}  # fmt: skip
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_FUNCTION = re.compile(r"(?P<name>[a-zA-Z-]+)\(\s*(?P<inside>[^)]*)\)")


class _Inherited(NamedTuple):
    """What a group hands down to its shapes."""

    matrix: tuple[float, float, float, float, float, float] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    fill: str = "black"
    rule: str = "nonzero"
    stroke: str = "none"
    visible: bool = True


@lru_cache(maxsize=16)
def _read_svg(path: Path, digest: str, *, whole: bool) -> Art:
    from xml.etree import ElementTree

    try:
        root: Any = ElementTree.fromstring(path.read_bytes())
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise ArtError(f"{path.name}: {error}") from error
    if _local(root) != "svg":
        raise ArtError(f"{path.name}: no svg element")
    shapes: list[Shape] = []
    left_out: dict[str, None] = {}
    try:
        _walk(root, _Inherited(), _classes(root), shapes, left_out)
    except (ValueError, RecursionError, ArithmeticError) as error:
        raise ArtError(f"{path.name}: {error}") from error
    points = [point for shape in shapes for point in _extremes(shape.path)]
    if not points:
        raise ArtError(f"{path.name}: nothing in it is filled")
    if whole:
        return Art(path, digest, *_view(root, path), tuple(shapes), tuple(left_out))
    left, top = min(x for x, _ in points), min(y for _, y in points)
    width, height = max(x for x, _ in points) - left, max(y for _, y in points) - top
    if width <= 0 or height <= 0:
        raise ArtError(f"{path.name}: its shapes have no extent")
    return Art(path, digest, width, height, left, top, tuple(shapes), tuple(left_out))


def _view(root: Any, path: Path) -> tuple[float, float, float, float]:
    """Width, height and corner of what an SVG shows."""
    box = [float(number) for number in _NUMBER.findall(root.get("viewBox", ""))]
    if len(box) != 4:
        sides = [_NUMBER.match(root.get(key, "")) for key in ("width", "height")]
        box = [0.0, 0.0, *(float(side[0]) for side in sides if side)]
    if len(box) != 4 or box[2] <= 0 or box[3] <= 0:
        raise ArtError(f"{path.name}: no view box")
    return box[2], box[3], box[0], box[1]


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


_RULE = re.compile(r"\.([\w-]+)\s*\{([^}]*)\}")


def _classes(root: Any) -> dict[str, dict[str, str]]:
    """Declarations by class from `style` elements, as drawing programs write them."""
    found: dict[str, dict[str, str]] = {}
    for element in root.iter():
        if _local(element) == "style":
            for rule in _RULE.finditer(element.text or ""):
                found.setdefault(rule[1], {}).update(_declarations(rule[2]))
    return found


def _declarations(text: str) -> dict[str, str]:
    pairs = (item.partition(":") for item in text.split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if name.strip()}


def _properties(element: Any, classes: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Attributes, then class rules, then the style attribute: each beats the one before. Source: SVG 2 §6"""
    values: dict[str, str] = {str(k): str(v) for k, v in element.attrib.items()}
    for name in values.get("class", "").split():
        values.update(classes.get(name, {}))
    values.update(_declarations(values.get("style", "")))
    return values


def _walk(
    element: Any,
    inherited: _Inherited,
    classes: Mapping[str, Mapping[str, str]],
    shapes: list[Shape],
    left_out: dict[str, None],
) -> None:
    name = _local(element)
    if name in _SILENT or not isinstance(element.tag, str):
        return
    values = _properties(element, classes)
    if name not in _SHAPES and name not in _GROUPS:
        left_out[name] = None
        return
    if values.get("display") == "none":
        return
    for stopper in _STOPPERS:
        if values.get(stopper, "none") != "none":
            left_out[stopper] = None
    own = _Inherited(
        _times(inherited.matrix, _transform(values.get("transform", ""))),
        values.get("fill", inherited.fill),
        values.get("fill-rule", inherited.rule),
        values.get("stroke", inherited.stroke),
        values.get("visibility", "visible" if inherited.visible else "hidden") == "visible",
    )
    if name in _GROUPS:
        for child in element:
            _walk(child, own, classes, shapes, left_out)
        return
    if not own.visible:
        return
    if own.stroke not in ("none", "") and values.get("stroke-width") not in ("0", "0px"):
        left_out["stroke"] = None
    if own.fill in ("none", "transparent"):
        return
    if own.fill.startswith("url("):
        left_out["gradient"] = None
        return
    path = _contours(name, values, own.matrix)
    if path:
        if own.rule == "evenodd":
            path = _as_nonzero(path)
        shapes.append(Shape(tuple(path), _color(own.fill)))


def _color(text: str) -> Color | None:
    """A fill as authored; None for `currentColor`. Colours that cannot be read are black, as nothing is lost then."""
    text = text.strip()
    low = text.lower()
    if low == "currentcolor":
        return None
    if low in _NAMED:
        return _NAMED[low]
    if re.fullmatch(r"#[0-9a-f]{3}|#[0-9a-f]{6}", low):
        digits = low[1:] if len(low) == 7 else "".join(c * 2 for c in low[1:])
        return _rgb(*(int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    # A profile's colour follows the one for screens, and is the one to print.
    functions = {match["name"].lower(): match["inside"] for match in _FUNCTION.finditer(text)}
    for name, count in (("device-cmyk", 4), ("rgb", 3)):
        if name in functions:
            parts = [
                _share(part, 255 if name == "rgb" else 1) for part in re.split(r"[\s,/]+", functions[name].strip())
            ]
            if len(parts) >= count:
                return cmyk(*parts[:4]) if name == "device-cmyk" else _rgb(*parts[:3])
    return BLACK


def _share(text: str, whole: int) -> float:
    number = float(text.rstrip("%") or 0)
    return min(max(number / 100 if text.endswith("%") else number / whole, 0.0), 1.0)


def _rgb(red: float, green: float, blue: float) -> Color:
    if red == green == blue:
        return BLACK if red == 0 else cmyk(0, 0, 0, round(1 - red, 4))
    return Color("rgb", (round(red, 4), round(green, 4), round(blue, 4)))


_Matrix = tuple[float, float, float, float, float, float]


def _transform(text: str) -> _Matrix:
    matrix: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    for function in _FUNCTION.finditer(text):
        numbers = [float(n) for n in _NUMBER.findall(function["inside"])]
        make = _TRANSFORMS.get(function["name"])
        if make is None:
            raise ValueError(f"no such transform: {function['name']}")
        matrix = _times(matrix, make(numbers))
    return matrix


def _rotate(numbers: Sequence[float]) -> _Matrix:
    from math import cos, radians, sin

    angle = radians(numbers[0])
    # Libraries of C differ in the last digit of a sine.
    c, s = round(cos(angle), 12), round(sin(angle), 12)
    turned: _Matrix = (c, s, -s, c, 0.0, 0.0)
    if len(numbers) < 3:
        return turned
    x, y = numbers[1:3]
    return _times(_times((1.0, 0.0, 0.0, 1.0, x, y), turned), (1.0, 0.0, 0.0, 1.0, -x, -y))


def _skew(numbers: Sequence[float], *, along_x: bool) -> _Matrix:
    from math import radians, tan

    slope = round(tan(radians(numbers[0])), 12)
    return (1.0, 0.0, slope, 1.0, 0.0, 0.0) if along_x else (1.0, slope, 0.0, 1.0, 0.0, 0.0)


def _six(numbers: Sequence[float]) -> _Matrix:
    a, b, c, d, e, f = numbers
    return (a, b, c, d, e, f)


_TRANSFORMS: dict[str, Callable[[Sequence[float]], _Matrix]] = {
    "matrix": _six,
    "translate": lambda n: (1.0, 0.0, 0.0, 1.0, n[0], n[1] if len(n) > 1 else 0.0),
    "scale": lambda n: (n[0], 0.0, 0.0, n[1] if len(n) > 1 else n[0], 0.0, 0.0),
    "rotate": _rotate,
    "skewX": lambda n: _skew(n, along_x=True),
    "skewY": lambda n: _skew(n, along_x=False),
}


def _times(m: _Matrix, n: _Matrix) -> _Matrix:
    """The transform that does `n`, then `m`."""
    return (
        m[0] * n[0] + m[2] * n[1],
        m[1] * n[0] + m[3] * n[1],
        m[0] * n[2] + m[2] * n[3],
        m[1] * n[2] + m[3] * n[3],
        m[0] * n[4] + m[2] * n[5] + m[4],
        m[1] * n[4] + m[3] * n[5] + m[5],
    )


def _contours(name: str, values: Mapping[str, str], matrix: _Matrix) -> list[Segment]:
    """A shape as closed contours in the coordinates of the drawing."""
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.svgLib.path import parse_path

    pen: Any = DecomposingRecordingPen({})
    try:
        parse_path(_path_data(name, values), TransformPen(pen, matrix))
    except (IndexError, KeyError, TypeError, AssertionError) as error:
        raise ValueError(f"{name} cannot be read: {error}") from error
    return _segments(pen.value)


def _path_data(name: str, values: Mapping[str, str]) -> str:
    """A basic shape as path data. Source: SVG 2 §10"""

    def n(key: str, default: float = 0.0) -> float:
        found = _NUMBER.match(values.get(key, "").strip())
        return float(found[0]) if found else default

    if name == "path":
        return values.get("d", "")
    if name == "rect":
        x, y, w, h = n("x"), n("y"), n("width"), n("height")
        rx, ry = n("rx", n("ry")), n("ry", n("rx"))
        rx, ry = min(rx, w / 2), min(ry, h / 2)
        if not rx or not ry:
            return f"M{x},{y} L{x + w},{y} L{x + w},{y + h} L{x},{y + h} Z"
        arc = f"A{rx},{ry} 0 0 1 "
        return (
            f"M{x + rx},{y} L{x + w - rx},{y} {arc}{x + w},{y + ry} L{x + w},{y + h - ry} {arc}{x + w - rx},{y + h} "
            f"L{x + rx},{y + h} {arc}{x},{y + h - ry} L{x},{y + ry} {arc}{x + rx},{y} Z"
        )
    if name in ("circle", "ellipse"):
        rx, ry = (n("r"), n("r")) if name == "circle" else (n("rx"), n("ry"))
        cx, cy = n("cx"), n("cy")
        if not rx or not ry:
            return ""
        return f"M{cx - rx},{cy} A{rx},{ry} 0 0 1 {cx + rx},{cy} A{rx},{ry} 0 0 1 {cx - rx},{cy} Z"
    numbers = _NUMBER.findall(values.get("points", ""))
    pairs = [f"{x},{y}" for x, y in zip(numbers[::2], numbers[1::2], strict=False)]
    return f"M{' L'.join(pairs)} Z" if len(pairs) > 2 else ""


def _segments(recorded: Sequence[tuple[str, Sequence[Any]]]) -> list[Segment]:
    """Pen commands as M L C Z; every contour is closed, because filling closes it anyway."""
    path: list[Segment] = []
    at = (0.0, 0.0)
    for operator, points in recorded:
        if operator == "moveTo":
            at = points[0]
            path.append(("M", *at))
        elif operator == "lineTo":
            at = points[0]
            path.append(("L", *at))
        elif operator == "curveTo":
            path.append(("C", *(c for point in points for c in point)))
            at = points[-1]
        elif operator == "qCurveTo":
            (cx, cy), end = points[0], points[-1]
            one = (at[0] + 2 / 3 * (cx - at[0]), at[1] + 2 / 3 * (cy - at[1]))
            two = (end[0] + 2 / 3 * (cx - end[0]), end[1] + 2 / 3 * (cy - end[1]))
            path.append(("C", *one, *two, *end))
            at = end
        elif path and path[-1][0] != "Z":
            path.append(("Z",))
    return path


def _extremes(path: Sequence[Segment]) -> Iterator[tuple[float, float]]:
    """Points that bound the ink: ends of segments, and where curves turn back."""
    at = (0.0, 0.0)
    for segment in path:
        if segment[0] == "Z":
            continue
        numbers = [float(n) for n in segment[1:]]
        end = (numbers[-2], numbers[-1])
        if segment[0] == "C":
            xs = _turns(at[0], numbers[0], numbers[2], end[0])
            ys = _turns(at[1], numbers[1], numbers[3], end[1])
            yield from ((x, end[1]) for x in xs)
            yield from ((end[0], y) for y in ys)
        yield end
        at = end


def _turns(a: float, b: float, c: float, d: float) -> Iterator[float]:
    """Values of one coordinate of a Bézier curve where it turns back between its ends."""
    p, q, r = -a + 3 * b - 3 * c + d, 2 * (a - 2 * b + c), b - a
    if abs(p) < 1e-9:
        roots = [-r / q] if abs(q) > 1e-9 else []
    else:
        inside = q * q - 4 * p * r
        roots = [(-q + sign * inside**0.5) / (2 * p) for sign in (1, -1)] if inside >= 0 else []
    for t in roots:
        if 0 < t < 1:
            s = 1 - t
            yield s**3 * a + 3 * s * s * t * b + 3 * s * t * t * c + t**3 * d


def _as_nonzero(path: Sequence[Segment]) -> list[Segment]:
    """Contours turned so that the nonzero rule fills what the even-odd rule would.

    Right for contours that do not cross one another, as those of letters: each runs against the one it lies in.
    """
    contours = _split(path)
    outlines = [[(float(s[-2]), float(s[-1])) for s in contour if s[0] != "Z"] for contour in contours]
    turned: list[Segment] = []
    for number, contour in enumerate(contours):
        start = outlines[number][0]
        depth = sum(_inside(start, other) for at, other in enumerate(outlines) if at != number)
        clockwise = _area(outlines[number]) > 0
        turned += contour if clockwise == (depth % 2 == 0) else _reversed(contour)
    return turned


def _split(path: Sequence[Segment]) -> list[list[Segment]]:
    contours: list[list[Segment]] = []
    for segment in path:
        if segment[0] == "M":
            contours.append([])
        contours[-1].append(segment)
    return contours


def _area(points: Sequence[tuple[float, float]]) -> float:
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True)) / 2


def _inside(point: tuple[float, float], outline: Sequence[tuple[float, float]]) -> bool:
    x, y = point
    inside = False
    for (x0, y0), (x1, y1) in zip(outline, [*outline[1:], outline[0]], strict=True):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            inside = not inside
    return inside


def _reversed(contour: Sequence[Segment]) -> list[Segment]:
    steps = [segment for segment in contour if segment[0] != "Z"]
    turned: list[Segment] = [("M", *steps[-1][-2:])]
    for number in range(len(steps) - 1, 0, -1):
        segment, before = steps[number], steps[number - 1]
        if segment[0] == "C":
            turned.append(("C", *segment[3:5], *segment[1:3], *before[-2:]))
        else:
            turned.append(("L", *before[-2:]))
    return [*turned, ("Z",)]
