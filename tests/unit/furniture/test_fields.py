"""What templates can print, and what is said of templates that ask for something else."""

from dataclasses import replace
from datetime import date

import pytest

from layout.base.diagnostics import Place
from layout.base.messages import hint, sentence
from layout.edition.model import Edition, Paper
from layout.furniture.fields import (
    FIELDS,
    check_lunar,
    check_templates,
    day_values,
    folio_of,
    issue_of,
    masthead_of,
    page_fields,
    page_label,
)
from tests.unit.furniture.desks import DAY, edition, furniture, page

PAPER = Paper(
    "河口日报",
    publisher="河口市委主办",
    hotlines=("热线 1", "报料 2"),
    email="news@example.org",
    extra=(("分社", "东堤"),),
)


def line(template: str, paper: Paper = PAPER, number: int = 2) -> str:
    credits = (("责编", "王敏"), ("校对", "何立"))
    return page_fields(edition(paper), page(number, credits=credits), 8).line(template)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{name}", "河口日报"),
        ("{date_text}　{weekday}", "2026年11月24日　星期二"),
        ("{weekday_en}", "Tuesday"),
        ("{lunar_text}", "农历丙午年十月十六"),
        ("{zodiac}年", "马年"),
        ("第{issue}期", "第3187期"),
        ("今日{pages_today}版", "今日8版"),
        ("第{page}版", "第02版"),
        ("第{page_number}版", "第2版"),
        ("{page_name}", "A02"),
        ("{section}", "要闻"),
        ("{hotlines}", "热线 1　报料 2"),
        ("{hotline_2}", "报料 2"),
        ("{credits}", "责编 王敏　校对 何立"),
        ("责任编辑：{责编}", "责任编辑：王敏"),
        ("{分社}分社", "东堤分社"),
        ("{报名}　{农历}", "河口日报　农历丙午年十月十六"),
        ("{date_text}[　{solar_term}]", "2026年11月24日"),
        ("{slogan}", ""),
    ],
)
def test_a_template_prints_the_values_of_its_page(template: str, expected: str):
    assert line(template) == expected


def test_lines_keep_the_names_of_their_fields_in_one_language():
    filled = page_fields(edition(PAPER), page(), 4).lines(("{报名}[　{solar_term}]", "{slogan}"))
    assert [(one.text, one.fields) for one in filled] == [("河口日报", ("name", "solar_term"))]


def test_a_field_of_the_paper_does_not_hide_one_of_the_engine():
    assert line("{weekday}", replace(PAPER, extra=(("weekday", "礼拜八"),))) == "星期二"


def test_pages_are_called_by_number_unless_the_issue_has_several_letters():
    one = edition(PAPER)
    assert page_label(one, "A02") == "02"
    two = replace(one, pages=(page(1), page(2, "B01")))
    assert [page_label(two, name) for name in ("A01", "B01", "7")] == ["A01", "B01", "7"]


def test_a_withheld_page_of_another_letter_counts_too():
    assert page_label(replace(edition(PAPER), withheld=("B01",)), "A01") == "A01"
    assert page_label(replace(edition(PAPER), withheld=("A09",)), "A09") == "09"


def test_an_issue_number_is_counted_unless_it_was_typed():
    counted = replace(edition(replace(PAPER, first_issue=date(2026, 11, 20))), issue=None)
    assert issue_of(counted) == 5
    assert issue_of(replace(counted, issue=9000)) == 9000
    assert issue_of(replace(counted, paper=PAPER)) is None


def test_a_paper_that_counts_no_issues_prints_no_line_about_them():
    fields = page_fields(replace(edition(PAPER), issue=None), page(), 4)
    assert fields.line("第{issue}期") == ""


def test_a_day_outside_the_almanac_has_no_lunar_date_but_all_the_rest():
    values = day_values(date(1899, 12, 31))
    assert (values["date_text"], values["weekday"], values["lunar_text"]) == ("1899年12月31日", "星期日", "")
    assert set(values) == set(day_values(DAY))


