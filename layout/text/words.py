"""How well a head parts at each of its characters: words, names, numbers, function words (newspaper-practice §6).

Word bounds come from `rjieba` where it is installed (the extra `words`); without it every Han may begin a word, and
what can be told from marks, spaces, function words, numbers and the lists of names decides alone. The answer depends
on the text, the names and whether the extra is there, on nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from .char_classes import CLOSING, IDEOGRAPHS, WORDS

PAUSE = 0.0
"""After ：，；—— and the like, or at a space between parts: where a reader draws breath."""
MARK = 4.0
PHRASE = 5.0
"""After 的 and 了, before 和, 把, 向: between phrases."""
_SUBJECT = 15.0
"""Between a noun and the verb after it."""
BETWEEN_WORDS = 20.0
_COMPOUND = 50.0
"""Between a noun and what says more of it: 生态│保护, 一座│桥."""
UNKNOWN = 55.0
"""Between two Han of which no dictionary tells whether they belong together."""
CLINGS = 60.0
"""A function word on the wrong side, one character alone beside a mark, a list cut at 、."""
INSIDE_WORD = 150.0
INSIDE_NUMBER = 200.0
INSIDE_NAME = 250.0
FORBIDDEN = 300.0
"""的 or 得 in front, 和 or 与 at the end."""
_INSIDE_PAIR = 60.0
"""In addition: between “ and ”, 《 and 》."""
BAD = CLINGS
"""From this cost on a break goes against the sense and is reported."""

# Which words stand at no line's start or end: those of the first string of each never, the others badly.
_NO_START = ("的得", "地了着过们吗呢吧啊之者性化率度等")
_NO_END = ("和与", "及或在将把被对向从为由以于让使给按据因而但并且不未无没很更最再又也都就才该此本各每另第约近超仅跟同")
_NO_START_UNKNOWN = "里中内外上下前后时间起来去到市县区省镇乡村局厅部院校员业力"
_NO_END_UNKNOWN = "全我他她它你这那哪总副首新老大小"
"""Badly when no dictionary tells 里面 from 这里, 大家 from 全市."""
_PHRASE_LAST = frozenset("的了")
_PHRASE_FIRST = frozenset("和与及并将把被为让向从在对以")

# Parts of speech, as rjieba names them, of words that cling to the one before or after them.
_TAGS_TO_BEFORE = ("u", "y", "k", "q", "f", "z")
_TAGS_TO_AFTER = ("p", "c", "d", "h")
_NOUNS = ("n", "vn", "l", "i", "j")
_BEFORE_NOUNS = ("n", "vn", "b", "a", "m", "q", "r", "s", "j")
_PREDICATES = ("v", "d", "p", "z")

_NUMERALS = "〇零一二三四五六七八九十百千万亿两"
_MEASURES = (
    "平方公里|平方米|立方米|公里|千米|厘米|毫米|公斤|公顷|小时|分钟|周年|年度|世纪|人次|万元|亿元|美元|欧元|"
    "[年月日号时点分秒天周岁代届次个位名人户家座条项件批台辆架艘栋幢层间张份套对双只头匹棵株朵颗粒块片段节章篇页卷册本部"
    "版栏行字种类级等成倍米吨克斤亩里元角度期号路街站场局轮年组员所校笔声句步门口]"
)
_NUMBER = re.compile(
    f"(?:[0-9]+|[{_NUMERALS}]+)(?:比|∶|分之)(?:[0-9]+|[{_NUMERALS}]+)"
    f"|第?(?:[0-9]+(?:[.,:∶][0-9]+)*[%％℃]?|[{_NUMERALS}]+|[几数])"
    f"(?:[多余来][{_NUMERALS}]*|[{_NUMERALS}]+)?(?:{_MEASURES})?"
)
_PAIRS = re.compile("《[^《》]*》|“[^“”]{1,12}”|‘[^‘’]{1,12}’|（[^（）]{1,12}）|「[^「」]{1,12}」")
_PAUSES = frozenset("QSTUD")
_BARS = frozenset("丨｜│|")
"""Rules that part a label from its head, however they are typed."""

Tagger = Callable[[str], Sequence[tuple[str, str]]]
"""Cuts a text into words with their parts of speech; joined they are the text."""


@cache
def tagger() -> Tagger | None:
    """The dictionary's tagger, or None where the extra `words` is not installed."""
    try:
        from rjieba import tag
    except ImportError:
        return None
    return tag


def head_joints(text: str, letters: str, names: tuple[str, ...] = ()) -> tuple[float, ...]:
    """What a break before each character of a head costs in sense; `letters` are the resolved class letters.

    0 is a break as good as any, `BAD` one that parts what belongs together. `names` are kept whole.
    """
    return _joints(text, letters, names, tagger())


@lru_cache(maxsize=4096)
def _joints(text: str, letters: str, names: tuple[str, ...], tag: Tagger | None) -> tuple[float, ...]:
    held = _names_in(text, names)
    words = _words(text, tag, held)
    costs = [0.0] * len(text)
    for at in range(1, len(text)):
        costs[at] = _plain_cost(text, letters, at, words)
    _keep_lists(letters, costs)
    _keep_lone(letters, costs)
    for pair in _PAIRS.finditer(text):
        for at in range(pair.start() + 1, pair.end()):
            costs[at] += _INSIDE_PAIR
    bounds = set(words) if words else None
    for number in _NUMBER.finditer(text):
        if bounds is None or number.start() in bounds or text[number.start()].isdigit():
            for at in range(number.start() + 1, number.end()):
                costs[at] = max(costs[at], INSIDE_NUMBER)
    for start, end in held:
        for at in range(start + 1, end):
            costs[at] = INSIDE_NAME
    return tuple(costs)


