"""The body of a story: what is markup, and that everything else stays copy."""

import pytest

from layout.base.diagnostics import Place
from layout.edition.source_map import SourceMap

from .folders import body, story, told


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text.text) for block in body(text).story.blocks]


def paragraphs(text: str) -> list[str]:
    return [words for _, words in blocks(text)]


def marks(text: str) -> list[tuple[str, str]]:
    (block,) = body(text).story.blocks
    return [(mark.kind, block.text.text[mark.start : mark.end]) for mark in block.text.marks]


def test_pasted_copy_with_one_paragraph_a_line_stays_so_many_paragraphs():
    assert paragraphs("第一段写完了。\n第二段写完了。\n第三段没有句号\n第四段。") == [
        "第一段写完了。", "第二段写完了。", "第三段没有句号", "第四段。",
    ]  # fmt: skip


def test_long_pasted_paragraphs_of_uneven_length_stay_apart():
    lines = ["据了解" * 20 + "。", "记者从会上获悉" * 12 + "。", "换热站提前完工", "会议要求" * 9 + "。"]
    assert paragraphs("\n".join(lines)) == lines


def test_lines_that_a_program_wrapped_run_on_without_a_space():
    wrapped = "全市冬季供暖工作调度会召开，要求各区把任务落\n实到每一个小区、每一栋楼、每一户人家，让群众\n过一个暖冬。"
    assert paragraphs(wrapped) == [wrapped.replace("\n", "")]


def test_wrapped_english_runs_on_with_a_space():
    wrapped = "The editor stays late because the page\nwill not close itself, and the printer\nwaits for nobody."
    assert paragraphs(wrapped) == [wrapped.replace("\n", " ")]


def test_an_indented_line_begins_a_paragraph_even_in_wrapped_copy():
    first = "　　全市冬季供暖工作调度会召开，要求各区把任务\n落实到每一个小区。"
    second = "　　会议强调，要让群众过一个温暖的冬天，一户也\n不能落下。"
    assert len(paragraphs(f"{first}\n{second}")) == 2


def test_verse_and_names_keep_their_lines():
    assert len(paragraphs("床前明月光，\n疑是地上霜。")) == 2
    assert len(paragraphs("一等奖：张三 李四 王五 赵六 钱七\n二等奖：孙八 周九 吴十 郑一 王二")) == 2


@pytest.mark.parametrize(
    "copy",
    [
        "1. 第一条", "3.5米", "（1）1992年以前的版样纸", "==== 分隔", "    四格缩进不是代码", "<b>不是粗体</b>",
        "`代码`", "> 引用", "[字](https://example.org)", "下划线_不是_斜体", "3*4=12，5*6=30",
        "张**、李**到庭", "价格*号",
        "50%", "100%%", "-5℃", "—— 甲", "#话题#", "** 空 **", "{不是|ruby", "{a|b}", "\\n", "C:\\路径",
    ],
)  # fmt: skip
def test_what_only_looks_like_markup_is_copy(copy: str):
    assert paragraphs(copy) == [copy.strip()]


def test_crossheads_and_items_lose_their_markers():
    assert blocks("## 换热站完工\n正文。\n- 一项\n##　再一节") == [
        ("crosshead", "换热站完工"), ("paragraph", "正文。"), ("item", "一项"), ("crosshead", "再一节"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("# 一级", "copy/almost-crosshead"), ("### 三级", "copy/almost-crosshead"),
        ("##无空格", "copy/almost-crosshead"), ("##", "copy/almost-crosshead"),
        ("* 星号", "copy/almost-item"), ("+ 加号", "copy/almost-item"),
        ("• 圆点", "copy/almost-item"), ("·\t圆点", "copy/almost-item"), ("***", "copy/rule-line"),
    ],
)  # fmt: skip
def test_what_is_nearly_a_mark_is_printed_as_typed_and_told(line: str, code: str):
    file, faults = told(f"---\nheadline: 题\n---\n{line}\n")
    assert [block.text.text for block in file.story.blocks] == [line.replace("\t", " ")]
    assert [(fault.code, fault.place[1:3]) for fault in faults if fault.place] == [(code, (4, 1))]


