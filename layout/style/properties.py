"""The table of properties: CSS name, value, initial value, inherited or not, meaning.

A declaration becomes settings of fields of `ComputedStyle` (edges of borders: of their parts), with values
absolute except where a font size is still needed. Initial values are the defaults of `ComputedStyle`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from ..base.units import Em, Length
from . import values as v
from .model import COPYFIT, FitSize, ShareSize
from .values import BadValue, GridLines, Tokens, Units

Setting = tuple[str, object]
"""A field and its value: what one declaration says."""

Parser = Callable[[Tokens, Units], object]
Expander = Callable[[Tokens, Units], tuple[Setting, ...]]
Words = str
"""What a property takes, by examples that need no translation."""


class Property(NamedTuple):
    """One longhand: the field that it sets and how its value reads."""

    field: str
    parse: Parser
    inherited: bool
    expects: Words
    meaning: str


class Shorthand(NamedTuple):
    """A property that stands for several."""

    expand: Expander
    expects: Words


class Hanging(NamedTuple):
    """An indent of all lines but the first."""

    length: object


class CurrentColor(NamedTuple):
    """The colour of the part's own text."""


_LENGTH: Words = "2mm · 9pt · 1zi · 0.5em"
_COLOR: Words = 'device-cmyk(0 1 1 0) · gray(50%) · #cc0000 · black · spot("PANTONE 185 C", 0 0.9 0.8 0, 50%)'
_EDGE_STYLES = (
    "none", "solid", "double", "dashed", "dotted", "thick-thin", "thin-thick", "wavy", "diamonds", "beads",
)  # fmt: skip
_THICKNESS: Mapping[str, float] = {"thin": 0.25, "medium": 0.5, "thick": 1.5}


def _words(**meanings: object) -> Parser:
    """One keyword of a closed set; `_` in a name stands for `-`."""
    table = {name.strip("_").replace("_", "-"): value for name, value in meanings.items()}
    return _lookup(table)


def _lookup(table: Mapping[str, object]) -> Parser:
    def parse(tokens: Tokens, units: Units) -> object:
        word = v.keyword(v.one(tokens))
        if word not in table:
            raise BadValue
        return table[word]

    return parse


def _same(*names: str) -> Parser:
    return _lookup({name: name for name in names})


def _one_of(*names: str) -> Words:
    return " | ".join(names)


def _whole(least: int, most: int, **words: int) -> Parser:
    def parse(tokens: Tokens, units: Units) -> int:
        token = v.one(tokens)
        word = v.keyword(token)
        return words[word] if word in words else v.whole_number(token, least, most)

    return parse


def _length(least: int | None = None, **words: Length | Em) -> Parser:
    """A length or a share of the font size; `least` 0 refuses negative ones."""

    def parse(tokens: Tokens, units: Units) -> Length | Em:
        token = v.one(tokens)
        word = v.keyword(token)
        if word in words:
            return words[word]
        found = v.dimension(token, units)
        if least is not None and (found.value if isinstance(found, Em) else found) < least:
            raise BadValue
        return found

    return parse


def _share_of_em(least: float, most: float, **words: Em) -> Parser:
    """A share of the font size between two bounds."""

    def parse(tokens: Tokens, units: Units) -> Em:
        token = v.one(tokens)
        word = v.keyword(token)
        if word in words:
            return words[word]
        found = v.dimension(token, units)
        if not isinstance(found, Em) or not least <= found.value <= most:
            raise BadValue
        return found

    return parse


def _indent(tokens: Tokens, units: Units) -> object:
    """A length; with `hanging` that of all lines but the first."""
    hanging = len(tokens) == 2 and v.keyword(tokens[1]) == "hanging"
    found = _INSET(tokens[:1] if hanging else tokens, units)
    return Hanging(found) if hanging else found


def _absolute(tokens: Tokens, units: Units) -> Length:
    token = v.one(tokens)
    if v.keyword(token) == "auto":
        return Length(0)
    found = v.length(token, units)
    if found < 0:
        raise BadValue
    return found


def _thickness(tokens: Tokens, units: Units) -> Length:
    token = v.one(tokens)
    if v.keyword(token) in _THICKNESS:
        return Length(round(_THICKNESS[v.keyword(token)] * 65536))
    found = v.length(token, units)
    if found < 0:
        raise BadValue
    return found


def _color(tokens: Tokens, units: Units) -> object:
    found = v.color(v.one(tokens))
    if found is None:
        raise BadValue
    return found


