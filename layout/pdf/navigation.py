"""Ways through a document for its readers: bookmarks, links from the index, threads from column to column.

Source: ISO 32000-1, 12.3.3 (outlines), 12.4.3 (articles), 12.5.6.5 (links)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from ..base.geometry import Rect
from .fragment import Fragment
from .objects import Array, Dictionary, Document, Raw, Ref, text
from .syntax import points
from .tags import Note

Pages = Sequence[tuple[Fragment, Ref]]


def outlines(document: Document, title: str, pages: Pages) -> Ref | None:
    """Bookmarks: the issue, its pages, their stories."""
    if not pages:
        return None
    root = Dictionary({"Type": "/Outlines"})
    root_ref = document.Reference(root)

    def bookmark(title: str, parent: Ref, fragment: Fragment, page: Ref, top: int) -> tuple[Dictionary, Ref]:
        entry = Dictionary({"Title": text(title), "Parent": parent, "Dest": _destination(fragment, page, top)})
        return entry, document.Reference(entry)

    issue, issue_ref = bookmark(title, root_ref, *pages[0], 0)
    made: list[tuple[Dictionary, Ref]] = []
    opened = 1
    for fragment, page in pages:
        entry, ref = bookmark(fragment.label, issue_ref, fragment, page, 0)
        stories = [bookmark(item.title, ref, fragment, page, item.top) for item in fragment.outline]
        _chain(entry, stories, len(stories))
        opened += 1 + len(stories)
        made.append((entry, ref))
    _chain(issue, made, opened - 1)
    _chain(root, [(issue, issue_ref)], opened)
    return root_ref


def _chain(parent: Dictionary, children: list[tuple[Dictionary, Ref]], count: int) -> None:
    """Tie bookmarks to their parent and to one another."""
    if not children:
        return
    parent.dict.update({"First": children[0][1], "Last": children[-1][1], "Count": count})
    for (entry, ref), (following, following_ref) in pairwise(children):
        entry["Next"] = following_ref
        following["Prev"] = ref


def link_notes(document: Document, pages: Pages, first_key: int) -> list[Note]:
    """Link annotations to stories that stand in this file; each says in words where it leads.

    Their keys in the structure tree are counted from `first_key`.
    """
    targets = {item.target: (item, fragment, page) for fragment, page in reversed(pages)
               for item in reversed(fragment.outline)}  # fmt: skip
    notes: list[Note] = []
    for fragment, _ in pages:
        for link in fragment.links:
            if link.target not in targets:
                continue
            item, there, page = targets[link.target]
            words = f"{there.label} {item.title}"
            annotation = Dictionary(
                {
                    "Type": "/Annot",
                    "Subtype": "/Link",
                    "Rect": _rectangle(fragment, link.rect),
                    "Border": Raw(b"[0 0 0]"),
                    "F": 4,
                    "Contents": text(words),
                    "StructParent": first_key + len(notes),
                    "Dest": _destination(there, page, item.top),
                }
            )
            notes.append(Note(fragment.name, link.target, document.Reference(annotation), words))
    return notes


def threads(document: Document, pages: Pages) -> tuple[list[Ref], dict[str, list[Ref]]]:
    """A thread for every story: its rectangles in reading order, over jumps too; and the beads of each page by name."""
    titles = {item.target: item.title for fragment, _ in pages for item in fragment.outline}
    made: list[Ref] = []
    beads_of: dict[str, list[Ref]] = {}
    for story, places in _by_story(pages).items():
        thread = Dictionary({"Type": "/Thread", "I": Dictionary({"Title": text(titles.get(story, story))})})
        ref = document.Reference(thread)
        beads = [Dictionary({"Type": "/Bead", "T": ref, "P": page, "R": _rectangle(fragment, rect)})
                 for fragment, page, rect in places]  # fmt: skip
        refs = [document.Reference(bead) for bead in beads]
        for number, bead in enumerate(beads):
            bead["N"] = refs[(number + 1) % len(refs)]
            bead["V"] = refs[number - 1]
            beads_of.setdefault(places[number][0].name, []).append(refs[number])
        thread["F"] = refs[0]
        made.append(ref)
    return made, beads_of


def _by_story(pages: Pages) -> dict[str, list[tuple[Fragment, Ref, Rect]]]:
    found: dict[str, list[tuple[Fragment, Ref, Rect]]] = {}
    for fragment, page in pages:
        for story, rects in fragment.threads:
            found.setdefault(story, []).extend((fragment, page, rect) for rect in rects)
    return found


def labels(pages: Pages) -> Iterator[Any]:
    """The entries of the tree of page labels."""
    for number, (fragment, _) in enumerate(pages):
        yield number
        yield Dictionary({"P": text(fragment.label)})


def _destination(fragment: Fragment, page: Ref, top: int) -> Array:
    y = points(fragment.height + fragment.margin - top)
    return Array([page, "/XYZ", 0, Raw(y.encode("ascii")), "null"])


def _rectangle(fragment: Fragment, r: Rect) -> Raw:
    """A rectangle of the page, measured from the foot of the medium."""
    up, margin = fragment.height + fragment.margin, fragment.margin
    corners = (r.x + margin, up - r.bottom, r.right + margin, up - r.y)
    return Raw(f"[{' '.join(map(points, corners))}]".encode("ascii"))
