"""Front matter, dateline and byline, signatures, pictures, and node ids of a story."""

import pytest

from layout.base.diagnostics import Place
from layout.edition.model import Story, Text
from layout.edition.source_map import SourceMap

from .folders import body, story, told


def headline(line: str) -> Text:
    found = story(f"---\n{line}\n---\n正文。").story.headline
    assert found
    return found


def first(text: Story) -> tuple[str, list[tuple[str, str]]]:
    words = text.blocks[0].text
    return words.text, [(mark.kind, words.text[mark.start : mark.end]) for mark in words.marks if mark.kind != "post"]


@pytest.mark.parametrize(
    "words",
    [
        "第1版 # 今日看点",
        "“引号”开头",
        "[方括号]",
        "{花括号}",
        "时间: 12:30",
        "'单引号'",
        "- 短横",
        "* 星号",
        "& 和",
        "1e3",
    ],
)
def test_front_matter_is_the_rest_of_the_line_literally(words: str):
    assert headline(f"headline: {words}").text == words


def test_a_bar_is_a_wanted_break_and_not_copy():
    text = headline("headline: 十七篇稿一夜上版|每个字都有去处")
    assert (text.text, text.breaks) == ("十七篇稿一夜上版每个字都有去处", (8,))


def test_spaces_round_a_bar_go_in_chinese_and_one_stays_in_english():
    assert headline("headline: 上版 | 去处").text == "上版去处"
    text = headline("headline: Copy is | never lost")
    assert (text.text, text.breaks) == ("Copy is never lost", (8,))


def test_an_escaped_and_a_full_width_bar_are_the_character():
    text = headline("headline: 甲\\|乙｜丙")
    assert (text.text, text.breaks) == ("甲|乙｜丙", ())


@pytest.mark.parametrize("line", ["主题: 题", "主标题：题", "标题：　题", "headline:题", "headline : 题"])
def test_keys_may_be_chinese_and_colons_full_width(line: str):
    assert headline(line).text == "题"


def test_an_indented_line_continues_the_entry_above():
    assert headline("headline: 让每一户\n  都暖起来").text == "让每一户都暖起来"


def test_empty_entries_are_not_there():
    read = story("---\nheadline: 题\nkicker:\ndeck: \n---\n正文。").story
    assert read.kicker is None
    assert read.deck is None


def test_a_story_without_front_matter_is_all_text():
    read = story("第一段。\n\n第二段。").story
    assert [block.text.text for block in read.blocks] == ["第一段。", "第二段。"]


def test_a_comment_line_and_a_note_are_listed_as_removed():
    file = story("---\n# 昨天的题\nheadline: 题 %% 待定\n---\n正文。")
    assert file.story.headline
    assert file.story.headline.text == "题"
    assert {(item.reason, item.text) for item in file.removed if item.reason != "space"} == {
        ("comment", "# 昨天的题"), ("note", "%% 待定"),
    }  # fmt: skip


# Dateline and byline -----------------------------------------------------------------------------------

BOTH = [("dateline", "本报讯"), ("byline", "（记者 甲 通讯员 乙）")]


@pytest.mark.parametrize(
    "text",
    [
        "---\nheadline: 题\n---\n本报讯（记者 甲 通讯员 乙）会议召开。",
        "---\nheadline: 题\n---\n　　本报讯 （记者 甲 通讯员 乙） 会议召开。",
        "---\nheadline: 题\ndateline: 本报讯\nbyline: 记者 甲 通讯员 乙\n---\n会议召开。",
        "---\nheadline: 题\n电头：本报讯\n署名：（记者 甲 通讯员 乙）\n---\n会议召开。",
        "---\nheadline: 题\nbyline: 记者 甲 通讯员 乙\n---\n本报讯 会议召开。",
    ],
)
def test_both_ways_of_writing_dateline_and_byline_give_the_same_page(text: str):
    read = story(text).story
    assert first(read) == ("本报讯（记者 甲 通讯员 乙）会议召开。", BOTH)
    assert read.byline is None