def _fill(tokens: Tokens, units: Units) -> object:
    token = v.one(tokens)
    return None if v.keyword(token) == "none" else v.color(token)


def _edge_color(tokens: Tokens, units: Units) -> object:
    token = v.one(tokens)
    return CurrentColor() if v.keyword(token) == "currentcolor" else _color(tokens, units)


def _families(tokens: Tokens, units: Units) -> tuple[str, ...]:
    names: list[str] = []
    for group in v.split_at_commas(tokens):
        if len(group) == 1 and group[0].type == "string":
            name = group[0].value.strip()
        elif len(group) == 1 and group[0].type == "function" and group[0].lower_name == "generic":
            name = v.keyword(v.one(v.significant(group[0].arguments)))
        elif group and all(token.type == "ident" for token in group):
            name = " ".join(token.value for token in group)
        else:
            raise BadValue
        if not name:
            raise BadValue
        names.append(name)
    return tuple(names)


def _font_size(tokens: Tokens, units: Units) -> object:
    """An absolute size, a share of the parent's (em, %), fit(MIN, MAX) or share(RATIO, MIN, MAX)."""
    token = v.one(tokens)
    if token.type == "function" and token.lower_name in ("fit", "share"):
        groups = [v.significant(group) for group in v.split_at_commas(v.significant(token.arguments))]
        ratios = [v.share(v.one(groups.pop(0)))] if token.lower_name == "share" else []
        if len(groups) != 2:
            raise BadValue
        low, high = (v.positive_length(v.one(group), units) for group in groups)
        if low > high:
            raise BadValue
        return ShareSize(low, high, *ratios) if ratios else FitSize(low, high)
    if token.type == "percentage":
        return Em(v.share(token))
    found = v.dimension(token, units)
    if (found.value if isinstance(found, Em) else found) <= 0:
        raise BadValue
    return found


def _line_height(tokens: Tokens, units: Units) -> object:
    """A multiple of the font size, or a length that becomes one."""
    token = v.one(tokens)
    if v.keyword(token) == "normal":
        return 1.25
    if token.type in ("number", "percentage"):
        return v.share(token)
    found = v.dimension(token, units)
    if isinstance(found, Em):
        if not 0.01 <= found.value <= 10:
            raise BadValue
        return round(found.value, 6)
    if found <= 0:
        raise BadValue
    return found


def _weight(tokens: Tokens, units: Units) -> int:
    token = v.one(tokens)
    words = {"normal": 400, "bold": 700}
    return words[v.keyword(token)] if v.keyword(token) in words else v.whole_number(token, 1, 1000)


_STRETCHES = {
    "ultra-condensed": 0.5, "extra-condensed": 0.625, "condensed": 0.75, "semi-condensed": 0.875, "normal": 1.0,
    "semi-expanded": 1.125, "expanded": 1.25, "extra-expanded": 1.5, "ultra-expanded": 2.0,
}  # fmt: skip


def _stretch(tokens: Tokens, units: Units) -> float:
    token = v.one(tokens)
    if v.keyword(token) in _STRETCHES:
        return _STRETCHES[v.keyword(token)]
    if token.type != "percentage" or not 50 <= token.value <= 200:
        raise BadValue
    return v.share(token)


def _stretch_range(tokens: Tokens, units: Units) -> tuple[float, float]:
    """How narrow a head's characters may be made, and how wide; one value is the first, or the second over 100 %."""
    if len(tokens) == 1 and v.keyword(tokens[0]) in ("none", "normal"):
        return 1.0, 1.0
    if not 1 <= len(tokens) <= 2:
        raise BadValue
    ends = [_stretch([token], units) for token in tokens]
    low, high = (min(ends[0], 1.0), max(ends[0], 1.0)) if len(ends) == 1 else ends
    if not low <= 1.0 <= high:
        raise BadValue
    return low, high


def _features(tokens: Tokens, units: Units) -> tuple[tuple[str, int], ...]:
    if len(tokens) == 1 and v.keyword(tokens[0]) == "normal":
        return ()
    features: dict[str, int] = {}
    for group in v.split_at_commas(tokens):
        if not group or len(group) > 2 or group[0].type != "string":
            raise BadValue
        tag = group[0].value
        if len(tag) != 4 or not tag.isascii() or not tag.isprintable():
            raise BadValue
        value = 1
        if len(group) == 2:
            word = v.keyword(group[1])
            value = int(word == "on") if word in ("on", "off") else v.whole_number(group[1], 0, 9999)
        features[tag] = value
    return tuple(sorted(features.items()))


