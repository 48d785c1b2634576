"""Pictures in their places: scaled, cropped round their focus, caption and credit on the grid beside them."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from ..base.color import Color
from ..base.diagnostics import Outcome, Place
from ..base.geometry import Rect
from ..base.units import Length, resolve
from ..edition.model import Picture, PictureFile
from ..style.model import NO_BORDER, ComputedStyle, Part
from ..text.line_breaker import break_paragraph
from ..text.model import Broken
from .arrange import arranged, natural_depth
from .context import Context, ContextKey, fixed_size
from .fold import caption_sides
from .grid import PageGrid
from .model import Box, Frame, PlacedLine, PlacedPicture, PlacedText
from .readings import fitting_dots, reading_ratio

_LEAST_WORDS, _MOST_WORDS = 6, 12
"""字 of the measure of words beside a picture, where no style says otherwise."""
_WORDS_SHARE = 0.3
"""Share of the whole width that they get between these."""
_NO_EDGES = (NO_BORDER, NO_BORDER, NO_BORDER, NO_BORDER)
_NO_FILE_LINES = 4
"""Lines kept for a picture whose file is missing."""


class SetPicture(NamedTuple):
    """A picture or a group set: frame numbers in `texts` count from 0 of `frames`."""

    pictures: tuple[PlacedPicture, ...]
    frames: tuple[Frame, ...]
    texts: tuple[PlacedText, ...]
    cropped: float
    """Share of the picture that does not show."""
    place: Place
    whole_depth: int
    """Lines at which it would show whole over this width."""
    white: float = 0.0
    """Share of its place that stays white, as it may not be cropped more."""
    crop_limit: float | None = None

    @property
    def picture(self) -> PlacedPicture | None:
        """The first picture of the group; None without a file."""
        return next(iter(self.pictures), None)


class _Words(NamedTuple):
    caption: Broken | None
    credit: Broken | None
    size: Length
    lines: int
    credit_on_last: bool


class _Style(NamedTuple):
    """What a picture's style makes of the width that it is given, in sp."""

    computed: ComputedStyle
    above: int
    below: int
    image_start: int
    image_width: int
    words_start: int
    words_width: int
    fill: Color | None
    gap: int

    @property
    def is_beside(self) -> bool:
        return self.computed.caption_side in ("left", "right")

    @property
    def is_inside(self) -> bool:
        return self.computed.caption_side == "inside"


class _Cropped(NamedTuple):
    picture: PlacedPicture
    cropped: float
    white: float


def picture_part(picture: Picture, *, inset: bool = False) -> Part:
    """A picture as selectors see it."""
    attributes = (("inset", "true" if inset else "false"), ("name", picture.name), ("type", picture.kind))
    return Part("picture", attributes)


def space_over(style: ComputedStyle, zi: int) -> int:
    """What a picture keeps in sp from text or a rule over it."""
    return resolve(style.margin_top, zi) + resolve(style.padding_top, zi)