@pytest.mark.parametrize(
    "copy",
    [
        "新华社北京5月1日电 国务院印发通知。",
        "新华社北京5月1日电　国务院印发通知。",
        "新华社北京5月1日电国务院印发通知。",
    ],
)
def test_an_agency_dateline_is_parted_from_the_text_by_one_space(copy: str):
    assert first(body(copy).story) == ("新华社北京5月1日电 国务院印发通知。", [("dateline", "新华社北京5月1日电")])
    typed = story("---\nheadline: 题\ndateline: 新华社北京5月1日电\n---\n国务院印发通知。").story
    assert first(typed) == first(body(copy).story)


@pytest.mark.parametrize(
    "dateline",
    [
        "本报济宁讯",
        "本报北京11月23日电",
        "据新华社北京5月1日电",
        "中新社上海11月3日电",
        "本报记者站讯",
        "综合新华社电",
        "本报特稿讯",
    ],
)
def test_datelines_of_many_forms_are_recognised(dateline: str):
    text, found = first(body(f"{dateline}（记者 曹俐）5月8日，会议召开。").story)
    assert found == [("dateline", dateline), ("byline", "（记者 曹俐）")]
    assert text == f"{dateline}（记者 曹俐）5月8日，会议召开。"


@pytest.mark.parametrize(
    "copy", ["本报北京电影节特刊今日出版。", "本报电话：0000。", "新华社区的居民来电话说。", "本报记者站在桥上。"]
)
def test_words_that_only_begin_like_a_dateline_are_text(copy: str):
    assert first(body(copy).story) == (copy, [])


def test_brackets_that_the_reader_adds_are_generated():
    read = story("---\nheadline: 题\ndateline: 本报讯\nbyline: 记者 甲\n---\n会议召开。").story
    words = read.blocks[0].text
    assert [words.text[a:b] for a, b in words.generated] == ["（", "）"]


def test_a_byline_without_a_dateline_stands_in_the_head():
    read = story("---\nheadline: 题\nbyline: 本报评论员\n---\n会议召开。").story
    assert read.byline
    assert read.byline.text == "本报评论员"
    assert first(read) == ("会议召开。", [])


def test_the_dateline_goes_to_the_first_paragraph_even_under_a_crosshead():
    read = story("---\nheadline: 题\ndateline: 本报讯\n---\n## 小标题\n\n会议召开。").story
    assert [block.text.text for block in read.blocks] == ["小标题", "本报讯 会议召开。"]


def test_a_dateline_given_twice_is_said():
    file, faults = told("---\nheadline: 题\ndateline: 本报讯\n---\n本报讯 会议召开。")
    assert [item.code for item in faults] == ["story/dateline-twice"]
    assert first(file.story)[0] == "本报讯 会议召开。"


def test_an_offset_after_the_dateline_leads_to_the_body():
    file = story("---\nheadline: 题\ndateline: 本报讯\nbyline: 记者 甲\n---\n会议召开。")
    words = file.story.blocks[0].text
    spans = [SourceMap(file.pieces).span(Place(words.node_id, words.text.index(c))) for c in "讯甲会开"]
    assert [(span.line, span.column) for span in spans if span] == [(3, 13), (4, 12), (6, 1), (6, 4)]


# Foot, kinds, pictures ---------------------------------------------------------------------------------


def test_the_last_short_lines_of_a_notice_are_its_signature():
    read = body("征集至2027年3月31日止。\n\n本报编辑部\n\n2026年11月24日", "headline: 启事\nkind: notice").story
    assert [(block.kind, block.text.text) for block in read.blocks[1:]] == [
        ("signature", "本报编辑部"), ("signature", "2026年11月24日"),
    ]  # fmt: skip


def test_outside_notices_a_signature_ends_in_a_date():
    dated = body("此致。\n\n临溪区 叶书怀\n\n2026年11月9日").story
    assert [block.kind for block in dated.blocks] == ["paragraph", "signature", "signature"]
    plain = body("正文写完。\n\n没有句号的一行").story
    assert [block.kind for block in plain.blocks] == ["paragraph", "paragraph"]


def test_kinds_and_ranks_have_chinese_names():
    read = story("---\n主题: 题\n体裁: 评论\n位次: 头条\n---\n正文。").story
    assert (read.kind, read.rank) == ("comment", 1)


