"""The files of an edition open for a change at night: drawings as cells, entries, items and front matter by place.

Nothing is written: `changed` gives the files as they would be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from unicodedata import normalize

from ..base.reads import names_in, read_bytes
from .drawing import Cell, TypedDrawing, typed_drawing
from .dummy import EMPTY, area_name, continued
from .keys import english
from .local import PAGES, own_name
from .model import Edition
from .source import SourceText, read_source
from .trucks import halves_of, truck_name
from .write_back import FileChange, FileText, Patch, renamed_key, typed_value, without_entries, without_items
from .yaml_reader import read_yaml
from .yaml_tree import Mapping as Tree
from .yaml_tree import Node, Scalar, Sequence, last_line

_FENCE = re.compile(r"-{3,}\s*$")


class PageDraft:
    """A page as written: its cells, which may be changed, and what it says of its stories."""

    def __init__(
        self, name: str, path: Path, file: FileText, tree: Node, drawing: TypedDrawing, local: str = ""
    ) -> None:
        self.name = own_name(name, local)
        """`A03`, or `A03@east` for the own page of a local edition."""
        self.is_truck = halves_of(name) is not None
        self.path = path
        self.file = file
        self.tree = tree
        self.drawing = drawing
        self.typed = {cell: area_name(word) for cell, word in drawing.words.items()}
        self.cells = {cell: "" if name.strip(EMPTY) == "" else name for cell, name in self.typed.items()}
        self.first = dict(self.cells)
        self.taken: set[str] = set()
        """Names of what stood off the grid, and does no more."""

    @property
    def is_redrawn(self) -> bool:
        return self.cells != self.first

    @property
    def fold(self) -> int:
        """The words of its left page; 0 on a single one."""
        columns = max((column for _, column in self.cells), default=-1) + 1
        if not self.is_truck:
            return 0
        tokens = self.drawing.lines[0].tokens
        signs = [n for n, token in enumerate(tokens) if token.column is None and n < len(tokens) - 1]
        return signs[0] if signs else columns // 2

    def cells_of(self, name: str) -> tuple[Cell, ...]:
        return tuple(cell for cell, word in self.cells.items() if word == name)

    def parts(self, story: str) -> tuple[str, ...]:
        """The areas that a story has here: where it begins, and where it goes on."""
        return tuple(dict.fromkeys(w for w in self.cells.values() if w and story in (w, continued(w))))

    def entries(self, key: str) -> tuple[tuple[Scalar, Node], ...]:
        """What the page says of its stories ("stories"), or of what stands off the grid ("free")."""
        told = self.tree.value(key) if isinstance(self.tree, Tree) else None
        return told.entries if isinstance(told, Tree) else ()

    def stands_free(self, story: str) -> bool:
        """Whether a story stands off the grid here."""
        return story not in self.taken and any(key.text == story for key, _ in self.entries("free"))

    def drawing_patches(self) -> Iterable[Patch]:
        changed = {cell: word or EMPTY for cell, word in self.cells.items() if word != self.first[cell]}
        return self.drawing.patches(self.file, changed) if changed else ()


class Told:
    """What a page says of an area of a story, and what becomes of it: another name, keys out, keys in, or nothing."""

    def __init__(self, page: PageDraft, area: str, key: Scalar, value: Node) -> None:
        self.page = page
        self.area = area
        self.key = key
        self.value = value
        self.name = ""
        self.goes = False
        self.out: set[str] = set()
        self.put: list[str] = []

    def said(self, name: str) -> tuple[Scalar, Node] | None:
        return self.value.find(name) if isinstance(self.value, Tree) else None

    @property
    def is_left(self) -> bool:
        """Whether anything is said from here on."""
        keys = {key.text for key, _ in self.value.entries} if isinstance(self.value, Tree) else {""}
        return not self.goes and bool(self.put or keys - self.out)

    def typed(self) -> str:
        """What is said, as typed, without the keys that go; "" where it takes several lines."""
        file = self.page.file
        typed, start = typed_value(file, self.value), file.span(self.value.span)[0]
        patches = without_entries(file, self.value, self.out) if typed and isinstance(self.value, Tree) else ()
        for patch in sorted(patches, reverse=True):
            typed = typed[: patch.start - start] + patch.text + typed[patch.end - start :]
        return "" if typed == "{}" else typed

    def patches(self) -> Iterator[Patch]:
        file = self.page.file
        if self.name and self.name != self.area:
            yield renamed_key(file, self.key, self.name)
        if not isinstance(self.value, Tree) or not (self.out or self.put):
            return
        keys = {key.text for key, _ in self.value.entries}
        start = file.span(self.value.span)[0]
        typed = typed_value(file, self.value)
        if self.value.flow and typed and not keys - self.out:
            yield Patch(start, start + len(typed), "{" + ", ".join(self.put) + "}")
            return
        yield from without_entries(file, self.value, self.out)
        for words in self.put:
            if self.value.flow and typed:
                end = start + len(typed[:-1].rstrip())
                yield Patch(end, end, f", {words}")
            elif not self.value.flow:
                end = file.at(last_line(self.value) + 1)
                indent = " " * (self.value.entries[0][0].span.column - 1)
                yield Patch(end, end, f"{indent}{words}{file.line_end}")


class Book:
    """All that a change may write to."""

    def __init__(self, edition: Edition) -> None:
        self.folder = edition.folder
        self.edition = edition
        self.files: dict[Path, FileText] = {}
        self.raw: dict[Path, bytes] = {}
        self.patched: dict[Path, list[Patch]] = {}
        self.unsound: set[Path] = set()
        """Files with faults in their YAML: where something stands in them is a guess."""
        self.entries: dict[tuple[str, str, str], Told] = {}
        self.unwritable: list[tuple[str, Path]] = []
        """Pages whose drawing is typed in a form that can't be written back."""
        self.main = self.folder / "edition.yaml"
        self.tree = self._tree(self.main)
        self.pages = {page.name: page for page in self._pages()}

    def _open(self, path: Path) -> FileText | None:
        if path not in self.files:
            data = read_bytes(path)
            try:
                self.files[path] = FileText(data)
            except UnicodeDecodeError:
                self.unsound.add(path)
                return None
            self.raw[path] = data
        return self.files[path]

    def _tree(self, path: Path) -> Node:
        source = read_source(path, path.name).value
        empty = SourceText(path.name, "").span(1)
        if source is None or self._open(path) is None:
            return Tree((), empty)
        document = read_yaml(source)
        if document.diagnostics:
            self.unsound.add(path)
        return document.value.root

    def _pages(self) -> Iterator[PageDraft]:
        inline = self.tree.value("pages") if isinstance(self.tree, Tree) else None
        for key, node in inline.entries if isinstance(inline, Tree) else ():
            yield from self._page(truck_name(key.text), self.main, node)
        for local in ("", *(one.key for one in self.edition.locals)):
            yield from self._page_files(self.folder / PAGES / local, local)

    def _page_files(self, folder: Path, local: str) -> Iterator[PageDraft]:
        try:
            names = names_in(folder)
        except OSError:
            names = []
        for name in names:
            path = folder / name
            if path.suffix.lower() in (".yaml", ".yml") and not name.startswith((".", "~")):
                yield from self._page(truck_name(normalize("NFC", path.stem)), path, self._tree(path), local)

    def _page(self, name: str, path: Path, node: Node, local: str = "") -> Iterator[PageDraft]:
        scalar = node.value("dummy") if isinstance(node, Tree) else node
        file = self.files.get(path)
        if not isinstance(scalar, Scalar) or file is None or path in self.unsound:
            return
        drawing = typed_drawing(scalar, file, is_truck=halves_of(name) is not None)
        if drawing is None:
            self.unwritable.append((name, path))
        else:
            yield PageDraft(name, path, file, node, drawing, local)

    def add(self, path: Path, *patches: Patch) -> None:
        self.patched.setdefault(path, []).extend(patches)

    def told(self, page: PageDraft, of: str = "stories") -> Iterator[Told]:
        """What a page says of its stories and their further areas, by area; or of what stands "free"."""
        for key, value in page.entries(of):
            yield self.entries.setdefault((page.name, of, key.text), Told(page, area_name(key.text), key, value))

    def drop_free(self, page: PageDraft, names: Iterable[str]) -> list[str]:
        """Take out what stands off the grid on a page; gives the names that did."""
        wanted = set(names)
        gone = [told for told in self.told(page, "free") if told.area in wanted and not told.goes]
        for told in gone:
            told.goes = True
            page.taken.add(told.area)
        return [told.area for told in gone]

    def drop_entries(self, page: PageDraft, story: str) -> str:
        """Take out what a page says of a story; gives what stays true of it elsewhere, where it takes one line."""
        typed = ""
        for told in self.told(page):
            if story in (told.area, continued(told.area)):
                told.goes = True
                typed = told.typed() if story == told.area else typed
        return typed

    def drop_heads_on(self, page: PageDraft, pictures: set[str]) -> None:
        """Heads that stand on one of these pictures stand where they usually do."""
        for told in self.told(page):
            head = told.said("head")
            if head and isinstance(head[1], Scalar) and pictures & set(head[1].text.split()):
                told.out.add(head[0].text)

    def put_entry(self, page: PageDraft, story: str, typed: str) -> None:
        """Say of a story what is typed, after what is said of the others."""
        said = page.tree.find("stories") if isinstance(page.tree, Tree) else None
        line_end = page.file.line_end
        if not isinstance(page.tree, Tree):
            return
        if said is None and page.path == self.main:
            return
        if said is None or not isinstance(said[1], Tree) or not said[1].entries:
            at = len(page.file.text)
            lead = "" if page.file.text.endswith(("\n", "\r")) or not at else line_end
            self.add(page.path, Patch(at, at, f"{lead}stories:{line_end}  {story}: {typed}{line_end}"))
        elif not said[1].flow:
            key, value = said[1].entries[-1]
            at = page.file.at(last_line(value) + 1)
            lead = "" if page.file.text[:at].endswith(("\n", "\r")) else line_end
            self.add(page.path, Patch(at, at, f"{lead}{' ' * (key.span.column - 1)}{story}: {typed}{line_end}"))

    def items(self) -> tuple[Node, ...]:
        """The items of the index."""
        found = self.tree.value("index") if isinstance(self.tree, Tree) else None
        return found.items if isinstance(found, Sequence) else ()

    def rename_word(self, page: PageDraft, value: Scalar, names: Mapping[str, str]) -> None:
        """Write other names for words of a value on one line."""
        start, _ = page.file.span(value.span)
        start += len(value.style)
        for match in re.finditer(r"\S+", value.text):
            if match[0] in names:
                self.add(page.path, Patch(start + match.start(), start + match.end(), names[match[0]]))

    def rename_item(self, item: Scalar, story: str) -> None:
        file = self.files[self.main]
        start, _ = file.span(item.span)
        length = len(item.text) + 2 * len(item.style)
        self.add(self.main, Patch(start, start + length, f"{item.style}{story}{item.style}"))

    def drop_items(self, numbers: Iterable[int]) -> None:
        """Take items out of the index, and the index where none is left."""
        dropped = set(numbers)
        entry = self.tree.find("index") if isinstance(self.tree, Tree) else None
        if not dropped or entry is None or not isinstance(entry[1], Sequence):
            return
        file = self.files[self.main]
        if len(dropped) == len(entry[1].items):
            self.add(self.main, file.lines(entry[0].span.line, last_line(entry[1])))
        else:
            self.add(self.main, *without_items(file, entry[1], dropped))

    def drop_key(self, item: Tree, name: str) -> None:
        """Take an entry out of an item of the index, by what its key means."""
        names = [key.text for key, _ in item.entries if english(key.text) == name]
        self.add(self.main, *without_entries(self.files[self.main], item, names))

    def hold(self, story: str, *, on: bool) -> None:
        """Write `hold` into the front matter of a story, or take it out."""
        told = self.edition.story(story)
        if told is None or told.hold == on:
            return
        path = self.folder.parent / told.path
        file = self._open(path)
        if file is None:
            return
        numbers = range(1, file.text.count("\n") + file.text.count("\r") + 2)
        first = next((n for n in numbers if file.line(n).strip()), 1)
        if not _FENCE.match(file.line(first)):
            head = file.line_end.join(["---", "hold: true", "---", "", ""])
            self.add(path, Patch(0, 0, head))
            return
        close = next((n for n in numbers if n > first and _FENCE.match(file.line(n))), 0)
        entries = {english(file.line(n).partition(":")[0].strip()): n for n in range(first + 1, close)}
        if "hold" in entries:
            self.add(path, file.lines(entries["hold"], entries["hold"]))
        if on and close:
            at = file.at(close)
            chinese = any("\u4e00" <= file.line(n)[:1] <= "\u9fff" for n in entries.values())
            self.add(path, Patch(at, at, f"{'暂存: 是' if chinese else 'hold: true'}{file.line_end}"))

    def _entry_patches(self, page: PageDraft, of: str) -> Iterator[Patch]:
        said = page.tree.find(of) if isinstance(page.tree, Tree) else None
        entries = list(self.told(page, of))
        gone = [told for told in entries if not told.is_left]
        if said and gone and len(gone) == len(entries) and isinstance(said[1], Tree) and not said[1].flow:
            yield page.file.lines(said[0].span.line, last_line(said[1]))
            return
        if said and isinstance(said[1], Tree):
            yield from without_entries(page.file, said[1], [told.key.text for told in gone])
        for told in entries:
            if told.is_left:
                yield from told.patches()

    def changed(self) -> tuple[FileChange, ...]:
        """The files that would be others."""
        for page in self.pages.values():
            self.add(page.path, *page.drawing_patches())
            for of in ("stories", "free"):
                self.add(page.path, *self._entry_patches(page, of))
        made = (
            FileChange(path, self.raw[path], self.files[path].patched(patches))
            for path, patches in sorted(self.patched.items())
        )
        return tuple(change for change in made if change.before != change.after)
