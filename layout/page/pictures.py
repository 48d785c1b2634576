"""Pictures in their areas: scaled, cropped round their focus, caption and credit on the grid beneath."""

from __future__ import annotations

from typing import NamedTuple

from ..base.diagnostics import Place
from ..base.geometry import Rect
from ..base.units import Length, resolve
from ..edition.model import Picture
from ..style.model import Part
from ..text.line_breaker import break_paragraph
from ..text.model import Broken
from .context import Context, fixed_size
from .grid import PageGrid
from .model import Frame, PlacedLine, PlacedPicture, PlacedText
from .readings import reading_ratio


class SetPicture(NamedTuple):
    """A picture set: frame numbers in `texts` count from 0 of `frames`."""

    picture: PlacedPicture | None
    frames: tuple[Frame, ...]
    texts: tuple[PlacedText, ...]
    cropped: float
    """Share of the picture that does not show."""
    place: Place
    whole_depth: int
    """Lines at which it would show whole over this width."""


class _Words(NamedTuple):
    caption: Broken | None
    credit: Broken | None
    size: Length
    lines: int
    credit_on_last: bool


def _words(context: Context, picture: Picture, story: Part, width: int) -> _Words:
    """Caption broken to the picture's width; the credit ends its last line where there is room."""
    part = Part("picture", (("name", picture.name),))
    language = dict(story.attributes).get("language", "zh-Hans")
    caption = credit = None
    size = Length(0)
    if picture.caption and picture.caption.text:
        path = (story, part, Part("caption"))
        size = fixed_size(context.style(*path))
        ratio = reading_ratio(context, picture.caption, context.style(*path), size, vertical=False)
        shaped, paragraph, _ = context.shape(picture.caption, path, language=language, reading_ratio=ratio)
        caption = break_paragraph(shaped, size, [Length(width)], paragraph)
    if picture.credit and picture.credit.text:
        shaped, paragraph, style = context.shape(picture.credit, (story, part, Part("credit")), language=language)
        size = size or fixed_size(style)
        credit = break_paragraph(shaped, fixed_size(style), [Length(width)], paragraph)
    lines = len(caption.lines) if caption else 0
    on_last = False
    if credit:
        last = caption.lines[-1] if caption else None
        on_last = bool(
            last and len(credit.lines) == 1 and last.inset + last.width + size + credit.lines[0].width <= width
        )
        lines += 0 if on_last else len(credit.lines)
    return _Words(caption, credit, size, lines, on_last)


def picture_depth(context: Context, grid: PageGrid, picture: Picture, story: Part, width: int) -> int:
    """The depth in lines at which a picture shows whole over `width`, its words included."""
    words = _words(context, picture, story, width)
    edges = _edges(context, grid, picture, story)
    if picture.file is None or not picture.file.width_px:
        return words.lines + 4
    height = width * picture.file.height_px // picture.file.width_px
    return grid.lines_for(height + edges[0] + edges[1]) + words.lines


def _edges(context: Context, grid: PageGrid, picture: Picture, story: Part) -> tuple[int, int]:
    style = context.style(story, Part("picture", (("name", picture.name),)))
    zi = grid.geometry.zi
    above = resolve(style.margin_top, zi) + resolve(style.padding_top, zi)
    below = resolve(style.margin_bottom, zi) + resolve(style.padding_bottom, zi)
    return above, below


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
) -> SetPicture:
    """Fill grid lines `top` to `bottom` between two sides given in sp.

    Words stand on the last grid lines, or next under a picture that is shown whole. The picture takes the rest, its
    upper edge level with the ideographs of the text line beside it. `air_above`: text or a rule stands over it, so it
    keeps its margin.
    """
    left, width = sides[0], sides[1] - sides[0]
    words = _words(context, picture, story, width)
    above, below = _edges(context, grid, picture, story)
    ideograph = grid.ideograph_top
    first = grid.y(top) + (above if air_above else 0) + ideograph
    words_top = bottom - words.lines
    shown = _contained_depth(context, picture, story, width)
    if shown:
        # Words follow a picture that is shown whole; what is over stands under them.
        words_top = min(words_top, top + grid.lines_for(first - grid.y(top) + shown + below))
    last = grid.y(words_top) - (below if words.lines else ideograph)
    rect = Rect(left, first, width, max(last - first, 1))
    placed, cropped = _crop(context, picture, story, rect)
    frames: list[Frame] = []
    texts: list[PlacedText] = []
    if words.lines:
        frame_top = grid.y(words_top)
        frames.append(Frame(Rect(left, frame_top, width, grid.y(bottom) - frame_top)))
        texts = _set_words(grid, picture, words, words_top, frame_top, width)
    whole = picture_depth(context, grid, picture, story, width)
    return SetPicture(placed, tuple(frames), tuple(texts), cropped, _place(picture, story), whole)


def _contained_depth(context: Context, picture: Picture, story: Part, width: int) -> int:
    """The depth in sp of a picture over its width where it is to be shown whole; 0 where its area may crop it."""
    file = picture.file
    if file is None or not file.width_px or not file.height_px:
        return 0
    return width * file.height_px // file.width_px if is_shown_whole(context, picture, story) else 0


def is_shown_whole(context: Context, picture: Picture, story: Part) -> bool:
    """Whether a picture may not be cropped, so that what its area has over stays white."""
    return context.style(story, Part("picture", (("name", picture.name),))).object_fit == "contain"


def _place(picture: Picture, story: Part) -> Place:
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


def _crop(context: Context, picture: Picture, story: Part, rect: Rect) -> tuple[PlacedPicture | None, float]:
    """Show as much of the picture as the shape of `rect` allows, the focus kept as near the middle as can be."""
    file = picture.file
    if file is None or not file.width_px or not file.height_px:
        return None, 0.0
    style = context.style(story, Part("picture", (("name", picture.name),)))
    wanted = rect.width / rect.height
    actual = file.width_px / file.height_px
    if style.object_fit == "contain":
        if actual > wanted:
            height = round(rect.width / actual)
            rect = Rect(rect.x, rect.y, rect.width, height)
        else:
            width = round(rect.height * actual)
            rect = Rect(rect.x + (rect.width - width) // 2, rect.y, width, rect.height)
        crop, share = (0.0, 0.0, 1.0, 1.0), 0.0
    elif actual > wanted:
        shown = wanted / actual
        start = min(max(picture.focus[0] - shown / 2, 0.0), 1.0 - shown)
        crop, share = (start, 0.0, start + shown, 1.0), 1.0 - shown
    else:
        shown = actual / wanted
        start = min(max(picture.focus[1] - shown / 2, 0.0), 1.0 - shown)
        crop, share = (0.0, start, 1.0, start + shown), 1.0 - shown
    rounded = (round(crop[0], 6), round(crop[1], 6), round(crop[2], 6), round(crop[3], 6))
    alt = picture.alt or (picture.caption.text if picture.caption else "")
    placed = PlacedPicture(
        picture.name, rect, str(file.path), file.digest, rounded, alt, (file.width_px, file.height_px)
    )
    return placed, share
