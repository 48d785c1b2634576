"""A galley (小样): one story in one column as it breaks on its page, its lines numbered, room for a pencil."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..base.color import BLACK, Color
from ..base.geometry import Point
from ..base.units import mm, pt
from ..display.items import DisplayPage, GlyphRun, Group, Item
from ..display.leaves import moved
from ..display.plan import PlanLine, PlanStory
from ..edition.model import Story, Text
from ..font.book import FontBook
from ..pdf.content import make_fragment
from ..pdf.metadata import About
from ..pdf.sheets import Sheet, SheetPart, SheetWriter
from .board import BROWN, GRAY, RED, THIN, line
from .lettering import SANS, SERIF, Pen
from .matter import LAYERS
from .naming import Round
from .page_proof import PlacedPage, placed_copy

_WIDE, _HIGH = mm(210), mm(297)
_LEFT, _TOP, _FOOT = mm(45), mm(28), mm(18)
_EDGE = mm(12)
_NOTE = pt(8)
_LABEL = mm(18)
_EVERY = 5
_LAYERS = tuple(layer for layer in LAYERS if layer.key in ("lines", "counts", "overset", "slug"))


@dataclass(frozen=True, slots=True)
class GalleyMatter:
    """A story for a galley. `parts` are its areas with the pages that they stand on; none for a story on no page.

    `measure` and `size` are those of text that no page sets; `digest` stands for the source, `stamp` is a moment to
    print, "" for none.
    """

    paper: str
    day: str
    story: Story
    parts: tuple[tuple[DisplayPage, PlanStory], ...]
    measure: int
    size: int
    digest: str
    publisher: str = ""
    stamp: str = ""
    roles: tuple[str, ...] = ("一审", "二审", "三审")


class _Row(NamedTuple):
    """A line of the galley: its items on a baseline at 0 from the column's left, whether it has no room on the page."""

    items: tuple[Item, ...]
    is_over: bool = False


class Galley(NamedTuple):
    """A galley drawn: per sheet the items of each layer ("" is always seen), and what stands where."""

    matter: GalleyMatter
    sheets: tuple[tuple[tuple[str, tuple[Item, ...]], ...], ...]
    placed: tuple[PlacedPage, ...]


def draw_galley(matter: GalleyMatter, book: FontBook) -> Galley:
    """The story on as many sheets as it takes."""
    sheets = _Sheets(matter, book)
    for label, text in _heads(matter.story):
        sheets.note(label, text)
    sheets.begin_text()
    for row in _rows(matter, book):
        sheets.row(row)
    sheets.end_text()
    for label, text in _captions(matter.story):
        sheets.note(label, text)
    drawn = tuple(tuple((key, tuple(items)) for key, items in sorted(one.items())) for one in sheets.items)
    placed = (
        placed_copy(number, matter.story.name, (_WIDE, _HIGH), (item for _, items in one for item in items))
        for number, one in enumerate(drawn)
    )
    return Galley(matter, drawn, tuple(placed))


def galley_pdf(galley: Galley, book: FontBook, *, attachments: Sequence[tuple[str, bytes]] = ()) -> bytes:
    """The file of a galley, the same for the same story on every machine."""
    matter = galley.matter
    title = f"{matter.paper} {matter.day} {matter.story.name} 小样"
    writer = SheetWriter(About(title, matter.publisher, matter.day, "zh-CN", "", title), book.face, _LAYERS)
    for one in galley.sheets:
        parts = (
            SheetPart(make_fragment(_page(items), book.face), (1, 0, 0, 1, 0, 0), key) for key, items in one if items
        )
        writer.add_sheet(Sheet(_WIDE, _HIGH, tuple(parts)))
    for name, data in attachments:
        writer.attach(name, data)
    made = writer.finish().value
    assert made is not None, "nothing is refused to a proof"
    return made


def _page(items: tuple[Item, ...]) -> DisplayPage:
    return DisplayPage("", "", _WIDE, _HIGH, 0, (Group("proof", items),))


