"""The record of signatures and its chain."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from layout.proof.signoff import (
    Break,
    Changed,
    Evidence,
    Signature,
    is_valid,
    latest,
    line_digests,
    read_record,
    sign,
    state_of,
    what_changed,
)

MADE = Evidence("layout1", (("lead.md", "a"),), (("lead.md", line_digests("一\n二\n三\n")),), "fonts1", "1.0", "pdf1")


def signature(name: str, role: str = "三审", page: str = "A01") -> Signature:
    return Signature(page, role, name, "2026-11-24T23:08:00+08:00", "清样", MADE)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "signoff.jsonl"
    for name in ("王敏", "周小满", "何立"):
        sign(file, signature(name))
    return file


def test_signatures_are_read_as_they_were_given_each_tied_to_the_one_before(path: Path):
    record = read_record(path)
    assert record.broken is None
    assert [one.name for one in record.signatures] == ["王敏", "周小满", "何立"]
    assert [one.before for one in record.signatures] == ["", *(one.seal for one in record.signatures[:-1])]
    assert record.signatures[0].evidence == MADE


def rows(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines()


def rewritten(path: Path, lines: list[bytes]) -> Break | None:
    path.write_bytes(b"\n".join(lines) + b"\n")
    return read_record(path).broken


def test_a_line_that_was_changed_is_named(path: Path):
    first, second, third = rows(path)
    assert rewritten(path, [first, second.replace("周小满".encode(), "王小满".encode()), third]) == (2, "tampered")
    assert rewritten(path, [first, second, third.replace(b"layout1", b"layout2")]) == (3, "tampered")
    assert [one.name for one in read_record(path).signatures] == ["王敏", "周小满"]


def test_a_line_taken_out_is_missed(path: Path):
    first, second, third = rows(path)
    assert rewritten(path, [first, third]) == (2, "removed")
    assert rewritten(path, [second, third]) == (1, "removed")


def test_lines_in_another_order_are_noticed(path: Path):
    first, second, third = rows(path)
    assert rewritten(path, [first, third, second]) == (2, "moved")
    assert rewritten(path, [first, second, second, third]) == (3, "moved")


def test_what_is_no_signature_is_told_and_later_lines_do_not_count(path: Path):
    assert rewritten(path, [rows(path)[0], b"{}", rows(path)[2]]) == (2, "unread")
    assert rewritten(path, [rows(path)[0], b"\xff", rows(path)[2]]) == (2, "unread")


def test_a_line_cut_short_does_not_spoil_the_next(path: Path):
    path.write_bytes(path.read_bytes()[:-20])
    sign(path, signature("新"))
    assert read_record(path).broken == (3, "unread")
    assert len(rows(path)) == 4


def test_many_may_sign_at_once(tmp_path: Path):
    script = (
        "import sys; from pathlib import Path; from layout.proof.signoff import *\n"
        "for n in range(10):\n"
        "    sign(Path(sys.argv[1]), Signature('A01', '一审', f'{sys.argv[2]}{n}', '', '', Evidence('')))"
    )
    path = tmp_path / "signoff.jsonl"
    running = [subprocess.Popen([sys.executable, "-c", script, str(path), name]) for name in "abcd"]
    assert [one.wait() for one in running] == [0] * 4
    record = read_record(path)
    assert (record.broken, len(record.signatures)) == (None, 40)


def test_a_signature_holds_for_the_same_layout_and_fonts_alone():
    one = signature("王敏")
    assert is_valid(one, replace(MADE, files=(), lines=(), pdf=""))
    assert not is_valid(one, replace(MADE, layout="layout2"))
    assert not is_valid(one, replace(MADE, fonts="fonts2"))


def test_what_changed_is_told_by_file_and_line():
    now = replace(
        MADE,
        files=(("lead.md", "b"), ("photo.jpg", "c")),
        lines=(("lead.md", line_digests("一\n贰\n三\n四\n")),),
    )
    assert what_changed(MADE, now) == (Changed("lead.md", (2, 4)), Changed("photo.jpg"))
    assert what_changed(MADE, replace(MADE, files=())) == (Changed("lead.md"),)


def test_line_ends_and_the_byte_order_mark_make_no_other_lines():
    assert line_digests("\ufeff一\r\n二\r\n") == line_digests("一\n二")


def test_the_last_signature_of_a_role_counts_and_the_highest_valid_role_shows():
    old = replace(signature("王敏"), evidence=replace(MADE, layout="old"))
    early = signature("鲁平", "一审")
    signatures = (early, signature("周", "三审"), old)
    assert latest(signatures)["A01", "三审"] is old
    assert state_of(signatures, "A01", ("一审", "二审", "三审"), MADE) == "一审"
    assert state_of(signatures, "A02", ("一审", "二审", "三审"), MADE) == ""
