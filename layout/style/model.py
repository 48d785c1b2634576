"""Computed values: what the cascade says of one part of a page. Frozen, hashable, no cascade left in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, NamedTuple

from ..base.color import BLACK, Color
from ..base.diagnostics import Span
from ..base.units import ZERO, Dimension, Em, Length, pt


class Part(NamedTuple):
    """One step of the path that selectors match: an element name and its attributes, sorted by name.

    Elements: page > masthead > (nameplate | (info | ear) > line | strip | qr), folio > (start | center | end),
    story > (rubric | kicker | headline | deck | summary | byline | side-head | p | crosshead | tail-head |
    item | signature | verse | names | salutation | note | quote | source | ornament | jump-to | jump-from),
    p > (first-letter | strong | emphasis | dateline | byline | post), byline > post, item > marker,
    table > (title | units | source | (thead | tbody) > tr > (th | td)),
    picture > (caption | credit), index > (title, entry > (kicker | headline | page-ref)), qr > caption, ad > label,
    weather > (title | city | sky | temperatures | wind), calendar > (month | day | weekday | lunar | term).
    Attributes: page[name number side=odd|even section columns kinds mode], story[name kind rank=lead|second|third|short
    box head columns language continued rubric], picture[name type=photo|portrait|drawing inset],
    entry[number first last], table[name columns spans], tr, th and td[number first last group];
    `selectors.ELEMENTS` lists what is known.
    """

    name: str
    attributes: tuple[tuple[str, str], ...] = ()


class FitSize(NamedTuple):
    """`font-size: fit(MIN, MAX)`: the largest head size between the two that the measure allows."""

    minimum: Length
    maximum: Length


class Turnover(NamedTuple):
    """`text-indent: 1em hanging`: an indent in em of every line but the first."""

    value: float


class ShareSize(NamedTuple):
    """`font-size: share(0.5, MIN, MAX)`: that share of the headline's size between the two, in the head series."""

    minimum: Length
    maximum: Length
    share: float


class Border(NamedTuple):
    """One edge: thickness, colour and kind; width 0 draws nothing."""

    width: Length = ZERO
    color: Color = BLACK
    style: Literal[
        "none", "solid", "double", "dashed", "dotted", "thick-thin", "thin-thick", "wavy", "diamonds", "beads"
    ] = "none"


NO_BORDER = Border()

_NO_SPACE = Em(0.0)
_BODY = pt(9)


COPYFIT: tuple[tuple[str, int], ...] = (
    ("paragraphs", 1), ("head-air", 3), ("crossheads", 1), ("filler", 1), ("head-size", 2), ("tracking", 1),
    ("drop-crossheads", 9), ("deck", 1), ("crop", 12),
)  # fmt: skip
"""The ways to make a story fit, those that cost readers least first, each with how far it may go: lines, grades of
the head's size, crossheads."""


