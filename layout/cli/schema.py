"""`banxin schema`: what may stand in the files of an edition, for programs that help while typing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal, cast

import click

from .command import Command
from .edition_folder import shown_path
from .settings import Settings
from .words import Words

Kind = Literal["edition", "page", "paper", "plant", "story", "ads", "ad"]
KINDS: tuple[Kind, ...] = ("edition", "page", "paper", "plant", "story", "ads", "ad")


def _schema(settings: Settings, kind: str, out: Path | None) -> int:
    if out is None:
        settings.say(_text(cast(Kind, kind)))
        return 0
    from ..base.host import write_file

    for each in KINDS:
        path = write_file(out / f"{each}.schema.json", (_text(each) + "\n").encode())
        if settings.format == "json":
            settings.say_json("file", {"file": str(path)})
        else:
            settings.say(f"→ {shown_path(path)}")
    if settings.format == "text" and not settings.quiet:
        settings.tell(settings.words("schema.how"))
    return 0


def _text(kind: Kind) -> str:
    from ..edition.schema import json_schema

    return json.dumps(json_schema(kind), ensure_ascii=False, indent=2)


def _make(words: Words) -> Command:
    return Command(
        "schema",
        words,
        _schema,
        example="banxin schema edition\nbanxin schema --out schema",
        note=words("argument.kind"),
        params=[
            click.Argument(["kind"], type=click.Choice(KINDS), default="edition", metavar="[KIND]"),
            click.Option(["--out"], metavar="DIR", type=click.Path(path_type=Path), help=words("option.schema-out")),
        ],
    )


COMMANDS = {"schema": _make}
