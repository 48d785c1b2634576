"""Pictures among the columns of a story (插图): how wide they are and where they stand, as an editor says it.

insets:
  photo1: 一栏半 右上                    # width and place in one line, either of which may be left out
  photo2: {width: 14字, place: 第2栏 第10行, wrap: both}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..base.diagnostics import Diagnostic
from ..base.messages import diagnostic
from ..base.units import mm
from .keys import nearest
from .model import Across, Down, Edition, InsetPlace, InsetWidth
from .yaml_tree import Node, locate

_FIGURES = str.maketrans("０１２３４５６７８９．一二两三四五六七八九", "0123456789.1223456789")
_WIDTH = re.compile(
    r"(?P<value>\d{1,3}(?:\.\d{1,3})?)\s*(?P<unit>字|zi|栏(?P<half>半?)|columns?|mm|毫米|cm|厘米)(?![a-z])",
    re.IGNORECASE,
)
_HALF_COLUMN = "半栏"
_MILLIMETRES = {"mm": 1, "毫米": 1, "cm": 10, "厘米": 10}
_NUMBERED = {
    "gutter": re.compile(r"第?\s*(\d{1,2})\s*栏[缝后]|gutter\s+(\d{1,2})", re.IGNORECASE),
    "column": re.compile(r"第\s*(\d{1,2})\s*栏|column\s+(\d{1,2})(?!\.)", re.IGNORECASE),
    "line": re.compile(r"第?\s*(\d{1,3})\s*行|line\s+(\d{1,3})", re.IGNORECASE),
}
"""What is counted: the gutter after a column, a column, a line of text from the top."""
_ACROSS: dict[str, Across] = {"left": "left", "right": "right", "左": "left", "右": "right"}
_DOWN: dict[str, Down] = {"top": "top", "bottom": "bottom", "上": "top", "下": "bottom"}
_CENTRE = ("center", "centre", "middle", "中", "正中", "居中", "中间")
_BETWEEN = re.compile(r"[\s,，、/-]+")


def split_inset(text: str) -> dict[str, str]:
    """Width and place of an inset that is said in one line, as far as they are there."""
    text = text.translate(_FIGURES)
    phrases, rest = _numbered(text)
    match = _WIDTH.search(rest)
    width = match[0] if match else _HALF_COLUMN if _HALF_COLUMN in rest else ""
    words = _BETWEEN.sub(" ", rest.replace(width, " ", 1) if width else rest).strip()
    place = " ".join([*(phrase for phrase, _ in phrases.values()), *([words] if words else [])])
    return {key: value for key, value in (("width", width), ("place", place)) if value}


def parse_width(text: str) -> InsetWidth | None:
    """`14字`, `1.5 columns`, `一栏半`, `45mm`; None for what is no width."""
    text = text.translate(_FIGURES).removeprefix("宽").strip()
    if text == _HALF_COLUMN:
        return InsetWidth("columns", 500)
    match = _WIDTH.fullmatch(text)
    if not match or not float(match["value"]):
        return None
    unit, value = match["unit"].lower(), round(float(match["value"]) * 1000)
    if unit in _MILLIMETRES:
        return InsetWidth("length", mm(value * _MILLIMETRES[unit] / 1000))
    if unit in ("字", "zi"):
        return InsetWidth("zi", value)
    return InsetWidth("columns", value + 500 * bool(match["half"]))


def parse_place(text: str) -> InsetPlace | None:
    """`右上`, `top-right`, `第2栏 第10行`, `column 2 line 10`, `第1栏缝 下`; None for what is no place."""
    phrases, rest = _numbered(text.translate(_FIGURES))
    numbers = {name: number for name, (_, number) in phrases.items()}
    corner = _corner(rest.lower())
    if corner is None:
        return None
    across, down = corner
    twice = (across and numbers.keys() & {"gutter", "column"}) or (down and "line" in numbers)
    if twice or 0 in numbers.values() or {"gutter", "column"} <= numbers.keys():
        return None
    return InsetPlace(across or "right", down or "top", **numbers)


def _numbered(text: str) -> tuple[dict[str, tuple[str, int]], str]:
    """What is counted in a text, as written and as a number, and the text without it."""
    found: dict[str, tuple[str, int]] = {}
    for name, pattern in _NUMBERED.items():
        match = pattern.search(text)
        if match:
            found[name] = match[0], int(match[1] or match[2])
            text = f"{text[: match.start()]} {text[match.end() :]}"
    return found, text


def _corner(text: str) -> tuple[Across | None, Down | None] | None:
    """The sides that words name, where one may be left open; None where they name none, or one twice."""
    words: list[str] = []
    for word in _BETWEEN.split(text.replace("角", " ").replace("边", " ")):
        words += [word] if word.isascii() or word in _CENTRE else list(word)
    words = [word for word in words if word]
    across = [word for word in words if word in _ACROSS]
    down = [word for word in words if word in _DOWN]
    centred = [word for word in words if word in _CENTRE]
    if len(across) > 1 or len(down) > 1 or len(across) + len(down) + len(centred) != len(words) or len(words) > 2:
        return None
    side: Across | None = _ACROSS[across[0]] if across else "center" if centred else None
    level: Down | None = _DOWN[down[0]] if down else "middle" if centred else None
    return side, level


def check_insets(edition: Edition, page: str, tree: Node) -> Iterator[Diagnostic]:
    """An inset must be a picture of its story that no cell of the page holds."""
    found = edition.page(page)
    for name, placement in found.placements if found else ():
        story = edition.story(name)
        pictures = [picture.name for picture in story.pictures] if story else []
        drawn = [area.name for area in found.areas] if found else []
        for inset in placement.insets if story else ():
            key, node = locate(tree, ("stories", name, "insets", inset.name))
            place = (key or node).span
            if inset.name not in pictures:
                near, known = nearest(inset.name, pictures), "、".join(pictures)
                yield diagnostic(
                    "inset/unknown-picture", place, page=page, name=inset.name, story=name, near=near, known=known
                )
            elif inset.name in drawn:
                yield diagnostic("inset/drawn-too", place, page=page, name=inset.name)
