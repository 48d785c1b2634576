"""The words of `head:` (题位): where a head stands, at which corner or side, how wide (newspaper-practice §8).

head: 串文题 右下 2栏        head: inset_corner bottom_right 2 columns
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from .keys import nearest
from .model import HeadPosition, HeadSide, HeadSpot


class HeadPlace(NamedTuple):
    """What `head:` says."""

    position: HeadPosition
    spot: HeadSpot = HeadSpot()


POSITIONS: dict[str, HeadPosition] = {
    "over": "over", "盖文题": "over", "盖文": "over", "left": "left", "左题": "left", "竖题": "left",
    "right": "right", "右题": "right", "inset_corner": "inset_corner", "串文题": "inset_corner", "串文": "inset_corner",
    "inset_three": "inset_three", "文包题": "inset_three", "文包": "inset_three", "inset_four": "inset_four",
    "眉心题": "inset_four", "眉心": "inset_four", "between": "between", "文夹题": "between", "文夹": "between",
    "belt": "belt", "腰带题": "belt", "腰带": "belt", "diagonal": "diagonal", "对角题": "diagonal", "对角": "diagonal",
    "on_picture": "on_picture", "题压图": "on_picture", "压图": "on_picture", "压图题": "on_picture",
}  # fmt: skip
"""Word → position, in both spellings. 左 and 右 alone are positions too where none is named."""
SIDES: dict[str, HeadSide] = {
    "top_left": "top_left", "左上": "top_left", "top_right": "top_right", "右上": "top_right",
    "bottom_left": "bottom_left", "左下": "bottom_left", "bottom_right": "bottom_right", "右下": "bottom_right",
    "top": "top", "上": "top", "bottom": "bottom", "下": "bottom", "left": "left", "左": "left", "right": "right",
    "右": "right", "middle": "middle", "中": "middle",
}  # fmt: skip
_CORNERS: tuple[HeadSide, ...] = ("top_left", "top_right", "bottom_left", "bottom_right")
SIDES_OF: dict[HeadPosition, tuple[HeadSide, ...]] = {
    "inset_corner": _CORNERS,
    "inset_three": ("top", "left", "right", "bottom"),
    "diagonal": ("top_left", "top_right"),
    "on_picture": ("bottom", "top", "middle"),
}
"""The corners or sides that a position leaves open, the default first; of `diagonal` where its first part stands."""
_WIDE = ("inset_corner", "inset_three", "inset_four", "diagonal")
"""Positions whose width is open."""
_WIDTH = re.compile(r"(\d{1,3})\s*(栏|columns?|字|zi)(?![a-z])", re.IGNORECASE)

Fault = tuple[str, dict[str, Any]]


def read_head_place(text: str) -> tuple[HeadPlace | None, Fault]:
    """What `head:` says, or None and the code and values of its fault."""
    widths = _WIDTH.findall(text)
    words = [word for word in re.split(r"[\s,，、]+", _WIDTH.sub(" ", text)) if word]
    known = [word.lower().replace("-", "_") for word in words]
    at = next((n for n, word in enumerate(known) if word in POSITIONS), None)
    if at is None and len(known) == 1 and known[0] in ("左", "右"):
        return HeadPlace("left" if known[0] == "左" else "right"), ("", {})
    if at is None:
        return None, _unknown(words[0] if words else text, [*POSITIONS])
    position = POSITIONS[known.pop(at)]
    del words[at]
    sides = SIDES_OF.get(position, ())
    side: HeadSide | str = ""
    picture = ""
    for word, typed in zip(known, words, strict=True):
        if SIDES.get(word) in sides and not side:
            side = SIDES[word]
        elif position == "on_picture" and word not in SIDES and not picture:
            picture = typed
        else:
            return None, _unknown(typed, [name for name, value in SIDES.items() if value in sides])
    if widths and (position not in _WIDE or len(widths) > 1 or int(widths[0][0]) < 1):
        return None, ("value/head-width", {"value": "".join(widths[-1]), "position": position})
    amount, unit = (int(widths[0][0]), widths[0][1].lower()) if widths else (0, "")
    in_zi = unit in ("字", "zi")
    spot = HeadSpot(side or "", 0 if in_zi else amount, amount if in_zi else 0, picture)  # pyright: ignore[reportArgumentType]
    return HeadPlace(position, spot), ("", {})


def _unknown(word: str, known: list[str]) -> Fault:
    return "value/choice", {"value": word, "near": nearest(word, known), "known": "、".join(known) or "—"}
