"""Lines of heads: where a headline parts by sense, how its lines balance (chinese-typography §10)."""

from __future__ import annotations

from itertools import pairwise

from ..base.units import EM, Length
from .char_classes import MARKS
from .justify import Setting, set_line_of
from .model import Broken, ParagraphStyle
from .shaped import EDGE_SPACES, ShapedText

_PHRASE_END = frozenset("CPQSTUDE_I~V")
"""Letters after which a head parts best: marks and spaces."""
_NOT_FIRST = frozenset("的地得了着过吗呢吧啊们之者性化率度等里中内外上下前后时间起来去到")
_NOT_LAST = frozenset(
    "和与及或在对为把被将向从由以于让使给按据因而但并且不未无没很更最再又也都就才该此本各每另第约近超仅"
)
_PHRASE_LAST = frozenset("的了")
_PHRASE_FIRST = frozenset("和与及并将把被为让")
_NEVER_FIRST = frozenset("的得")
_NEVER_LAST = frozenset("和与")
_INSIDE_PHRASE = 30.0
_BAD_EDGE = 60.0
_FORBIDDEN_EDGE = 600.0
_LONE_CHARACTER = 900.0
_BALANCED = EM * 3 // 2


def break_head(
    shaped: ShapedText,
    size: Length,
    measure: Length,
    paragraph: ParagraphStyle,
    breaks: tuple[int, ...],
    lines: int,
) -> Broken | None:
    """A head in at most `lines` lines of `measure` sp, with the breaks that the editor has set at these offsets.

    Takes as few lines as it needs, balances them, and parts by sense where marks, spaces and function words show
    it (newspaper-practice §6). None when it does not fit.
    """
    count = len(shaped.text)
    if not count:
        return Broken((), 0.0)
    target = (measure * EM) // size
    edges = [0, *[b for b in breaks if 0 < b < count], count]
    parts: list[list[list[int]]] = []
    for start, end in pairwise(edges):
        ways = _ways(shaped, start, end, target, lines - (len(edges) - 2))
        if not ways:
            return None
        parts.append(ways)
    if sum(len(ways[0]) - 1 for ways in parts) > lines:
        return None
    offsets = [0]
    cost = 0.0
    for ways in parts:
        best = min(ways, key=lambda way: (_head_cost(shaped, way), way))
        cost += _head_cost(shaped, best)
        offsets += best[1:]
    align = "start" if paragraph.align == "justify" else paragraph.align
    setting = Setting(size, measure, align, paragraph)
    return Broken(tuple(set_line_of(shaped, a, b, setting) for a, b in pairwise(offsets)), cost)


_MOST_WAYS = 400


def _ways(shaped: ShapedText, start: int, end: int, target: int, most: int) -> list[list[int]]:
    """All ways to set text[start:end] in the fewest lines that hold it, as lists of offsets."""
    for count in range(1, most + 1):
        ways = _divided(shaped, start, end, target, count)
        if ways:
            return ways
    return []


def _divided(shaped: ShapedText, start: int, end: int, target: int, count: int) -> list[list[int]]:
    ways = [[start]]
    for line in range(count):
        longer: list[list[int]] = []
        for way in ways:
            here = way[-1]
            options = [end] if line == count - 1 else range(here + 1, end)
            for offset in options:
                if offset < end and shaped.penalties[offset] is None:
                    continue
                if _fits(shaped, here, offset, target) and _can_hold(shaped, offset, end, target, count - line - 1):
                    longer.append([*way, offset])
        ways = sorted(longer, key=lambda way: (_head_cost(shaped, way), way))[:_MOST_WAYS]
    return ways


def _can_hold(shaped: ShapedText, start: int, end: int, target: int, lines: int) -> bool:
    """Whether what is left can at all go into so many lines."""
    return shaped.ends[end] - shaped.starts[start] <= lines * (target + EM) if start < end else True


def _fits(shaped: ShapedText, start: int, end: int, target: int) -> bool:
    return shaped.width(start, end) - target <= shaped.give_to[end] - shaped.give_from[start]


def _head_cost(shaped: ShapedText, way: list[int]) -> float:
    """Balance of the lines and sense of the breaks."""
    widths = [shaped.width(a, b) for a, b in pairwise(way)]
    mean = sum(widths) / len(widths)
    cost = 0.0
    for width in widths:
        uneven = abs(width - mean) / _BALANCED
        cost += 20.0 * uneven * uneven
    for offset in way[1:-1]:
        cost += _sense(shaped, offset)
    if len(widths) > 1:
        cost += sum(_LONE_CHARACTER for a, b in pairwise(way) if _characters(shaped, a, b) < 2)
    return cost


def _characters(shaped: ShapedText, start: int, end: int) -> int:
    return sum(
        letter not in MARKS and letter not in EDGE_SPACES and letter != "x" for letter in shaped.letters[start:end]
    )


def _sense(shaped: ShapedText, offset: int) -> float:
    """How badly a head parts at an offset, as far as can be told without a dictionary."""
    letters, text = shaped.letters, shaped.text
    before, after = letters[offset - 1], letters[offset]
    if before in _PHRASE_END or after == "O":
        return 0.0
    cost = _INSIDE_PHRASE + (shaped.penalties[offset] or 0.0)
    if text[offset] in _NEVER_FIRST or text[offset - 1] in _NEVER_LAST:
        return cost + _FORBIDDEN_EDGE
    if text[offset] in _NOT_FIRST or text[offset - 1] in _NOT_LAST:
        return cost + _BAD_EDGE
    if text[offset - 1] in _PHRASE_LAST or text[offset] in _PHRASE_FIRST:
        return cost / 3
    return cost
