"""An edition folder to an `Edition`: every file read, every fault of every file said in one run.

    2026-11-24/edition.yaml   what the issue shares, and small pages
    2026-11-24/pages/A01.yaml a page with its own editor
    2026-11-24/stories/*.md   2026-11-24/pictures/
    paper.yaml                beside the issues, or in the folder

A page whose own files (its part of the YAML, its stories, its pictures) have no error builds whatever state the
others are in; those are `Edition.withheld`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Mapping as Mapping_
from dataclasses import fields, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from ..base.diagnostics import Diagnostic, Outcome, Place, Severity, Span
from ..base.host import normal_path
from ..base.messages import diagnostic
from ..base.reads import is_file, names_in, watching
from . import ads, validate
from .ad_places import by_advertisement, fill_places
from .bookings import Bookings, check_bookings, read_bookings, with_labels
from .copy_checks import check_index_forms
from .dummy import FURNITURE_NAMES, Drawing, Names, read_dummy
from .filler_log import Used, check_recent, log_path, read_log, recent
from .fillers import Filled, filler_name, place_fillers, read_filler_art, read_fillers
from .free import check_free, owner_of
from .held import FOLDER as HELD
from .held import record_name
from .images import read_picture
from .keys import english
from .local import PAGES, check_locals, for_local, read_locals
from .make_up import read_switches
from .matter import check_matter
from .model import (
    USUAL_SPOT,
    AdOrder,
    Edition,
    Forecast,
    FreeBlock,
    HeadArt,
    HeadLineWish,
    HeadWish,
    IndexItem,
    Inset,
    Kind,
    Local,
    Page,
    PageKind,
    Paper,
    Picture,
    Placement,
    Plant,
    QrCodeSpec,
    Story,
    Text,
    Waiver,
    jump_node,
)
from .paper import PaperFile, read_codes, read_paper
from .plant import PLANT_FILE, read_plant
from .routes import routes_of
from .sections import page_kinds
from .source import SourceText, read_source
from .source_map import Piece, Removed, SourceMap
from .stock import Stock, read_stock
from .story import StoryFile, read_story, with_breaks
from .text_builder import digest
from .trucks import face_each_other, halves_of, page_called, single_pages, truck_name
from .yaml_reader import YamlDocument, read_yaml
from .yaml_tree import Mapping, Node, Scalar, Sequence, locate

if TYPE_CHECKING:
    from .schema import EditionSheet, PageSheet, PlacementSheet

EDITION_FILE, PAPER_FILE = "edition.yaml", "paper.yaml"


_UNREAD = ("yaml/", "story/front-matter-line", "story/open-front-matter")
_INDENTED_KEY = re.compile(r"\s+(?:-\s+)?([^\s:：{}]+)\s*[:：]")


class Reading(NamedTuple):
    """An edition, and where everything in it stands."""

    edition: Edition
    sources: SourceMap


class _PageSource(NamedTuple):
    """A page as written: its sheet (None when nothing of it is sound), the tree it came from, its file."""

    name: str
    sheet: PageSheet | None
    tree: Node
    source: SourceText
    place: Span


class _DrawnPage(NamedTuple):
    written: _PageSource
    drawing: Drawing
    free: tuple[FreeBlock, ...]


def read_edition(folder: Path, *, pages: Iterable[str] | None = None, local: str = "") -> Outcome[Reading | None]:
    """The edition in `folder`, its faults sorted by page and place; None when it can't be told what it is.

    With `pages`, only these are in `Edition.pages`, and faults of others are left out. Of an issue with local editions
    it is that of the key `local`, else the first.
    """
    return _Reader(normal_path(folder), pages, local).read()


_MOST_TOLD = 512
_TOLD: dict[tuple[str, str, str, date, Path], Outcome[StoryFile]] = {}
"""Stories by their text: who reads an edition again after every stroke reads one story."""


def _told(path: str, text: str, name: str, day: date, file: Path) -> Outcome[StoryFile]:
    """A story; remembered, unless more files than its own were looked at for it."""
    key = (path, text, name, day, file)
    found = _TOLD.pop(key, None)
    if found is None:
        with watching() as looks:
            found = read_story(SourceText(path, text), name, day, file)
        if looks:
            return found
    # The newest last, the oldest goes.
    _TOLD[key] = found
    if len(_TOLD) > _MOST_TOLD:
        del _TOLD[next(iter(_TOLD))]
    return found


@lru_cache(maxsize=256)
def _page_sheet(path: str, text: str, name: str) -> tuple[Outcome[YamlDocument], Outcome[PageSheet | None]]:
    """A page file by its text, as it was typed and as it is understood."""
    from .schema import PageSheet, check

    document = read_yaml(SourceText(path, text))
    return document, check(PageSheet, document.value.root, name)


@lru_cache(maxsize=512)
def _checked(
    story: Story,
    page: str,
    placeholders: tuple[str, ...],
    variant_forms: tuple[str, ...],
    keys: tuple[tuple[str, Span], ...],
    columns: tuple[str, ...],
) -> tuple[Diagnostic, ...]:
    return tuple(validate.check_story(story, page, placeholders, variant_forms, dict(keys), columns))


class _Reader:
    def __init__(self, folder: Path, wanted: Iterable[str] | None, local: str) -> None:
        self.folder = folder
        self.locals: tuple[Local, ...] = ()
        self.local: Local | None = None
        self.wanted_local = local
        self.wanted = None if wanted is None else list(dict.fromkeys(wanted))
        self.faults: list[Diagnostic] = []
        self.pieces: dict[str, tuple[Piece, ...]] = {}
        self.removed: list[Removed] = []
        self.stories: dict[str, StoryFile] = {}
        self.is_whole = True
        """Whether edition.yaml was read without leaving lines out."""
        self.mended: set[tuple[str, int]] = set()
        self.unread: set[str] = set()
        """Keys in the front matter of stories where it could not be read: pictures, perhaps."""
        self.day = validate.STAND_IN_DAY
        self.stock = Stock()
        self.bookings = Bookings()
        self.placed: dict[str, str] = {}
        """The page that each story begins on."""
        self.tree: Node = Mapping((), Span(self.name_of(folder / EDITION_FILE), 1, 1))

    def name_of(self, path: Path) -> str:
        """A path as printed: from the folder that holds the issues."""
        try:
            return path.relative_to(self.folder.parent).as_posix()
        except ValueError:
            return path.as_posix()

    def read(self) -> Outcome[Reading | None]:
        path = self.folder / EDITION_FILE
        read = read_source(path, self.name_of(path))
        self.faults += read.diagnostics
        if read.value is None:
            return self._outcome(None)
        source = read.value
        sheet = self._choose_local(self._read_sheet(source))
        paper = self._read_paper(sheet)
        plant = self._read_plant()
        self.day = self._day(sheet)
        self._read_stories()
        written = self._written_pages(sheet, source)
        self._read_stock(written, paper)
        codes = read_codes(sheet.qr, self.tree, self.faults)
        drawn = self._draw(written, [*codes, *(paper.paper.qr if paper else ())])
        self._blame_pages(written, source)
        self._register("edition", self.tree)
        if paper and paper.tree:
            self._register("paper", paper.tree)
        self._register_codes(self.tree, paper.tree if paper else None)
        index = self.tree.find("index") if isinstance(self.tree, Mapping) else None
        if index:
            self.pieces["index"] = (Piece(0, *index[0].span[:3]),)
        names = (self.pieces.get(f"{root}/{key}") for root, key in (("paper", "name"), ("edition", "paper")))
        self.pieces["paper"] = next((place for place in names if place), ())
        edition = replace(self._edition(sheet, paper, written, drawn, codes), plant=plant)
        self._check(edition, sheet, paper, drawn)
        self.faults = [fault for fault in self.faults if not self._follows(fault, len(drawn) == len(written))]
        return self._outcome(self._withhold(edition) if edition.day != validate.STAND_IN_DAY and paper else None)

    def _register(self, node_id: str, node: Node) -> None:
        """Let later stages speak of any value: `paper/masthead/info/2` is the second line of that slot."""
        if isinstance(node, Mapping):
            for key, value in node.entries:
                name = f"{node_id}/{key.text if node_id.count('/') else english(key.text)}"
                start = key if isinstance(value, Mapping | Sequence) else value
                self.pieces.setdefault(name, (Piece(0, *start.span[:3]),))
                self._register(name, value)
        elif isinstance(node, Sequence):
            for number, item in enumerate(node.items, 1):
                self.pieces.setdefault(f"{node_id}/{number}", (Piece(0, *item.span[:3]),))
        elif "\n" in node.text.strip():
            for number, (_, line, column) in enumerate(node.pieces, 1):
                self.pieces.setdefault(f"{node_id}/{number}", (Piece(0, node.span.path, line, column),))
        else:
            self.pieces.setdefault(f"{node_id}/1", (Piece(0, *node.span[:3]),))

    def _register_codes(self, *trees: Node | None) -> None:
        """Lead from what a QR code holds to where it is written."""
        for tree in trees:
            codes = tree.value("qr") if isinstance(tree, Mapping) else None
            for key, node in codes.entries if isinstance(codes, Mapping) else ():
                data = (node.value("url") or node.value("data")) if isinstance(node, Mapping) else node
                if isinstance(data, Scalar):
                    self.pieces.setdefault(f"qr/{data.text.strip()}", (Piece(0, *key.span[:3]),))

    def _read_sheet(self, source: SourceText) -> EditionSheet:
        from .schema import EditionSheet, check

        document = read_yaml(source)
        self.tree = document.value.root
        self.is_whole = document.value.is_whole
        self.mended = {(source.path, line) for line in document.value.mended}
        checked = check(EditionSheet, self.tree)
        self.faults += [*document.diagnostics, *checked.diagnostics]
        return checked.value or EditionSheet()

    def _choose_local(self, sheet: EditionSheet) -> EditionSheet:
        """What edition.yaml says of the local edition that is read: nothing of what it says of others alone."""
        self.locals = read_locals(sheet)
        named = next((one for one in self.locals if one.key == self.wanted_local), None)
        self.local = named or next(iter(self.locals), None)
        self.faults += check_locals(self.locals, self.tree, self.folder / PAGES)
        self.tree, index = for_local(self.tree, sheet.index, self.local)
        return sheet.model_copy(update={"index": index})

    def _read_paper(self, sheet: EditionSheet) -> PaperFile | None:
        for path in (self.folder / PAPER_FILE, self.folder.parent / PAPER_FILE):
            if not is_file(path):
                continue
            read = read_source(path, self.name_of(path))
            self.faults += read.diagnostics
            if read.value is None:
                return None
            paper = read_paper(read.value, path, sheet.paper)
            self.faults += paper.diagnostics
            if paper.value and sheet.paper and sheet.paper != paper.value.paper.name:
                place = locate(self.tree, ("paper",))[1].span
                name = paper.value.paper.name
                self.faults.append(diagnostic("edition/paper-name", place, typed=sheet.paper, name=name))
            return paper.value
        if sheet.paper:
            return PaperFile(Paper(sheet.paper))
        if self.is_whole and not (isinstance(self.tree, Mapping) and self.tree.find("paper")):
            self.faults.append(diagnostic("edition/no-paper", self.tree.span))
        return None

    def _read_plant(self) -> Plant:
        for path in (self.folder / PLANT_FILE, self.folder.parent / PLANT_FILE):
            if not is_file(path):
                continue
            read = read_source(path, self.name_of(path))
            self.faults += read.diagnostics
            if read.value is None:
                break
            plant = read_plant(read.value, path)
            self.faults += plant.diagnostics
            return plant.value
        return Plant()

    def _day(self, sheet: EditionSheet) -> date:
        from .schema import parse_date

        try:
            named = parse_date(self.folder.name)
        except ValueError:
            named = None
        if sheet.date and named and sheet.date != named:
            place = locate(self.tree, ("date",))[1].span
            self.faults.append(
                diagnostic("edition/folder-date", place, typed=sheet.date.isoformat(), folder=named.isoformat())
            )
        if sheet.date or named:
            return sheet.date or named or validate.STAND_IN_DAY
        if not any(fault.code in ("edition/date", "value/date") for fault in self.faults):
            self.faults.append(diagnostic("edition/no-date", self.tree.span))
        return validate.STAND_IN_DAY

    def _read_stories(self) -> None:
        for path in _files(self.folder / "stories", ".md"):
            name = normalize("NFC", path.stem)
            read = read_source(path, self.name_of(path))
            faults = list(read.diagnostics)
            if read.value is not None:
                told = _told(read.value.path, read.value.text, name, self.day, path)
                faults += told.diagnostics
                self.stories[name] = told.value
                self.pieces.update(told.value.pieces)
                self.removed += told.value.removed
                if any(fault.code.startswith(_UNREAD) for fault in told.diagnostics):
                    self.unread |= {match[1] for match in map(_INDENTED_KEY.match, read.value.lines) if match}
                if name in FURNITURE_NAMES or re.search(r"[\s|｜#>＞]", name) or set(name) == {"."}:
                    faults.append(diagnostic("story/name", read.value.span(1), name=name))
            # The page is settled when the dummies have been read.
            self.faults += [replace(fault, page=_story_page(name)) for fault in faults]

    def _read_stock(self, pages: list[_PageSource], paper: PaperFile | None) -> None:
        """Standing copy, as stories and as files to be placed."""
        dummies = [scalar.text for page in pages if (scalar := _dummy_of(page.tree))]
        self.stock = read_stock(self.folder, dummies, paper.paper if paper else None, self.name_of, self.day)
        self.stories |= self.stock.stories
        for file in self.stock.stories.values():
            self.pieces.update(file.pieces)
            self.removed += file.removed
        self.faults += (replace(fault, page=_story_page(name)) for name, fault in self.stock.faults)

    def _written_pages(self, sheet: EditionSheet, source: SourceText) -> list[_PageSource]:
        pages: dict[str, _PageSource] = {}
        inline = self.tree.value("pages") if isinstance(self.tree, Mapping) else None
        for key, node in inline.entries if isinstance(inline, Mapping) else ():
            name = truck_name(key.text)
            pages[name] = _PageSource(name, sheet.pages.get(key.text), node, source, key.span)
        files = _files(self.folder / PAGES, ".yaml", ".yml")
        for path in sorted(files, key=lambda p: _natural(p.stem)):
            page = self._page_file(path)
            if page.name in pages:
                first = pages[page.name].place
                self.faults.append(
                    diagnostic("edition/page-twice", page.place, page=page.name, name=page.name, line=first.line)
                )
            else:
                pages[page.name] = page
        if self.local:
            files = [*files, *self._own_pages(pages, sheet.local[self.local.key].without)]
        self._check_trucks(pages)
        for name, page in pages.items():
            self.pieces[f"page/{name}"] = (Piece(0, *page.place[:3]),)
        is_empty = isinstance(inline, Scalar) and inline.is_empty
        if not pages and self.is_whole and (inline is None or is_empty or isinstance(inline, Mapping)):
            self.faults.append(diagnostic("edition/no-pages", self.tree.span))
        found = list(pages.values())
        return sorted(found, key=lambda page: _natural(page.name)) if (files and inline) or self.local else found

    def _own_pages(self, pages: dict[str, _PageSource], without: Iterable[str]) -> list[Path]:
        """Put the local edition's own pages in the place of shared ones, and take out those that it has not."""
        assert self.local
        for typed in without:
            name = page_called(typed, pages)
            if pages.pop(name, None) is None:
                place = locate(self.tree, ("local", self.local.key, "without"))[1].span
                self.faults.append(diagnostic("local/no-page", place, name=typed, local=self.local.key))
        for name in self.local.own:
            if page_called(name, pages) not in pages:
                place = locate(self.tree, ("local", self.local.key, "own"))[1].span
                self.faults.append(diagnostic("local/no-page", place, name=name, local=self.local.key))
        files = _files(self.folder / PAGES / self.local.key, ".yaml", ".yml")
        for path in sorted(files, key=lambda p: _natural(p.stem)):
            page = self._page_file(path)
            # A double truck takes the place of both pages, and a page that of the truck it was half of.
            for half in halves_of(page.name) or (page.name,):
                pages.pop(page_called(half, pages), None)
            pages[page.name] = page
        return files

    def _own_key(self, page: str, path: str) -> str:
        """The key of the local edition whose own a page is; "" for one that is shared."""
        if self.local is None:
            return ""
        is_own = path.startswith(self.name_of(self.folder / PAGES / self.local.key) + "/")
        return self.local.key if is_own or page in map(truck_name, self.local.own) else ""

    def _check_trucks(self, pages: dict[str, _PageSource]) -> None:
        """Two pages made up as one face each other, and neither is drawn elsewhere too."""
        owners: dict[str, str] = {}
        for name, page in pages.items():
            halves = halves_of(name)
            if halves and not face_each_other(*halves):
                left, right = halves
                self.faults.append(diagnostic("edition/truck-pair", page.place, page=name, left=left, right=right))
            for half in halves or (name,):
                if half in owners:
                    both = owners[half]
                    self.faults.append(diagnostic("edition/page-in-two", page.place, page=name, name=half, first=both))
                owners.setdefault(half, name)

    def _page_file(self, path: Path) -> _PageSource:
        name = truck_name(normalize("NFC", path.stem))
        read = read_source(path, self.name_of(path))
        self.faults += [replace(fault, page=name) for fault in read.diagnostics]
        if read.value is None:
            start = Span(self.name_of(path), 1, 1)
            return _PageSource(name, None, Mapping((), start), SourceText(start.path, ""), start)
        document, checked = _page_sheet(read.value.path, read.value.text, name)
        self.mended |= {(read.value.path, line) for line in document.value.mended}
        self.faults += [replace(fault, page=name) for fault in (*document.diagnostics, *checked.diagnostics)]
        return _PageSource(name, checked.value, document.value.root, read.value, read.value.span(1))

    def _blame_pages(self, pages: list[_PageSource], source: SourceText) -> None:
        """Give every fault found in the part of edition.yaml that a page takes to that page."""
        starts = sorted((page.place.line, page.name) for page in pages if page.source is source)
        end = _end_of_pages(self.tree)
        names = {name for _, name in starts}

        def page_of(fault: Diagnostic) -> str:
            if fault.page or not isinstance(fault.place, Span) or fault.place.path != source.path:
                return fault.page
            if fault.code == "yaml/duplicate-key" and fault.value("key") in names:
                return fault.value("key")
            line = fault.place.line
            before = [name for start, name in starts if start <= line]
            is_inside = line <= end and source.line(line)[:1] in (" ", "\t", "\u3000")
            return before[-1] if before and is_inside else ""

        self.faults = [replace(fault, page=page_of(fault)) for fault in self.faults]

    def _draw(self, pages: list[_PageSource], codes: list[QrCodeSpec]) -> list[_DrawnPage]:
        owners: dict[str, list[str]] = {}
        for file in self.stories.values():
            for picture in file.story.pictures:
                owners.setdefault(picture.name, []).append(file.story.name)
        booked = read_bookings(self.folder, self.name_of)
        self.faults += booked.diagnostics
        self.bookings = booked.value
        drawn: list[_DrawnPage] = []
        for page in pages:
            scalar = _dummy_of(page.tree)
            if page.sheet is None or scalar is None:
                continue
            words = set(re.split(r"[\s|｜>＞]+", scalar.text))
            pictures = {name: next((s for s in told if s in words), told[0]) for name, told in owners.items()}
            names = Names(
                frozenset(self.stories), pictures, frozenset(code.name for code in codes), frozenset(self.stock.art)
            )
            read = read_dummy(scalar, page.source, names, page.name)
            self.faults += read.diagnostics
            if read.value:
                self._check_owners(page.name, read.value, owners)
                for area in read.value.areas:
                    if area.goes_on or area.kind == "ad":
                        self.pieces[jump_node(page.name, area.name)] = (Piece(0, *read.value.places[area.name][:3]),)
                for name in page.sheet.free:
                    key, node = locate(page.tree, ("free", name))
                    self.pieces[jump_node(page.name, name)] = (Piece(0, *(key or node).span[:3]),)
                filled = fill_places(read.value, page.name, self.bookings, self.day)
                self.faults += filled.diagnostics if self.day != validate.STAND_IN_DAY else ()
                drawn.append(_DrawnPage(page, filled.value, self._free(page.sheet, filled.value, owners)))
        return drawn

    def _free(self, sheet: PageSheet, drawing: Drawing, owners: dict[str, list[str]]) -> tuple[FreeBlock, ...]:
        """What stands on a page off the grid; names that mean nothing are left out, to be told of."""
        stories = frozenset(self.stories)
        here = frozenset(area.owner for area in drawing.areas if area.kind == "story") | (stories & sheet.free.keys())
        told = ((name, one, owner_of(name, stories, owners, here)) for name, one in sheet.free.items())
        return tuple(
            FreeBlock(name, "picture" if owner else "story", one.at, one.size, owner)
            for name, one, owner in told
            if owner is not None
        )

    def _check_owners(self, page: str, drawing: Drawing, owners: dict[str, list[str]]) -> None:
        stories = {area.owner for area in drawing.areas if area.kind == "story"}
        for area in drawing.areas:
            place = drawing.places[area.name]
            told = owners.get(area.name, [])
            if area.kind == "picture" and area.story not in stories:
                owner = area.story
                self.faults.append(diagnostic("dummy/picture-alone", place, page=page, name=area.name, story=owner))
            elif area.kind == "picture" and len(here := [s for s in told if s in stories]) > 1:
                both = "、".join(here)
                self.faults.append(diagnostic("dummy/picture-of-two", place, page=page, name=area.name, stories=both))
            elif area.kind == "story" and not area.goes_on and told:
                both = "、".join(told)
                self.faults.append(diagnostic("dummy/two-meanings", place, page=page, name=area.name, stories=both))

    def _edition(
        self, sheet: EditionSheet, paper: PaperFile | None, written: list[_PageSource], drawn: list[_DrawnPage],
        codes: tuple[QrCodeSpec, ...],
    ) -> Edition:  # fmt: skip
        positions = {page.name: index for index, page in enumerate(written, 1)}
        kinds: dict[str, Kind] = {name: file.story.kind for name, file in self.stories.items()}
        page_kind = page_kinds([page.name for page in written])
        folder = self.folder / "pictures"
        plain = (
            self._styled(_page(one, positions[one.written.name], paper, folder, sheet, kinds), one, paper)
            for one in drawn
        )
        pages = [self._held(self._with_local(page, page_kind)) for page in plain]
        routes = routes_of(pages)
        placed: dict[str, str] = {}
        for page in pages:
            for area in page.matter:
                if area.kind == "story" and not area.goes_on:
                    placed.setdefault(area.name, page.name)
        for route in routes:
            placed.setdefault(route.story, route.stops[0].page)
        self._settle_story_pages(placed)
        self.placed = placed
        by_name = {page.name: page for page in pages}
        drawn_on = {
            (area.story, area.name): page.name
            for page in pages
            for area in page.matter
            if area.story in {one.owner for one in page.matter if one.kind == "story"}
        }
        stories = tuple(self._with_pictures(file, placed, drawn_on) for file in self.stories.values())
        filled = self._filled(stories, tuple(zip(pages, drawn, strict=True)))
        near = self._recent(paper, tuple(zip(pages, drawn, strict=True)))
        drawn_art = {area.name for page in pages for area in page.areas}
        art = read_filler_art(self.folder)
        placed_ads = ads.read_ads(self.folder, ((one.written.name, one.drawing) for one in drawn))
        self.faults += placed_ads.diagnostics
        pages = [with_labels(page, self.bookings.orders) for page in pages]
        forecast = tuple(Forecast(c.city, c.sky, c.low, c.high, c.wind) for c in sheet.weather.cities)
        return Edition(
            folder=self.folder,
            paper=paper.paper if paper else Paper("—"),
            day=self.day,
            mode=sheet.mode,
            issue=sheet.issue,
            pages=tuple(pages),
            stories=filled.stories,
            fillers=tuple(filler for filler in filled.left if filler_name(filler) not in near),
            filler_art=tuple(one for one in art if one.name not in near and f"filler:{one.name}" not in drawn_art),
            index=self._index(sheet),
            qr=codes,
            weather=sheet.weather.text or (forecast[0].words if forecast else ""),
            forecast=forecast,
            lunar=sheet.lunar,
            allow=tuple(Waiver(w.code, w.reason, w.by) for w in sheet.allow),
            withheld=tuple(page.name for page in written),
            story_pages=tuple((story, _page_of(by_name[name], story)) for story, name in placed.items()),
            page_count=len(single_pages(page.name for page in written)),
            routes=routes,
            ads=(*placed_ads.value, *self.stock.art.values()),
            local=self.local,
            locals=self.locals,
            section_names=tuple(sheet.sections.items()),
        )

    def _filled(self, stories: tuple[Story, ...], pages: tuple[tuple[Page, _DrawnPage], ...]) -> Filled:
        """The stories with the fillers that pages put under them."""
        read = read_fillers(self.folder, self.name_of)
        self.faults += read.faults
        for _, file in read.files:
            self.pieces.update(file.pieces)
            self.removed += file.removed
        fillers = (file.story for _, file in read.files)
        filled = place_fillers(stories, fillers, ((page, one.written.tree) for page, one in pages))
        self.faults += filled.faults
        return filled

    def _with_local(self, page: Page, kinds: Mapping_[str, PageKind]) -> Page:
        return replace(page, local=self._own_key(page.name, page.path), kind=kinds[page.name])

    def _styled(self, page: Page, one: _DrawnPage, paper: PaperFile | None) -> Page:
        """The page with its style and its make-up rules: its own, else those of the paper."""
        sheet, common = one.written.sheet, paper.paper if paper else Paper("")
        assert sheet is not None
        own = read_switches(sheet.makeup, one.written.tree, page.name)
        self.faults += own.diagnostics
        both = {**dict(common.makeup), **dict(own.value)}
        return replace(page, style=sheet.style or common.page_style, makeup=tuple(sorted(both.items())))

    def _recent(self, paper: PaperFile | None, pages: tuple[tuple[Page, _DrawnPage], ...]) -> dict[str, Used]:
        """Fillers that were printed of late; told where a page asks for one all the same."""
        if paper is None:
            return {}
        path = log_path(paper.paper, self.folder)
        log = read_log(path, self.name_of(path))
        self.faults += (replace(fault, severity=Severity.WARNING) for fault in log.diagnostics)
        near = recent(log.value, self.day, paper.paper.filler_days)
        for page, one in pages:

            def place(name: str, page: Page = page, one: _DrawnPage = one) -> Span:
                if f"filler:{name}" in one.drawing.places:
                    return one.drawing.places[f"filler:{name}"]
                story = next((story for story, placement in page.placements if placement.filler == name), "")
                return locate(one.written.tree, ("stories", story, "filler"))[1].span

            self.faults += check_recent(page, near, place, self.day)
        return near

    def _held(self, page: Page) -> Page:
        path = self.folder / HELD / record_name(page.name, page.local)
        if not is_file(path):
            return page
        from .held_sheet import hold_still

        held = hold_still(page, path, self.name_of(path))
        self.faults += [replace(fault, page=page.name) for fault in held.diagnostics]
        return held.value

    def _settle_story_pages(self, placed: dict[str, str]) -> None:
        """Faults of stories go to their pages; of a story on no page they stop nothing."""
        settled: list[Diagnostic] = []
        for fault in self.faults:
            name = _story_of(fault.page)
            if name is None:
                settled.append(fault)
            elif name in placed:
                settled.append(replace(fault, page=placed[name]))
            else:
                calmer = Severity.WARNING if fault.severity in (Severity.ERROR, Severity.PRINT) else fault.severity
                settled.append(replace(fault, page="", severity=calmer))
        self.faults = settled

    def _with_pictures(self, file: StoryFile, placed: dict[str, str], drawn_on: dict[tuple[str, str], str]) -> Story:
        """The story with its picture files, whose faults go to the pages that draw them."""
        story = file.story
        page = placed.get(story.name)
        if page is None or not story.pictures:
            return story
        pictures: list[Picture] = []
        for picture, (name, typed, place) in zip(story.pictures, file.files, strict=True):
            read = [
                read_picture(self.folder / "pictures", name, one, place, drawn_on.get((story.name, name), page))
                for one in typed or ("",)
            ]
            self.faults += [fault for one in read for fault in one.diagnostics]
            more = tuple(one.value for one in read[1:] if one.value)
            pictures.append(replace(picture, file=read[0].value, more=more))
        return replace(story, pictures=tuple(pictures))

    def _index(self, sheet: EditionSheet) -> tuple[IndexItem, ...]:
        items: list[IndexItem] = []
        for number, item in enumerate(sheet.index):
            stem = f"index/{digest(item.story + item.kicker + item.headline + item.text)}/{number}"
            words = {"kicker": item.kicker, "headline": item.headline or item.text}
            texts: dict[str, Text | None] = {}
            for key, typed in words.items():
                place = self._index_place(number, key, typed)
                head = with_breaks(typed, place.path, place.line, place.column)
                texts[key] = head.finish(f"{stem}/{key}") if typed else None
                self.pieces[f"{stem}/{key}"] = tuple(head.pieces)
            items.append(IndexItem(item.story, texts["kicker"], texts["headline"], item.page, item.elsewhere))
        return tuple(items)

    def _index_place(self, number: int, key: str, text: str) -> Span:
        for name in (key, "text"):
            typed, node = locate(self.tree, ("index", number, name))
            if typed and isinstance(node, Scalar) and node.text.strip() == text:
                return node.span
        return locate(self.tree, ("index", number))[1].span

    def _check(self, edition: Edition, sheet: EditionSheet, paper: PaperFile | None, drawn: list[_DrawnPage]) -> None:
        self.faults += validate.check_edition(edition, sheet.weekday, self.tree, paper.tree if paper else None)
        self.faults += validate.check_index(edition, self.tree)
        placeholders = paper.placeholders if paper else ()
        variant_forms = paper.variant_forms if paper else ()
        self.faults += check_index_forms(edition, variant_forms)
        for page in drawn:
            self.faults += validate.check_page(edition, page.written.name, page.written.tree, page.drawing)
            if page.written.sheet:
                self.faults += check_free(edition, page.written.name, page.written.tree, page.written.sheet.free)
        drawings = [(page.written.name, page.drawing) for page in drawn]
        booked = [booking.name for booking in self.bookings.orders if booking.days or booking.standing]
        self.faults += ads.check_unused(self.folder, drawings, self.name_of, booked)
        if edition.day != validate.STAND_IN_DAY:
            self.faults += check_bookings(self.bookings.orders, edition.pages, dict(drawings), edition.ads, edition.day)
        self.faults += validate.check_placing(edition, drawings)
        placed = self.placed
        for story in edition.stories:
            if story.name in placed:
                keys = tuple(self.stories[story.name].key_places.items())
                self.faults += _checked(
                    story, placed[story.name], placeholders, variant_forms, keys, edition.paper.columns
                )
                self.faults += check_matter(story, edition, placed[story.name])

    def _withhold(self, edition: Edition) -> Reading:
        """Leave out pages with errors and pages not asked for."""
        broken = {fault.page for fault in self.faults if fault.severity is Severity.ERROR and fault.page}
        self.wanted = None if self.wanted is None else [page_called(name, edition.withheld) for name in self.wanted]
        for name in self.wanted or ():
            if name not in edition.withheld:
                known = "、".join(edition.withheld)
                self.faults.append(diagnostic("edition/no-page-of-name", None, name=name, known=known))
        asked = set(edition.withheld if self.wanted is None else self.wanted)
        drawn = {page.name for page in edition.pages}
        edition = replace(
            edition,
            pages=tuple(page for page in edition.pages if page.name in asked - broken),
            withheld=tuple(name for name in edition.withheld if name in asked and name not in drawn - broken),
        )
        return Reading(edition, SourceMap(self.pieces, tuple(self.removed)))

    def _outcome(self, reading: Reading | None) -> Outcome[Reading | None]:
        asked = None if self.wanted is None else {"", *self.wanted}
        faults = [fault for fault in dict.fromkeys(self.faults) if asked is None or fault.page in asked]
        if reading is None:
            # There will be no map to look places up in.
            faults = [replace(fault, place=self._span(fault)) for fault in faults]
        return Outcome(reading, tuple(sorted(faults, key=self._order)))

    def _follows(self, fault: Diagnostic, all_drawn: bool) -> bool:
        """Whether a fault says nothing beyond another that led to it.

        What is odd about a line that was guessed at, a story on no page where not every dummy could be read, and a
        name that stands in a story whose front matter could not be read.
        """
        if fault.code in ("story/unplaced", "index/unplaced", "index/undrawn", "ad/unused", "ad/due"):
            return not all_drawn
        if fault.code.startswith("dummy/unknown-name") and fault.value("name") in self.unread:
            return True
        is_there = isinstance(fault.place, Span) and fault.place[:2] in self.mended
        return is_there and not fault.code.startswith("yaml/")

    def _span(self, fault: Diagnostic) -> Span | None:
        return SourceMap(self.pieces).span(fault.place) if isinstance(fault.place, Place) else fault.place

    def _order(self, fault: Diagnostic) -> tuple[str, str, int, int, str]:
        place = self._span(fault)
        path, line, column = place[:3] if place else ("", 0, 0)
        return fault.page, path, line, column, fault.code


