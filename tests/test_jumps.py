"""A story over several pages from its folder to print files: what is set anew, what is written, what is read back."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from layout.export.print_pdf import print_files
from layout.font.book import FontBook, bundled_sources
from layout.pdf.standards import STANDARDS
from layout.pipeline import Result, Store, build, check
from tests.real_pdf.readback import as_pdfium_reads, read_stories

_SENTENCE = (
    "河口的秋天来得早，街上的梧桐落了一半。记者在现场看到，工人们正把最后一批材料运到岸边，往来的人都放慢了脚步。"
)
LENGTHS = {"lead": 60, "market": 6, "school": 30, "bridge": 16, "port": 60}
EDITION = """\
paper: 河口日报
date: 2026-11-24
issue: 3187
pages:
  A01: |
    masthead masthead masthead masthead index
    lead     lead     lead     lead     index  | 40
    school   school   school   school   market | *
  A02: |
    port     port     port     port     port
  A03: |
    lead>    lead>    bridge   bridge   bridge | 60
    .        .        .        .        .      | *
index: [lead, port]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "2026-11-24"
    (folder / "stories").mkdir(parents=True)
    (folder / "edition.yaml").write_text(EDITION, encoding="utf-8")
    for name, sentences in LENGTHS.items():
        words = [f"第{number}句。{_SENTENCE}" for number in range(sentences)]
        body = "\n\n".join("".join(words[start : start + 4]) for start in range(0, sentences, 4))
        jump = "jump: {head: 短短的题}\n" if name == "lead" else ""
        head = f"---\nheadline: {name}的题目在此\n{jump}byline: 记者 周小满\n---\n\n"
        (folder / "stories" / f"{name}.md").write_text(f"{head}{body}\n", encoding="utf-8")
    return folder


def files(result: Result) -> dict[str, bytes]:
    return {page.name: Path(page.file).read_bytes() for page in result.pages if page.file}


def edit(folder: Path, story: str, old: str, new: str) -> None:
    path = folder / "stories" / f"{story}.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_every_character_of_a_story_is_read_back_from_one_of_its_pages(folder: Path) -> None:
    result = build(folder)
    assert result.edition is not None
    written = files(result)
    assert list(written) == ["A01", "A02", "A03"]
    lead = result.edition.story("lead")
    assert lead is not None
    first, rest = (read_stories(written[name])["lead"] for name in ("A01", "A03"))
    assert first + rest == as_pdfium_reads("".join(text.text for text in lead.texts()))
    assert "下转" not in first + rest
    assert "短短的题" not in first + rest


def test_the_words_of_a_jump_are_in_the_file_as_furniture(folder: Path) -> None:
    written = files(build(folder))

    def words(name: str) -> str:
        document = pypdfium2.PdfDocument(written[name])
        try:
            return document[0].get_textpage().get_text_range()
        finally:
            document.close()

    assert "（下转第3版）" in words("A01")
    assert "（上接第1版）" in words("A03")
    assert "短短的题" in words("A03")


def linked(data: bytes) -> tuple[set[tuple[int, int]], list[list[int]]]:
    """The links of a file as pairs of page numbers, and the pages that each of its threads goes through."""
    with pikepdf.open(BytesIO(data)) as document:
        numbers: dict[Any, int] = {page.objgen: number for number, page in enumerate(document.pages)}
        links = {
            (number, numbers[note.Dest[0].objgen])
            for number, page in enumerate(document.pages)
            for note in page.get("/Annots", ())
        }
        threads: list[list[int]] = []
        for thread in document.Root.get("/Threads", ()):
            bead, through = thread.F, list[int]()
            while not through or bead.objgen != thread.F.objgen:
                through.append(numbers[bead.P.objgen])
                bead = bead.N
            threads.append(through)
    return links, threads


def test_a_file_for_readers_links_the_parts_of_a_story_both_ways_and_threads_them(folder: Path) -> None:
    display = build(folder).display
    assert display is not None
    (made,) = print_files(display, FontBook(bundled_sources()), whole=True, standard=STANDARDS["plain"])
    assert made.value is not None
    links, threads = linked(made.value.data)
    assert {(0, 2), (2, 0)} <= links
    # The index leads to where stories begin.
    assert (0, 1) in links
    assert any(through == sorted(through) and {0, 2} == set(through) for through in threads)


