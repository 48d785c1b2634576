"""`banxin preflight`."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from layout.base.resources import resource
from layout.preflight.single_pages import single_pages
from layout.separation.ink import page_ink
from tests.adverts import advert
from tests.handmade import page, part, printed, run
from tests.unit.cli.conftest import Banxin


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (made,) = printed(page(part(run("版心", 10, 20))))
    (tmp_path / made.name).write_bytes(made.data)
    return tmp_path / made.name


def test_a_sound_file_is_said_to_be_sound(banxin: Banxin, file: Path):
    done = banxin("preflight", str(file))
    assert (done.code, done.err) == (0, "")
    assert "PDF/X-4" in done.out
    assert "no fault" in done.out


def test_faults_are_told_with_their_file_and_page_and_fail_the_run(banxin: Banxin, file: Path):
    file.write_bytes(file.read_bytes().replace(b"/TrimBox", b"/TrimBux"))
    done = banxin("preflight", str(file))
    assert done.code == 1
    assert f"{file}#page=1: error[pdfx/no-trim]" in done.err


@pytest.mark.parametrize("data", [b"", b"not a PDF", b"%PDF-1.4\n"])
def test_what_is_no_pdf_is_told_in_the_same_words_every_time(banxin: Banxin, tmp_path: Path, data: bytes):
    (tmp_path / "ad.pdf").write_bytes(data)
    first = banxin("preflight", str(tmp_path / "ad.pdf"))
    assert "error[pdfx/broken]" in first.err
    assert "object at" not in first.err
    assert banxin("preflight", str(tmp_path / "ad.pdf")).err == first.err


def test_a_file_that_is_not_there_is_told_as_such(banxin: Banxin, tmp_path: Path):
    for missing in (tmp_path / "none.pdf", tmp_path):
        done = banxin("preflight", str(missing))
        assert done.code == 2
        assert f"there is no file {missing}" in done.err


def test_scripts_get_a_line_for_each_fault_and_one_for_the_file(banxin: Banxin, file: Path):
    lines = [
        json.loads(line)
        for line in banxin("preflight", str(file), "--standard", "x1a", "--format", "json").out.splitlines()
    ]
    assert {line["code"] for line in lines if line["kind"] == "diagnostic"} >= {"pdfx/other-claim", "pdfx/version"}
    assert lines[-1]["kind"] == "preflight"
    assert lines[-1]["claim"] == "PDF/X-4"


def test_what_is_no_pdf_is_told(banxin: Banxin, tmp_path: Path):
    (tmp_path / "ad.pdf").write_text("hello")
    done = banxin("preflight", str(tmp_path / "ad.pdf"))
    assert done.code == 1
    assert "pdfx/broken" in done.err
    assert banxin("preflight", str(tmp_path / "none.pdf")).code == 2


@pytest.fixture
def heavy(tmp_path: Path) -> Path:
    return advert(tmp_path / "heavy.pdf", b".6 .6 .5 .9 k 20 30 40 20 re f")


def test_the_plates_of_every_page_are_told_under_the_verdict(banxin: Banxin, file: Path):
    out = banxin("preflight", str(file)).out
    assert "page 1  most ink 100 %" in out
    assert re.search(r"C 0\.0  M 0\.0  Y 0\.0  K \d", out)


def test_too_much_ink_fails_the_run_by_the_limits_of_the_press(banxin: Banxin, heavy: Path, tmp_path: Path):
    done = banxin("preflight", str(heavy))
    assert done.code == 1
    assert f"{heavy}#page=1: error[ink/area]" in done.err
    assert "260 % at most" in done.err
    assert "error[ink/area]" not in banxin("preflight", str(heavy), "--press", "heatset").err
    limits = resource("stylesheets", "press/newsprint-coldset.toml").read_text(encoding="utf-8")
    (tmp_path / "own.toml").write_text(
        limits.replace("warn = 220, stop = 240", "warn = 250, stop = 280"), encoding="utf-8"
    )
    assert "warning[ink/area]" in banxin("preflight", str(heavy), "--press", str(tmp_path / "own.toml")).err
    assert "press/unknown" in banxin("preflight", str(heavy), "--press", "gravure").err


def test_scripts_get_the_inks_of_every_page(banxin: Banxin, heavy: Path):
    (facts,) = [
        item
        for item in map(json.loads, banxin("preflight", str(heavy), "--format", "json").out.splitlines())
        if item["kind"] == "preflight"
    ]
    (page,) = facts["ink"]
    assert page["most"] == pytest.approx(260, abs=1)
    assert page["plates"]["Black"] == pytest.approx(90 * 800 / 20000, abs=0.1)


def test_what_is_alike_on_all_pages_is_told_once_with_the_first_page_and_how_many(banxin: Banxin, tmp_path: Path):
    pdf = pikepdf.new()
    for number in range(12):
        pdf.add_blank_page(page_size=(200, 300))
        thin = b"0 0 0 1 k 0 w 9 9 m 99 99 l S" if number != 4 else b"0 0 0 1 k 0 w 19 9 m 99 99 l S"
        pdf.pages[-1].Contents = pdf.make_stream(thin)
    pdf.save(tmp_path / "ad.pdf")
    told = banxin("preflight", str(tmp_path / "ad.pdf")).err
    assert told.count("[artwork/hairline]") == 2
    assert f"{tmp_path / 'ad.pdf'}#page=1: error[artwork/hairline]" in told
    assert f"…11 places: {tmp_path / 'ad.pdf'}#page=1" in told
    assert f"{tmp_path / 'ad.pdf'}#page=5: error[artwork/hairline]" in told
    each = banxin("preflight", str(tmp_path / "ad.pdf"), "--format", "short").err
    assert each.count("[artwork/hairline]") == 12


def test_pages_of_a_long_file_are_measured_as_they_are_by_themselves(tmp_path: Path):
    pdf = pikepdf.new()
    for number in range(9):
        pdf.add_blank_page(page_size=(200, 300))
        pdf.pages[-1].Contents = pdf.make_stream(b"/L BDC 1 1 1 %.1f k 0 0 200 300 re f EMC" % (number / 10))
    layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="hidden"))
    pdf.pages[3].Contents = pdf.make_stream(b"/OC /L BDC 1 1 1 1 k 0 0 200 300 re f EMC")
    pdf.pages[3].Resources = pikepdf.Dictionary(Properties=pikepdf.Dictionary(L=layer))
    pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=[layer], D=pikepdf.Dictionary(OFF=[layer]))
    buffer = BytesIO()
    pdf.save(buffer)
    alone = [page_ink(data, at, 220, 240)[0] for data, at in single_pages(buffer.getvalue(), 9)]
    together = [page_ink(buffer.getvalue(), number, 220, 240)[0] for number in range(9)]
    assert alone == together
    assert [round(report.most.ink, -1) for report in alone if report] == [300, 310, 320, 0, 340, 350, 360, 370, 380]


def test_a_page_that_can_not_be_looked_through_for_what_is_drawn_badly_is_told(
    tmp_path: Path, banxin: Banxin, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trip(data: bytes, number: int) -> None:
        raise TypeError("an array, not a number")

    monkeypatch.setattr("layout.preflight.drawn_checks.drawn_faults", trip)
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(200, 200))
        pdf.save(tmp_path / "odd.pdf")
    told = banxin("preflight", str(tmp_path / "odd.pdf"), "--format", "short").err
    assert [line for line in told.splitlines() if "pdfx/malformed" in line and "an array, not a number" in line]
