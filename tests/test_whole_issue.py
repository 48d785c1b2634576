"""Whole issues: sections, and local editions that share what is the same."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pypdfium2
import pytest

from layout.cache.store import Store
from layout.pipeline import Result, build, plates
from layout.pipeline.local import run_locals
from tests.unit.cli.conftest import Banxin
from tests.unit.cli.conftest import banxin as banxin
from tests.whole import EDITION, PAGES, write_whole

EIGHT = PAGES[:4] + PAGES[8:12]
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="120mm" height="40mm" viewBox="0 0 120 40">'
    '<rect width="120" height="40"/></svg>'
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[Result, ...]]:
    """Sixteen pages in two sections, built for both local editions."""
    folder = write_whole(tmp_path_factory.mktemp("whole") / "2026-11-24", paragraphs=2)
    return folder, printed(folder)


def printed(folder: Path, wanted: tuple[str, ...] = ("east", "west"), store: Store | None = None) -> tuple[Result, ...]:
    store = store or Store()
    return run_locals(
        folder, store, lambda key, alike: build(folder, store=store, local=key, locals_=alike), wanted
    )  # fmt: skip


def files(folder: Path) -> set[str]:
    return {path.stem.removeprefix("20261124-") for path in (folder / "out" / "print").glob("*.pdf")}


def words(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return document[0].get_textpage().get_text_bounded()
    finally:
        document.close()


def test_pages_that_are_the_same_are_one_file_and_the_others_one_for_each(
    whole: tuple[Path, tuple[Result, ...]],
) -> None:
    folder, results = whole
    own = {"A03-east", "A03-west", "B02-east", "B02-west"}
    assert files(folder) == (set(PAGES) - {"A03", "B02"}) | own
    for result in results:
        assert [page.name for page in result.pages] == list(PAGES)
        assert not any(page.withheld for page in result.pages)
    east, west = ({page.name: page.digest for page in result.pages} for result in results)
    assert {page for page in PAGES if east[page] != west[page]} == {"A03", "B02"}
    assert dict(results[1].shared) == dict.fromkeys(sorted(set(PAGES) - {"A03", "B02"}), "东区版")


def test_the_name_of_a_local_edition_is_printed_on_its_own_pages_alone(
    whole: tuple[Path, tuple[Result, ...]],
) -> None:
    folder, _ = whole
    out = folder / "out" / "print"
    assert "东区版" in words(out / "20261124-A03-east.pdf")
    assert "西区版" in words(out / "20261124-A03-west.pdf")
    # East prints B02 as it is drawn for all, and has no name there.
    assert not any(name in words(out / "20261124-B02-east.pdf") for name in ("东区版", "西区版"))
    assert not any(name in words(out / "20261124-A04.pdf") for name in ("东区版", "西区版"))


def test_the_same_issue_has_the_same_bytes_and_is_not_set_twice(whole: tuple[Path, tuple[Result, ...]]) -> None:
    folder, _ = whole
    before = {path: sha256(path.read_bytes()).hexdigest() for path in (folder / "out" / "print").iterdir()}
    again = {result.local.key: result for result in printed(folder, ("west",)) if result.local}
    assert {path: sha256(path.read_bytes()).hexdigest() for path in before} == before
    assert set(again) == {"west"}
    assert not again["west"].shared


def test_pages_have_the_furniture_of_their_kind(whole: tuple[Path, tuple[Result, ...]]) -> None:
    folder, _ = whole
    out = folder / "out" / "print"
    front, section = words(out / "20261124-A01.pdf"), words(out / "20261124-B01.pdf")
    assert "今日16版" in front
    assert "都市周刊" in section
    assert "本叠8版" in section
    assert "都市周刊" not in front
    last, inside = words(out / "20261124-B08.pdf"), words(out / "20261124-B07.pdf")
    assert "叠共8版" in last
    # The imprint has what a paper of this profile must print.
    for item in ("河口日报社", "河口市东堤路1号", "CN 00-0000", "99-1", "每份1元"):
        assert item in last
        assert item not in inside
    assert "B07" in inside


def test_an_index_has_the_right_page_in_each_local_edition(tmp_path: Path) -> None:
    folder = write_whole(tmp_path / "2026-11-24", pages=EIGHT, paragraphs=2)
    # West has the story of A02 on B02.
    second = (folder / "pages" / "A02.yaml").read_text("utf-8")
    late = (folder / "pages" / "west" / "B02.yaml").read_text("utf-8")
    (folder / "pages" / "west" / "A02.yaml").write_text(second.replace("a02x", "westb02x"), "utf-8")
    (folder / "pages" / "west" / "B02.yaml").write_text(late.replace("westb02x", "a02x"), "utf-8")
    results = printed(folder)
    out = folder / "out" / "print"
    east, west = (words(out / f"20261124-A01-{key}.pdf") for key in ("east", "west"))
    assert ("第 A02 版" in east, "第 B02 版" in east) == (True, False)
    assert ("第 A02 版" in west, "第 B02 版" in west) == (False, True)
    assert "A01" not in dict(results[1].shared)


def test_a_story_is_on_no_page_only_where_no_local_edition_has_it(tmp_path: Path) -> None:
    folder = write_whole(tmp_path / "2026-11-24", pages=EIGHT, paragraphs=2)
    (folder / "stories" / "spare.md").write_text("---\nheadline: 备用\nbyline: 甲\n---\n\n正文。\n", "utf-8")
    for wanted in (("east", "west"), ("east",)):
        found = [item for result in printed(folder, wanted) for item in result.diagnostics]
        assert [item.value("name") for item in found if item.code == "story/unplaced"] == ["spare"]


def test_what_is_wrong_with_a_shared_page_is_told_once(tmp_path: Path) -> None:
    folder = write_whole(tmp_path / "2026-11-24", pages=EIGHT, paragraphs=2)
    copy = folder / "stories" / "a04x.md"
    copy.write_text(copy.read_text("utf-8").replace("工人们", "工人们XX", 1), "utf-8")
    found = [[item.code for item in result.diagnostics] for result in printed(folder)]
    assert [codes.count("story/placeholder") for codes in found] == [1, 0]


def test_a_local_edition_may_lack_pages_and_print_shared_ones_by_itself(tmp_path: Path) -> None:
    folder = write_whole(tmp_path / "2026-11-24", pages=EIGHT, paragraphs=2)
    said = EDITION.replace("东区版", "{name: 东区版, own: [A04]}").replace("西区版", "{name: 西区版, without: [B04]}")
    (folder / "edition.yaml").write_text(said.replace(", b03x", ""), "utf-8")
    store = Store()
    east, west = (plates(folder, store, key).reading.edition for key in ("east", "west"))
    assert east
    assert west
    assert (east.page_count, west.page_count) == (8, 7)
    page = east.page("A04")
    assert page
    assert page.local == "east"
    results = printed(folder)
    assert "东区版" in words(folder / "out" / "print" / "20261124-A04-east.pdf")
    assert [len(result.pages) for result in results] == [8, 7]


def test_the_plant_says_where_the_local_edition_stands_and_gets_sheets_of_each(tmp_path: Path) -> None:
    folder = write_whole(tmp_path / "2026-11-24", pages=EIGHT, paragraphs=2)
    plant = 'file-name = "{date}_{local}_{page}"\nsheets = "two-up"\n'
    (folder.parent / "plant.toml").write_text(plant, "utf-8")
    printed(folder)
    made = {path.stem for path in (folder / "out" / "print").iterdir()}
    sheets = {"A-sheet1-front": "", "A-sheet1-back": "own", "B-sheet1-front": "", "B-sheet1-back": "own"}
    wanted = {f"20261124_{name}" for name, kind in sheets.items() if not kind}
    wanted |= {f"20261124_{key}_{name}" for name, kind in sheets.items() if kind for key in ("east", "west")}
    assert made == wanted


def test_a_record_of_a_local_page_is_its_own(banxin: Banxin, tmp_path: Path) -> None:
    folder = write_whole(tmp_path / "2026-11-24", pages=EIGHT, paragraphs=2)
    assert banxin("hold", "A03", "A04", "-C", str(folder)).code == 0
    assert {path.name for path in (folder / "held").iterdir()} == {"A03-east.yaml", "A03-west.yaml", "A04.yaml"}
    assert "held/" not in banxin("check", "-C", str(folder)).err
    assert banxin("hold", "--release", "A03", "-C", str(folder)).code == 0
    assert {path.name for path in (folder / "held").iterdir()} == {"A04.yaml"}


def test_one_local_edition_is_asked_for_by_key_or_name(banxin: Banxin, tmp_path: Path) -> None:
    folder = write_whole(tmp_path / "2026-11-24", pages=EIGHT, paragraphs=2)
    run = banxin("build", "--local", "西区版", "--pages", "A03,A04", "-C", str(folder), "--lang", "zh")
    assert run.code == 0
    assert "西区版 第3187期" in run.out
    assert files(folder) == {"A03-west", "A04"}
    both = banxin("check", "--pages", "A03,A04", "-C", str(folder), "--lang", "zh")
    assert "1/2 版与东区版同版：A04" in both.out
    wrong = banxin("check", "--local", "north", "-C", str(folder), "--lang", "zh")
    assert (wrong.code, "本期有 east、west" in wrong.err) == (2, True)


def own_page(folder: Path, page: str, *changes: tuple[str, str]) -> None:
    path = folder / "pages" / page
    text = path.read_text("utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    path.write_text(text, "utf-8")


def test_what_is_booked_is_due_only_where_no_local_edition_draws_it(tmp_path: Path) -> None:
    folder = write_whole(tmp_path / "2026-11-24", pages=EIGHT, paragraphs=2)
    (folder / "ads").mkdir()
    (folder / "ads" / "bank.svg").write_text(DRAWING, "utf-8")
    (folder / "ads" / "ads.yaml").write_text("ads:\n  bank: {days: 2026-11-24, page: A03, client: 银行}\n", "utf-8")
    for wanted in (("east", "west"), ("west",)):
        found = [item.code for result in printed(folder, wanted) for item in result.diagnostics]
        assert [code for code in found if code.startswith("ad/")] == ["ad/due"]
    own_page(folder, "east/A03.yaml", ("easta03z easta03z", "ad:bank ad:bank"))
    for wanted in (("east", "west"), ("west",)):
        results = printed(folder, wanted)
        assert not {item.code for result in results for item in result.diagnostics} & {"ad/due", "ad/unused"}


def test_the_log_of_fillers_has_those_of_all_local_editions(tmp_path: Path) -> None:
    folder = write_whole(tmp_path / "2026-11-24", pages=EIGHT, paragraphs=2)
    (folder / "fillers").mkdir()
    for name in ("reeds", "pond", "willow"):
        (folder / "fillers" / f"{name}.svg").write_text(DRAWING, "utf-8")
    own_page(folder, "east/A03.yaml", ("easta03z easta03z", "filler:reeds filler:reeds"))
    own_page(folder, "west/A03.yaml", ("westa03z westa03z", "filler:willow filler:willow"))
    own_page(folder, "A04.yaml", ("a04z a04z", "filler:pond filler:pond"))
    logs = []
    for _ in range(2):
        results = printed(folder)
        assert "filler/log" not in [item.code for result in results for item in result.diagnostics]
        logs.append((folder.parent / "fillers" / "used.yaml").read_text("utf-8"))
    assert logs[0].splitlines()[2:] == [
        f"  - {{date: 2026-11-24, page: {page}, filler: {name}}}"
        for page, name in (("A03@east", "reeds"), ("A03@west", "willow"), ("A04", "pond"))
    ]
    assert logs[0] == logs[1]
    own_page(folder, "east/A03.yaml", ("filler:reeds filler:reeds", "easta03z easta03z"))
    printed(folder)
    assert "reeds" not in (folder.parent / "fillers" / "used.yaml").read_text("utf-8")
    assert "willow" in (folder.parent / "fillers" / "used.yaml").read_text("utf-8")


def test_one_local_edition_may_mourn(tmp_path: Path) -> None:
    folder = write_whole(tmp_path / "2026-11-24", pages=EIGHT, paragraphs=2)
    own_page(folder, "west/A03.yaml", ("section: 新闻", "section: 新闻\nmode: mourning"))
    east, west = (result.edition for result in printed(folder))
    assert east
    assert west
    modes = [[page.mode for page in edition.pages if page.name in ("A03", "A04")] for edition in (east, west)]
    assert modes == [["normal", "normal"], ["mourning", "normal"]]
