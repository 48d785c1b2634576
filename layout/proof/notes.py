"""What stands beside the page of a proof: overset copy to its last character, and the list of numbered messages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..base.color import BLACK, Color
from ..base.diagnostics import Diagnostic, Place, Severity
from ..base.geometry import Point, Rect
from ..base.makeup import number_of
from ..base.messages import sentence
from ..base.units import mm, pt
from ..edition.model import Story, Text
from .board import BROWN, GRAY, HAIR, RED, THICK, THIN, Board, frame, hatch, line
from .lettering import Pen
from .matter import Matter
from .places import area_of, line_end

_SHAPES = {Severity.ERROR: ("full", RED), Severity.PRINT: ("full", RED), Severity.WARNING: ("ring", BROWN),
           Severity.INFO: ("dotted", GRAY)}  # fmt: skip


_ASIDES = (("（放行：{}）", "〔版上无位〕"), (" (allowed: {})", " [not on the page]"))
"""What is said behind a message that somebody answers for, or that has no place, in Chinese and English."""


def draw_overset(board: Board, matter: Matter) -> None:
    """The rest of every story that has no room, complete, red, beside a broken bar; it leads back to its copy."""
    size = board.plan.size
    for one in matter.plan.stories:
        story = matter.story(one.story)
        if one.overset is None or story is None:
            continue
        board.space(size)
        words = f"溢文 {one.name}《{one.headline}》 {one.overset_characters:,}字 {one.overset_lines}行"
        for start, end in board.bold.wrap(words, size, board.measure - 2 * size):
            _note_line(board, "overset", board.bold, words, start, end, RED)
        for text, begin in _rest(story, one.overset):
            _paragraph(board, text, begin)


def _rest(story: Story, overset: Place) -> Iterator[tuple[Text, int]]:
    """The texts of a story from where it has no room any more, each from what offset on."""
    blocks = [block.text for block in story.blocks]
    at = next((n for n, text in enumerate(blocks) if text.node_id == overset.node_id), len(blocks))
    for number, text in enumerate(blocks[at:]):
        begin = 0 if number else overset.offset
        if text.text[begin:]:
            yield text, begin


def _paragraph(board: Board, text: Text, begin: int) -> None:
    words = text.text[begin:]
    size = board.plan.size
    indent = 0 if begin else 2 * size
    for start, end in board.serif.wrap(words, size, board.measure - 2 * size, indent):
        node = text.node_id, begin
        _note_line(board, "overset", board.serif, words, start, end, RED, *node, indent=0 if start else indent)


def _note_line(
    board: Board, layer: str, pen: Pen, words: str, start: int, end: int, color: Color, node: str = "", offset: int = 0,
    *, indent: int = 0,
) -> None:  # fmt: skip
    size = board.plan.size
    sheet, rect = board.room(board.lead)
    x, baseline = rect.x + size + indent, rect.y + size
    run = pen.line(words[start:end], size, x, baseline, color, node_id=node, offset=offset + start)
    board.add(layer, *run, sheet=sheet)
    bar = rect.x + size // 3
    board.add(layer, line(bar, rect.y, bar, rect.bottom, THICK, color, (pt(2), pt(1))), sheet=sheet)


def draw_marks(board: Board, matter: Matter) -> None:
    """Every message numbered: a sign where it belongs on the page, and its code and sentence beside the page.

    Places with too much ink are hatched, on a layer of their own.
    """
    size = board.plan.size
    signs: list[Point] = []
    if matter.diagnostics:
        board.space(size)
    for number, item in enumerate(matter.diagnostics, 1):
        shape, color = _SHAPES[item.severity]
        area = area_of(item, matter.page) or _end_before(item, matter)
        layer = "ink" if "ink" in item.code and item.area is not None else "marks"
        if area is not None:
            rect = board.place.rect(area)
            if item.area is not None:
                dash = () if shape == "full" else (pt(3), pt(1.5))
                board.add(layer, *frame(rect, THIN, color, dash))
            if layer == "ink":
                board.add(layer, *hatch(rect, mm(1), HAIR, color))
            at = _beside(Point(rect.x, rect.y), signs, 2 * size)
            signs.append(at)
            board.number(layer, number, at.x, at.y, size * 4 // 5, color, shape)
        _legend(board, matter, number, item, is_placed=area is not None)


def _beside(at: Point, signs: Iterable[Point], step: int) -> Point:
    """Where a sign covers none of those before it: as near as can be to its right."""
    for sign in sorted(signs, key=lambda one: one.x):
        if abs(sign.y - at.y) < step and abs(sign.x - at.x) < step:
            at = Point(sign.x + step, at.y)
    return at


def _end_before(item: Diagnostic, matter: Matter) -> Rect | None:
    """For copy that has no room, of which the page shows nothing: where the story breaks off."""
    if not isinstance(item.place, Place):
        return None
    for story in matter.plan.stories:
        if story.lines and story.overset is not None and story.overset.node_id == item.place.node_id:
            at = line_end(story.lines[-1], vertical=story.vertical)
            return Rect(at.x, at.y, 0, 0)
    return None


def _legend(board: Board, matter: Matter, number: int, item: Diagnostic, *, is_placed: bool) -> None:
    size = board.plan.size
    shape, color = _SHAPES[item.severity]
    english = matter.language == "en"
    allowed, unplaced = _ASIDES[english]
    waived = allowed.format(item.waived) if item.waived else ""
    nowhere = "" if is_placed else unplaced
    code = f"{item.code} {number_of(item.code)}".rstrip()
    words = f"{code}　{sentence(item, matter.language)}{waived}{nowhere}"
    for order, (start, end) in enumerate(board.sans.wrap(words, size, board.measure - 3 * size)):
        sheet, rect = board.room(board.lead)
        if not order:
            board.number("marks", number, rect.x + size, rect.y + size * 2 // 3, size * 4 // 5, color, shape, sheet)
        run = board.sans.line(words[start:end], size, rect.x + 2 * size, rect.y + size, BLACK)
        board.add("marks", *run, sheet=sheet)
    board.space(size // 3)
