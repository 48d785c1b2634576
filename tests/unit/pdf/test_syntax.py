from layout.base.units import pt
from layout.pdf.syntax import decimal, level, points, text_string


def test_lengths_are_points_to_three_decimals_without_needless_zeros():
    assert [points(pt(value)) for value in (0, 9, 10.5, 1111.1234, -0.25)] == ["0", "9", "10.5", "1111.123", "-0.25"]


def test_small_fractions_never_take_an_exponent():
    assert decimal(1, 100000) == "0.00001"
    assert decimal(-926, 100000) == "-0.00926"


def test_levels_of_colour_have_four_decimals():
    assert [level(value) for value in (0, 1, 0.2, 1 / 3)] == ["0", "1", "0.2", "0.3333"]


def test_ascii_stays_readable_and_chinese_becomes_utf_16():
    assert text_string("A(1)\\") == b"(A\\(1\\)\\\\)"
    assert text_string("版") == b"<FEFF7248>"
    assert text_string("𠀋") == b"<FEFFD840DC0B>"
    assert text_string("a\nb") == b"<FEFF0061000A0062>"