def test_signs_that_close_a_crosshead_are_printed_and_told():
    file, faults = told("---\nheadline: 题\n---\n## 再一节 ##\n")
    assert [(block.kind, block.text.text) for block in file.story.blocks] == [("crosshead", "再一节 ##")]
    assert [(fault.code, fault.place[1:3]) for fault in faults if fault.place] == [("copy/closing-mark", (4, 8))]


def test_topics_numbers_and_dashes_are_told_of_nothing():
    assert told("---\nheadline: 题\n---\n#话题#说\n\n#1楼\n\n-5℃\n\n*注\n")[1] == ()


def test_a_tab_is_a_space_and_listed():
    file = body("姓名\t年龄")
    assert file.story.blocks[0].text.text == "姓名 年龄"
    assert [(item.text, item.span[1:3], item.reason) for item in file.removed if item.span.line == 4] == [
        ("\t", (4, 3), "space")
    ]


def test_lines_of_cells_are_told_to_be_no_table():
    def tables(text: str) -> list[tuple[int, str]]:
        faults = told(f"---\nheadline: 题\n---\n{text}\n")[1]
        return [(fault.place[1], fault.value("count")) for fault in faults if fault.place]

    assert tables("说明\n姓名\t年龄\n甲\t30\n乙\t31\n完。") == [(5, "3")]
    assert tables("1.\t第一条\n2.\t第二条") == []
    assert tables("只有\t一行") == []


@pytest.mark.parametrize("end", ["\x0b", "\x0c", "\u2028", "\u2029", "\x85"])
def test_a_soft_break_ends_a_line_and_lines_are_counted_as_editors_do(end: str):
    file = body(f"第一句。{end}　　第二句。\n第三句。")
    assert [block.text.text for block in file.story.blocks] == ["第一句。", "第二句。", "第三句。"]
    sources = SourceMap(file.pieces)
    places = [sources.span(Place(block.text.node_id, 0)) for block in file.story.blocks]
    assert [place[1:3] for place in places if place] == [(4, 1), (4, 8), (5, 1)]


def test_a_control_character_is_left_out_and_what_follows_keeps_its_place():
    file = story("---\nheadline: 供\x07暖\n---\n会\x02议召开。\n")
    assert file.story.headline
    assert (file.story.headline.text, file.story.blocks[0].text.text) == ("供暖", "会议召开。")
    place = SourceMap(file.pieces).span(Place(file.story.blocks[0].text.node_id, 1))
    assert place
    assert place[1:3] == (4, 3)
    assert [(item.text, item.reason) for item in file.removed] == [("\x07", "control"), ("\x02", "control")]


def test_a_backslash_keeps_a_marker_as_copy():
    assert blocks("\\## 井号\n\n\\- 短横") == [("paragraph", "## 井号"), ("paragraph", "- 短横")]
    assert blocks("\\# 井号\n\n\\• 圆点\n\n\\##井号") == [
        ("paragraph", "# 井号"), ("paragraph", "• 圆点"), ("paragraph", "##井号"),
    ]  # fmt: skip
    assert paragraphs("\\*星\\*和\\{汉|hàn}，\\%% 百分号") == ["*星*和{汉|hàn}，%% 百分号"]


@pytest.mark.parametrize(
    ("copy", "text", "found"),
    [
        ("**“着重”**之后", "“着重”之后", [("strong", "“着重”")]),
        ("见**（重点）**的字", "见（重点）的字", [("strong", "（重点）")]),
        (
            "*像这样一句，是不是慢了半拍？*",
            "像这样一句，是不是慢了半拍？",
            [("emphasis", "像这样一句，是不是慢了半拍？")],
        ),
        ("***两样***", "两样", [("strong", "两样"), ("emphasis", "两样")]),
        ("**粗*斜*粗**", "粗斜粗", [("strong", "粗斜粗"), ("emphasis", "斜")]),
        ("^^着重^^号", "着重号", [("dots", "着重")]),
        ("共5**万**元", "共5万元", [("strong", "万")]),
        ("**没有收口", "**没有收口", []),
    ],
)
def test_emphasis_touching_chinese_marks_is_read(copy: str, text: str, found: list[tuple[str, str]]):
    assert paragraphs(copy) == [text]
    assert marks(copy) == found


