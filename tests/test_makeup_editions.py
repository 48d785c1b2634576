"""Make-up rules on whole editions: pages that face each other, folios, typed jump lines, switches, waivers, marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.base.diagnostics import Diagnostic
from layout.base.messages import sentence
from layout.cache.store import Store
from layout.pipeline import Result, check, setting
from layout.pipeline.across import located

WORDS = "河口的秋天来得早，街上的梧桐落了一半。记者在现场看到，工人们正把最后一批材料运到岸边，往来的人都放慢了脚步。"
HEADS = {"lead": "让每一户都暖起来", "second": "两岸居民过河不再等船", "third": "两岸居民过桥不再排队"}
CUT = """\
  A02:
    dummy: |
      second second second second second | 60
      third  third  third  lead   lead   | *
"""


def write(
    folder: Path, pages: str, *, paper: str = "", extra: str = "", paragraphs: int = 20, heads: dict[str, str] = HEADS,
    front: str = "", after: dict[str, str] | None = None,
) -> Path:  # fmt: skip
    """An edition of these pages, the stories that they draw as long as asked for."""
    issue = folder / "2026-11-24"
    (issue / "stories").mkdir(parents=True)
    (issue / "edition.yaml").write_text(f"date: 2026-11-24\npaper: 河口日报\n{extra}pages:\n{pages}", encoding="utf-8")
    (folder / "paper.yaml").write_text(f"name: 河口日报\n{paper}", encoding="utf-8")
    for name, head in heads.items():
        if name in pages:
            body = "\n\n".join([WORDS] * paragraphs) + (after or {}).get(name, "")
            text = f"---\nheadline: {head}\nbyline: 记者 周小满\n{front}---\n\n{body}\n"
            (issue / "stories" / f"{name}.md").write_text(text, encoding="utf-8")
    return issue


def told(result: Result, code: str) -> list[Diagnostic]:
    return [item for item in result.diagnostics if item.code == code]


FACING = """\
  A02:
    dummy: |
      lead lead lead second second | *
    stories: {second: {head_size: 二号}}
  A03:
    dummy: |
      third third lead2 lead2 lead2 | *
    stories: {third: {head_size: 二号}}
