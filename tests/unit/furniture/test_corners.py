"""The weather and the leaf of a calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from layout.base.geometry import Rect
from layout.base.units import mm
from layout.display.items import Item, Outline
from layout.edition.model import Forecast, Paper
from layout.furniture.corners import calendar_depth, set_calendar, set_weather, weather_depth
from layout.furniture.sky import draw_sign, signs, signs_of
from tests.unit.furniture.desks import codes_reported, desk, edition, lines, runs

ISSUE = edition(Paper("河口日报"))
WEATHER = replace(
    ISSUE,
    forecast=(Forecast("河口", "多云转小雨", 6, 13, "北风3级"), Forecast("上游", "雪", -4, 1, "西北风4级")),
)
ROOM = Rect(mm(20), mm(20), mm(90), mm(40))


@pytest.mark.parametrize(
    ("sky", "found"),
    [
        ("晴", ("sun",)), ("多云转小雨", ("partly", "rain")), ("雷阵雨", ("thunder",)), ("雨夹雪", ("sleet",)),
        ("阴到多云", ("overcast", "partly")), ("暴雨", ("heavy",)), ("晴转晴", ("sun",)), ("彩虹", ()), ("", ()),
    ],
)  # fmt: skip
def test_words_of_a_forecast_have_their_signs(sky: str, found: tuple[str, ...]):
    assert signs_of(sky) == found


@pytest.mark.parametrize("sign", list(signs()))
def test_every_sign_keeps_to_its_square(sign: str):
    square = Rect(mm(10), mm(10), mm(8), mm(8))
    for item in draw_sign(sign, square, "天"):
        assert isinstance(item, Outline)
        assert item.alt == "天"
        places = [int(n) for step in item.path for n in step[1:]]
        assert all(square.x <= x <= square.right for x in places[::2])
        assert all(square.y <= y <= square.bottom for y in places[1::2])


def outlines(items: tuple[Item, ...]) -> list[Outline]:
    return [item for item in items if isinstance(item, Outline)]


def test_a_line_of_the_weather_has_place_sky_temperatures_and_wind():
    context = desk()
    made = set_weather(context, WEATHER, ROOM)
    assert lines(made) == ["天气", "河口多云转小雨6～13℃北风3级", "上游雪−4～1℃西北风4级"]
    assert len({item.alt for item in outlines(made)}) == 2
    assert codes_reported(context) == []
    assert all(ROOM.x <= run.origin.x and run.origin.y <= ROOM.bottom for run in runs(made))


def test_a_narrow_corner_leaves_out_the_wind():
    made = set_weather(desk(), WEATHER, ROOM._replace(width=mm(52)))
    assert lines(made)[1] == "河口多云转小雨6～13℃"


def test_weather_without_places_or_signs_is_told():
    context = desk()
    set_weather(context, ISSUE, ROOM)
    set_weather(context, replace(ISSUE, forecast=(Forecast("河口", "彩虹"),)), ROOM)
    assert codes_reported(context) == ["weather/none", "weather/sky"]
    assert weather_depth(context, WEATHER) > weather_depth(context, ISSUE)


def test_a_leaf_shows_the_day_in_both_calendars_and_the_term_to_come():
    made = set_calendar(desk(), ISSUE, ROOM._replace(height=mm(60)))
    assert lines(made) == ["2026年11月", "24", "星期二", "农历丙午年", "十月十六", "12月7日大雪"]


def test_a_wide_leaf_stands_in_two_halves():
    context = desk()
    room = ROOM._replace(width=mm(120), height=calendar_depth(context, mm(120)))
    made = set_calendar(context, replace(ISSUE, day=date(2026, 12, 7)), room)
    places = {"".join(run.text for run in runs(made) if run.origin.x < room.x + room.width // 2)}
    assert places == {"2026年12月7"}
    assert lines(made)[-1] == "大雪"
    assert codes_reported(context) == []


def test_outside_the_almanac_a_leaf_has_the_day_alone():
    made = set_calendar(desk(), replace(ISSUE, day=date(2101, 1, 1)), ROOM)
    assert lines(made) == ["2101年1月", "1", "星期六"]
