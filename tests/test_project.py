"""The project's own files: the lock, the set-up, the licences."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
TARGETS = ("edition", "test", "lint", "bench", "accept", "fuzz")

unix = pytest.mark.skipif(sys.platform == "win32", reason="make and sh are for Linux and macOS")


def locked() -> dict[str, Requirement]:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pins = [Requirement(line) for line in lines if line.strip() and not line.startswith("#")]
    return {canonicalize_name(pin.name): pin for pin in pins}


def asked() -> list[Requirement]:
    extras = PROJECT["optional-dependencies"]
    return [Requirement(text) for text in (*PROJECT["dependencies"], *extras["dev"], *extras["bench"])]


def closure() -> Iterator[Requirement]:
    """Everything asked for, and everything that those ask for, on this system."""
    queue, seen = asked(), set[tuple[str, frozenset[str]]]()
    while queue:
        item = queue.pop()
        if (key := (canonicalize_name(item.name), frozenset(item.extras))) in seen:
            continue
        seen.add(key)
        yield item
        for extra in item.extras or {""}:
            try:
                inner = [Requirement(text) for text in requires(item.name) or ()]
            except PackageNotFoundError:
                continue
            queue += [each for each in inner if not each.marker or each.marker.evaluate({"extra": extra})]


def test_every_pin_is_exact():
    assert all(re.fullmatch(r"==[\w.]+", str(pin.specifier)) for pin in locked().values())


def test_the_lock_allows_what_the_project_asks_for():
    pins = locked()
    for item in asked():
        version = str(pins[canonicalize_name(item.name)].specifier).removeprefix("==")
        assert item.specifier.contains(version), item


def test_the_lock_leaves_nothing_to_be_looked_up():
    assert {canonicalize_name(item.name) for item in closure()} <= set(locked())


@unix
@pytest.mark.parametrize("target", TARGETS)
def test_make_has_its_targets(target: str):
    done = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@unix
def test_setting_up_says_what_is_missing(tmp_path: Path):
    def set_up(**env: str) -> str:
        run = ["/bin/sh", str(ROOT / ".ci" / "venv"), str(tmp_path / "venv")]
        done = subprocess.run(run, env=env, capture_output=True, text=True)
        assert done.returncode != 0
        return done.stderr

    assert "No Python 3.11 or newer was found." in set_up(PATH=str(tmp_path))
    assert "PYTHON=/bin/false is not a Python 3.11 or newer." in set_up(PATH=os.environ["PATH"], PYTHON="/bin/false")
    # A Python as Debian has it without python3-venv.
    bare = tmp_path / "python3"
    bare.write_text(f'#!/bin/sh\ncase "$2" in *ensurepip*) exit 1;; esac\nexec {sys.executable} "$@"\n')
    bare.chmod(0o755)
    assert "sudo apt install python3-venv" in set_up(PATH=str(tmp_path))


def test_every_font_has_its_licence_beside_it():
    manifest = json.loads((ROOT / "fonts" / "fonts.json").read_text(encoding="utf-8"))
    notice = (ROOT / "NOTICE.md").read_text(encoding="utf-8")
    patterns = [re.escape(name).replace(r"\*", ".*") for name in re.findall(r"`(Bao[\w*.-]+)`", notice)]
    for font in manifest["fonts"]:
        assert any(re.fullmatch(pattern, font["file"]) for pattern in patterns), font["file"]
    for name in re.findall(r"`((?:OFL-|hana)[\w.-]+\.txt)`", notice):
        assert (ROOT / "fonts" / "licenses" / name).is_file()


def test_what_comes_from_elsewhere_is_named_with_its_licence():
    notice = (ROOT / "NOTICE.md").read_text(encoding="utf-8")
    for generated in (ROOT / "layout").rglob("_[a-z]*.py"):
        assert f"`{generated.relative_to(ROOT).as_posix()}`" in notice
    assert {path.name for path in (ROOT / "licenses").iterdir()} == set(re.findall(r"`licenses/([\w.-]+)`", notice))


def test_the_press_profile_is_the_one_whose_source_is_named():
    folder = ROOT / "stylesheets" / "press"
    text = (folder / "README.md").read_text(encoding="utf-8")
    assert "CGATS TR 002" in text
    for profile in folder.glob("*.icc"):
        assert sha256(profile.read_bytes()).hexdigest() in text


def test_the_project_has_a_permissive_licence_and_a_changelog():
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")
    assert (ROOT / "CHANGELOG.md").is_file()
