"""What was agreed about advertisements against what is drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.edition.model import AdOrder, Edition
from layout.edition.reader import read_edition
from tests.adverts import advert
from tests.unit.edition.folders import edition as plain_edition

EDITION = """\
paper: 河口日报
date: 2026-11-24
pages:
  A01:
    dummy: |
      lead lead
      ad:bank ad:bank | 24
"""
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="20mm" viewBox="0 0 40 20">'
    '<rect width="40" height="20"/></svg>'
)


def issue(root: Path, booking: str = "", *, edition: str = EDITION) -> Path:
    """An issue with a drawn advertisement of 200 by 100 pt, booked in the paper's list as `booking` says."""
    (root / "ads").mkdir(parents=True, exist_ok=True)
    advert(root / "ads" / "bank.pdf")
    if booking:
        (root / "ads" / "ads.yaml").write_text(f"ads:\n  bank: {booking}\n", encoding="utf-8")
    return plain_edition(root, {"edition.yaml": edition})


def read(folder: Path) -> tuple[Edition, list[str]]:
    outcome = read_edition(folder)
    assert outcome.value
    found = [item.code for item in outcome.diagnostics if item.code.startswith(("ad/", "value/", "yaml/"))]
    return outcome.value.edition, found


@pytest.mark.parametrize(
    ("booking", "expected"),
    [
        ("{days: 2026-11-24}", []),
        ("{days: 2026-11-20..2026-11-30}", []),
        ("{days: '2026-11-01 至 11-23、2026-11-24'}", []),
        ("{days: [2026-11-22, 2026-11-23]}", ["ad/expired"]),
        ("{days: 2026-11-25}", ["ad/early"]),
        ("{days: '2026-11-20..2026-11-22, 2026-11-26'}", ["ad/early"]),
        ("{page: A01}", []),
        ("{page: [第2版, A03]}", ["ad/page"]),
        ("{position: 下}", []),
        ("{position: 通栏}", []),
        ("{position: 右上}", ["ad/position"]),
        ("{position: top}", ["ad/position"]),
        ("{size: 70.56 x 35.28 mm}", []),
        ("{size: 80 x 35.28 mm}", ["ad/booked-size"]),
        ("{days: 明天}", ["value/days"]),
        ("{days: 2026-11-30..2026-11-20}", ["value/days"]),
        ("{position: 中缝}", ["value/ad-position"]),
        ("{colour: red}", ["yaml/unknown-key"]),
    ],
)
def test_a_booking_is_held_against_the_dummy(tmp_path: Path, booking: str, expected: list[str]):
    _, found = read(issue(tmp_path, booking))
    assert [code.replace("value/date", "value/days").replace("-far", "") for code in found] == expected


def test_what_is_due_today_and_drawn_nowhere_is_told(tmp_path: Path):
    without = EDITION.replace("      ad:bank ad:bank | 24\n", "")
    folder = issue(tmp_path, "{days: 2026-11-24, client: 农商行}", edition=without)
    assert read(folder)[1] == ["ad/due"]
    other = issue(tmp_path / "other", "{days: 2026-11-25}", edition=without)
    assert read(other)[1] == []


def test_one_that_was_booked_once_is_drawn_once(tmp_path: Path):
    twice = EDITION + "  A02: |\n    ad:bank\n"
    assert read(issue(tmp_path, "{days: 2026-11-24}", edition=twice))[1] == ["ad/twice"]
    assert read(issue(tmp_path / "two", "{days: 2026-11-24, times: 2}", edition=twice))[1] == []


@pytest.mark.parametrize(
    ("booking", "order"),
    [
        ("{client: 农商行}", AdOrder(label="广告")),
        ("{public: yes}", AdOrder(label="公益广告")),
        ("{label: 招商广告}", AdOrder(label="招商广告")),
        ("{labelled: yes}", AdOrder(labelled=True)),
    ],
)
def test_a_booked_advertisement_is_marked_as_one(tmp_path: Path, booking: str, order: AdOrder):
    edition, _ = read(issue(tmp_path, booking))
    assert edition.pages[0].ad_order("bank") == order


def test_what_the_page_says_goes_before_the_booking(tmp_path: Path):
    own = EDITION.replace("    dummy:", "    ads: {bank: {labelled: yes}}\n    dummy:")
    edition, _ = read(issue(tmp_path, "{client: 农商行}", edition=own))
    assert edition.pages[0].ad_order("bank") == AdOrder(labelled=True)


