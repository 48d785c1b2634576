"""Pictures in their areas."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from layout.edition.model import Mark, Picture, PictureFile, Text
from layout.page.context import Context
from layout.page.grid import PageGrid
from layout.page.pictures import SetPicture, picture_depth, set_picture
from layout.style.model import Part
from tests.unit.page.pages import book, sheet

PAGE = Part("page", (("columns", "5"), ("name", "A02"), ("number", "2"), ("section", ""), ("side", "even")))
LEAD = Part("story", (("kind", "news"), ("name", "lead"), ("rank", "lead")))
GRID = PageGrid(sheet().geometry, 5)


def photo(
    width: int = 3000, height: int = 2000, focus: tuple[float, float] = (0.5, 0.5), caption: str = "调试设备。"
) -> Picture:
    file = PictureFile(Path("photo1.jpg"), "digest", width, height, "RGB", "JPEG")
    return Picture("photo1", file, Text("lead/photo1/caption", caption), Text("lead/photo1/credit", "周小满 摄"), focus)


def placed(picture: Picture, bottom: int = 30) -> SetPicture:
    desk = Context(sheet(), book(), PAGE, "A02")
    sides = GRID.column_left(0), GRID.column_right(1)
    return set_picture(desk, GRID, picture, LEAD, sides, 5, bottom, air_above=True)


def test_a_picture_fills_the_width_of_its_columns() -> None:
    made = placed(photo()).picture
    assert made is not None
    assert (made.rect.x, made.rect.right) == (GRID.column_left(0), GRID.column_right(1))


def test_words_stand_on_the_last_grid_lines_under_the_picture() -> None:
    made = placed(photo())
    assert made.picture is not None
    frame = made.frames[0].rect
    assert frame.y == GRID.y(29)
    assert made.picture.rect.bottom < frame.y


def test_a_credit_ends_the_last_line_of_its_caption_where_there_is_room() -> None:
    caption, credit = placed(photo()).texts
    assert caption.lines[-1].block == credit.lines[0].block
    long = placed(photo(caption="调试设备。" * 12))
    assert long.texts[1].lines[0].block >= long.texts[0].lines[-1].block


@pytest.mark.parametrize(("focus", "start"), [(0.0, 0.0), (0.5, 0.5), (1.0, 1.0)])
def test_cropping_keeps_the_focus_in_view(focus: float, start: float) -> None:
    made = placed(photo(width=9000, focus=(focus, 0.5))).picture
    assert made is not None
    left, _, right, _ = made.crop
    assert left <= focus <= right
    assert left == pytest.approx(start * (1 - (right - left)), abs=1e-5)


def test_at_its_own_depth_a_picture_shows_almost_whole() -> None:
    desk = Context(sheet(), book(), PAGE, "A02")
    width = GRID.column_right(1) - GRID.column_left(0)
    depth = picture_depth(desk, GRID, photo(), LEAD, width)
    assert placed(photo(), 5 + depth).cropped < 0.06


def test_a_picture_without_a_file_leaves_its_words() -> None:
    made = placed(Picture("photo1", None, Text("lead/photo1/caption", "调试设备。")))
    assert made.picture is None
    assert [text.role for text in made.texts] == ["caption"]


@pytest.mark.parametrize("bottom", [45, 60])
def test_words_stand_right_under_a_picture_that_is_shown_whole(tmp_path: Path, bottom: int) -> None:
    whole = sheet("broadsheet", "picture { object-fit: contain }", tmp_path)
    desk, sides = Context(whole, book(), PAGE, "A02"), (GRID.column_left(0), GRID.column_right(1))
    made = set_picture(desk, GRID, photo(), LEAD, sides, 5, bottom, air_above=True)
    assert made.picture is not None
    rect, words = made.picture.rect, made.frames[0].rect
    assert abs(rect.width * 2000 - rect.height * 3000) <= 3000
    assert 0 <= words.y - rect.bottom < 2 * GRID.pitch


def test_a_caption_is_set_in_the_language_of_its_story() -> None:
    desk = Context(sheet(), book(), PAGE, "A02")
    sides = GRID.column_left(0), GRID.column_right(1)
    widths: list[int] = []
    for language in ("zh-Hans", "zh-Hant"):
        part = Part("story", (("kind", "news"), ("language", language), ("name", "lead"), ("rank", "lead")))
        made = set_picture(desk, GRID, photo(caption="調試設備！好。"), part, sides, 5, 30, air_above=True)
        widths.append(made.texts[0].lines[0].line.width)
    assert widths[0] < widths[1]


def test_a_reading_in_a_caption_of_one_line_has_no_line_above_to_touch() -> None:
    for repeated, told in ((1, []), (12, ["text/reading-tight"])):
        desk = Context(sheet(), book(), PAGE, "A02")
        text = Text("lead/photo1/caption", "调试设备。" * repeated, (Mark(0, 1, "ruby", "tiáo"),))
        sides = GRID.column_left(0), GRID.column_right(1)
        set_picture(desk, GRID, replace(photo(), caption=text), LEAD, sides, 5, 30, air_above=True)
        assert sorted({item.code for item in desk.found}) == told


def styled(css: str, folder: Path, picture: Picture, bottom: int = 30) -> SetPicture:
    desk = Context(sheet(extra=css, folder=folder), book(), PAGE, "A02")
    sides = GRID.column_left(0), GRID.column_right(1)
    return set_picture(desk, GRID, picture, LEAD, sides, 5, bottom, air_above=True)


@pytest.mark.parametrize("side", ["left", "right"])
def test_words_may_stand_beside_their_picture_level_with_its_foot(tmp_path: Path, side: str) -> None:
    made = styled(f"picture {{ caption-side: {side} }}", tmp_path, photo(caption="调试设备，工人在城南换热站。" * 2))
    assert made.picture is not None
    words, image = made.frames[0].rect, made.picture.rect
    assert words.right < image.x if side == "left" else image.right < words.x
    assert words.bottom == GRID.y(30)
    assert words.bottom - image.bottom == GRID.ideograph_top


def test_words_may_stand_over_their_picture(tmp_path: Path) -> None:
    made = styled("picture { caption-side: top }", tmp_path, photo())
    assert made.picture is not None
    assert made.frames[0].rect.y < made.picture.rect.y
    assert made.texts[0].lines[0].block + made.frames[0].rect.y < made.picture.rect.y


def test_words_may_stand_on_their_picture_over_a_tint(tmp_path: Path) -> None:
    css = "picture { caption-side: inside } picture > caption { background-color: black }"
    made = styled(css, tmp_path, photo())
    assert made.picture is not None
    assert made.picture.strip is not None
    assert made.picture.strip.rect.bottom == made.picture.rect.bottom
    assert made.picture.rect.y < made.frames[0].rect.y < made.picture.rect.bottom


def test_a_picture_is_cropped_no_more_than_its_limit_and_leaves_white_instead(tmp_path: Path) -> None:
    made = styled("picture { crop-limit: 10% }", tmp_path, photo(width=9000))
    assert made.cropped == pytest.approx(0.1)
    assert made.white > 0.3


def test_portraits_are_held_to_one_shape_whatever_their_files(tmp_path: Path) -> None:
    css = "picture[type=portrait] { aspect-ratio: 3 / 4 }"
    sizes: set[tuple[int, int]] = set()
    for width, height in ((900, 900), (600, 1000), (3000, 2000)):
        picture = replace(photo(width, height), kind="portrait")
        rect = styled(css, tmp_path, picture, 60).pictures[0].rect
        sizes.add((rect.width, rect.height))
    ((width, height),) = sizes
    assert width / height == pytest.approx(3 / 4, rel=0.05)


def test_a_group_stands_over_one_caption(tmp_path: Path) -> None:
    first = photo()
    assert first.file is not None
    more = tuple(
        replace(first.file, path=Path(f"{n}.jpg"), digest=str(n), width_px=w) for n, w in ((2, 1500), (3, 2000))
    )
    made = placed(replace(first, more=more))
    assert [Path(one.path).name for one in made.pictures] == ["photo1.jpg", "2.jpg", "3.jpg"]
    assert [text.role for text in made.texts] == ["caption", "credit"]
    rects = [one.rect for one in made.pictures]
    assert rects[-1].right == pytest.approx(GRID.column_right(1), abs=1)
    assert not any(
        a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom for a, b in combinations(rects, 2)
    )
