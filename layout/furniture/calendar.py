"""The almanac of a day, as a masthead prints it, and the number of its issue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

FIRST_DAY = date(1901, 1, 1)
LAST_DAY = date(2100, 12, 31)

WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# Newspapers count the last two months; 冬月 and 腊月 belong to wall calendars.
LUNAR_MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
LUNAR_DAYS = (
    "初一", "初二", "初三", "初四", "初五", "初六", "初七", "初八", "初九", "初十",
    "十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九", "二十",
    "廿一", "廿二", "廿三", "廿四", "廿五", "廿六", "廿七", "廿八", "廿九", "三十",
)  # fmt: skip

# By lunar month and day. 除夕 is missing: its month has 29 or 30 days, so it is the eve of (1, 1).
FESTIVALS: dict[tuple[int, int], str] = {
    (1, 1): "春节",
    (1, 15): "元宵节",
    (5, 5): "端午节",
    (7, 7): "七夕节",
    (8, 15): "中秋节",
    (9, 9): "重阳节",
    (12, 8): "腊八节",
}


@dataclass(frozen=True, slots=True)
class Almanac:
    """One day in both calendars.

    `year`, `month` and `day` are Gregorian numbers, so that a format string can pad them
    (`{month:02}`); everything else is text ready to print. `lunar_year` is the stem-branch name without
    年, and turns with `zodiac` at 正月初一, not at 立春. `lunar_month` has its 月 and, in a leap month, 闰.
    `festival` knows the lunar festivals alone.
    """

    year: int
    month: int
    day: int
    date_text: str
    weekday: str
    weekday_en: str
    lunar_year: str
    lunar_month: str
    lunar_day: str
    lunar_text: str
    zodiac: str
    solar_term: str | None
    festival: str | None


def almanac(day: date) -> Almanac:
    """What a masthead prints for `day`.

    Raises ValueError outside 1901-01-01 to 2100-12-31, where the tables end.
    Source: GB/T 33661-2017
    """
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(f"no lunar calendar for {day.isoformat()}: {FIRST_DAY} to {LAST_DAY} are known")
    from borax.calendars.lunardate import LunarDate

    lunar = LunarDate.from_solar(day)
    tomorrow = LunarDate.from_solar(day + timedelta(days=1))
    month = f"{'闰' if lunar.leap else ''}{LUNAR_MONTHS[lunar.month - 1]}月"
    day_name = LUNAR_DAYS[lunar.day - 1]
    if (tomorrow.month, tomorrow.day) == (1, 1):
        festival = "除夕"
    else:
        # A leap month repeats the number of a month, never its festivals.
        festival = None if lunar.leap else FESTIVALS.get((lunar.month, lunar.day))
    return Almanac(
        year=day.year,
        month=day.month,
        day=day.day,
        date_text=f"{day.year}年{day.month}月{day.day}日",
        weekday=WEEKDAYS[day.weekday()],
        weekday_en=WEEKDAYS_EN[day.weekday()],
        lunar_year=lunar.gz_year,
        lunar_month=month,
        lunar_day=day_name,
        lunar_text=f"农历{lunar.gz_year}年{month}{day_name}",
        zodiac=lunar.animal,
        solar_term=lunar.term or None,
        festival=festival,
    )


def appears(
    first_issue: date,
    day: date,
    publication_days: frozenset[int],
    skipped: frozenset[date] = frozenset(),
) -> bool:
    """True when the paper has an issue on `day`.

    `publication_days` are ISO weekdays, Monday 1 to Sunday 7. `first_issue` is an issue by definition,
    whatever its weekday: many papers were founded on a festive day, or under an older rhythm.
    """
    if day <= first_issue:
        return day == first_issue
    return day.isoweekday() in publication_days and day not in skipped


def issue_number(
    first_issue: date,
    day: date,
    publication_days: frozenset[int],
    skipped: frozenset[date] = frozenset(),
    first_number: int = 1,
) -> int:
    """The number of the last issue up to and including `day`; `first_issue` bears `first_number`.

    Counts the days for which `appears` is true. Before the first issue it is `first_number` - 1.
    """
    if day < first_issue:
        return first_number - 1
    weeks, rest = divmod((day - first_issue).days, 7)
    weekday = first_issue.isoweekday()
    later = weeks * len(publication_days)
    later += sum((weekday + ahead - 1) % 7 + 1 in publication_days for ahead in range(1, rest + 1))
    later -= sum(first_issue < gap <= day and gap.isoweekday() in publication_days for gap in skipped)
    return first_number + later