def _heads(story: Story) -> Iterator[tuple[str, Text]]:
    named = (
        ("栏题", story.rubric), ("引题", story.kicker), ("主题", story.headline), ("副题", story.deck),
        ("提要", story.summary),        ("边题", story.side_head), ("署名", story.byline),
    )  # fmt: skip
    yield from ((label, text) for label, text in named if text)


def _captions(story: Story) -> Iterator[tuple[str, Text]]:
    for picture in story.pictures:
        for label, text in (("图注", picture.caption), ("图片署名", picture.credit)):
            if text:
                yield label, text


def _rows(matter: GalleyMatter, book: FontBook) -> Iterator[_Row]:
    """The body line by line: as set on its pages, then what is set on none."""
    texts = {block.text.node_id: block.text for block in matter.story.blocks}
    last: PlanLine | None = None
    for page, part in matter.parts:
        for one in part.lines:
            last = one
            text = texts.get(one.node_id)
            items = () if part.vertical else tuple(_set_items(page, one))
            if not items and text is not None:
                pen = Pen(book, SERIF)
                items = tuple(
                    pen.line(text.text[one.start : one.end], matter.size, 0, 0, node_id=one.node_id, offset=one.start)
                )
            yield _Row(items)
    yield from _unset_rows(matter, book, last)


def _unset_rows(matter: GalleyMatter, book: FontBook, last: PlanLine | None) -> Iterator[_Row]:
    """What stands behind the last line that a page holds, broken to the measure."""
    pen = Pen(book, SERIF)
    blocks = [block.text for block in matter.story.blocks]
    at = next((n for n, text in enumerate(blocks) if last is not None and text.node_id == last.node_id), 0)
    is_over = last is not None
    for number, text in enumerate(blocks[at:]):
        begin = last.end if last is not None and not number else 0
        words = text.text[begin:]
        indent = 0 if begin else 2 * matter.size
        for start, end in pen.wrap(words, matter.size, matter.measure, indent) if words.strip() else ():
            color: Color = RED if is_over else BLACK
            x = 0 if start else indent
            line = pen.line(words[start:end], matter.size, x, 0, color, node_id=text.node_id, offset=begin + start)
            yield _Row(tuple(line), is_over)


def _set_items(page: DisplayPage, one: PlanLine) -> Iterator[Item]:
    """The type of a line as it stands on its page, with its readings, moved to a baseline at 0."""
    x, y = one.origin
    for group in page.groups:
        is_reading = group.node_id == f"{one.node_id}~readings"
        if group.node_id != one.node_id and not is_reading:
            continue
        for item in group.items:
            if isinstance(item, GlyphRun) and item.glyph_ids and x - item.size <= item.origin.x <= x + one.measure:
                above = y - item.origin.y
                if above == 0 or (is_reading and 0 < above < 3 * item.size):
                    shifted = moved(item, -x)
                    assert isinstance(shifted, GlyphRun)
                    yield shifted._replace(origin=Point(shifted.origin.x, -above))


