from __future__ import annotations

from collections.abc import Callable

import pytest

from layout.base.units import EM, Em, Length, pt
from layout.font.book import FontBook
from layout.text.line_breaker import break_paragraph
from layout.text.model import Broken, ParagraphStyle, StyledRun, TextStyle
from layout.text.shaper import ShapedText, shape
from tests.fonts.build import FAMILY

Shape = Callable[..., ShapedText]
SIZE = pt(10)


def em(measure: float) -> Length:
    return Length(round(measure * SIZE))


def lines(broken: Broken | None, text: str) -> list[str]:
    assert broken is not None
    return [text[line.start : line.end] for line in broken.lines]


def broken_at(plain: Shape, text: str, *measures: float, looseness: int = 0, **style: object) -> Broken:
    paragraph = ParagraphStyle(**style)  # type: ignore[arg-type]
    shaped = plain(text, paragraph)
    return break_paragraph(shaped, SIZE, [em(m) for m in measures], paragraph, looseness=looseness)


STORY = "河口的秋天来得早，街上的梧桐落了一半。工人们正把最后一批材料运到岸边，往来的人都放慢了脚步，看了又看。"


def test_a_full_stop_never_starts_a_line(plain: Shape) -> None:
    assert lines(broken_at(plain, "港口今日开。放了", 5), "港口今日开。放了") == ["港口今日", "开。放了"]


def test_every_line_but_the_last_is_exactly_its_measure(plain: Shape) -> None:
    broken = broken_at(plain, STORY, 11, indent=Em(2))
    assert len(broken.lines) > 3
    assert all(line.inset + line.width == line.measure == em(11) for line in broken.lines[:-1])


def test_the_first_line_is_indented_and_an_opening_mark_may_stand_out_of_the_indent(plain: Shape) -> None:
    for how, inset in (("trim", 2.0), ("keep", 2.5), ("hang", 1.5)):
        broken = broken_at(plain, "“好。”他答道", 12, indent=Em(2), first_line_opening=how)
        assert broken.lines[0].inset == inset * SIZE


def test_lines_have_the_measures_given_and_the_last_repeats(plain: Shape) -> None:
    broken = broken_at(plain, STORY, 6, 12, 8)
    assert [line.measure // SIZE for line in broken.lines[:4]] == [6, 12, 8, 8]


def test_a_paragraph_can_be_a_line_tighter_or_looser(plain: Shape) -> None:
    plainly = len(broken_at(plain, STORY, 9.5).lines)
    assert len(broken_at(plain, STORY, 9.5, looseness=1).lines) == plainly + 1
    short = "秋天来得早。"
    assert lines(broken_at(plain, short, 9, looseness=-1), short) == [short]


def test_one_character_does_not_stand_alone_on_the_last_line(plain: Shape) -> None:
    text = "河口的秋天来得早啊。"
    assert lines(broken_at(plain, text, 8), text) == ["河口的秋天来得", "早啊。"]
    assert lines(broken_at(plain, text, 8, least_last=1), text) == ["河口的秋天来得早", "啊。"]


def test_a_name_in_a_byline_is_not_parted_without_need(plain: Shape) -> None:
    text = "本报讯（记者 李明 通讯员 王强）今日电"
    assert all("王强" in line or "王" not in line for line in lines(broken_at(plain, text, 13), text))


def test_a_long_word_breaks_only_when_nothing_else_helps(plain: Shape) -> None:
    text = "见" + "x" * 30
    broken = broken_at(plain, text, 5)
    assert all(not line.overfull for line in broken.lines)
    assert "".join(lines(broken, text)) == text


def test_what_cannot_be_broken_stands_out_and_says_so(plain: Shape) -> None:
    broken = broken_at(plain, "——", 1)
    assert [line.overfull for line in broken.lines] == [True]


def test_a_mark_hangs_only_where_it_does_not_fit(plain: Shape) -> None:
    text = "新建的图书馆今日开门，市民踊跃入馆"
    broken = broken_at(plain, text, 10, hanging=True)
    assert lines(broken, text)[0] == "新建的图书馆今日开门，"
    assert broken.lines[0].width == em(10)


def test_ragged_text_takes_as_few_lines_as_it_can_and_opens_nothing(plain: Shape) -> None:
    broken = broken_at(plain, STORY, 11, align="start")
    justified = broken_at(plain, STORY, 11)
    assert len(broken.lines) <= len(justified.lines)
    assert all(line.gap == 0 for line in broken.lines)


def test_words_are_divided_where_that_saves_a_loose_line(plain: Shape) -> None:
    text = "报纸用hyphenation时要小心些才好"
    broken = broken_at(plain, text, 6, hyphens=True)
    assert any(line.hyphenated for line in broken.lines)


def test_the_last_line_is_not_the_rest_of_a_divided_word(plain: Shape) -> None:
    text = "the bakers did it with all of their characteristic care"
    made = {measure: broken_at_latin(plain, text, measure) for measure in range(90, 240, 5)}
    assert all(" " in last or not cut for last, cut in made.values())
    assert any(cut for _, cut in made.values())


def broken_at_latin(plain: Shape, text: str, tenths: int) -> tuple[str, bool]:
    """The last line in a measure, and whether the line before it ends in a hyphen."""
    style = ParagraphStyle(hyphens=True)
    broken = break_paragraph(plain(text, style, language="en"), SIZE, [em(tenths / 10)], style)
    return lines(broken, text)[-1], len(broken.lines) > 1 and broken.lines[-2].hyphenated


def test_an_empty_paragraph_has_no_lines(plain: Shape) -> None:
    assert broken_at(plain, "", 10).lines == ()


def test_a_word_that_fits_in_a_line_is_not_cut_however_loose_the_line_before_it(plain: Shape) -> None:
    text = "落民例新秋2020-05-12街桐更这一落在秋"
    assert lines(broken_at(plain, text, 9.5), text)[:2] == ["落民例新秋", "2020-05-12街桐更这"]


def test_an_address_that_must_be_cut_is_cut_after_a_solidus(plain: Shape) -> None:
    text = "https://example.org/editions/today"
    assert lines(broken_at(plain, text, 10.5, line_break="gb"), text)[0] == "https://example.org/"


def test_a_line_takes_all_of_the_space_beside_latin_when_it_needs_it(plain: Shape) -> None:
    text = "今年参赛的人数达1200，创新高"
    assert lines(broken_at(plain, text, 10.625), text)[0] == "今年参赛的人数达1200，"
    assert lines(broken_at(plain, text, 10.5), text)[0] == "今年参赛的人数达"


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("口河天秋口，口天天河天河口的河秋口天，天天天口天来秋", 0),
        ("来河秋天来来口秋的，河来来口河河来河，天来秋的的天来", -1),
    ],
)
def test_three_lines_do_not_begin_or_end_alike_where_that_costs_little(plain: Shape, text: str, edge: int) -> None:
    found = lines(broken_at(plain, text, 6, least_last=1), text)
    assert len({line[edge] for line in found[:3]}) > 1


