"""`banxin date`."""

from __future__ import annotations

import json

import pytest

from tests.unit.cli.conftest import Banxin


def test_a_day_is_printed_as_a_masthead_has_it(banxin: Banxin):
    run = banxin("date", "2026-11-24", "--lang", "zh")
    assert run.code == 0
    assert run.out.splitlines() == [
        "日期        星期    农历                生肖  节气  节日",
        "2026-11-24  星期二  农历丙午年十月十六  马",
    ]


def test_several_days_stand_one_under_another(banxin: Banxin):
    run = banxin("date", "2026-11-24", "2027-02-06", "--format", "short")
    assert [line.split()[0] for line in run.out.splitlines()] == ["2026-11-24", "2027-02-06"]


def test_a_day_that_is_none_leaves_the_others_their_answer(banxin: Banxin):
    run = banxin("date", "2026-11-24", "2026-11-31", "--format", "short")
    assert (run.code, run.out.split()[0]) == (2, "2026-11-24")
    assert "there is no day 2026-11-31" in run.err


@pytest.mark.parametrize("typed", ["2026-11-24", "2026/11/24", "2026.11.24", "20261124", "2026年11月24日"])
def test_a_date_is_read_however_it_is_typed(banxin: Banxin, typed: str):
    run = banxin("date", typed, "--format", "json")
    assert json.loads(run.out)["date"] == "2026-11-24"


@pytest.mark.parametrize("typed", ["26-11-24", "2026-11", "2026-11-24x", ""])
def test_what_is_no_date_is_said_to_be_none(banxin: Banxin, typed: str):
    run = banxin("date", typed)
    assert run.code == 2
    assert "is no date" in run.err


def test_json_has_a_version_and_everything_a_masthead_needs(banxin: Banxin):
    run = banxin("date", "2026-12-22", "--format", "json")
    values = json.loads(run.out)
    assert (values["version"], values["kind"]) == (1, "date")
    assert (values["weekday"], values["lunar_text"], values["solar_term"]) == ("星期二", "农历丙午年十一月十四", "冬至")


def test_without_a_date_it_is_today(banxin: Banxin):
    from datetime import date

    before = date.today()  # noqa: DTZ011
    values = json.loads(banxin("date", "--format", "json").out)
    assert before.isoformat() <= values["date"] <= date.today().isoformat()  # noqa: DTZ011
