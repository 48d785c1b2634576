"""Lists of names: cells, rows of even rhythm, and a text that stays as it was typed."""

from __future__ import annotations

from collections.abc import Callable

from layout.base.units import Em, Length, pt
from layout.text.line_breaker import break_paragraph
from layout.text.model import Broken, ParagraphStyle
from layout.text.shaper import ShapedText

Shape = Callable[..., ShapedText]
SIZE = pt(10)
NAMES = ParagraphStyle(align="start", names=Em(4.0))


def rows(plain: Shape, text: str, measure: float) -> Broken:
    return break_paragraph(plain(text, NAMES), SIZE, [Length(round(measure * SIZE))], NAMES)


def places(broken: Broken, text: str) -> list[list[tuple[str, float]]]:
    """Every character but spaces, with its place in em, row by row."""
    return [
        [
            (text[cluster], round(offset / SIZE, 2))
            for run in line.runs
            for cluster, offset in zip(run.clusters, run.offsets, strict=True)
            if text[cluster] not in " \u3000"
        ]
        for line in broken.lines
    ]


def test_a_name_of_two_characters_takes_the_room_of_three(plain: Shape) -> None:
    text = "王强 张三丰"
    assert places(rows(plain, text, 7), text) == [[("王", 0.0), ("强", 2.0), ("张", 4.0), ("三", 5.0), ("丰", 6.0)]]


def test_the_last_name_of_a_full_row_ends_on_the_measure(plain: Shape) -> None:
    text = "王强 张三丰 李四 赵敏"
    first, second = places(rows(plain, text, 13), text)
    assert [place for _, place in first] == [0.0, 2.0, 5.0, 6.0, 7.0, 10.0, 12.0]
    assert second == [("赵", 0.0), ("敏", 2.0)]


def test_a_longer_name_takes_as_many_cells_as_it_needs(plain: Shape) -> None:
    text = "欧阳修远 王强"
    assert [place for _, place in places(rows(plain, text, 11), text)[0]] == [0.0, 1.0, 2.0, 3.0, 8.0, 10.0]


def test_a_name_that_the_editor_opened_is_one_name(plain: Shape) -> None:
    text = "王\u3000强 李四维"
    assert [place for _, place in places(rows(plain, text, 7), text)[0]] == [0.0, 2.0, 4.0, 5.0, 6.0]


def test_every_character_is_in_a_row_once(plain: Shape) -> None:
    text = " 王强  张三丰\u3000李四 赵敏 让-克洛德·范 孙武 "
    broken = rows(plain, text, 12)
    assert [line.start for line in broken.lines[1:]] == [line.end for line in broken.lines[:-1]]
    assert sorted({c for line in broken.lines for run in line.runs for c in run.clusters}) == list(range(len(text)))
    assert not any(line.overfull for line in broken.lines)


def test_a_name_wider_than_its_column_is_overfull(plain: Shape) -> None:
    assert [line.overfull for line in rows(plain, "王强 克里斯托弗罗", 5).lines] == [False, True]


def test_a_name_of_four_characters_leaves_no_hole_where_a_third_of_an_em_follows_it(plain: Shape) -> None:
    text = "欧阳修远 王强 李四维"
    assert [place for _, place in places(rows(plain, text, 12), text)[0]] == [0, 1, 2, 3, 4.5, 6.5, 9, 10, 11]


def test_rows_under_a_label_begin_beside_it(plain: Shape) -> None:
    text = "柳河镇： 王强 张三丰 李四 赵敏"
    made = places(rows(plain, text, 15), text)
    assert [row[0] for row in made] == [("柳", 0.0), ("赵", 4.0)]
    assert ("王", 4.0) in made[0]


def test_a_label_that_fills_its_row_leaves_the_next_ones_whole(plain: Shape) -> None:
    text = "河口市高新技术产业区： 王强 张三丰"
    assert [row[0][1] for row in places(rows(plain, text, 7), text)][-1] == 0.0
