"""Fonts for tests of text: the test font, whose widths are done in the head, and the bundled ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from layout.font.book import FontBook, FontSource, bundled_sources
from layout.text.model import ParagraphStyle, StyledRun, TextStyle
from layout.text.shaper import ShapedText, shape
from tests.fonts.build import FAMILY, build_font

Shape = Callable[..., ShapedText]
_PLAIN = ParagraphStyle()


@pytest.fixture(scope="session")
def plain_book(tmp_path_factory: pytest.TempPathFactory) -> FontBook:
    ideographs = "".join(map(chr, range(0x4E00, 0xA000)))
    return FontBook([FontSource(FAMILY, build_font(tmp_path_factory.mktemp("fonts") / "test.ttf", ideographs))])


@pytest.fixture(scope="session")
def real_book() -> FontBook:
    return FontBook(bundled_sources())


@pytest.fixture(scope="session")
def plain(plain_book: FontBook) -> Shape:
    """Shape a text with the test font: `plain(text, paragraph, language=…, vertical=…)`."""

    def shaped(text: str, paragraph: ParagraphStyle = _PLAIN, **options: object) -> ShapedText:
        vertical = bool(options.pop("vertical", False))
        style = replace(TextStyle((FAMILY,)), **options)  # type: ignore[arg-type]
        return shape(text, (StyledRun(len(text), style),), plain_book, vertical=vertical, paragraph=paragraph)

    return shaped


@pytest.fixture(scope="session")
def real(real_book: FontBook) -> Shape:
    """Shape a text with bundled families: `real(text, "Bao Song", …)`."""

    def shaped(text: str, *families: str, paragraph: ParagraphStyle = _PLAIN, **options: object) -> ShapedText:
        vertical = bool(options.pop("vertical", False))
        style = replace(TextStyle(families or ("Bao Song", "Bao Song Ext")), **options)  # type: ignore[arg-type]
        return shape(text, (StyledRun(len(text), style),), real_book, vertical=vertical, paragraph=paragraph)

    return shaped
