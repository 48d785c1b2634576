"""The record of signatures, `signoff.jsonl`: a line each, only ever added to, each sealed and tied to the one before.

A signature says which page somebody read in which role, and what it was made of: the layout, every file with digests of
its lines, fonts, engine, the PDF. So it can be told later whether the page is still that one, and what changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal, NamedTuple

from ..base.host import append_line

SIGNOFF_FILE = "signoff.jsonl"
_LINE_DIGITS = 6
"""Hexadecimal digits that stand for a line of a file: enough to see which lines are others."""

Fault = Literal["tampered", "removed", "moved", "unread"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a page is made of. `layout` is the digest of all that shows on it, places in the copy aside.

    `files` are those it was made from with the SHA-256 of each, `lines` a short digest of every line of those that
    people type; `pdf` is the SHA-256 of its print file, "" where none can be written yet.
    """

    layout: str
    files: tuple[tuple[str, str], ...] = ()
    lines: tuple[tuple[str, str], ...] = ()
    fonts: str = ""
    engine: str = ""
    pdf: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """One line of the record; `before` is the seal of the line before it, "" on the first."""

    page: str
    role: str
    name: str
    time: str
    round: str
    evidence: Evidence
    before: str = ""
    seal: str = ""


class Break(NamedTuple):
    """A line of the record that is not as it was written, counted from 1."""

    line: int
    fault: Fault


class Changed(NamedTuple):
    """A file that is not as it was signed, and its lines that are others now; () where that can't be told."""

    path: str
    lines: tuple[int, ...] = ()


class Record(NamedTuple):
    """The signatures that hold, in the order in which they were given, and the first fault of the chain."""

    signatures: tuple[Signature, ...]
    broken: Break | None = None


def line_digests(text: str) -> str:
    """Short digests of all lines, one after the other; spaces at their ends don't count."""
    rows = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
    return "".join(sha256(row.rstrip().encode("utf-8", "surrogatepass")).hexdigest()[:_LINE_DIGITS] for row in rows)


def sign(path: Path, signature: Signature) -> Signature:
    """Add a signature to the record; returns it with its seal. Raises OSError."""

    def make(before: bytes) -> bytes:
        last = before.rstrip(b"\n").rpartition(b"\n")[2]
        return _line(signature, _seal_in(last))

    return _read_line(append_line(path, make))


def read_record(path: Path) -> Record:
    """The record as far as it is sound. What follows a fault does not count, since nobody knows what it followed."""
    rows = path.read_bytes().splitlines() if path.is_file() else []
    seals = [_seal_in(row) for row in rows]
    sound: list[Signature] = []
    before = ""
    for number, row in enumerate(rows, 1):
        try:
            signature = _read_line(row)
        except (ValueError, KeyError, TypeError):
            return Record(tuple(sound), Break(number, "unread"))
        if _line(signature, signature.before) != row:
            return Record(tuple(sound), Break(number, "tampered"))
        if signature.before != before:
            return Record(tuple(sound), Break(number, "moved" if signature.before in ("", *seals) else "removed"))
        sound.append(signature)
        before = signature.seal
    return Record(tuple(sound))


def latest(signatures: Iterable[Signature]) -> dict[tuple[str, str], Signature]:
    """The last signature of each role on each page."""
    return {(one.page, one.role): one for one in signatures}


def is_valid(signature: Signature, now: Evidence) -> bool:
    """Whether a page is what was signed."""
    return (signature.evidence.layout, signature.evidence.fonts) == (now.layout, now.fonts)


def what_changed(signed: Evidence, now: Evidence) -> tuple[Changed, ...]:
    """The files that differ from those that were signed, with their lines as they are now."""
    before, after = dict(signed.files), dict(now.files)
    old_lines, new_lines = dict(signed.lines), dict(now.lines)
    return tuple(
        Changed(path, _other_lines(old_lines.get(path, ""), new_lines.get(path, "")))
        for path in sorted({*before, *after})
        if before.get(path) != after.get(path)
    )


def _other_lines(old: str, new: str) -> tuple[int, ...]:
    if not old or not new:
        return ()
    from difflib import SequenceMatcher

    before, after = _split(old), _split(new)
    found: list[int] = []
    for kind, _, _, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            # Where lines were taken out, the one that follows them.
            found += range(start + 1, max(end, start + 1) + 1)
    return tuple(sorted({min(line, len(after)) for line in found}))


def _split(digests: str) -> list[str]:
    return [digests[at : at + _LINE_DIGITS] for at in range(0, len(digests), _LINE_DIGITS)]


def _line(signature: Signature, before: str) -> bytes:
    values = asdict(signature)
    evidence = values.pop("evidence")
    # As objects they can be read by people and other programs.
    values |= evidence | {"files": dict(evidence["files"]), "lines": dict(evidence["lines"]), "before": before}
    values.pop("seal")
    seal = sha256(_json(values).encode()).hexdigest()
    return _json(values | {"seal": seal}).encode()


def _json(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _read_line(row: bytes) -> Signature:
    """Raises ValueError, KeyError or TypeError for anything that `sign` did not write."""
    values: dict[str, Any] = json.loads(row.decode("utf-8"))
    own = {field.name: values[field.name] for field in fields(Signature) if field.name != "evidence"}
    evidence = {field.name: values[field.name] for field in fields(Evidence)}
    evidence |= {name: tuple(values[name].items()) for name in ("files", "lines") if isinstance(values[name], dict)}
    if any(not isinstance(value, str) for value in own.values()):
        raise TypeError
    return Signature(evidence=Evidence(**evidence), **own)


def _seal_in(row: bytes) -> str:
    try:
        return _read_line(row).seal
    except (ValueError, KeyError, TypeError):
        # Something that is no signature is still something that came before.
        return sha256(row).hexdigest() if row else ""


def state_of(signatures: Sequence[Signature], page: str, roles: Sequence[str], now: Evidence) -> str:
    """The highest role in which a page is signed as it is; "" where there is none."""
    own = latest(one for one in signatures if one.page == page)
    valid = {role for (_, role), one in own.items() if is_valid(one, now)}
    return next((role for role in reversed(roles) if role in valid), "")
