"""What a run prints, from the result alone."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from layout.base.columns import display_width
from layout.base.diagnostics import Diagnostic, Span
from layout.base.messages import diagnostic
from layout.cli.report import Reporter, tally
from layout.cli.settings import Settings
from layout.cli.words import WORDS, Words
from layout.edition.source_map import SourceMap
from layout.pipeline import PageReport, Result, StoryAccount, Way

ROOT = Path(__file__).resolve().parents[3]

LEAD = "据了解，今年新增的三座换热站都已完工。"


def overset(line: int = 1, column: int = 1, page: str = "A01", **values: object) -> Diagnostic:
    given: dict[str, object] = {
        "headline": "让每一户都暖起来", "characters": 86, "lines": 5, "start": "据了解", "rows": 5, "columns": 1,
        "story": "lead", "ways_zh": "删 86 字", "ways_en": "cut 86 characters", **values,
    }  # fmt: skip
    return diagnostic("fit/overset", Span("2026-11-24/stories/lead.md", line, column, 3), page=page, **given)


def short_line(line: int = 1, text: str = "的", page: str = "A01") -> Diagnostic:
    return diagnostic(
        "makeup/short-line", Span("2026-11-24/stories/lead.md", line, 1), page=page, text=text, cut=1, add=2
    )


def fallback(page: str = "A01") -> Diagnostic:
    values = {"character": "㐀", "code_point": "U+3400", "face": "Bao Song Ext"}
    return diagnostic("font/fallback", Span("2026-11-24/stories/lead.md", 1, 1), page=page, **values)


def account(name: str, **values: Any) -> StoryAccount:
    given: dict[str, Any] = {"headline": "题", "characters": 1000, "room": 60, "need": 55, "measure_zi": 21.0, **values}
    return StoryAccount(name, **given)


def result(*found: Diagnostic, **pages: PageReport) -> Result:
    return Result(None, SourceMap(), tuple(pages.values()), found)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An edition with one story, in the current folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "2026-11-24" / "stories").mkdir(parents=True)
    (tmp_path / "2026-11-24" / "stories" / "lead.md").write_text(f"{LEAD}\n\t第二行\n", encoding="utf-8")
    return Path("2026-11-24")


class Shown:
    """Prints results with given settings and keeps what was printed."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capture = capture

    def __call__(self, given: Result, *, lang: Any = "zh", printing: bool = False, **settings: Any) -> tuple[str, str]:
        Reporter(Settings(Words(lang), **settings), self.folder).show(given, 0.84, printing=printing)
        return self.capture.readouterr()


@pytest.fixture
def shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> Shown:
    return Shown(folder, capsys)


def test_a_page_has_its_counts_and_what_does_not_fit(shown: Shown):
    over = account("lead", overset_lines=5, overset_characters=86, need=65)
    short = account("sports", short_lines=7)
    page = PageReport("A01", (over, short), 98, 2, (overset(), short_line()), withheld=True)
    out, _ = shown(result(A01=page))
    assert out.splitlines()[1:] == [
        "版次  篇   字数  容行  需行  占用%  超出          缺                     图  错  警",
        "A01    2  2,000   120   120     98  lead 86字5行  sports 7行（约147字）   2   1   1",
    ]


def test_columns_stand_under_one_another_whatever_the_script(shown: Shown):
    pages = {
        name: PageReport(name, (account("短讯一二三", short_lines=n),), 90) for n, name in enumerate(("A01", "A02"))
    }
    for lang in ("zh", "en"):
        head, first, second = shown(result(**pages), lang=lang)[0].splitlines()[1:]
        assert display_width(first) == display_width(second) == display_width(head)


def test_of_many_stories_that_do_not_fit_two_are_named(shown: Shown):
    accounts = tuple(account(f"s{n}", overset_lines=1, overset_characters=9) for n in range(5))
    out, _ = shown(result(A01=PageReport("A01", accounts, 100)))
    assert "s0 9字1行、s1 9字1行、另3篇" in out


def test_a_page_that_could_not_be_read_has_no_numbers(shown: Shown):
    out, _ = shown(result(A02=PageReport("A02", withheld=True)))
    assert out.splitlines()[-1].split() == ["A02", "—", "—", "—", "—", "—", "—", "—", "0", "0", "0"]


def test_verbose_lists_every_story(shown: Shown):
    page = PageReport(
        "A01", (account("lead", headline="让每一户都暖起来", head_zi=12, levers=("head-air:2", "paragraphs:3")),), 98
    )
    out, _ = shown(result(A01=page), verbose=True)
    assert "A01   lead  让每一户都暖起来        12  1,000    60    55  —     —   题区多空 2 行、3 段收放一行" in out


