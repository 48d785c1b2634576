"""`banxin comments`: remarks out of marked PDFs, listed, answered, applied."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .command import Command, near_names
from .edition_folder import find_edition, shown_path
from .settings import Settings, UsageFault
from .words import Words

if TYPE_CHECKING:
    from ..edition.comments import Comment, CommentStatus
    from ..pipeline.commenting import Desk, Intake

_MOST_WORDS = 24


def _comments(
    settings: Settings,
    files: tuple[str, ...],
    listing: bool,
    applying: bool,
    yes: bool,
    done: tuple[str, ...],
    refuse: tuple[tuple[str, str], ...],
    reopen: tuple[str, ...],
    name: str,
    round: str,
) -> int:
    from ..pipeline.commenting import keep, open_desk
    from .app import MISTAKES

    folder = find_edition(None, settings)
    paths = [_path(settings, file) for file in files]
    desk = open_desk(folder)
    if desk.faults:
        return _refuse(settings, desk)
    answers: list[tuple[str, CommentStatus, str]] = [
        *((id, "done", "") for id in done), *((id, "refused", why) for id, why in refuse),
        *((id, "open", "") for id in reopen),
    ]  # fmt: skip
    if paths:
        intake = _take_in(settings, desk, paths, round)
        desk = intake.desk
        keep(desk)
        _show_intake(settings, intake)
    for id, status, why in answers:
        desk = _answer(settings, desk, id, status, why, name)
    failed = False
    if applying:
        desk, failed = _apply(settings, desk, yes)
    keep(desk)
    if listing or not (paths or answers or applying):
        _list(settings, desk, desk.comments if settings.verbose else [one for one in desk.comments if one.is_open])
    return MISTAKES if failed else 0


def _path(settings: Settings, file: str) -> Path:
    """A file as typed: from the current folder, or from the one of `-C`."""
    for path in (Path(file), settings.directory / file):
        if path.is_file():
            return Path(os.path.abspath(path))
    raise UsageFault(settings.words("end.machine-file", file=file, reason=settings.words("machine.gone")))


def _refuse(settings: Settings, desk: Desk) -> int:
    from ..edition.comments import COMMENTS_FILE
    from ..edition.source_map import SourceMap
    from .app import MISTAKES
    from .report import Reporter

    Reporter(settings, desk.folder).show_diagnostics(SourceMap(), desk.faults)
    settings.tell(settings.words("comments.mistakes", file=shown_path(desk.folder / COMMENTS_FILE)))
    return MISTAKES


def _take_in(settings: Settings, desk: Desk, paths: Sequence[Path], round: str) -> Intake:
    from ..pipeline.commenting import take_in
    from ..proof.annotations import Unreadable

    try:
        return take_in(desk, paths, round)
    except Unreadable as fault:
        raise UsageFault(settings.words("comments.unread", file=shown_path(fault.args[0]))) from None


def _show_intake(settings: Settings, intake: Intake) -> None:
    from ..proof.comments import counts

    words = settings.words
    comments = {comment.id: comment for comment in intake.desk.comments}
    for taken in intake.files:
        read = [comments[id] for id in taken.ids]
        new = [comments[id] for id in taken.new]
        kinds = [
            words("comments.kind-count", kind=words(f"comments.kind-{kind}"), count=count)
            for kind, count in counts(new).items()
        ]
        placed = sum(bool(comment.place) for comment in read)
        if settings.format == "json":
            values = {"file": str(taken.file), "read": len(read), "new": taken.new, "placed": placed}
            settings.say_json("comments", values)
        elif not settings.quiet:
            said = words("comments.kinds", kinds=words.join(kinds)) if kinds else ""
            file = shown_path(taken.file)
            settings.say(words("comments.took", file=file, count=len(read), new=len(new), kinds=said, placed=placed))
        if not read:
            settings.tell(words("comments.drawn", file=shown_path(taken.file)))
    if settings.format == "json" or not settings.quiet:
        _list(settings, intake.desk, [comments[id] for taken in intake.files for id in taken.new], empty=False)


def _answer(settings: Settings, desk: Desk, id: str, status: CommentStatus, why: str, name: str) -> Desk:
    from ..pipeline.commenting import answer

    try:
        desk = answer(desk, id, status, reason=why, by=name)
    except KeyError:
        near = near_names(settings.words, id, [comment.id for comment in desk.comments])
        raise UsageFault(settings.words("comments.no-id", id=id, near=near)) from None
    if settings.format == "json":
        settings.say_json("answer", {"id": id, "status": status, "reason": why})
    elif not settings.quiet:
        settings.say(settings.words("comments.answered", id=id, status=settings.words(f"comments.status-{status}")))
    return desk


def _apply(settings: Settings, desk: Desk, yes: bool) -> tuple[Desk, bool]:
    """The desk after the changes that were agreed to; whether a plain wish could not be carried out."""
    from ..pipeline.commenting import apply_change, keep, next_change

    words = settings.words
    made, failed = 0, False
    for comment in [comment for comment in desk.comments if comment.is_open]:
        change = next_change(desk, comment.id)
        if isinstance(change, str):
            failed = failed or change not in ("kind", "unsure")
            if settings.format == "json":
                settings.say_json("left", {"id": comment.id, "reason": change})
            else:
                settings.tell(words("comments.left", id=comment.id, reason=words(f"comments.why-{change}")))
            continue
        place = f"{shown_path(desk.folder.parent / change.path)}:{change.line}:{change.column}"
        shown = words("comments.change", id=change.comment, place=place, before=change.before, after=change.after)
        if settings.format != "json":
            settings.say(shown)
        agreed = "y" if yes else _ask(settings)
        if agreed == "q":
            break
        if agreed != "y":
            continue
        desk = apply_change(desk, change)
        keep(desk)
        made += 1
        if settings.format == "json":
            settings.say_json("change", {k: v for k, v in change._asdict().items() if k != "data"})
    if settings.format != "json":
        settings.say(words("comments.changed", count=made))
    return desk, failed


def _ask(settings: Settings) -> str:
    """The first letter of what is typed; q at the end of the input."""
    settings.tell(settings.words("comments.ask"))
    line = sys.stdin.readline() if sys.stdin is not None else ""
    return line.strip().lower()[:1] if line else "q"


def _list(settings: Settings, desk: Desk, comments: Iterable[Comment], *, empty: bool = True) -> None:
    from ..base.columns import format_table

    found = list(comments)
    if settings.format == "json":
        for comment in found:
            settings.say_json("comment", asdict(comment))
        return
    if settings.format == "short":
        for comment in found:
            where = _place(desk, comment) or comment.page
            settings.say(f"{where}: {comment.kind}[{comment.id}] {_said(settings, comment)}")
        return
    if not found:
        if empty:
            settings.say(settings.words("comments.none"))
        return
    names = ("id", "page", "kind", "place", "words", "said", "author", "status")
    rows = [[settings.words(f"comments.{name}") for name in names], *(_row(settings, desk, one) for one in found)]
    settings.say(format_table(rows, "<" * len(names)))


def _row(settings: Settings, desk: Desk, comment: Comment) -> list[str]:
    words = settings.words
    at = words("comments.spot", x=f"{comment.at[0]:g}", y=f"{comment.at[1]:g}") if len(comment.at) == 2 else ""
    status = "lost" if comment.lost and comment.is_open else comment.status
    return [
        comment.id,
        comment.page,
        words(f"comments.kind-{comment.kind}") + ("" if comment.sure else words("comments.unsure")),
        _place(desk, comment) or at,
        _words(comment),
        _short(comment.text),
        comment.author,
        words(f"comments.status-{status}") + (f"：{comment.reason}" if comment.reason else ""),
    ]


def _place(desk: Desk, comment: Comment) -> str:
    """Where the words stand, as the editor would type it."""
    path, colon, rest = comment.place.partition(":")
    return f"{shown_path(desk.folder.parent / path)}{colon}{rest}" if path else ""


def _words(comment: Comment) -> str:
    """The words under a mark, and what is wanted; where it stands between two characters, these."""
    if comment.quote:
        return _short(comment.quote) + (f" → {_short(comment.new)}" if comment.new else "")
    if comment.kind in ("insert", "new_para"):
        return f"{comment.before[-3:]}‸{comment.new}‸{comment.after[:3]}"
    return f"{comment.before[-3:]}…{comment.after[:3]}" if comment.before or comment.after else ""


def _said(settings: Settings, comment: Comment) -> str:
    parts = (_words(comment), _short(comment.text), comment.author)
    return settings.words("report.clauses").join(part for part in parts if part)


def _short(words: str) -> str:
    line = words.replace("\n", " ")
    return line if len(line) <= _MOST_WORDS else f"{line[: _MOST_WORDS - 1]}…"


def _make(words: Words) -> Command:
    return Command(
        "comments",
        words,
        _comments,
        example="banxin comments 校样/A01-张.pdf\nbanxin comments --apply\n"
        'banxin comments --refuse 3f2a91bc "原文如此"',
        note=words("argument.comments"),
        params=[
            click.Argument(["files"], nargs=-1, metavar="[FILE.pdf…]"),
            click.Option(["--list", "listing"], is_flag=True, help=words("option.comments-list")),
            click.Option(["--apply", "applying"], is_flag=True, help=words("option.comments-apply")),
            click.Option(["--yes"], is_flag=True, help=words("option.comments-yes")),
            click.Option(["--done"], multiple=True, metavar="ID", help=words("option.comments-done")),
            click.Option(
                ["--refuse"], multiple=True, nargs=2, metavar='ID "WHY"', help=words("option.comments-refuse")
            ),
            click.Option(["--reopen"], multiple=True, metavar="ID", help=words("option.comments-reopen")),
            click.Option(["--as", "name"], default="", metavar="NAME", help=words("option.as")),
            click.Option(["--round"], default="", metavar="ROUND", help=words("option.comments-round")),
        ],
    )


COMMANDS = {"comments": _make}
