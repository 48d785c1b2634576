from layout.base.geometry import Point
from layout.base.units import pt
from layout.display.items import GlyphRun
from layout.pdf.reading import NOTHING, Reading, Readings, read_run


def glyphs(text: str, ids: tuple[int, ...], clusters: tuple[int, ...], actual: str | None = None) -> GlyphRun:
    return GlyphRun(
        "Face", pt(9), Point(0, 0), ids, tuple(range(len(ids))), text, clusters, actual_text=actual
    )  # fmt: skip


def read(run: GlyphRun) -> tuple[list[str], tuple[tuple[int, int, str], ...]]:
    reading = read_run(run)
    return list(reading.texts), reading.spans


def test_each_glyph_reads_as_its_character():
    assert read(glyphs("版心", (5, 6), (0, 1))) == (["版", "心"], ())


def test_a_ligature_reads_as_all_its_characters():
    assert read(glyphs("一——二", (5, 9, 6), (0, 1, 3))) == (["一", "——", "二"], ())


def test_a_base_with_a_variation_selector_is_one_reading():
    assert read(glyphs("葛\U000e0100城", (5, 6), (0, 2))) == (["葛\U000e0100", "城"], ())


def test_glyphs_of_one_cluster_share_its_characters():
    assert read(glyphs("……", (5, 5), (0, 0))) == (["…", "…"], ())


def test_a_cluster_with_more_glyphs_than_characters_is_marked():
    assert read(glyphs("aé", (5, 6, 7), (0, 1, 1))) == (["a", "é", "é"], ((1, 3, "é"),))


def test_an_inserted_hyphen_reads_as_what_the_run_says():
    assert read(glyphs("", (5,), (0,), actual="\u00ad")) == (["\u00ad"], ((0, 1, "\u00ad"),))


def test_a_glyph_that_stands_for_nothing_reads_as_nothing():
    assert read(glyphs("", (5,), (0,), actual="")) == ([NOTHING], ((0, 1, ""),))
    assert read(glyphs("", (5,), (0,))) == ([NOTHING], ((0, 1, ""),))


def test_characters_before_the_first_cluster_belong_to_it():
    assert read(glyphs("ab", (5,), (1,))) == (["ab"], ())


def test_a_glyph_with_two_readings_needs_a_second_font():
    runs = [glyphs("a-b", (1, 2, 3), (0, 1, 2)), glyphs("", (2,), (0,), actual="\u00ad")]
    readings = Readings([(run, read_run(run)) for run in runs])
    key = ("Face", False)
    assert readings.texts(key, 0) == ((1, "a"), (2, "-"), (3, "b"))
    assert readings.texts(key, 1) == ((2, "\u00ad"),)
    assert readings.numbers(runs[0], read_run(runs[0])) == [0, 0, 0]
    assert readings.numbers(runs[1], read_run(runs[1])) == [1]


def test_runs_without_such_glyphs_are_not_looked_at_twice():
    run = glyphs("版心", (5, 6), (0, 1))
    assert Readings([(run, read_run(run))]).numbers(run, Reading("版心")) is None
