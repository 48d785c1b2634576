"""Files as text: encodings, line ends, characters that no text holds."""

from pathlib import Path

import pytest

from layout.edition.source import decode, near_files, read_source


@pytest.mark.parametrize("data", ["甲\r\n乙\r丙".encode(), b"\xef\xbb\xbf" + "甲\n乙\n丙".encode()])
def test_line_ends_and_a_byte_order_mark_are_accepted(data: bytes):
    outcome = decode(data, "a.md")
    assert outcome.value
    assert outcome.value.lines == ["甲", "乙", "丙"]
    assert not outcome.diagnostics


@pytest.mark.parametrize(("encoding", "named"), [("gb18030", "GB18030"), ("gbk", "GB18030"), ("utf-16", "UTF-16")])
def test_another_encoding_is_named_with_a_sample_and_still_read(encoding: str, named: str):
    outcome = decode("主题：供暖工作\n正文".encode(encoding), "a.md")
    (fault,) = outcome.diagnostics
    assert (fault.code, fault.value("encoding"), fault.value("sample")) == ("file/encoding", named, "主题：供暖工作")
    assert outcome.value
    assert outcome.value.lines == ["主题：供暖工作", "正文"]


def test_big5_is_told_from_gb18030():
    (fault,) = decode("主題：供暖的工作，在河口。".encode("big5"), "a.md").diagnostics
    assert (fault.value("encoding"), fault.value("sample")) == ("BIG5", "主題：供暖的工作，在河口")


def test_what_is_no_text_is_said_to_be_none():
    outcome = decode(b"PK\x03\x04\xff\xff\x00\x81", "a.md")
    assert [item.code for item in outcome.diagnostics] == ["file/not-text"]


def test_control_characters_are_told_once_with_each_code():
    (fault,) = decode("甲\n乙\x07丙\x02丁\x07".encode(), "a.md").diagnostics
    assert fault.place
    assert (fault.code, fault.place[1:3], fault.value("count")) == ("file/control-character", (2, 2), "3")
    assert fault.value("character") == "U+0002、U+0007"


def test_soft_breaks_of_word_processors_are_no_fault():
    assert decode("甲\x0b乙\x0c丙\u2028丁\u2029戊\x85己".encode(), "a.md").diagnostics == ()


def test_the_sign_of_a_lost_character_is_told():
    (fault,) = decode("供\ufffd工作\ufffd".encode(), "a.md").diagnostics
    assert fault.place
    assert (fault.code, fault.place[1:3], fault.value("count")) == ("file/lost-character", (1, 2), "2")


def test_a_missing_file_comes_with_names_near_it(tmp_path: Path):
    (tmp_path / "bridge.md").touch()
    outcome = read_source(tmp_path / "brigde.md", "brigde.md")
    assert outcome.value is None
    assert outcome.diagnostics[0].value("near") == "bridge.md"
    assert near_files(tmp_path / "nowhere" / "a.md") == ""
