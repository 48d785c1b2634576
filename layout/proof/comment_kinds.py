"""What a mark asks for: by its shape, and by what proofreaders write beside it (GB/T 14706 in words)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from ..edition.comments import CommentKind


class Wish(NamedTuple):
    """What is wanted: `new` words for the `old` ones ("": for all under the mark); `sure` unless it may mean more."""

    kind: CommentKind
    new: str = ""
    old: str = ""
    sure: bool = True


_OPEN, _CLOSE = "[“\"'‘「『]", "[”\"'’」』]"
_END = r"[。．.!！]?"


def _quoted(name: str) -> str:
    return rf"{_OPEN}(?P<{name}>[^“”\"「」『』]+){_CLOSE}"


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{pattern})\s*{_END}\s*", re.DOTALL | re.IGNORECASE)


def _replace(match: re.Match[str]) -> Wish:
    groups = match.groupdict()
    return Wish("replace", _bare(groups["new"]), groups.get("old") or "")


def _insert(match: re.Match[str]) -> Wish:
    return Wish("insert", _bare(match["new"]))


def _delete(match: re.Match[str]) -> Wish:
    return Wish("delete", "", match.groupdict().get("old") or "")


def _plain(kind: CommentKind) -> Callable[[re.Match[str]], Wish]:
    return lambda _: Wish(kind)


def _bare(words: str) -> str:
    """Words without the quotation marks that stand round all of them."""
    words = words.strip()
    match = re.fullmatch(_quoted("words"), words)
    return match["words"] if match else words


_ARROW = r"\s*(?:→|->|=>|⇒|—>|改[为成作]|应[为作]|换[为成]|should be|to)\s*"
_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Wish]], ...] = (
    (_whole(rf"(?:改|将|把)?[:：]?\s*{_quoted('old')}{_ARROW}{_quoted('new')}"), _replace),
    (_whole(r"(?P<old>[^\s→>]{1,20})\s*(?:→|->|=>|⇒)\s*(?P<new>[^→>\n]+)"), _replace),
    (_whole(r"(?:→|->|=>|⇒)\s*(?P<new>[^→>\n]+)"), _replace),
    (_whole(r"(?:改[为成作]|应[为作]|换[为成]|改|换|replace(?: with)?|change to)\s*[:：]\s*(?P<new>[^\n]+)"), _replace),
    (_whole(rf"(?:改[为成作]?|应[为作]|换[为成]|replace with|change to)\s*(?P<new>{_OPEN}[^“”\"]+{_CLOSE})"), _replace),
    (_whole(r"(?:改[为成作]|应[为作])(?P<new>[^\s，。？?；]{1,20})"), _replace),
    (_whole(r"(?:加|插入|增补|增|补|添|insert|add)\s*[:：]\s*(?P<new>[^\n]+)"), _insert),
    (_whole(rf"(?:加|插入|增补|增|补|添|insert|add)[入上]?\s*(?P<new>{_OPEN}[^“”\"]+{_CLOSE})"), _insert),
    (_whole(r"删[除去掉]?|删字|去掉|delete|remove|dele?"), _delete),
    (_whole(rf"(?:删[除去掉]?|去掉|delete|remove)\s*[:：]?\s*{_quoted('old')}"), _delete),
    (_whole(r"另起一?[段行]|分段|提行|另段|¶|new para(?:graph)?"), _plain("new_para")),
    (_whole(r"接排|接上[段行]?|不分段|不另起|连排|run[ -]?on"), _plain("run_on")),
    (_whole(r"对调|互换|颠倒|对换|倒|transpose|swap"), _plain("transpose")),
    (_whole(r"(?:移[到至]|转移|move)[^\n]*"), _plain("move")),
    (_whole(r"(?:[上下左右]移|排齐|对齐|居中|转正|align)[^\n]*"), _plain("align")),
    (_whole(r"(?:空[一半开1]?[格字]?|加空|减空|加大空距|减小空距|分开|close up|space)"), _plain("space")),
    (_whole(r"保留|不改|不删|恢复|stet"), _plain("stet")),
)


def wish_of(kinds: tuple[str, ...], text: str, quote: str) -> Wish:
    """What a mark of `kinds` with the note `text` on the words `quote` asks for.

    A line through words deletes them, or, with words that a caret or a note gives, sets these in their place; what no
    rule knows is a query.
    """
    is_struck = "StrikeOut" in kinds or "Redact" in kinds
    text = text.strip()
    if text == quote.strip():
        # Some readers put the words under the mark into its note.
        text = ""
    if "Caret" in kinds:
        # What stands at a caret is new words unless it is a sign for something else.
        wish = _by_rule(text) if not is_struck else None
        if wish is not None:
            return wish
        return Wish("replace" if is_struck else "insert", text) if text else Wish("delete" if is_struck else "query")
    wish = _by_rule(text) if text else None
    if wish is not None:
        return wish
    if is_struck:
        return Wish("delete") if not text else Wish("replace", text, sure=False)
    return Wish("query")


def _by_rule(text: str) -> Wish | None:
    return next((make(match) for rule, make in _RULES if (match := rule.fullmatch(text))), None)
