"""Changes at night (撤稿, 换稿, 移版): stories leave pages, change places and move, and the files say so.

Only the words, entries and items that a change is about are written anew (`night_book`). What would come of it is read
before anything is written: a change that makes a drawing that is none, or any other mistake, is refused whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from ..base.diagnostics import Diagnostic, Outcome, Severity
from ..base.messages import diagnostic
from ..base.reads import supposing
from .drawing import Cell
from .dummy import FURNITURE_NAMES, continued, pieces_of
from .keys import nearest
from .model import Edition
from .night_book import Book, PageDraft, Told
from .night_touches import Touch, add_touches
from .reader import read_edition
from .source_map import SourceMap
from .trucks import page_called
from .write_back import FileChange, typed_value
from .yaml_tree import Mapping as Tree
from .yaml_tree import Node, Scalar


class Change(NamedTuple):
    """A change that may be made: what is written, and the pages that it touches."""

    files: tuple[FileChange, ...]
    touches: tuple[Touch, ...]
    edition: Edition
    """As it will be."""
    sources: SourceMap


Wanted = Outcome[Change | None]


class Room(NamedTuple):
    """What becomes of cells that a story leaves: `give_to` a story beside them, `leave` them empty, else the best
    neighbour grows over them."""

    give_to: str = ""
    leave: bool = False


CLOSED = Room()


def pull(folder: Path, story: str, *, instead: str = "", room: Room = CLOSED) -> Wanted:
    """Take a story off its pages; `instead` is one on no page that gets its place."""
    return _Change(folder).pull(story, instead, room)


def swap(folder: Path, one: str, other: str) -> Wanted:
    """Let two stories change places; one of them may be on no page, and the other is then."""
    return _Change(folder).swap(one, other)


def move(folder: Path, story: str, page: str, area: str = "", *, room: Room = CLOSED) -> Wanted:
    """Move a story to another place: that of the story `area` of a page, or the largest empty block (`.`) there."""
    return _Change(folder).move(story, page, area, room)


_OF_STORY = (
    "insets", "head_art", "head_lines", "head_size", "head_stretch", "head_tracking", "tracking", "filler",
)  # fmt: skip
"""What is said of a story itself, its head and its pictures, and not of the place that it has."""


class _RefusedError(Exception):
    """The change can't be made; says why."""


