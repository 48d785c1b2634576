"""Values as stylesheets write them: lengths, colours, keywords. Each parser takes the tokens of one value.

A parser raises `BadValue` for what it does not take; its caller knows the words for what is expected.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from tinycss2 import color5

from ..base.color import BLACK, WHITE, Color, spot
from ..base.units import HAO_SIZES, SP_PER_PT, Em, Length, mm, pt

Token = Any
"""A node of tinycss2, which has no types."""
Tokens = Sequence[Token]

_LARGEST_PT = 14_400
"""200 inch, the largest side of a PDF page: nothing on it is longer."""


class BadValue(ValueError):
    """A value that its property does not take."""


class Units(NamedTuple):
    """What the paper's own units measure, known once its `@page` is: 字 across and 行 down."""

    zi: Length
    type_height: Length
    lines: int

    def line(self, count: float) -> Length:
        return Length(round(count * self.type_height / self.lines))


class GridLines(NamedTuple):
    """A depth in whole grid lines."""

    lines: int


_ABSOLUTE: Mapping[str, Callable[[float], Length]] = {
    "pt": pt,
    "mm": mm,
    "cm": lambda value: mm(value * 10),
    "in": lambda value: pt(value * 72),
    "pc": lambda value: pt(value * 12),
    "px": lambda value: pt(value * 0.75),
    "q": lambda value: mm(value / 4),
    "级": lambda value: mm(value / 4),
}
_ZI = frozenset({"zi", "字"})
_LINE = frozenset({"line", "行"})


def significant(tokens: Tokens) -> list[Token]:
    """The tokens without white space and comments."""
    return [token for token in tokens if token.type not in ("whitespace", "comment")]


def split_at_commas(tokens: Tokens) -> list[list[Token]]:
    """Groups of tokens between commas."""
    groups: list[list[Token]] = [[]]
    for token in tokens:
        if token == ",":
            groups.append([])
        else:
            groups[-1].append(token)
    return groups


def one(tokens: Tokens) -> Token:
    """The only token of a value."""
    if len(tokens) != 1:
        raise BadValue
    return tokens[0]


def keyword(token: Token) -> str:
    """An identifier in lower case; anything else is ""."""
    return token.lower_value if token.type == "ident" else ""


def dimension(token: Token, units: Units) -> Length | Em:
    """A length, or a share of the font size in em."""
    if token.type == "ident" and token.value in HAO_SIZES:
        return pt(HAO_SIZES[token.value])
    if token.type == "number" and token.value == 0:
        return Length(0)
    if token.type != "dimension":
        raise BadValue
    unit, value = token.lower_unit, float(token.value)
    if abs(value) > _LARGEST_PT:
        raise BadValue
    if unit == "em":
        return Em(value)
    found = Length(0)
    if unit in _ABSOLUTE:
        found = _ABSOLUTE[unit](value)
    elif unit in _ZI:
        found = Length(round(value * units.zi))
    elif unit in _LINE:
        found = units.line(value)
    else:
        raise BadValue
    if abs(found) > _LARGEST_PT * SP_PER_PT:
        raise BadValue
    return found


def length(token: Token, units: Units) -> Length:
    """A length that needs no font size."""
    found = dimension(token, units)
    if isinstance(found, Em):
        raise BadValue
    return found


def positive_length(token: Token, units: Units) -> Length:
    found = length(token, units)
    if found <= 0:
        raise BadValue
    return found


def whole_number(token: Token, least: int, most: int) -> int:
    if token.type != "number" or token.int_value is None or not least <= token.int_value <= most:
        raise BadValue
    return int(token.int_value)


def share(token: Token) -> float:
    """A percentage or a plain number as a ratio, from 0.01 to 10."""
    if token.type not in ("percentage", "number"):
        raise BadValue
    value = round(token.value / 100 if token.type == "percentage" else token.value, 6)
    if not 0.01 <= value <= 10:
        raise BadValue
    return value


def color(token: Token) -> Color | None:
    """A colour in the space it is written in; None for `transparent`.

    `black` is the K plate and `white` the paper; other names, hex and rgb() are RGB. Inks do not shine
    through each other by half, so an alpha other than 0 and 1 is refused. spot("PANTONE 185 C", 0 0.9 0.8 0, 50%) is
    a tint (all of it where none is given) of an ink with a plate of its own, which looks like these four inks.
    Source: CSS Color 5 §device-cmyk; gray() as in CSS Color 4 (2017)
    """
    name = keyword(token)
    if name == "black":
        return BLACK
    if name == "white":
        return WHITE
    if token.type == "function" and token.lower_name in ("gray", "grey"):
        level = one(significant(token.arguments))
        return Color("gray", (min(max(share_from_zero(level), 0.0), 1.0),))
    if token.type == "function" and token.lower_name == "spot":
        return _spot(token)
    try:
        parsed: Any = color5.parse_color(token)
        if parsed is None or parsed == "currentcolor":
            raise BadValue
        if parsed.alpha == 0:
            return None
        if parsed.alpha != 1:
            raise BadValue
        if parsed.space == "device-cmyk":
            return Color("cmyk", _components(parsed.coordinates))
        return Color("rgb", _components(parsed.to("srgb").coordinates))
    except (TypeError, ValueError, NotImplementedError, OverflowError, ZeroDivisionError, AttributeError) as error:
        raise BadValue from error


_PROCESS_PLATES = frozenset({"all", "none", "cyan", "magenta", "yellow", "black"})
"""Names that mean something else as names of plates (ISO 32000-1, 8.6.6.4)."""


def _spot(token: Token) -> Color:
    parts = split_at_commas(significant(token.arguments))
    if len(parts) not in (2, 3):
        raise BadValue
    name, inks, tint = one(parts[0]), parts[1], parts[2:]
    ink = name.value.strip() if name.type == "string" else ""
    if not ink or ink.lower() in _PROCESS_PLATES or len(inks) != 4:
        raise BadValue
    c, m, y, k = (share_from_zero(level) for level in inks)
    return spot(ink, share_from_zero(one(tint[0])) if tint else 1.0, c, m, y, k)


def share_from_zero(token: Token) -> float:
    """A percentage or number from 0 to 1."""
    if token.type not in ("percentage", "number"):
        raise BadValue
    value = round(token.value / 100 if token.type == "percentage" else token.value, 6)
    if not 0 <= value <= 1:
        raise BadValue
    return value


def _components(values: Sequence[float]) -> tuple[float, ...]:
    return tuple(round(min(max(float(value), 0.0), 1.0), 6) for value in values)


def source_text(tokens: Tokens) -> str:
    """A value as it is written, on one line, for messages."""
    return " ".join("".join(token.serialize() for token in tokens).split())