_READ_APART = ("head", "head_spot", "head_wish", "insets", "held", "columns", "measures")
_PLACED = tuple(f.name for f in fields(Placement) if f.name not in _READ_APART)


def _placement(p: PlacementSheet, pictures: Path) -> Placement:
    head, spot = p.head or (None, USUAL_SPOT)
    insets = tuple(Inset(name, inset.width, inset.place, inset.wrap) for name, inset in p.insets.items())
    return Placement(
        head=head,
        head_spot=spot,
        insets=insets,
        columns=len(p.columns) or None,
        head_wish=HeadWish(
            p.head_size,
            p.head_stretch,
            p.head_tracking,
            tuple(HeadLineWish(line.size, line.stretch, line.tracking) for line in p.head_lines),
            HeadArt(pictures / p.head_art) if p.head_art else None,
        ),
        measures=p.columns if any(p.columns) else (),
        **{key: getattr(p, key) for key in _PLACED},
    )


def _page(
    one: _DrawnPage, position: int, paper: PaperFile | None, pictures: Path, edition: EditionSheet,
    all_kinds: dict[str, Kind],
) -> Page:  # fmt: skip
    sheet, name = one.written.sheet, one.written.name
    assert sheet is not None
    left = (halves_of(name) or (name,))[0]
    figures = re.search(r"[0-9]+(?=[^0-9]*$)", left)
    placements = tuple((story, _placement(p, pictures)) for story, p in sheet.stories.items())
    return Page(
        name=name,
        number=int(figures[0][:6]) or position if figures else position,
        section=sheet.section,
        columns=one.drawing.columns,
        rows=one.drawing.rows,
        areas=one.drawing.areas,
        placements=placements,
        credits=tuple(sheet.credits.items()),
        allow=tuple(Waiver(w.code, w.reason, w.by) for w in sheet.allow),
        path=one.written.source.path,
        fit=sheet.fit or (paper.paper.fit if paper else "auto"),
        fold=one.drawing.fold,
        mode=sheet.mode or edition.mode,
        kinds=_kinds(one, all_kinds),
        free=one.free,
        ads=by_advertisement(
            {ad: AdOrder(said.fit, said.label, said.labelled) for ad, said in sheet.ads.items()}, one.drawing
        ),
    )


