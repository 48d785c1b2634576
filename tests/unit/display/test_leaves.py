"""Pages cut at their fold, and joined on sheets."""

from __future__ import annotations

from layout.base.geometry import Point, Rect
from layout.display.canonical import from_json, to_json
from layout.display.items import DisplayPage, Fill, GlyphRun, Group, Item, Link, Modules, Outline, Picture, Stroke
from layout.display.leaves import halves, moved, side_by_side

WIDTH, HEIGHT, FOLD, BLEED = 2000, 1000, 1000, 30


def wide(*items: Item, role: str = "paragraph") -> DisplayPage:
    return DisplayPage(
        "A04-A05", "4-5", WIDTH, HEIGHT, BLEED, (Group(role, items, "lead", "lead/p"),),  # pyright: ignore[reportArgumentType]
        (Link(Rect(100, 0, 50, 10), "left"), Link(Rect(1100, 0, 50, 10), "right")),
        (("左", "left", 10), ("右", "right", 20), ("都", "lead", 30)), "版心报 第4-5版",
        threads=(("left", (Rect(100, 0, 300, 10),)), ("right", (Rect(1200, 0, 300, 10),)),
                 ("lead", (Rect(200, 0, 1500, 10),))),
        folds=(FOLD,),
    )  # fmt: skip


def cut(*items: Item) -> tuple[DisplayPage, DisplayPage]:
    return halves(wide(*items), ("A04", "A05"), ("4", "5"))


def items(page: DisplayPage) -> list[Item]:
    return [item for group in page.groups for item in group.items]


def run(text: str, x: int, step: int = 100) -> GlyphRun:
    count = len(text)
    offsets = tuple(number * step for number in range(count))
    return GlyphRun("face", 100, Point(x, 500), tuple(range(1, count + 1)), offsets, text, tuple(range(count)),
                    node_id="lead/h", offset=7)  # fmt: skip


def test_each_half_has_its_own_name_label_title_width_and_no_fold() -> None:
    left, right = cut()
    assert [(page.name, page.label, page.title, page.width) for page in (left, right)] == [
        ("A04", "4", "版心报 第4版", 1000), ("A05", "5", "版心报 第5版", 1000),
    ]  # fmt: skip
    assert (left.folds, right.folds) == ((), ())
    assert (left.inner, right.inner) == ("right", "left")


def test_what_stands_on_one_page_goes_there_whole_and_is_counted_from_its_left() -> None:
    left, right = cut(Fill(Rect(100, 0, 200, 10)), Fill(Rect(1100, 0, 200, 10)))
    assert items(left) == [Fill(Rect(100, 0, 200, 10))]
    assert items(right) == [Fill(Rect(100, 0, 200, 10))]


def test_a_tint_is_cut_exactly_at_the_fold() -> None:
    left, right = cut(Fill(Rect(900, 0, 300, 10)))
    assert items(left) == [Fill(Rect(900, 0, 100, 10))]
    assert items(right) == [Fill(Rect(0, 0, 200, 10))]


def test_a_picture_over_the_fold_is_on_both_pages_clipped_at_it() -> None:
    picture = Picture(Rect(-30, 0, 2060, 400), "bridge.jpg", "digest")
    left, right = cut(picture)
    assert items(left) == [picture]
    assert items(right) == [picture._replace(rect=Rect(-1030, 0, 2060, 400))]
    assert left.groups[0].clip == Rect(-30, -30, 1030, 1060)
    assert right.groups[0].clip == Rect(0, -30, 1030, 1060)


def test_a_head_over_the_fold_parts_between_two_characters_and_loses_none() -> None:
    left, right = cut(run("一桥飞架", 790)._replace(offsets=(0, 100, 220, 320)))
    (one,), (other,) = items(left), items(right)
    assert isinstance(one, GlyphRun)
    assert isinstance(other, GlyphRun)
    assert (one.text, one.offset, one.clusters, one.origin.x) == ("一桥", 7, (0, 1), 790)
    assert (other.text, other.offset, other.clusters, other.origin.x) == ("飞架", 9, (0, 1), -210)
    assert left.groups[0].clip is None


def test_rules_codes_and_outlines_over_the_fold_are_clipped() -> None:
    things = (
        Stroke(Point(900, 5), Point(1100, 5), 2),
        Modules(Point(950, 0), 10, ((0, 0, 10),)),
        Outline((("M", 900, 0), ("L", 1100, 0), ("Z",))),
    )
    for thing in things:
        left, right = cut(thing)
        assert items(left) == [thing]
        assert items(right) == [moved(thing, -FOLD)]
        assert left.groups[0].clip is not None


def test_links_bookmarks_and_threads_go_to_the_page_that_they_are_on() -> None:
    left, right = cut()
    assert [link.target for link in left.links] == ["left"]
    assert right.links == (Link(Rect(100, 0, 50, 10), "right"),)
    assert [entry[1] for entry in left.outline] == ["left", "lead"]
    assert [entry[1] for entry in right.outline] == ["right"]
    assert dict(left.threads)["lead"] == (Rect(200, 0, 800, 10),)
    assert dict(right.threads)["lead"] == (Rect(0, 0, 700, 10),)


def test_two_pages_on_a_sheet_stand_side_by_side_and_neither_reaches_into_the_other() -> None:
    left = DisplayPage("A08", "8", 1000, HEIGHT, BLEED, (Group("paragraph", (Fill(Rect(900, 0, 120, 10)),)),))
    right = DisplayPage("A01", "1", 1000, HEIGHT, BLEED, (Group("paragraph", (Fill(Rect(-30, 0, 100, 10)),)),))
    sheet = side_by_side(left, right, "sheet1-front")
    assert (sheet.name, sheet.label, sheet.width, sheet.folds) == ("sheet1-front", "8-1", 2000, (1000,))
    assert items(sheet) == [Fill(Rect(900, 0, 100, 10)), Fill(Rect(1000, 0, 70, 10))]


def test_a_page_with_folds_and_clips_reads_back_as_it_was_written() -> None:
    left, _ = cut(Picture(Rect(0, 0, 2000, 400), "bridge.jpg", "digest"))
    for page in (wide(), left):
        assert from_json(to_json(page)) == page
