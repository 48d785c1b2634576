"""`banxin pull`, `swap`, `move` and `undo`: stories off pages, on to others, in each other's place, and as it was."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .command import Command
from .edition_folder import find_edition, shown_path
from .settings import Settings
from .words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..edition.night import Change, Touch, Wanted


def _pull(settings: Settings, story: str, instead: str, give_to: str, leave: bool, dry_run: bool) -> int:
    def make(folder: Path) -> Wanted:
        from ..edition.night import Room, pull

        return pull(folder, story, instead=instead, room=Room(give_to, leave))

    return _change(settings, make, dry_run)


def _swap(settings: Settings, one: str, other: str, dry_run: bool) -> int:
    def make(folder: Path) -> Wanted:
        from ..edition.night import swap

        return swap(folder, one, other)

    return _change(settings, make, dry_run)


def _move(settings: Settings, story: str, place: str, give_to: str, leave: bool, dry_run: bool) -> int:
    page, _, area = place.replace("：", ":").partition(":")

    def make(folder: Path) -> Wanted:
        from ..edition.night import Room, move

        name, at, local = page.strip().partition("@")
        return move(folder, story, f"{name.upper()}{at}{local}", area.strip(), room=Room(give_to, leave))

    return _change(settings, make, dry_run)


def _change(settings: Settings, make: Callable[[Path], Wanted], dry_run: bool) -> int:
    """Make a change, tell what it touches, and write it unless it is only asked for."""
    from ..base.reads import supposing
    from ..edition.source_map import SourceMap
    from .app import MISTAKES
    from .report import Reporter

    folder = find_edition(None, settings)
    made = make(folder)
    change = made.value
    files = {one.path: one.after for one in change.files} if change else {}
    with supposing(files):
        sources = change.sources if change else SourceMap()
        Reporter(settings, folder).show_diagnostics(sources, made.diagnostics)
    if change is None:
        return MISTAKES
    if not dry_run:
        from ..pipeline.night import apply

        apply(folder, change.files)
    _tell(settings, change, dry_run)
    return 0


def _tell(settings: Settings, change: Change, dry_run: bool) -> None:
    from ..pipeline.night import page_states

    states = {touch.page: page_states(change.edition, touch.page) for touch in change.touches}
    if settings.format == "json":
        for touch in change.touches:
            values = {"page": touch.page, "why": touch.why, "stories": touch.stories, "states": states[touch.page]}
            settings.say_json("touched", values)
        files = [shown_path(one.path) for one in change.files]
        settings.say_json("change", {"files": files, "written": not dry_run})
        return
    if not settings.quiet:
        for touch in change.touches:
            settings.say(_touched(settings.words, touch, states[touch.page]))
    names = settings.words.join([shown_path(one.path) for one in change.files])
    settings.say(settings.words("night.would" if dry_run else "night.written", files=names))


def _touched(words: Words, touch: Touch, states: tuple[str, ...]) -> str:
    said = words(f"night.why-{touch.why}", stories=words.join(touch.stories))
    told = words.join([words(f"night.state-{state}") for state in states])
    return words("night.touched", page=touch.page, why=said) + (words("night.states", states=told) if told else "")


def _undo(settings: Settings) -> int:
    from ..edition.source_map import SourceMap
    from ..pipeline.night import take_back
    from .app import MISTAKES
    from .report import Reporter

    folder = find_edition(None, settings)
    done = take_back(folder)
    Reporter(settings, folder).show_diagnostics(SourceMap(), done.diagnostics)
    if not done.value:
        return MISTAKES
    files = [shown_path(path) for path in done.value]
    if settings.format == "json":
        settings.say_json("undo", {"files": files})
    else:
        settings.say(settings.words("night.undone", files=settings.words.join(files)))
    return 0


def _room(words: Words) -> list[click.Parameter]:
    return [
        click.Option(["--give-to"], default="", metavar="STORY", help=words("option.give-to")),
        click.Option(["--leave"], is_flag=True, help=words("option.leave")),
    ]


def _dry(words: Words) -> click.Option:
    return click.Option(["--dry-run"], is_flag=True, help=words("option.dry-run"))


def _make_pull(words: Words) -> Command:
    return Command(
        "pull", words, _pull,
        example="banxin pull bridge\nbanxin pull bridge --give-to school\nbanxin pull bridge --with flood",
        note=words("argument.pull"),
        params=[
            click.Argument(["story"], metavar="STORY"),
            click.Option(["--with", "instead"], default="", metavar="STORY", help=words("option.with")),
            *_room(words),
            _dry(words),
        ],
    )  # fmt: skip


def _make_swap(words: Words) -> Command:
    return Command(
        "swap", words, _swap,
        example="banxin swap lead bridge\nbanxin swap bridge flood --dry-run",
        note=words("argument.swap"),
        params=[click.Argument(["one"], metavar="STORY"), click.Argument(["other"], metavar="STORY"), _dry(words)],
    )  # fmt: skip


def _make_move(words: Words) -> Command:
    return Command(
        "move", words, _move,
        example="banxin move bridge A03\nbanxin move bridge A03:clinic",
        note=words("argument.move"),
        params=[
            click.Argument(["story"], metavar="STORY"),
            click.Argument(["place"], metavar="PAGE[:STORY]"),
            *_room(words),
            _dry(words),
        ],
    )  # fmt: skip


def _make_undo(words: Words) -> Command:
    return Command("undo", words, _undo, example="banxin undo")


COMMANDS = {"pull": _make_pull, "swap": _make_swap, "move": _make_move, "undo": _make_undo}
