"""Matter beside lines, read back from the written file: text stays whole, readings are said after it."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.pipeline import build
from tests.real_pdf.readback import read_parts

STYLE = '@import "tabloid";\np { line-height: 2line }\nstory[name=down] { writing-mode: vertical-rl }\n'
EDITION = """\
allow: [{code: print/text-small, reason: 割注照 9 点正文, by: 马骁}]
paper: 河口日报
date: 2026-11-24
issue: 3187
pages:
  A02: |
    across across | 24
    down   down   | *
"""
ACROSS = [
    (
        "[屈原]{专名}作[离骚]{书名}，^^着重^^，[要点]{下划线}，[张三]{示亡}先生。",
        "屈原作离骚，着重，要点，张三先生。",
        "",
    ),
    (
        "过{汉字|hàn|zì}关到{北京|Běi jīng}，{庄|zhuāng}{窗|chuāng}。",
        "过汉字关到北京，庄窗。",
        "hànzìBěi jīngzhuāngchuāng",
    ),
    ("杜甫[字子美，自号少陵野老，唐代大诗人]{割注}的诗。", "杜甫（字子美，自号少陵野老，唐代大诗人）的诗。", ""),
    ("{注音|ㄓㄨˋ|ㄧㄣ}与{的|˙ㄉㄜ}。", "注音与的。", "ㄓㄨˋㄧㄣ˙ㄉㄜ"),
]
DOWN = [
    ("[屈原]{专名}作[离骚]{书名}，^^着重^^，[张三]{示亡}先生。", "屈原作离骚，着重，张三先生。", ""),
    ("杜甫[字子美，自号少陵野老，唐代大诗人]{割注}的诗。", "杜甫（字子美，自号少陵野老，唐代大诗人）的诗。", ""),
    ("{注音|ㄓㄨˋ|ㄧㄣ}与{解释|注解}。", "注音与解释。", "ㄓㄨˋㄧㄣ注解"),
]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    root = tmp_path_factory.mktemp("beside")
    folder = root / "2026-11-24"
    (folder / "stories").mkdir(parents=True)
    (root / "paper.yaml").write_text("name: 河口日报\nstylesheet: own.css\n", encoding="utf-8")
    (root / "own.css").write_text(STYLE, encoding="utf-8")
    (folder / "edition.yaml").write_text(EDITION, encoding="utf-8")
    for name, paragraphs in (("across", ACROSS), ("down", DOWN)):
        copy = "\n\n".join(typed for typed, _, _ in paragraphs)
        words = f"---\nheadline: 行间\nbyline: 记者 周小满\n---\n\n{copy}\n"
        (folder / "stories" / f"{name}.md").write_text(words, encoding="utf-8")
    result = build(folder)
    assert not [item.code for item in result.diagnostics if item.code.startswith(("output/", "text/", "font/"))]
    (page,) = result.pages
    return Path(page.file).read_bytes()


@pytest.mark.parametrize(("story", "paragraphs"), [("across", ACROSS), ("down", DOWN)])
def test_paragraphs_read_whole_and_their_readings_after_them(
    written: bytes, story: str, paragraphs: list[tuple[str, str, str]]
) -> None:
    parts = [part.text for part in read_parts(written) if part.story == story]
    wanted = [text for _, words, readings in paragraphs for text in (words, readings) if text]
    assert "".join(parts[2:]) == "".join(wanted)
    assert [text for text in wanted if text in parts] == wanted
