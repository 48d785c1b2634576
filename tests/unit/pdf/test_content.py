import pickle
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.base.color import WHITE, Color, cmyk
from layout.base.geometry import Point, Rect
from layout.base.units import mm, pt
from layout.display.items import (
    Artwork,
    Axis,
    DisplayPage,
    Fill,
    GlyphRun,
    Item,
    Link,
    Modules,
    Outline,
    Picture,
    Stroke,
)
from layout.pdf.content import make_fragment
from layout.pdf.fragment import Fragment
from tests.handmade import HEI, LATIN, SONG, book, face, page, part, run

from .interpreter import Shown, operators, shown_glyphs


def fragment(*items: Item, bleed: int = 0) -> Fragment:
    return make_fragment(page(part(*items), bleed=bleed, height=pt(200), width=pt(300)), book().face)


def names(made: Fragment) -> list[str]:
    return [operator for operator, _ in operators(made)]


def operands(made: Fragment, name: str) -> list[list[float]]:
    return [values for operator, values in operators(made) if operator == name]


def shown(made: Fragment) -> list[Shown]:
    faces = {use.resource: (book().face(use.face), use.vertical) for use in made.fonts}

    def width(resource: str, glyph: int) -> int:
        used, vertical = faces[resource]
        return used.vertical_metrics(glyph)[0] if vertical else used.width(glyph)

    return shown_glyphs(made, width)


def expected(item: GlyphRun, height: float = 200) -> list[tuple[float, float]]:
    """Where the display list wants each glyph of a run, in points from the bottom left."""
    shifts = item.shifts or (0,) * len(item.offsets)
    places: list[tuple[float, float]] = []
    for offset, shift in zip(item.offsets, shifts, strict=True):
        x, y = item.origin
        x, y = (x + offset, y - shift) if item.axis == "horizontal" else (x + shift, y + offset)
        places.append((x / 65536, height - y / 65536))
    return places


def worst(item: GlyphRun) -> float:
    """The largest distance of a glyph from its place, in points."""
    found = shown(fragment(item))
    assert [glyph.glyph for glyph in found] == list(item.glyph_ids)
    return max(max(abs(g.x - x), abs(g.y - y)) for g, (x, y) in zip(found, expected(item), strict=True))


HAN = "怎样排一张报纸，版心二百行。"


@pytest.mark.parametrize("axis", ["horizontal", "upright", "rotated"])
@pytest.mark.parametrize("size", [5, 9.3, 28, 144])
def test_glyphs_stand_where_the_display_list_puts_them(axis: Axis, size: float):
    assert worst(run(HAN, 20, 30, size=size, axis=axis, gap=0.137)) <= 0.01


@given(
    st.lists(st.integers(-3 * 65536, 9 * 65536), min_size=1, max_size=60),
    st.sampled_from(["horizontal", "upright", "rotated"]),
    st.integers(pt(4), pt(150)),
    st.sampled_from([1.0, 0.8, 0.913, 1.25]),
    st.lists(st.sampled_from([0, 0, 0, 3 * 65536]), min_size=60, max_size=60),
)
@settings(derandomize=True, deadline=None, max_examples=150)
def test_no_spacing_whatever_adds_up_an_error(
    gaps: list[int], axis: Axis, size: int, stretch: float, shifts: list[int]
):
    one = face(SONG).glyph("中")
    count = len(gaps)
    item = GlyphRun(
        face=face(SONG).key,
        size=size,
        origin=Point(pt(20), pt(30)),
        glyph_ids=(one,) * count,
        offsets=tuple(accumulate((gap + size for gap in gaps[1:]), initial=0)),
        text="中" * count,
        clusters=tuple(range(count)),
        axis=axis,
        shifts=tuple(shifts[:count]),
        stretch=stretch,
    )
    assert worst(item) <= 0.01


def test_an_even_line_is_one_string_with_character_spacing():
    item = run("怎样排一张报纸", 10, 20, gap=0.2)
    made = fragment(item._replace(offsets=tuple(o + i % 2 for i, o in enumerate(item.offsets))))
    assert [values for name, values in operators(made) if name == "Tc"] == [[pytest.approx(0.2, abs=1e-4)]]
    assert "TJ" not in names(made)


def test_character_spacing_ends_with_its_line():
    made = fragment(run("一二三", 10, 20, gap=0.2), run("一二三", 10, 40))
    assert [values[0] for values in operands(made, "Tc")] == pytest.approx([0.2, 0], abs=1e-4)


def test_text_down_the_page_does_not_go_on_with_the_spacing_of_the_line_before_it():
    made = fragment(run("竖题", 20, 30, gap=12), run("正文从上往下", 250, 30, axis="upright"))
    assert operands(made, "Tc") == [[12], [0]]
    down = expected(run("正文从上往下", 250, 30, axis="upright"))
    assert [y for _, _, _, y in shown(made)][2:] == pytest.approx([y for _, y in down], abs=0.01)


