"""`banxin preflight`: any finished PDF held against PDF/X and its ink measured, an advertiser's too."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .command import Command
from .settings import Settings
from .words import Words

if TYPE_CHECKING:
    from ..base.diagnostics import Diagnostic, Outcome
    from ..preflight.pdfx_check import Judged
    from ..preflight.pdfx_rules import PdfxName
    from ..preflight.press_limits import PressLimits
    from ..separation.ink import InkReport
    from .progress import Progress


def _preflight(settings: Settings, files: tuple[Path, ...], standard: PdfxName | None, press: str) -> int:
    from ..edition.source_map import SourceMap
    from ..preflight.pdfx_check import check_pdfx
    from .app import MISTAKES
    from .progress import Progress
    from .report import Reporter, tally

    limits = _limits(press)
    Reporter(settings, Path()).show_diagnostics(SourceMap(), limits.diagnostics)
    failed = bool(limits.diagnostics)
    for file in files:
        data = file.read_bytes()
        judged, found = _located(file, check_pdfx(data, standard))
        with Progress(settings, "progress.preflight") as progress:
            inks, drawn = _looked_through(file, data, judged.pages if judged else 0, limits.value, progress)
        found += [_at_page(file, item) for _, told in inks for item in told]
        found += drawn
        counts = tally(found)
        failed = failed or bool(counts.errors) or (settings.strict and bool(counts.warnings))
        # The inks of each page stand under the verdict.
        shown = [item for item in found if item.code != "ink/plates"] if settings.format == "text" else found
        Reporter(settings, Path(), folds_pages=True).show_diagnostics(SourceMap(), shown)
        if settings.format == "json":
            facts = judged._asdict() if judged else {}
            plates = [_facts(page, report) for page, (report, _) in enumerate(inks, 1) if report]
            settings.say_json("preflight", {"file": str(file), **facts, "errors": counts.errors, "ink": plates})
        elif settings.format == "text" and not settings.quiet:
            settings.say(_verdict(settings, file, judged, counts.errors))
            for page, (report, _) in enumerate(inks, 1):
                if report:
                    settings.say(_line(settings, page, report))
    return MISTAKES if failed else 0


def _limits(press: str) -> Outcome[PressLimits]:
    """The limits of a press by its name, or those in a file of one's own."""
    from ..preflight.press_limits import press_limits

    path = Path(press)
    return press_limits(path.stem if path.suffix == ".toml" else press, path.parent if path.is_file() else None)


_Measured = tuple["InkReport | None", tuple["Diagnostic", ...]]


def _looked_through(
    file: Path, data: bytes, count: int, limits: PressLimits, progress: Progress
) -> tuple[list[_Measured], list[Diagnostic]]:
    """What stands on the plates of each page, and what is drawn badly on it."""
    from ..preflight.single_pages import single_pages
    from ..separation.ink import page_ink

    inks: list[_Measured] = []
    drawn: list[Diagnostic] = []
    for number, (alone, at) in enumerate(single_pages(data, count), 1):
        progress(file.name, number, count)
        report, told = page_ink(alone, at, limits.ink.warn, limits.ink.stop)
        inks.append((report, tuple(replace(item, page=str(number)) for item in told)))
        drawn += (_at_page(file, replace(item, page=str(number))) for item in _drawn(file, alone, at, limits))
    return inks, drawn


def _drawn(file: Path, data: bytes, number: int, limits: PressLimits) -> list[Diagnostic]:
    """Hairlines, registration colour and overprints; or that the page can't be read for them."""
    from ..base.messages import diagnostic
    from ..base.reasons import reason_of
    from ..preflight.drawn_checks import drawn_faults, judge_drawn

    try:
        return list(judge_drawn(drawn_faults(data, number), file.name, limits.line_solid))
    except Exception as fault:
        # Foreign files hold anything in the place of anything.
        return [diagnostic("pdfx/malformed", at="Contents", reason=f"{type(fault).__name__}: {reason_of(fault)}")]


def _facts(page: int, report: InkReport) -> dict[str, Any]:
    plates = {name: round(share, 2) for name, share in report.coverage.items()}
    ink, x, y = (round(value, 1) for value in report.most)
    return {"page": page, "most": ink, "x": x, "y": y, "plates": plates}


def _line(settings: Settings, page: int, report: InkReport) -> str:
    from ..separation.ink import short_name

    most = report.most
    plates = "  ".join(f"{short_name(name)} {share:.1f}" for name, share in report.coverage.items())
    return settings.words(
        "preflight.ink", page=page, ink=f"{most.ink:.0f}", x=f"{most.x:.0f}", y=f"{most.y:.0f}", plates=plates
    )


def _located(file: Path, outcome: Outcome[Judged | None]) -> tuple[Judged | None, list[Diagnostic]]:
    """The faults, each with the page of the file as a reader of PDF opens it: `ad.pdf#page=2`."""
    return outcome.value, [_at_page(file, item) for item in outcome.diagnostics]


def _at_page(file: Path, item: Diagnostic) -> Diagnostic:
    return replace(item, page=f"{file}#page={item.page}" if item.page else str(file))


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
        example="banxin preflight out/print/20261124-A01.pdf\nbanxin preflight ad.pdf --standard x1a --press heatset",
        note=words("argument.pdf"),
        params=[
            click.Argument(["files"], nargs=-1, required=True, metavar="FILE.pdf…", type=file),
            click.Option(["--standard"], type=click.Choice(["x1a", "x3", "x4"]), help=words("option.held-to")),
            click.Option(["--press"], default="newsprint-coldset", metavar="NAME", help=words("option.press")),
        ],
    )


COMMANDS = {"preflight": _make}
