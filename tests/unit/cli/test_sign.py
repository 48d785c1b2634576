"""`banxin sign`, and what signatures say in check and build."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.marked import write_edition
from tests.unit.cli.conftest import Banxin


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = write_edition(tmp_path / "paper")
    (folder.parent / "paper.yaml").write_text("name: 河口日报\nsignoff: {print: [三审, 签发]}\n", encoding="utf-8")
    return folder


def sign(banxin: Banxin, folder: Path, role: str, name: str = "王敏") -> int:
    return banxin("sign", "a01", "--as", name, "--role", role, "-C", str(folder)).code


def edit(folder: Path, old: str, new: str) -> None:
    path = folder / "stories" / "market.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def build(banxin: Banxin, folder: Path) -> tuple[int, str]:
    run = banxin("build", "-C", str(folder), "--lang", "zh", "--out", str(folder / "o"))
    return run.code, run.out + run.err


def test_print_waits_for_the_signatures_that_the_paper_wants(banxin: Banxin, folder: Path):
    code, said = build(banxin, folder)
    assert (code, "A01 还缺 三审、签发 的签字" in said, (folder / "o").exists()) == (1, True, False)
    assert banxin("check", "-C", str(folder)).code == 0
    assert sign(banxin, folder, "三审") == 0
    assert "A01 还缺 签发 的签字" in build(banxin, folder)[1]
    assert sign(banxin, folder, "签发", "沈砚秋") == 0
    assert build(banxin, folder)[0] == 0


def test_the_print_file_has_the_bytes_that_were_signed(banxin: Banxin, folder: Path):
    for role in ("三审", "签发"):
        sign(banxin, folder, role)
    build(banxin, folder)
    record = json.loads((folder / "signoff.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    from hashlib import sha256

    (file,) = (folder / "o").glob("*.pdf")
    assert sha256(file.read_bytes()).hexdigest() == record["pdf"]


def test_a_change_after_signing_makes_it_stale_and_is_named(banxin: Banxin, folder: Path):
    for role in ("三审", "签发"):
        sign(banxin, folder, role)
    edit(folder, "四十个", "五十个")
    code, said = build(banxin, folder)
    assert code == 1
    assert "A01 三审（王敏，" in said
    assert "以后改过：2026-11-24/stories/market.md:6" in said
    shown = banxin("sign", "-C", str(folder), "--lang", "zh")
    assert "过期：2026-11-24/stories/market.md 第 6 行" in shown.out
    edit(folder, "五十个", "四十个")
    assert build(banxin, folder)[0] == 0


def test_a_note_to_the_desk_that_is_not_printed_leaves_signatures_alone(banxin: Banxin, folder: Path):
    for role in ("三审", "签发"):
        sign(banxin, folder, role)
    edit(folder, "四十个。", "四十个。 %% 已核")
    assert build(banxin, folder)[0] == 0


def test_an_early_reading_that_later_ones_followed_warns_of_nothing(banxin: Banxin, folder: Path):
    sign(banxin, folder, "一审", "鲁平")
    edit(folder, "四十个", "五十个")
    stale = banxin("check", "-C", str(folder), "--lang", "zh")
    assert (stale.code, "warning[sign/stale] A01 一审（鲁平" in stale.err) == (0, True)
    assert banxin("sign", "--verify", "-C", str(folder)).code == 1
    sign(banxin, folder, "二审", "马骁")
    verified = banxin("sign", "--verify", "-C", str(folder), "--lang", "zh")
    assert (verified.code, "1 条签字对得上" in verified.out) == (0, True)
    assert "sign/stale" not in banxin("check", "-C", str(folder)).err


def test_the_table_of_pages_shows_the_highest_valid_signature(banxin: Banxin, folder: Path):
    assert "审" not in banxin("check", "-C", str(folder), "--lang", "zh").out
    sign(banxin, folder, "一审")
    sign(banxin, folder, "二审")
    head, row = banxin("check", "-C", str(folder), "--lang", "zh").out.splitlines()[1:3]
    assert (head.split()[-1], row.split()[-1]) == ("审", "二审")
    edit(folder, "四十个", "五十个")
    assert banxin("check", "-C", str(folder), "--lang", "zh").out.splitlines()[2].split()[-1] == "—"


def test_verifying_sets_everything_anew_and_reads_the_chain(banxin: Banxin, folder: Path):
    for role in ("一审", "二审", "三审"):
        sign(banxin, folder, role)
    sound = banxin("sign", "--verify", "-C", str(folder), "--lang", "zh")
    assert (sound.code, "3 条签字对得上" in sound.out) == (0, True)
    record = folder / "signoff.jsonl"
    first, second, third = record.read_bytes().splitlines(keepends=True)
    record.write_bytes(first + third)
    removed = banxin("sign", "--verify", "-C", str(folder), "--lang", "zh")
    assert (removed.code, "第 2 行：它前面少了一行" in removed.err) == (1, True)
    assert "error[sign/chain]" in banxin("check", "-C", str(folder)).err
    record.write_bytes(first + second.replace("王敏".encode(), "别人".encode()) + third)
    assert "第 2 行：内容改过" in banxin("sign", "--verify", "-C", str(folder), "--lang", "zh").err


def test_another_paper_setting_of_the_file_is_found_by_verifying(banxin: Banxin, folder: Path):
    sign(banxin, folder, "三审")
    (folder / "plant.toml").write_text('standard = "x1a"\n', encoding="utf-8")
    run = banxin("sign", "--verify", "-C", str(folder), "--lang", "zh")
    assert (run.code, "A01 三审：重新写出的 PDF 和签字时不同" in run.err) == (1, True)


def test_a_page_with_errors_can_be_read_but_not_let_go(banxin: Banxin, folder: Path):
    edit(folder, "四十个", "四十个〇" + "很长的一段话，" * 900)
    assert sign(banxin, folder, "一审") == 0
    run = banxin("sign", "A01", "--as", "王敏", "--role", "签发", "-C", str(folder), "--lang", "zh")
    assert (run.code, "fit/overset" in run.err) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("A01", "--role", "三审"), "要写明谁签"),
        (("A01", "--as", "王敏"), "要写明身份"),
        (("A01", "--as", "王敏", "--role", "四审"), "没有“四审”这个身份"),
        (("A09", "--as", "王敏", "--role", "三审"), "没有“A09”这个版"),
        (("A09",), "要写明谁签"),
    ],
)
def test_a_signature_without_name_role_or_page_is_a_mistake_of_the_command_line(
    banxin: Banxin, folder: Path, arguments: tuple[str, ...], said: str
):
    run = banxin("sign", *arguments, "-C", str(folder), "--lang", "zh")
    assert (run.code, said in run.err, (folder / "signoff.jsonl").exists()) == (2, True, False)


def test_roles_are_those_of_the_paper(banxin: Banxin, folder: Path):
    paper = folder.parent / "paper.yaml"
    paper.write_text("name: 河口日报\nsignoff: {roles: [编辑, 值班], print: [值班]}\n", encoding="utf-8")
    assert sign(banxin, folder, "三审") == 2
    assert sign(banxin, folder, "值班") == 0
    assert build(banxin, folder)[0] == 0
    paper.write_text("name: 河口日报\nsignoff: {roles: [编辑], print: [值班]}\n", encoding="utf-8")
    assert "paper.yaml:2:31: error[sign/role]" in banxin("check", "-C", str(folder)).err


def test_a_signed_page_that_left_the_issue_is_still_told_of(banxin: Banxin, folder: Path):
    sign(banxin, folder, "三审")
    edition = folder / "edition.yaml"
    edition.write_text(edition.read_text(encoding="utf-8").replace("A01:", "A02:"), encoding="utf-8")
    rows = banxin("sign", "-C", str(folder), "--lang", "zh").out.splitlines()
    assert (rows[1].split()[:2], rows[2].split()[:2]) == (["A02", "—"], ["A01", "三审"])
    assert "过期" in rows[2]


def test_nobody_signs_behind_a_record_that_was_tampered_with(banxin: Banxin, folder: Path):
    """Such a signature would not count, and who signed would not know."""
    banxin("sign", "A01", "--as", "王敏", "--role", "一审", "-C", str(folder))
    record = folder / "signoff.jsonl"
    record.write_text(record.read_text(encoding="utf-8").replace("王敏", "李敏"), encoding="utf-8")
    before = record.read_bytes()
    run = banxin("sign", "A01", "--as", "张", "--role", "二审", "-C", str(folder), "--lang", "zh")
    assert run.code == 1
    assert "第 1 行内容改过" in run.err
    assert record.read_bytes() == before
