"""The words of the preview's page."""

from __future__ import annotations

import re
from pathlib import Path

import layout.server.app as app

STATIC = app.STATIC
_ENTRY = re.compile(r'^  "([\w.-]+)": \["((?:[^"\\]|\\.)*)", "((?:[^"\\]|\\.)*)"\],$', re.MULTILINE)


def entries() -> dict[str, tuple[str, str]]:
    text = (STATIC / "words.js").read_text(encoding="utf-8")
    found = {key: (zh, en) for key, zh, en in _ENTRY.findall(text)}
    # Each line of the table is one that the pattern knows.
    table = text.partition("WORDS = {\n")[2].partition("\n};")[0]
    assert len(found) == len(table.splitlines())
    return found


def test_both_languages_have_the_same_fields() -> None:
    for key, (zh, en) in entries().items():
        assert set(re.findall(r"\{(\w+)\}", zh)) == set(re.findall(r"\{(\w+)\}", en)), key


def test_every_word_that_is_asked_for_is_there_and_none_is_idle() -> None:
    known = set(entries())
    sources = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted(STATIC.glob("*.*")) if path.name != "words.js"
    )
    asked = set(re.findall(r'\bw\("([\w.-]+)"', sources)) | set(re.findall(r'data-wt?="([\w.-]+)"', sources))
    asked |= set(re.findall(r'none\("([\w.-]+)"\)', sources)) | set(re.findall(r'row\("([\w.-]+)"', sources))
    assert asked <= known
    stems = {f"{stem}." for stem in re.findall(r"\bw\(`([\w-]+)\.\$\{", sources)}
    idle = {key for key in known - asked if f"{key.partition('.')[0]}." not in stems and f'"{key}"' not in sources}
    assert idle == set()


def test_the_page_asks_nothing_of_other_machines() -> None:
    for path in sorted(Path(STATIC).glob("*.*")):
        urls = set(re.findall(r"https?://[^\s\"'`)]+", path.read_text(encoding="utf-8")))
        assert urls <= {"http://www.w3.org/2000/svg"}, path.name