def _style(
    context: Context, grid: PageGrid, picture: Picture, story: Part, sides: tuple[int, int], *, inset: bool
) -> _Style:  # fmt: skip
    part = picture_part(picture, inset=inset)
    computed, caption = context.style(story, part), context.style(story, part, Part("caption"))
    zi, side = grid.geometry.zi, computed.caption_side
    has_words = any(text and text.text for text in (picture.caption, picture.credit))
    width, (words_left, words_right) = sides[1] - sides[0], caption_sides(grid, *sides)
    start, words_start, image_width, words_width = 0, words_left - sides[0], width, words_right - words_left
    if side in ("left", "right") and has_words:
        least, most = _LEAST_WORDS * zi, _MOST_WORDS * zi
        wanted = caption.width or min(max(round(width * _WORDS_SHARE), least), most)
        words_width = max(min(wanted, width - zi - least) // zi, 1) * zi
        image_width = max(width - words_width - zi, 1)
        start, words_start = (words_width + zi, 0) if side == "left" else (0, image_width + zi)
    elif side == "inside":
        within = resolve(caption.padding_left, zi) or zi // 2
        words_start += within
        words_width = max(words_width - within - (resolve(caption.padding_right, zi) or zi // 2), zi)

    return _Style(
        computed,
        space_over(computed, zi),
        resolve(computed.margin_bottom, zi) + resolve(computed.padding_bottom, zi),
        start, image_width, words_start, words_width,
        caption.background_color,
        resolve(computed.column_gap, zi) or zi // 2,
    )  # fmt: skip


def _words(context: Context, picture: Picture, path: tuple[Part, Part], width: int) -> _Words:
    """Caption broken to its measure; the credit ends its last line where there is room."""
    made = _broken(context.key, picture, path, width)
    context.found += made.diagnostics
    return made.value


@lru_cache(maxsize=512)
def _broken(key: ContextKey, picture: Picture, path: tuple[Part, Part], width: int) -> Outcome[_Words]:
    context = Context(*key)
    language = dict(path[0].attributes).get("language", "zh-Hans")
    caption = credit = None
    size = Length(0)
    if picture.caption and picture.caption.text:
        within = (*path, Part("caption"))
        style = context.style(*within)
        size = fixed_size(style)
        ratio = reading_ratio(context, picture.caption, style, size, vertical=False, alone=True)
        dots = fitting_dots(context, picture.caption, style, size, vertical=False, alone=True)
        shaped, paragraph, _ = context.shape(
            picture.caption, within, language=language, reading_ratio=ratio, dots=dots
        )  # fmt: skip
        caption = break_paragraph(shaped, size, [Length(width)], paragraph)
        if len(caption.lines) > 1:
            reading_ratio(context, picture.caption, style, size, vertical=False)
            fitting_dots(context, picture.caption, style, size, vertical=False)
    if picture.credit and picture.credit.text:
        shaped, paragraph, style = context.shape(picture.credit, (*path, Part("credit")), language=language)
        size = size or fixed_size(style)
        credit = break_paragraph(shaped, fixed_size(style), [Length(width)], paragraph)
    lines = len(caption.lines) if caption else 0
    on_last = False
    if credit:
        last = next(reversed(caption.lines), None) if caption else None
        on_last = bool(
            last and len(credit.lines) == 1 and last.inset + last.width + size + credit.lines[0].width <= width
        )
        lines += 0 if on_last else len(credit.lines)
    return Outcome(_Words(caption, credit, size, lines, on_last), tuple(context.found))


def picture_depth(
    context: Context, grid: PageGrid, picture: Picture, story: Part, width: int, *, inset: bool = False,
    air_above: bool = True, at: int = 0,
) -> int:  # fmt: skip
    """The depth in lines at which a picture shows whole over `width` from `at` on, its words included."""
    style = _style(context, grid, picture, story, (at, at + width), inset=inset)
    words = _words(context, picture, (story, picture_part(picture, inset=inset)), style.words_width)
    height = _natural_height(picture, style)
    if not height:
        return words.lines + _NO_FILE_LINES
    lines = grid.lines_for(height + (style.above if air_above else 0) + style.below)
    return max(lines, words.lines) if style.is_beside or style.is_inside else lines + words.lines


def _natural_height(picture: Picture, style: _Style) -> int:
    """The depth in sp at which a picture or a group shows whole, or in the shape that its style wants; 0: no file."""
    ratios = _ratios(picture, style)
    return natural_depth(ratios, style.image_width, style.gap) if ratios else 0


def _ratios(picture: Picture, style: _Style) -> list[float]:
    return [style.computed.aspect_ratio or file.width_px / file.height_px for file in _files(picture)]


def _files(picture: Picture) -> list[PictureFile]:
    files = (picture.file, *picture.more) if picture.file else ()
    return [file for file in files if file.width_px and file.height_px]


def set_picture(
    context: Context,
    grid: PageGrid,
    picture: Picture,
    story: Part,
    sides: tuple[int, int],
    top: int,
    bottom: int,
    *,
    air_above: bool,
    inset: bool = False,
) -> SetPicture:
    """Fill grid lines `top` to `bottom` between two sides given in sp.

    Words stand on the last grid lines, or next under a picture that is shown whole, or where `caption-side` has them;
    of a picture over two pages they stand on one. The picture takes the rest, its upper edge level with the ideographs
    of the text line beside it. `air_above`: text or a rule stands over it, so it keeps its margin.
    """
    left, width = sides[0], sides[1] - sides[0]
    part = picture_part(picture, inset=inset)
    style = _style(context, grid, picture, story, sides, inset=inset)
    words = _words(context, picture, (story, part), style.words_width)
    image, words_top = _parted(grid, style, words, (top, bottom), style.above if air_above else 0,
                               _kept_height(picture, style))  # fmt: skip
    image = image._replace(x=left + style.image_start, width=style.image_width)
    files = _files(picture)
    places = arranged(_ratios(picture, style), image, style.gap) if files else ()
    made = [_crop(style.computed, picture, n, place, round(grid.pitch)) for n, place in enumerate(places)]
    frames: list[Frame] = []
    texts: list[PlacedText] = []
    if words.lines:
        frame_top = grid.y(words_top)
        depth = grid.y(max(bottom, words_top + words.lines)) - frame_top
        frames.append(Frame(Rect(left + style.words_start, frame_top, style.words_width, depth)))
        texts = _set_words(grid, picture, words, words_top, frame_top, style.words_width)
    pictures = [one.picture for one in made]
    if pictures and style.is_inside and words.lines and style.fill is not None:
        rect = pictures[-1].rect
        strip = Rect(image.x, grid.y(words_top), image.width, max(rect.bottom - grid.y(words_top), 0))
        pictures[-1] = replace(pictures[-1], strip=Box(strip, style.fill, _NO_EDGES))
    whole = picture_depth(context, grid, picture, story, width, inset=inset, at=left)
    return SetPicture(
        tuple(pictures), tuple(frames), tuple(texts), max((one.cropped for one in made), default=0.0),
        place_of(picture, story), whole, max((one.white for one in made), default=0.0), style.computed.crop_limit,
    )  # fmt: skip


def _parted(
    grid: PageGrid, style: _Style, words: _Words, lines: tuple[int, int], above: int, kept: int
) -> tuple[Rect, int]:
    """Where image and words stand between two grid lines: a rectangle by its depth alone, and the words' first line.

    `kept` is the depth of an image that its place may not crop, 0 of one that fills it.
    """
    top, bottom = lines
    ideograph = grid.ideograph_top
    first = grid.y(top) + above + ideograph
    side, count = style.computed.caption_side, words.lines
    if side == "top" and count:
        words_top = top + (grid.lines_for(above) if above else 0)
        first = grid.y(words_top + count) + style.below
        last = grid.y(bottom) - ideograph
    elif side in ("bottom", "top"):
        words_top = bottom - count
        if kept:
            # Words follow a picture that is shown whole; what is over stands under them.
            words_top = min(words_top, top + grid.lines_for(first - grid.y(top) + kept + style.below))
        last = grid.y(words_top) - (style.below if count else ideograph)
    else:
        last = grid.y(bottom) - ideograph
        if kept and first + kept < last:
            last = first + kept
            bottom = top + grid.lines_for(last - grid.y(top))
        words_top = max(bottom - count, top)
    if kept:
        last = min(last, max(first + kept, first + 1)) if side == "top" else last
    return Rect(0, first, 0, max(last - first, 1)), words_top


def _kept_height(picture: Picture, style: _Style) -> int:
    """The depth in sp of a picture over its width where its place may not change its shape; 0 where it may."""
    keeps = style.computed.object_fit == "contain" or style.computed.aspect_ratio
    return _natural_height(picture, style) if keeps else 0


def is_shown_whole(context: Context, picture: Picture, story: Part) -> bool:
    """Whether a picture keeps its shape, so that what its area has over stays white."""
    style = context.style(story, picture_part(picture))
    return style.object_fit == "contain" or style.aspect_ratio > 0


def place_of(picture: Picture, story: Part) -> Place:
    words = picture.caption or picture.credit
    return Place(words.node_id) if words else Place(f"{dict(story.attributes)['name']}/picture/{picture.name}")


def _set_words(
    grid: PageGrid, picture: Picture, words: _Words, words_top: int, frame_top: int, width: int
) -> list[PlacedText]:
    texts: list[PlacedText] = []
    row = words_top

    def block(line: int) -> int:
        return grid.y(line) - frame_top + grid.baseline(words.size)

    if words.caption and picture.caption:
        lines = tuple(PlacedLine(0, 0, block(row + n), line) for n, line in enumerate(words.caption.lines))
        text = picture.caption
        texts.append(PlacedText("caption", text.node_id, text.text, lines, text.readings()))
        row += len(lines)
    if words.credit and picture.credit:
        if words.credit_on_last:
            row -= 1
        placed: list[PlacedLine] = []
        for number, line in enumerate(words.credit.lines):
            placed.append(PlacedLine(0, width - line.inset - line.width, block(row + number), line))
        text = picture.credit
        texts.append(PlacedText("credit", text.node_id, text.text, tuple(placed), text.readings()))
    return texts


def _crop(style: ComputedStyle, picture: Picture, number: int, rect: Rect, pitch: int) -> _Cropped:
    """Show as much of a picture as the shape of `rect` allows, the focus kept as near the middle as can be.

    It is cropped up to what its style allows; beyond that, and where it is to be shown whole, white is left. One of a
    given shape takes up what is less than a line over.
    """
    files = _files(picture)
    file, focus = files[number], picture.focus if not number else (0.5, 0.5)
    actual = file.width_px / file.height_px
    area = rect.width * rect.height
    if style.aspect_ratio:
        shaped = _fitting(rect, style.aspect_ratio, style.caption_side)
        rect = rect if rect.height - shaped.height < pitch and rect.width == shaped.width else shaped
    limit = 0.0 if style.object_fit == "contain" else 1.0 if style.crop_limit is None else style.crop_limit
    wanted = rect.width / rect.height
    shown = min(wanted / actual, actual / wanted)
    if 1 - shown > limit:
        shown = 1 - limit
        rect = _fitting(rect, actual * shown if actual > wanted else actual / shown, style.caption_side)
    across, down = (shown, 1.0) if actual > wanted else (1.0, shown)
    x, y = (min(max(at - part / 2, 0.0), 1.0 - part) for at, part in zip(focus, (across, down), strict=True))
    crop = (round(x, 6), round(y, 6), round(x + across, 6), round(y + down, 6))
    alt = picture.alt or (picture.caption.text if picture.caption else "")
    if len(files) > 1:
        alt = f"{alt}（{number + 1}/{len(files)}）"
    placed = PlacedPicture(
        picture.name, rect, str(file.path), file.digest, crop, alt, (file.width_px, file.height_px),
        gray=style.filter == "grayscale",
    )  # fmt: skip
    return _Cropped(placed, 1 - shown, 1 - rect.width * rect.height / area)


def _fitting(rect: Rect, ratio: float, words: str) -> Rect:
    """The largest rectangle of a shape within another, at its top, and in its middle or next to words beside it."""
    if ratio > rect.width / rect.height:
        return Rect(rect.x, rect.y, rect.width, max(round(rect.width / ratio), 1))
    width = max(round(rect.height * ratio), 1)
    spare = rect.width - width
    return Rect(rect.x + {"left": 0, "right": spare}.get(words, spare // 2), rect.y, width, rect.height)
