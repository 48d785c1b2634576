from __future__ import annotations

import pytest
import tinycss2

from layout.base.color import BLACK, WHITE, Color, cmyk, spot
from layout.base.units import Em, Length, mm, pt
from layout.style.values import BadValue, Units, color, dimension

BODY = Units(pt(9), pt(1200), 100)
"""字 of 9 pt; 100 行 of 12 pt."""


def token(text: str) -> object:
    (found,) = tinycss2.parse_component_value_list(text)
    return found


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("9pt", pt(9)),
        ("2mm", mm(2)),
        ("1.5cm", mm(15)),
        ("1in", pt(72)),
        ("1pc", pt(12)),
        ("4px", pt(3)),
        ("12Q", mm(3)),
        ("12级", mm(3)),
        ("2zi", pt(18)),
        ("2字", pt(18)),
        ("3line", pt(36)),
        ("0.5行", pt(6)),
        ("五号", pt(10.5)),
        ("小初", pt(36)),
        ("初号", pt(42)),
        ("0", Length(0)),
        ("-1pt", pt(-1)),
        ("0.5em", Em(0.5)),
    ],
)
def test_a_length_may_be_written_in_the_units_of_css_and_of_the_trade(text: str, length: Length | Em):
    assert dimension(token(text), BODY) == length


@pytest.mark.parametrize("text", ["9", "9furlong", "九号", "1e9mm", "99999999zi", "red", '"9pt"', "10%"])
def test_other_things_are_no_lengths(text: str):
    with pytest.raises(BadValue):
        dimension(token(text), BODY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("black", BLACK),
        ("white", WHITE),
        ("device-cmyk(0 0.1 20% 1)", cmyk(0, 0.1, 0.2, 1)),
        ("gray(25%)", Color("gray", (0.25,))),
        ("gray(0.25)", Color("gray", (0.25,))),
        ("#c00", Color("rgb", (0.8, 0.0, 0.0))),
        ("#CC0000", Color("rgb", (0.8, 0.0, 0.0))),
        ("rgb(0 51 255)", Color("rgb", (0.0, 0.2, 1.0))),
        ("hsl(120 100% 50%)", Color("rgb", (0.0, 1.0, 0.0))),
        ("navy", Color("rgb", (0.0, 0.0, 0.501961))),
        ("transparent", None),
        ('spot("PANTONE 185 C", 0 0.9 80% 0)', spot("PANTONE 185 C", 1, 0, 0.9, 0.8, 0)),
        ('spot(" 专色红 ", 0 1 1 0, 30%)', spot("专色红", 0.3, 0, 1, 1, 0)),
    ],
)
def test_a_colour_stays_in_the_space_it_is_written_in(text: str, expected: Color | None):
    assert color(token(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "rgb(0 0 0 / 50%)",
        "device-cmyk(0 0 none 1)",
        "gray(2)",
        "#12345",
        "nocolour",
        "3pt",
        "currentcolor",
        "rgb(a b c)",
        "spot(PANTONE, 0 1 1 0)",
        'spot("", 0 1 1 0)',
        'spot("Black", 0 0 0 1)',
        'spot("All", 1 1 1 1)',
        'spot("HKS 42")',
        'spot("HKS 42", 1 1 1)',
        'spot("HKS 42", 1 1 1 0, )',
        'spot("HKS 42", 1 1 1 0, 200%)',
        'spot("HKS 42", 1 1 1 0, 50%, 1)',
    ],
)
def test_half_transparent_and_unknown_colours_are_refused(text: str):
    with pytest.raises(BadValue):
        color(token(text))
