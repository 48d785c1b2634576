"""What holds of every paragraph with matter beside it, whatever stands there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.base.units import EM, Length, pt
from layout.text.line_breaker import break_paragraph
from layout.text.model import Annotation, Line, LineRun, ParagraphStyle, StyledRun, TextStyle
from layout.text.shaped import EDGE_SPACES, ShapedText
from layout.text.shaper import shape
from tests.fonts.build import FAMILY
from tests.property.test_text import _TEXTS, _book  # pyright: ignore[reportPrivateUsage]

_settings = settings(derandomize=True, deadline=None, max_examples=100)
_PLAIN, _SMALL = TextStyle((FAMILY,)), TextStyle((FAMILY,), size_ratio=0.5)
_RULED = ("proper-name", "book-title", "underline", "deceased")
_KINDS = st.sampled_from([*_RULED, "ruby", "ruby", "ruby", "warichu"])
_READINGS = st.text("abcdefgh", min_size=1, max_size=14)
_SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 6), _KINDS, _READINGS), max_size=8)
SIZE = pt(10)


def annotated(text: str, spans: Sequence[tuple[int, int, str, str]], *, vertical: bool) -> ShapedText:
    """The text with as many of the spans as stand in it, readings and notes one after the other."""
    found: list[Annotation] = []
    done = 0
    for start, length, kind, value in sorted(spans):
        end = min(start + length, len(text))
        if start >= end or (kind in ("ruby", "warichu") and start < done):
            continue
        found.append(Annotation(start, end, kind, _SMALL, value if kind == "ruby" else ""))
        done = end if kind in ("ruby", "warichu") else done
    runs: list[StyledRun] = []
    for note in found:
        if note.kind == "warichu":
            runs += [StyledRun(note.start, _PLAIN)] if note.start else []
            runs.append(StyledRun(note.end, _SMALL))
    if not runs or runs[-1].end < len(text):
        runs.append(StyledRun(len(text), _PLAIN))
    return shape(text, tuple(runs), _book(), vertical=vertical, annotations=tuple(found))


@given(_TEXTS, _SPANS, st.integers(8, 24), st.booleans())
@_settings
def test_the_text_stays_whole_and_every_reading_is_drawn_once(
    text: str, spans: list[tuple[int, int, str, str]], zi: int, vertical: bool
) -> None:
    shaped = annotated(text, spans, vertical=vertical)
    lines = break_paragraph(shaped, SIZE, [Length(zi * SIZE)], ParagraphStyle()).lines
    for line in lines:
        runs = [run for run in line.runs if not run.inserted]
        assert "".join(text[run.clusters[0] : run.end] for run in runs) == text[line.start : line.end]
        assert all(len(run.offsets) == len(run.glyph_ids) == len(run.clusters) for run in runs)
    if shaped.beside is None:
        return
    said = shaped.beside.text
    assert "".join(said[run.clusters[0] : run.end] for line in lines for run in line.readings) == said


@given(_TEXTS, _SPANS, st.integers(8, 24), st.booleans())
@_settings
def test_justified_lines_still_end_on_their_measure(
    text: str, spans: list[tuple[int, int, str, str]], zi: int, vertical: bool
) -> None:
    shaped = annotated(text, spans, vertical=vertical)
    for line in break_paragraph(shaped, SIZE, [Length(zi * SIZE)], ParagraphStyle()).lines[:-1]:
        first, last = shaped.content(line.start, line.end)
        if not line.overfull and shaped.soft_to[last] > shaped.soft_from[first]:
            assert line.inset + line.width == zi * SIZE


@given(_TEXTS, _SPANS, st.integers(8, 24))
@_settings
def test_lines_and_frames_cover_exactly_their_characters(
    text: str, spans: list[tuple[int, int, str, str]], zi: int
) -> None:
    """Each begins within a fifth of an em of the first glyph of its part and ends as near behind the last."""
    shaped = annotated(text, spans, vertical=False)
    ruled = shaped.beside.ruled if shaped.beside else ()
    for line in break_paragraph(shaped, SIZE, [Length(zi * SIZE)], ParagraphStyle()).lines:
        parts = [part for one in ruled if (part := _part(shaped, line, one.start, one.end))]
        assert len(line.rules) == len(parts)
        places = {c: o for run in reversed(line.runs) if not run.inserted for c, o in _glyphs(run)}
        for rule, (start, end) in zip(line.rules, parts, strict=True):
            assert rule.start < rule.end
            if start in places and shaped.glyphs[start] >= 0 and not _in_note(shaped, start, end):
                assert abs(rule.start - places[start]) <= SIZE * 0.6
                last = max(i for i in range(start, end) if shaped.glyphs[i] >= 0)
                assert places[last] <= rule.end <= places[last] + 2.2 * SIZE


def _glyphs(run: LineRun) -> list[tuple[int, int]]:
    return list(reversed(list(zip(run.clusters, run.offsets, strict=True))))


def _part(shaped: ShapedText, line: Line, start: int, end: int) -> tuple[int, int] | None:
    first, last = shaped.content(line.start, line.end)
    inside = [i for i in range(max(start, first), min(end, last)) if shaped.letters[i] not in EDGE_SPACES]
    return (inside[0], inside[-1] + 1) if inside else None


def _in_note(shaped: ShapedText, start: int, end: int) -> bool:
    assert shaped.beside is not None
    return any(note.start < end and start < note.end for note in shaped.beside.notes)


@given(st.text("河口秋天来得早", min_size=4, max_size=40), st.lists(_READINGS, max_size=40), st.integers(8, 24))
@_settings
def test_readings_neither_touch_nor_leave_the_measure(text: str, readings: list[str], zi: int) -> None:
    """Every character has a reading; where they fit at all they stand apart, inside the line."""
    spans = [(at, 1, "ruby", value) for at, value in enumerate(readings)]
    shaped = annotated(text, spans, vertical=False)
    for line in break_paragraph(shaped, SIZE, [Length(zi * SIZE)], ParagraphStyle()).lines:
        places = [(run.offsets[0], run.offsets[0] + len(run.glyph_ids) * SIZE // 4) for run in line.readings]
        if sum(end - start for start, end in places) > line.measure:
            continue
        assert all(start >= 0 and end <= line.measure + 2 for start, end in places)
        assert all(a[1] <= b[0] + 2 for a, b in pairwise(places))


@given(st.text("河口秋天来得早，。（）a1", min_size=1, max_size=60), st.integers(2, 12))
@_settings
def test_a_note_never_makes_a_line_longer_than_it_was_counted(text: str, zi: int) -> None:
    shaped = annotated(text, [(0, len(text), "warichu", "")], vertical=False)
    assert shaped.beside is not None
    (note,) = shaped.beside.notes
    breaks = [0, *(i for i in range(1, len(text)) if shaped.penalties[i] is not None), len(text)]
    for start, end in pairwise(breaks):
        assert note.fold(start, end)[1] <= shaped.ends[end] - shaped.starts[start]
    for line in break_paragraph(shaped, SIZE, [Length(zi * SIZE)], ParagraphStyle()).lines:
        if not line.overfull:
            edge = max(offset for run in line.runs for offset in run.offsets)
            assert edge <= line.measure + EM
