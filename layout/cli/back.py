"""`banxin back`: the rounds of a page, and the way back to one of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .command import Command, near_names
from .edition_folder import find_edition
from .local import local_option
from .settings import Settings, UsageFault
from .words import Words

if TYPE_CHECKING:
    from ..pipeline.going_back import GoingBack
    from ..proof.rounds import KeptRound


def _back(settings: Settings, page: str, target: str, local: str, dry: bool) -> int:
    folder = find_edition(None, settings)
    from ..proof.rounds import find_round, rounds_of

    name = _page(settings, folder, page, local)
    rounds = rounds_of(folder, name)
    if not target:
        for one in rounds:
            _list(settings, one)
        return 0
    chosen = find_round(rounds, target)
    if chosen is None:
        known = settings.words.join([f"{one.number} {one.name}" for one in rounds])
        raise UsageFault(settings.words("usage.no-round", name=target, page=name, known=known))
    from ..base.host import clock_moment
    from ..pipeline import user_store
    from ..pipeline.going_back import go_back

    going = go_back(folder, chosen, rounds, dry=dry, moment=clock_moment(), store=user_store())
    _tell(settings, going, dry=dry)
    return 0


def _page(settings: Settings, folder: Path, typed: str, local: str) -> str:
    from ..edition.local import called
    from ..proof.rounds import pages_with_rounds

    known = pages_with_rounds(folder)
    # One page of a double truck means both.
    name = called(typed, known, local)
    if name not in known:
        near = near_names(settings.words, typed, known)
        pages = settings.words.join(list(known)) or settings.words("report.nothing")
        raise UsageFault(settings.words("usage.no-rounds", name=typed, near=near, known=pages))
    return name


def _list(settings: Settings, one: KeptRound) -> None:
    from ..proof.naming import Round

    events = [
        " ".join(filter(None, (Round(event.kind, event.number).name, event.time, event.file, event.why)))
        for event in one.events
    ]
    if settings.format == "json":
        values = {"page": one.page, "round": one.number, "name": one.name, "inputs": one.inputs, "layout": one.layout}
        settings.say_json("round", values | {"events": [event._asdict() for event in one.events]})
    else:
        settings.say(f"{one.page}:{one.number}  {settings.words('report.clauses').join(events)}")


def _tell(settings: Settings, going: GoingBack, *, dry: bool) -> None:
    from ..proof.change_words import layout_words, text_words

    language = settings.language
    if settings.format == "json":
        settings.say_json(
            "back",
            {
                "page": going.target.page,
                "round": going.target.number,
                "written": not dry,
                "files": [{"file": file.path, "what": file.what} for file in going.files],
                "changes": [text_words(change, language) for change in going.changes.texts],
                "put_by": going.put_by.number if going.put_by else None,
            },
        )
        return
    words = settings.words
    for change in going.changes.texts:
        settings.say(text_words(change, language))
    for change in going.changes.layout:
        settings.say(layout_words(change, language))
    for file in going.files:
        settings.say(words(f"back.{file.what}", file=file.path))
    if not going.files:
        settings.say(words("back.same", page=going.target.page, round=going.target.name))
    if going.shared:
        settings.tell(words("back.shared", files=words.join(list(going.shared))))
    if going.put_by:
        settings.tell(words("back.put-by", page=going.target.page, number=going.put_by.number))
    if dry and going.files:
        settings.tell(words("back.dry"))


def _make(words: Words) -> Command:
    return Command(
        "back",
        words,
        _back,
        example="banxin back A01\nbanxin back A01 2 --dry-run\nbanxin back A01 大样1",
        note=words("argument.back"),
        params=[
            click.Argument(["page"], metavar="PAGE"),
            click.Argument(["target"], default="", metavar="[ROUND]"),
            local_option(words, "option.local-page"),
            click.Option(["--dry-run", "dry"], is_flag=True, help=words("option.dry")),
        ],
    )


COMMANDS = {"back": _make}
