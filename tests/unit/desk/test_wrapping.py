"""Lines to paragraphs: hard wraps and torn columns."""

from __future__ import annotations

import re
from itertools import chain

import pytest

from layout.desk.tidy import tidy
from layout.desk.wrapping import width
from layout.edition.source import SourceText

PARAGRAPHS = (
    "一篇800字的稿子要占几行？放进每行21字的栏里，800除以21，是38.1行，按理39行够了。真排出来往往是42行、43行。"
    "差的几行在哪里？在段首空的两格，在末行没有写满的地方。",
    "算稿子要几行，老办法是数字数、数段落：字数除以一行的字数，每段再加半行，小标题另算。误差三五行，老编辑心里留着余地。",
    "引擎的办法是真排一遍。每一段怎样断行、标点挤在哪里、段末剩几个字，都算出来，算的和印的是同一回事，不必等谁重新去数。",
    "超出来的行，出路无非两条：让稿子短些，或者让版位大些。一段的末行只有两三个字，删掉三五个字就省下整整一行。",
)


def lines(paragraph: str, measure: float, *, indented: bool) -> list[str]:
    """A paragraph in lines of `measure` 字, none of which begins with a stop."""
    room = measure - 2 if indented else measure
    made = [""]
    for word in re.findall(r"[!-~]+|.[，。、；：？！）》”]*", paragraph):
        if width(made[-1] + word) > (room if len(made) == 1 else measure):
            made.append("")
        made[-1] += word
    return made


def text_of(copy: str) -> str:
    return tidy(SourceText("来稿.txt", copy)).text


@pytest.mark.parametrize("measure", [13, 17, 21, 36])
@pytest.mark.parametrize("indent", ["", "　　", "    "])
def test_lines_parted_by_line_ends_are_joined(measure: int, indent: str):
    wrapped = [indent + "\n".join(lines(each, measure, indented=bool(indent))) for each in PARAGRAPHS]
    assert text_of("\n\n".join(wrapped)) == "\n\n".join(PARAGRAPHS)
    if indent:
        assert text_of("\n".join(wrapped)) == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize("measure", [13, 17, 21])
def test_lines_parted_by_spaces_are_joined(measure: int):
    wrapped = [" ".join(lines(each, measure, indented=True)) for each in PARAGRAPHS]
    assert text_of("\n\n".join(wrapped)) == "\n\n".join(PARAGRAPHS)


def torn(measure: int, ends: str = "\n\n") -> str:
    """The paragraphs, the first of them torn after its second line."""
    parts = [lines(each, measure, indented=True) for each in PARAGRAPHS]
    return ends.join(" ".join(part) for part in (parts[0][:2], parts[0][2:], *parts[1:]))


@pytest.mark.parametrize("measure", [13, 17])
def test_a_paragraph_that_a_column_tore_is_joined_where_the_next_line_is_full(measure: int):
    assert text_of(torn(measure)) == "\n\n".join(PARAGRAPHS)


def test_a_torn_paragraph_is_joined_where_others_have_indents_and_the_next_has_none():
    parts = [lines(each, 17, indented=True) for each in PARAGRAPHS]
    blocks = ["　　" + "\n".join(part) for part in parts]
    blocks[0] = "　　" + "\n".join(parts[0][:2]) + "\n\n" + "\n".join(parts[0][2:])
    assert text_of("\n\n".join(blocks)) == "\n\n".join(PARAGRAPHS)


def test_a_paragraph_that_breaks_off_before_an_indented_one_is_told_and_left():
    parts = [lines(each, 17, indented=True) for each in PARAGRAPHS]
    copy = "\n\n".join(" ".join(part) for part in (parts[0], parts[2][:3], parts[1], parts[3]))
    done = tidy(SourceText("来稿.txt", copy))
    assert [item.code for item in done.diagnostics] == ["tidy/broken-off"]
    assert len(done.text.split("\n\n")) == 4


def test_where_nothing_tells_whether_a_paragraph_goes_on_it_is_left_to_a_person():
    done = tidy(SourceText("来稿.txt", "管沟挖开，工人们连夜换上新管，天亮前要填\n\n这一段另有所说，也许不是。\n"))
    assert [item.code for item in done.diagnostics] == ["tidy/torn"]
    assert not done.changes


def test_a_mark_that_begins_no_sentence_shows_that_a_paragraph_was_torn():
    copy = "管沟挖开，工人们连夜换上新管，天亮前要填\n\n，路面也要压平，好让早市开张。\n"
    assert text_of(copy) == "管沟挖开，工人们连夜换上新管，天亮前要填，路面也要压平，好让早市开张。\n"


@pytest.mark.parametrize(
    "copy",
    [
        "床前明月光，\n\n疑是地上霜。\n",
        "左手托盘，右手走路。\n\n从“一”走到“龠”，一夜走几里地，没有出过这间屋。\n\n字是反的。\n",
        "王伟 李强 张三\n\n赵六 钱七 孙八\n",
        "- 字盘、手盘、铅字、铜模\n- 排字、校对、照排的老照片\n",
        "::: names\n王强 李小明\n:::\n",
    ],
)
def test_verse_and_lists_are_left_alone(copy: str):
    assert text_of(copy) == copy


def test_a_paragraph_a_line_gets_empty_lines_between():
    assert text_of("\n".join(PARAGRAPHS)) == "\n\n".join(PARAGRAPHS)


def test_several_empty_lines_become_one():
    assert text_of("甲。\n\n\n\n乙。\n") == "甲。\n\n乙。\n"


def test_a_head_is_not_joined_to_the_text_under_it():
    wrapped = "\n".join(chain.from_iterable(lines(each, 17, indented=False) for each in PARAGRAPHS[:2]))
    assert text_of(f"## 一笔账：先看要多少\n{wrapped}").startswith("## 一笔账：先看要多少\n一篇800字的稿子要占几行？")


def test_latin_words_keep_a_space_where_their_line_ended():
    copy = "留言簿上写着You can hide a gap\nbut not a drift，他念了一遍又一遍，\n直到天黑才合上本子，走了。"
    wanted = "He said that you can hide a gap, but not a drift in the lines of this newspaper, and he smiled at it."
    assert "a gap but not a drift，他" in text_of(copy)
    assert text_of("\n".join(lines_of_words(wanted, 36))) == wanted


def lines_of_words(words: str, columns: int) -> list[str]:
    made = [""]
    for word in words.split():
        if len(made[-1]) + 1 + len(word) > columns:
            made.append("")
        made[-1] += f" {word}" if made[-1] else word
    return made


def test_names_of_a_byline_stay_apart_where_its_line_ended_and_torn_ones_are_joined():
    start = "本报河口讯（记者 周立 许知行 通讯员 何 小满）昨天傍晚，城东的新桥放行头一辆公交车，两 "
    copy = (
        start
        + "岸的住户站在桥头看灯，孩子们追着车跑，一直跟到 桥心；下桥的地方摆着一排热气腾腾的馄饨摊，排队 的人不少。"
    )
    assert text_of(copy).startswith("本报河口讯（记者 周立 许知行 通讯员 何小满）昨天傍晚")
