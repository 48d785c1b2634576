"""`banxin build` and `banxin check`: set an edition, say what is wrong, write the print files."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .command import Command, near_names
from .edition_folder import find_edition
from .local import local_option, results_of
from .settings import Settings, UsageFault
from .words import Words

if TYPE_CHECKING:
    from ..pdf.standards import StandardName
    from ..pipeline import Progress as Called
    from ..pipeline import Purpose, Result
    from ..pipeline.outgoing import Outgoing, Resent


def _build(
    settings: Settings,
    edition: str | None,
    pages: str,
    local: str,
    out: Path | None,
    whole: bool,
    standard: StandardName | None,
    why: str,
    replace: bool,
    ink: bool,
) -> int:
    if out is not None and out.exists() and not out.is_dir():
        raise UsageFault(settings.words("usage.not-folder", name=out, option="--out"))

    def run(folder: Path, progress: Called) -> tuple[Result, ...]:
        from ..base.host import clock_moment
        from ..pipeline import build, user_store
        from ..pipeline.outgoing import Outgoing

        store, moment = user_store(), clock_moment()

        def one(key: str, alike: Mapping[str, str]) -> Result:
            # A run's own: what the editions share went out with the first of them.
            outgoing = Outgoing(folder, standard, whole=whole, why=why, moment=moment, replaces=replace)
            result = build(
                folder,
                out=out,
                pages=page_names(pages),
                whole=whole,
                standard=standard,
                versions=outgoing.versions,
                ink=ink,
                progress=progress,
                store=store,
                local=key,
                locals_=alike,
            )
            resent.extend(_kept(settings, outgoing, result))
            return result

        return results_of(settings, folder, local, store, one)

    resent: list[Resent] = []
    code = _run(settings, edition, run, printing=True)
    for one in resent:
        _tell_resent(settings, one)
    return code


def _kept(settings: Settings, outgoing: Outgoing, result: Result) -> Iterable[Resent]:
    """Keep the rounds; files are written whether they can be kept or not."""
    try:
        return outgoing.keep(result)
    except OSError as fault:
        settings.tell(settings.words("rounds.unkept", reason=fault.strerror or str(fault)))
        return ()


def _tell_resent(settings: Settings, one: Resent) -> None:
    if settings.format == "json":
        settings.say_json("resent", {"page": one.page, "before": one.before, "now": one.now})
        return
    settings.tell(settings.words("rounds.resent", page=one.page, before=one.before, now=one.now))
    if not one.is_explained:
        settings.tell(settings.words("rounds.say-why"))


def _check(
    settings: Settings,
    edition: str | None,
    pages: str,
    local: str,
    explain: str,
    purpose: Purpose,
    report: Path | None,
) -> int:
    if explain:
        return _explain(settings, explain)

    def run(folder: Path, progress: Called) -> tuple[Result, ...]:
        from ..pipeline import check, user_store

        store = user_store()

        def one(key: str, _: Mapping[str, str]) -> Result:
            return check(folder, pages=page_names(pages), progress=progress, store=store, purpose=purpose, local=key)

        return results_of(settings, folder, local, store, one)

    return _run(settings, edition, run, printing=False, report=report)


def _run(
    settings: Settings,
    edition: str | None,
    run: Callable[[Path, Called], tuple[Result, ...]],
    *,
    printing: bool,
    report: Path | None = None,
) -> int:
    folder = find_edition(edition, settings)
    from .app import MISTAKES
    from .progress import Progress

    start = time.perf_counter()
    with Progress(settings) as progress:
        results = run(folder, progress)
    from .report import Reporter

    for result in results:
        refuse_strange_page(settings, result)
    for result in results:
        Reporter(settings, folder).show(result, time.perf_counter() - start, printing=printing)
        if report is not None:
            from ..base.host import write_file
            from .html_report import html_report

            local = result.local if len(results) > 1 else None
            path = report.with_name(f"{report.stem}-{local.key}{report.suffix}") if local else report
            write_file(path, html_report(result, settings.words, settings.language).encode())
    return MISTAKES if any(_failed(settings, result, printing) for result in results) else 0


def _failed(settings: Settings, result: Result, printing: bool) -> bool:
    from .report import tally

    counts = tally(result.diagnostics)
    withheld = any(page.withheld or (printing and not page.file) for page in result.pages)
    return bool(counts.errors or withheld or not result.pages or (settings.strict and counts.warnings))


def refuse_strange_page(settings: Settings, result: Result) -> None:
    """A page that the issue does not have is a mistake of the command line. Raises UsageFault."""
    mistyped = next((item for item in result.diagnostics if item.code == "edition/no-page-of-name"), None)
    if mistyped and mistyped.value("known"):
        raise UsageFault(settings.words("usage.no-page", name=mistyped.value("name"), known=mistyped.value("known")))


def page_names(pages: str) -> tuple[str, ...] | None:
    """The pages of `A01,A03`, in any case and with any comma; None for all."""
    for mark in "，、;； ":
        pages = pages.replace(mark, ",")
    parts = (name.strip().partition("@") for name in pages.split(",") if name.strip())
    return tuple(page.upper() + at + local for page, at, local in parts) or None


def _explain(settings: Settings, code: str) -> int:
    """Print the page about a code, or about those of a make-up rule by its number."""
    from ..base.makeup import codes_called
    from ..base.messages import catalogue

    known = catalogue()
    for number, one in enumerate(codes_called(code)):
        if one not in known:
            raise UsageFault(settings.words("usage.code", name=code, near=near_names(settings.words, code, known)))
        if number and settings.format != "json":
            settings.say("")
        _explain_one(settings, one)
    return 0


def _explain_one(settings: Settings, code: str) -> None:
    """Sentence, severity, explanation, what to do; of a make-up rule its name and the pages that leave it off."""
    from ..base.makeup import number_of, rule_called
    from ..base.messages import catalogue, pattern

    message, rule = catalogue()[code], rule_called(number_of(code))
    english = settings.language == "en"
    severity = settings.words(f"explain.severity-{message.severity}")
    if settings.format == "json":
        values = {
            "code": code,
            "rule": rule.number if rule else "",
            "severity": str(message.severity),
            "message": pattern(message.text[english]),
            "hint": pattern(message.hint[english]),
            "explain": message.explain[english],
        }
        settings.say_json("explanation", values)
        return
    parts = [
        f"{code}{f' {rule.number}' if rule else ''}  {severity}\n{_blanked(pattern(message.text[english]))}",
        _plain(message.explain[english]),
    ]
    if message.hint[english]:
        parts.append(settings.words("explain.hint", hint=_blanked(pattern(message.hint[english]))))
    if rule:
        off = settings.words.join([settings.words(f"style.{style}") for style in rule.off])
        key = "explain.rule-off" if off else "explain.rule"
        name = rule.english if english else rule.chinese
        parts.append(settings.words(key, rule=rule.number, name=name, styles=off))
    settings.say("\n\n".join(parts))


class _Blanks(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def _blanked(sentence: str) -> str:
    """A sentence of the catalogue with dots where its values go."""
    return sentence.format_map(_Blanks())


def _plain(text: str) -> str:
    """An explanation; its braces are doubled where it was written like the sentences."""
    return text.replace("{{", "{").replace("}}", "}")


def _arguments(words: Words) -> list[click.Parameter]:
    return [
        click.Argument(["edition"], required=False, metavar="[EDITION]"),
        click.Option(["--pages"], default="", metavar="A01,A03", help=words("option.pages")),
        local_option(words),
    ]


STANDARDS = ("x1a", "x3", "x4", "a2b", "a2u", "ua1")
"""For the press, for the archive, for readers."""


def _make_build(words: Words) -> Command:
    return Command(
        "build",
        words,
        _build,
        example="banxin build\nbanxin build 2026-11-24 --pages A01,A03",
        note=words("argument.edition"),
        params=[
            *_arguments(words),
            click.Option(["--out"], metavar="DIR", type=click.Path(path_type=Path), help=words("option.out")),
            click.Option(["--whole"], is_flag=True, help=words("option.whole")),
            click.Option(["--standard"], type=click.Choice(STANDARDS), help=words("option.standard")),
            click.Option(["--why"], default="", metavar="WORDS", help=words("option.why")),
            click.Option(["--replace"], is_flag=True, help=words("option.replace")),
            click.Option(["--ink"], is_flag=True, help=words("option.ink")),
        ],
    )


def _make_check(words: Words) -> Command:
    return Command(
        "check",
        words,
        _check,
        example="banxin check\nbanxin check --explain fit/overset",
        note=words("argument.edition"),
        params=[
            *_arguments(words),
            click.Option(
                ["--for", "purpose"], type=click.Choice(("print", "proof")), default="print", help=words("option.for")
            ),
            click.Option(
                ["--report"], metavar="FILE.html", type=click.Path(path_type=Path), help=words("option.report")
            ),
            click.Option(["--explain"], default="", metavar="CODE", help=words("option.explain")),
        ],
    )


COMMANDS = {"build": _make_build, "check": _make_check}
