"""What a masthead prints for a date, and how issues are counted."""

import subprocess
import sys
from calendar import isleap
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.furniture.calendar import FIRST_DAY, LAST_DAY, LUNAR_DAYS, almanac, appears, issue_number

DAY = timedelta(days=1)
DAILY = frozenset(range(1, 8))
days = st.dates(FIRST_DAY, LAST_DAY)
quiet = settings(derandomize=True, deadline=None)


def lunar(text: str) -> str:
    return almanac(date.fromisoformat(text)).lunar_text.removeprefix("农历")


def test_the_day_of_the_sample_edition_has_all_its_parts():
    day = almanac(date(2026, 11, 24))
    assert (day.year, day.month, day.day, day.date_text) == (2026, 11, 24, "2026年11月24日")
    assert (day.weekday, day.weekday_en) == ("星期二", "Tuesday")
    assert (day.lunar_year, day.lunar_month, day.lunar_day) == ("丙午", "十月", "十六")
    assert day.lunar_text == "农历丙午年十月十六"
    assert (day.zodiac, day.solar_term, day.festival) == ("马", None, None)


def test_months_and_days_of_a_date_can_be_padded():
    assert "{0.year}.{0.month:02}.{0.day:02}".format(almanac(date(2026, 3, 5))) == "2026.03.05"


# New moons within minutes of midnight at UTC+8 are where calendars go wrong; the instants are in UTC.
@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2020-05-12", "庚子年四月二十"),
        ("2012-08-16", "壬辰年六月廿九"),
        ("2012-08-17", "壬辰年七月初一"),  # 15:54 on the 17th
        ("2018-11-07", "戊戌年九月三十"),
        ("2018-11-08", "戊戌年十月初一"),  # 16:02 on the 7th
        ("2027-02-05", "丙午年十二月廿九"),
        ("2027-02-06", "丁未年正月初一"),  # 15:56 on the 6th
        ("2030-02-02", "己酉年十二月三十"),
        ("2030-02-03", "庚戌年正月初一"),  # 16:07 on the 2nd
        ("1954-11-25", "甲午年十一月初一"),
        ("1978-09-03", "戊午年八月初一"),
        ("2100-02-09", "庚申年正月初一"),
        ("1901-01-01", "庚子年十一月十一"),
        ("2100-12-31", "庚申年十二月初一"),
    ],
)
def test_lunar_dates_agree_with_printed_almanacs(day: str, expected: str):
    assert lunar(day) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2033-08-25", "癸丑年八月初一"),
        ("2033-09-23", "癸丑年九月初一"),
        ("2033-12-21", "癸丑年十一月三十"),
        ("2033-12-22", "癸丑年闰十一月初一"),
        ("2034-01-19", "癸丑年闰十一月廿九"),
        ("2034-01-20", "癸丑年十二月初一"),
        ("2034-02-19", "甲寅年正月初一"),
    ],
)
def test_the_leap_month_of_2033_follows_the_eleventh(day: str, expected: str):
    assert lunar(day) == expected


def test_the_year_turns_on_its_first_day_and_not_at_the_start_of_spring():
    start_of_spring = almanac(date(2026, 2, 4))
    assert (start_of_spring.solar_term, start_of_spring.lunar_year, start_of_spring.zodiac) == (
        "立春",
        "乙巳",
        "蛇",
    )
    eve, new_year = almanac(date(2026, 2, 16)), almanac(date(2026, 2, 17))
    assert (eve.lunar_year, eve.zodiac, eve.festival) == ("乙巳", "蛇", "除夕")
    assert (new_year.lunar_year, new_year.zodiac, new_year.festival) == ("丙午", "马", "春节")


@pytest.mark.parametrize(("day", "lunar_day"), [("2025-01-28", "廿九"), ("2024-02-09", "三十")])
def test_new_years_eve_is_the_last_day_of_a_short_or_a_long_month(day: str, lunar_day: str):
    eve = almanac(date.fromisoformat(day))
    assert (eve.lunar_month, eve.lunar_day, eve.festival) == ("十二月", lunar_day, "除夕")


@pytest.mark.parametrize(
    ("day", "festival"),
    [
        ("2026-03-03", "元宵节"),
        ("2026-06-19", "端午节"),
        ("2026-08-19", "七夕节"),
        ("2026-09-25", "中秋节"),
        ("2026-10-18", "重阳节"),
        ("2026-01-26", "腊八节"),
    ],
)
def test_festivals_fall_on_their_lunar_days(day: str, festival: str):
    assert almanac(date.fromisoformat(day)).festival == festival


def test_a_leap_month_has_no_festival_of_its_own():
    day = almanac(date(2009, 6, 27))
    assert (day.lunar_month, day.lunar_day, day.festival) == ("闰五月", "初五", None)


