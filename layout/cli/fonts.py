"""`banxin fonts`: the fonts at hand, and which of them has a character."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from .command import Command
from .settings import Settings
from .words import Words

if TYPE_CHECKING:
    from ..font.book import FontSource
    from ..font.face import FontFile


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file of a family, opened where possible."""

    source: FontSource
    file: FontFile | None
    role: str

    @property
    def weights(self) -> str:
        low, high = self.source.weight_min, self.source.weight_max
        return str(low) if low == high else f"{low}-{high}"


def _fonts(settings: Settings, has: str, missing: bool, edition: str | None) -> int:
    if missing:
        return _missing(settings, edition)
    entries = _entries()
    if has:
        return _has(settings, entries, has)
    if settings.format == "json":
        for entry in entries:
            settings.say_json("font", _values(entry))
    else:
        settings.say(_table(entries, settings))
    return 0


def _entries() -> tuple[_Entry, ...]:
    from ..base.resources import resource
    from ..font.book import bundled_sources
    from ..font.face import FaceError, FontFile

    manifest = json.loads(resource("fonts", "fonts.json").read_text(encoding="utf-8"))
    roles = {item["file"]: item["role"] for item in manifest["fonts"]}
    entries: list[_Entry] = []
    for source in bundled_sources():
        try:
            file = FontFile(source.path, source.index)
        except FaceError:
            file = None
        entries.append(_Entry(source, file, roles.get(source.path.name, "")))
    return tuple(entries)


def _values(entry: _Entry) -> dict[str, object]:
    file = entry.file
    return {
        "family": entry.source.family,
        "weights": entry.weights,
        "italic": entry.source.italic,
        "role": entry.role,
        "glyphs": file.hb_face.glyph_count if file else 0,
        "may_embed": bool(file and file.may_embed),
        "readable": file is not None,
        "file": str(entry.source.path),
    }


def _table(entries: tuple[_Entry, ...], settings: Settings) -> str:
    from ..base.columns import format_table

    words = settings.words
    names = ("family", "weight", "role", "glyphs", "embedding", "file")
    rows = [[words(f"fonts.{name}") for name in names]]
    for entry in entries:
        values = _values(entry)
        weight = f"{entry.weights} {words('fonts.italic')}" if entry.source.italic else entry.weights
        embedding = words("fonts.may-embed" if values["may_embed"] else "fonts.may-not-embed")
        if not values["readable"]:
            embedding = settings.styled(words("fonts.unreadable"), "error", "stdout")
        file = str(entry.source.path) if settings.verbose else entry.source.path.name
        rows.append([entry.source.family, weight, entry.role, f"{values['glyphs']:,}", embedding, file])
    return format_table(rows if settings.format == "text" else rows[1:], "<<<><<")


def _has(settings: Settings, entries: tuple[_Entry, ...], text: str) -> int:
    """One line for each character: its code point, and the families that have a glyph for it."""
    rows: list[tuple[str, str, str]] = []
    lacking = False
    for char in dict.fromkeys(text):
        families = list(dict.fromkeys(e.source.family for e in entries if e.file and _has_glyph(e.file, char)))
        lacking = lacking or not families
        code = f"U+{ord(char):04X}"
        if settings.format == "json":
            settings.say_json("character", {"character": char, "code": code, "families": families})
        rows.append((char, code, settings.words.join(families) or settings.words("fonts.in-none")))
    if settings.format != "json":
        from ..base.columns import format_table

        head = (settings.words("fonts.character"), settings.words("fonts.code"), settings.words("fonts.in"))
        settings.say(format_table([head, *rows] if settings.format == "text" else rows, "<<<"))
    return 1 if lacking else 0


def _has_glyph(file: FontFile, char: str) -> bool:
    from ..font.face import Face

    return Face(file.postscript_name, file).has(char)


def _missing(settings: Settings, edition: str | None) -> int:
    """The characters of an edition that no font of theirs has, as diagnostics."""
    from ..pipeline import check
    from .edition_folder import find_edition
    from .progress import Progress
    from .report import Reporter

    folder = find_edition(edition, settings)
    with Progress(settings) as progress:
        result = check(folder, progress=progress)
    wanted = tuple(item for item in result.diagnostics if item.code.startswith("font/"))
    Reporter(settings, folder).show_diagnostics(result.sources, wanted)
    if not wanted and settings.format != "json":
        settings.say(settings.words("fonts.none-missing"))
    return 1 if wanted else 0


def _make(words: Words) -> Command:
    return Command(
        "fonts",
        words,
        _fonts,
        example="banxin fonts\nbanxin fonts --has 𬭎喆\nbanxin fonts --missing",
        note=words("argument.edition"),
        params=[
            click.Argument(["edition"], required=False, metavar="[EDITION]"),
            click.Option(["--has"], default="", metavar="TEXT", help=words("option.has")),
            click.Option(["--missing"], is_flag=True, help=words("option.missing")),
        ],
    )


COMMANDS = {"fonts": _make}
