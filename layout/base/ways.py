"""Words for the ways in which a story could be made to fit, in Chinese and English.

A way has `amount` (characters, grades, lines), `gain` (lines that it wins, or fills), `rest` (characters still to cut,
or lines still empty), `what` (a size, a picture, a filler), `columns`, and `rows` as (number, depth to write).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

WAYS: dict[str, tuple[str, str]] = {
    "cut": ("删 {amount} 字", "cut {amount} characters"),
    "head-down": (
        "标题降 {amount} 级到{what}（得 {gain} 行）⟦再删 {rest} 字⟧",
        "take the headline down {amount} sizes to {what}, which wins {gain} lines⟦, and cut {rest} characters⟧",
    ),
    "tracking": (
        "字距收 {what}（得 {gain} 行）⟦再删 {rest} 字⟧",
        "set characters closer by {what}, which wins {gain} lines⟦, and cut {rest} characters⟧",
    ),
    "deck": (
        "去掉副题（得 {gain} 行）⟦再删 {rest} 字⟧",
        "drop the deck, which wins {gain} lines⟦, and cut {rest} characters⟧",
    ),
    "drop-crossheads": (
        "去掉末 {amount} 个小标题（得 {gain} 行）⟦再删 {rest} 字⟧",
        "drop the last crossheads: {amount}, which wins {gain} lines⟦, and cut {rest} characters⟧",
    ),
    "crop": (
        "{what} 矮 {amount} 行（得 {gain} 行；{rows}）⟦再删 {rest} 字⟧",
        "make {what} {amount} lines shallower ({rows}), which wins {gain} lines⟦, and cut {rest} characters⟧",
    ),
    "deeper": (
        "版位加高 {amount} 行（{columns} 栏⟦；{rows}⟧）⟦再删 {rest} 字⟧",
        "make the area {amount} lines deeper ({columns} columns⟦; {rows}⟧)⟦, and cut {rest} characters⟧",
    ),
    "add": ("添约 {amount} 字", "add some {amount} characters"),
    "head-up": (
        "标题升 {amount} 级到{what}（填 {gain} 行）⟦还空 {rest} 行⟧",
        "take the headline up {amount} sizes to {what}, which fills {gain} lines⟦ and leaves {rest}⟧",
    ),
    "add-deck": (
        "加一行副题（容 {amount} 字，填 {gain} 行）⟦还空 {rest} 行⟧",
        "add a deck of one line ({amount} characters at most), which fills {gain} lines⟦ and leaves {rest}⟧",
    ),
    "taller": (
        "{what} 高 {amount} 行（填 {gain} 行；{rows}）⟦还空 {rest} 行⟧",
        "make {what} {amount} lines deeper ({rows}), which fills {gain} lines⟦ and leaves {rest}⟧",
    ),
    "filler": (
        "补白《{what}》{amount} 行（填 {gain} 行）⟦还空 {rest} 行⟧",
        "put in the filler “{what}” of {amount} lines, which fills {gain}⟦ and leaves {rest}⟧",
    ),
    "draw-filler": (
        "在它下面画 {amount} 行的补白图 filler:{what}（填 {gain} 行）⟦还空 {rest} 行⟧",
        "draw filler:{what} under it, {amount} lines deep, which fills {gain}⟦ and leaves {rest}⟧",
    ),
    "shallower": ("版位减 {amount} 行", "make the area {amount} lines shallower"),
}  # fmt: skip

_ROW = ("第 {} 行写 | {}", "row {} as | {}")
_JOINED = ("、", ", ")
_OPTIONAL = re.compile("⟦([^⟧]*)⟧")
_FIELD = re.compile(r"\{(\w+)\}")


def way_text(
    lever: str, amount: int, gain: int, rest: int, what: str, columns: int, rows: Sequence[tuple[int, int]], *,
    english: bool,
) -> str:  # fmt: skip
    """One way in words; a part in ⟦⟧ is said only where its fields have values."""
    pins = _JOINED[english].join(_ROW[english].format(*row) for row in rows)
    values = {"amount": amount, "gain": gain, "rest": rest, "what": what, "columns": columns, "rows": pins}

    def said(part: re.Match[str]) -> str:
        return part[1] if all(values[name] for name in _FIELD.findall(part[1])) else ""

    return _OPTIONAL.sub(said, WAYS[lever][english]).format(**values)
