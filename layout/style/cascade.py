"""Which rule wins, what a part inherits, and relative values made absolute.

Source: CSS Cascading and Inheritance 4; CSS Custom Properties 1
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any, NamedTuple

import tinycss2

from ..base.units import Em, Length
from .model import Border, ComputedStyle, FitSize, Part, ShareSize, Turnover
from .properties import INHERITED, RULES, CurrentColor, Hanging, Setting, Wide, parse_declaration
from .selectors import Selector
from .values import BadValue, GridLines, Units


class Declaration(NamedTuple):
    """One declaration of a rule.

    `settings` is what it says; where its value has `var()`, `text` holds the value as written and what it says
    is only known with the part's custom properties. A custom property (`--name`) has its value in `text`.
    """

    name: str
    settings: tuple[Setting, ...] = ()
    text: str = ""
    important: bool = False


class Rule(NamedTuple):
    """A selector with its declarations; `order` is its place in all sheets together."""

    selector: Selector
    declarations: tuple[Declaration, ...]
    order: int


@dataclass(frozen=True, slots=True)
class Styled:
    """A part's computed style, and the custom properties that its children inherit."""

    style: ComputedStyle
    variables: tuple[tuple[str, str], ...] = ()


_RULE_PARTS: dict[str, object] = {"width": Length(32768), "style": "none", "color": CurrentColor()}
INITIAL: dict[str, object] = {
    **{field.name: field.default for field in fields(ComputedStyle) if field.name not in RULES},
    **{f"{rule}_{part}": value for rule in RULES for part, value in _RULE_PARTS.items()},
}

_MOST_DEPTH = 16
"""How far custom properties may name one another."""


def cascade(rules: Iterable[Rule], path: tuple[Part, ...], parent: Styled | None, units: Units) -> Styled:
    """The style of the part at the end of `path`. `rules` are all that could select it; `parent` is its parent's."""
    declarations = _in_force(rules, path)
    variables = dict(parent.variables) if parent else {}
    variables |= {d.name: d.text for d in declarations if d.name.startswith("--")}
    inherited = _inherited(parent, units)
    specified = {**INITIAL, **{name: inherited[name] for name in INHERITED}}
    for declaration in declarations:
        for field, value in _settings(declaration, variables, units):
            specified[field] = _wide(value, field, inherited) if isinstance(value, Wide) else value
    return Styled(_computed(specified, inherited["font_size"]), tuple(sorted(variables.items())))


def _in_force(rules: Iterable[Rule], path: tuple[Part, ...]) -> list[Declaration]:
    """Declarations that select the part, the strongest last."""
    matching = sorted(
        (rule for rule in rules if rule.selector.matches(path)),
        key=lambda rule: (rule.selector.specificity, rule.order),
    )
    found = [declaration for rule in matching for declaration in rule.declarations]
    return sorted(found, key=lambda declaration: declaration.important)


def _inherited(parent: Styled | None, units: Units) -> dict[str, Any]:
    """What the parent hands down, in the form of specified values."""
    if parent is None:
        return {**INITIAL, "font_size": units.zi}
    handed = {field.name: getattr(parent.style, field.name) for field in fields(ComputedStyle)}
    for rule in RULES:
        border: Border = handed.pop(rule)
        handed |= {f"{rule}_width": border.width, f"{rule}_style": border.style, f"{rule}_color": border.color}
    return handed


def _wide(value: Wide, field: str, inherited: Mapping[str, object]) -> object:
    takes_parents = value.word == "inherit" or (value.word == "unset" and field in INHERITED)
    return inherited[field] if takes_parents else INITIAL[field]


def _settings(declaration: Declaration, variables: Mapping[str, str], units: Units) -> tuple[Setting, ...]:
    """What a declaration says here; nothing when its custom properties don't make a value."""
    if not declaration.text or declaration.name.startswith("--"):
        return declaration.settings
    try:
        return parse_text(declaration.name, substitute(declaration.text, variables), units)
    except BadValue:
        return ()


@lru_cache(maxsize=1024)
def parse_text(name: str, text: str, units: Units) -> tuple[Setting, ...]:
    """A declaration from a value as text. Raises BadValue."""
    return parse_declaration(name, tinycss2.parse_component_value_list(text), units)


_VAR = re.compile(r"var\(\s*(--[^\s,()]+)\s*(?:,([^()]*(?:\([^()]*\)[^()]*)*))?\)", re.IGNORECASE)
_MOST_TEXT = 4096


def substitute(text: str, variables: Mapping[str, str]) -> str:
    """A value with its `var()` replaced. Raises BadValue when a name is unknown or names run in circles."""

    def value(match: re.Match[str]) -> str:
        if match[1] not in variables and match[2] is None:
            raise BadValue
        return variables.get(match[1], match[2])

    # One round replaces what the last one brought; its length bounds the work.
    for _ in range(_MOST_DEPTH):
        if len(text) > _MOST_TEXT:
            break
        if not _VAR.search(text):
            return text
        text = _VAR.sub(value, text)
    raise BadValue


def variable_names(text: str) -> tuple[tuple[str, bool], ...]:
    """Custom properties that a value asks for, and whether it does without them."""
    return tuple((match[1], match[2] is not None) for match in _VAR.finditer(text))


def _computed(specified: dict[str, Any], parent_size: Length | FitSize | ShareSize) -> ComputedStyle:
    size = _size(specified["font_size"], parent_size)
    specified["font_size"] = size
    reference = size if isinstance(size, int) else size.maximum
    for field, convert in _CONVERSIONS.items():
        specified[field] = convert(specified[field], reference)
    if isinstance(size, int):
        for field in _DIMENSIONS:
            value = specified[field]
            specified[field] = value.at(size) if isinstance(value, Em) else value
    for rule in RULES:
        specified[rule] = _border(specified, rule)
    return ComputedStyle(**specified)


def _size(value: object, parent: Length | FitSize | ShareSize) -> Length | FitSize | ShareSize:
    """A share of the parent's size is of both ends of its range."""
    if not isinstance(value, Em):
        return value  # type: ignore[return-value]
    if isinstance(parent, int):
        return value.at(parent)
    return parent._replace(minimum=value.at(parent.minimum), maximum=value.at(parent.maximum))


def _as_em(value: object, size: Length) -> Em:
    return value if isinstance(value, Em) else Em(value / size)  # type: ignore[operator]


def _as_indent(value: object, size: Length) -> Em | Turnover:
    if isinstance(value, Hanging):
        return Turnover(_as_em(value.length, size).value)
    return value if isinstance(value, Turnover) else _as_em(value, size)


def _as_ratio(value: object, size: Length) -> float:
    # A length is an int, a multiple a float.
    return round(value / size, 6) if isinstance(value, int) else value  # type: ignore[return-value]


def _as_lines(value: object, size: Length) -> object:
    return value.lines if isinstance(value, GridLines) else value


_CONVERSIONS: dict[str, Callable[[object, Length], object]] = {
    "letter_spacing": _as_em,
    "text_indent": _as_indent,
    "narrow_measure": _as_em,
    "word_spacing": _as_em,
    "name_measure": _as_em,
    "line_height": _as_ratio,
    "block_size": _as_lines,
}
_DIMENSIONS = (
    "column_gap",
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in ("top", "right", "bottom", "left")),
)
"""Stay relative only under a font size that the page has yet to choose."""


def _border(specified: dict[str, Any], rule: str) -> Border:
    width, style, color = (specified.pop(f"{rule}_{part}") for part in ("width", "style", "color"))
    if style == "none":
        return Border()
    return Border(width, specified["color"] if isinstance(color, CurrentColor) else color, style)
