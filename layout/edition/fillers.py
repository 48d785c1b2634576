"""补白: short items at hand, `fillers/*.md` of an edition or beside `paper.yaml`, that close a hole under a story."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from ..base.diagnostics import Diagnostic, Severity, Span
from ..base.messages import diagnostic
from ..base.reads import names_in
from .ads import EXTENSIONS, inspect_ad
from .model import AdFile, Block, Page, Story
from .source import read_source
from .story import StoryFile, read_story
from .yaml_tree import Node, locate

FOLDER = "fillers"


class Fillers(NamedTuple):
    """Fillers as read, by name. A fault in one stops nothing: it is told as a warning."""

    files: tuple[tuple[str, StoryFile], ...]
    faults: tuple[Diagnostic, ...]


def read_fillers(folder: Path, name_of: Callable[[Path], str]) -> Fillers:
    """The fillers of an edition and of its paper; one of the edition goes before one of the same name."""
    files: dict[str, StoryFile] = {}
    faults: list[Diagnostic] = []
    for path in (*_files(folder), *_files(folder.parent)):
        name = normalize("NFC", path.stem)
        if name in files:
            continue
        read = read_source(path, name_of(path))
        faults += read.diagnostics
        if read.value is not None:
            told = read_story(read.value, f"filler/{name}", path=path)
            faults += told.diagnostics
            files[name] = told.value
    grave = (Severity.ERROR, Severity.PRINT)
    calmer = (replace(one, severity=Severity.WARNING) if one.severity in grave else one for one in faults)
    return Fillers(tuple(files.items()), tuple(calmer))


def _files(folder: Path) -> list[Path]:
    try:
        names = names_in(folder / FOLDER)
    except OSError:
        return []
    return [folder / FOLDER / name for name in names if name.lower().endswith(".md") and name[0] not in ".~"]


def read_filler_art(folder: Path) -> tuple[AdFile, ...]:
    """Fillers that are drawings, PDFs or pictures, of an edition and its paper; one that can't be read is no offer."""
    found: dict[str, AdFile] = {}
    for one in (folder / FOLDER, folder.parent / FOLDER):
        try:
            names = names_in(one)
        except OSError:
            continue
        for name in names:
            path = one / name
            stem = normalize("NFC", path.stem)
            if path.suffix.lower() in EXTENSIONS and name[0] not in ".~" and stem not in found:
                read = inspect_ad(path, stem, Span(str(path), 1, 1)).value
                found |= {stem: read} if read else {}
    return tuple(found.values())


def filler_name(filler: Story) -> str:
    """The name that an editor calls a filler by."""
    return filler.name.partition("/")[2]


def with_filler(story: Story, filler: Story) -> Story:
    """The story with a filler under it: its headline as a crosshead, then its text."""
    head = (Block("crosshead", filler.headline),) if filler.headline else ()
    return replace(story, blocks=(*story.blocks, *head, *filler.blocks))


class Filled(NamedTuple):
    """Stories with the fillers that pages put under them, the fillers that are left, and what is wrong."""

    stories: tuple[Story, ...]
    left: tuple[Story, ...]
    faults: tuple[Diagnostic, ...]


def place_fillers(
    stories: Iterable[Story], fillers: Iterable[Story], pages: Iterable[tuple[Page, Node]]
) -> Filled:  # fmt: skip
    """Put fillers where pages want them; `pages` come with the trees that they were read from."""
    made = {story.name: story for story in stories}
    left = {filler_name(filler): filler for filler in fillers}
    known = "、".join(left)
    used: set[str] = set()
    faults: list[Diagnostic] = []
    for page, tree in pages:
        for story, placement in page.placements:
            name = placement.filler
            if not name or story not in made:
                continue
            place = locate(tree, ("stories", story, "filler"))[1].span
            if name in left:
                made[story] = with_filler(made[story], left.pop(name))
                used.add(name)
            else:
                code = "filler/twice" if name in used else "filler/unknown"
                faults.append(diagnostic(code, place, page=page.name, name=name, known=known))
    return Filled(tuple(made.values()), tuple(left.values()), tuple(faults))