def _names_in(text: str, names: Iterable[str]) -> list[tuple[int, int]]:
    """Where names stand in the text; of two that overlap the longer counts."""
    found: list[tuple[int, int]] = []
    for name in sorted(set(names), key=lambda name: (-len(name), name)):
        at = text.find(name) if len(name) > 1 else -1
        while at >= 0:
            if all(at >= end or at + len(name) <= start for start, end in found):
                found.append((at, at + len(name)))
            at = text.find(name, at + len(name))
    return found


def _words(text: str, tag: Tagger | None, held: list[tuple[int, int]]) -> dict[int, tuple[str, str]]:
    """Words and parts of speech by where they begin, names being words; empty without a dictionary."""
    if tag is None:
        return {}
    found: dict[int, tuple[str, str]] = {}
    at = 0
    for word, kind in tag(text):
        found[at] = (word, kind)
        at += len(word)
    if not held:
        return found
    edges = {at for at in found if not any(start < at < end for start, end in held)}
    edges |= {edge for span in held for edge in span}
    return {a: (text[a:b], found.get(a, ("", ""))[1]) for a, b in pairwise(sorted({0, *edges, len(text)}))}


def _plain_cost(text: str, letters: str, at: int, words: dict[int, tuple[str, str]]) -> float:
    """The cost at one boundary by its neighbours and the words around it."""
    before, after = letters[:at].rstrip("x")[-1:], letters[at]
    if before in "_I":
        return _space_cost(letters, at)
    if text[at - 1] in _BARS or text[at] in _BARS:
        return PAUSE if text[at - 1] in _BARS else CLINGS
    if before in _PAUSES or (before == "P" and text[at - 1] == "，"):
        return PAUSE
    if after in _PAUSES:
        return CLINGS if after != "D" else MARK
    if before in "CENM" or after == "O":
        return MARK
    if before in WORDS or after in WORDS:
        if text[at - 1] in _NO_END[0] + _NO_END[1] or text[at] in _NO_START[0] + _NO_START[1]:
            return CLINGS
        return BETWEEN_WORDS
    if before not in IDEOGRAPHS or after not in IDEOGRAPHS:
        return MARK
    if not words:
        return _unknown_cost(text[at - 1], text[at])
    return _word_cost(text, at, words) if at in words else INSIDE_WORD


def _space_cost(letters: str, at: int) -> float:
    """A typed space parts the halves of a head; between a Latin word and its neighbours it is a word space."""
    left, right = letters[:at].rstrip("_I")[-1:], letters[at:].lstrip("_I")[:1]
    return BETWEEN_WORDS if left in WORDS or right in WORDS else PAUSE


def _unknown_cost(before: str, after: str) -> float:
    if after in _NO_START[0] or before in _NO_END[0]:
        return FORBIDDEN
    if after in _NO_START[1] + _NO_START_UNKNOWN or before in _NO_END[1] + _NO_END_UNKNOWN:
        return UNKNOWN + CLINGS
    return PHRASE if before in _PHRASE_LAST or after in _PHRASE_FIRST else UNKNOWN


def _word_cost(text: str, at: int, words: dict[int, tuple[str, str]]) -> float:
    left_at = next(start for start in range(at - 1, -1, -1) if start in words)
    (left, left_kind), (right, right_kind) = words[left_at], words[at]
    if right in _NO_START[0] or left in _NO_END[0]:
        return FORBIDDEN
    if right in _NO_START[1] or left in _NO_END[1] or _clings(left, left_kind, right, right_kind):
        return BETWEEN_WORDS + CLINGS
    if left in _PHRASE_LAST or right in _PHRASE_FIRST:
        return PHRASE
    cost = BETWEEN_WORDS
    if left_kind.startswith(_BEFORE_NOUNS) and right_kind.startswith(_NOUNS):
        cost = _COMPOUND
    elif left_kind.startswith("n") and right_kind.startswith(_PREDICATES):
        cost = _SUBJECT
    # A word of more than one character that looks like a particle: 得到, 目的.
    odd = text[at] in _NO_START[0] or text[at - 1] in _NO_END[0]
    return cost + (MARK if len(left) == 1 or len(right) == 1 else 0.0) + (BETWEEN_WORDS if odd else 0.0)


def _clings(left: str, left_kind: str, right: str, right_kind: str) -> bool:
    """Whether one of two words is short and of a kind that goes with the other."""
    return (len(right) == 1 and right_kind.startswith(_TAGS_TO_BEFORE)) or (
        len(left) == 1 and left_kind.startswith(_TAGS_TO_AFTER)
    )


def _keep_lists(letters: str, costs: list[float]) -> None:
    """A list by 、 is not cut at its commas."""
    for at in range(1, len(letters)):
        if letters[at - 1] == "P" and costs[at] != PAUSE:
            costs[at] = CLINGS


def _keep_lone(letters: str, costs: list[float]) -> None:
    """One character between a mark or space and the break stands alone there."""
    last = len(letters)
    for at in range(1, last):
        if costs[at] == PAUSE or letters[at - 1] not in IDEOGRAPHS or letters[at] not in IDEOGRAPHS:
            continue
        if at > 1 and letters[at - 2] in CLOSING | set("_IDE"):
            costs[at] = max(costs[at], CLINGS) + MARK
        if at + 1 < last and letters[at + 1] in CLOSING | set("_IDE"):
            costs[at] = max(costs[at], CLINGS) + MARK
