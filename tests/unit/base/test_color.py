"""The light that colours as authored give back."""

from __future__ import annotations

from layout.base.color import BLACK, WHITE, Color, cmyk, luminance


def test_paper_is_light_and_ink_is_dark_in_every_space() -> None:
    light = (WHITE, Color("gray", (1.0,)), Color("rgb", (1.0, 1.0, 1.0)))
    dark = (BLACK, Color("gray", (0.0,)), Color("all", (1.0,)))
    assert [round(luminance(color), 3) for color in light] == [1, 1, 1]
    assert [luminance(color) for color in dark] == [0, 0, 0]


def test_red_is_darker_than_yellow() -> None:
    assert luminance(BLACK) < luminance(cmyk(0, 1, 1, 0)) < luminance(cmyk(0, 0, 1, 0)) < luminance(WHITE)
