"""Marks of every text face in every region and direction have their ink in their own cell."""

from __future__ import annotations

import pytest

from layout.base.units import EM
from layout.font.book import FontBook, bundled_sources
from layout.font.face import Face
from layout.text.model import StyledRun, TextStyle
from layout.text.shaped import Font
from layout.text.shaper import shape

MARKS = "，。、；：！？（）“”‘’《》〈〉「」『』【】〔〕·・‧～—〇々％①ー"
FAMILIES = ("Bao Song", "Bao Hei", "Bao Kai", "Bao Xingshu", "Bao Maobi")
LEAST, MOST = -0.03, 0.03
"""How far ink may stand out of a cell, in em."""


@pytest.fixture(scope="module")
def book() -> FontBook:
    return FontBook(bundled_sources())


def ink(face: Face, font: Font, glyph: int) -> tuple[float, float]:
    """Where the ink of a glyph begins and ends along the line, in em from its origin."""
    box = face.box(glyph)
    scale = font.scale * face.scale / face.units_per_em
    if font.orientation == "upright":
        top = face.vertical_metrics(glyph)[2] * face.units_per_em / 1000
        return (top - box.top) * scale, (top - box.bottom) * scale
    return box.left * scale, box.right * scale


@pytest.mark.parametrize("vertical", [False, True], ids=["across", "down"])
@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "ja"])
@pytest.mark.parametrize("family", FAMILIES)
def test_marks_stand_in_their_cells(book: FontBook, family: str, language: str, vertical: bool) -> None:
    families = (family, "Bao Song")
    faces = {face.key: face for _, face in book.chain(families, 400, False)}
    for mark in MARKS:
        text = f"甲{mark}乙"
        run = StyledRun(len(text), TextStyle(families, language=language))
        shaped = shape(text, (run,), book, vertical=vertical)
        font = next(font for start, end, font in shaped.spans if start <= 1 < end)
        if font.face in faces:
            start, end = ink(faces[font.face], font, shaped.glyphs[1])
            origin, after = shaped.origins[1] / EM, shaped.origins[2] / EM
            assert (mark, origin + start) >= (mark, 1 + LEAST)
            assert (mark, origin + end) <= (mark, after + MOST)


@pytest.mark.parametrize("char", "AZ0123456789")
def test_a_letter_or_figure_by_itself_stands_upright_in_a_vertical_line(book: FontBook, char: str) -> None:
    text = f"甲{char}乙"
    shaped = shape(text, (StyledRun(len(text), TextStyle(FAMILIES[:1])),), book, vertical=True)
    assert {font.orientation for _, _, font in shaped.spans} == {"upright"}