@pytest.mark.parametrize(
    ("day", "term"),
    [
        ("2026-11-22", "小雪"),
        ("2026-11-23", None),
        ("2026-12-22", "冬至"),
        ("2020-05-05", "立夏"),
        ("1979-01-21", "大寒"),  # computed: the 20th, at 23:59:54
    ],
)
def test_a_solar_term_is_named_on_its_day_alone(day: str, term: str | None):
    assert almanac(date.fromisoformat(day)).solar_term == term


def test_every_year_has_its_24_terms_in_about_equal_steps():
    for year in (1901, 1928, 2026, 2100):
        length = 366 if isleap(year) else 365
        terms = [day for n in range(length) if almanac(day := date(year, 1, 1) + n * DAY).solar_term]
        steps = {(after - before).days for before, after in pairwise(terms)}
        assert len(terms) == 24
        assert steps <= {14, 15, 16}


@quiet
@given(days.filter(lambda day: day < LAST_DAY))
def test_lunar_days_follow_one_another(day: date):
    today, tomorrow = almanac(day), almanac(day + DAY)
    if tomorrow.lunar_day == "初一":
        assert today.lunar_day in ("廿九", "三十")
        assert tomorrow.lunar_month != today.lunar_month
    else:
        assert LUNAR_DAYS.index(tomorrow.lunar_day) == LUNAR_DAYS.index(today.lunar_day) + 1
        assert tomorrow.lunar_month == today.lunar_month
    assert (today.lunar_year != tomorrow.lunar_year) == (tomorrow.festival == "春节")


@quiet
@given(days)
def test_the_last_months_are_numbered_and_not_named(day: date):
    assert not set(almanac(day).lunar_text) & set("冬腊卅廾")


def test_both_ends_of_the_tables_can_be_printed():
    assert almanac(FIRST_DAY).weekday == "星期二"
    assert almanac(LAST_DAY).weekday == "星期五"


@pytest.mark.parametrize("day", [FIRST_DAY - DAY, LAST_DAY + DAY, date.min, date.max])
def test_a_day_outside_the_tables_is_refused(day: date):
    with pytest.raises(ValueError, match="1901-01-01 to 2100-12-31"):
        almanac(day)


def test_the_calendar_is_not_loaded_until_a_date_is_asked_for():
    code = "import sys, layout.furniture.calendar; sys.exit('borax' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_a_daily_paper_counts_every_day():
    assert issue_number(date(2026, 1, 1), date(2026, 1, 1), DAILY) == 1
    assert issue_number(date(2026, 1, 1), date(2026, 12, 31), DAILY) == 365


def test_a_paper_of_weekdays_counts_five_a_week():
    weekdays = frozenset({1, 2, 3, 4, 5})
    assert [issue_number(date(2026, 11, 20), date(2026, 11, n), weekdays) for n in range(20, 25)] == [
        1,
        1,
        1,
        2,
        3,
    ]


def test_the_holiday_without_a_paper_takes_no_number():
    holiday = frozenset(date(2026, 10, n) for n in (1, 2, 3))
    assert issue_number(date(2026, 9, 30), date(2026, 10, 4), DAILY, holiday) == 2
    assert not appears(date(2026, 9, 30), date(2026, 10, 2), DAILY, holiday)


def test_counting_can_start_from_any_number():
    assert issue_number(date(2026, 11, 23), date(2026, 11, 24), DAILY, first_number=7001) == 7002


def test_the_first_issue_counts_whatever_its_weekday():
    weekly, saturday = frozenset({2}), date(2026, 11, 21)
    assert appears(saturday, saturday, weekly)
    assert issue_number(saturday, saturday, weekly) == 1
    assert issue_number(saturday, date(2026, 11, 24), weekly) == 2


def test_there_is_no_issue_before_the_first():
    assert not appears(date(2026, 11, 24), date(2026, 11, 23), DAILY)
    assert issue_number(date(2026, 11, 24), date(2026, 11, 23), DAILY) == 0


near = st.integers(-30, 400)


@quiet
@given(st.dates(date(1949, 1, 1), date(2090, 1, 1)), near, st.frozensets(st.integers(1, 7)), st.frozensets(near))
def test_issues_are_as_many_as_the_days_on_which_the_paper_appears(
    first: date, ahead: int, weekdays: frozenset[int], gaps: frozenset[int]
):
    skipped = frozenset(first + n * DAY for n in gaps)
    counted = sum(appears(first, first + n * DAY, weekdays, skipped) for n in range(-30, ahead + 1))
    assert issue_number(first, first + ahead * DAY, weekdays, skipped) == counted
