"""The files that a page is made of: its own, which going back to a round restores, and those that pages share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple

from ..base.host import normal_path
from ..edition.held import FOLDER as HELD
from ..edition.held import record_name
from ..edition.model import Edition, Page, Story

EDITION_FILE, PAPER_FILE = "edition.yaml", "paper.yaml"

Scope = Literal["page", "entry", "shared"]
"""A file of the page's own; one in which the page is an entry among others; one that all pages share."""

_IMPORT = re.compile(r"""@import\s+(?:url\()?\s*["']?([^"')\s;]+)""")
_TEXTS = (".md", ".yaml", ".toml", ".css", ".svg", ".csv", ".tsv")


class SourceFile(NamedTuple):
    """A file: its path from the edition's folder with slashes, what becomes of it when a page goes back, its data."""

    path: str
    scope: Scope
    data: bytes

    @property
    def digest(self) -> str:
        return sha256(self.data).hexdigest()

    @property
    def is_text(self) -> bool:
        return self.path.endswith(_TEXTS)


def page_files(folder: Path, edition: Edition, page: Page) -> tuple[SourceFile, ...]:
    """All files that `page` is made of, each once, by path.

    Files of the engine's own, which stand elsewhere, are no sources of a page. Raises OSError.
    """
    folder = normal_path(folder)
    issues = folder.parent
    found: dict[str, Scope] = {}
    for path, scope in _paths(folder, edition, page):
        if (absolute := normal_path(path)).is_file() and absolute.is_relative_to(issues):
            inside = absolute.is_relative_to(folder)
            name = (
                absolute.relative_to(folder).as_posix() if inside else "../" + absolute.relative_to(issues).as_posix()
            )
            # What stands beside paper.yaml, standing copy for one, other issues show as well.
            found.setdefault(name, scope if inside else "shared")
    return tuple(SourceFile(name, scope, (folder / name).read_bytes()) for name, scope in sorted(found.items()))


def _paths(folder: Path, edition: Edition, page: Page) -> Iterator[tuple[Path, Scope]]:
    whole = folder / EDITION_FILE
    written = folder.parent / page.path if page.path else whole
    first: Scope = "entry" if normal_path(written) == normal_path(whole) else "page"
    scopes: tuple[tuple[Scope, Iterable[Path]], ...] = (
        (first, (written,)),
        ("page", _own(folder, edition, page)),
        ("shared", (whole, *_shared(folder, edition))),
    )
    for scope, paths in scopes:
        for path in paths:
            yield path, scope


def _own(folder: Path, edition: Edition, page: Page) -> Iterator[Path]:
    """What only this page shows: how it is held, stories with their tables and pictures, advertisements."""
    yield folder / HELD / record_name(page.name, page.local)
    owners = {area.owner for area in page.matter if area.owner}
    for story in edition.stories:
        if story.name in owners:
            yield folder.parent / story.path
            yield from (folder.parent / name for name in table_files(story))
            yield from (file.path for picture in story.pictures for file in (picture.file, *picture.more) if file)
    ads = {area.ad or area.name for area in page.areas}
    yield from (ad.path for ad in edition.ads if ad.name in ads)
    arts = (placement.head_wish.art for _, placement in page.placements)
    yield from (art.path for art in arts if art)


def table_files(story: Story) -> Iterator[str]:
    """The files that hold the rows of a story's tables, from the folder of the issues."""
    return (block.table.file for block in story.blocks if block.table and block.table.file)


def _shared(folder: Path, edition: Edition) -> Iterator[Path]:
    paper, plant = edition.paper, edition.plant
    yield from (Path(path) for path in (paper.path, plant.path) if path)
    if paper.nameplate and paper.nameplate.path:
        yield paper.nameplate.path
    if plant.profile:
        yield plant.profile
    beside_paper = Path(paper.path).parent
    name = paper.stylesheet
    yield from _sheets(beside_paper / (name if name.endswith(".css") else f"{name}.css"), set())
    for beside in (folder, folder.parent):
        yield from sorted((beside / "fillers").glob("*.md"))


def _sheets(path: Path, seen: set[Path]) -> Iterator[Path]:
    """A stylesheet of the paper's own, and those that it brings in; bundled ones belong to the engine."""
    if path in seen or not path.is_file():
        return
    seen.add(path)
    yield path
    for name in _IMPORT.findall(path.read_text(encoding="utf-8", errors="replace")):
        yield from _sheets(path.parent / name, seen)


def input_digest(files: Iterable[SourceFile]) -> str:
    """SHA-256 that stands for all sources of a page: their paths and what is in them."""
    lines = (f"{file.digest} {file.path}" for file in files)
    return sha256("\n".join(lines).encode()).hexdigest()


def with_entry(whole: bytes, page: str, of: bytes) -> bytes | None:
    """`edition.yaml` as it is, with the entry of one page as another state of the file has it.

    Lines are taken over whole, so that everything else stays as it was typed. None when either state lacks the page.
    """
    now, then = _entry(whole, page), _entry(of, page)
    if now is None or then is None:
        return None
    lines, (first, last) = now
    others, (start, end) = then
    return "\n".join([*lines[: first - 1], *others[start - 1 : end], *lines[last:]]).encode()


def _entry(data: bytes, page: str) -> tuple[list[str], tuple[int, int]] | None:
    """The lines of a file, and the first and last of them that belong to a page."""
    from ..edition.source import decode
    from ..edition.yaml_reader import read_yaml
    from ..edition.yaml_tree import Mapping

    source = decode(data, EDITION_FILE).value
    if source is None:
        return None
    root = read_yaml(source).value.root
    pages = root.value("pages") if isinstance(root, Mapping) else None
    entry = pages.find(page) if isinstance(pages, Mapping) else None
    if entry is None or not isinstance(root, Mapping) or not isinstance(pages, Mapping):
        return None
    first = entry[0].span.line
    keys = sorted(key.span.line for mapping in (root, pages) for key, _ in mapping.entries)
    after = next((line for line in keys if line > first), len(source.lines) + 1)
    last = after - 1
    while last > first and not source.line(last).strip():
        last -= 1
    return source.lines, (first, last)