def _autospace(tokens: Tokens, units: Units) -> frozenset[str]:
    names = {"ideograph-alpha": "alpha", "ideograph-numeric": "numeric"}
    words = [v.keyword(token) for token in tokens]
    if words == ["normal"]:
        return frozenset(names.values())
    if words in (["no-autospace"], ["none"]):
        return frozenset()
    if not words or len(set(words)) < len(words) or not set(words) <= set(names):
        raise BadValue
    return frozenset(names[word] for word in words)


def _emphasis(tokens: Tokens, units: Units) -> str:
    words = [v.keyword(token) for token in tokens]
    if words == ["none"]:
        return "none"
    if words and len(words) <= 2 and set(words) <= {"filled", "dot", "dots"} and {"dot", "dots"} & set(words):
        return "dots"
    raise BadValue


def _copyfit(tokens: Tokens, units: Units) -> tuple[tuple[str, int], ...]:
    """Levers in the order of their price, each perhaps with how far it goes: `paragraphs head-size(2) crop(6)`."""
    words = [v.keyword(token) for token in tokens]
    if words in (["none"], ["auto"]):
        return COPYFIT if words == ["auto"] else ()
    known = dict(COPYFIT)
    found: dict[str, int] = {}
    for token, word in zip(tokens, words, strict=True):
        name, limit = word, known.get(word, 0)
        if token.type == "function" and token.lower_name in _LIMITED:
            name = token.lower_name
            limit = v.whole_number(v.one(v.significant(token.arguments)), 1, 99)
        if name in found or name not in known:
            raise BadValue
        found[name] = limit
    return tuple(found.items())


def _range(tokens: Tokens, units: Units) -> tuple[float, float]:
    """How much closer and wider characters may stand, in em; one value means both."""
    if not 1 <= len(tokens) <= 2:
        raise BadValue
    ends = [_tracking(token, units) for token in tokens]
    low, high = (-abs(ends[0]), abs(ends[0])) if len(ends) == 1 else ends
    if not -0.2 <= low <= 0 <= high <= 0.2:
        raise BadValue
    return low, high


def _tracking(token: v.Token, units: Units) -> float:
    if token.type == "percentage":
        return round(token.value / 100, 5)
    found = v.dimension(token, units)
    if not isinstance(found, Em):
        if found:
            raise BadValue
        return 0.0
    return round(found.value, 5)


_LIMITED = frozenset({"head-air", "head-size", "drop-crossheads", "crop"})


