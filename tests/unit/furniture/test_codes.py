"""QR codes: what is drawn can be read."""

import subprocess
import sys
from itertools import pairwise
from typing import Literal

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from layout.furniture.codes import QUIET_ZONE, QrCode, qr_modules


def picture(code: QrCode, module: int) -> Image.Image:
    """The code drawn from its runs, `module` pixels a module, in its quiet zone."""
    side = (code.size + 2 * QUIET_ZONE) * module
    image = Image.new("L", (side, side), 255)
    draw = ImageDraw.Draw(image)
    for row, column, length in code.runs:
        left, top = (column + QUIET_ZONE) * module, (row + QUIET_ZONE) * module
        draw.rectangle((left, top, left + length * module - 1, top + module - 1), fill=0)
    return image


def scan(code: QrCode, module: int = 3) -> zxingcpp.Barcode:
    (found,) = zxingcpp.read_barcodes(picture(code, module))
    return found


def stream(code: QrCode) -> bytes:
    """What a scanner sends on: its identifier for the kind of code, designators, bytes."""
    (found,) = zxingcpp.read_barcodes(picture(code, 3), text_mode=zxingcpp.TextMode.HexECI)
    return bytes.fromhex(found.text)


@pytest.mark.parametrize("module", [1, 2, 3, 8])
@pytest.mark.parametrize(
    "data",
    [
        "https://example.org/banxin?issue=20261124&page=A01",
        "HTTPS://EXAMPLE.ORG/A01",
        "20261124",
        "版心时报微信公众号",
        "电话0000-1234，河口市东堤路旧排字房：𬭎、〇、“版”",
        "看16",
        "café",
    ],
)
def test_a_code_is_read_back_at_any_size(data: str, module: int):
    found = scan(qr_modules(data), module)
    assert (found.text, found.format.name) == (data, "QRCode")


def test_chinese_is_declared_as_utf_8_and_never_left_to_guessing():
    assert stream(qr_modules("麻杏")) == b"]Q2\\000026" + "麻杏".encode()
    assert stream(qr_modules("A-01")) == b"]Q1A-01"


@pytest.mark.parametrize("error", ["l", "m", "q", "h"])
def test_the_error_level_is_the_one_asked_for(error: Literal["l", "m", "q", "h"]):
    assert scan(qr_modules("1", error=error)).ec_level == error.upper()


def test_the_shortest_data_still_makes_a_full_symbol():
    assert qr_modules("1").size == 21


def test_the_corners_are_finder_patterns_drawn_in_long_runs():
    code = qr_modules("1")
    assert [run for run in code.runs if run[0] == 0 and run[1] in (0, 14)] == [(0, 0, 7), (0, 14, 7)]
    assert [run for run in code.runs if run[0] == 1 and run[1] < 8] == [(1, 0, 1), (1, 6, 1)]


@settings(derandomize=True, deadline=None, max_examples=20)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=20))
def test_runs_are_in_order_apart_and_inside(data: str):
    code = qr_modules(data)
    assert code.runs == tuple(sorted(code.runs))
    for row, column, length in code.runs:
        assert 0 <= row < code.size
        assert 0 <= column < column + length <= code.size
    for (row, column, length), (next_row, next_column, _) in pairwise(code.runs):
        assert row != next_row or next_column > column + length  # a light module lies between
    assert scan(code).text == data


def test_the_same_data_gives_the_same_code():
    assert qr_modules("https://example.org") == qr_modules("https://example.org")


@pytest.mark.parametrize(("data", "reason"), [("", "needs data"), ("版" * 2000, "too large"), ("\ud800", "surrogates")])
def test_data_that_cannot_be_encoded_is_refused(data: str, reason: str):
    with pytest.raises(ValueError, match=reason):
        qr_modules(data)


def test_the_encoder_is_not_loaded_until_a_code_is_asked_for():
    code = "import sys, layout.furniture.codes; sys.exit('segno' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
