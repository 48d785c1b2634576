"""What the plant says of its press, from plant.toml to the files and to what is told of them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from layout.pdf.press import newsprint
from layout.pipeline import Result, Store, build
from tests.tiny import write_tiny

NOTES = """---
headline: 补记
pictures:
  river: {caption: 河口的秋天, credit: 何立 摄}
---

又记。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The smallest edition with one page more, whose picture has 300 % of ink."""
    made = write_tiny(tmp_path / "2026-11-24")
    with (made / "edition.yaml").open("a", encoding="utf-8") as edition:
        edition.write("  A02: |\n    river notes\n")
    (made / "stories" / "notes.md").write_text(NOTES, encoding="utf-8")
    (made / "pictures").mkdir()
    Image.new("CMYK", (3000, 2000), (191, 191, 191, 191)).save(made / "pictures" / "river.jpg", quality=95)
    return made


def profile(byte: int = 25) -> bytes:
    """A profile like ours by another name: one byte of its date differs."""
    data = bytearray(newsprint().profile)
    data[byte] ^= 1
    return bytes(data)


def codes(result: Result, page: str = "A02") -> set[str]:
    return {item.code for item in result.diagnostics if item.page == page}


def intent(result: Result) -> pikepdf.Dictionary:
    (file,) = {page.file for page in result.pages if page.name == "A01"}
    with pikepdf.open(BytesIO(Path(file).read_bytes())) as pdf:
        found = pdf.Root.OutputIntents[0]
        return pikepdf.Dictionary(Name=str(found.OutputConditionIdentifier), Data=found.DestOutputProfile.read_bytes())


def test_a_rebuilt_picture_is_told_with_its_figures_and_again_by_a_run_from_the_cache(folder: Path, tmp_path: Path):
    for name in ("cold", "cached"):
        result = build(folder, out=tmp_path / name, store=Store(tmp_path / "cache"))
        (found,) = [item for item in result.diagnostics if item.code == "image/ink-rebuilt"]
        assert (found.page, found.value("file"), found.value("limit")) == ("A02", "river.jpg", "220")
        assert int(found.value("before")) >= 300
        assert int(found.value("after")) <= 220
        assert float(found.value("most")) < 4


def test_the_plants_limit_and_profile_reach_the_file(folder: Path, tmp_path: Path):
    store = Store(tmp_path / "cache")
    usual = intent(build(folder, out=tmp_path / "a", store=store))
    assert str(usual.Name) == "CGATS TR 002"
    (folder.parent / "press.icc").write_bytes(profile())
    plant = 'ink-limit = 180\nprofile = "press.icc"\ncondition = "Hekou 3"\n'
    (folder.parent / "plant.toml").write_text(plant, encoding="utf-8")
    result = build(folder, out=tmp_path / "b", store=store)
    own = intent(result)
    assert (str(own.Name), bytes(own.Data)) == ("Hekou 3", profile())
    (found,) = [item for item in result.diagnostics if item.code == "image/ink-rebuilt"]
    assert int(found.value("after")) <= 180
    # Another profile under the same name is another profile.
    (folder.parent / "press.icc").write_bytes(profile(byte=27))
    assert bytes(intent(build(folder, out=tmp_path / "b", store=store)).Data) == profile(byte=27)


def test_a_profile_that_breaks_off_behind_its_head_prints_nothing(folder: Path, tmp_path: Path):
    broken = bytearray(newsprint().profile)
    broken[132:400] = bytes(268)
    (folder.parent / "press.icc").write_bytes(broken)
    (folder.parent / "plant.toml").write_text('profile = "press.icc"\ncondition = "IFRA26"\n', encoding="utf-8")
    result = build(folder, out=tmp_path / "out")
    assert "plant/bad-profile" in codes(result)
    assert not [page.file for page in result.pages if page.file]
    assert all(page.withheld for page in result.pages)


def test_a_picture_that_is_fine_is_not_spoken_of(folder: Path, tmp_path: Path):
    Image.radial_gradient("L").resize((3000, 2000)).save(folder / "pictures" / "river.jpg")
    assert "image/ink-rebuilt" not in codes(build(folder, out=tmp_path / "out"))


HEAVY = "story headline { color: device-cmyk(60% 60% 50% 90%) }\n"


@pytest.fixture
def inked(folder: Path) -> Path:
    """The same edition in a stylesheet that prints heads in 260 %."""
    Image.radial_gradient("L").resize((3000, 2000)).save(folder / "pictures" / "river.jpg")
    (folder.parent / "heavy.css").write_text('@import "broadsheet.css";\n' + HEAVY, encoding="utf-8")
    (folder.parent / "paper.yaml").write_text("name: 河口日报\nstylesheet: heavy.css\n", encoding="utf-8")
    with (folder / "edition.yaml").open("a", encoding="utf-8") as edition:
        edition.write("allow:\n  - {code: print/ink-limit, reason: 试印, by: 何立}\n")
    return folder


def test_plates_with_too_much_ink_are_not_written_where_ink_is_measured(inked: Path, tmp_path: Path):
    usual = build(inked, out=tmp_path / "usual")
    assert all(page.file for page in usual.pages)
    store = Store(tmp_path / "cache")
    for _ in ("cold", "cached"):
        result = build(inked, out=tmp_path / "out", ink=True, store=store)
        assert "ink/area" in codes(result, "A01")
        (area,) = [item for item in result.diagnostics if item.code == "ink/area" and item.page == "A01"][:1]
        assert int(area.value("ink")) >= 260
        assert area.area is not None
        assert area.area.width > 0
        assert not any(page.file for page in result.pages)
    assert not list((tmp_path / "out").glob("*"))


def test_somebody_may_answer_for_the_ink(inked: Path, tmp_path: Path):
    with (inked / "edition.yaml").open("a", encoding="utf-8") as edition:
        edition.write("  - {code: ink/area, reason: 印厂同意, by: 何立}\n")
    result = build(inked, out=tmp_path / "out", ink=True)
    assert {item.waived for item in result.diagnostics if item.code == "ink/area"} == {"印厂同意（何立）"}
    assert all(page.file for page in result.pages)


def test_ink_that_the_press_takes_is_told_as_a_notice_alone(folder: Path, tmp_path: Path):
    result = build(folder, out=tmp_path / "out", ink=True)
    found = [item for item in result.diagnostics if item.code.startswith("ink/")]
    assert [item.code for item in found] == ["ink/plates"] * len(result.pages)
    assert all(page.file for page in result.pages)
    assert not [item for item in build(folder, out=tmp_path / "ua", ink=True, standard="ua1").diagnostics
                if item.code.startswith("ink/")]  # fmt: skip