@dataclass(frozen=True, slots=True)
class ComputedStyle:
    """All properties of one part. Field names are the CSS names with `_`; see properties.py for meanings."""

    # inherited: text
    font_family: tuple[str, ...] = ("Bao Song", "Bao Song Ext", "Bao Rare A", "Bao Rare B")
    font_size: Length | FitSize | ShareSize = _BODY
    font_weight: int = 400
    font_style: Literal["normal", "italic"] = "normal"
    font_stretch: float = 1.0
    font_feature_settings: tuple[tuple[str, int], ...] = ()
    font_variant_numeric: Literal["proportional-nums", "half-width", "tabular-nums"] = "proportional-nums"
    color: Color = BLACK
    letter_spacing: Em = _NO_SPACE
    line_height: float = 1.25
    text_align: Literal["justify", "start", "center", "end", "distribute"] = "justify"
    text_indent: Em | Turnover = _NO_SPACE
    narrow_measure: Em = _NO_SPACE
    word_spacing: Em = _NO_SPACE
    name_measure: Em = _NO_SPACE
    text_group_align: Literal["none", "start", "center", "end"] = "none"
    text_wrap: Literal["wrap", "balance", "pyramid"] = "wrap"
    hyphens: Literal["none", "auto"] = "none"
    line_break: Literal["auto", "none", "basic", "gb", "strict"] = "auto"
    text_spacing_trim: Literal["auto", "quanjiao", "lineend-half", "kaiming", "banjiao", "plain"] = "auto"
    text_spacing_adjacent: Literal["half", "solid"] = "half"
    text_spacing_interpunct: Literal["solid", "half"] = "solid"
    text_spacing_centred: Literal["bracket", "full", "both"] = "bracket"
    text_spacing_stops: Literal["keep", "shrink"] = "keep"
    line_start_opening: Literal["trim", "keep"] = "trim"
    line_start_ellipsis: Literal["avoid", "allow"] = "avoid"
    number_unit: Literal["break", "avoid", "keep"] = "avoid"
    name_break: Literal["break", "avoid", "keep"] = "keep"
    byline_break: Literal["break", "keep"] = "keep"
    label_break: Literal["break", "avoid", "keep"] = "avoid"
    last_line_least: int = 2
    last_line_fill: Em = _NO_SPACE
    text_autospace: frozenset[str] = frozenset({"alpha", "numeric"})
    text_autospace_fit: Literal["full", "narrow", "fixed"] = "full"
    text_autospace_typed: Literal["replace", "keep"] = "replace"
    text_justify_marks: Literal["last", "even"] = "last"
    text_justify_limit: Em = Em(0.5)
    hanging_punctuation: Literal["none", "allow-end"] = "none"
    first_line_opening: Literal["trim", "keep", "hang"] = "trim"
    writing_mode: Literal["horizontal-tb", "vertical-rl"] = "horizontal-tb"
    text_emphasis: Literal["none", "dots"] = "none"
    text_emphasis_size: Em = Em(0.25)
    name_line_gap: Em = Em(0.12)
    orphans: int = 1
    widows: int = 2
    # not inherited: boxes and breaks
    font_stretch_range: tuple[float, float] = (1.0, 1.0)
    """How narrow and how wide a head's characters may be made, as shares of `font_stretch`."""
    display: Literal["block", "none"] = "block"
    max_lines: int = 0
    margin_top: Dimension = ZERO
    margin_bottom: Dimension = ZERO
    margin_left: Dimension = ZERO
    margin_right: Dimension = ZERO
    padding_top: Dimension = ZERO
    padding_bottom: Dimension = ZERO
    padding_left: Dimension = ZERO
    padding_right: Dimension = ZERO
    border_top: Border = NO_BORDER
    border_bottom: Border = NO_BORDER
    border_left: Border = NO_BORDER
    border_right: Border = NO_BORDER
    border_radius: Dimension = ZERO
    background_color: Color | None = None
    column_rule: Border = NO_BORDER
    column_count: int = 0
    column_gap: Dimension = ZERO
    column_fill: Literal["auto", "balance"] = "balance"
    column_cut: Literal["absolute", "relative", "free", "automatic"] = "absolute"
    block_size: int = 0
    """`block-size: 2line`: whole grid lines that the part takes; 0 is as many as its matter needs."""
    width: Length = ZERO
    copyfit: tuple[tuple[str, int], ...] = COPYFIT
    letter_spacing_range: tuple[float, float] = (-0.02, 0.02)
    object_fit: Literal["cover", "contain"] = "cover"
    crop_limit: float | None = None
    """Share of a picture beyond which it is not cropped; None asks the editor instead."""
    filter: Literal["none", "grayscale"] = "none"
    """Whether a picture is printed in black ink alone."""
    aspect_ratio: float = 0.0
    """Width by height that a picture is cropped to; 0 leaves it to its area."""
    vertical_align: Literal["top", "middle", "bottom"] = "middle"
    """Where the words of a cell stand that is deeper than they are."""
    caption_side: Literal["bottom", "top", "left", "right", "inside"] = "bottom"
    shape_outside: Literal["none", "box", "alpha"] | tuple[tuple[float, float], ...] = "none"
    """What text goes round: the whole of a picture, its own mask, or the points of a polygon in shares of its sides."""
    shape_margin: Dimension | None = None
    """What text keeps from a picture that stands in it; None is one 字."""
    shape_image_threshold: float = 0.0
    """Opaqueness, 0 to 1, above which a picture's mask counts."""
    wrap_flow: Literal["maximum", "start", "end", "both", "clear"] = "maximum"
    initial_letter: int = 0
    """Lines over which the first letter of a paragraph reaches; 0 sets it like the others."""
    list_style_type: str = ""
    """What stands before an item."""
    content: str = ""
    """What an ornament is made of."""
    least_measure: Dimension | None = None
    """The shortest line beside a picture that takes text; None is 8 字."""


@dataclass(frozen=True, slots=True)
class PageGeometry:
    """`@page`: trim, bleed, type area and grid. The type area is `zi_count` × `zi` wide and `lines` grid lines deep.

    `type_height` is the depth from the top of the first line to the foot of the last; grid line i lies at
    `grid_line(i, type_height, lines)`. Margins are what is left of the trim; `margin_top`/`margin_left` fix
    one side, else the area is centred.
    """

    width: Length
    height: Length
    bleed: Length
    zi: Length
    zi_count: int
    lines: int
    type_height: Length
    column_count: int
    column_gap_zi: float
    margin_top: Length
    margin_left: Length
    fold_strip: Length = ZERO
    """What lies between the type areas of two facing pages that are made up as one (中缝)."""
    is_truck: bool = False
    """Whether this is the geometry of such a pair: `width` is that of both, `zi_count` that of one."""

    @property
    def type_width(self) -> Length:
        """From the left of the type area to its right, the strip at the fold included."""
        one = self.zi * self.zi_count
        return Length(2 * one + self.fold_strip if self.is_truck else one)

    @property
    def fold(self) -> int:
        """Where the fold of a pair lies, from the left of the trim; 0 on a single page."""
        return self.width // 2 if self.is_truck else 0

    @property
    def truck(self) -> PageGeometry:
        """Two facing pages as one (通版): their type areas stand at both sides of the strip, the fold in its middle."""
        outer = max(self.width - self.type_width - self.fold_strip // 2, 0)
        return replace(self, width=Length(2 * self.width), margin_left=Length(outer), is_truck=True)


@dataclass(frozen=True, slots=True)
class FontFaceRule:
    """An `@font-face` rule as written: where the file is, and what it may be asked for.

    `sources` are tried in turn, each a file or the name of an installed font (path, local name).
    """

    family: str
    sources: tuple[tuple[Path | None, str], ...]
    weight: tuple[int, int] = (400, 400)
    italic: bool = False
    ranges: tuple[tuple[int, int], ...] = ()
    size_adjust: float = 1.0
    place: Span | None = None


class FontStack(NamedTuple):
    """Families that a stylesheet asks for in one `font-family`, and where it does."""

    families: tuple[str, ...]
    place: Span