def test_the_usual_furniture_stands_in_where_the_paper_has_none():
    own = furniture(info="{name}")
    assert masthead_of(replace(PAPER, masthead=own)) is own
    assert masthead_of(PAPER).lines("info")
    assert folio_of(PAPER).lines("outer")
    assert check_templates(replace(PAPER, masthead=masthead_of(PAPER), folio=folio_of(PAPER))) == ()


def test_every_field_has_one_chinese_name_of_its_own():
    assert len(set(FIELDS.values())) == len(FIELDS)
    assert not set(FIELDS.values()) & set(FIELDS)


def test_an_unknown_field_is_named_with_the_nearest_known_one():
    (found,) = check_templates(replace(PAPER, masthead=furniture(info=("{name}", "今日{weekdy}"))))
    assert (found.code, found.value("field"), found.value("nearest")) == (
        "furniture/unknown-field",
        "weekdy",
        "weekday",
    )
    assert found.place is not None
    assert found.place[:3] == ("paper/masthead/info/2", 2, 8)
    assert "weekdy" in sentence(found, "zh")
    assert "weekday" in hint(found, "en")


def test_the_way_of_naming_a_page_knows_the_page_alone():
    (found,) = check_templates(replace(PAPER, page_ref="见{issue}期"))
    assert (found.code, found.place and found.place[:3]) == ("furniture/unknown-field", ("paper/page_ref", 1, 7))


def test_jump_lines_know_the_page_alone():
    found = check_templates(replace(PAPER, jump_to="下转{页}", jump_from="（上接{版次}版）"))
    assert [(one.code, one.place.node_id if isinstance(one.place, Place) else "") for one in found] == [
        ("furniture/unknown-field", "paper/jump_to")
    ]


def test_places_of_furniture_are_named_in_the_language_of_the_reader():
    (found,) = check_templates(replace(PAPER, folio=furniture(inner="{nam}")))
    assert sentence(found, "zh").startswith("报眉 inner 第 1 行")
    assert sentence(found, "en").startswith("folio inner line 1")


def test_all_faults_of_all_templates_are_found_in_one_run():
    broken = replace(
        PAPER,
        masthead=furniture(info=("{nam}", "{name"), top="{name}"),
        folio=furniture(start="{page:zz}", end="{页码}"),
    )
    assert [found.code for found in check_templates(broken)] == [
        "furniture/unknown-field",
        "furniture/template",
        "furniture/unknown-slot",
        "furniture/template",
        "furniture/unknown-field",
    ]


def test_the_names_of_codes_in_a_masthead_are_no_templates():
    assert check_templates(replace(PAPER, masthead=furniture(qr="公众号{"))) == ()


def test_credits_and_own_fields_may_stand_in_templates():
    assert check_templates(replace(PAPER, folio=furniture(start=("{责编}", "{分社}", "{hotline_3}", "{口号}")))) == ()


def typed(lunar: str) -> Edition:
    return replace(edition(PAPER), lunar=lunar)


@pytest.mark.parametrize(
    "lunar",
    [
        "",
        "十月十六",
        "农历丙午年十月十六",
        "丙午年 十月十六",
        "马年十月十六",
        "农历丙午（马）年十月十六",
        "夏历十月十六",
    ],
)
def test_a_typed_lunar_date_may_be_written_in_several_ways(lunar: str):
    assert check_lunar(typed(lunar)) == ()


@pytest.mark.parametrize(
    ("day", "lunar"),
    [
        (date(2026, 12, 9), "冬月初一"),
        (date(2027, 1, 8), "臘月初一"),
        (date(2026, 12, 4), "十月二十六"),
        (date(2026, 2, 17), "元月初一"),
        (date(2033, 12, 22), "闰冬月初一"),
    ],
)
def test_popular_names_of_months_and_days_are_understood(day: date, lunar: str):
    assert check_lunar(replace(typed(lunar), day=day)) == ()


@pytest.mark.parametrize("lunar", ["十月十七", "乙巳年十月十六", "闰十月十六", "星期二"])
def test_a_typed_lunar_date_that_is_not_the_days_is_reported(lunar: str):
    (found,) = check_lunar(typed(lunar))
    assert (found.code, found.value("computed")) == ("edition/lunar", "农历丙午年十月十六")
