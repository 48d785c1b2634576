"""Line-breaking and spacing cases through the whole engine: shaping with the test font, breaking, measuring.

A case has a `text` in a `lang` at a `level` with `options`, and says one or more of: where lines may begin
(`allowed_breaks`, `optional_breaks`), the lines at `measure_em` (`expected_lines`), the natural width inside a line
(`expected_width_em`). Offsets count code points.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from layout.base.units import EM, Em, Length, pt
from layout.font.book import FontBook, FontSource
from layout.text.char_classes import MARKS
from layout.text.line_breaker import break_paragraph
from layout.text.model import ParagraphStyle, StyledRun, TextStyle
from layout.text.shaper import ShapedText, shape
from tests.fonts.build import FAMILY, build_font

Case = dict[str, Any]
SIZE = pt(10)


class Result(NamedTuple):
    """A case and what is wrong with it; no faults: it passes."""

    case: Case
    faults: tuple[str, ...]


def read_cases(path: Path) -> list[Case]:
    """The cases of a file: a list, or an object with a list named "cases"."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return data["cases"] if isinstance(data, dict) else data


def own_files() -> list[Path]:
    """The files of the engine's own cases."""
    here = Path(__file__).parent
    return [here / "cases.json", *sorted((here / "cases").glob("*.json"))]


def run_cases(cases: list[Case]) -> list[Result]:
    """Every case with its faults, set in a test font that has their characters."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = build_font(Path(folder) / "test.ttf", "".join(case["text"] for case in cases))
        book = FontBook([FontSource(FAMILY, path)])
        return [Result(case, tuple(_faults(case, book))) for case in cases]


_AUTOSPACE: dict[bool | str, frozenset[str]] = {
    True: frozenset({"alpha", "numeric"}), False: frozenset(), "alpha": frozenset({"alpha"}),
    "numeric": frozenset({"numeric"}),
}  # fmt: skip


def _style(case: Case) -> ParagraphStyle:
    options = case.get("options") or {}
    punctuation = options.get("style", "lineend-half")
    hangs = punctuation == "hang"  # the style of §4 that is any of the others with marks hanging
    return ParagraphStyle(
        align="justify",
        indent=Em(float(options.get("indent", 0))),
        first_line_opening=options.get("first_line_opening", "trim"),
        line_break=case.get("level") or "gb",
        punctuation="lineend-half" if hangs else punctuation,
        hanging=hangs or bool(options.get("hang", False)),
        autospace=_AUTOSPACE[options.get("auto", True)],
        keep_stops=bool(options.get("keep_stops", True)),
        least_last=2 if options.get("orphan_control", False) else 1,
    )


def _shaped(text: str, case: Case, style: ParagraphStyle, book: FontBook) -> ShapedText:
    runs = (StyledRun(len(text), TextStyle((FAMILY,), language=case.get("lang") or "zh-Hans")),)
    vertical = bool((case.get("options") or {}).get("vertical", False))
    return shape(text, runs, book, vertical=vertical, paragraph=style)


def _faults(case: Case, book: FontBook) -> list[str]:
    style = _style(case)
    shaped = _shaped(case["text"], case, style, book)
    faults = [f"no glyph for {case['text'][m.start : m.end]}" for m in shaped.missing]
    if case.get("allowed_breaks") is not None:
        faults += _break_faults(case, shaped)
    if case.get("expected_lines") is not None:
        faults += _line_faults(case, shaped, style)
    if case.get("expected_width_em") is not None:
        width = _inside_width(case, shaped, style, book) / EM
        if abs(width - case["expected_width_em"]) > 1e-3:
            faults.append(f"width {width:g} em, not {case['expected_width_em']:g}")
    return faults


def _break_faults(case: Case, shaped: ShapedText) -> list[str]:
    inside = range(1, len(shaped.text))
    found = {offset for offset in inside if shaped.penalties[offset] is not None}
    wanted = set(case["allowed_breaks"])
    free = set(case.get("optional_breaks") or ())
    faults: list[str] = []
    if wanted - found:
        faults.append(f"no break at {sorted(wanted - found)}")
    if found - wanted - free:
        faults.append(f"a break at {sorted(found - wanted - free)}")
    return faults


def _line_faults(case: Case, shaped: ShapedText, style: ParagraphStyle) -> list[str]:
    measure = Length(round(case["measure_em"] * SIZE))
    broken = break_paragraph(shaped, SIZE, [measure], style)
    lines = [shaped.text[line.start : line.end].rstrip(" \u3000") for line in broken.lines]
    faults: list[str] = []
    if lines != case["expected_lines"]:
        faults.append(f"lines {'/'.join(lines)}, not {'/'.join(case['expected_lines'])}")
    for number, line in enumerate(broken.lines[:-1]):
        if line.inset + line.width != measure:
            faults.append(f"line {number + 1} is {(line.inset + line.width) / SIZE:g} em wide")
    return faults


def _inside_width(case: Case, shaped: ShapedText, style: ParagraphStyle, book: FontBook) -> int:
    """The width without the treatment of line edges: a mark there has a Han beside it to keep its glue."""
    before = "中" if shaped.letters[0] in MARKS else ""
    after = "中" if shaped.letters[-1] in MARKS else ""
    whole = _shaped(before + case["text"] + after, case, style, book)
    return whole.width(0, len(whole.text)) - EM * (len(before) + len(after))