def test_pictures_are_nested_and_keep_their_order():
    file = story(
        "---\nheadline: 题\npictures:\n  photo1: {caption: 工人在调试。, credit: 周小满 摄, focus: [0.4, 30%]}\n"
        "  photo2:\n    说明: 另一幅\n    摄影: 林野 绘\n---\n正文。"
    )
    one, two = file.story.pictures
    assert (one.name, one.focus) == ("photo1", (0.4, 0.3))
    assert [text.text for text in (one.caption, one.credit, two.caption, two.credit) if text] == [
        "工人在调试。", "周小满 摄", "另一幅", "林野 绘",
    ]  # fmt: skip
    caption = one.caption
    assert caption
    span = SourceMap(file.pieces).span(Place(caption.node_id, 2))
    assert span
    assert span[1:3] == (4, 23)


def test_a_comment_after_a_caption_is_told_since_it_may_be_copy():
    file, faults = told(
        "---\nheadline: 题\npictures:\n  # 上版\n  a:\n    caption: 照片 #3\n    credit: '甲 #4'\n---\n正文。"
    )
    assert [item.text for item in file.removed if item.reason == "comment"][:1] == ["# 上版"]
    assert "copy/comment" in {item.code for item in faults}
    plain, none = told("---\nheadline: 题\npictures:\n  a:\n    caption: '照片 #3'\n    credit: 甲\n---\n正文。")
    assert plain.story.pictures[0].caption
    assert plain.story.pictures[0].caption.text == "照片 #3"
    assert not none


def test_a_fault_in_the_pictures_leaves_the_head_whole():
    file, faults = told("---\nheadline: 题\npictures:\n  photo1: {caption: [图}\n---\n正文。")
    assert file.story.headline
    assert faults
    assert {item.place[1] for item in faults if item.place} == {4}


# Node ids ----------------------------------------------------------------------------------------------


def node_ids(text: str) -> list[str]:
    return [block.text.node_id for block in story(text).story.blocks]


def test_a_blank_line_at_the_top_changes_no_node_id_and_moves_every_place_down():
    text = "---\nheadline: 题\n---\n第一段。\n\n第二段。"
    before, after = story(text), story("\n" + text)
    assert before.story.texts() == after.story.texts()
    for node_id in before.pieces:
        one, two = (SourceMap(file.pieces).span(Place(node_id)) for file in (before, after))
        assert one
        assert two
        assert two.line == one.line + 1


def test_equal_paragraphs_are_told_apart_by_their_order():
    same = node_ids("甲。\n\n乙。\n\n甲。")
    assert len(set(same)) == 3
    assert same[0][:-1] == same[2][:-1]


def test_an_edit_elsewhere_leaves_a_node_id():
    assert node_ids("甲。\n\n乙。")[1] == node_ids("甲，改过。\n\n又一段。\n\n乙。")[2]


# Letters, notes, bylines -------------------------------------------------------------------------------

LETTER = "\n\n".join(
    [
        "编辑同志：",
        "旧报样一张，随信寄上。",
        "此致",
        "敬礼！",
        "临溪区 叶书怀",
        "11月9日",
        "编者附记：报样收到。",
        "另已复信。",
    ]
)


def kinds(text: str, head: str = "headline: 题") -> list[str]:
    return [block.kind for block in body(text, head).story.blocks]


def test_a_letter_has_its_salutation_its_signature_and_the_note_after_it():
    assert kinds(LETTER, "headline: 题\nkind: 来信") == [
        "salutation", "paragraph", "paragraph", "salutation", "signature", "signature", "note", "note",
    ]  # fmt: skip


def test_name_and_date_of_a_letter_may_stand_on_one_line():
    assert kinds("编辑同志：\n\n随信寄上。\n\n临溪区 叶书怀 11月9日", "headline: 题\nkind: letter")[-1] == "signature"


def test_a_letter_without_a_date_is_not_signed_by_its_short_lines():
    assert kinds("编辑同志：\n\n随信寄上。\n\n读者某", "headline: 题\nkind: letter")[-1] == "paragraph"


