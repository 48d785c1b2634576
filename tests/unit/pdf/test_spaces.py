from layout.base.geometry import Point
from layout.base.units import pt
from layout.display.items import Fill, GlyphRun, Item
from layout.pdf.spaces import join_spaces
from tests.handmade import KAI, LATIN, RARE, SONG, book, face, run


def joined(*items: Item) -> list[GlyphRun]:
    return [item for item in join_spaces(items, book().face) if isinstance(item, GlyphRun)]


def test_a_lone_space_goes_to_the_run_before_it():
    before, space, after = run("记者", 10, 20, family=KAI), run(" ", 30, 20, offset=2), run("乔麦", 33, 20, offset=3)
    first, second = joined(before, space, after)
    assert (first.text, first.face, first.clusters) == ("记者 ", face(KAI).key, (0, 1, 2))
    assert first.glyph_ids == (*before.glyph_ids, face(KAI).glyph(" "))
    assert first.offsets == (*before.offsets, pt(20))
    assert second is after


def test_a_space_that_nothing_comes_before_goes_to_the_run_after_it():
    (only,) = joined(run(" ", 10, 20), run("乔麦", 14, 20, family=KAI, offset=1))
    assert (only.text, only.face, only.offset) == (" 乔麦", face(KAI).key, 0)
    assert only.origin == Point(pt(10), pt(20))
    assert only.offsets == (0, pt(4), pt(13))
    assert only.clusters == (0, 1, 2)


def test_in_a_vertical_line_it_goes_down_with_it():
    (only,) = joined(run("田", 10, 20, axis="upright"), run(" ", 10, 29, axis="upright", family=KAI, offset=1))
    assert (only.text, only.offsets) == ("田 ", (0, pt(9)))


def test_shifted_glyphs_take_the_space_along():
    raised = run("注", 10, 20)._replace(shifts=(pt(3),))
    (only,) = joined(raised, run(" ", 19, 20, family=KAI, offset=1))
    assert only.shifts == (pt(3), pt(3))


def test_spaces_of_another_line_stay_there():
    assert len(joined(run("记者", 10, 20), run(" ", 10, 34), run("乔麦", 14, 48))) == 3


def test_a_face_without_a_space_takes_none():
    assert face(RARE).glyph(" ") == 0
    rare = run("记", 10, 20)._replace(face=face(RARE).key)
    assert len(joined(rare, run(" ", 19, 20, offset=1))) == 2


def test_inserted_glyphs_take_none():
    hyphen = run("-", 10, 20, family=LATIN, actual_text="\u00ad")._replace(text="")
    assert len(joined(hyphen, run(" ", 15, 20))) == 2


def test_runs_that_are_no_spaces_are_left_as_they_are():
    items = (run("记者", 10, 20, family=SONG), Fill((0, 0, 9, 9)), run("a b", 30, 20, family=LATIN))  # type: ignore[arg-type]
    assert list(join_spaces(items, book().face)) == list(items)
