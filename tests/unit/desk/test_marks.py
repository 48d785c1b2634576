"""Spaces, marks and odd characters, case by case."""

from __future__ import annotations

import pytest

from layout.desk.tidy import Tidied, tidy
from layout.edition.source import SourceText


def tidied(copy: str) -> Tidied:
    return tidy(SourceText("来稿.txt", copy))


def becomes(copy: str, wanted: str) -> None:
    done = tidied(copy)
    assert done.text == wanted
    assert done.diagnostics == ()


def is_left(copy: str, code: str = "") -> None:
    done = tidied(copy)
    assert done.text == copy
    assert [item.code for item in done.diagnostics] == ([code] if code else [])


@pytest.mark.parametrize(
    ("copy", "wanted"),
    [
        ("他说:去,不去;好吗?好!", "他说：去，不去；好吗？好！"),
        ("PDF小了5%,只有3.5兆.", "PDF小了5%，只有3.5兆。"),
        ("电话:0555-1234567,邮箱:a.b@example.org.", "电话：0555-1234567，邮箱：a.b@example.org。"),
        ("《条例》,《办法》.", "《条例》，《办法》。"),
        ("好!!真的?!", "好！！真的？！"),
        ("多的叫**超**,少的叫**缺**。", "多的叫**超**，少的叫**缺**。"),
        ("要有Python,3.11以上,会C++,行。", "要有Python，3.11以上，会C++，行。"),
        ("他说 : 去 , 不去 。", "他说：去，不去。"),
        ("排版用了PDF.", "排版用了PDF。"),
        ("他说｡去､不去｡", "他说。去、不去。"),
    ],
)
def test_half_width_marks_in_chinese_become_full(copy: str, wanted: str):
    becomes(copy, wanted)


@pytest.mark.parametrize(
    "copy",
    [
        "3,000人，5:3获胜，12:30开赛",
        "He said: go, or stay; well? Fine!",
        "见https://example.org/a,b?c=1:2。",
        "文件edition.yaml和a.txt都在",
        "如Word、Excel, etc.",
        "1.加强领导",
        "写作f(x, y)就行",
        "%% 请核,这里",
        "{汉|hàn,zì}字",
        "用`a,b`隔开",
    ],
)
def test_half_width_marks_of_figures_latin_and_addresses_stay(copy: str):
    is_left(copy)


@pytest.mark.parametrize(
    ("copy", "wanted"),
    [
        ("(一)总则(试行)", "（一）总则（试行）"),
        ("共3户(含租户)", "共3户（含租户）"),
        ("国内生产总值(GDP)", "国内生产总值（GDP）"),
        ("GDP(国内生产总值)", "GDP（国内生产总值）"),
        ("（记者 甲)", "（记者 甲）"),
        ("(1)1992年以前的版样纸。", "（1）1992年以前的版样纸。"),
    ],
)
def test_brackets_become_full_in_pairs(copy: str, wanted: str):
    becomes(copy, wanted)


@pytest.mark.parametrize(
    ("copy", "code"), [("去(不去。", "tidy/brackets"), ("去)不去。", "tidy/brackets"), ("1)苹果", "")]
)
def test_a_bracket_without_a_partner_stays(copy: str, code: str):
    is_left(copy, code)


@pytest.mark.parametrize(
    ("copy", "wanted"),
    [
        ('他说:"好。"走了。', "他说：“好。”走了。"),
        ('认"号"不认"点",收"头"不收"脚"。', "认“号”不认“点”，收“头”不收“脚”。"),
        ("他说:\"学而时习之,'不亦说乎'?\"", "他说：“学而时习之，‘不亦说乎’？”"),
        ('他念道:"You can\'t hide a drift."都笑了。', "他念道：“You can't hide a drift.”都笑了。"),
        ('"甲。\n\n"乙。\n\n"丙。"', "“甲。\n\n“乙。\n\n“丙。”"),
        ("＂港＂", "“港”"),
    ],
)
def test_straight_quotes_are_paired_in_their_paragraph(copy: str, wanted: str):
    becomes(copy, wanted)


@pytest.mark.parametrize("copy", ['他叫"王五。', '“他说"好"”', '27"的屏'])
def test_straight_quotes_that_find_no_partner_stay_and_are_told(copy: str):
    is_left(copy, "tidy/quotes")


