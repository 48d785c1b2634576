"""Marks that readers left in a PDF: what Acrobat, Foxit, Preview, Xodo and the PDF readers of browsers write.

Coordinates are those of user space, which turned and cropped pages share with straight ones. A mark and its caption,
its group and its replies stand in several annotations of the file; here they become one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf

from ..base.reasons import reason_of
from .glyph_map import Box, GlyphMap, Matrix, find_maps

MARKS = frozenset(
    {
        "Highlight", "Underline", "Squiggly", "StrikeOut", "Caret", "Text", "FreeText", "Ink", "Square", "Circle",
        "Line", "Polygon", "PolyLine", "Stamp", "FileAttachment", "Redact",
    }
)  # fmt: skip
"""Annotations that say something; links, fields and the windows of notes do not."""

ON_TEXT = frozenset({"Highlight", "Underline", "Squiggly", "StrikeOut", "Redact"})

_ICON = 20.0
"""The side of the icon of a note, in points; viewers draw it so in the upper left of a larger rectangle, too."""

_DATE = re.compile(r"D:(?!0000)(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?")
_TAG = re.compile(r"<[^>]*>")
_PARAGRAPH = re.compile(r"</p\s*>|<br\s*/?>", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufeff]")


class Answer(NamedTuple):
    """A reply to a mark; `state` is one of Acrobat's review states ("Accepted", "Rejected", …)."""

    author: str
    text: str
    state: str = ""


class Annotation(NamedTuple):
    """One mark as its reader means it: `kinds` of all annotations in its group, the boxes of what it stands on.

    `quads` lie on words, `strokes` are those of a pen or the sides of a figure drawn round them; `tip` is where a line
    from a text box leads.
    """

    kinds: tuple[str, ...]
    name: str
    author: str
    date: str
    text: str
    rect: Box
    quads: tuple[Box, ...] = ()
    strokes: tuple[Box, ...] = ()
    caret: Box | None = None
    tip: tuple[float, float] | None = None
    replies: tuple[Answer, ...] = ()
    icon: str = ""


class MarkedPage(NamedTuple):
    """A page of a PDF with its marks. `trim` is where print files have their trim."""

    number: int
    trim: Matrix
    marks: tuple[Annotation, ...]
    maps: tuple[GlyphMap, ...]


class Unreadable(Exception):
    """A file that is no PDF, or one that no key is known for."""