def test_ruby_gives_each_character_its_reading():
    (block,) = body("{汉字|hàn|zì}和{龙|lóng}").story.blocks
    assert block.text.text == "汉字和龙"
    assert [(m.start, m.value) for m in block.text.marks] == [(0, "hàn"), (1, "zì"), (3, "lóng")]


def test_one_reading_for_several_characters_covers_them_all():
    (block,) = body("{河口|hékǒu}").story.blocks
    assert [(m.start, m.end, m.value) for m in block.text.marks] == [(0, 2, "hékǒu")]


@pytest.mark.parametrize(
    ("copy", "text", "found"),
    [
        ("[屈原]{专名}作[离骚]{书名}", "屈原作离骚", [("proper-name", "屈原"), ("book-title", "离骚")]),
        ("[要点]{underline}和[张三]{示亡号}", "要点和张三", [("underline", "要点"), ("deceased", "张三")]),
        ("[{屈|qū}{原|yuán}]{专名}", "屈原", [("proper-name", "屈原"), ("ruby", "屈"), ("ruby", "原")]),
        ("[^^屈原^^与[宋玉]{专名}]{下划线}", "屈原与宋玉",
         [("underline", "屈原与宋玉"), ("dots", "屈原"), ("proper-name", "宋玉")]),
        ("字[子美]{割注}人", "字（子美）人", [("warichu", "子美")]),
        ("字（[子美]{割注}）人", "字（子美）人", [("warichu", "子美")]),
        ("字[〔子美〕]{割注}人", "字〔子美〕人", [("warichu", "子美")]),
        ("\\[屈原]{专名}", "[屈原]{专名}", []),
        ("[屈原]\\{专名}", "[屈原]{专名}", []),
        ("[甲][乙] [] {专名} ]{专名} []{专名} [ ]{专名}", "[甲][乙] [] {专名} ]{专名} []{专名} [ ]{专名}", []),
    ],
)  # fmt: skip
def test_a_span_in_brackets_has_its_kind_in_braces_behind_it(copy: str, text: str, found: list[tuple[str, str]]):
    assert paragraphs(copy) == [text]
    assert marks(copy) == found


def test_a_note_to_the_desk_is_taken_out_and_listed():
    file = body("三座换热站……            %% 数字请核\n%% 整行附注\n第二段。")
    assert [block.text.text for block in file.story.blocks] == ["三座换热站……", "第二段。"]
    assert [item.text for item in file.removed if item.reason == "note"] == ["%% 数字请核", "%% 整行附注"]


def test_typed_indents_are_taken_out_and_listed():
    file = body("　　第一段。")
    assert file.story.blocks[0].text.text == "第一段。"
    assert [(item.text, item.reason) for item in file.removed] == [("　　", "indent")]


def test_every_offset_leads_back_to_its_line_and_column():
    file = body("　　甲**乙**丙")
    (block,) = file.story.blocks
    spans = [SourceMap(file.pieces).span(Place(block.text.node_id, at)) for at in range(3)]
    assert [(span.line, span.column) for span in spans if span] == [(4, 3), (4, 6), (4, 9)]


def test_other_markdown_is_printed_and_said_to_be():
    _, faults = told("---\nheadline: 题\n---\n见[网页](https://example.org)。\n\n---\n")
    assert [(item.code, item.place[1:3]) for item in faults if item.place] == [
        ("copy/not-markup", (4, 2)), ("copy/rule-line", (6, 1)),
    ]  # fmt: skip


def test_a_span_of_no_known_kind_is_copy_and_told():
    file, faults = told("---\nheadline: 题\n---\n过[汉字]{人名}关。\n")
    assert file.story.blocks[0].text.text == "过[汉字]{人名}关。"
    assert [(f.code, f.place[1:3], f.value("text")) for f in faults if f.place] == [
        ("copy/unknown-span", (4, 6), "人名")
    ]


# Verse and names ---------------------------------------------------------------------------------------

VERSE = "床前明月光，\n疑是地上霜。\n\n举头望明月，\n低头思故乡。"


