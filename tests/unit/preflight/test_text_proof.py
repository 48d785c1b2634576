import pytest

from layout.base.diagnostics import Diagnostic, Place, Severity
from layout.base.geometry import Point
from layout.base.units import pt
from layout.display.items import DisplayPage, GlyphRun, Group
from layout.preflight.text_proof import prove_text


def run(text: str, offset: int = 0, node: str = "s/p1", **changes: object) -> GlyphRun:
    """A run with a glyph for each character; where it stands does not matter here."""
    places = tuple(range(len(text)))
    made = GlyphRun(
        "Face", pt(9), Point(0, 0), places, places, text, places, node_id=node, offset=offset
    )  # fmt: skip
    return made._replace(**changes)


def pages(*runs: GlyphRun, name: str = "A01") -> DisplayPage:
    return DisplayPage(name, name, 0, 0, 0, (Group("paragraph", runs, "s", "s/p1"),))


def prove(expected: str, *runs: GlyphRun) -> tuple[Diagnostic, ...]:
    return prove_text({"s/p1": expected}, [pages(*runs)])


def first(found: tuple[Diagnostic, ...]) -> tuple[int, str, str]:
    """Offset, wanted and found of the one difference."""
    (one,) = found
    assert isinstance(one.place, Place)
    assert one.place.node_id == "s/p1"
    return one.place.offset, one.value("wanted"), one.value("found")


def test_text_that_is_the_copy_passes():
    assert prove("本报讯，今天。", run("本报讯，"), run("今天。", 4)) == ()


def test_it_may_go_on_in_another_column_and_on_another_page():
    assert prove_text({"s/p1": "一二三四"}, [pages(run("一二")), pages(run("三四", 2), name="A02")]) == ()


def test_a_difference_is_an_error_that_stops_the_press():
    (found,) = prove("一二三", run("一三三"))
    assert (found.code, found.severity, found.page) == ("output/text-differs", Severity.ERROR, "A01")


@pytest.mark.parametrize(
    ("runs", "difference"),
    [
        ([run("一二")], (2, "三 U+4E09", "—")),
        ([run("一二三四")], (3, "—", "四 U+56DB")),
        ([run("一貳三")], (1, "二 U+4E8C", "貳 U+8CB3")),
        ([run("一"), run("三", 2)], (1, "二 U+4E8C", "—")),
        ([run("一二"), run("二三", 1)], (2, "三 U+4E09", "二 U+4E8C")),
        ([run("二三", 1), run("一", 0)], (0, "一 U+4E00", "—")),
        ([], (0, "一 U+4E00", "—")),
    ],
    ids=["lost at the end", "too much", "changed", "left out", "doubled", "out of order", "not set at all"],
)  # fmt: skip
def test_the_first_difference_is_named(runs: list[GlyphRun], difference: tuple[int, str, str]):
    assert first(prove("一二三", *runs)) == difference


def test_spaces_count():
    assert first(prove("张三 李四", run("张三李四"))) == (2, "  U+0020", "李 U+674E")


def test_characters_that_look_alike_are_told_apart():
    assert first(prove("“一”", run('"一”'))) == (0, "“ U+201C", '" U+0022')


def test_inserted_glyphs_are_not_copy():
    hyphen = run("-", node="")._replace(text="", actual_text="\u00ad")
    assert prove("type", run("ty"), hyphen, run("pe", 2)) == ()


def test_a_cluster_stands_for_all_its_characters():
    assert prove("一——二", run("一——二", clusters=(0, 1, 3), glyph_ids=(1, 2, 3), offsets=(0, 1, 2))) == ()


def test_glyphs_out_of_the_order_of_their_text_are_a_difference():
    assert first(prove("一二", run("一二", clusters=(1, 0)))) == (0, "一 U+4E00", "二 U+4E8C")


def test_text_without_a_glyph_was_not_set():
    assert first(prove("一", run("一", glyph_ids=(), offsets=(), clusters=()))) == (0, "一 U+4E00", "—")


def test_a_run_that_reads_as_something_else_is_a_difference():
    assert first(prove("一", run("一", actual_text="二"))) == (0, "一 U+4E00", "二 U+4E8C")


def test_overset_is_what_the_caller_leaves_out():
    assert prove("一二", run("一二")) == ()
    assert prove("", *()) == ()


def test_copy_that_nobody_expects_is_reported():
    assert first(prove_text({}, [pages(run("一"))])) == (0, "—", "一 U+4E00")


def test_furniture_is_not_copy():
    folio = Group("folio", (run("A01"),))
    assert prove_text({}, [DisplayPage("A01", "A01", 0, 0, 0, (folio,))]) == ()


def test_every_node_that_differs_is_named_once():
    expected = {"s/p1": "一二", "s/p2": "三四"}
    found = prove_text(expected, [pages(run("一"), run("三", node="s/p2"))])
    assert [one.place for one in found] == [Place("s/p1", 1), Place("s/p2", 1)]


def test_a_paragraph_that_is_read_before_the_one_above_it_is_named():
    expected = {"s/p1": "甲段。", "s/p2": "乙段。"}
    right = pages(run("甲段。"), run("乙段。", node="s/p2"))
    wrong = pages(run("乙段。", node="s/p2"), run("甲段。"))
    assert prove_text(expected, [right]) == ()
    (found,) = prove_text(expected, [wrong])
    assert (found.place, found.value("wanted"), found.value("found")) == (Place("s/p2"), "甲 U+7532", "乙 U+4E59")
