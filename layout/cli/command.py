"""Commands as click runs them: options for every command, help in the editor's language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from .settings import Settings, UsageFault
from .words import Words

_MUCH_LESS_LIKE = 0.12
HELP_NAMES = ("-h", "--help")


class Command(click.Command):
    """A command whose help starts with an example to copy.

    `example` is one line, or several; `note` explains the argument.
    """

    def __init__(
        self,
        name: str,
        words: Words,
        callback: Callable[..., int],
        *,
        example: str,
        note: str = "",
        params: Iterable[click.Parameter] = (),
    ) -> None:
        self.words = words
        self.example = example
        self.note = note
        self.own = list(params)
        summary = words(f"help.{name}")
        super().__init__(
            name,
            callback=click.pass_obj(callback),
            params=[*self.own, *common_options(words)],
            help=summary,
            short_help=summary,
            options_metavar=words("help.any"),
            # More arguments than there is use for are taken here, so that we can say so in our own words.
            context_settings={"help_option_names": HELP_NAMES, "allow_extra_args": True},
        )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        rest = super().parse_args(ctx, args)
        if rest:
            raise UsageFault(self.words("usage.extra", names=self.words.join(rest)))
        return rest

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _in_words(super().get_help_option(ctx), self.words)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write(_indented(self.example.splitlines()))
        formatter.write_paragraph()
        formatter.write(f"{self.help}\n")
        if self.note:
            formatter.write(f"{self.note}\n")
        formatter.write_paragraph()
        usage = " ".join(self.collect_usage_pieces(ctx))
        formatter.write(f"{self.words('help.usage')}: {ctx.command_path} {usage}\n")
        own = {id(param) for param in self.own}
        params = self.get_params(ctx)
        _write_options(formatter, ctx, self.words("help.options"), [p for p in params if id(p) in own])
        _write_options(formatter, ctx, self.words("help.everywhere"), [p for p in params if id(p) not in own])


class Root(click.Group):
    """`banxin` itself. Its commands are made when they are asked for, by the functions in `makers`."""

    def __init__(self, words: Words, makers: dict[str, Callable[[Words], click.Command]], version: str) -> None:
        self.words = words
        self.makers = makers

        def show(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
            if value:
                print(f"banxin {version}")
                ctx.exit()

        shown = click.Option(
            ["--version"],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            help=words("option.version"),
            callback=show,
        )
        super().__init__(
            "banxin",
            params=[*common_options(words), shown],
            context_settings={"help_option_names": HELP_NAMES},
        )

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.makers)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        maker = self.makers.get(cmd_name)
        return maker(self.words) if maker else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.makers and not args[0].startswith("-"):
            near = near_names(self.words, args[0], self.makers)
            raise UsageFault(self.words("usage.no-command", name=args[0], near=near))
        return super().resolve_command(ctx, args)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _in_words(super().get_help_option(ctx), self.words)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write(_indented(["banxin new 2026-11-24", "banxin check", "banxin build"]))
        formatter.write_paragraph()
        formatter.write(f"{self.words('help.root')}\n")
        rows = [(name, self.words(f"help.{name}")) for name in self.makers]
        _write_rows(formatter, self.words("help.commands"), rows)
        _write_options(formatter, ctx, self.words("help.everywhere"), self.get_params(ctx))
        formatter.write_paragraph()
        formatter.write(f"{self.words('help.more')}\n")


def near_names(words: Words, name: str, known: Iterable[str]) -> str:
    """The question whether one of the names like `name` was meant; empty when there is none."""
    from difflib import SequenceMatcher, get_close_matches

    close = get_close_matches(name, list(known), 3, 0.6)
    # Of several, those that are about as near as the nearest.
    likeness = {word: SequenceMatcher(a=word, b=name).ratio() for word in close}
    close = [word for word in close if likeness[word] > likeness[close[0]] - _MUCH_LESS_LIKE]
    return words("usage.near", names=words.join(close)) if close else ""


def common_options(words: Words) -> list[click.Parameter]:
    """The options that stand before the command or after it; they land in `Settings`."""

    def option(names: list[str], key: str, field: str, **more: Any) -> click.Option:
        def store(ctx: click.Context, _param: click.Parameter, value: Any) -> None:
            if value not in (None, False):
                setattr(ctx.find_object(Settings), field, value)

        return click.Option(names, help=words(key), expose_value=False, callback=store, **more)

    return [
        option(["-C"], "option.directory", "directory", metavar="DIR", type=_Folder(words)),
        # `run` has read the language already, since these very words depend on it.
        click.Option(["--lang"], type=click.Choice(["zh", "en"]), expose_value=False, help=words("option.lang")),
        option(["--format"], "option.format", "format", type=click.Choice(["text", "short", "json"])),
        option(["--strict"], "option.strict", "strict", is_flag=True),
        option(["-q", "--quiet"], "option.quiet", "quiet", is_flag=True),
        option(["-v", "--verbose"], "option.verbose", "verbose", is_flag=True),
        option(["--color"], "option.color", "color", type=click.Choice(["auto", "always", "never"])),
    ]


class _Folder(click.ParamType[Path]):
    """A folder that is there."""

    name = "folder"

    def __init__(self, words: Words) -> None:
        self.words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        folder = Path(value)
        if not folder.is_dir():
            raise UsageFault(self.words("usage.folder", name=value, near=""))
        return folder


def _in_words(option: click.Option | None, words: Words) -> click.Option | None:
    if option is not None:
        option.help = words("option.help")
    return option


def _write_options(
    formatter: click.HelpFormatter, ctx: click.Context, title: str, params: Iterable[click.Parameter]
) -> None:
    options = [param for param in params if isinstance(param, click.Option)]
    _write_rows(formatter, title, [record for option in options if (record := option.get_help_record(ctx))])


def _write_rows(formatter: click.HelpFormatter, title: str, rows: list[tuple[str, str]]) -> None:
    """A titled list of names and what they mean. click's own would wrap Chinese by characters, not columns."""
    from ..base.columns import format_table

    if rows:
        formatter.write_paragraph()
        formatter.write(f"{title}:\n{_indented(format_table(rows, '<<').splitlines())}")


def _indented(lines: Iterable[str]) -> str:
    return "".join(f"  {line}\n" for line in lines)
