"""A double truck and sheets as the plant gets them: real files, opened again."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageStat

from layout.base.units import SP_PER_PT, mm
from layout.pipeline import Result, build
from layout.pipeline.leaves import two_up
from layout.preflight.pdfx_check import check_pdfx
from tests.real_pdf.readback import read_stories
from tests.real_pdf.tools import drawn_by_pdfium, drawn_by_poppler, needs

_PARAGRAPH = "河口的秋天来得早，街上的梧桐落了一半。工人们正把最后一批材料运到岸边，往来的人都放慢了脚步。"
WIDTH, HEIGHT = 270.0, 390.0
"""Trim of the tabloid page in mm."""


def write(folder: Path, plant: str, pages: int = 8) -> Path:
    """An issue of tabloid pages, the middle ones a double truck with a picture and a head across the fold."""
    (folder / "stories").mkdir(parents=True)
    (folder / "pictures").mkdir()
    photo = Image.linear_gradient("L").resize((400, 1280)).rotate(90, expand=True).resize((4000, 1250)).convert("RGB")
    photo.save(folder / "pictures" / "bridge.jpg", quality=90)
    middle = pages // 2
    truck = f"A{middle:02d}-A{middle + 1:02d}"
    rows = [
        f"  {truck}: |",
        "    bridge bridge bridge bridge / bridge bridge bridge bridge | 30",
        "    lead lead lead lead / lead lead lead lead | *",
        "    left left left left / right right right right | 20",
    ]
    names = {"lead": 14, "left": 4, "right": 3}
    for number in (n for n in range(1, pages + 1) if n not in (middle, middle + 1)):
        rows.append(f"  A{number:02d}: p{number} p{number} p{number} p{number}")
        names[f"p{number}"] = 3
    for name, count in names.items():
        extra = (
            "pictures:\n  bridge: {file: bridge.jpg, caption: 大桥合龙, credit: 方远 摄}\n" if name == "lead" else ""
        )
        head = "一桥飞架南北 天堑变成通途" if name == "lead" else f"稿件{name}"
        copy = f"---\nheadline: {head}\nbyline: 记者 周小满\n{extra}---\n\n" + "\n\n".join([_PARAGRAPH * 2] * count)
        (folder / "stories" / f"{name}.md").write_text(copy + "\n", encoding="utf-8")
    (folder / "edition.yaml").write_text(
        "paper: 河口日报\ndate: 2026-11-24\npages:\n" + "\n".join(rows) + "\n", encoding="utf-8"
    )
    (folder.parent / "paper.yaml").write_text("name: 河口日报\nstylesheet: tabloid\n", encoding="utf-8")
    (folder.parent / "plant.toml").write_text(plant, encoding="utf-8")
    return folder


def files(result: Result) -> dict[str, Path]:
    found = {path for page in result.pages if page.file for path in (page.file, *(file for file, _ in page.also))}
    return {Path(path).stem.partition("-")[2]: Path(path) for path in sorted(found)}


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = write(tmp_path_factory.mktemp("truck") / "2026-11-24", 'double-truck = "both"\nmarks = ["crop", "fold"]\n')
    return files(build(folder, pages=["A04"]))


def trim(path: Path) -> tuple[float, float]:
    with pikepdf.open(path) as pdf:
        x0, y0, x1, y1 = (float(edge) for edge in pdf.pages[0].obj["/TrimBox"])
    return x1 - x0, y1 - y0


def test_a_double_truck_is_one_page_of_both_pages_width_and_its_halves(both: dict[str, Path]) -> None:
    assert set(both) == {"A04-A05", "A04", "A05"}
    assert trim(both["A04-A05"]) == pytest.approx((2 * WIDTH * 72 / 25.4, HEIGHT * 72 / 25.4), abs=0.01)
    for half in ("A04", "A05"):
        assert trim(both[half]) == pytest.approx((WIDTH * 72 / 25.4, HEIGHT * 72 / 25.4), abs=0.01)


def test_pages_are_called_by_their_numbers(both: dict[str, Path]) -> None:
    labels: dict[str, str] = {}
    for name, path in both.items():
        with pikepdf.open(path) as pdf:
            labels[name] = str(pdf.Root["/PageLabels"]["/Nums"][1]["/P"])
    assert labels == {"A04-A05": "4-5", "A04": "4", "A05": "5"}


def test_files_hold_to_their_standard(both: dict[str, Path]) -> None:
    for path in both.values():
        assert check_pdfx(path.read_bytes()).diagnostics == ()


def test_the_halves_together_hold_all_the_copy_that_the_wide_page_holds(both: dict[str, Path]) -> None:
    whole = read_stories(both["A04-A05"].read_bytes())
    left, right = (read_stories(both[half].read_bytes()) for half in ("A04", "A05"))
    assert set(left) | set(right) == set(whole)
    for story, text in whole.items():
        parts = left.get(story, "") + right.get(story, "")
        assert sorted(parts.replace(" ", "")) == sorted(text.replace(" ", "")), story


@needs("pdftoppm")
def test_the_halves_side_by_side_look_like_the_wide_page(both: dict[str, Path]) -> None:
    whole, left, right = (drawn_by_poppler(both[name], 60) for name in ("A04-A05", "A04", "A05"))
    margin = round((12 + 0) * 60 / 25.4)
    width = round(WIDTH * 60 / 25.4)
    box = (0, margin + 2, width - 4, whole.height - margin - 2)
    for half, shift in ((left, 0), (right, width)):
        one = half.crop((margin + box[0] + 4, box[1], margin + box[2], box[3]))
        other = whole.crop((margin + shift + box[0] + 4, box[1], margin + shift + box[2], box[3]))
        assert ImageStat.Stat(ImageChops.difference(one, other)).mean[0] < 4


def test_a_wide_page_and_its_halves_are_written_alike_each_time(tmp_path: Path, both: dict[str, Path]) -> None:
    again = files(
        build(write(tmp_path / "2026-11-24", 'double-truck = "both"\nmarks = ["crop", "fold"]\n'), pages=["A05"])
    )
    for name, path in both.items():
        assert hashlib.sha256(path.read_bytes()).digest() == hashlib.sha256(again[name].read_bytes()).digest()


def test_four_pages_lie_with_the_last_and_first_outside_and_eight_in_two_sheets() -> None:
    assert [side[1:] for side in two_up(["1", "2", "3", "4"])] == [("4", "1"), ("2", "3")]
    assert [side[1:] for side in two_up(list("12345678"))] == [("8", "1"), ("2", "7"), ("6", "3"), ("4", "5")]


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return files(build(write(tmp_path_factory.mktemp("sheets") / "2026-11-24", 'sheets = "two-up"\n')))


def test_sheets_hold_two_pages_each_at_their_trim(laid: dict[str, Path]) -> None:
    assert set(laid) == {"sheet1-front", "sheet1-back", "sheet2-front", "sheet2-back"}
    for path in laid.values():
        assert trim(path) == pytest.approx((2 * WIDTH * 72 / 25.4, HEIGHT * 72 / 25.4), abs=0.01)
        assert check_pdfx(path.read_bytes()).diagnostics == ()
    stories = {name: set(read_stories(path.read_bytes())) for name, path in laid.items()}
    assert stories == {
        "sheet1-front": {"p8", "p1"}, "sheet1-back": {"p2", "p7"}, "sheet2-front": {"p6", "p3"},
        "sheet2-back": {"lead", "left", "right"},
    }  # fmt: skip


def test_a_page_on_a_sheet_looks_as_it_does_by_itself(laid: dict[str, Path], tmp_path: Path) -> None:
    alone = files(build(write(tmp_path / "2026-11-24", 'sheets = "two-up"\n'), pages=["A01"]))
    assert set(alone) == {"A01"}
    sheet, page = (
        drawn_by_pdfium(laid["sheet1-front"].read_bytes(), 0, 72),
        drawn_by_pdfium(alone["A01"].read_bytes(), 0, 72),
    )
    start = round(mm(int(WIDTH)) / SP_PER_PT)
    part = sheet.crop((start, 0, start + page.width, page.height))
    assert ImageStat.Stat(ImageChops.difference(part, page)).mean[0] < 4


def test_an_issue_that_does_not_fill_its_sheets_is_told_and_written_page_by_page(tmp_path: Path) -> None:
    folder = write(tmp_path / "2026-11-24", 'sheets = "two-up"\n', pages=4)
    edition = folder / "edition.yaml"
    edition.write_text(edition.read_text(encoding="utf-8") + "  A05: p5 p5 p5 p5\n", encoding="utf-8")
    (folder / "stories" / "p5.md").write_text("---\nheadline: 稿件\nbyline: 记者 周小满\n---\n\n" + _PARAGRAPH, "utf-8")
    result = build(folder)
    told = [item for item in result.diagnostics if item.code == "print/sheets"]
    assert [(item.value("count"), item.value("more")) for item in told] == [("5", "3")]
    assert set(files(result)) == {"A01", "A02-A03", "A04", "A05"}


def test_a_side_waits_for_a_page_with_errors_and_the_others_go_out(tmp_path: Path) -> None:
    folder = write(tmp_path / "2026-11-24", 'sheets = "two-up"\n')
    (folder / "stories" / "p7.md").unlink()
    result = build(folder)
    assert set(files(result)) == {"sheet1-front", "sheet2-front", "sheet2-back"}
    waits = [item for item in result.diagnostics if item.code == "print/sheet-waits"]
    assert [(item.page, item.value("other")) for item in waits] == [("A02", "A07")]