"""


def facing(folder: Path, pages: str) -> list[Diagnostic]:
    heads = {**HEADS, "lead2": "河口今天起供暖"}
    made = check(write(folder, pages, heads=heads))
    return [item for item in told(made, "makeup/heads-face") if item.value("one") == HEADS["second"]]


def test_equal_heads_on_two_pages_face_each_other_over_the_fold(tmp_path: Path) -> None:
    (found,) = facing(tmp_path / "same", FACING)
    assert (found.page, found.value("other")) == ("A03", HEADS["third"])
    assert found.area is not None
    assert facing(tmp_path / "smaller", FACING.replace("third: {head_size: 二号}", "third: {head_size: 小二}")) == []
    assert facing(tmp_path / "apart", FACING.replace("A03", "A04")) == []
    inside = FACING.replace("third third lead2 lead2 lead2", "lead2 lead2 lead2 third third")
    assert facing(tmp_path / "inside", inside) == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{date_text}　{weekday}　{page}版", ""),
        ("2026年11月23日　{page}版", "makeup/folio-date"),
        ("二〇二六年十一月二十三日", "makeup/folio-date"),
        ("二〇二六年十一月二十四日", ""),
        ("2026-11-24", ""),
        ("星期三", "makeup/folio-weekday"),
        ("周二", ""),
        ("每周三、周六出版", ""),
        ("第3版", "makeup/folio-page"),
        ("第02版", ""),
        ("今日8版", ""),
        ("1956年3月1日创刊", ""),
        ("创刊于1956年3月1日", ""),
    ],
)
def test_a_folio_is_held_against_the_issue(tmp_path: Path, line: str, code: str) -> None:
    made = check(write(tmp_path, "  A02: |\n    lead | *\n", paper=f'folio: {{start: ["{line}"]}}\n'))
    found = [item for item in made.diagnostics if item.code.startswith("makeup/folio")]
    assert [item.code for item in found] == ([code] if code else [])
    assert all(item.area and item.page == "A02" for item in found)


def test_the_section_of_another_page_in_a_folio_is_told(tmp_path: Path) -> None:
    pages = "  A02: {section: 要闻, dummy: lead}\n  A03: {section: 民生, dummy: second}\n"
    made = check(write(tmp_path, pages, paper='folio: {start: ["要闻"], end: ["{page}"]}\n'))
    assert [(item.page, item.value("printed")) for item in told(made, "makeup/folio-page")] == [("A03", "要闻")]


def test_a_typed_jump_needs_its_answer(tmp_path: Path) -> None:
    pages = "  A02: {dummy: lead}\n  A03: {dummy: second}\n"
    lonely = write(tmp_path / "lonely", pages, after={"lead": "\n\n（下转第3版）"})
    (found,) = told(check(lonely), "makeup/jump-pair")
    assert (found.page, found.value("answer")) == ("A02", "上接第2版")
    both = {"lead": "\n\n（下转第3版）", "second": "\n\n（上接第2版）"}
    assert told(check(write(tmp_path / "both", pages, after=both)), "makeup/jump-pair") == []
    crossed = {"lead": "\n\n（下转第3版）", "second": "\n\n（上接第4版）"}
    assert len(told(check(write(tmp_path / "crossed", pages, after=crossed)), "makeup/jump-pair")) == 2


def cut(result: Result) -> bool:
    return bool(told(result, "makeup/page-cut"))


def test_styles_and_switches_of_paper_and_page(tmp_path: Path) -> None:
    cases = {
        "": True, "page_style: modular\n": False, "版面风格: 模块\n": False, "page_style: 三纵\n": True,
        "makeup: {MK01: off}\n": False, "规则: {断版: 关}\n": False, "page_style: modular\nmakeup: {mk1: on}\n": True,
        "makeup: {makeup/page-cut: off}\n": False,
    }  # fmt: skip
    for number, (paper, is_told) in enumerate(cases.items()):
        assert cut(check(write(tmp_path / str(number), CUT, paper=paper))) == is_told, paper
    over = write(tmp_path / "over", CUT + "    style: traditional\n", paper="page_style: modular\n")
    assert cut(check(over))
    own = write(tmp_path / "own", CUT + "    makeup: {MK01: on}\n", paper="makeup: {MK01: off}\n")
    assert cut(check(own))


def test_a_rule_that_does_not_exist_is_told_where_it_is_written(tmp_path: Path) -> None:
    made = check(write(tmp_path, CUT + "    makeup: {MK99: off}\n", paper="makeup: {碰提: off}\n"))
    found = {item.value("rule"): item for item in told(made, "makeup/unknown-rule")}
    assert set(found) == {"MK99", "碰提"}
    assert found["碰提"].value("near") == "碰题"
    assert found["MK99"].page == "A02"


def test_a_finding_is_waived_by_number_as_by_its_code(tmp_path: Path) -> None:
    for code in ("MK01", "makeup/page-cut", "断版"):
        allow = f"    allow: [{{code: {code}, reason: 上下两个专题}}]\n"
        (found,) = told(check(write(tmp_path / code.replace("/", "-"), CUT + allow)), "makeup/page-cut")
        assert found.waived == "上下两个专题"


def test_a_switch_sets_no_page_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, store = write(tmp_path, CUT), Store(tmp_path / "cache")
    assert cut(check(folder, store=store))
    (tmp_path / "paper.yaml").write_text("name: 河口日报\nmakeup: {MK01: off}\n", encoding="utf-8")

    def fail(*_: object) -> None:
        pytest.fail("a page is set anew")

    monkeypatch.setattr(setting, "set_pages", fail)
    assert not cut(check(folder, store=store))


def test_findings_about_copy_are_where_their_line_stands(tmp_path: Path) -> None:
    made = check(write(tmp_path, CUT, after={"lead": '\n\n他说："好。"'}))
    (found,) = told(made, "text/straight-quotes")
    assert found.area is not None
    assert made.edition is not None
    assert located(made.edition, [found], []) == [found]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_sentences_of_findings_have_no_blanks_left(tmp_path: Path, language: str) -> None:
    for item in check(write(tmp_path, CUT)).diagnostics:
        assert "{" not in sentence(item, language)
