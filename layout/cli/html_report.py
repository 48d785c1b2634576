"""What a run has to say as one HTML file: every page a sketch with numbered marks, beside the messages.

The file needs nothing else: no script, no font, no picture; it can be sent by mail and printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from ..base.diagnostics import Diagnostic, Place, Span
from ..base.geometry import Rect
from ..base.messages import hint, sentence
from ..base.units import to_mm
from ..display.items import Fill, GlyphRun, Outline, Picture
from ..proof.places import area_of
from .report import LEVELS, code_shown
from .words import Language, Words

if TYPE_CHECKING:
    from ..display.items import DisplayPage
    from ..edition.source_map import SourceMap
    from ..pipeline import Result

_STYLE = """
body { font: 15px/1.5 system-ui, "Noto Sans SC", sans-serif; margin: 2em auto; max-width: 70em; padding: 0 1em }
h1 { font-size: 1.4em } h2 { font-size: 1.15em; border-top: 1px solid #bbb; padding-top: .6em; margin-top: 2em }
table { border-collapse: collapse } td, th { padding: .15em .8em .15em 0; text-align: left }
.page { display: flex; gap: 1.5em; align-items: flex-start; flex-wrap: wrap }
svg { border: 1px solid #999; background: #fff; flex: none } ol { flex: 1; min-width: 20em; margin: 0 }
li { margin-bottom: .7em } code { background: #eee; padding: 0 .25em }
.error b { color: #b00 } .warning b { color: #960 }
.hint { color: #555; display: block } .waived { opacity: .6 }
@media print { .page { break-inside: avoid } }
"""
_WIDE = 340
"""Pixels that a page is drawn wide."""


class _Mark(NamedTuple):
    """A number on the sketch, in mm; round what it is about there is a rectangle, where that is known."""

    number: int
    x: float
    y: float
    area: Rect | None = None
    level: str = "error"


def html_report(result: Result, words: Words, language: Language) -> str:
    """The report of a run as the text of an HTML file."""
    title = result.display.title if result.display else ""
    parts = [
        f'<!doctype html><html lang="{"zh-Hans" if language == "zh" else "en"}"><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>{escape(title)}</title><style>{_STYLE}</style><h1>{escape(title)}</h1>",
        _table(result, words),
    ]
    shown = {page.name: page for page in result.display.pages} if result.display else {}
    for name in ("", *(report.name for report in result.pages)):
        found = [item for item in result.diagnostics if item.page == name]
        if found:
            parts.append(_page(name, shown.get(name), found, result.sources, words, language))
    return "\n".join(parts) + "\n"


def _table(result: Result, words: Words) -> str:
    heads = ("page", "stories", "characters", "errors", "warnings")
    rows = ["".join(f"<th>{escape(words(f'html.{head}'))}</th>" for head in heads)]
    for report in result.pages:
        levels = [LEVELS[item.severity] for item in report.diagnostics if not item.waived]
        cells = (
            report.name, len(report.accounts), sum(account.characters for account in report.accounts),
            levels.count("error"), levels.count("warning"),
        )  # fmt: skip
        rows.append("".join(f"<td>{escape(str(cell))}</td>" for cell in cells))
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def _page(
    name: str,
    page: DisplayPage | None,
    found: Sequence[Diagnostic],
    sources: SourceMap,
    words: Words,
    language: Language,
) -> str:
    marks: list[_Mark] = []
    entries: list[str] = []
    for number, item in enumerate(found, 1):
        area = area_of(item, page) if page else None
        if area:
            marks.append(_Mark(number, to_mm(area.x), to_mm(area.y), area, LEVELS[item.severity]))
        entries.append(_entry(item, sources, words, language))
    sketch = _sketch(page, marks) if page else ""
    return f'<h2>{escape(name)}</h2><div class="page">{sketch}<ol>{"".join(entries)}</ol></div>'


def _entry(item: Diagnostic, sources: SourceMap, words: Words, language: Language) -> str:
    level = LEVELS[item.severity]
    span = sources.span(item.place) if isinstance(item.place, Place) else item.place
    where = f" <code>{escape(f'{span.path}:{span.line}:{span.column}')}</code>" if isinstance(span, Span) else ""
    advice = hint(item, language)
    waived = f" ({escape(words('report.allowed', reason=item.waived))})" if item.waived else ""
    further = f'<span class="hint">{escape(advice)}</span>' if advice else ""
    return (
        f'<li class="{level}{" waived" if item.waived else ""}"><b>{level}</b> <code>{code_shown(item.code)}</code> '
        f"{escape(sentence(item, language))}{waived}{where}{further}</li>"
    )


def _sketch(page: DisplayPage, marks: Sequence[_Mark]) -> str:
    width, height = to_mm(page.width), to_mm(page.height)
    pixels = _WIDE if width < height else 2 * _WIDE
    size = f'width="{pixels}" viewBox="0 0 {width:.1f} {height:.1f}"'
    return f"<svg {size}>{''.join(_shapes(page))}{''.join(map(_frame, marks))}{''.join(map(_circle, marks))}</svg>"


def _shapes(page: DisplayPage) -> Iterator[str]:
    """Pictures and tints as grey areas, lines of type as lines as thick as their x-height."""
    for group in page.groups:
        for item in group.items:
            if isinstance(item, Picture | Fill):
                r = item.rect
                tone = (
                    "#cbd"
                    if isinstance(item, Picture)
                    else "#ddd"
                    if r.height > 100_000 and r.width > 100_000
                    else "#888"
                )
                yield (
                    f'<rect x="{to_mm(r.x):.1f}" y="{to_mm(r.y):.1f}" width="{to_mm(r.width):.1f}" '
                    f'height="{max(to_mm(r.height), 0.2):.1f}" fill="{tone}"/>'
                )
            elif isinstance(item, GlyphRun) and item.offsets:
                yield _type_line(item)
            elif isinstance(item, Outline) and item.alt:
                xs = [int(c) for _, *rest in item.path for c in rest]
                yield (
                    f'<text x="{to_mm(min(xs[::2])):.1f}" y="{to_mm(max(xs[1::2])):.1f}" font-size="20" '
                    f'fill="#999">{escape(item.alt)}</text>'
                )


def _type_line(run: GlyphRun) -> str:
    x, y, size = to_mm(run.origin.x), to_mm(run.origin.y), to_mm(run.size)
    length = to_mm(run.offsets[-1] - run.offsets[0]) + size
    if run.axis == "horizontal":
        x += to_mm(run.offsets[0])
        return (
            f'<rect x="{x:.1f}" y="{y - 0.7 * size:.1f}" width="{length:.1f}" height="{0.6 * size:.1f}" fill="#aaa"/>'
        )
    y += to_mm(run.offsets[0])
    return f'<rect x="{x - 0.3 * size:.1f}" y="{y:.1f}" width="{0.6 * size:.1f}" height="{length:.1f}" fill="#aaa"/>'


_TONES = {"error": "#b00", "warning": "#c60", "info": "#36a"}


def _frame(mark: _Mark) -> str:
    """A rectangle round what a message is about."""
    if mark.area is None:
        return ""
    x, y, width, height = map(to_mm, mark.area)
    tone = _TONES[mark.level]
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 1):.1f}" height="{max(height, 1):.1f}" fill="{tone}" '
        f'fill-opacity=".12" stroke="{tone}" stroke-width="1"/>'
    )


def _circle(mark: _Mark) -> str:
    tone = _TONES[mark.level]
    return (
        f'<circle cx="{mark.x:.0f}" cy="{mark.y:.0f}" r="7" fill="#fff" stroke="{tone}" stroke-width="1.5"/>'
        f'<text x="{mark.x:.0f}" y="{mark.y + 3:.0f}" font-size="9" text-anchor="middle" fill="{tone}">'
        f"{mark.number}</text>"
    )
