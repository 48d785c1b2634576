"""Local editions (地方版) of an issue: what they share is written once, what is theirs stands beside it.

    edition.yaml        local: {east: 东区版, west: {name: 西区版, own: [A01], without: [A08]}}
    pages/A03.yaml      a page that is shared
    pages/east/A03.yaml the page that `east` has in its place

The name of the edition is printed on its own pages alone: a shared page is the same sheet for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..base.diagnostics import Diagnostic
from ..base.messages import diagnostic
from ..base.reads import names_in
from .keys import nearest
from .model import Local
from .trucks import page_called
from .yaml_tree import Mapping, Node, Sequence, locate

if TYPE_CHECKING:
    from .schema import EditionSheet, IndexSheet

PAGES = "pages"
_KEY = re.compile(r"[A-Za-z0-9_\u4e00-\u9fff]+")


def own_name(page: str, local: str) -> str:
    """What a page is called among those of all local editions: `A03@east`, or `A03` for one that they share."""
    return f"{page}@{local}" if local else page


def page_and_local(name: str) -> tuple[str, str]:
    """The page of such a name and the local edition that it is of, by its key; of several the first, "" for none."""
    page, _, local = name.partition("@")
    return page, local.partition("-")[0]


def called(typed: str, known: Iterable[str], local: str = "") -> str:
    """The one of such names that is meant, in any case: `A03@east`, or `A03` in the edition `local`.

    What an edition has not for itself is the shared one. A name that is not known stays as typed.
    """
    page, _, wanted = typed.partition("@")
    wanted, names = wanted or local, tuple(known)
    tests: tuple[Callable[[str], bool], ...] = (
        lambda one: wanted in one.partition("@")[2].split("-"),
        lambda one: "@" not in one,
    )
    for is_meant in tests:
        found = {one.partition("@")[0]: one for one in names if is_meant(one)}
        if one := found.get(page_called(page.upper(), found)):
            return one
    return typed


def read_locals(sheet: EditionSheet) -> tuple[Local, ...]:
    """The local editions in the order written; those whose key can't be part of a file's name are left out."""
    return tuple(Local(key, told.name or key, told.own) for key, told in sheet.local.items() if _KEY.fullmatch(key))


def check_locals(locals_: tuple[Local, ...], tree: Node, pages: Path) -> Iterator[Diagnostic]:
    """Keys that can't name files, and folders of pages that no local edition has."""
    known = [one.key for one in locals_]
    _, told = locate(tree, ("local",)) if isinstance(tree, Mapping) and tree.find("local") else (None, tree)
    for key, _ in told.entries if isinstance(told, Mapping) and told is not tree else ():
        if key.text not in known:
            yield diagnostic("local/key", key.span, key=key.text)
    try:
        names = names_in(pages)
    except OSError:
        return
    for name in names:
        folder = pages / name
        if name not in known and not name.startswith((".", "~")) and "." not in name and _has_pages(folder):
            yield diagnostic("local/unknown-folder", tree.span, folder=name, near=nearest(name, known))


def _has_pages(folder: Path) -> bool:
    try:
        return any(name.lower().endswith((".yaml", ".yml")) for name in names_in(folder))
    except OSError:
        return False


def for_local(tree: Node, index: list[IndexSheet], local: Local | None) -> tuple[Node, list[IndexSheet]]:
    """The tree of edition.yaml and the items of the index, without items meant for other local editions."""
    if local is None or not any(item.local for item in index) or not isinstance(tree, Mapping):
        return tree, index
    kept = [number for number, item in enumerate(index) if not item.local or local.key in item.local]
    entries = tuple(
        (key, _kept(value, kept) if key.text in ("index", "导读") else value) for key, value in tree.entries
    )
    return tree._replace(entries=entries), [index[number] for number in kept]


def _kept(node: Node, numbers: list[int]) -> Node:
    if not isinstance(node, Sequence):
        return node
    return node._replace(items=tuple(node.items[number] for number in numbers if number < len(node.items)))