class _Change:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.before = read_edition(folder)
        locals_ = self.before.value.edition.locals if self.before.value else ()
        self.keys = tuple(one.key for one in locals_) or ("",)
        self.told: list[Diagnostic] = []
        self.book: Book

    def pull(self, story: str, instead: str, room: Room) -> Wanted:
        def make() -> None:
            self._must_be_placed(story)
            if instead:
                self._exchange(story, self._unplaced(instead))
            else:
                self._take_off(story, room)
                self._forget(story)

        return self._made(make, (story, instead))

    def swap(self, one: str, other: str) -> Wanted:
        def make() -> None:
            first, second = (one, other) if self._places(one) else (other, one)
            self._must_be_placed(first)
            if one == other:
                self._refuse("night/same-story", name=one)
            self._exchange(first, second)

        return self._made(make, (one, other))

    def move(self, story: str, page: str, area: str, room: Room) -> Wanted:
        def make() -> None:
            draft = self._page(page)
            target = self._target(draft, story, area) if area else ""
            block = () if area else self._empty_block(draft)
            kept = "" if target else draft.name
            typed = self._take_off(story, room, keep=kept, closed=False) if self._places(story) else ""
            freed = {name: list(cells) for name, cells in self._freed.items()}
            if target:
                self._exchange(target, story)
            else:
                self._fill(draft, block, story)
                self._settle(story)
                if typed and draft.name not in freed:
                    self.book.put_entry(draft, story, typed)
            self._close_all(freed, room)

        return self._made(make, (story,))

    # What all have in common

    def _made(self, make: Callable[[], None], names: Iterable[str]) -> Wanted:
        reading = self.before.value
        if reading is None:
            return Outcome(None, self.before.diagnostics)
        self.book = Book(reading.edition)
        self._freed: dict[str, list[Cell]] = {}
        try:
            for name in filter(None, names):
                self._known(name)
            make()
            return self._judged()
        except _RefusedError:
            # What would have come of it beside is no matter now.
            return Outcome(None, tuple(fault for fault in self.told if fault.severity is Severity.ERROR))

    def _judged(self) -> Wanted:
        """The change, if the edition can be read with it."""
        self._refuse_unwritable()
        files = self.book.changed()
        was = [self.before, *(read_edition(self.folder, local=key) for key in self.keys[1:])]
        with supposing({change.path: change.after for change in files}):
            now = [read_edition(self.folder, local=key) for key in self.keys]
        known = {_sentence(fault) for one in was for fault in one.diagnostics}
        told = dict.fromkeys(fault for one in now for fault in one.diagnostics)
        new = [fault for fault in told if _sentence(fault) not in known]
        faults = [fault for fault in new if fault.severity is Severity.ERROR]
        after = now[0].value
        if faults or after is None:
            self.told += faults
            self._refuse("night/refused", count=str(max(len(faults), 1)))
        assert after is not None
        # What holds still is told with the pages; that a story is on no page was asked for.
        self.told += (fault for fault in new if fault.code not in ("held/drawing", "story/unplaced"))
        redrawn = {page.name: self._drawn_for(page) for page in self.book.pages.values() if self._is_touched(page)}
        found = {name: Touch(name, "drawing", stories) for name, stories in redrawn.items()}
        for one, other in zip(was, now, strict=True):
            if one.value and other.value:
                add_touches(found, one.value.edition, other.value.edition, self._indexes())
        order = {name: number for number, name in enumerate(sorted(self.book.pages))}
        touches = tuple(sorted(found.values(), key=lambda touch: order.get(touch.page, len(order))))
        return Outcome(Change(files, touches, after.edition, after.sources), tuple(self.told))

    def _indexes(self) -> list[str]:
        """The pages that have an index."""
        drawn = {page.name: page.cells.values() for page in self.book.pages.values()}
        return [page for page, words in drawn.items() if any(FURNITURE_NAMES.get(word) == "index" for word in words)]

    def _is_touched(self, page: PageDraft) -> bool:
        inline = page.path == self.book.main
        return page.is_redrawn or (not inline and bool(self.book.patched.get(page.path)))

    def _drawn_for(self, page: PageDraft) -> tuple[str, ...]:
        """The stories that are drawn otherwise on a page."""
        cells = ((page.first[cell], page.cells[cell]) for cell in page.cells)
        names = (name for pair in cells if pair[0] != pair[1] for name in pair if name)
        return tuple(sorted({continued(name) or name for name in names}))

    def _refuse_unwritable(self) -> None:
        """A file that can't be read without a guess is not written to."""
        unsound = self.book.unsound & set(self.book.patched)
        for path in sorted(unsound):
            name = path.relative_to(self.folder.parent).as_posix()
            self.told += (fault for fault in self.before.diagnostics if fault.place and fault.place[0] == name)
            self._refuse("night/unsound-file", file=name)

    def _refuse(self, code: str, **values: str) -> None:
        self.told.append(diagnostic(code, None, page="", **values))
        raise _RefusedError

    # Names

    @property
    def _stories(self) -> list[str]:
        # Standing copy (`stock:weather`) stands by itself.
        return [story.name for story in self.book.edition.stories if ":" not in story.name]

    def _known(self, name: str) -> None:
        if name not in self._stories:
            self._refuse("night/no-story", name=name, near=nearest(name, self._stories))

    def _places(self, story: str) -> list[PageDraft]:
        return [page for page in self.book.pages.values() if page.parts(story) or page.stands_free(story)]

    def _must_be_placed(self, story: str) -> None:
        for page, path in self.book.unwritable:
            if not self._places(story):
                self._refuse("night/drawing-form", on=page, file=path.name)
        if not self._places(story):
            self._refuse("night/not-placed", name=story)

    def _unplaced(self, story: str) -> str:
        if places := self._places(story):
            self._refuse("night/placed", name=story, on=places[0].name)
        return story

    def _page(self, name: str) -> PageDraft:
        known = list(self.book.pages)
        found = self.book.pages.get(page_called(name, known))
        for page, path in self.book.unwritable if found is None else ():
            if page == page_called(name, [page]):
                self._refuse("night/drawing-form", on=page, file=path.name)
        if found is None:
            self._refuse("night/no-page", name=name, known="、".join(known))
        assert found is not None
        return found

    def _target(self, page: PageDraft, story: str, area: str) -> str:
        """The story whose place on a page is meant."""
        name = continued(area) or area
        if name == story:
            self._refuse("night/same-story", name=story)
        drawn = [word for word in dict.fromkeys(page.cells.values()) if word in self._stories]
        if name not in drawn:
            code = "night/no-story-area" if name in page.cells.values() else "night/no-area"
            self._refuse(code, name=area, on=page.name, near=nearest(name, drawn), known="、".join(drawn))
        return name

    def _empty_block(self, page: PageDraft) -> tuple[Cell, ...]:
        blocks = pieces_of(page.cells_of(""))
        if not blocks:
            self._refuse("night/no-empty", on=page.name)
        return tuple(max(blocks, key=len))

    def _pictures(self, story: str) -> list[tuple[PageDraft, str]]:
        """The pictures of a story that are drawn where it stands, in the order of the drawing."""
        names = self._pictures_named(story)
        return [
            (page, word)
            for page in self._places(story)
            for word in dict.fromkeys(page.cells.values())
            if word in names and word not in self._stories
        ]

    def _pictures_named(self, story: str) -> set[str]:
        told = self.book.edition.story(story)
        return {picture.name for picture in told.pictures} if told else set()

    # What is done to drawings

    def _take_off(self, story: str, room: Room, *, keep: str = "", closed: bool = True) -> str:
        """Empty the places of a story and its pictures; gives what was said of it as typed, but for a page to keep."""
        typed = ""
        off = self._pictures(story)
        for page in self._places(story):
            words = {*page.parts(story), *(name for where, name in off if where is page)}
            self._freed[page.name] = [cell for cell, word in page.cells.items() if word in words]
            for cell in self._freed[page.name]:
                page.cells[cell] = ""
            self.book.drop_heads_on(page, words)
            free = self.book.drop_free(page, [story, *self._pictures_named(story)])
            off += [(page, name) for name in free if name != story]
            if page.name != keep:
                typed = self.book.drop_entries(page, story) or typed
        if off:
            self._tell_pictures_off(story, off)
        if closed:
            self._close_all(self._freed, room)
        return typed

    def _tell_pictures_off(self, story: str, off: Iterable[tuple[PageDraft, str]]) -> None:
        names = "、".join(dict.fromkeys(name for _, name in off))
        self.told.append(diagnostic("night/pictures-off", story=story, pictures=names))

    def _exchange(self, placed: str, other: str) -> None:
        """Write each of two stories where the other stands; pictures change places as far as both have some."""
        came = bool(self._places(other))
        names = _renamed(placed, other) | (_renamed(other, placed) if came else {})
        ours, theirs = self._pictures(placed), self._pictures(other)
        offered = [name for _, name in theirs] if came else self._undrawn_pictures(other)
        for (_, one), two in zip(ours, offered, strict=False):
            names |= {one: two, two: one}
        off = {placed: ours[len(offered) :], other: theirs[len(ours) :] if came else []}
        for story in (placed, other) if came else (placed,):
            for page in self._places(story):
                off[story] += [(page, name) for name in self.book.drop_free(page, self._pictures_named(story))]
        self._exchange_what_is_said(names, {name for pictures in off.values() for _, name in pictures})
        for page in self.book.pages.values():
            page.cells = {cell: names.get(word, word) for cell, word in page.cells.items()}
        for story, grown in ((placed, other), (other, placed)):
            for page, name in off[story]:
                cells = page.cells_of(name)
                self._fill(page, cells, "")
                self._close(page, list(cells), Room(give_to=grown), must=False)
            if off[story]:
                self._tell_pictures_off(story, off[story])
        self._settle(other)
        if came:
            self._settle(placed)
        else:
            self._forget(placed, other)

    def _undrawn_pictures(self, story: str) -> list[str]:
        told = self.book.edition.story(story)
        drawn = {name for page in self.book.pages.values() for name in page.cells.values()}
        return [picture.name for picture in told.pictures if picture.name not in drawn] if told else []

    def _exchange_what_is_said(self, names: Mapping[str, str], off: set[str]) -> None:
        """What is said of a place stays with it; what speaks of a story's own head and pictures goes along."""
        told = [one for page in self.book.pages.values() for one in self.book.told(page)]
        for area in dict.fromkeys(one.area for one in told if one.area in names):
            self._take_along(area, names[area], told)
        for one in told:
            if one.area in names and not one.goes:
                one.name = names[one.area]
            head = one.said("head")
            if head and isinstance(head[1], Scalar) and not one.goes:
                if set(head[1].text.split()) & off:
                    one.out.add(head[0].text)
                else:
                    self.book.rename_word(one.page, head[1], names)
        for page in self.book.pages.values():
            for one in self.book.told(page, "free"):
                if one.area in names:
                    one.name = names[one.area]

    def _take_along(self, area: str, place: str, told: list[Told]) -> None:
        """Move what is said of a story itself to the place that it gets, where it gets one."""
        said = [(one, found) for one in told if one.area == area for key in _OF_STORY if (found := one.said(key))]
        typed: dict[str, str] = {}
        lost: list[str] = []
        for one, (key, value) in said:
            one.out.add(key.text)
            words = typed_value(one.page.file, value)
            typed |= {key.text: f"{key.text}: {words}"} if words else {}
            lost += [] if words else [key.text]
        pages = [page for page in self.book.pages.values() if page.cells_of(place) or page.stands_free(place)]
        if not pages or continued(place):
            named = [
                (one.page, key.text) for one, (_, value) in said if isinstance(value, Tree) for key, _ in value.entries
            ]
            if named:
                self._tell_pictures_off(area, named)
            return
        if lost:
            self.told.append(diagnostic("night/said-off", story=area, keys="、".join(dict.fromkeys(lost))))
        there = [one for one in told if one.area == place]
        for one in there:
            one.put += typed.values()
        for page in pages if typed and not there else ():
            self.book.put_entry(page, area, "{" + ", ".join(typed.values()) + "}")

    def _close_all(self, freed: Mapping[str, list[Cell]], room: Room) -> None:
        names = [name for name, cells in freed.items() if cells]
        beside = {name for name in names if self._beside(self.book.pages[name], freed[name], room.give_to)}
        if room.give_to and names and not beside:
            self._refuse("night/not-beside", name=room.give_to, on="、".join(names))
        for name in names:
            page = self.book.pages[name]
            self._close(page, [cell for cell in freed[name] if not page.cells[cell]], room)

    def _beside(self, page: PageDraft, cells: Iterable[Cell], story: str) -> bool:
        near = {cell for one in cells for cell in _around(one)}
        return any(story in (page.cells.get(cell), continued(page.cells.get(cell, ""))) for cell in near) and bool(
            story
        )

    def _close(self, page: PageDraft, cells: list[Cell], room: Room, *, must: bool = True) -> None:
        """Let stories beside cells that were freed grow over them; told where there is none."""
        for piece in pieces_of(tuple(sorted(cells))) if not room.leave else ():
            near = self._neighbours(page, piece)
            given = [name for name in near if room.give_to in (name, continued(name))] if room.give_to else []
            if given or near:
                self._fill(page, piece, (given or near)[0])
            elif must:
                self.told.append(diagnostic("night/left-empty", page=page.name, on=page.name, count=len(piece)))

    def _neighbours(self, page: PageDraft, piece: list[Cell]) -> list[str]:
        """The stories that can grow over a piece, the best first.

        One whose area does not come to lie over the fold stands before others, then one that comes to be a rectangle
        with its pictures, then the one that shares most of the edge, then the smallest.
        """
        edge = [page.cells.get(cell, "") for one in piece for cell in _around(one) if cell not in piece]
        names = [name for name in dict.fromkeys(edge) if (continued(name) or name) in self._stories]

        def rank(name: str) -> tuple[bool, bool, int, int]:
            own = page.cells_of(name)
            pictures = {word for where, word in self._pictures(continued(name) or name) if where is page}
            inside = [cell for cell, word in page.cells.items() if word in pictures]
            sides = {column >= page.fold for _, column in own} if page.fold else set[bool]()
            over = bool(page.fold) and {column >= page.fold for _, column in piece} | sides != sides
            return over, not _fills_a_box([*own, *piece, *inside]), -edge.count(name), len(own)

        return sorted(names, key=rank)

    def _fill(self, page: PageDraft, cells: Iterable[Cell], name: str) -> None:
        for cell in cells:
            page.cells[cell] = name

    # What is said elsewhere

    def _settle(self, story: str) -> None:
        """A story that has a place: nothing holds it back, and the index finds its page by itself."""
        self.book.hold(story, on=False)
        for item in self._items_of(story):
            if isinstance(item, Tree):
                self.book.drop_key(item, "page")

    def _forget(self, story: str, instead: str = "") -> None:
        """A story on no page: held back, and out of the index.

        An item that says nothing of its own is that of the story in its place.
        """
        self.book.hold(story, on=True)
        items = self.book.items()
        ours = self._items_of(story)
        instead = "" if instead and self._items_of(instead) else instead
        dropped = [item for item in ours if not (instead and isinstance(item, Scalar))]
        for item in ours:
            if item not in dropped and isinstance(item, Scalar):
                self.book.rename_item(item, instead)
        if dropped:
            self.book.drop_items(number for number, item in enumerate(items) if item in dropped)
            self.told.append(diagnostic("night/index-item", story=story, count=len(dropped)))

    def _items_of(self, story: str) -> list[Node]:
        return [item for item in self.book.items() if _story_of(item) == story]


def _story_of(item: Node) -> str:
    value = item.value("story") if isinstance(item, Tree) else item
    return value.text if isinstance(value, Scalar) else ""


def _sentence(fault: Diagnostic) -> tuple[object, ...]:
    # A story brings its own faults along to another page.
    return fault.code, fault.values


def _renamed(one: str, other: str) -> dict[str, str]:
    """The areas of a story, and those of another that take their places."""
    return {one + ">" * count: other + ">" * count for count in range(12)}


def _around(cell: Cell) -> tuple[Cell, ...]:
    row, column = cell
    return (row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)


def _fills_a_box(cells: list[Cell]) -> bool:
    return len(set(cells)) == len({row for row, _ in cells}) * len({column for _, column in cells})
