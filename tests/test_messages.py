"""Every sentence for editors, in both languages, and every code that the engine reports."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from string import Formatter

import pytest

from layout.base import messages
from layout.base.diagnostics import Severity
from layout.base.messages import Message, catalogue, diagnostic, hint, sentence
from layout.base.ways import WAYS, way_text
from layout.cli.words import WORDS

PACKAGE = Path(__file__).resolve().parents[1] / "layout"
TABLES = PACKAGE / "base" / "messages"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if TABLES not in path.parents and "_data" not in path.parts)

CODES = catalogue()
ROOMS = {code.partition("/")[0] for code in CODES}
CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*")
HAN = re.compile("[\u4e00-\u9fff]")

# Words that blame, or that say nothing. Source: user-experience §4
UNKIND = re.compile(r"\b(invalid|illegal|wrong|bad|failed to)\b|无效|非法|不合法", re.IGNORECASE)


def fields(text: str) -> set[str]:
    """The names in braces of a sentence."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def strings(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def calls(path: Path) -> Iterator[tuple[str, set[str], int]]:
    """Calls of `diagnostic` with a code written out and all values by name: code, names, line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "diagnostic" and node.args):
            continue
        code, names = node.args[0], {keyword.arg for keyword in node.keywords}
        if isinstance(code, ast.Constant) and isinstance(code.value, str) and None not in names:
            yield code.value, {name for name in names if name} - {"page", "place"}, node.lineno


def names(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def test_no_code_stands_in_two_tables():
    tables = [import_module(f"layout.base.messages.{info.name}").MESSAGES for info in iter_modules(messages.__path__)]
    counts = Counter(code for table in tables for code in table)
    assert {code for code, count in counts.items() if count > 1} == set()
    assert set(counts) == set(CODES), "a table is not part of the catalogue"


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_every_code_in_the_engine_is_in_the_catalogue(path: Path):
    used = {text for text in strings(path) if CODE.fullmatch(text) and text.partition("/")[0] in ROOMS}
    assert used | {code for code, _, _ in calls(path)} <= set(CODES)


def test_every_code_of_the_catalogue_is_reported_somewhere():
    used = {text for path in MODULES for text in strings(path)}
    assert set(CODES) - used == set()


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_a_diagnostic_brings_the_values_that_its_sentences_need(path: Path):
    for code, given, line in calls(path):
        if (message := CODES.get(code)) is None:
            continue
        wanted = set[str]().union(*(fields(text) for text in (*message.text, *message.hint)))
        assert wanted <= given, f"{code}, line {line}"


@pytest.mark.parametrize("code", CODES)
def test_a_message_says_the_same_in_both_languages(code: str):
    message: Message = CODES[code]
    assert CODE.fullmatch(code)
    assert isinstance(message.severity, Severity)
    for zh, en in (message.text, message.hint):
        # A value that is words itself comes twice, as `item_zh` and `item_en`.
        assert {re.sub("_zh$", "_", name) for name in fields(zh)} == {re.sub("_en$", "_", name) for name in fields(en)}
        assert bool(zh) == bool(en)
    for zh, en in (message.text, message.explain):
        assert HAN.search(zh)
        assert re.search("[a-z]{2}", en)


@pytest.mark.parametrize("code", CODES)
def test_a_message_blames_nobody(code: str):
    message = CODES[code]
    assert not [text for pair in (message.text, message.hint) for text in pair if UNKIND.search(text)]


@pytest.mark.parametrize("key", WORDS)
def test_the_words_of_the_command_have_the_same_fields_in_both_languages(key: str):
    zh, en = WORDS[key]
    assert zh
    assert en
    assert fields(zh) == fields(en)


def test_the_words_of_the_command_are_all_printed_somewhere():
    sources = [path for path in (PACKAGE / "cli").rglob("*.py") if path.name != "words.py"]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    # `words(f"date.{name}")` prints any of a family.
    families = tuple(re.findall(r"""f["']([a-z]+\.(?:[a-z]+-)?)\{""", text))
    assert not [
        key for key in WORDS if not key.startswith(families) and not re.search(f"""["']{re.escape(key)}["']""", text)
    ]


def test_a_part_without_its_value_is_not_said():
    known = diagnostic("value/choice", value="tpo", near="top", known="top、left")
    assert (sentence(known, "zh"), hint(known, "zh")) == ("没有“tpo”这个写法，是 top 吗？", "可以写：top、left")
    unknown = diagnostic("value/choice", value="x", near="", known="top、left")
    assert (sentence(unknown, "zh"), sentence(unknown, "en")) == (
        "没有“x”这个写法", "`x` is not one of the words here",
    )  # fmt: skip
    whole = diagnostic(
        "text/loose-line", text="文", gap="0.30", count=0, add=1
    )  # fmt: skip
    assert "本段" not in sentence(whole, "zh")


@pytest.mark.parametrize("lever", WAYS)
def test_ways_have_the_same_fields_in_both_languages(lever: str):
    zh, en = WAYS[lever]
    assert fields(zh) == fields(en)
    assert way_text(lever, 2, 3, 0, "初号", 4, ((1, 20),), english=False)
    assert "⟦" not in way_text(lever, 2, 3, 0, "", 4, (), english=True)


@pytest.mark.parametrize("code", CODES)
def test_optional_parts_have_fields_and_are_closed(code: str):
    message = CODES[code]
    for text in (*message.text, *message.hint):
        parts = re.findall("⟦([^⟦⟧]*)⟧", text)
        assert text.count("⟦") == text.count("⟧") == len(parts)
        assert all(fields(part) for part in parts)


def test_a_headline_that_begins_with_a_title_is_quoted_by_other_marks():
    found = diagnostic("fit/underset", headline="《河湾志》重修完成", lines=2, characters=40, rows=2)
    assert sentence(found, "zh").startswith("“《河湾志》重修完成”")
    plain = diagnostic("fit/underset", headline="河湾志重修完成", lines=2, characters=40, rows=2)
    assert sentence(plain, "zh").startswith("《河湾志重修完成》")