@pytest.mark.parametrize("copy", ["It's five o'clock. Don't.", "Rock ’n’ roll", "the boys' book"])
def test_apostrophes_stay(copy: str):
    is_left(copy)


@pytest.mark.parametrize(
    ("copy", "wanted"),
    [
        ("后来...他走了。。。", "后来……他走了……"),
        ("后来…他走了", "后来……他走了"),
        ("后来......", "后来……"),
        ("说到底--也就是", "说到底——也就是"),
        ("“是他—”", "“是他——”"),
        ("好---行──去", "好——行——去"),
    ],
)
def test_dots_and_dashes_become_those_of_chinese(copy: str, wanted: str):
    becomes(copy, wanted)


@pytest.mark.parametrize(
    "copy", ["wait... and see", "后来……", "好——行", "well-known -- or not", "敲banxin --help看用法"]
)
def test_dots_and_dashes_that_are_right_or_latin_stay(copy: str):
    is_left(copy)


def test_a_single_dash_between_characters_may_be_a_range_and_is_told():
    is_left("北京—上海", "tidy/dash")


@pytest.mark.parametrize(
    ("copy", "wanted"),
    [
        (
            "在2020 年 5 月 8 日,市里召开大会,部署 今年的各项工作。",
            "在2020年5月8日，市里召开大会，部署今年的各项工作。",
        ),
        ("打开 Microsoft Word 文档,另存为文本,就行了。", "打开Microsoft Word文档，另存为文本，就行了。"),
        ("他说， “好” 。她也说， “好” 。", "他说，“好”。她也说，“好”。"),
        ("甲\u00a0乙\u200b丙,丁,戊己庚辛壬癸。", "甲 乙丙，丁，戊己庚辛壬癸。"),
        ("甲。  \n", "甲。\n"),
        ('会后,他念出 "河" 字,又写了一遍,再念。', "会后，他念出“河”字，又写了一遍，再念。"),
        ("他叫 '河,念了一遍,又写了一遍。", "他叫'河，念了一遍，又写了一遍。"),
    ],
)
def test_spaces_that_chinese_does_not_have_go(copy: str, wanted: str):
    assert tidied(copy).text == wanted


@pytest.mark.parametrize(
    "copy",
    [
        "左版画图 右版走文",
        "记者 张三 通讯员 李四",
        "王　强主持会议，讲了话，散会。",
        "本报讯  5月9日，会议召开，市里来了人，讲了话。",
        "参加会议的有 王 伟 李小明 张三丰 等人，共30人，会议开了一天。",
        "电话：0555-1234567 传真：0555-7654321",
        "## 23:40 “也”与“野”",
    ],
)
def test_spaces_between_names_and_parts_of_a_head_stay(copy: str):
    is_left(copy)


def test_a_space_that_may_part_two_names_is_told():
    is_left("会后，主任 王伟，科长李强等人到现场，看了一天，没有吃饭。", "tidy/space")


def test_characters_that_are_spaced_out_are_told_in_each_place():
    done = tidied("大 雪 封 了 山 路 口，车停了，人歇了。")
    assert {item.code for item in done.diagnostics} == {"tidy/space"}
    assert not done.changes


def test_a_byline_after_a_dateline_gets_its_space():
    becomes("本报河口讯(记者韩棠)5月8日,新桥通车。", "本报河口讯（记者 韩棠）5月8日，新桥通车。")
    is_left("本报讯（记者站供稿）5月8日，会议召开。")
    is_left("他（记者韩棠）说，会议召开了，大家都到了，没有人缺席，也没有迟到。")


def test_full_width_letters_and_figures_become_plain():
    becomes("Ａ０１版，１２．５万元，１，２００份", "A01版，12.5万元，1,200份")


@pytest.mark.parametrize(
    ("copy", "code"),
    [
        ("铅与火・光与电", "tidy/interpunct"),
        ("好，，走。", "tidy/repeated"),
        ("走。。后天", "tidy/repeated"),
        ("⼀个字", "tidy/odd-character"),
        ("\uf900不是", "tidy/odd-character"),
        ("第3.中", "tidy/full-stop"),
    ],
)
def test_what_is_only_suspicious_is_told_and_left(copy: str, code: str):
    is_left(copy, code)


def test_twelve_ideographs_of_the_compatibility_block_are_none():
    is_left("\ufa11，\ufa0e")
