"""Standing copy: `stock/NAME.md`, or a drawing or picture of that name, of an edition or beside `paper.yaml`.

A dummy places it as `stock:NAME`, and what is in `fillers/` as `filler:NAME`. `copyright` is `stock:copyright`, which
a paper that has no such file gets from its own particulars.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from unicodedata import normalize

from ..base.diagnostics import Diagnostic, Span
from ..base.reads import names_in
from .ads import EXTENSIONS, inspect_ad
from .dummy import STOCK_NAMES, stock_name
from .model import AdFile, Paper
from .source import SourceText, read_source
from .source_map import Piece
from .story import StoryFile, read_story

_FOLDERS = {"stock": "stock", "filler": "fillers"}
_COPYRIGHT = STOCK_NAMES["copyright"]


@dataclass
class Stock:
    """Standing copy that dummies name, by the name of its area, and what is wrong with it."""

    stories: dict[str, StoryFile] = field(default_factory=dict[str, StoryFile])
    art: dict[str, AdFile] = field(default_factory=dict[str, AdFile])
    faults: list[tuple[str, Diagnostic]] = field(default_factory=list[tuple[str, Diagnostic]])


def read_stock(
    folder: Path, dummies: Iterable[str], paper: Paper | None, name_of: Callable[[Path], str], day: date
) -> Stock:
    """The standing copy that these dummies name; that of the edition goes before that of its paper."""
    wanted = {name for dummy in dummies for word in re.split(r"[\s|｜>＞]+", dummy) if (name := stock_name(word))}
    made = Stock()
    for name in sorted(wanted):
        shelf, _, stem = name.partition(":")
        path = _find(folder, _FOLDERS[shelf], stem)
        if path is None:
            if name == _COPYRIGHT and paper is not None:
                made.stories[name] = _copyright(paper, day)
        elif path.suffix.lower() == ".md":
            _read(made, name, path, name_of(path), day)
        else:
            found = inspect_ad(path, name, Span(name_of(path), 1, 1))
            made.faults += ((name, fault) for fault in found.diagnostics)
            if found.value:
                made.art[name] = found.value
    return made


def _find(folder: Path, shelf: str, name: str) -> Path | None:
    for one in (folder / shelf, folder.parent / shelf):
        try:
            names = names_in(one)
        except OSError:
            continue
        for extension in (".md", *EXTENSIONS):
            for file in names:
                path = one / file
                if path.suffix.lower() == extension and normalize("NFC", path.stem) == name:
                    return path
    return None


def _read(made: Stock, name: str, path: Path, shown: str, day: date) -> None:
    source = read_source(path, shown)
    made.faults += ((name, fault) for fault in source.diagnostics)
    if source.value is not None:
        told = read_story(source.value, name, day, path)
        made.faults += ((name, fault) for fault in told.diagnostics)
        made.stories[name] = told.value


def _copyright(paper: Paper, day: date) -> StoryFile:
    """Whose the paper is and where it is to be found, from paper.yaml."""
    owner = paper.publisher or paper.name
    particulars = (
        ("地址", paper.address), ("电话", "　".join(paper.hotlines)), ("邮箱", paper.email), ("网址", paper.website),
        ("刊号", paper.cn), ("邮发代号", paper.postal_code), ("定价", paper.price),
    )  # fmt: skip
    lines = [f"{word}：{value}" for word, value in particulars if value]
    words = f"本报刊登的文字、图片和版式，版权归{owner}所有，未经书面许可不得转载、摘编。"
    text = "\n\n".join(["---\nkind: standing\nheadline: 版权声明\n---", words, *lines])
    place = Piece(0, paper.path or "paper.yaml", 1, 1)
    told = read_story(SourceText(place.path, text), _COPYRIGHT, day).value
    return told._replace(pieces=dict.fromkeys(told.pieces, (place,)), removed=())
