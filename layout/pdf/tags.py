"""The structure of a document: furniture and stories in reading order, their parts, and where on the pages they stand.

A part that goes on in another column or on another page is one element over several pieces of marked
content; a story that jumps is one article, and a table one table, whose heading rows count once. The index is a table
of contents, and its entries hold their links.
Source: ISO 32000-1, 14.7 and 14.8; ISO 14289-1, 7.18.5 (links)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from ..display.items import CellTag
from .fragment import FURNITURE, Fragment, MarkedPart, structure_type
from .objects import Array, Dictionary, Document, Raw, Ref, text


class Note(NamedTuple):
    """A link annotation: the page it is on, the story that it leads to, the annotation, what it says of itself."""

    page: str
    target: str
    annotation: Ref
    words: str


class _Element(NamedTuple):
    """An element, and its kids, which it gets when all are known."""

    entries: Dictionary
    kids: list[Any]


class TagTree:
    """The structure tree of one document in the making."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._pages: list[tuple[Fragment, Ref]] = []

    def add(self, fragment: Fragment, page: Ref) -> int:
        """The next page; returns its key in the tree."""
        self._pages.append((fragment, page))
        return len(self._pages) - 1

    def note_key(self, number: int) -> int:
        """The key in the tree of link annotation `number`, counted from 0, when all pages are there."""
        return len(self._pages) + number

    def finish(self, notes: Sequence[Note]) -> Ref:
        """The root with everything under it, link annotations in their numbers' order too."""
        tree = _Tree(self._document, notes)
        numbers: list[Any] = []
        for key, (fragment, page) in enumerate(self._pages):
            owners = [tree.place(fragment, part, page) for part in fragment.parts]
            numbers += [key, self._document.Reference(Array(owners))]
        for number, note in enumerate(notes):
            numbers += [self.note_key(number), tree.link(note)]
        return tree.root(numbers, self.note_key(len(notes)))


def _cell_attributes(cell: CellTag) -> Dictionary:
    """What a cell is to its table (ISO 32000-1, 14.8.5.7)."""
    made = Dictionary({"O": "/Table"})
    if cell.heads:
        made["Scope"] = "/Row" if cell.heads == "row" else "/Column"
    if cell.rows > 1:
        made["RowSpan"] = cell.rows
    if cell.columns > 1:
        made["ColSpan"] = cell.columns
    return made


class _Tree:
    def __init__(self, document: Document, notes: Sequence[Note]) -> None:
        self._document = document
        self._linked = {(note.page, note.target) for note in notes}
        self._root = Dictionary({"Type": "/StructTreeRoot"})
        self._elements: list[_Element] = []
        self._issue = self._add("Document", document.Reference(self._root))
        self._wholes: dict[tuple[str, str], _Element] = {}
        """Stories by name, furniture by page and role."""
        self._parts: dict[tuple[str, str], _Element] = {}
        self._entries: dict[tuple[str, str], _Element] = {}
        """Entries of the index, by page and the story that they lead to."""
        self._rows: dict[tuple[str, str, int], _Element] = {}
        """Rows of tables, by story, table and number; the table itself is row -1."""

    def root(self, numbers: list[Any], next_key: int) -> Ref:
        for element in self._elements:
            element.entries["K"] = Array(element.kids)
        self._root["K"] = self._ref(self._issue)
        self._root["ParentTree"] = self._document.Reference(Dictionary({"Nums": Array(numbers)}))
        self._root["ParentTreeNextKey"] = next_key
        return self._document.Reference(self._root)

    def place(self, fragment: Fragment, part: MarkedPart, page: Ref) -> Ref:
        """The element that a piece of marked content belongs to, with the piece added."""
        element = self._story_part(fragment, part) if part.owner else self._furniture_part(fragment, part)
        mcid = str(part.mcid).encode("ascii")
        element.kids.append(Dictionary({"Type": "/MCR", "Pg": page, "MCID": Raw(mcid)}))
        return self._ref(element)

    def link(self, note: Note) -> Ref:
        """The element of a link annotation, with the annotation added: the entry that it covers, or one of its own."""
        element = self._entries.get((note.page, note.target)) or self._under(self._issue, "Link", note.words)
        element.kids.append(Dictionary({"Type": "/OBJR", "Obj": note.annotation}))
        return self._ref(element)

    def _story_part(self, fragment: Fragment, part: MarkedPart) -> _Element:
        story = self._whole(part.owner, "", "Art")
        # Parts without a node, such as pictures, are never continued.
        key = (part.owner, part.node_id or f"{fragment.name} {part.mcid}")
        if key not in self._parts:
            under = self._row(story, part.owner, part.cell) if part.cell else story
            kind = "TH" if part.cell and part.cell.heads else structure_type(part.role)
            self._parts[key] = self._under(under, kind, part.alt)
            if part.cell:
                self._parts[key].entries["A"] = _cell_attributes(part.cell)
        return self._parts[key]

    def _row(self, story: _Element, owner: str, cell: CellTag) -> _Element:
        """The row of a table that a cell stands in."""
        whole, row = (owner, cell.table, -1), (owner, cell.table, cell.row)
        if whole not in self._rows:
            self._rows[whole] = self._under(story, "Table")
        if row not in self._rows:
            self._rows[row] = self._under(self._rows[whole], "TR")
        return self._rows[row]

    def _furniture_part(self, fragment: Fragment, part: MarkedPart) -> _Element:
        """A piece of furniture: a line of the masthead, an entry of the index or its title, a code or its words."""
        role = "index" if part.target else part.role
        whole = self._whole(fragment.name, role, FURNITURE[role])
        if not part.target:
            kind = "Figure" if part.alt else "Caption" if role == "index" else "P"
            return self._under(whole, kind, part.alt)
        key = (fragment.name, part.target)
        if key not in self._entries:
            reference = self._under(self._under(whole, "TOCI"), "Reference")
            self._entries[key] = self._under(reference, "Link") if key in self._linked else reference
        return self._entries[key]

    def _whole(self, name: str, role: str, kind: str) -> _Element:
        if (name, role) not in self._wholes:
            self._wholes[name, role] = self._under(self._issue, kind)
        return self._wholes[name, role]

    def _under(self, parent: _Element, kind: str, alt: str = "") -> _Element:
        made = self._add(kind, self._ref(parent))
        if alt:
            made.entries["Alt"] = text(alt)
        parent.kids.append(self._ref(made))
        return made

    def _add(self, kind: str, parent: Ref) -> _Element:
        made = _Element(Dictionary({"Type": "/StructElem", "S": f"/{kind}", "P": parent}), [])
        self._elements.append(made)
        return made

    def _ref(self, element: _Element) -> Ref:
        return self._document.Reference(element.entries)
