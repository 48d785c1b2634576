"""`plant.toml`: what the printing plant asks for, written once beside `paper.yaml`.

name = "河口印务中心"
standard = "x1a"              # x1a, x3 or x4
file-name = "{date}_{page}"
marks = ["crop", "slug"]
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from string import Formatter

from ..base.diagnostics import Diagnostic, Outcome, Span
from ..base.messages import diagnostic
from ..base.reads import is_file, read_bytes
from .model import Plant, PlantStandard
from .source import SourceText
from .yaml_tree import Mapping, Node, Scalar, Sequence, locate

PLANT_FILE = "plant.toml"
FILE_NAME_FIELDS = ("date", "year", "month", "day", "page", "pages", "paper", "issue", "local")
_NEWEST_PROFILE: dict[PlantStandard, int] = {"x1a": 2, "x3": 2, "x4": 4}
"""The newest version of ICC profiles that a file to each standard may hold."""
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_AT = re.compile(r"\(at line (\d+), column (\d+)\)")


def read_plant(source: SourceText, path: Path) -> Outcome[Plant]:
    """The plant in `source`, the text of `path`; what is faulty in it is reported and left as it is without."""
    from .schema import PlantSheet, check

    try:
        values = tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as fault:
        return Outcome(Plant(path=str(path)), (_syntax_fault(source, str(fault)),))
    tree = _tree(values, source)
    checked = check(PlantSheet, tree)
    faults = list(checked.diagnostics)
    sheet = checked.value or PlantSheet()
    profile = path.parent / sheet.profile if sheet.profile else None
    if profile and (fault := _profile_fault(profile, sheet.standard)):
        faults.append(diagnostic(fault, _span(tree, "profile"), file=sheet.profile, standard=sheet.standard))
        profile = None
    if bool(sheet.profile) != bool(sheet.condition):
        faults.append(diagnostic("plant/profile-alone", _span(tree, "profile" if sheet.profile else "condition")))
    file_name = sheet.file_name
    if reason := _bad_name(file_name):
        faults.append(
            diagnostic("plant/file-name", _span(tree, "file_name"), name=file_name, part=reason,
                       known="、".join(FILE_NAME_FIELDS))
        )  # fmt: skip
        file_name = Plant().file_name
    plant = Plant(
        sheet.name, sheet.standard, file_name, sheet.trim, sheet.marks, sheet.double_truck, sheet.sheets,
        sheet.ink_limit, profile, sheet.condition, sheet.press, sheet.spot, sheet.black_panels, str(path), sheet.inks,
    )  # fmt: skip
    return Outcome(plant, tuple(faults))


def _profile_fault(path: Path, standard: PlantStandard) -> str:
    """The code of what is wrong with an ICC profile for a press, by its head (ICC.1:2001-04, 6.1); "" for nothing."""
    if not is_file(path):
        return "plant/no-profile"
    try:
        data = read_bytes(path)
    except OSError:
        return "plant/no-profile"
    if data[36:40] != b"acsp" or int.from_bytes(data[:4], "big") > len(data):
        return "plant/bad-profile"
    if data[12:20] != b"prtrCMYK" or data[20:24] not in (b"Lab ", b"XYZ "):
        return "plant/other-profile"
    return "plant/new-profile" if data[8] > _NEWEST_PROFILE[standard] else ""


def _bad_name(template: str) -> str:
    """What can't stand in the name of a file, or would give two pages one name; "" for nothing."""
    try:
        pieces = list(Formatter().parse(template))
    except ValueError:
        return template
    fields = [field for _, field, _, _ in pieces if field is not None]
    unknown = [f"{{{field}}}" for field in fields if field not in FILE_NAME_FIELDS]
    odd = [match[0] for words, *_ in pieces if (match := _FORBIDDEN.search(words))]
    if unknown or odd:
        return (unknown + odd)[0]
    return "" if {"page", "pages"} & set(fields) else "{page}"


def _syntax_fault(source: SourceText, words: str) -> Diagnostic:
    match = _AT.search(words)
    line, column = (int(match[1]), int(match[2])) if match else (max(len(source.lines) - 1, 1), 1)
    return diagnostic("plant/syntax", source.span(line, column))


def _span(tree: Node, key: str) -> Span:
    found = locate(tree, (key,))
    return (found[0] or found[1]).span


def _tree(values: dict[str, object], source: SourceText) -> Mapping:
    """The values as a tree like that of YAML, every key with its place."""
    entries: list[tuple[Scalar, Node]] = []
    for key, value in values.items():
        pattern = re.compile(rf"\s*(?:\[\s*)?(?:[\"']?){re.escape(key)}(?:[\"']?)\s*(?:=|\])")
        line = next((n for n, text in enumerate(source.lines, 1) if pattern.match(text)), 1)
        column = source.line(line).find(key) + 1
        span = source.span(line, max(column, 1), len(key))
        entries.append((Scalar(key, span), _node(value, span)))
    return Mapping(tuple(entries), source.span(1))


def _node(value: object, span: Span) -> Node:
    if isinstance(value, list):
        items: list[object] = value
        return Sequence(tuple(_node(item, span) for item in items), span)
    if isinstance(value, dict):
        pairs: dict[str, object] = value
        return Mapping(tuple((Scalar(key, span), _node(item, span)) for key, item in pairs.items()), span)
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return Scalar(text, span, '"')
