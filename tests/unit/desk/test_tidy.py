"""A file as a whole: front matter, counts, places."""

from layout.desk.tidy import Mended, tidy
from layout.edition.source import SourceText


def text_of(copy: str) -> str:
    return tidy(SourceText("stories/lead.md", copy)).text


def test_a_change_is_told_with_line_and_column():
    done = tidy(SourceText("来稿.txt", "港口开放。\n\n他说,好\n"))
    assert done.changes == (Mended(3, 3, "halfwidth", ",", "，"),)
    assert done.counts() == (("halfwidth", 1),)
    assert done.characters == 9


def test_head_lines_are_tidied_and_keys_and_other_values_stay():
    head = '---\n# 注,注\nheadline: 他说:"去"|不去\n副题: 左版画图 右版走文\nkind: news\nbyline: 记者 甲\n---\n'
    assert text_of(head) == head.replace('他说:"去"', "他说：“去”")


def test_lines_under_a_head_line_belong_to_it():
    assert text_of("---\nsummary: 甲,\n  乙,丙\nkind: news\n---\n") == "---\nsummary: 甲，\n  乙，丙\nkind: news\n---\n"


def test_captions_and_credits_are_tidied_within_their_yaml():
    head = '---\nheadline: 题\npictures:\n  photo1: {caption: "他说:去, 好", credit: 林野 绘, focus: [0.4, 0.3]}\n---\n'
    assert text_of(head) == head.replace("他说:去, 好", "他说：去，好")


def test_a_quotation_mark_of_yaml_is_no_copy():
    head = "---\npictures:\n  photo1:\n    caption: '他说:\"去\",好'\n---\n文\n"
    assert text_of(head) == head.replace('他说:"去",好', "他说：“去”，好")


def test_front_matter_that_nobody_closed_is_told_and_nothing_changed():
    done = tidy(SourceText("stories/lead.md", "---\nheadline: 甲,乙\n他说,好\n"))
    assert [item.code for item in done.diagnostics] == ["story/open-front-matter"]
    assert done.changes == ()


def test_places_in_the_body_of_a_story_count_the_front_matter():
    done = tidy(SourceText("stories/lead.md", "---\nheadline: 题\n---\n\n他说,好\n"))
    assert done.changes == (Mended(5, 3, "halfwidth", ",", "，"),)


def test_an_empty_file_is_tidy():
    assert text_of("") == ""
    assert text_of("---\nheadline: 题\n---") == "---\nheadline: 题\n---"


def test_lines_of_verse_and_of_names_stay_lines():
    body = "左手托盘,\n右手走路。\n\n天亮,\n字回家去。\n"
    for kind in ("poem", "诗", "names", "名单"):
        head = f"---\nheadline: 题\nkind: {kind}\n---\n"
        assert text_of(head + body) == head + body.replace(",", "，")


def test_lines_between_fences_stay_lines():
    copy = "他念道：\n\n::: 诗\n左手托盘,\n右手走路。\n:::\n\n念完了,坐下。\n又站起来。\n"
    tidied = "他念道：\n\n::: 诗\n左手托盘，\n右手走路。\n:::\n\n念完了，坐下。\n\n又站起来。\n"
    assert text_of(copy) == tidied


def test_tables_stay_as_they_are_and_what_stands_round_them_is_cleaned() -> None:
    table = "| 线路 | 时刻 |\n|---|---|\n| 3 路 | 22:10,末班 |\n\n::: table\n标题: 表\nfile: a.csv\n:::\n"
    text = f"前面,有字。\n\n{table}\n后面,也有。\n"
    assert tidy(SourceText("a.md", text)).text == text.replace("前面,", "前面，").replace("后面,", "后面，")
