"""Checks of the characters of copy: dots, forms, sentences that break off."""

from pathlib import Path

import pytest

from .folders import read, write


def said(root: Path, text: str, head: str = "headline: 题\nbyline: 记者 甲") -> list[str]:
    return read(root, {"stories/lead.md": f"---\n{head}\n---\n{text}\n"})[1]


@pytest.mark.parametrize(
    "copy", ["后来…他走了。", "后来...他走了。", "后来。。。他走了。", "后来。。他走了。", "“…走了。”"]
)
def test_dots_that_are_no_ellipsis_are_told(tmp_path: Path, copy: str):
    assert said(tmp_path, copy) == ["text/ellipsis"]


@pytest.mark.parametrize("copy", ["后来……他走了。", "…………", "wait... and see。", "第3.11版。", "完了。"])
def test_an_ellipsis_of_six_dots_and_one_in_latin_are_not(tmp_path: Path, copy: str):
    assert said(tmp_path, copy) == []


@pytest.mark.parametrize("copy", ["集裝箱到港。", "他說去。", "山峯上。", "以後再说。"])
def test_traditional_and_variant_forms_are_told(tmp_path: Path, copy: str):
    assert said(tmp_path, copy) == ["text/variant-form"]


@pytest.mark.parametrize(
    "copy", ["乾坤、著作、瞭望、慰藉、於先生、毕昇、宫商角徵羽。", "集装箱、里面、后来、台湾、云彩。"]
)
def test_characters_that_simplified_copy_has_are_not(tmp_path: Path, copy: str):
    assert said(tmp_path, copy) == []


def test_one_character_is_told_once_for_a_story_with_its_count(tmp_path: Path):
    reading, codes = read(
        tmp_path, {"stories/lead.md": "---\nheadline: 裝箱\nbyline: 记者 甲\n---\n裝船，装车。裝完。\n"}
    )
    assert reading
    assert codes == ["text/variant-form"]


def test_a_paper_prints_forms_of_its_own_choice(tmp_path: Path):
    write(tmp_path, {"paper.yaml": "name: 河口日报\nvariant_forms: [裝, 後]\n"})
    assert said(tmp_path, "集裝箱以後再说。") == []
    write(tmp_path, {"paper.yaml": "name: 河口日报\n异体字: 裝\n"})
    assert said(tmp_path, "集裝箱以後再说。") == ["text/variant-form"]


def test_traditional_copy_is_left_alone(tmp_path: Path):
    assert said(tmp_path, "集裝箱到港。", "headline: 題\nbyline: 記者 甲\nlanguage: zh-Hant") == []


LONG = "今冬供暖的难处不少，老管网漏得多，换热站也旧了。几家单位早早备料，"


@pytest.mark.parametrize(
    "copy",
    [
        LONG + "赶在霜降前",
        LONG + "分头去办，",
        "从城东到城南的管沟换了新管，井盖也都垫平，沿街的铺子照常开门，工人夜里还赶出了一段",
        "桥通了。两岸的人从此不必再绕那条坑坑洼洼的老",
        "他说：桥通了。又说：两岸近了，往后不必再绕那条老",
    ],
)
def test_running_text_that_breaks_off_is_told(tmp_path: Path, copy: str):
    assert said(tmp_path, f"{copy}\n\n下一段说完了。") == ["text/broken-off"]


@pytest.mark.parametrize(
    "copy",
    [
        LONG + "赶在霜降前。",
        LONG + "他说：“赶在霜降前。”",
        LONG + "分为三步：",
        LONG + "（本报记者 周小满）",
        "会议召开。记者 周小满 文图",
        "会议召开。　　周小满摄于河口市东堤路旧排字房",
        "左手托盘，右手走路",
        "来件请寄河口市东堤路12号。联系人：本报编辑部值班编辑鲁平",
        "河口市图书馆 河口市档案馆 河口市博物馆 河口市文化馆 河口市地方史研究会",
        "明天见——",
        "详情见https://example.org/paper，或者扫描右下角的二维码，电话12345678901",
    ],
)
def test_verse_lists_credits_and_sentences_that_end_are_not(tmp_path: Path, copy: str):
    assert "text/broken-off" not in said(tmp_path, f"{copy}\n\n下一段说完了。")