def test_no_line_is_made_of_the_spaces_before_a_paragraph(plain: Shape) -> None:
    shaped = plain("　　河口的秋天")
    assert shaped.penalties[:3] == [None, None, None]
    assert shaped.width(0, len(shaped.text)) == 5 * EM


def test_a_name_is_parted_only_as_a_last_resort(plain: Shape) -> None:
    text = "今天上午全体合唱（记者 周小满 通讯员 何立）"
    assert lines(broken_at(plain, text, 12.5), text)[0] == "今天上午全体合唱（记者 "
    assert lines(broken_at(plain, text, 12.5, name_break="break"), text)[0] == "今天上午全体合唱（记者 周"


def test_listed_names_are_kept_whole_in_text(plain_book: FontBook) -> None:
    text, style = "今天上午全体合唱由记者周小满报道", ParagraphStyle()
    runs = (StyledRun(len(text), TextStyle((FAMILY,))),)
    for kept, first in (((), "今天上午全体合唱由记者周"), (((11, 14),), "今天上午全体合唱由记者")):
        shaped = shape(text, runs, plain_book, paragraph=style, kept=kept)
        assert lines(break_paragraph(shaped, SIZE, [em(12)], style), text)[0] == first


def test_a_byline_in_brackets_stays_whole_where_it_is_shorter_than_half_the_measure(plain: Shape) -> None:
    text = "今天上午全体起立唱歌（记者王强）今年秋天雨水多了"
    assert lines(broken_at(plain, text, 13), text)[0] == "今天上午全体起立唱歌"
    assert lines(broken_at(plain, text, 13, byline_break="break"), text)[0] == "今天上午全体起立唱歌（记者"
    longer = "今天上午全体起立唱歌（记者王强、李明）今年秋天雨水多了"
    assert lines(broken_at(plain, longer, 13), longer)[0] != "今天上午全体起立唱歌"


@pytest.mark.parametrize(
    ("measure", "first"), [(10, "请访问https://www."), (14, "请访问https://www.example."), (7, "请访问")]
)
def test_an_address_is_cut_after_its_marks_and_no_line_gapes_for_it(plain: Shape, measure: float, first: str) -> None:
    text = "请访问https://www.example.org/a/b/c?d=e查看"
    broken = broken_at(plain, text, measure)
    assert lines(broken, text)[0] == first
    assert all(line[0] not in "/?&=#.-" for line in lines(broken, text))


def test_the_least_of_a_last_line_is_a_choice(plain: Shape) -> None:
    text = "河口的秋天今年来得早了些啊。"
    ends = [lines(broken_at(plain, text, 11.5, least_last=least), text)[-1] for least in (1, 2, 3)]
    assert ends == ["些啊。", "些啊。", "了些啊。"]


def test_figures_in_groups_stay_together(plain: Shape) -> None:
    text = "约1 200 000人来到"
    assert lines(broken_at(plain, text, 8), text)[0] == "约1 200 000人"