def test_text_down_the_page_never_has_character_spacing():
    assert "Tc" not in names(fragment(run("一二三", 10, 20, gap=2, axis="upright")))


def test_font_and_colour_are_set_when_they_change_and_not_again():
    made = fragment(run("一", 10, 20), run("二", 20, 20), run("三", 10, 40, family=HEI), run("四", 20, 40, family=HEI))
    assert names(made).count("Tf") == 2
    assert names(made).count("k") == 1


def test_black_overprints_and_every_other_colour_knocks_out():
    made = fragment(
        Fill(Rect(0, 0, pt(9), pt(9)), cmyk(0, 0, 0.5, 0)),
        run("黑", 0, 9),
        run("白", 0, 9, color=WHITE),
        run("灰", 0, 9, color=cmyk(0, 0, 0, 0.5)),
        Stroke(Point(0, 0), Point(pt(9), 0), pt(1)),
        Stroke(Point(0, 0), Point(pt(9), 0), pt(1), cmyk(1, 0, 0, 0)),
    )
    state = ""
    painted: list[tuple[str, str]] = []
    for name, values in operators(made):
        if name == "gs":
            state = values[0][1:]
        if name in ("k", "K"):
            painted.append((" ".join(f"{v:g}" for v in values), state))
    assert painted == [
        ("0 0 0.5 0", "N"), ("0 0 0 1", "K"), ("0 0 0 0", "N"), ("0 0 0 0.5", "N"), ("0 0 0 1", "K"), ("1 0 0 0", "N"),
    ]  # fmt: skip


def test_only_the_inks_of_the_press_are_painted():
    made = fragment(run("红", 0, 9, color=Color("rgb", (1, 0, 0))), Fill(Rect(0, 0, 9, 9), Color("gray", (0.5,))))
    assert not {"rg", "RG", "g", "G", "cs", "CS"} & set(names(made))
    assert [0, 0, 0, 0.5] in operands(made, "k")


def test_fills_and_strokes_are_measured_from_the_top_of_the_trim_within_the_bleed():
    made = fragment(
        Fill(Rect(pt(10), pt(20), pt(30), pt(40))),
        Stroke(Point(pt(10), pt(5)), Point(pt(60), pt(5)), pt(0.5), dash=(pt(2), pt(1))),
        bleed=pt(9),
    )
    assert operands(made, "re") == [[19, 149, 30, 40]]
    assert operands(made, "m") == [[19, 204]]
    assert operands(made, "l") == [[69, 204]]
    assert operands(made, "w") == [[0.5]]
    assert names(made).count("d") == 2


def test_a_bar_code_is_one_path_over_whole_numbers():
    made = fragment(Modules(Point(pt(10), pt(20)), pt(2), ((0, 1, 3), (2, 0, 1))))
    assert operands(made, "cm") == [[2, 0, 0, -2, 10, 180]]
    assert operands(made, "re") == [[1, 0, 3, 1], [0, 2, 1, 1]]
    assert names(made).count("f") == 1


def test_outlines_are_paths():
    path = (("M", 0, 0), ("L", pt(10), 0), ("C", pt(10), pt(5), pt(5), pt(10), 0, pt(10)), ("Z",))
    made = fragment(Outline(path))
    assert [name for name in names(made) if name in ["m", "l", "c", "h", "f"]] == ["m", "l", "c", "h", "f"]
    assert operands(made, "c") == [[10, 195, 5, 190, 0, 190]]


def test_pictures_are_named_by_digest_and_the_same_one_is_named_once():
    picture = Picture(Rect(pt(10), pt(20), pt(30), pt(40)), "a.jpg", "d1", (0, 0, 0.5, 1))
    made = fragment(picture, picture._replace(rect=Rect(0, 0, pt(30), pt(40))), Artwork(picture.rect, "b.pdf", "d2"))
    assert [(use.resource, use.digest, use.crop) for use in made.pictures] == [("Im0", "d1", (0, 0, 0.5, 1))]
    assert [(use.resource, use.digest) for use in made.artworks] == [("Fm0", "d2")]
    assert operands(made, "cm")[0] == [30, 0, 0, 40, 10, 140]
    assert [values[0] for name, values in operators(made) if name == "Do"] == ["/Im0", "/Im0", "/Fm0"]


def marks(made: Fragment) -> list[str]:
    """Marked content as a list of openings and closings, with what stands in it as a dot."""
    found: list[str] = []
    for name, values in operators(made):
        if name in ("BDC", "BMC"):
            found.append(values[0])
        elif name == "EMC":
            found.append("end")
    return found


