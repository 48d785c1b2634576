"""`banxin preflight`: any finished PDF held against PDF/X, an advertiser's too."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .command import Command
from .settings import Settings
from .words import Words

if TYPE_CHECKING:
    from ..base.diagnostics import Diagnostic, Outcome
    from ..preflight.pdfx_check import Judged
    from ..preflight.pdfx_rules import PdfxName


def _preflight(settings: Settings, files: tuple[Path, ...], standard: PdfxName | None) -> int:
    from ..edition.source_map import SourceMap
    from ..preflight.pdfx_check import check_pdfx
    from .app import MISTAKES
    from .report import Reporter, tally

    failed = False
    for file in files:
        judged, found = _located(file, check_pdfx(file.read_bytes(), standard))
        counts = tally(found)
        failed = failed or bool(counts.errors) or (settings.strict and bool(counts.warnings))
        Reporter(settings, Path()).show_diagnostics(SourceMap(), found)
        if settings.format == "json":
            facts = judged._asdict() if judged else {}
            settings.say_json("preflight", {"file": str(file), **facts, "errors": counts.errors})
        elif settings.format == "text" and not settings.quiet:
            settings.say(_verdict(settings, file, judged, counts.errors))
    return MISTAKES if failed else 0


def _located(file: Path, outcome: Outcome[Judged | None]) -> tuple[Judged | None, list[Diagnostic]]:
    """The faults, each with the page of the file as a reader of PDF opens it: `ad.pdf#page=2`."""
    pages = {item.page: f"{file}#page={item.page}" if item.page else str(file) for item in outcome.diagnostics}
    return outcome.value, [replace(item, page=pages[item.page]) for item in outcome.diagnostics]


def _verdict(settings: Settings, file: Path, judged: Judged | None, errors: int) -> str:
    from ..preflight.pdfx_rules import RULES

    if judged is None:
        return settings.words("preflight.unread", file=file.name)
    key = "preflight.failed" if errors else "preflight.passed"
    title = RULES[judged.standard].title
    return settings.words(key, file=file.name, pages=judged.pages, standard=title, errors=errors)


def _make(words: Words) -> Command:
    file = click.Path(exists=True, dir_okay=False, path_type=Path)
    return Command(
        "preflight",
        words,
        _preflight,
        example="banxin preflight out/print/20261124-A01.pdf\nbanxin preflight ad.pdf --standard x1a",
        note=words("argument.pdf"),
        params=[
            click.Argument(["files"], nargs=-1, required=True, metavar="FILE.pdf…", type=file),
            click.Option(["--standard"], type=click.Choice(["x1a", "x3", "x4"]), help=words("option.held-to")),
        ],
    )


COMMANDS = {"preflight": _make}