def read_marked_pages(data: bytes) -> tuple[MarkedPage, ...]:
    """The pages of a PDF, their marks and maps. Raises Unreadable."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            maps = find_maps(_attachments(pdf))
            # A page that was taken out of its file alone is no longer the one of its number there.
            is_alone = len(pdf.pages) == 1 and len({one.number for one in maps}) == 1
            return tuple(
                MarkedPage(
                    number,
                    _trim(page),
                    tuple(_marks(page)),
                    tuple(one for one in maps if is_alone or one.number == number),
                )
                for number, page in enumerate(pdf.pages)
            )
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        raise Unreadable(reason_of(error)) from error


def _attachments(pdf: pikepdf.Pdf) -> Iterator[tuple[str, bytes]]:
    for name, spec in pdf.attachments.items():
        try:
            yield spec.filename or name, spec.get_file().read_bytes()
        except (pikepdf.PdfError, ValueError, KeyError):
            continue


def _trim(page: pikepdf.Page) -> Matrix:
    box = next(_boxes(_numbers(page.trimbox), 4), Box(0, 0, 0, 0))
    return Matrix(e=box.left, f=box.bottom)


class _Raw(NamedTuple):
    """An annotation as it stands in the file; `key` is what others name it by."""

    key: tuple[int, int]
    dictionary: Any
    kind: str

    def value(self, name: str) -> str:
        found = self.dictionary.get(name)
        return _clean(str(found)) if isinstance(found, pikepdf.String | pikepdf.Name) else ""


def _marks(page: pikepdf.Page) -> Iterator[Annotation]:
    raw = list(_raw_annotations(page))
    by_key = {one.key: one for one in raw}
    groups: dict[tuple[int, int], list[_Raw]] = {}
    replies: dict[tuple[int, int], list[_Raw]] = {}
    for one in raw:
        top, is_member = _top(one, by_key)
        (groups if is_member else replies).setdefault(top, []).append(one)
    for key, members in groups.items():
        yield _annotation(by_key[key], members, replies.get(key, []))


def _raw_annotations(page: pikepdf.Page) -> Iterator[_Raw]:
    annotations: Any = page.obj.get("/Annots", pikepdf.Array())
    for number, each in enumerate(annotations if isinstance(annotations, pikepdf.Array) else ()):
        dictionary: Any = each
        if not isinstance(dictionary, pikepdf.Dictionary) or "/Rect" not in dictionary:
            continue
        kind = str(dictionary.get("/Subtype", "")).removeprefix("/")
        if kind in MARKS:
            # An annotation within the array itself has no number of its own.
            yield _Raw(dictionary.objgen if dictionary.is_indirect else (0, -number - 1), dictionary, kind)


def _top(one: _Raw, by_key: dict[tuple[int, int], _Raw]) -> tuple[tuple[int, int], bool]:
    """The annotation that a mark or reply belongs to in the end, and whether it is a part of that mark."""
    is_member = True
    seen = {one.key}
    while True:
        target: Any = one.dictionary.get("/IRT")
        if not isinstance(target, pikepdf.Dictionary) or target.objgen not in by_key or target.objgen in seen:
            return one.key, is_member
        is_member = is_member and one.dictionary.get("/RT") == pikepdf.Name.Group
        one = by_key[target.objgen]
        seen.add(one.key)


def _annotation(first: _Raw, members: list[_Raw], replies: list[_Raw]) -> Annotation:
    texts = list(dict.fromkeys(text for member in members if (text := _text(member))))
    caret = next((member for member in members if member.kind == "Caret"), None)
    # A paragraph sign in place of words, as Acrobat's caret may have.
    symbol = "¶" if caret is not None and caret.dictionary.get("/Sy") == pikepdf.Name.P else ""
    return Annotation(
        tuple(dict.fromkeys(member.kind for member in members)),
        first.value("/NM"),
        first.value("/T"),
        _date(first.value("/M") or first.value("/CreationDate")),
        "\n".join(texts) or symbol,
        _icon(_rect(first)) if first.kind == "Text" else _rect(first),
        tuple(box for member in members if member.kind in ON_TEXT for box in _figures(member)),
        tuple(box for member in members if member.kind not in ON_TEXT for box in _figures(member)),
        _rect(caret) if caret is not None else None,
        _tip(first),
        tuple(sorted((_answer(reply) for reply in replies), key=lambda answer: bool(answer.state))),
        first.value("/Name").removeprefix("/") if first.kind in ("Text", "Stamp") else "",
    )


def _answer(reply: _Raw) -> Answer:
    state = reply.value("/State") if reply.value("/StateModel") in ("Review", "") else ""
    return Answer(reply.value("/T"), "" if state else _text(reply), state)


def _text(one: _Raw) -> str:
    plain = one.value("/Contents").strip()
    return plain or _plain(one.value("/RC"))


def _plain(rich: str) -> str:
    return unescape(_TAG.sub("", _PARAGRAPH.sub("\n", rich))).strip()


def _clean(text: str) -> str:
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _date(text: str) -> str:
    """`D:20261124221530+08'00'` as 2026-11-24 22:15, the clock of the reader."""
    match = _DATE.match(text)
    if not match:
        return ""
    year, month, day, hour, minute = match.groups()
    date = "-".join(part for part in (year, month, day) if part)
    return f"{date} {hour}:{minute}" if hour and minute else date


def _rect(one: _Raw) -> Box:
    numbers = _numbers(one.dictionary.get("/Rect"))
    return next(_boxes(numbers, 4), Box(0, 0, 0, 0))


def _icon(rect: Box) -> Box:
    """Where the icon of a note is seen."""
    return Box(rect.left, max(rect.top, rect.bottom - _ICON), min(rect.right, rect.left + _ICON), rect.bottom)


_FIGURES = {"Ink": "/InkList", "Line": "/L", "Polygon": "/Vertices", "PolyLine": "/Vertices"}


def _figures(one: _Raw) -> Iterator[Box]:
    """What a mark covers: words, whichever way round their corners are given, strokes of a pen, figures."""
    if one.kind in ON_TEXT:
        quads = [box for box in _boxes(_numbers(one.dictionary.get("/QuadPoints")), 8) if box.has_area]
        # Corners that are missing or all in one place tell nothing; what is left is where the mark lies.
        yield from quads or [_rect(one)]
    elif one.kind in ("Square", "Circle"):
        yield _rect(one)
    elif one.kind in _FIGURES:
        found: Any = one.dictionary.get(_FIGURES[one.kind])
        for stroke in found if one.kind == "Ink" and isinstance(found, pikepdf.Array) else (found,):
            numbers = _numbers(stroke)
            yield from _boxes(numbers[: len(numbers) // 2 * 2], max(len(numbers) // 2 * 2, 2))


def _tip(one: _Raw) -> tuple[float, float] | None:
    numbers = _numbers(one.dictionary.get("/CL"))
    return (numbers[0], numbers[1]) if one.kind == "FreeText" and len(numbers) > 1 else None


def _numbers(array: Any) -> list[float]:
    if not isinstance(array, pikepdf.Array):
        return []
    try:
        return [float(number) for number in array]  # pyright: ignore[reportArgumentType]
    except (TypeError, ValueError):
        return []


def _boxes(numbers: list[float], each: int) -> Iterator[Box]:
    for start in range(0, len(numbers) - each + 1, each):
        own = numbers[start : start + each]
        yield Box(min(own[::2]), min(own[1::2]), max(own[::2]), max(own[1::2]))