def _block_size(tokens: Tokens, units: Units) -> GridLines:
    """Whole grid lines: typed as such, or a length rounded up to them."""
    token = v.one(tokens)
    if v.keyword(token) == "auto":
        return GridLines(0)
    found = v.length(token, units)
    if found < 0:
        raise BadValue
    # A length was rounded to whole sp: a hair over two lines is still two lines.
    return GridLines(-(-max(found - 1, 0) * units.lines // units.type_height))


_WRAPS = ("maximum", "start", "end", "both", "clear")


def _share(tokens: Tokens, units: Units) -> float:
    token = v.one(tokens)
    if token.type not in ("number", "percentage") or not 0 <= v.share(token) <= 1:
        raise BadValue
    return v.share(token)


def _filter(tokens: Tokens, units: Units) -> str:
    """`grayscale(1)`; a share of it is no matter of ink."""
    token = v.one(tokens)
    if token.type == "function" and token.lower_name == "grayscale":
        inner = v.significant(token.arguments)
        full = not inner or (inner[0].type == "number" and inner[0].value == 1) or (
            inner[0].type == "percentage" and inner[0].value == 100
        )  # fmt: skip
        if len(inner) <= 1 and full:
            return "grayscale"
    elif v.keyword(token) == "none":
        return "none"
    raise BadValue


def _crop_limit(tokens: Tokens, units: Units) -> float | None:
    return None if v.keyword(v.one(tokens)) == "none" else _share(tokens, units)


def _ratio(tokens: Tokens, units: Units) -> float:
    """`3 / 4` or `0.75`. Source: CSS Sizing 4, aspect-ratio"""
    if len(tokens) == 1 and v.keyword(tokens[0]) == "auto":
        return 0.0
    numbers = [tokens[0]] if len(tokens) == 1 else [tokens[0], tokens[2]] if len(tokens) == 3 else []
    if not numbers or any(token.type != "number" or token.value <= 0 for token in numbers):
        raise BadValue
    if len(tokens) == 3 and tokens[1] != "/":
        raise BadValue
    ratio = float(numbers[0].value) / (float(numbers[1].value) if len(numbers) == 2 else 1.0)
    if not 0.1 <= ratio <= 10:
        raise BadValue
    return round(ratio, 6)


_SHAPE_BOXES = {"none": "none", "box": "box", "margin-box": "box", "border-box": "box", "alpha": "alpha"}


def _shape(tokens: Tokens, units: Units) -> object:
    """A keyword, or the points of a polygon in percent of a picture's sides. Source: CSS Shapes 1"""
    token = v.one(tokens)
    if token.type != "function" or token.lower_name != "polygon":
        if v.keyword(token) not in _SHAPE_BOXES:
            raise BadValue
        return _SHAPE_BOXES[v.keyword(token)]
    points = [v.significant(group) for group in v.split_at_commas(v.significant(token.arguments))]
    if len(points) < 3 or any(len(point) != 2 for point in points):
        raise BadValue
    return tuple((_percent(x), _percent(y)) for x, y in points)


def _percent(token: v.Token) -> float:
    if token.type == "percentage" and 0 <= token.value <= 100:
        return v.share(token)
    if token.type == "number" and token.value == 0:
        return 0.0
    raise BadValue


_BULLETS = {"none": "", "disc": "●", "circle": "○", "square": "■"}
_LONGEST_SIGN = 8


def _sign(tokens: Tokens, units: Units) -> str:
    """A string of a few characters, or `none`."""
    token = v.one(tokens)
    if token.type != "string":
        if v.keyword(token) not in ("none", "normal"):
            raise BadValue
        return ""
    if len(token.value) > _LONGEST_SIGN or not token.value.isprintable():
        raise BadValue
    return token.value.strip()


def _bullet(tokens: Tokens, units: Units) -> str:
    word = v.keyword(v.one(tokens))
    return _BULLETS[word] if word in _BULLETS else _sign(tokens, units)


_SIDES = ("top", "right", "bottom", "left")
_AROUND = {1: (0, 0, 0, 0), 2: (0, 1, 0, 1), 3: (0, 1, 2, 1), 4: (0, 1, 2, 3)}


def _four(prefix: str, suffix: str, parse: Parser) -> Expander:
    """One to four values for top, right, bottom and left."""

    def expand(tokens: Tokens, units: Units) -> tuple[Setting, ...]:
        if not 1 <= len(tokens) <= 4:
            raise BadValue
        found = [parse([token], units) for token in tokens]
        around = [found[index] for index in _AROUND[len(found)]]
        return tuple((f"{prefix}_{side}{suffix}", value) for side, value in zip(_SIDES, around, strict=True))

    return expand


def _edge(*fields: str) -> Expander:
    """Thickness, kind and colour of one edge or several, in any order; what is not said is reset."""

    def expand(tokens: Tokens, units: Units) -> tuple[Setting, ...]:
        said: dict[str, object] = {}
        for token in tokens:
            name, value = _edge_value([token], units)
            if name in said:
                raise BadValue
            said[name] = value
        if not said:
            raise BadValue
        parts = {"width": Length(round(_THICKNESS["medium"] * 65536)), "style": "none", "color": CurrentColor(), **said}
        return tuple((f"{field}_{part}", value) for field in fields for part, value in parts.items())

    return expand


def _edge_value(tokens: Tokens, units: Units) -> tuple[str, object]:
    if v.keyword(tokens[0]) in _EDGE_STYLES:
        return "style", v.keyword(tokens[0])
    for name, parse in (("width", _thickness), ("color", _edge_color)):
        try:
            return name, parse(tokens, units)
        except BadValue:
            continue
    raise BadValue


def _font(tokens: Tokens, units: Units) -> tuple[Setting, ...]:
    """`[style] [weight] size[/line-height] family`; what is not said is reset.

    Source: CSS Fonts 4 §2.7
    """
    settings: dict[str, object] = {
        "font_style": "normal", "font_weight": 400, "font_stretch": 1.0, "line_height": 1.25,
    }  # fmt: skip
    at = 0
    while at < len(tokens) and (name := _font_prefix(tokens[at], units, settings)):
        settings[name[0]] = name[1]
        at += 1
    if at >= len(tokens):
        raise BadValue
    settings["font_size"] = _font_size(tokens[at : at + 1], units)
    at += 1
    if at < len(tokens) and tokens[at] == "/":
        settings["line_height"] = _line_height(tokens[at + 1 : at + 2], units)
        at += 2
    settings["font_family"] = _families(tokens[at:], units)
    return tuple(settings.items())


def _font_prefix(token: v.Token, units: Units, settings: Mapping[str, object]) -> Setting | None:
    word = v.keyword(token)
    if word == "normal":
        return "font_style", settings["font_style"]
    if word in ("italic", "oblique"):
        return "font_style", "italic"
    if word in _STRETCHES:
        return "font_stretch", _STRETCHES[word]
    if word == "bold" or token.type == "number":
        return "font_weight", _weight([token], units)
    return None


def _background(tokens: Tokens, units: Units) -> tuple[Setting, ...]:
    return (("background_color", _fill(tokens, units)),)


def _columns(tokens: Tokens, units: Units) -> tuple[Setting, ...]:
    return (("column_count", _whole(1, 20, auto=0)(tokens, units)),)


_SPACING = _length()
_INSET = _length(0)
_NOT_NEGATIVE: Words = f"{_LENGTH} (≥ 0)"

PROPERTIES: dict[str, Property] = {
    "font-family": Property("font_family", _families, True, '"Bao Song", "Bao Kai"',
        "families to try in turn for each character"),
    "font-size": Property("font_size", _font_size, True,
        "9pt · 小五 · 1.2em · fit(24pt, 48pt) · share(0.5, 小四, 28pt)",
        "size of type; fit() lets the page choose a head's, share() goes by the headline's"),
    "font-weight": Property("font_weight", _weight, True, "1–1000 | normal | bold",
        "weight of the strokes"),
    "font-style": Property("font_style", _words(normal="normal", italic="italic", oblique="italic"), True,
        _one_of("normal", "italic"), "upright or italic (Latin)"),
    "font-stretch": Property("font_stretch", _stretch, True, "50%–200%",
        "长体 and 扁体: width of the characters"),
    "font-feature-settings": Property("font_feature_settings", _features, True,
        '"tnum" 1 · normal', "OpenType features by tag"),
    "font-variant-numeric": Property("font_variant_numeric",
        _words(normal="proportional-nums", proportional_nums="proportional-nums", half_width="half-width",
               tabular_nums="tabular-nums"),
        True, _one_of("normal", "half-width", "tabular-nums"), "figures: as drawn, two to a 字, or of equal width"),
    "color": Property("color", _color, True, _COLOR, "colour of the text"),
    "letter-spacing": Property("letter_spacing", _length(normal=Em(0.0)), True, _LENGTH, "space after each character"),
    "line-height": Property("line_height", _line_height, True,
        "1.2 · 14pt",
        "distance of lines that do not stand on the grid, as a multiple of their size"),
    "text-align": Property("text_align",
        _words(justify="justify", start="start", left="start", center="center", end="end", right="end",
               distribute="distribute"),
        True, _one_of("justify", "start", "center", "end", "distribute"), "how lines stand in their measure"),
    "text-indent": Property("text_indent", _indent, True, "2em · 1zi · 1em hanging",
        "indent of the first line; hanging: of all lines but the first"),
    "narrow-measure": Property("narrow_measure", _length(0, none=Em(0.0)), True, "12em · 12zi · none",
        "measure under which first lines are indented by one 字 at most"),
    "word-spacing": Property("word_spacing", _length(normal=Em(0.0)), True, "0.5em · 0.5zi",
        "what is added to the space between words or names"),
    "name-measure": Property("name_measure", _length(0, none=Em(0.0)), True, "4em · 4zi · none",
        "cells that names stand in, with the space after them (均排)"),
    "text-group-align": Property("text_group_align", _same("none", "start", "center", "end"), True,
        _one_of("none", "start", "center", "end"), "lines of one kind moved together, by the longest of them"),
    "text-wrap": Property("text_wrap", _same("wrap", "balance", "pyramid"), True,
        _one_of("wrap", "balance", "pyramid"), "balance: lines of even length; pyramid: ever shorter ones"),
    "hyphens": Property("hyphens", _words(none="none", manual="none", auto="auto"), True, _one_of("none", "auto"),
        "hyphens in Latin words"),
    "line-break": Property("line_break",
        _words(anywhere="none", none="none", loose="basic", basic="basic", auto="auto", normal="gb", gb="gb",
               strict="strict"),
        True, _one_of("auto", "none", "basic", "gb", "strict"),
        "how many marks are kept from line starts and ends; auto: gb, in traditional text basic"),
    "text-spacing-trim": Property("text_spacing_trim",
        _words(auto="auto", normal="lineend-half", space_all="plain", trim_all="banjiao", quanjiao="quanjiao",
               kaiming="kaiming", lineend_half="lineend-half", banjiao="banjiao", plain="plain"),
        True, _one_of("auto", "quanjiao", "lineend-half", "kaiming", "banjiao", "plain"),
        "widths of punctuation marks; auto: lineend-half, plain in traditional text but that of Hong Kong"),
    "text-spacing-adjacent": Property("text_spacing_adjacent", _same("half", "solid"), True,
        _one_of("half", "solid"), "two marks side by side: half an em between them, or none"),
    "text-spacing-interpunct": Property("text_spacing_interpunct", _same("solid", "half"), True,
        _one_of("solid", "half"), "》·《: brackets without their half em, or with it"),
    "text-spacing-centred": Property("text_spacing_centred", _same("bracket", "full", "both"), True,
        _one_of("bracket", "full", "both"),
        "a bracket beside a mark in the middle of its em: the bracket gives its half em, nothing does, or both"),
    "text-spacing-stops": Property("text_spacing_stops", _same("keep", "shrink"), True,
        _one_of("keep", "shrink"), "whether 。！？ give their half em where a line is too long"),
    "line-start-opening": Property("line_start_opening", _same("trim", "keep"), True,
        _one_of("trim", "keep"), "an opening mark at the start of a line"),
    "line-start-ellipsis": Property("line_start_ellipsis", _same("avoid", "allow"), True,
        _one_of("avoid", "allow"), "whether a line may begin with ……"),
    "number-unit": Property("number_unit", _same("break", "avoid", "keep"), True,
        _one_of("break", "avoid", "keep"), "a line's end between a number and its measure word"),
    "name-break": Property("name_break", _same("break", "avoid", "keep"), True,
        _one_of("break", "avoid", "keep"), "a line's end inside a name that spaces set off or the paper lists; "
        "keep: only as a last resort"),
    "byline-break": Property("byline_break", _same("break", "keep"), True,
        _one_of("break", "keep"), "a line's end inside a byline in （） that takes less than half the measure"),
    "label-break": Property("label_break", _same("break", "avoid", "keep"), True,
        _one_of("break", "avoid", "keep"), "a line's end after the label of a paragraph: （一） ①"),
    "last-line-least": Property("last_line_least", _whole(1, 9), True, "1–9",
        "least characters of the last line of a paragraph, marks not counted (孤字)"),
    "last-line-fill": Property("last_line_fill", _share_of_em(0, 1, none=Em(0.0)), True, "0.5em · none",
        "what a last line may want of its measure and be filled"),
    "text-autospace": Property("text_autospace", _autospace, True,
        "normal | no-autospace | ideograph-alpha | ideograph-numeric",
        "beside which neighbours Han gets a quarter em"),
    "text-autospace-fit": Property("text_autospace_fit", _same("full", "narrow", "fixed"), True,
        _one_of("full", "narrow", "fixed"), "that quarter em in tight and loose lines: ⅛–½ em, ⅛–⅓, or as it is"),
    "text-autospace-typed": Property("text_autospace_typed", _same("replace", "keep"), True,
        _one_of("replace", "keep"), "a space typed beside Latin: the quarter em instead, or that of the face"),
    "text-justify-marks": Property("text_justify_marks", _same("last", "even"), True,
        _one_of("last", "even"), "gaps before closing marks: opened after the others, or with them"),
    "text-justify-limit": Property("text_justify_limit", _share_of_em(0.25, 9), True, "0.5em",
        "gaps between characters that are refused where lines can be broken otherwise"),
    "hanging-punctuation": Property("hanging_punctuation", _same("none", "allow-end"), True,
        _one_of("none", "allow-end"), "stops may hang outside the measure"),
    "first-line-opening": Property("first_line_opening", _same("trim", "keep", "hang"), True,
        _one_of("trim", "keep", "hang"), "an opening mark at the start of a paragraph"),
    "writing-mode": Property("writing_mode", _same("horizontal-tb", "vertical-rl"), True,
        _one_of("horizontal-tb", "vertical-rl"), "lines across or down the page"),
    "text-emphasis": Property("text_emphasis", _emphasis, True, _one_of("none", "dot"), "着重号 under characters"),
    "text-emphasis-size": Property("text_emphasis_size", _share_of_em(0.05, 0.5), True, "0.25em",
        "size of these dots at most: they become smaller where lines stand close"),
    "name-line-gap": Property("name_line_gap", _share_of_em(0, 1), True, "0.12em",
        "white between the lines at two names side by side (专名号, 书名号甲式)"),
    "orphans": Property("orphans", _whole(1, 99), True, "1–99",
        "least lines of a paragraph at the foot of a column"),
    "widows": Property("widows", _whole(1, 99), True, "1–99",
        "least lines of a paragraph at the top of a column"),
    "display": Property("display", _same("block", "none"), False, _one_of("block", "none"), "none leaves the part out"),
    "max-lines": Property("max_lines", _whole(1, 99, none=0), False, "1–99 | none",
        "most lines that a head may take"),
    "background-color": Property("background_color", _fill, False, _COLOR, "tint behind the part"),
    "border-radius": Property("border_radius", _length(0), False, _NOT_NEGATIVE,
        "radius of the corners of a frame whose four edges are alike"),
    "column-count": Property("column_count", _whole(1, 20, auto=0), False, "1–20 | auto",
        "columns that the text is cut in, whatever the dummy's (破栏)"),
    "column-gap": Property("column_gap", _length(0, normal=Em(1.0)), False, _NOT_NEGATIVE, "gutter between columns"),
    "column-fill": Property("column_fill", _same("auto", "balance"), False, _one_of("auto", "balance"),
        "columns filled in turn or to even depth"),
    "column-cut": Property("column_cut", _same("absolute", "relative", "free", "automatic"), False,
        _one_of("absolute", "relative", "free", "automatic"), "where 字 go that a width cut anew leaves over"),
    "block-size": Property("block_size", _block_size, False, "2line | auto",
        "whole grid lines that the part takes"),
    "width": Property("width", _absolute, False, _NOT_NEGATIVE, "width of the part"),
    "copyfit": Property("copyfit", _copyfit, False, "auto | none | paragraphs head-air(3) head-size(2) tracking deck",
        "the ways to make a story fit, the cheapest first, and how far each may go"),
    "letter-spacing-range": Property("letter_spacing_range", _range, False, "2% · -1% 2% · -0.05em 0",
        "how much closer and wider characters may be set to make copy fit"),
    "font-stretch-range": Property("font_stretch_range", _stretch_range, False, "90% · 90% 110% · none",
        "how narrow and how wide a head's characters may be made (长体, 扁体)"),
    "filter": Property("filter", _filter, False, "none | grayscale(1)", "a picture in black ink alone"),
    "object-fit": Property("object_fit", _same("cover", "contain"), False, _one_of("cover", "contain"),
        "a picture cropped to its place or shown whole in it"),
    "crop-limit": Property("crop_limit", _crop_limit, False, "0–100% | none",
        "share of a picture that may be cropped away at most"),
    "aspect-ratio": Property("aspect_ratio", _ratio, False, "3 / 4 | auto", "shape that pictures are cropped to"),
    "caption-side": Property("caption_side", _same("bottom", "top", "left", "right", "inside"), False,
        _one_of("bottom", "top", "left", "right", "inside"), "where the words of a picture stand; inside: on it"),
    "vertical-align": Property("vertical_align", _same("top", "middle", "bottom"), False,
        _one_of("top", "middle", "bottom"), "where words stand in a deeper cell of a table"),
    "shape-outside": Property("shape_outside", _shape, False,
        "none | box | alpha | polygon(0% 0%, 100% 0%, 50% 100%)", "what text goes round of a picture among columns"),
    "shape-margin": Property("shape_margin", _length(0), False, _NOT_NEGATIVE, "what text keeps from such a picture"),
    "shape-image-threshold": Property("shape_image_threshold", _share, False, "0–1 · 0–100%",
        "opaqueness above which a picture's own mask keeps text away"),
    "wrap-flow": Property("wrap_flow", _words(auto="maximum", **{word: word for word in _WRAPS}), False,
        _one_of(*_WRAPS), "sides of a picture among columns on which text stands"),
    "initial-letter": Property("initial_letter", _whole(2, 9, normal=0), False, "2–9 | normal",
        "lines that the first letter of a paragraph reaches over (on its part first-letter)"),
    "list-style-type": Property("list_style_type", _bullet, True, 'none | disc | circle | square | "◆"',
        "what stands before an item"),
    "content": Property("content", _sign, False, 'none | "■"', "what an ornament is made of (on the part ornament)"),
    "least-measure": Property("least_measure", _length(0), False, "8em · 8zi",
        "shortest line that takes text beside a picture"),
}  # fmt: skip

_SPACES = (("margin", _SPACING, _LENGTH, "space outside"), ("padding", _INSET, _NOT_NEGATIVE, "space inside"))
for _kind, _parser, _expected, _what in _SPACES:
    for _side in _SIDES:
        PROPERTIES[f"{_kind}-{_side}"] = Property(
            f"{_kind}_{_side}", _parser, False, _expected, f"{_what} the {_side} edge"
        )

EDGES = tuple(f"border_{side}" for side in _SIDES)
RULES = (*EDGES, "column_rule")
"""Fields that hold a Border; declarations set their width, style and color apart."""

_EDGE_PARTS: tuple[tuple[str, Parser, Words], ...] = (
    ("width", _thickness, _NOT_NEGATIVE),
    ("style", _same(*_EDGE_STYLES), _one_of(*_EDGE_STYLES)),
    ("color", _edge_color, _COLOR),
)
for _rule in RULES:
    for _part, _parser, _expected in _EDGE_PARTS:
        PROPERTIES[f"{_rule}_{_part}".replace("_", "-")] = Property(
            f"{_rule}_{_part}", _parser, False, _expected, f"{_part} of the rule"
        )

_RULE_WORDS: Words = "0.5pt solid black"
_FOUR: Words = "1zi · 1zi 2mm · 0 0 1line 0"

SHORTHANDS: dict[str, Shorthand] = {
    "font": Shorthand(_font, 'bold 9pt/1.3 "Bao Song"'),
    "columns": Shorthand(_columns, PROPERTIES["column-count"].expects),
    "background": Shorthand(_background, _COLOR),
    "margin": Shorthand(_four("margin", "", _SPACING), _FOUR),
    "padding": Shorthand(_four("padding", "", _INSET), _FOUR),
    "border": Shorthand(_edge(*EDGES), _RULE_WORDS),
    "border-width": Shorthand(_four("border", "_width", _thickness), _FOUR),
    "border-style": Shorthand(_four("border", "_style", _same(*_EDGE_STYLES)), _one_of(*_EDGE_STYLES)),
    "border-color": Shorthand(_four("border", "_color", _edge_color), _COLOR),
    "column-rule": Shorthand(_edge("column_rule"), _RULE_WORDS),
    **{f"border-{side}": Shorthand(_edge(f"border_{side}"), _RULE_WORDS) for side in _SIDES},
}

WIDE_KEYWORDS = frozenset({"inherit", "initial", "unset"})


class Wide(NamedTuple):
    """`inherit`, `initial` or `unset`: a value that every property takes."""

    word: str


def is_property(name: str) -> bool:
    return name in PROPERTIES or name in SHORTHANDS


def property_names() -> tuple[str, ...]:
    """All names that a declaration may have."""
    return (*PROPERTIES, *SHORTHANDS)


def expects(name: str) -> Words:
    """What a property takes, in words."""
    return PROPERTIES[name].expects if name in PROPERTIES else SHORTHANDS[name].expects


def parse_declaration(name: str, tokens: Tokens, units: Units) -> tuple[Setting, ...]:
    """The settings that a declaration of a known property means. Raises BadValue."""
    tokens = v.significant(tokens)
    if not tokens:
        raise BadValue
    if len(tokens) == 1 and v.keyword(tokens[0]) in WIDE_KEYWORDS:
        wide = Wide(v.keyword(tokens[0]))
        return tuple((field, wide) for field in _fields_of(name))
    if name in PROPERTIES:
        return ((PROPERTIES[name].field, PROPERTIES[name].parse(tokens, units)),)
    return SHORTHANDS[name].expand(tokens, units)


def _fields_of(name: str) -> tuple[str, ...]:
    """The fields that a property sets, in whatever value."""
    if name in PROPERTIES:
        return (PROPERTIES[name].field,)
    if name == "font":
        return ("font_style", "font_weight", "font_stretch", "line_height", "font_size", "font_family")
    aliases = {"columns": "column-count", "background": "background-color"}
    if name in aliases:
        return (PROPERTIES[aliases[name]].field,)
    kind, _, part = name.rpartition("-")
    names = [
        other
        for other in PROPERTIES
        if other.startswith(f"{name}-") or (kind == "border" and other.startswith("border-") and other.endswith(part))
    ]
    return tuple(PROPERTIES[other].field for other in names)


INHERITED: frozenset[str] = frozenset(entry.field for entry in PROPERTIES.values() if entry.inherited)
"""Fields that a part takes from the part it stands in."""
