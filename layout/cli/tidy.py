"""`banxin tidy`: copy made clean before it is set, every change listed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from .command import Command, near_names
from .edition_folder import find_edition, shown_path
from .settings import Settings, UsageFault
from .words import Words

if TYPE_CHECKING:
    from ..base.diagnostics import Diagnostic
    from ..desk.tidy import Mended, Tidied
    from ..edition.source import SourceText

_STORIES = "stories"
_COPY = ".orig"
_AROUND = 4
"""Characters of context on either side of a change that is listed."""
_SIGNS = {"\n": "⏎", " ": "␣", "\t": "⇥", "\u3000": "□"}


class _File(NamedTuple):
    """One file as tidied. `encoding` is that of its bytes where it is not UTF-8."""

    path: Path
    source: SourceText
    tidied: Tidied
    encoding: str
    line_end: str

    @property
    def is_changed(self) -> bool:
        return bool(self.tidied.changes or self.encoding)


def _tidy(settings: Settings, names: tuple[str, ...], write: bool) -> int:
    from .app import MISTAKES

    failed = left = False
    for path in _paths(settings, names):
        file = _read(settings, path)
        if file is None:
            failed = True
            continue
        _show(settings, file, write=write)
        if write and file.is_changed:
            _write(settings, file)
        left = left or bool(file.tidied.diagnostics) or (file.is_changed and not write)
    return MISTAKES if failed or (settings.strict and left) else 0


def _paths(settings: Settings, names: tuple[str, ...]) -> list[Path]:
    """The files that were named, by path or as stories; all stories of the edition where none was.

    Raises UsageFault.
    """
    if not names:
        return sorted((find_edition(None, settings) / _STORIES).glob("*.md"))
    return list(dict.fromkeys(_path(settings, name) for name in names))


def _path(settings: Settings, name: str) -> Path:
    here = Path(os.path.abspath(settings.directory / name))
    if here.is_file():
        return here
    try:
        stories = find_edition(None, settings) / _STORIES
    except UsageFault:
        raise UsageFault(settings.words("usage.file", name=name, near="")) from None
    story = stories / f"{name.removesuffix('.md')}.md"
    if story.is_file():
        return story
    near = near_names(settings.words, name, [path.stem for path in stories.glob("*.md")])
    raise UsageFault(settings.words("usage.file", name=name, near=near))


def _read(settings: Settings, path: Path) -> _File | None:
    """The file tidied; None, told, when it is no text."""
    from ..desk.tidy import tidy
    from ..edition.source import decode

    data = path.read_bytes()
    outcome = decode(data, str(path))
    encoding = next((item.value("encoding") for item in outcome.diagnostics if item.code == "file/encoding"), "")
    others = [item for item in outcome.diagnostics if item.code != "file/encoding"]
    _tell(settings, path, others)
    source = outcome.value
    if source is None or any(item.code == "file/not-text" for item in others):
        return None
    line_end = "\r\n" if data.count(b"\r\n") * 2 > data.count(b"\n") > 0 and not encoding.startswith("UTF-16") else "\n"
    return _File(path, source, tidy(source), encoding, line_end)


def _tell(settings: Settings, path: Path, found: Iterable[Diagnostic]) -> None:
    from ..edition.source_map import SourceMap
    from .report import Reporter

    Reporter(settings, path.parent).show_diagnostics(SourceMap(), tuple(found))


def _write(settings: Settings, file: _File) -> None:
    """Write the clean copy, after what was there has been put beside it under a name that is free."""
    from ..base.host import write_file

    kept = file.path.with_name(file.path.name + _COPY)
    number = 2
    while kept.exists():
        kept = file.path.with_name(f"{file.path.name}{_COPY}{number}")
        number += 1
    write_file(kept, file.path.read_bytes())
    written = write_file(file.path, file.tidied.text.replace("\n", file.line_end).encode())
    if settings.format == "json":
        settings.say_json("file", {"file": str(written), "kept": str(kept)})
    elif settings.format == "short" or settings.quiet:
        settings.say(shown_path(written))
    else:
        settings.say(settings.words("tidy.written", file=shown_path(written), kept=shown_path(kept)))


def _show(settings: Settings, file: _File, *, write: bool) -> None:
    counts = file.tidied.counts()
    if settings.format == "json":
        _show_json(settings, file)
    elif settings.format == "short":
        for change in file.tidied.changes:
            settings.say(f"{shown_path(file.path)}:{change.line}:{change.column}: {change.kind} {_turn(change)}")
    elif not settings.quiet:
        words = settings.words
        parts = [f"{words(f'tidy.kind-{kind}')} {count}" for kind, count in counts]
        parts += [words("tidy.encoding", encoding=file.encoding)] if file.encoding else []
        said = " · ".join(parts) if parts else words("tidy.clean")
        characters = words("tidy.characters", count=f"{file.tidied.characters:,}")
        settings.say(f"{shown_path(file.path)}  {characters}  {said}")
        if file.tidied.changes and (settings.verbose or not write):
            settings.say(_table(settings, file))
        if file.is_changed and not write:
            settings.tell(words("tidy.unwritten"))
    _tell(settings, file.path, file.tidied.diagnostics)


def _table(settings: Settings, file: _File) -> str:
    from ..base.columns import format_table

    rows = [
        (f"  {change.line}:{change.column}", settings.words(f"tidy.kind-{change.kind}"), _context(file.source, change))
        for change in file.tidied.changes
    ]
    return format_table(rows, "<<<")


def _context(source: SourceText, change: Mended) -> str:
    """A change among its neighbours: `上午[,]全市 → 上午[，]全市`."""
    lines = source.lines
    line = lines[change.line - 1]
    before = line[: change.column - 1][-_AROUND:]
    last = change.line - 1 + change.before.count("\n")
    column = len(change.before.rpartition("\n")[2]) + (0 if "\n" in change.before else change.column - 1)
    after = lines[last][column : column + _AROUND]
    old, new = (f"{before}[{_visible(words)}]{after}" for words in (change.before, change.after))
    return f"{old} → {new}"


def _turn(change: Mended) -> str:
    return f"[{_visible(change.before)}] → [{_visible(change.after)}]"


def _visible(words: str) -> str:
    """Words with a sign for each character that shows nothing."""
    return "".join(_seen(words))


def _seen(words: str) -> Iterator[str]:
    for c in words:
        if c in _SIGNS:
            yield _SIGNS[c]
        else:
            yield c if c.isprintable() else f"U+{ord(c):04X}"


def _show_json(settings: Settings, file: _File) -> None:
    path = str(file.path)
    for change in file.tidied.changes:
        values = change._asdict()
        settings.say_json("change", {"path": path, "change": values.pop("kind"), **values})
    settings.say_json(
        "tidy",
        {
            "path": path,
            "characters": file.tidied.characters,
            "counts": dict(file.tidied.counts()),
            "encoding": file.encoding,
        },
    )


def _make(words: Words) -> Command:
    return Command(
        "tidy",
        words,
        _tidy,
        example="banxin tidy lead\nbanxin tidy 来稿/供暖.txt --write",
        note=words("argument.tidy"),
        params=[
            click.Argument(["names"], nargs=-1, metavar="[FILE|STORY]..."),
            click.Option(["--write"], is_flag=True, help=words("option.write")),
        ],
    )


COMMANDS = {"tidy": _make}
