"""What a page draws that prints badly whatever its standard."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.base.diagnostics import Severity
from layout.preflight.drawn_checks import drawn_faults, judge_drawn
from layout.preflight.press_limits import Least
from tests.adverts import advert

LINES = Least(0.5, 0.25)
TINT = "<</FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [1 1 1 1] /N 1>>"
RESOURCES = (
    "<</ExtGState <</O <</OP true /op true /OPM 1>>>> "
    "/Font <</F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>> "
    f"/ColorSpace <</All [/Separation /All /DeviceCMYK {TINT}]>>>>"
)


def found(tmp_path: Path, content: bytes, extra: str = "/TrimBox [20 20 180 80]") -> list[str]:
    data = advert(tmp_path / "ad.pdf", content, RESOURCES, extra=extra).read_bytes()
    said = judge_drawn(drawn_faults(data), "ad.pdf", LINES)
    return [f"{item.severity} {item.code.partition('/')[2]}" for item in said]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"0 0 0 1 K 0.5 w 30 30 m 90 30 l S", []),
        (b"0 0 0 1 K 0.3 w 30 30 m 90 30 l S", ["W hairline"]),
        (b"0 w 30 30 m 90 30 l S", ["P hairline"]),
        (b"q .1 0 0 .1 0 0 cm 1 w 300 300 m 900 300 l S Q", ["P hairline"]),
        (b"0 w 2 2 m 12 2 l S", []),
        (b"/All cs 1 scn 30 30 9 9 re f", ["E registration"]),
        (b"/All CS 1 SCN 1 w 10 0 m 10 15 l S", []),
        (b"/All cs 0 scn 30 30 9 9 re f", []),
        (b"1 0 0 0 k 30 30 90 40 re f /O gs 0 0 0 0 k 40 40 9 9 re f", ["E white-overprint"]),
        (b"1 0 0 0 k 30 30 90 40 re f q /O gs Q 0 0 0 0 k 40 40 9 9 re f", []),
        (b"/O gs 1 g 40 40 9 9 re f", ["E white-overprint"]),
        (b"/O gs .5 g 40 40 9 9 re f", ["W grey-overprint"]),
        (b"/O gs 0 0 0 1 k 40 40 9 9 re f", []),
        (b"BT /F 9 Tf 40 40 Td (A) Tj ET", ["W black-knockout"]),
        (b"BT /F 1 Tf 9 0 0 9 40 40 Tm 0 0 0 1 k (A) Tj ET", ["W black-knockout"]),
        (b"BT /F 14 Tf 40 40 Td (A) Tj ET", []),
        (b"/O gs 0 0 0 1 k BT /F 9 Tf 40 40 Td (A) Tj ET", []),
        (b"BT /F 9 Tf 5 5 Td (A) Tj ET", []),
        (b"/O gs 0 0 0 0 k BT /F 9 Tf 40 40 Td (A) Tj ET", ["E white-overprint"]),
    ],
)
def test_what_touches_the_trim_is_told_and_marks_outside_are_not(tmp_path: Path, content: bytes, said: list[str]):
    assert found(tmp_path, content) == said


@pytest.mark.parametrize(
    ("extra", "place"),
    [
        ("/TrimBox [20 20 180 80]", (10, 10)),
        ("/TrimBox [20 20 180 80] /UserUnit 2", (20, 20)),
        ("/TrimBox [20 20 180 80] /Rotate 90", (50, 10)),
        ("/TrimBox [20 20 180 80] /Rotate 180", (150, 50)),
        ("/TrimBox [20 20 180 80] /Rotate 270", (10, 150)),
    ],
)
def test_places_are_measured_on_the_page_as_it_is_read(tmp_path: Path, extra: str, place: tuple[int, int]):
    path = advert(tmp_path / "ad.pdf", b"/All cs 1 scn 30 30 40 40 re f", RESOURCES, extra=extra)
    (told,) = drawn_faults(path.read_bytes())
    assert (told.x * 72 / 25.4, told.y * 72 / 25.4) == pytest.approx(place)


def test_lines_are_as_thick_as_they_are_placed(tmp_path: Path):
    data = advert(tmp_path / "ad.pdf", b"0.4 w 30 30 m 90 30 l S").read_bytes()
    (told,) = judge_drawn(drawn_faults(data), "ad.pdf", LINES, 0.5)
    assert (told.severity, told.value("value")) == (Severity.PRINT, "0.2")
    assert not list(judge_drawn(drawn_faults(data), "ad.pdf", LINES, 2))