WAYS = (
    Way("cut", 86, 5),
    Way("head-down", 1, 3, 34, "一号"),
    Way("crop", 6, 6, 0, "photo1", 2, ((3, 24), (4, 36))),
)


def test_verbose_lists_the_ways_of_stories_that_do_not_fit(shown: Shown):
    page = PageReport("A01", (account("lead", overset_lines=5, overset_characters=86, ways=WAYS),), 98)
    out, _ = shown(result(A01=page), verbose=True)
    assert out.splitlines()[-4:] == [
        "版次  稿    可选",
        "A01   lead  删 86 字",
        "            标题降 1 级到一号（得 3 行）再删 34 字",
        "            photo1 矮 6 行（得 6 行；第 3 行写 | 24、第 4 行写 | 36）",
    ]
    assert (
        "make photo1 6 lines shallower (row 3 as | 24, row 4 as | 36), which wins 6 lines"
        in shown(result(A01=page), verbose=True, lang="en")[0]
    )


def test_json_has_levers_and_ways_as_fields(shown: Shown):
    page = PageReport("A01", (account("lead", levers=("deck:1",), ways=WAYS, head_zi=14),), 98)
    out, _ = shown(result(A01=page), format="json")
    (one,) = json.loads(out.splitlines()[0])["stories"]
    assert (one["levers"], one["head_line_characters"]) == (["deck:1"], 14)
    assert one["ways"][2] == {
        "lever": "crop", "amount": 6, "gain_lines": 6, "rest": 0, "what": "photo1",
        "rows": [{"row": 3, "lines": 24}, {"row": 4, "lines": 36}],
        "zh": WAYS[2].words(english=False), "en": WAYS[2].words(english=True),
    }  # fmt: skip


def test_many_ways_stand_on_several_lines(shown: Shown):
    words = " · ".join(["标题降一级（得 3 行）再删 34 字"] * 5)
    _, err = shown(result(overset(ways_zh=words)))
    hints = err.splitlines()[3:]
    assert len(hints) == 3
    assert hints[1].startswith("  · 标题")
    assert max(map(display_width, hints)) < 110


def test_whatever_a_page_adjusts_has_words():
    pages = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "layout" / "page").glob("*.py"))
    names = re.findall(r'\("([a-z-]+)", (?:way|given)\.', pages) + re.findall(r'levers = \(f"([a-z-]+):', pages)
    assert names
    assert {f"lever.{name}" for name in names} <= WORDS.keys()


def test_a_diagnostic_shows_the_place_in_its_file(shown: Shown):
    _, err = shown(result(overset(1, 5)))
    assert err.splitlines()[:3] == [
        "2026-11-24/stories/lead.md:1:5: error[fit/overset] 《让每一户都暖起来》超出 86 字（5 行），自“据了解”起排不下",
        f"  1 │ {LEAD}",
        "    │         ^^^^^^",
    ]
    assert "删 86 字" in err.splitlines()[3]


def test_a_tab_before_the_place_takes_one_column(shown: Shown):
    _, err = shown(result(short_line(2)))
    assert err.splitlines()[1:3] == ["  2 │  第二行", "    │ ^"]


def test_a_long_line_is_cut_to_what_surrounds_the_place(shown: Shown, folder: Path):
    (folder / "stories" / "lead.md").write_text("甲" * 400 + "乙" + "丙" * 400, encoding="utf-8")
    _, err = shown(result(overset(1, 401)))
    line, mark = err.splitlines()[1:3]
    assert line.startswith("  1 │ …甲")
    assert line.endswith("丙…")
    assert display_width(line) < 90
    assert display_width(line[: line.index("乙")]) == mark.index("^")


def test_a_place_past_the_end_of_its_line_is_marked_there(shown: Shown):
    _, err = shown(result(overset(1, len(LEAD) + 1)))
    assert err.splitlines()[2].endswith(" ^")


def test_a_file_that_is_gone_shows_no_line(shown: Shown):
    gone = replace(short_line(), place=Span("2026-11-24/stories/gone.md", 3, 1))
    _, err = shown(result(gone))
    assert err.splitlines()[0].startswith("2026-11-24/stories/gone.md:3:1: warning[makeup/short-line MK08]")
    assert "│" not in err


