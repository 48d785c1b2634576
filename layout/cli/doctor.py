"""`banxin doctor`: is this machine fit to set a newspaper?"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Iterator
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from .. import __version__
from ..base.host import cache_folder, machine_name
from ..base.resources import resource
from .command import Command
from .settings import Settings
from .words import Words

LEAST_PYTHON = (3, 11)
LEAST_DISK_GB = 1
_GB = 10**9
_MB = 10**6
_MARKS = {"good": "✓", "warning": "!", "error": "✗"}

# Enough to tell a console of the whole repertoire from one of a code page.
_SAMPLE = "版心✓—𬭎"


class Finding(NamedTuple):
    """One thing examined; `state` is "good", "warning" or "error"."""

    name: str
    state: str
    value: str


def examine(words: Words, folder: Path) -> Iterator[Finding]:
    """Everything the engine needs of the machine, one after another."""
    yield Finding("engine", "good", f"banxin {__version__}")
    yield _python(words)
    yield _libraries(words)
    yield _dictionary(words)
    yield _fonts(words)
    yield _stylesheets(words)
    yield _profiles(words)
    yield _disk(words, folder)
    yield _writable(words, folder)
    yield _cache(words)
    yield _console(words)
    yield Finding("language", "good", words.language)
    yield _last_build(words, folder)


def _python(words: Words) -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < LEAST_PYTHON:
        least = ".".join(map(str, LEAST_PYTHON))
        return Finding("python", "error", words("doctor.python-old", version=version, least=least))
    return Finding("python", "good", f"{version} {machine_name()}")


def _libraries(words: Words) -> Finding:
    """Those that the package itself asks for, each in a version that it allows."""
    missing: list[str] = []
    other: list[str] = []
    count = 0
    for requirement in metadata.requires("banxin") or ():
        if "extra ==" in requirement:
            continue
        count += 1
        name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            missing.append(name)
            continue
        if not _allowed(version, requirement):
            other.append(f"{name} {version}")
    if missing:
        return Finding("libraries", "error", words("doctor.library-missing", names=" ".join(missing)))
    if other:
        return Finding("libraries", "error", words("doctor.library-old", names=words.join(other)))
    return Finding("libraries", "good", f"{count}/{count}")


def _dictionary(words: Words) -> Finding:
    """The extra that breaks heads between words: with it and without, heads may break in other places."""
    try:
        return Finding("dictionary", "good", f"rjieba {metadata.version('rjieba')}")
    except metadata.PackageNotFoundError:
        return Finding("dictionary", "good", words("doctor.no-dictionary"))


def _allowed(version: str, requirement: str) -> bool:
    """Whether a version is within the `>=` and `<` bounds of a requirement."""
    at = _numbers(version)
    bounds = re.findall(r"(>=|<)\s*([\d.]+)", requirement.partition(";")[0])
    return all((at >= _numbers(bound)) if sign == ">=" else (at < _numbers(bound)) for sign, bound in bounds)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:4])


def _fonts(words: Words) -> Finding:
    """The files of the manifest, byte for byte: a font cut short sets blanks on press night."""
    manifest = resource("fonts", "fonts.json")
    try:
        entries = json.loads(manifest.read_text(encoding="utf-8"))["fonts"]
    except OSError:
        return Finding("fonts", "error", words("doctor.font-missing", names=manifest.name))
    wrong = [item["file"] for item in entries if not _same(manifest.parent / item["file"], item["sha256"])]
    if wrong:
        return Finding("fonts", "error", words("doctor.font-missing", names=words.join(wrong)))
    return Finding("fonts", "good", f"{len(entries)}/{len(entries)}  {manifest.parent}")


def _same(path: Path, digest: str) -> bool:
    try:
        return sha256(path.read_bytes()).hexdigest() == digest
    except OSError:
        return False


def _stylesheets(words: Words) -> Finding:
    folder = resource("stylesheets", "press").parent
    names = sorted(path.stem for path in folder.glob("*.css"))
    return Finding("stylesheets", "good" if names else "error", words.join(names) or words("doctor.none"))


def _profiles(words: Words) -> Finding:
    names = sorted(path.stem for path in resource("stylesheets", "press").glob("*.icc"))
    return Finding("profiles", "good" if names else "error", words.join(names) or words("doctor.none"))


def _disk(words: Words, folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free / _GB
    if free < LEAST_DISK_GB:
        return Finding("disk", "error", words("doctor.disk-low", size=f"{free:.1f}", least=LEAST_DISK_GB))
    return Finding("disk", "good", words("doctor.free", size=f"{free:.0f}"))


def _writable(words: Words, folder: Path) -> Finding:
    # Asking for permission tells nothing on network drives; writing does.
    probe = folder / f".banxin-{os.getpid()}.tmp"
    try:
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as refusal:
        reason = refusal.strerror or str(refusal)
        return Finding("folder", "error", words("doctor.not-writable", folder=folder.absolute(), reason=reason))
    return Finding("folder", "good", str(folder.absolute()))


def _cache(words: Words) -> Finding:
    from ..pipeline import user_store

    folder = cache_folder()
    if folder is None:
        return Finding("cache", "good", words("doctor.cache-off"))
    store = user_store()
    if store.folder is None:
        return Finding("cache", "warning", words("doctor.cache-unsafe", folder=folder))
    return Finding("cache", "good", words("doctor.cache-used", folder=folder, size=f"{store.size() / _MB:.0f}"))


def _console(words: Words) -> Finding:
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        _SAMPLE.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return Finding("console", "warning", words("doctor.console-narrow", encoding=encoding))
    return Finding("console", "good", encoding)


def _last_build(words: Words, folder: Path) -> Finding:
    from datetime import datetime

    written = [
        path.stat().st_mtime for pattern in ("out/print/*.pdf", "*/out/print/*.pdf") for path in folder.glob(pattern)
    ]
    if not written:
        return Finding("last-build", "good", words("doctor.none"))
    return Finding("last-build", "good", f"{datetime.fromtimestamp(max(written)).astimezone():%Y-%m-%d %H:%M}")


def _doctor(settings: Settings) -> int:
    findings = tuple(examine(settings.words, settings.directory))
    bad = sum(item.state == "error" for item in findings)
    weak = sum(item.state == "warning" for item in findings)
    if settings.format == "json":
        for item in findings:
            settings.say_json("check", item._asdict())
    else:
        shown = [item for item in findings if not settings.quiet or item.state != "good"]
        if shown:
            settings.say(_table(shown, settings))
        count = bad + weak
        if settings.format == "short":
            return _code(bad, weak, settings)
        verdict = settings.words("doctor.trouble", count=count) if count else settings.words("doctor.all-well")
        settings.say(verdict)
    return _code(bad, weak, settings)


def _code(bad: int, weak: int, settings: Settings) -> int:
    from .app import MACHINE

    return MACHINE if bad or (weak and settings.strict) else 0


def _table(findings: list[Finding], settings: Settings) -> str:
    from ..base.columns import format_table

    return format_table(
        [
            (
                settings.styled(_MARKS[item.state], item.state, "stdout"),
                settings.words(f"doctor.{item.name}"),
                item.value,
            )
            for item in findings
        ],
        "<<<",
    )


def _make(words: Words) -> Command:
    return Command("doctor", words, _doctor, example="banxin doctor")


COMMANDS = {"doctor": _make}
