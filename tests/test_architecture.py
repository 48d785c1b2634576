"""The tables of ARCHITECTURE.md, held against the code."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from layout.cli import main
from layout.cli.app import COMMANDS
from tests.handmade import page, part, printed, run
from tests.tiny import write_tiny

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "layout"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "_data" not in path.parts)

# Libraries that something might be tempted to use and that have no place in the engine.
BANNED = {"numpy", "pytest", "hypothesis"}


def table(first_heading: str) -> dict[str, frozenset[str]]:
    """A table of ARCHITECTURE.md by the heading of its first column: each name there to those in the second."""
    lines = (PACKAGE / "ARCHITECTURE.md").read_text(encoding="utf-8").splitlines()
    start = next(i for i, line in enumerate(lines) if re.match(rf"\| {re.escape(first_heading)} +\|", line))
    rows: dict[str, frozenset[str]] = {}
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        names, allowed = (cell.strip() for cell in line.strip().strip("|").split("|"))
        for name in names.split(","):
            rows[name.strip()] = frozenset(item.strip() for item in allowed.split(",") if item.strip())
    return rows


def room_of(path: Path) -> str:
    """The room a file stands in."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def imports(path: Path) -> tuple[str, ...]:
    """The absolute names of all modules that a file imports, wherever in it."""
    package = ("layout", *path.relative_to(PACKAGE).parent.parts)
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*base, *filter(None, [node.module])))
            # `from ..base import host` and `from .. import pipeline` name modules, too.
            found += [module, *(f"{module}.{alias.name}" for alias in node.names if module.startswith("layout"))]
    return tuple(found)


def rooms_imported(path: Path) -> Iterator[str]:
    rooms = {room_of(module) for module in MODULES}
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "layout" and len(parts) > 1 and parts[1] in rooms:
            yield parts[1]


def libraries_imported(path: Path) -> Iterator[str]:
    for name in imports(path):
        top = name.split(".")[0]
        if top not in sys.stdlib_module_names and top != "layout":
            yield top


def test_every_room_has_its_row():
    outside = {"__init__", "__main__"}
    assert {room_of(path) for path in MODULES} - outside == set(table("Room"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_the_rooms_below_its_own(path: Path):
    room = room_of(path)
    allowed = {"__main__": frozenset({"cli"}), **table("Room")}.get(room, frozenset[str]())
    assert set(rooms_imported(path)) - {room, "__init__"} <= allowed


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_library_is_called_only_where_the_table_says(path: Path):
    places = table("Library")
    for library in set(libraries_imported(path)):
        assert library in places, f"{library} is in no row of the table"
        assert {room_of(path), path.relative_to(PACKAGE).as_posix()} & places[library], library


def test_no_row_names_a_library_that_nothing_calls():
    called = {library for path in MODULES for library in libraries_imported(path)}
    assert set(table("Library")) - called == set()


def test_rows_of_the_room_table_point_one_way():
    rooms = table("Room")
    order = list(rooms)
    for room, allowed in rooms.items():
        assert all(order.index(other) < order.index(room) for other in allowed), room


def test_every_library_called_is_asked_for_by_the_project():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = (*project["dependencies"], *project["optional-dependencies"]["words"])
    asked = {re.split(r"[^\w-]", item)[0].lower() for item in named}
    owners = packages_distributions()
    for library in table("Library"):
        names = {name.lower() for name in owners[library]}
        # Parts of a library that come as packages of their own are asked for by it.
        assert names & asked or library == "pydantic_core", library


def test_banned_libraries_are_called_nowhere():
    assert not [path for path in MODULES if BANNED & set(libraries_imported(path))]


def test_every_command_has_its_row():
    assert set(table("Command")) == {"--help", *COMMANDS}


def loaded(*arguments: str) -> frozenset[str]:
    """The names of all modules that a run of `banxin` has loaded at its end."""
    script = (
        "import sys\nfrom layout.cli import main\ncode = main(sys.argv[1:])\n"
        "print(*sorted(sys.modules), file=sys.stderr)\nsys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], cwd=ROOT, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return frozenset(done.stderr.split())


def sound_file(folder: Path) -> Path:
    """A print file of one line."""
    (file,) = printed(page(part(run("版心", 10, 20))))
    (folder / file.name).write_bytes(file.data)
    return folder / file.name


@pytest.mark.parametrize("command", table("Command"))
def test_a_command_loads_no_more_than_its_row_says(command: str, tmp_path: Path):
    edition = str(write_tiny(tmp_path / "2026-11-24"))
    further = {
        "date": ["2026-11-24"],
        "new": ["2026-11-25", "-C", edition],
        "tidy": ["lead", "-C", edition],
        "check": [edition],
        "hold": ["-C", edition],
        "pull": ["school", "-C", edition],
        "swap": ["school", "bridge", "-C", edition],
        "move": ["school", "A01:market", "-C", edition],
        "undo": ["-C", edition],
        "comments": ["-C", edition],
        "sign": ["-C", edition],
        "build": [edition],
        "proof": ["-C", edition],
        "back": ["A01", "1", "-C", edition],
        "diff": ["A01:1", "A01:1", "-C", edition],
        "preflight": [str(sound_file(tmp_path))],
        "preview": ["--help"],
        "watch": ["--help"],
    }
    if command == "undo":
        loaded("pull", "school", "-C", edition)
    if command in ("back", "diff"):
        assert main(["proof", "-q", "-C", edition]) == 0
    arguments = [command, *further.get(command, [])]
    libraries = set(table("Library")) | BANNED
    assert {name.split(".")[0] for name in loaded(*arguments)} & libraries <= table("Command")[command]


def test_help_loads_no_room_but_base():
    names = {name for name in loaded("--help") if name.startswith("layout.")}
    assert {name.split(".")[1] for name in names} == {"base", "cli"}
