"""Changes in words, for the margin of a proof, a terminal and a page of HTML."""

from __future__ import annotations

from typing import Literal

from .compare import LayoutChange, TextChange

Language = Literal["zh", "en"]
_FEW = 8
_MOST = 40
"""Characters of a change that a list shows; a mark on the page shows where the rest is."""

_PARTS: dict[str, str] = {
    "栏题": "rubric", "引题": "kicker", "主题": "headline", "副题": "deck", "提要": "summary", "署名": "byline",
    "边题": "side head", "正文": "text", "图注": "caption", "图片署名": "credit",
}  # fmt: skip
_LAYOUT: dict[str, tuple[str, str]] = {
    "moved": ("移动 {old} → {new}", "moved from {old} to {new}"),
    "resized": ("大小 {old} → {new}", "resized from {old} to {new}"),
    "added": ("新上版", "added"),
    "removed": ("撤下", "removed"),
    "replaced": ("换图", "replaced"),
    "cropped": ("重新裁图", "cropped anew"),
    "head-size": ("主题字号 {old} → {new} 点", "headline from {old} to {new} pt"),
}
_THINGS: dict[str, tuple[str, str]] = {
    "area": ("版位", "area"), "picture": ("图", "picture"), "head": ("题", "head"), "story": ("稿", "story"),
}  # fmt: skip


def text_words(change: TextChange, language: Language, *, whole: bool = False) -> str:
    """`lead 第3段：“二十座”→“二十三座”`; long words are cut in their middle unless `whole`."""
    english = language == "en"
    shown = _visible if whole else _cut
    old, new = (f"{change.before}{shown(words)}{change.after}" for words in (change.old, change.new))
    where = f"{change.story} {_where(change, english=english)}"
    if change.kind == "insert":
        said = f"added “{shown(change.new)}”" if english else f"增“{shown(change.new)}”"
        within = f": “{new}”" if english else f"，成“{new}”"
    elif change.kind == "delete":
        said = f"deleted “{shown(change.old)}”" if english else f"删“{shown(change.old)}”"
        within = f", from “{old}”" if english else f"，原“{old}”"
    else:
        said, within = f"“{old}” → “{new}”" if english else f"“{old}”→“{new}”", ""
    # A few characters are found by what stands beside them, a sentence by itself.
    is_beside = bool(change.before or change.after)
    within = within if is_beside and len(change.old + change.new) <= _FEW else ""
    return f"{where}: {said}{within}" if english else f"{where}：{said}{within}"


def layout_words(change: LayoutChange, language: Language) -> str:
    """`图 photo1：换图`."""
    english = language == "en"
    thing, said = _THINGS[change.thing][english], _LAYOUT[change.kind][english].format(**dict(change.values))
    return f"{thing} {change.what}: {said}" if english else f"{thing} {change.what}：{said}"


def _where(change: TextChange, *, english: bool) -> str:
    if change.paragraph:
        return f"paragraph {change.paragraph}" if english else f"第{change.paragraph}段"
    return _PARTS.get(change.part, change.part) if english else change.part


def _visible(words: str) -> str:
    return words.replace("\n", "¶")


def _cut(words: str) -> str:
    words, half = _visible(words), _MOST // 2
    return words if len(words) <= _MOST else f"{words[:half]}…{words[-half:]}"
