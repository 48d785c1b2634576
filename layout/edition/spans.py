"""Spans of copy in brackets with their kind behind them: `[屈原]{专名}`, `[论语]{book-title}`, `[注文]{割注}`.

What only looks like a span (no such kind, nothing inside, no partner) is copy.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .model import MarkKind

SPANS: dict[str, MarkKind] = {
    "专名": "proper-name", "专名号": "proper-name", "proper-name": "proper-name",
    "书名": "book-title", "书名号": "book-title", "book-title": "book-title",
    "下划线": "underline", "underline": "underline",
    "示亡": "deceased", "示亡号": "deceased", "deceased": "deceased",
    "割注": "warichu", "warichu": "warichu",
}  # fmt: skip
"""What may stand in the braces behind a span, in Chinese and English."""

_EDGE = re.compile(r"\\?\[|\]\{(?P<name>[^{}|\n]{1,16})\}|\]")

OPENING, CLOSING = "（〔【［([{", "）〕】］)]}"


class Spans(NamedTuple):
    """The spans of a text: where each opens and closes, both ways; the kind by where it closes.

    `escaped` are backslashes before what would open one; `unknown` spans whose kind is none: where the kind stands,
    and what it says.
    """

    pairs: dict[int, int]
    kinds: dict[int, MarkKind]
    escaped: frozenset[int]
    unknown: tuple[tuple[int, str], ...]


def find_spans(typed: str) -> Spans:
    """The spans in a text as it was typed. Brackets pair as brackets do, so spans may hold spans."""
    pairs: dict[int, int] = {}
    kinds: dict[int, MarkKind] = {}
    escaped: set[int] = set()
    unknown: list[tuple[int, str]] = []
    stack: list[re.Match[str]] = []
    for edge in _EDGE.finditer(typed) if "]{" in typed else ():
        if edge[0].endswith("["):
            stack.append(edge)
            continue
        opener = stack.pop() if stack else None
        name = edge["name"]
        if opener is None or name is None or not typed[opener.end() : edge.start()].strip():
            continue
        kind = SPANS.get(name.strip().lower())
        if kind is None:
            unknown.append((edge.start() + 1, name))
        elif opener[0][0] == "\\":
            escaped.add(opener.start())
        else:
            pairs[opener.start()], pairs[edge.start()] = edge.start(), opener.start()
            kinds[edge.start()] = kind
    return Spans(pairs, kinds, frozenset(escaped), tuple(unknown))


def bracketed(typed: str, start: int, end: int) -> str:
    """Where the brackets of the note typed[start:end] are typed: "inside" or "outside" of it, or "" for nowhere."""
    inside = typed[start:end].strip()
    if inside[:1] in OPENING and CLOSING.find(inside[-1:]) == OPENING.find(inside[:1]):
        return "inside"
    before, after = typed[: start - 1][-1:], re.sub(r"^\]\{[^{}]*\}", "", typed[end:])[:1]
    return "outside" if before and before in OPENING and after == CLOSING[OPENING.find(before)] else ""
