"""Proofs, rounds, signatures and remarks of the own pages of local editions."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest

from tests.unit.cli.conftest import Banxin
from tests.unit.cli.conftest import banxin as banxin
from tests.whole import PAGES, write_whole

EIGHT = PAGES[:4] + PAGES[8:12]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_whole(tmp_path / "2026-11-24", pages=EIGHT, paragraphs=2)


def reword(folder: Path, story: str) -> None:
    path = folder / "stories" / f"{story}.md"
    path.write_text(path.read_text("utf-8").replace("新变化", "大变化"), "utf-8")


def rounds(folder: Path) -> dict[str, int]:
    return {path.name: len(list(path.iterdir())) for path in (folder / "rounds").iterdir() if path.name != "objects"}


def printed(folder: Path) -> set[str]:
    return {path.stem.removeprefix("20261124-") for path in (folder / "out" / "print").glob("*.pdf")}


def test_each_local_edition_keeps_the_rounds_of_its_own_pages_and_all_those_of_shared_ones(
    banxin: Banxin, folder: Path
) -> None:
    once = {page: 1 for page in EIGHT if page != "A03"} | {"A03@east": 1, "A03@west": 1, "B02@west": 1}
    for _ in range(2):
        assert banxin("build", "-C", str(folder)).code == 0
        assert rounds(folder) == once
    assert not any("-v2" in name for name in printed(folder))


def test_only_the_file_that_changed_goes_out_under_a_new_name(banxin: Banxin, folder: Path) -> None:
    banxin("build", "-C", str(folder))
    before = printed(folder)
    reword(folder, "easta03x")
    reword(folder, "a04x")
    run = banxin("build", "--why", "更正", "-C", str(folder), "--lang", "zh")
    assert printed(folder) - before == {"A03-east-v2", "A04-v2"}
    assert run.err.count("A04 出过") == 1
    assert "A03@east 出过 20261124-A03-east.pdf" in run.err
    changes = (folder / "out" / "print" / "CHANGES.txt").read_text("utf-8")
    assert changes.count("代替") == 2
    banxin("build", "-C", str(folder))
    assert printed(folder) - before == {"A03-east-v2", "A04-v2"}


def test_a_front_whose_index_differs_is_a_page_of_each_edition(banxin: Banxin, folder: Path) -> None:
    second = (folder / "pages" / "A02.yaml").read_text("utf-8")
    late = (folder / "pages" / "west" / "B02.yaml").read_text("utf-8")
    (folder / "pages" / "west" / "A02.yaml").write_text(second.replace("a02x", "westb02x"), "utf-8")
    (folder / "pages" / "west" / "B02.yaml").write_text(late.replace("westb02x", "a02x"), "utf-8")
    for _ in range(2):
        banxin("build", "-C", str(folder), "--pages", "A01")
    assert rounds(folder) == {"A01@east": 1, "A01@west": 1}
    assert printed(folder) == {"A01-east", "A01-west"}


def test_pages_are_proofed_once_or_for_one_local_edition(banxin: Banxin, folder: Path) -> None:
    first = banxin("proof", "A03", "A04", "-C", str(folder))
    assert (first.code, "story/unplaced" in first.err) == (0, False)
    proofs = {path.stem.removeprefix("20261124-") for path in (folder / "out" / "proof").iterdir()}
    assert proofs == {"A03-east-大样1", "A03-west-大样1", "A04-大样1"}
    reword(folder, "westa03x")
    for arguments in (["A03@west"], ["A03", "--local", "西区版"]):
        run = banxin("proof", *arguments, "--since", "大样1", "-C", str(folder), "--lang", "zh", "--format", "json")
        assert run.code == 0
        assert '"page": "A03@west", "round": "大样2"' in run.out
        assert '"changes": 1' in run.out
    assert rounds(folder) == {"A03@east": 1, "A03@west": 2, "A04": 1}
    wrong = banxin("proof", "A09@west", "-C", str(folder), "--lang", "zh")
    assert (wrong.code, "A03@west" in wrong.err) == (2, True)


def test_an_own_page_goes_back_and_is_compared_without_the_others(banxin: Banxin, folder: Path) -> None:
    copies = {name: folder / "stories" / f"{name}.md" for name in ("easta03x", "westa03x")}
    before = {name: path.read_bytes() for name, path in copies.items()}
    assert banxin("hold", "A03", "-C", str(folder)).code == 0
    banxin("proof", "A03", "-C", str(folder))
    for name in copies:
        reword(folder, name)
    banxin("proof", "A03", "-C", str(folder))
    assert banxin("diff", "A03@east:1", "A03@east:2", "-C", str(folder)).code == 1
    assert "A03@east:2" in banxin("back", "A03", "--local", "east", "-C", str(folder)).out
    run = banxin("back", "a03@east", "1", "-C", str(folder), "--lang", "zh")
    assert run.code == 0
    assert copies["easta03x"].read_bytes() == before["easta03x"]
    assert copies["westa03x"].read_bytes() != before["westa03x"]
    assert (folder / "held" / "A03-east.yaml").is_file()
    lacking = banxin("back", "A03", "1", "-C", str(folder), "--lang", "zh")
    assert (lacking.code, "A03@east、A03@west" in lacking.err) == (2, True)


def test_each_local_edition_is_signed_for_its_own_page(banxin: Banxin, folder: Path) -> None:
    paper = folder.parent / "paper.yaml"
    paper.write_text(paper.read_text("utf-8") + "signoff: {print: [签发]}\n", "utf-8")
    who = ("--as", "王敏", "--role", "签发", "-C", str(folder), "--lang", "zh")
    unsaid = banxin("sign", "A03", *who)
    assert (unsaid.code, "A03@east、A03@west" in unsaid.err) == (2, True)
    assert banxin("sign", "A03@east", *who).code == 0
    assert banxin("sign", "a04", *who).code == 0
    run = banxin("build", "--pages", "A03,A04", "-C", str(folder), "--lang", "zh")
    assert printed(folder) == {"A03-east", "A04"}
    assert "A03@west" in run.out + run.err
    assert banxin("sign", "A03", "--local", "west", *who).code == 0
    assert banxin("build", "--pages", "A03,A04", "-C", str(folder)).code == 0
    assert printed(folder) == {"A03-east", "A03-west", "A04"}
    reword(folder, "westa03x")
    banxin("build", "--pages", "A03", "-C", str(folder))
    listed = [line for line in banxin("sign", "-C", str(folder), "--lang", "zh").out.splitlines() if "A03" in line]
    assert [("有效" in line, "westa03x" in line) for line in listed] == [(True, False), (False, True)]
    assert banxin("sign", "--verify", "-C", str(folder)).code == 1


def remark(folder: Path, proof: str, target: Path) -> Path:
    """The proof with a note on the middle of its page, `target`."""
    with pikepdf.open(folder / "out" / "proof" / f"20261124-{proof}.pdf") as pdf:
        page = pdf.pages[0]
        _, _, wide, high = (float(side) for side in list(page.mediabox))
        at = pikepdf.Array([wide / 2, high / 2, wide / 2 + 20, high / 2 + 20])
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=at, Contents="请核", T="张", NM=proof
        )
        page.Annots = pikepdf.Array([pdf.make_indirect(note)])
        pdf.save(target)
    return target


def test_a_remark_on_an_own_page_concerns_that_local_edition_alone(
    banxin: Banxin, folder: Path, tmp_path: Path
) -> None:
    paper = folder.parent / "paper.yaml"
    paper.write_text(paper.read_text("utf-8") + "require: comments\n", "utf-8")
    banxin("proof", "A03@west", "A04", "-C", str(folder))
    marked = [remark(folder, proof, tmp_path / f"{proof}-张.pdf") for proof in ("A03-west-大样1", "A04-大样1")]
    assert banxin("comments", *map(str, marked), "-C", str(folder)).code == 0
    kept = (folder / "comments.yaml").read_text("utf-8")
    assert 'page: "A03@west"' in kept
    assert 'page: "A04"' in kept
    banxin("build", "--pages", "A02,A03,A04", "-C", str(folder))
    assert printed(folder) == {"A02", "A03-east"}
    listed = banxin("comments", "-C", str(folder), "--format", "json").out.splitlines()
    own = next(json.loads(line)["id"] for line in listed if "A03@west" in line)
    assert banxin("comments", "--done", own, "-C", str(folder)).code == 0
    banxin("build", "--pages", "A02,A03,A04", "-C", str(folder))
    assert printed(folder) == {"A02", "A03-east", "A03-west"}


def test_the_file_of_a_table_goes_back_with_its_page(banxin: Banxin, folder: Path) -> None:
    story, prices = folder / "stories" / "easta03x.md", folder / "stories" / "prices.csv"
    prices.write_text("菜,元\n白菜,2\n", "utf-8")
    story.write_text(story.read_text("utf-8") + "\n::: table\nfile: prices.csv\n:::\n", "utf-8")
    banxin("proof", "A03@east", "-C", str(folder))
    prices.write_text("菜,元\n白菜,3\n", "utf-8")
    banxin("proof", "A03@east", "-C", str(folder))
    assert rounds(folder) == {"A03@east": 2}
    assert "prices.csv" in banxin("back", "A03@east", "1", "-C", str(folder)).out
    assert prices.read_text("utf-8") == "菜,元\n白菜,2\n"
