"""From the arguments of the process to an exit code.

0 done, warnings allowed · 1 mistakes in the edition · 2 wrong command or flag · 3 the machine (a file, the disk)
· 4 a fault of the engine, with its report · 130 stopped.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from itertools import pairwise
from pathlib import Path

import click

from .. import __version__
from ..base.host import system_language, use_utf8_console
from .command import Root, near_names
from .settings import Settings, UsageFault
from .words import Language, Words

_REASONS = {
    "full": (errno.ENOSPC, errno.EDQUOT),
    "refused": (errno.EACCES, errno.EPERM),
    "read-only": (errno.EROFS,),
    "gone": (errno.ENOENT,),
    "folder": (errno.EISDIR,),
    "file": (errno.ENOTDIR, errno.EEXIST),
    "long": (errno.ENAMETOOLONG,),
}
MISTAKES, USAGE, MACHINE, FAULT, STOPPED = 1, 2, 3, 4, 130

COMMANDS = {
    "build": "build",
    "check": "build",
    "proof": "proof",
    "back": "back",
    "diff": "diff",
    "new": "new",
    "tidy": "tidy",
    "fonts": "fonts",
    "doctor": "doctor",
    "hold": "hold",
    "pull": "night",
    "swap": "night",
    "move": "night",
    "undo": "night",
    "comments": "comments",
    "sign": "sign",
    "date": "date",
    "schema": "schema",
    "preflight": "preflight",
    "preview": "preview",
    "watch": "preview",
}
"""Command to the module that makes it."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Run `banxin`; nothing that can go wrong leaves here as an exception."""
    use_utf8_console()
    args = list(sys.argv[1:] if arguments is None else arguments) or ["--help"]
    words = Words(_language(args))
    settings = Settings(words)
    try:
        return _run(args, settings)
    except UsageFault as fault:
        return _end(USAGE, str(fault), args, settings)
    except click.ClickException as fault:
        return _end(USAGE, _usage_words(fault, words), args, settings)
    except (KeyboardInterrupt, click.Abort):
        settings.tell(words("end.stopped"))
        return STOPPED
    except BrokenPipeError:
        # Whoever read our output has had enough; the interpreter must not complain about it at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as fault:
        return _end(MACHINE, words("end.machine", reason=_machine_words(fault, words)), args, settings)
    except Exception as fault:
        from .fault_report import report_fault

        return _end(FAULT, report_fault(fault, args, settings), args, settings)


def _end(code: int, message: str, args: Sequence[str], settings: Settings) -> int:
    """Say why nothing came of it: in words, and to a script that reads JSON in its own way too."""
    # The option may stand after what was wrong with the line.
    if settings.format == "json" or "--format=json" in args or ("--format", "json") in pairwise(args):
        settings.say_json("fault", {"exit": code, "message": message})
    settings.tell(f"banxin: {message}")
    return code


def _run(args: list[str], settings: Settings) -> int:
    root = Root(settings.words, {name: _maker(name, module) for name, module in COMMANDS.items()}, __version__)
    result = root.main(args, prog_name="banxin", standalone_mode=False, obj=settings)
    sys.stdout.flush()
    return result if isinstance(result, int) else 0


def _maker(name: str, module: str) -> Callable[[Words], click.Command]:
    return lambda words: import_module(f".{module}", __package__).COMMANDS[name](words)


def _language(args: Sequence[str]) -> Language:
    """The language that the arguments name, else the system's."""
    for index, arg in enumerate(args):
        value = arg.removeprefix("--lang=") if arg != "--lang" else "".join(args[index + 1 : index + 2])
        if value != arg and value in ("zh", "en"):
            return "en" if value == "en" else "zh"
    return system_language()


def _usage_words(fault: click.ClickException, words: Words) -> str:
    """What click found wrong, in the editor's language."""
    sentence = _sentence(fault, words)
    path = fault.ctx.command_path if isinstance(fault, click.UsageError) and fault.ctx else "banxin"
    command = path.removeprefix("banxin").strip()
    see = words("usage.see", command=command) if command else words("usage.see-root")
    return f"{sentence}\n  {see}"


def _sentence(fault: click.ClickException, words: Words) -> str:
    if isinstance(fault, click.NoSuchOption):
        params = fault.ctx.command.params if fault.ctx else []
        bare = fault.option_name.lstrip("-")
        if any(isinstance(param, click.Argument) and param.name == bare for param in params):
            return words("usage.no-dashes", name=fault.option_name)
        known = [name for param in params if isinstance(param, click.Option) for name in param.opts]
        return words("usage.no-option", name=fault.option_name, near=near_names(words, fault.option_name, known))
    if isinstance(fault, click.MissingParameter):
        return words("usage.missing", name=_parameter(fault))
    if isinstance(fault, click.BadOptionUsage):
        key = "usage.no-value" if "take" in fault.message else "usage.needs-value"
        return words(key, name=fault.option_name)
    if isinstance(fault, click.BadParameter) and fault.param is not None:
        return _value_sentence(fault, fault.param, words)
    return fault.format_message()


def _value_sentence(fault: click.BadParameter, param: click.Parameter, words: Words) -> str:
    # click keeps the value only inside of its sentence, as the first thing in quotes.
    value = fault.message.split("'")[1] if fault.message.count("'") > 1 else ""
    if isinstance(param.type, click.Choice):
        return words("usage.value", name=_parameter(fault), value=value, choices=words.join([*param.type.choices]))
    if isinstance(param.type, click.Path):
        return words("usage.no-file", name=value)
    return words("usage.number", name=_parameter(fault), value=value)


def _parameter(fault: click.BadParameter) -> str:
    param = fault.param
    if param is None:
        return str(fault.param_hint or "")
    return param.opts[-1] if isinstance(param, click.Option) else param.make_metavar(fault.ctx or _no_context(param))


def _no_context(param: click.Parameter) -> click.Context:
    return click.Context(click.Command("banxin", params=[param]))


def _machine_words(fault: OSError, words: Words) -> str:
    key = next((key for key, numbers in _REASONS.items() if fault.errno in numbers), "")
    reason = words(f"machine.{key}") if key else fault.strerror or str(fault)
    if not fault.filename:
        return reason
    # Of a file to be renamed the name that was wanted; our own for the time of writing says nothing to anybody.
    file = Path(os.fsdecode(fault.filename2 or fault.filename))
    file = file.parent if file.name.startswith(".banxin-") else file
    return words("end.machine-file", file=file, reason=reason)