def test_a_file_of_its_own_beside_the_advertisement_books_it_too(tmp_path: Path):
    folder = issue(tmp_path)
    (tmp_path / "ads" / "bank.yaml").write_text("刊期: 2026-11-25\n客户: 农商行\n", encoding="utf-8")
    assert read(folder)[1] == ["ad/early"]


def test_a_drawing_has_the_size_that_it_says(tmp_path: Path):
    folder = issue(tmp_path, "{size: 40 x 20 mm}")
    (tmp_path / "ads" / "bank.pdf").unlink()
    (tmp_path / "ads" / "bank.svg").write_text(SVG, encoding="utf-8")
    edition, found = read(folder)
    assert found == []
    assert edition.ads[0].is_drawing
    assert edition.ads[0].has_size
    (tmp_path / "ads" / "bank.svg").write_text(SVG.replace('width="40mm" height="20mm"', ""), encoding="utf-8")
    edition, _ = read(folder)
    assert not edition.ads[0].has_size
    (tmp_path / "ads" / "bank.svg").write_text("<svg>", encoding="utf-8")
    assert read(folder)[1] == ["ad/unreadable"]


PLACE = EDITION.replace("ad:bank ad:bank", "广告:底栏 ad:底栏")


def booked(root: Path, *lines: str, edition: str = PLACE) -> Path:
    """An issue whose dummy has the standing place 底栏, with what is booked."""
    folder = issue(root, edition=edition)
    advert(root / "ads" / "shop.pdf")
    (root / "ads" / "ads.yaml").write_text("ads:\n" + "".join(f"  {line}\n" for line in lines), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("lines", "stands", "expected"),
    [
        (("bank: {固定版位: 底栏, 刊期: 2026-11-24}",), "bank", []),
        (("bank: {place: 底栏, days: 2026-11-23}", "shop: {place: 底栏, days: 2026-11-24}"), "shop", []),
        (("bank: {place: 底栏}", "shop: {place: 底栏, days: 2026-11-24}"), "shop", []),
        (("bank: {place: 底栏}", "shop: {place: 底栏, days: 2026-11-25}"), "bank", []),
        (("bank: {place: 底栏, page: A02}", "shop: {place: 底栏, page: 第1版}"), "shop", []),
        (
            ("bank: {place: 底栏, days: 2026-11-24}", "shop: {place: 底栏, days: 2026-11-24}"),
            "bank",
            ["ad/due", "ad/place-twice"],
        ),
        (("bank: {place: 底栏, days: 2026-11-23}",), "", ["ad/place-empty"]),
        (("bank: {place: 底栏, days: 2026-11-24, position: 上}",), "bank", ["ad/position"]),
        (("bank: {place: 报眼, days: 2026-11-24}", "shop: {place: 底栏}"), "shop", ["ad/due"]),
    ],
)
def test_what_is_booked_for_a_standing_place_today_stands_in_it(
    tmp_path: Path, lines: tuple[str, ...], stands: str, expected: list[str]
):
    edition, found = read(booked(tmp_path, *lines))
    (area,) = (area for area in edition.pages[0].areas if area.kind == "ad")
    assert (area.name, area.ad) == ("ad:底栏", stands)
    assert [code for code in found if code != "ad/unused"] == expected


def test_a_standing_place_is_known_when_nothing_was_ever_booked_for_it(tmp_path: Path):
    folder = booked(tmp_path)
    (tmp_path / "ads" / "ads.yaml").write_text("places: [底栏]\n", encoding="utf-8")
    assert read(folder)[1] == ["ad/place-empty"]


def test_a_page_may_speak_of_an_advertisement_by_its_standing_place(tmp_path: Path):
    own = PLACE.replace("    dummy:", "    ads: {底栏: {缩放: 是}}\n    dummy:")
    edition, found = read(booked(tmp_path, "bank: {place: 底栏}", edition=own))
    assert found == []
    assert edition.pages[0].ad_order("bank") == AdOrder(fit=True, label="广告")
    _, found = read(booked(tmp_path / "empty", "bank: {place: 底栏, days: 2026-11-25}", edition=own))
    assert found == ["ad/place-empty"]


def test_a_standing_place_on_a_double_truck_takes_what_is_booked_for_its_half(tmp_path: Path):
    truck = "paper: 河口日报\ndate: 2026-11-24\npages:\n  A02-A03: |\n    lead / ad:底栏\n"
    lines = ("bank: {place: 底栏, page: A02}", "shop: {place: 底栏, page: A03}")
    edition, found = read(booked(tmp_path, *lines, edition=truck))
    assert edition.pages[0].areas[1].ad == "shop"
    assert found == []
