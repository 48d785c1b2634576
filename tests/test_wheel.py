"""The engine installed from a wheel, and the engine of a checkout: both find what comes with them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.tiny import write_tiny

ROOT = Path(__file__).resolve().parents[1]

WHERE = """
import layout, sys
from layout.base.resources import resource
print(layout.__file__, resource("fonts", "fonts.json"), resource("stylesheets", "broadsheet.css"), sep="\\n")
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (made,) = folder.glob("banxin-*-py3-none-any.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the installed wheel and nothing else; libraries come from the environment."""
    site = tmp_path_factory.mktemp("site")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(site)]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True)
    return site


def python(arguments: list[str], package: Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A run as at a desk: the package at `package`, another working folder, no programs on the path."""
    env = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "COV_"))}
    env |= {"PYTHONPATH": str(package), "PATH": "", "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, *arguments], cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8"
    )


def test_the_wheel_holds_fonts_stylesheets_profile_and_licences(wheel: Path):
    with ZipFile(wheel) as archive:
        names = set(archive.namelist())
    data = {name.removeprefix("layout/_data/") for name in names if name.startswith("layout/_data/")}
    fonts = {path.relative_to(ROOT).as_posix() for path in (ROOT / "fonts").glob("*.*")}
    sheets = {path.relative_to(ROOT).as_posix() for path in (ROOT / "stylesheets").rglob("*.*")}
    assert fonts | sheets <= data
    assert "stylesheets/press/newsprint-tr002-tac220.icc" in data
    licences = {name.rpartition("/licenses/")[2] for name in names if ".dist-info/licenses/" in name}
    assert {"LICENSE", "NOTICE.md"} <= licences


def test_the_wheel_holds_the_page_of_the_preview(wheel: Path):
    with ZipFile(wheel) as archive:
        names = set(archive.namelist())
    page = {path.relative_to(ROOT).as_posix() for path in (ROOT / "layout" / "server" / "static").iterdir()}
    assert len(page) > 10
    assert page <= names


def test_the_wheel_holds_no_tests_and_no_editions(wheel: Path):
    with ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"layout"}


def test_the_wheel_has_the_command(wheel: Path):
    with ZipFile(wheel) as archive:
        (entry,) = (name for name in archive.namelist() if name.endswith("entry_points.txt"))
        assert "banxin = layout.cli:main" in archive.read(entry).decode()


def test_installed_it_finds_its_own_data(installed: Path, tmp_path: Path):
    module, *data = python(["-c", WHERE], installed, tmp_path).stdout.splitlines()
    assert Path(module) == installed / "layout" / "__init__.py"
    assert [Path(path).parents[1] for path in data] == [installed / "layout" / "_data"] * 2
    assert all(Path(path).is_file() for path in data)


def test_in_a_checkout_it_finds_the_data_at_the_root(tmp_path: Path):
    module, *data = python(["-c", WHERE], ROOT, tmp_path).stdout.splitlines()
    assert Path(module) == ROOT / "layout" / "__init__.py"
    assert [Path(path).parents[1] for path in data] == [ROOT] * 2
    assert all(Path(path).is_file() for path in data)


@pytest.mark.parametrize("home", ["wheel", "checkout"])
def test_it_prints_a_tiny_edition(home: str, tmp_path: Path, request: pytest.FixtureRequest):
    package = request.getfixturevalue("installed") if home == "wheel" else ROOT
    edition = write_tiny(tmp_path / "2026-11-24")
    done = python(["-m", "layout", "build", str(edition), "--lang", "en"], package, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    (page,) = (edition / "out" / "print").iterdir()
    assert page.name == "20261124-A01.pdf"
    assert page.read_bytes().startswith(b"%PDF-")