def test_each_story_and_each_part_of_it_stands_in_marked_content_and_folios_and_rules_are_artifacts():
    made = make_fragment(
        page(
            part(Fill(Rect(0, 0, 9, 9)), role="artifact"),
            part(run("头", 0, 9), role="headline", owner="lead", node="lead/h"),
            part(run("文", 0, 9), owner="lead", node="lead/p1"),
            part(run("次", 0, 9), role="headline", owner="second", node="second/h"),
            part(run("刊", 0, 9), role="masthead", owner="", node=""),
            part(run("眉", 0, 9), role="folio", owner="", node=""),
        ),
        book().face,
    )
    assert marks(made) == [
        "/Artifact", "end", "/Art", "/H1", "end", "/P", "end", "end", "/Art", "/H1", "end", "end", "/P", "end",
        "/Artifact", "end",
    ]  # fmt: skip
    assert [(p.mcid, p.role, p.owner, p.node_id) for p in made.parts] == [
        (0, "headline", "lead", "lead/h"), (1, "paragraph", "lead", "lead/p1"), (2, "headline", "second", "second/h"),
        (3, "masthead", "", ""),
    ]  # fmt: skip
    stories = [values[1]["/Story"] for name, values in operators(made) if name == "BDC" and "/Story" in values[1]]
    assert stories == [b"lead", b"second"]


def test_an_inserted_hyphen_carries_actual_text_and_a_font_that_says_so():
    made = fragment(run("a-b", 0, 9, family=LATIN), run("-", 20, 9, family=LATIN, actual_text="\u00ad"))
    spans = [values[1]["/ActualText"] for _, values in operators(made) if values and values[0] == "/Span"]
    assert spans == [b"\xfe\xff\x00\xad"]
    assert [dict(use.texts)[face(LATIN).glyph("-")] for use in made.fonts] == ["-", "\u00ad"]


def heights(made: Fragment) -> list[float]:
    """How far from the top every piece of text begins, in points."""
    return [round(200 - values[5], 2) for values in operands(made, "Tm")]


def test_no_piece_of_a_vertical_line_begins_level_with_the_next_line():
    """Readers that sort what is level would else read lines from left to right; the text stays in its order."""
    made = fragment(
        run("一二三", 90, 20, axis="upright"), run("四五六", 70, 20, axis="upright"), run("七", 50, 20, axis="upright")
    )
    assert heights(made) == [20, 38, 20, 38, 20]


def test_a_vertical_line_is_cut_only_where_it_must_be_and_never_level_with_what_follows():
    apart = fragment(run("一二三", 90, 20, axis="upright"), run("四五", 70, 60, axis="upright"))
    assert heights(apart) == [20, 60]
    foot = fragment(run("一二三", 90, 20, axis="upright"), run("四五", 70, 22, axis="upright"), run("六", 9, 37))
    assert heights(foot) == [20, 38, 22, 37]


def test_codes_are_the_glyph_ids_of_the_font_and_each_has_its_reading():
    made = fragment(run("版心", 0, 9), run("版", 0, 30, axis="upright"))
    key = face(SONG).key
    ids = {char: face(SONG).glyph(char) for char in "版心"}
    assert [(u.face, u.vertical, dict(u.texts)) for u in made.fonts] == [
        (key, False, {ids["版"]: "版", ids["心"]: "心"}),
        (key, True, {ids["版"]: "版"}),
    ]


def test_a_fragment_is_the_same_value_after_pickling_and_when_made_again():
    wanted = page(part(run(HAN, 10, 20)), links=(Link(Rect(0, 0, 9, 9), "s"),), outline=(("头", "s", 0),))
    made = make_fragment(wanted, book().face)
    assert pickle.loads(pickle.dumps(made)) == made == make_fragment(wanted, book().face)
    assert made.outline[0].target == "s"
    assert made.links[0].target == "s"


def test_a_run_without_glyphs_draws_nothing():
    empty = run("一", 0, 9)._replace(glyph_ids=(), offsets=(), clusters=(), text="")
    assert "Tj" not in names(fragment(empty))


def test_a_face_with_size_adjust_is_set_larger():
    scaled = face(SONG)
    item = run("中文", 0, 9)
    before = scaled.scale
    try:
        scaled.scale = 1.5
        made = fragment(item)
    finally:
        scaled.scale = before
    assert [values[1] for name, values in operators(made) if name == "Tf"] == [13.5]


def test_an_empty_page_is_a_page():
    made = make_fragment(DisplayPage("A01", "A01", mm(10), mm(10), 0, ()), book().face)
    assert (made.fonts, made.parts, names(made)) == ((), (), [])
