"""Stylesheets written in a test."""

from __future__ import annotations

from pathlib import Path

from layout.base.diagnostics import Diagnostic, Span
from layout.style.model import ComputedStyle, Part
from layout.style.stylesheet import StyleSheet, read_stylesheet

PAGE = Part("page", (("name", "A01"), ("side", "odd")))
LEAD = Part("story", (("box", "false"), ("kind", "news"), ("name", "港口"), ("rank", "lead")))
SHORT = Part("story", (("box", "true"), ("kind", "brief"), ("name", "简讯"), ("rank", "short")))


def read(folder: Path, text: str | bytes, name: str = "own.css") -> tuple[StyleSheet, tuple[Diagnostic, ...]]:
    """A sheet of this text, and what is said about it."""
    data = text.encode("utf-8") if isinstance(text, str) else text
    (folder / name).write_bytes(data)
    outcome = read_stylesheet(name, folder)
    assert outcome.value is not None
    return outcome.value, outcome.diagnostics


def style(folder: Path, text: str, *path: Part | str) -> ComputedStyle:
    """The style of a part under a sheet that has no faults; names stand for parts without attributes."""
    sheet, found = read(folder, text)
    assert found == ()
    return sheet.compute((PAGE, *(Part(part) if isinstance(part, str) else part for part in path)))


def faults(folder: Path, text: str | bytes) -> list[tuple[str, int, int]]:
    """Codes, lines and columns of what is said about a sheet."""
    return [(d.code, d.place.line, d.place.column) for d in read(folder, text)[1] if isinstance(d.place, Span)]