class _Sheets:
    """The sheets of a galley as they fill from the top."""

    def __init__(self, matter: GalleyMatter, book: FontBook) -> None:
        self.matter = matter
        self.sans, self.bold = Pen(book, SANS), Pen(book, SANS, 700)
        self.items: list[dict[str, list[Item]]] = []
        self.lines = self.over = 0
        sizes = [item.size for page, part in matter.parts for one in part.lines[:1] for item in _set_items(page, one)
                 if isinstance(item, GlyphRun)]  # fmt: skip
        self.lead = round(max([*sizes, matter.size]) * 2.6)
        """Twice that of the page, so that corrections stand between the lines."""
        self._turn()

    def add(self, layer: str, *items: Item) -> None:
        self.items[-1].setdefault(layer, []).extend(items)

    def note(self, label: str, text: Text) -> None:
        """A text that is not body copy, behind its name."""
        size = _NOTE * 5 // 4
        for number, (start, end) in enumerate(self.bold.wrap(text.text, size, _WIDE - _LEFT - _EDGE - _LABEL)):
            self._advance(size * 2)
            if not number:
                self.add("", *self.sans.line(label, _NOTE, _LEFT - _LABEL, self.y, GRAY))
            words = self.bold.line(text.text[start:end], size, _LEFT, self.y, node_id=text.node_id, offset=start)
            self.add("", *words)

    def begin_text(self) -> None:
        self._advance(_NOTE)
        self.add("", line(_LEFT, self.y, _LEFT + self.matter.measure, self.y, THIN, GRAY))

    def row(self, row: _Row) -> None:
        """A line of copy with its number; one that has no room on the page goes to a layer of its own."""
        self._advance(self.lead)
        self.lines += 1
        self.over += row.is_over
        layer = "overset" if row.is_over else ""
        for item in row.items:
            assert isinstance(item, GlyphRun)
            self.add(layer, item._replace(origin=Point(item.origin.x + _LEFT, item.origin.y + self.y)))
        fifth = self.lines % _EVERY == 0
        pen, color = (self.bold, BLACK) if fifth else (self.sans, BROWN)
        number = str(self.lines)
        x = _LEFT - pen.width(number, _NOTE) - mm(4)
        self.add("lines", *pen.line(number, _NOTE, x, self.y, RED if row.is_over else color))
        if row.is_over:
            bar = _LEFT - mm(2)
            self.add(layer, line(bar, self.y - self.lead // 2, bar, self.y, pt(1.5), RED, (pt(3), pt(1.5))))

    def end_text(self) -> None:
        """The counts under the last line: what stands on the page, and what has no room there."""
        self._advance(self.lead)
        characters = sum(len(text.text) for text in self.matter.story.texts())
        words = f"{characters:,}字 {self.lines}行"
        if self.over:
            # As the page and its report count, which break the rest of a story as it would be set.
            part = self.matter.parts[-1][1]
            words = f"{characters - part.overset_characters:,}字 {self.lines - self.over}行"
            words += f"　溢文 {part.overset_characters:,}字 {part.overset_lines}行"
        self.add("counts", *self.bold.line(words, _NOTE, _LEFT, self.y, BROWN))
        self._advance(_NOTE)

    def _advance(self, depth: int) -> None:
        self.y += depth
        if self.y > _HIGH - _FOOT:
            self._turn()
            self.y += depth

    def _turn(self) -> None:
        """A new sheet with its slug."""
        self.items.append({})
        self.y = _TOP
        matter, color = self.matter, Round("galley").color
        number = len(self.items)
        words = (
            f"{matter.paper}　{matter.day}　{matter.story.name}　第{number}张　稿 {matter.digest[:8]}　{matter.stamp}"
        )
        name = Round("galley").name
        self.add("slug", *self.bold.line(name, 2 * _NOTE, _EDGE, _EDGE + 2 * _NOTE, color))
        x = _EDGE + self.bold.width(name, 2 * _NOTE) + _NOTE
        self.add("slug", *self.sans.line(words.rstrip(), _NOTE, x, _EDGE + _NOTE, color))
        share = (_WIDE - _EDGE - x) // len(matter.roles)
        for order, role in enumerate(matter.roles):
            at, baseline = x + order * share, _EDGE + _NOTE * 5 // 2
            self.add("slug", *self.sans.line(role, _NOTE, at, baseline, color))
            begin = at + self.sans.width(role, _NOTE) + _NOTE // 2
            self.add("slug", line(begin, baseline, at + share - _NOTE, baseline, THIN, GRAY))


def body_size(parts: Sequence[tuple[DisplayPage, PlanStory]]) -> int:
    """The size that most lines of a story are set in; 0 when it is on no page."""
    found: dict[int, int] = {}
    for page, part in parts:
        nodes = {one.node_id for one in part.lines}
        for group in page.groups:
            for item in group.items:
                if isinstance(item, GlyphRun) and item.node_id in nodes:
                    found[item.size] = found.get(item.size, 0) + len(item.glyph_ids)
    return max(found, key=lambda size: (found[size], size)) if found else 0