def firsts(text: str, head: str = "headline: 题") -> list[tuple[str, bool]]:
    return [(block.kind, block.first) for block in body(text, head).story.blocks]


def test_in_a_poem_every_line_is_a_verse_and_an_empty_line_parts_stanzas():
    assert firsts(VERSE, "headline: 题\nkind: 诗") == [("verse", True), ("verse", False)] * 2


def test_a_poem_pasted_with_an_empty_line_after_every_verse_has_no_stanzas():
    assert firsts("一行。\n\n二行。\n\n三行。", "headline: 题\nkind: poem") == [("verse", False)] * 3


def test_verse_and_names_may_stand_between_fences_in_a_story():
    copy = "他念道：\n\n::: poem\n床前明月光，\n疑是地上霜。\n:::\n\n获奖的有：\n::: 名单\n王强 张三丰\n李四\n:::\n完。"
    assert blocks(copy) == [
        ("paragraph", "他念道："), ("verse", "床前明月光，"), ("verse", "疑是地上霜。"), ("paragraph", "获奖的有："),
        ("names", "王强 张三丰 李四"), ("paragraph", "完。"),
    ]  # fmt: skip


def test_a_list_of_names_keeps_its_sentences_and_crossheads():
    copy = "下列同志获奖：\n\n## 一等奖\n王强 张三丰\n李四 赵敏\n\n特此公布。"
    assert [(b.kind, b.text.text) for b in body(copy, "headline: 题\nkind: 名单").story.blocks] == [
        ("paragraph", "下列同志获奖："), ("crosshead", "一等奖"), ("names", "王强 张三丰 李四 赵敏"),
        ("paragraph", "特此公布。"),
    ]  # fmt: skip


def test_commas_between_names_are_spaces_and_a_label_begins_a_list_of_its_own():
    file = body("::: names\n**柳河镇：**王强、张三丰，李四（男、五十岁）\n石桥镇：赵敏\n钱多\n:::", "headline: 题")
    assert [(b.kind, b.text.text) for b in file.story.blocks] == [
        ("names", "柳河镇： 王强 张三丰 李四（男、五十岁）"), ("names", "石桥镇： 赵敏 钱多"),
    ]  # fmt: skip
    assert [item.text for item in file.removed if item.reason == "space"] == ["、", "，"]


def test_a_name_on_its_second_line_leads_back_to_it():
    file = body("王强 张三丰\n李四 赵敏", "headline: 题\nkind: names")
    words = file.story.blocks[0].text
    span = SourceMap(file.pieces).span(Place(words.node_id, words.text.index("赵")))
    assert span
    assert (span.line, span.column) == (6, 4)


@pytest.mark.parametrize(
    ("copy", "code"), [("::: names\n王强 李四", "copy/open-fence"), ("::: chart\n王强 李四\n:::", "copy/unknown-fence")]
)
def test_a_fence_without_its_end_or_of_an_unknown_name_is_told(copy: str, code: str):
    assert [item.code for item in told(f"---\nheadline: 题\n---\n{copy}\n")[1]] == [code]


def test_a_quote_is_what_stands_in_its_fence():
    for name in ("quote", "引语"):
        made = story(f"---\nheadline: 题\n---\n上文。\n\n::: {name}\n听，还认得路呢。\n\n——老丁\n:::\n\n下文。\n").story
        assert [(block.kind, block.text.text, block.first) for block in made.blocks] == [
            ("paragraph", "上文。", False), ("quote", "听，还认得路呢。", True), ("quote", "——老丁", False),
            ("paragraph", "下文。", False),
        ]  # fmt: skip


def test_a_line_of_colons_alone_is_copy():
    assert paragraphs("上文。\n\n:::\n\n下文。") == ["上文。", ":::", "下文。"]


def test_verses_keep_how_far_they_stand_in_from_the_others():
    made = story("---\nkind: poem\n---\n　河水\n　　　向东\n\n　灯也停了\n").story
    assert [block.text.text for block in made.blocks] == ["河水", "　　向东", "灯也停了"]
    assert paragraphs("　　正文照常缩进。") == ["正文照常缩进。"]