def test_the_index_names_the_page_that_a_story_begins_on(folder: Path) -> None:
    result = check(folder)
    assert result.edition is not None
    assert dict(result.edition.story_pages)["lead"] == "A01"


def test_one_page_alone_is_set_with_those_it_is_joined_to_and_written_alone(folder: Path, tmp_path: Path) -> None:
    whole = files(build(folder, out=tmp_path / "whole"))
    alone = build(folder, out=tmp_path / "alone", pages=["A01"])
    assert [page.name for page in alone.pages] == ["A01"]
    assert files(alone) == {"A01": whole["A01"]}


def test_pages_joined_by_a_story_come_from_the_cache_and_from_other_processes_the_same(
    folder: Path, tmp_path: Path
) -> None:
    first = build(folder, out=tmp_path / "a", store=Store(tmp_path / "cache"))
    cached = build(folder, out=tmp_path / "b", store=Store(tmp_path / "cache"))
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        parallel = build(folder, out=tmp_path / "c", executor=pool)
    assert files(first) == files(cached) == files(parallel)
    assert first.diagnostics == cached.diagnostics == parallel.diagnostics


def test_a_change_on_a_page_sets_those_anew_that_it_is_joined_to_and_no_other(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from layout.pipeline import setting

    made: list[list[str]] = []
    plain = setting.set_pages

    def counted(*args: object) -> object:
        made.append([page.name for page in args[0].pages])  # type: ignore[attr-defined]
        return plain(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(setting, "set_pages", counted)
    store = Store(tmp_path / "cache")
    first = files(build(folder, out=tmp_path / "out", store=store))
    assert made == [["A01", "A03"], ["A02"]]
    made.clear()
    edit(folder, "port", "第9句", "第九句")
    second = files(build(folder, out=tmp_path / "out", store=store))
    assert made == [["A02"]]
    assert (second["A01"], second["A03"]) == (first["A01"], first["A03"])
    made.clear()
    edit(folder, "bridge", "第9句", "第九句")
    third = files(build(folder, out=tmp_path / "out", store=store))
    assert made == [["A01", "A03"]]
    assert third["A01"] == first["A01"]
    assert third["A03"] != first["A03"]


def test_a_file_is_made_anew_only_where_its_own_page_changed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from layout.pipeline.files import Press

    printed: list[str] = []
    plain = Press._made  # pyright: ignore[reportPrivateUsage]

    def counted(press: Press, display: object, *rest: object) -> object:
        printed.extend(page.name for page in display.pages)  # type: ignore[attr-defined]
        return plain(press, display, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Press, "_made", counted)
    build(folder, out=tmp_path / "out", store=Store(tmp_path / "cache"))
    printed.clear()
    edit(folder, "bridge", "第9句", "第九句")
    build(folder, out=tmp_path / "out", store=Store(tmp_path / "cache"))
    assert printed == ["A03"]


def test_a_story_that_goes_on_on_an_earlier_page_is_proved_in_its_own_order(folder: Path) -> None:
    path = folder / "edition.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("lead     lead     lead     lead     index", "lead>    lead>    lead>    lead>    index")
    path.write_text(text.replace("    lead>    lead>    bridge", "    lead     lead     bridge"), encoding="utf-8")
    result = build(folder)
    codes = {item.code for item in result.diagnostics}
    assert "makeup/jump-order" in codes
    assert "output/text-differs" not in codes
    written = files(result)
    assert result.edition is not None
    lead = result.edition.story("lead")
    assert lead is not None
    read = read_stories(written["A03"])["lead"] + read_stories(written["A01"])["lead"]
    assert read == as_pdfium_reads("".join(text.text for text in lead.texts()))


def test_a_page_with_a_fault_keeps_back_those_it_is_joined_to(folder: Path) -> None:
    path = folder / "edition.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("bridge   bridge   bridge", "brigde   brigde   brigde"), "utf-8"
    )
    result = build(folder)
    assert list(files(result)) == ["A02"]
    assert [item.code for item in result.pages[0].diagnostics if item.code.startswith("page/")] == [
        "page/jump-withheld"
    ]
