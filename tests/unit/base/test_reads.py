from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from layout.base.reads import Look, is_file, names_in, read_bytes, stamp, unchanged, watching


def looks_of(ask: Callable[[Path], object], path: Path) -> list[Look]:
    with watching() as looks, suppress(OSError):
        ask(path)
    return looks


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "story.md"
    path.write_bytes(b"one")
    return path


def test_nothing_is_noted_unless_somebody_watches(file: Path):
    assert read_bytes(file) == b"one"
    assert names_in(file.parent) == ["story.md"]
    assert is_file(file)
    assert stamp(file).startswith("3 ")


@pytest.mark.parametrize("ask", [read_bytes, is_file, stamp])
def test_a_look_holds_until_the_file_is_gone(file: Path, ask: Callable[[Path], object]):
    looks = looks_of(ask, file)
    assert unchanged(looks)
    file.unlink()
    assert not unchanged(looks)


@pytest.mark.parametrize("ask", [read_bytes, names_in, is_file, stamp])
def test_a_look_at_what_is_not_there_holds_until_it_comes(tmp_path: Path, ask: Callable[[Path], object]):
    path = tmp_path / "a"
    looks = looks_of(ask, path)
    assert [look.answer for look in looks] == [""]
    assert unchanged(looks)
    if ask is names_in:
        path.mkdir()
    else:
        path.write_bytes(b"")
    assert not unchanged(looks)


def test_what_was_read_is_told_by_its_bytes_not_by_its_time(file: Path):
    looks = looks_of(read_bytes, file)
    file.write_bytes(b"one")
    assert unchanged(looks)
    file.write_bytes(b"two")
    assert not unchanged(looks)


def test_that_a_file_exists_does_not_depend_on_what_is_in_it(file: Path):
    looks = looks_of(is_file, file)
    file.write_bytes(b"two")
    assert unchanged(looks)


def test_a_folder_is_told_by_its_names(file: Path):
    looks = looks_of(names_in, file.parent)
    file.write_bytes(b"two")
    assert unchanged(looks)
    (file.parent / "b.md").touch()
    assert not unchanged(looks)


def test_a_watch_within_another_is_part_of_it(file: Path):
    with watching() as outer:
        with watching() as inner:
            read_bytes(file)
        is_file(file)
    assert [look.kind for look in inner] == ["bytes"]
    assert [look.kind for look in outer] == ["bytes", "file"]
    assert unchanged(outer)
