from __future__ import annotations

from pathlib import Path

import pytest

from layout.font.system import FontPlace, installed_font, plain_name
from tests.unit.font.tiny_fonts import save, save_collection, tiny_font


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    save(tiny_font(family="House Song", style="Bold"), tmp_path / "a-bold.ttf")
    save(tiny_font(family="House Song", chinese="坊宋"), tmp_path / "deep" / "er" / "song.TTF")
    save_collection([tiny_font("name", family="Twin A"), tiny_font("name", family="Twin B")], tmp_path / "twins.ttc")
    (tmp_path / "broken.otf").write_bytes(b"no font")
    (tmp_path / "empty.ttc").write_bytes(b"")
    (tmp_path / "notes.txt").write_text("House Hei")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "file", "number"),
    [
        ("House Song", "song.TTF", 0),
        ("house-song", "song.TTF", 0),
        ("House Song Bold", "a-bold.ttf", 0),
        ("HouseSong-Bold", "a-bold.ttf", 0),
        ("坊宋", "song.TTF", 0),
        ("Twin A", "twins.ttc", 0),
        ("Twin B", "twins.ttc", 1),
    ],
)
def test_a_font_is_found_by_any_of_its_names(folder: Path, name: str, file: str, number: int):
    place = installed_font(name, (folder,))
    assert place is not None
    assert (place.path.name, place.number) == (file, number)


@pytest.mark.parametrize("name", ["House Hei", "", "broken"])
def test_a_name_that_no_font_has_finds_nothing(folder: Path, name: str):
    assert installed_font(name, (folder,)) is None


def test_a_folder_that_is_not_there_has_no_fonts(tmp_path: Path):
    assert installed_font("House Song", (tmp_path / "nowhere",)) is None


def test_the_first_folder_goes_first(tmp_path: Path):
    for name in ("users", "everyones"):
        (tmp_path / name).mkdir()
        save(tiny_font(), tmp_path / name / "tiny.ttf")
    assert installed_font("Tiny", (tmp_path / "users", tmp_path / "everyones")) == FontPlace(
        tmp_path / "users" / "tiny.ttf"
    )


def test_names_are_compared_without_case_and_joints():
    assert plain_name("FZ XiaoBiaoSong-B05_S") == plain_name("fzxiaobiaosongb05s")
