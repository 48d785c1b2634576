"""The structure of a document: stories in reading order, their parts, and where on the pages they stand.

A part that goes on in another column or on another page is one element over several pieces of marked
content; a story that jumps is one article.
Source: ISO 32000-1, 14.7
"""

from __future__ import annotations

from typing import Any

from .fragment import Fragment, MarkedPart, structure_type
from .objects import Array, Dictionary, Document, Raw, Ref, text


class TagTree:
    """The structure tree of one document in the making."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._root = Dictionary({"Type": "/StructTreeRoot"})
        self._issue = self._element("Document", document.Reference(self._root), [])
        self._stories: dict[str, tuple[Dictionary, list[Any]]] = {}
        self._parts: dict[tuple[str, str], tuple[Dictionary, list[Any]]] = {}
        self._articles: list[Any] = []
        self._pages: list[Array] = []

    def add(self, fragment: Fragment, page: Ref) -> int:
        """The marked content of the next page; returns the key of the page in the tree."""
        owners = [self._document.Reference(self._place(part, page)) for part in fragment.parts]
        self._pages.append(Array(owners))
        return len(self._pages) - 1

    def finish(self) -> Ref:
        """The root, with everything under it."""
        for element, kids in (*self._stories.values(), *self._parts.values()):
            element["K"] = Array(kids)
        self._issue["K"] = Array(self._articles)
        numbers: list[Any] = []
        for key, owners in enumerate(self._pages):
            numbers += [key, self._document.Reference(owners)]
        self._root["K"] = self._document.Reference(self._issue)
        self._root["ParentTree"] = self._document.Reference(Dictionary({"Nums": Array(numbers)}))
        self._root["ParentTreeNextKey"] = len(self._pages)
        return self._document.Reference(self._root)

    def _place(self, part: MarkedPart, page: Ref) -> Dictionary:
        """The element that a piece of marked content belongs to, with the piece added."""
        story = self._stories.get(part.owner)
        if story is None:
            story = self._stories[part.owner] = self._article()
        # Parts without a node, such as pictures, are never continued.
        key = (part.owner, part.node_id or f"{page.name} {part.mcid}")
        found = self._parts.get(key)
        if found is None:
            kids: list[Any] = []
            element = self._element(structure_type(part.role), self._document.Reference(story[0]), kids)
            if part.alt:
                element["Alt"] = text(part.alt)
            found = self._parts[key] = (element, kids)
            story[1].append(self._document.Reference(element))
        mcid = str(part.mcid).encode("ascii")
        found[1].append(Dictionary({"Type": "/MCR", "Pg": page, "MCID": Raw(mcid)}))
        return found[0]

    def _article(self) -> tuple[Dictionary, list[Any]]:
        kids: list[Any] = []
        element = self._element("Art", self._document.Reference(self._issue), kids)
        self._articles.append(self._document.Reference(element))
        return element, kids

    def _element(self, kind: str, parent: Ref, kids: list[Any]) -> Dictionary:
        return Dictionary({"Type": "/StructElem", "S": f"/{kind}", "P": parent, "K": Array(kids)})
