from __future__ import annotations

from pathlib import Path

import pytest

from layout.base.diagnostics import Span
from layout.base.units import mm
from layout.edition.model import Plant
from layout.edition.plant import read_plant
from layout.edition.source import SourceText


def icc(kind: bytes = b"prtrCMYKLab ", version: int = 2) -> bytes:
    """The head of an ICC profile, all that is looked at before colours are converted."""
    head = (128).to_bytes(4, "big") + bytes(4) + bytes((version, 0, 0, 0)) + kind + bytes(12) + b"acsp"
    return head.ljust(128, b"\0")


def read(tmp_path: Path, text: str) -> tuple[Plant, list[tuple[str, int]]]:
    made = read_plant(SourceText("plant.toml", text), tmp_path / "plant.toml")
    return made.value, [(f.code, f.place.line) for f in made.diagnostics if isinstance(f.place, Span)]


def test_a_plant_is_read_with_english_or_chinese_keys(tmp_path: Path):
    (tmp_path / "p.icc").write_bytes(icc())
    plant, faults = read(
        tmp_path,
        'name = "河口印务中心"\nstandard = "x1a"\n"文件名" = "{date}_{page}"\ntrim = "390 x 545 mm"\n'
        'marks = ["crop", "套准"]\ndouble-truck = "split"\nink-limit = 240\nprofile = "p.icc"\ncondition = "IFRA26"\n',
    )
    assert not faults
    assert (plant.name, plant.standard, plant.file_name) == ("河口印务中心", "x1a", "{date}_{page}")
    assert plant.trim == (mm(390), mm(545))
    assert (plant.marks, plant.double_truck, plant.ink_limit) == (("crop", "registration"), "split", 240)
    assert (plant.profile, plant.condition) == (tmp_path / "p.icc", "IFRA26")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("standard = x1a", "plant/syntax"),
        ('standard = "x2"', "value/choice"),
        ('standart = "x4"', "yaml/unknown-key"),
        ('trim = "A3"', "value/trim"),
        ('file-name = "{seite}"', "plant/file-name"),
        ('file-name = "{date}"', "plant/file-name"),
        ('file-name = "{page}:{date}"', "plant/file-name"),
        ('profile = "no.icc"\ncondition = "IFRA26"', "plant/no-profile"),
        ('condition = "IFRA26"', "plant/profile-alone"),
        ('marks = ["cross"]', "value/choice"),
    ],
)
def test_a_fault_is_told_at_its_line(tmp_path: Path, line: str, code: str):
    assert read(tmp_path, f"# 印厂\n{line}\n")[1] == [(code, 2)]


def test_a_faulty_file_name_leaves_the_usual_one(tmp_path: Path):
    plant, _ = read(tmp_path, 'file-name = "{seite}"\n')
    assert plant.file_name == "{date}-{page}"


def test_all_faults_of_a_plant_are_told_and_the_rest_is_kept(tmp_path: Path):
    plant, faults = read(tmp_path, 'standard = "x9"\nink-limit = "a lot"\nname = "河口"\n')
    assert [code for code, _ in faults] == ["value/choice", "value/number"]
    assert (plant.standard, plant.ink_limit, plant.name) == ("x4", None, "河口")


@pytest.mark.parametrize(
    ("standard", "data", "code"),
    [
        ("x4", b"", "plant/bad-profile"),
        ("x4", b"not a profile" * 20, "plant/bad-profile"),
        ("x4", icc()[:100], "plant/bad-profile"),
        ("x4", icc(b"mntrRGB XYZ "), "plant/other-profile"),
        ("x4", icc(b"linkCMYKCMYK"), "plant/other-profile"),
        ("x4", icc(version=4), ""),
        ("x1a", icc(version=4), "plant/new-profile"),
        ("x3", icc(), ""),
    ],
)
def test_a_profile_is_looked_at_before_anything_is_printed_by_it(tmp_path: Path, standard: str, data: bytes, code: str):
    (tmp_path / "p.icc").write_bytes(data)
    plant, faults = read(tmp_path, f'standard = "{standard}"\nprofile = "p.icc"\ncondition = "IFRA26"\n')
    assert faults == ([(code, 2)] if code else [])
    assert bool(plant.profile) is not bool(code)


def test_large_panels_of_black_may_have_cyan_under_them(tmp_path: Path):
    assert read(tmp_path, '"大黑块" = "加青"\n')[0].black_panels == "rich"
    assert read(tmp_path, "")[0].black_panels == "plain"