def test_a_diagnostic_without_a_place_names_its_page(shown: Shown):
    _, err = shown(result(replace(short_line(page="A03"), place=None)))
    assert err.startswith("A03: warning[makeup/short-line MK08] ")


def test_the_same_words_in_several_places_are_said_once(shown: Shown):
    _, err = shown(result(short_line(1), short_line(2)))
    assert err.count("单字成行") == 1
    assert "…等 2 处：第 1、2 行" in err


def test_too_many_of_one_kind_in_a_file_are_folded_and_listed_when_asked(shown: Shown):
    many = result(*(short_line(1, text) for text in "的了着过"))
    assert shown(many)[1].count("单字成行") == 1
    assert shown(many, verbose=True)[1].count("单字成行") == 4


def test_repeats_on_different_pages_stay_apart(shown: Shown):
    _, err = shown(result(short_line(page="A01"), short_line(page="A02")))
    assert err.count("单字成行") == 2


def test_notices_are_counted_and_listed_when_asked(shown: Shown):
    assert shown(result(fallback()))[1] == "另有 1 条提示，加 -v 列出\n"
    assert "info[font/fallback]" in shown(result(fallback()), verbose=True)[1]


def test_what_somebody_answers_for_is_counted_apart(shown: Shown):
    waived = replace(short_line(), waived="诗行如此（王敏）")
    assert tally([waived, short_line(), overset()]) == (1, 1, 1)
    assert "放行：诗行如此（王敏）" in shown(result(waived), verbose=True)[1]
    assert "单字成行" not in shown(result(waived))[1]


def test_quiet_says_errors_only(shown: Shown):
    page = PageReport("A01", (account("lead"),), 98)
    out, err = shown(result(overset(), short_line(), A01=page), quiet=True)
    assert out == ""
    assert "fit/overset" in err
    assert "short-line" not in err


def test_short_is_one_line_for_each_diagnostic(shown: Shown):
    out, err = shown(result(overset(), short_line(), fallback()), format="short", lang="en")
    assert out == ""
    assert [line.split("] ")[0] for line in err.splitlines()] == [
        "2026-11-24/stories/lead.md:1:1: error[fit/overset",
        "2026-11-24/stories/lead.md:1:1: warning[makeup/short-line MK08",
        "2026-11-24/stories/lead.md:1:1: info[font/fallback",
    ]


def test_json_is_one_object_a_line_with_a_version(shown: Shown):
    page = PageReport("A01", (account("lead", short_lines=7),), 98, 2, (overset(),), "out/A01.pdf", "5e1c", True)
    out, err = shown(result(overset(), A01=page), format="json", lang="en", printing=True)
    values = [json.loads(line) for line in out.splitlines()]
    assert err == ""
    assert [item["kind"] for item in values] == ["page", "diagnostic", "edition"]
    assert {item["version"] for item in values} == {1}
    assert values[0]["stories"][0]["short_characters"] == 147
    assert (values[0]["file"], values[0]["sha256"], values[0]["withheld"]) == ("out/A01.pdf", "5e1c", True)
    assert (values[1]["line"], values[1]["severity"], values[1]["values"]["characters"]) == (1, "P", "86")
    assert (values[2]["errors"], values[2]["withheld"]) == (1, ["A01"])


def test_files_written_are_listed_once_with_their_digest(shown: Shown):
    file, digest = "2026-11-24/out/print/20261124.pdf", "5e1c" * 16
    pages = {name: PageReport(name, (account("lead"),), 98, file=file, digest=digest) for name in ("A01", "A02")}
    out, _ = shown(result(**pages), printing=True)
    assert out.count("→") == 1
    assert out.splitlines()[-1] == f"→ {file}  sha256 5e1c5e1c5e1c…"


def test_pages_that_were_not_written_are_named(shown: Shown):
    pages = {"A01": PageReport("A01", file="out/A01.pdf", digest="00"), "A02": PageReport("A02", withheld=True)}
    _, err = shown(result(**pages), printing=True)
    assert err == "A02 有错，未付印\n"


def test_a_fault_of_a_workbook_shows_its_place_and_no_bytes(shown: Shown) -> None:
    path = shown.folder / "stories" / "p.xlsx"
    path.write_bytes(b"PK\x03\x04\x00\x00bytes\nmore\x00bytes\n")
    fault = diagnostic("table/formula", Span("2026-11-24/stories/p.xlsx", 2, 3), cell="C2", file="p.xlsx")
    printed = "".join(shown(result(fault)))
    assert "p.xlsx:2:3" in printed
    assert "bytes" not in printed