def _kinds(one: _DrawnPage, kinds: dict[str, Kind]) -> tuple[Kind, ...]:
    """The kinds of the stories that a page draws, those off the grid too."""
    areas = (*one.drawing.areas, *(block.area for block in one.free))
    owners = dict.fromkeys(area.owner for area in areas if area.kind == "story")
    return tuple(dict.fromkeys(kinds[owner] for owner in owners if owner in kinds))


def _page_of(page: Page, story: str) -> str:
    """The page that a story begins on: of two that are made up as one, the one with its first cell."""
    areas = [area for area in page.areas if area.kind == "story" and area.owner == story]
    return page.half_with(min(areas, key=lambda area: len(area.name))) if areas else page.name


def _dummy_of(tree: Node) -> Scalar | None:
    node = tree.value("dummy") if isinstance(tree, Mapping) else tree
    return node if isinstance(node, Scalar) else None


def _files(folder: Path, *extensions: str) -> list[Path]:
    """Files of a folder by name; none when there is no such folder."""
    try:
        entries = [folder / name for name in names_in(folder)]
    except OSError:
        return []
    return [path for path in entries if path.suffix.lower() in extensions and not path.name.startswith((".", "~"))]


def _natural(name: str) -> list[tuple[int, str]]:
    """A key that puts A2 before A10."""
    return [(int(part[:18]), "") if part.isdigit() else (-1, part) for part in re.findall(r"[0-9]+|[^0-9]+", name)]


def _story_page(name: str) -> str:
    return f"\0{name}"


def _story_of(page: str) -> str | None:
    return page[1:] if page.startswith("\0") else None


def _end_of_pages(tree: Node) -> int:
    """The last line under `pages:`."""
    lines = [key.span.line for key, _ in tree.entries] if isinstance(tree, Mapping) else []
    entry = tree.find("pages") if isinstance(tree, Mapping) else None
    after = [line for line in lines if entry and line > entry[0].span.line]
    return min(after) - 1 if after else 10**9