def test_an_editors_note_is_one_in_any_story():
    assert kinds("编者按：这是旧事。\n\n正文写完。\n\n2026年11月9日\n\n（编后：还有人写。）") == [
        "note", "paragraph", "signature", "note",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("byline", "posts"),
    [
        ("记者 温如许 何立 通讯员 易安", ["记者 ", "通讯员 "]),
        ("答问 马骁 整理 丁宁", ["答问 ", "整理 "]),
        ("本报首席记者 甲乙丙", ["本报首席记者 "]),
        ("马骁 文 丁宁 摄", [" 文", " 摄"]),
        ("马骁 文/图", [" 文/图"]),
        ("罗长根", []),
        ("河口日报记者", []),
    ],
)
def test_what_people_are_is_told_from_who_they_are(byline: str, posts: list[str]):
    text = story(f"---\nheadline: 题\nbyline: {byline}\n---\n正文。").story.byline
    assert text
    assert [text.text[mark.start : mark.end] for mark in text.marks if mark.kind == "post"] == posts


def test_posts_in_a_byline_after_a_dateline_are_marked_too():
    words = body("本报讯（记者 甲乙 通讯员 丙丁）会议召开。").story.blocks[0].text
    assert [words.text[m.start : m.end] for m in words.marks if m.kind == "post"] == ["记者 ", "通讯员 "]


def test_marks_of_characters_are_read_in_heads_and_a_bar_between_readings_is_no_break():
    text = headline("headline: {临溪|lín|xī}三日|[屈原]{专名}的^^河^^")
    assert (text.text, text.breaks) == ("临溪三日屈原的河", (4,))
    assert [(m.kind, text.text[m.start : m.end], m.value) for m in text.marks] == [
        ("ruby", "临", "lín"),
        ("ruby", "溪", "xī"),
        ("proper-name", "屈原", ""),
        ("dots", "河", ""),
    ]


def test_a_wanted_break_before_a_mark_stands_before_what_is_marked():
    text = headline("headline: 三日|^^河湾^^改道")
    assert (text.text, text.breaks) == ("三日河湾改道", (2,))


def test_marks_of_characters_are_read_in_bylines_and_captions():
    made = story(
        "---\nbyline: 记者 [石万山]{示亡}\npictures:\n  p: {file: a.png, caption: '左起[屈原]{专名}'}\n---\n正文。"
    ).story
    caption = made.pictures[0].caption
    assert made.byline
    assert caption
    assert [(m.kind, made.byline.text[m.start : m.end]) for m in made.byline.marks] == [
        ("post", "记者 "),
        ("deceased", "石万山"),
    ]
    assert (caption.text, caption.marks[0].kind) == ("左起屈原", "proper-name")


def test_an_unknown_span_in_a_head_is_reported():
    _, faults = told("---\nheadline: [屈原]{专各}\n---\n正文。")
    assert "copy/unknown-span" in [fault.code for fault in faults]


def test_side_and_tail_heads_are_read_in_either_language():
    one = story("---\nheadline: 题\n边题: 旁边一行\ntail_head: 文后一行\n---\n正文。").story
    assert one.side_head
    assert one.side_head.text == "旁边一行"
    assert one.side_head in one.head_texts()
    assert [(block.kind, block.text.text) for block in one.blocks][-1] == ("tail_head", "文后一行")


@pytest.mark.parametrize(
    "typed", ["jump: {head: 供暖调度会}", "jump: 供暖调度会", "转版：{短题: 供暖调度会}", "jump:\n  head: 供暖调度会"]
)
def test_the_short_head_over_the_rest_of_a_story_is_no_copy(typed: str):
    made = story(f"---\nheadline: 让每一户都暖起来\n{typed}\n---\n正文。")
    head = made.story.jump_head
    assert head
    assert head.text == "供暖调度会"
    assert head not in made.story.texts()
    place = SourceMap(made.pieces).span(Place(head.node_id, 2))
    assert place
    assert made.story.path == place.path


def test_an_empty_short_head_is_none():
    assert body("正文。", "headline: 题\njump:").story.jump_head is None
