"""Two states of a page compared: its words story by story, then what moved, grew or was replaced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Literal, NamedTuple

from ..base.geometry import Rect
from ..base.units import pt, to_mm
from ..display.items import Artwork, DisplayPage, GlyphRun, Picture
from .places import cell
from .positions import Positions, joined
from .rounds import CopyText, Shown
from .text_diff import Edit, edits, kept

_BODY = frozenset({"正文", "小标题"})
_AROUND = 3
"""Characters beside a change that are told with it."""
_STILL = pt(0.3)
"""What moves by no more has not moved."""
_CLAUSE = frozenset("，。；：！？、\n")


class Spot(NamedTuple):
    """A stretch of one text."""

    node_id: str
    start: int
    end: int


class TextChange(NamedTuple):
    """Words of a story that were changed.

    `paragraph` counts the texts of the body from 1, 0 for other parts. `spots` are the new words, `old_spots` those
    that went, `anchor` is where in the new text it happened. `before` and `after` stand beside it.
    """

    story: str
    part: str
    paragraph: int
    old: str
    new: str
    before: str
    after: str
    spots: tuple[Spot, ...]
    old_spots: tuple[Spot, ...]
    anchor: Spot | None

    @property
    def kind(self) -> Literal["insert", "delete", "replace"]:
        return "replace" if self.old and self.new else "insert" if self.new else "delete"


class LayoutChange(NamedTuple):
    """Something that is elsewhere, has another size or was replaced: `what` is its name, `rect` where it is or was."""

    kind: Literal["moved", "resized", "added", "removed", "replaced", "cropped", "head-size"]
    thing: Literal["area", "picture", "head", "story"]
    what: str
    rect: Rect | None
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PageChanges:
    """What differs between two states of a page. `moved` are lines of unchanged words that stand elsewhere now."""

    texts: tuple[TextChange, ...]
    layout: tuple[LayoutChange, ...]
    moved: tuple[Rect, ...]

    @property
    def count(self) -> int:
        return len(self.texts) + len(self.layout)


class _Flat:
    """Texts in a row, with a line end between each two, and the way back from a place in them."""

    def __init__(self, texts: Sequence[CopyText]) -> None:
        self.texts = texts
        self.starts: list[int] = []
        at = 0
        for text in texts:
            self.starts.append(at)
            at += len(text.text) + 1
        self.text = "\n".join(text.text for text in texts)

    def spots(self, start: int, end: int) -> Iterator[Spot]:
        for text, begin in zip(self.texts, self.starts, strict=True):
            low, high = max(start, begin), min(end, begin + len(text.text))
            if low < high:
                yield Spot(text.node_id, low - begin, high - begin)

    def number(self, place: int) -> int:
        """The number of the text that holds a place, from 0."""
        return max((n for n, begin in enumerate(self.starts) if begin <= place), default=0)

    def spot(self, place: int) -> Spot | None:
        if not self.texts:
            return None
        number = self.number(place)
        offset = min(place - self.starts[number], len(self.texts[number].text))
        return Spot(self.texts[number].node_id, offset, offset)


def compare(old: Shown, new: Shown) -> PageChanges:
    """What `new` has that `old` has not, and the other way round."""
    texts: list[TextChange] = []
    moved: list[Rect] = []
    before, after = Positions(old.page), Positions(new.page)
    olds, news = dict(old.copy), dict(new.copy)
    for story in dict.fromkeys((*news, *olds)):
        for part, was, now in _parts(olds.get(story, ()), news.get(story, ())):
            found = edits(was.text, now.text)
            texts += (_change(story, part, edit, was, now) for edit in found)
            if part == "正文":
                moved += _moved(found, was, now, before, after)
    return PageChanges(tuple(texts), tuple(_layout(old, new)), tuple(moved))


def _parts(old: Sequence[CopyText], new: Sequence[CopyText]) -> Iterator[tuple[str, _Flat, _Flat]]:
    """The parts of a story side by side: each kind of head, the body as one, captions."""
    olds, news = _grouped(old), _grouped(new)
    for part in dict.fromkeys((*news, *olds)):
        yield part, _Flat(olds.get(part, [])), _Flat(news.get(part, []))


def _grouped(texts: Iterable[CopyText]) -> Mapping[str, list[CopyText]]:
    found: dict[str, list[CopyText]] = {}
    for text in texts:
        found.setdefault("正文" if text.part in _BODY else text.part, []).append(text)
    return found


def _change(story: str, part: str, edit: Edit, was: _Flat, now: _Flat) -> TextChange:
    a, b, c, d = edit
    return TextChange(
        story,
        part,
        now.number(c) + 1 if part == "正文" else 0,
        was.text[a:b],
        now.text[c:d],
        _beside(now.text[max(c - _AROUND, 0) : c][::-1])[::-1],
        _beside(now.text[d : d + _AROUND]),
        tuple(now.spots(c, d)),
        tuple(was.spots(a, b)),
        now.spot(c),
    )


def _beside(words: str) -> str:
    """The words up to the first mark."""
    return words[: next((n for n, char in enumerate(words) if char in _CLAUSE), len(words))]


def _moved(found: Sequence[Edit], was: _Flat, now: _Flat, before: Positions, after: Positions) -> Iterator[Rect]:
    """Lines without a change whose first character stood elsewhere."""
    starts = {text.node_id: begin for text, begin in zip(now.texts, now.starts, strict=True)}
    stretches = list(kept(found, len(was.text), len(now.text)))
    for line in after.lines():
        begin = starts.get(line.node_id)
        if begin is None:
            continue
        start, end = begin + line.start, begin + line.end
        held = next(((a, c) for a, c, length in stretches if c <= start and end <= c + length), None)
        origin = was.spot(held[0] + start - held[1]) if held else None
        at = before.cell(origin.node_id, origin.start) if origin else None
        here = after.cell(line.node_id, line.start)
        if at and here and (abs(at.x - here.x) > _STILL or abs(at.y - here.y) > _STILL):
            yield line.rect


def _layout(old: Shown, new: Shown) -> Iterator[LayoutChange]:
    yield from _areas(dict(old.areas), dict(new.areas))
    if old.page is not None and new.page is not None:
        yield from _pictures(_shown(old.page), _shown(new.page))
        yield from _heads(_head_sizes(old.page), _head_sizes(new.page))


def _areas(old: Mapping[str, Sequence[Rect]], new: Mapping[str, Sequence[Rect]]) -> Iterator[LayoutChange]:
    for name in dict.fromkeys((*new, *old)):
        was, now = _around(old.get(name, ())), _around(new.get(name, ()))
        if now is None or was is None:
            yield LayoutChange("added" if was is None else "removed", "area", name, now or was)
        elif abs(was.width - now.width) > _STILL or abs(was.height - now.height) > _STILL:
            yield LayoutChange("resized", "area", name, now, _sizes(was, now))
        elif abs(was.x - now.x) > _STILL or abs(was.y - now.y) > _STILL:
            yield LayoutChange("moved", "area", name, now, _ways(was, now))


def _around(rects: Sequence[Rect]) -> Rect | None:
    found: Rect | None = None
    for rect in rects:
        found = rect if found is None else joined(found, rect)
    return found


def _shown(page: DisplayPage) -> dict[str, Picture | Artwork]:
    """The pictures of a page by story and file; of several of one name the further ones numbered."""
    found: dict[str, Picture | Artwork] = {}
    for group in page.groups:
        for item in group.items:
            if isinstance(item, Picture | Artwork):
                name = Path(item.path).stem
                count = sum(key.partition("#")[0] == name for key in found)
                found[f"{name}#{count + 1}" if count else name] = item
    return found


def _pictures(old: Mapping[str, Picture | Artwork], new: Mapping[str, Picture | Artwork]) -> Iterator[LayoutChange]:
    for name in dict.fromkeys((*new, *old)):
        was, now = old.get(name), new.get(name)
        if was is None or now is None:
            item = now or was
            yield LayoutChange("added" if was is None else "removed", "picture", name, item.rect if item else None)
            continue
        if was.digest != now.digest:
            yield LayoutChange("replaced", "picture", name, now.rect)
        elif isinstance(was, Picture) and isinstance(now, Picture) and was.crop != now.crop:
            yield LayoutChange("cropped", "picture", name, now.rect, _sizes(was.rect, now.rect))
        elif was.rect[2:] != now.rect[2:]:
            yield LayoutChange("resized", "picture", name, now.rect, _sizes(was.rect, now.rect))
        elif was.rect != now.rect:
            yield LayoutChange("moved", "picture", name, now.rect, _ways(was.rect, now.rect))


def _head_sizes(page: DisplayPage) -> dict[str, tuple[int, Rect]]:
    """The size of each story's headline, and the box round it."""
    found: dict[str, tuple[int, Rect]] = {}
    heads = (group for group in page.groups if group.role == "headline" and group.owner)
    for owner, groups in groupby(heads, key=lambda group: group.owner):
        runs = [item for group in groups for item in group.items if isinstance(item, GlyphRun) and item.glyph_ids]
        box = _around([cell(run, number) for run in runs for number in range(len(run.glyph_ids))])
        if box is not None:
            found.setdefault(owner, (max(run.size for run in runs), box))
    return found


def _heads(old: Mapping[str, tuple[int, Rect]], new: Mapping[str, tuple[int, Rect]]) -> Iterator[LayoutChange]:
    for story, (size, box) in new.items():
        if story in old and old[story][0] != size:
            values = (("old", f"{old[story][0] / pt(1):g}"), ("new", f"{size / pt(1):g}"))
            yield LayoutChange("head-size", "head", story, box, values)


def _sizes(was: Rect, now: Rect) -> tuple[tuple[str, str], ...]:
    return (("old", _mm(was.width, was.height)), ("new", _mm(now.width, now.height)))


def _ways(was: Rect, now: Rect) -> tuple[tuple[str, str], ...]:
    return (("old", _point(was)), ("new", _point(now)))


def _point(rect: Rect) -> str:
    """Where a rectangle begins, from the left and the top of the trim."""
    return f"({_rounded(rect.x)}, {_rounded(rect.y)}) mm"


def _mm(one: int, other: int) -> str:
    return f"{_rounded(one)}×{_rounded(other)} mm"


def _rounded(length: int) -> str:
    return f"{to_mm(length):.1f}".removesuffix(".0")
