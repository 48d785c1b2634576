"""Pictures among the columns of a story."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.base.diagnostics import Diagnostic
from layout.base.geometry import Rect
from layout.edition.insets import parse_place, parse_width
from layout.edition.model import Inset, InsetPlace, Picture, PictureFile, Placement, Text
from layout.page.grid import PageGrid
from layout.page.insets import mask_outline
from layout.page.model import ComposedPage, PlacedStory
from layout.page.paint import paint_page
from tests.unit.page.pages import compose, page, sheet, story

GRID = PageGrid(sheet().geometry, 5)
ZI = GRID.geometry.zi
DISC = tuple(bytes(255 if (x - 7.5) ** 2 + (y - 7.5) ** 2 < 56 else 0 for x in range(16)) for y in range(16))


def photo(name: str = "photo1", width: int = 3000, height: int = 2000, mask: tuple[bytes, ...] = ()) -> Picture:
    file = PictureFile(Path(f"{name}.png"), name, width, height, "RGBA", "PNG", mask)
    return Picture(name, file, Text(f"lead/{name}/caption", "调试设备。"), Text(f"lead/{name}/credit", "周小满 摄"))


def inset(words: str, width: str = "", name: str = "photo1") -> Inset:
    return Inset(name, parse_width(width) if width else None, parse_place(words) or InsetPlace())


def made(
    *insets: Inset, pictures: tuple[Picture, ...] = (photo(),), css: str = "", folder: Path | None = None,
    dummy: str = "lead lead lead lead lead | *", length: int = 6000, placement: Placement | None = None,
) -> tuple[ComposedPage, list[Diagnostic]]:  # fmt: skip
    placed = placement or Placement(insets=insets, fit="none")
    lead = story("lead", [length // 16] * 16, "港口今日开放", pictures=pictures)
    composed, found = compose(page(dummy, placements={"lead": placed}), [lead], sheet(extra=css, folder=folder))
    return composed, [one for one in found if one.code not in ("fit/underset", "fit/overset", "makeup/top-heavy")]


def lines_of(one: PlacedStory) -> list[Rect]:
    """What the ideographs of every line of the text cover."""
    return [
        Rect(one.frames[placed.frame].rect.x + placed.inline, one.frames[placed.frame].rect.y + placed.block - ZI,
             placed.line.measure, ZI)
        for text in one.texts
        if text.role == "paragraph"
        for placed in text.lines
    ]  # fmt: skip


def meet(one: Rect, other: Rect) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def test_an_inset_of_a_column_and_a_half_straddles_a_gutter() -> None:
    composed, found = made(inset("右上", "1.5栏"))
    (lead,) = composed.stories
    (picture,) = lead.pictures
    assert found == []
    assert picture.rect.right == GRID.column_right(4)
    assert GRID.column_left(3) < picture.rect.x < GRID.column_right(3)
    beside = [line for line in lines_of(lead) if line.y < picture.rect.bottom and line.x == GRID.column_left(3)]
    assert beside
    assert {line.measure % ZI for text in lead.texts[1:] for placed in text.lines for line in (placed.line,)} == {0}
    assert not any(meet(line, picture.rect) for line in lines_of(lead))


def test_text_goes_on_under_an_inset_in_the_same_column() -> None:
    composed, _ = made(inset("第2栏 第5行", "1栏"))
    (lead,) = composed.stories
    (picture,) = lead.pictures
    column = [line for line in lines_of(lead) if line.x == GRID.column_left(1)]
    assert any(line.bottom <= picture.rect.y for line in column)
    assert any(line.y >= picture.rect.bottom for line in column)


@pytest.mark.parametrize(("words", "across"), [("左上", 0), ("第3栏", 2)])
def test_an_inset_begins_with_the_column_that_is_named(words: str, across: int) -> None:
    composed, _ = made(inset(words, "10字"))
    assert composed.stories[0].pictures[0].rect.x == GRID.column_left(across)


def test_an_inset_in_a_gutter_takes_as_much_of_both_columns() -> None:
    composed, _ = made(inset("第2栏缝 下", "16字"))
    rect = composed.stories[0].pictures[0].rect
    middle = (GRID.column_right(1) + GRID.column_left(2)) // 2
    assert abs((rect.x + rect.right) // 2 - middle) <= 1


def test_lines_follow_the_mask_of_a_picture_which_lies_under_them(tmp_path: Path) -> None:
    round_one = photo(width=1000, height=1000, mask=DISC)
    css = "picture[name=photo1] { shape-outside: alpha; shape-margin: 0 }"
    composed, found = made(inset("左上", "11字"), pictures=(round_one,), css=css, folder=tmp_path)
    (lead,) = composed.stories
    (picture,) = lead.pictures
    assert found == []
    starts = {line.x for line in lines_of(lead) if line.y < picture.rect.bottom and line.x < GRID.column_left(1)}
    assert len(starts) > 2
    assert all((start - GRID.column_left(0)) % ZI == 0 for start in starts)
    assert any(meet(line, picture.rect) for line in lines_of(lead))
    roles = [group.role for group in paint_page(composed, title="").groups if group.owner == "lead"]
    assert roles.index("headline") < roles.index("figure") < roles.index("paragraph") < roles.index("caption")


def test_lines_follow_a_polygon(tmp_path: Path) -> None:
    css = "picture[inset=true] { shape-outside: polygon(0 0, 100% 0, 0 100%) }"
    composed, _ = made(inset("左上", "12字"), css=css, folder=tmp_path)
    lead = composed.stories[0]
    bottom = lead.pictures[0].rect.bottom
    starts = [line.x for line in lines_of(lead) if line.y < bottom and line.x < GRID.column_left(1)]
    assert starts == sorted(starts, reverse=True)
    assert len(set(starts)) > 3


def test_a_mask_is_outlined_from_its_outermost_cells() -> None:
    mask = (bytes([0, 0, 0, 0]), bytes([0, 200, 0, 90]), bytes([0, 200, 200, 0]))
    assert mask_outline(mask, 0) == (
        (0.25, 1 / 3), (0.25, 2 / 3), (0.25, 2 / 3), (0.25, 1.0), (0.75, 1.0), (0.75, 2 / 3), (1.0, 2 / 3),
        (1.0, 1 / 3),
    )  # fmt: skip
    assert max(x for x, _ in mask_outline(mask, 100)) == 0.75


@pytest.mark.parametrize(
    ("insets", "code"),
    [
        ((inset("右上", "6栏"),), "inset/too-wide"),
        ((inset("第9栏"),), "inset/no-column"),
        ((inset("第5栏缝"),), "inset/no-column"),
        ((inset("第1栏 第110行", "1栏"),), "inset/too-deep"),
        ((inset("左上", "12字"), inset("左上", "10字", "photo2")), "inset/overlap"),
        ((inset("左上", "15字"),), "inset/no-text-beside"),
    ],
)
def test_what_is_wrong_with_an_inset_is_told(insets: tuple[Inset, ...], code: str) -> None:
    _, found = made(*insets, pictures=(photo(), photo("photo2")))
    assert [one.code for one in found] == [code]


def test_an_opaque_picture_can_not_be_outlined_by_its_mask(tmp_path: Path) -> None:
    _, found = made(inset("左上", "10字"), css="picture { shape-outside: alpha }", folder=tmp_path)
    assert [one.code for one in found] == ["inset/no-mask"]


def test_lines_of_vertical_text_go_round_an_inset_too() -> None:
    placed = Placement(writing_mode="vertical-rl", insets=(inset("左上", "12字"),))
    composed, _ = made(placement=placed, dummy="lead lead | *", length=3000)
    (lead,) = composed.stories
    (picture,) = lead.pictures
    for text in lead.texts:
        for placed_line in text.lines if text.role == "paragraph" else ():
            frame = lead.frames[placed_line.frame].rect
            middle = frame.right - placed_line.block
            line = Rect(middle - ZI // 2, frame.y + placed_line.inline, ZI, placed_line.line.measure)
            assert not meet(line, picture.rect)


PLACES = st.sampled_from(["左上", "右下", "正中", "中 上", "第2栏 第7行", "第1栏缝 下", "左 第12行", "右"])
WIDTHS = st.sampled_from(["半栏", "8字", "13字", "1栏", "一栏半", "2栏", "70mm"])


@settings(derandomize=True, deadline=None, max_examples=15)
@given(PLACES, WIDTHS, PLACES, WIDTHS, st.integers(200, 3500), st.sampled_from(["maximum", "both", "start", "end"]))
def test_every_character_stands_once_or_is_overset_and_none_on_a_picture(
    place: str, width: str, other: str, wide: str, length: int, wrap: str
) -> None:
    first = inset(place, width)._replace(wrap=wrap)  # type: ignore[arg-type]
    composed, _ = made(first, inset(other, wide, "photo2"), pictures=(photo(), photo("photo2")), length=length)
    (lead,) = composed.stories
    set_characters = sum(
        placed.line.end - placed.line.start for text in lead.texts if text.role == "paragraph" for placed in text.lines
    )
    wanted = sum(len(text) for text in (text.text for text in story("lead", [length // 16] * 16).texts()))
    assert set_characters + lead.account.overset_characters == wanted
    lines = lines_of(lead)
    words = [lead.frames[line.frame].rect for one in lead.pictures for text in one.texts for line in text.lines]
    for taken in (*(one.rect for one in lead.pictures), *words):
        assert not any(meet(line, taken) for line in lines)
    for number, line in enumerate(lines):
        assert not any(meet(line, after) for after in lines[number + 1 :])
    again, _ = made(first, inset(other, wide, "photo2"), pictures=(photo(), photo("photo2")), length=length)
    assert again.stories == composed.stories


def test_rows_of_a_stepped_area_are_deep_enough_for_what_stands_in_them() -> None:
    dummy = "lead lead lead b b\nlead c c b b"
    placed = Placement(insets=(inset("右上", "1.5栏"),))
    words = [
        story("lead", [900], "港口今日开放", pictures=(photo(),)),
        story("b", [6000], "旁边"),
        story("c", [4200], "下面"),
    ]
    composed, found = compose(page(dummy, placements={"lead": placed}), words)
    lead = next(one for one in composed.stories if one.name == "lead")
    assert lead.pictures
    assert not [one for one in found if one.code.startswith("inset/")]


def test_an_inset_at_the_foot_asks_for_no_more_than_its_own_depth() -> None:
    placed = Placement(insets=(inset("左下", "1栏"),))
    words = [story("lead", [1200], "港口今日开放", pictures=(photo(),)), story("b", [11000], "下面")]
    composed, _ = compose(page("lead lead lead lead lead\nb b b b b", placements={"lead": placed}), words)
    lead = next(one for one in composed.stories if one.name == "lead")
    assert lead.pictures
    assert composed.rows[0] < 45


def test_air_over_the_text_puts_out_no_inset() -> None:
    placed = Placement(insets=(inset("右上", "1栏"),))
    lost: list[bool] = []
    for depth in range(19, 24):
        drawn = page(f"lead lead lead lead lead | {depth}\nb b b b b | *", placements={"lead": placed})
        lead = story("lead", [300], "港口今日开放", pictures=(photo(),))
        _, found = compose(drawn, [lead, story("b", [9000], "下面")])
        lost += [any(one.code == "inset/too-deep" for one in found)]
    assert lost == [True, True, False, False, False]
