"""What text work hands on: shaped text without a size, and lines set to a measure.

Inline offsets run along the line from its start, block offsets across it; only `draw.py` turns them into
x and y, by the writing mode.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from ..base.color import BLACK, Color
from ..base.units import Em

Orientation = Literal["horizontal", "upright", "rotated"]
WritingMode = Literal["horizontal-tb", "vertical-rl"]
LineStyle = Literal["justify", "start", "center", "end", "distribute"]
Level = Literal["none", "basic", "gb", "strict"]
Punctuation = Literal["quanjiao", "lineend-half", "kaiming", "banjiao", "plain"]


@dataclass(frozen=True, slots=True)
class TextStyle:
    """The properties of a run that shaping needs. Hashable; sizes are ratios to the paragraph's size.

    `figures` "half-width" sets ASCII digits two to an em. `features` are OpenType tags as (tag, value).
    """

    families: tuple[str, ...]
    weight: int = 400
    italic: bool = False
    language: str = "zh-Hans"
    features: tuple[tuple[str, int], ...] = ()
    figures: Literal["proportional", "half-width", "tabular"] = "proportional"
    size_ratio: float = 1.0
    stretch: float = 1.0
    """How much wider characters are than they are drawn, along the line (长体, 扁体)."""
    letter_spacing: Em = Em(0.0)
    word_spacing: Em = Em(0.0)
    """Added to the glue of every typed space of the run."""
    run_in: bool = False
    """A typed space after a run-in heading: an em, neither more nor less (clreq 4.1.5)."""
    color: Color = BLACK
    emphasis: str = ""
    """"dots" sets 着重号 under each Han character."""
    dot_size: Em = Em(0.25)
    """Diameter of these dots."""


class StyledRun(NamedTuple):
    """`style` holds up to text offset `end`; runs follow one another from offset 0."""

    end: int
    style: TextStyle


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """The properties that breaking and justifying need (chinese-typography §2-7).

    `line_break` is the prohibition level; `punctuation` the house style of marks; `autospace` says beside
    which neighbours Han gets a quarter em ("alpha numeric", "alpha", "none"). `align` "distribute" is 均排.
    """

    align: LineStyle = "justify"
    indent: Em = Em(0.0)
    turnover: Em = Em(0.0)
    """Indent of all lines but the first."""
    narrow: Em = Em(0.0)
    """Measure under which `indent` is one em at most (chinese-typography §5.5)."""
    names: Em = Em(0.0)
    """Width of the cells that names are set in, with the em after them; 0 sets running text."""
    first_line_opening: Literal["trim", "keep", "hang"] = "trim"
    line_break: Level = "gb"
    punctuation: Punctuation = "lineend-half"
    hanging: bool = False
    autospace: frozenset[str] = frozenset({"alpha", "numeric"})
    hyphens: bool = False
    keep_stops: bool = True
    """。！？ keep their glue where a line shrinks (clreq 3.5.3 step 7)."""
    solid_pairs: bool = False
    """Neighbouring marks take an em together, not one and a half (clreq 3.1.6.2)."""
    bracket_dot: bool = False
    """》·《 keep the glue of the brackets."""
    opening_at_start: bool = False
    """Opening marks keep their glue at the starts of lines."""
    ellipsis_starts: bool = False
    """A line may begin with …… (clreq 3.1.4; UAX #14 LB22 says no)."""
    number_unit: Literal["break", "avoid", "keep"] = "avoid"
    """A break between a number and a Han measure word."""
    typed_space: Literal["replace", "keep"] = "replace"
    """A space typed between Han and Latin becomes the autospace, or stays that of its face."""
    autospace_fit: Literal["full", "narrow", "fixed"] = "full"
    """The space between Han and Latin stretches to half an em, to a third, or is fixed."""
    marks_last: bool = True
    """Gaps before closing marks and after opening ones grow after the others (jlreq 3.8.4)."""
    balance: bool = False
    """Heads: lines of even length, broken by sense (text-wrap: balance)."""
    max_stretch: float = 0.5
    """Step-3 gap in em above which a line is refused while another way exists."""
    least_last: int = 2
    """Least characters of a last line (孤字, clreq 3.4.4; GB/T 15834 5.1.11)."""
    fill_last: Em = Em(0.0)
    """A last line that wants no more than this of its measure is filled (§7)."""
    name_break: Literal["break", "avoid", "keep"] = "keep"
    """A break inside a name; `keep` makes it a last resort."""
    byline_break: Literal["break", "keep"] = "keep"
    """A byline in brackets stays whole where it takes less than half the measure (§10)."""
    label_break: Literal["break", "avoid", "keep"] = "avoid"
    """A break after a list label."""
    centred_pairs: Literal["bracket", "full", "both"] = "bracket"
    """What gives way between a bracket and a mark in the middle of its cell (clreq 3.1.6.2)."""
    name_line_gap: Em = Em(0.12)
    """White between the lines at two names side by side."""


class LineRun(NamedTuple):
    """Glyphs of one face, size, colour and orientation, placed from the start of their line.

    `offsets` are inline positions in sp; `shifts` (or empty) block positions, towards the line's over
    side (up, or right in vertical lines). `clusters` gives each glyph's text offset in the paragraph.
    `end` is the text offset after the run's last character; `inserted` marks glyphs that stand for no
    copy (a hyphen, emphasis dots), which read as `actual_text`; of other runs it says the same as their text.
    `axis_shift` moves a rotated run's baseline across the line, so that its letters stand on the axis of the
    characters; `stretch` makes glyphs longer along the line and leaves their offsets.
    """

    face: str
    size: int
    color: Color
    orientation: Orientation
    glyph_ids: tuple[int, ...]
    offsets: tuple[int, ...]
    clusters: tuple[int, ...]
    end: int
    shifts: tuple[int, ...] = ()
    inserted: bool = False
    actual_text: str = ""
    axis_shift: int = 0
    stretch: float = 1.0


class LineRule(NamedTuple):
    """A stroke along characters of a line, or a frame round them, from `start` to `end` in sp from the line's start.

    `across` is where its middle lies (of a frame: that of its lower side), towards the line's over side from the
    baseline, or from the axis in vertical lines. `height` is that of a wave, crest to trough, or of a frame; `period`
    the length of a wave. `closed` tells at which ends a frame has a side: it is open where a line break parts it.
    """

    kind: Literal["line", "wave", "frame"]
    start: int
    end: int
    across: int
    thickness: int
    color: Color
    height: int = 0
    period: int = 0
    closed: tuple[bool, bool] = (True, True)


class Line(NamedTuple):
    """A line set: text[start:end] with every character of it placed, spaces at the edges with no width.

    `inset` is the inline offset of the first ink cell from the start of the measure (indent, centring);
    `width` is from there to the end of the last cell, so that inset + width equals the measure in a
    justified line. `ratio` is the adjustment (negative: shrunk) as a share of what was allowed.
    """

    start: int
    end: int
    inset: int
    width: int
    measure: int
    runs: tuple[LineRun, ...]
    ratio: float = 0.0
    hyphenated: bool = False
    overfull: bool = False
    gap: float = 0.0
    """Largest step-3 gap of the line, in em: above 0.25 it is a loose line."""
    rules: tuple[LineRule, ...] = ()
    readings: tuple[LineRun, ...] = ()
    """Glyphs of readings; their clusters count the characters of all the paragraph's readings."""


class Broken(NamedTuple):
    """A paragraph set: its lines, and what they cost (comparable between variants of one paragraph)."""

    lines: tuple[Line, ...]
    cost: float


class Annotation(NamedTuple):
    """Matter beside text[start:end]: a reading ("ruby", its text in `value`), a line ("proper-name", "book-title",
    "underline"), a frame ("deceased") or an inline note ("warichu"), in `style`."""

    start: int
    end: int
    kind: str
    style: TextStyle
    value: str = ""


class MissingGlyph(NamedTuple):
    """A cluster that no face of the chain has: text[start:end]."""

    start: int
    end: int
