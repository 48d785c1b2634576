"""The plates of written files, as Ghostscript separates them: what stands on which, and how much ink there is."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from layout.base.color import BLACK, REGISTRATION, Color, cmyk, spot
from layout.base.geometry import Rect
from layout.base.units import mm, pt
from layout.display.black import in_black
from layout.display.items import Artwork, DisplayPage, Fill, Item, Picture
from layout.export.print_pdf import print_files
from layout.pdf.press import Condition, condition, newsprint
from tests.adverts import advert, composed
from tests.handmade import book, display, page, part, run
from tests.real_pdf.tools import needs, separations

PHOTO = Path(__file__).resolve().parents[2] / "editions" / "2026-11-24" / "pictures" / "photo1.jpg"
PROCESS = {"Cyan", "Magenta", "Yellow", "Black"}
RED = "PANTONE 185 C"


def written(made: DisplayPage, press: Condition | None = None) -> bytes:
    (file,) = print_files(display(made), book(), condition=press)
    assert file.value, file.diagnostics
    return file.value.data


def plates(made: DisplayPage, folder: Path, press: Condition | None = None) -> dict[str, Image.Image]:
    (folder / "page.pdf").write_bytes(written(made, press))
    return separations(folder / "page.pdf", folder)


def most(found: dict[str, Image.Image]) -> float:
    """Per cent of ink where there is most of it."""
    samples = [plate.tobytes() for plate in found.values()]
    return max(map(sum, zip(*samples, strict=True))) / 2.55


def tint(color: Color) -> Fill:
    return Fill(Rect(pt(10), pt(10), pt(200), pt(100)), color)


def over(color: Color, *items: Item) -> DisplayPage:
    return page(part(tint(color), role="artifact"), part(*items), width=pt(220), height=pt(120))


def picture(path: Path, width: float = 60, height: float = 40) -> DisplayPage:
    shown = Picture(Rect(0, 0, mm(width), mm(height)), str(path), sha256(path.read_bytes()).hexdigest())
    return page(part(shown, role="figure", node=""), width=mm(width), height=mm(height))


@needs("gs")
def test_text_stands_on_the_black_plate_alone_and_takes_nothing_from_what_is_under_it(tmp_path: Path):
    found = plates(over(spot(RED, 0.4, 0, 0.9, 0.8, 0), run("黑字压在专色底纹上", 20, 60, size=18)), tmp_path)
    assert set(found) == PROCESS | {RED}
    assert found["Black"].getextrema() == (0, 255)
    assert [found[ink].getextrema() for ink in ("Cyan", "Magenta", "Yellow")] == [(0, 0)] * 3
    under = found[RED].crop((40, 40, 400, 200)).getextrema()
    assert under == pytest.approx((102, 102), abs=1)


@needs("gs")
def test_a_spot_colour_is_mixed_where_the_plant_has_no_plate_for_it(tmp_path: Path):
    made = over(spot(RED, 0.5, 0, 0.9, 0.8, 0))
    found = plates(made, tmp_path, condition(spots=False))
    assert set(found) == PROCESS
    assert found["Magenta"].getextrema()[1] == pytest.approx(0.45 * 255, abs=2)
    assert found["Yellow"].getextrema()[1] == pytest.approx(0.4 * 255, abs=2)


@needs("gs")
def test_marks_in_the_colour_of_all_plates_are_on_each_of_them(tmp_path: Path):
    found = plates(over(REGISTRATION, Fill(Rect(0, 0, pt(5), pt(5)), spot(RED, 1, 0, 1, 1, 0))), tmp_path)
    assert [plate.crop((40, 40, 60, 60)).getextrema() for plate in found.values()] == [(255, 255)] * 5


@needs("gs")
def test_a_large_panel_of_black_has_cyan_under_it_where_the_plant_asks_and_text_has_none(tmp_path: Path):
    panel = Fill(Rect(pt(10), pt(10), mm(60), mm(30)), BLACK)
    rule = Fill(Rect(pt(10), pt(100), mm(60), pt(2)), BLACK)
    made = page(part(panel, rule, role="artifact"), part(run("黑字", 190, 60, size=18)), width=pt(240), height=pt(120))
    plain = plates(made, tmp_path)
    assert plain["Cyan"].getextrema() == (0, 0)
    rich = plates(made, tmp_path, condition(rich_black=True))
    assert rich["Cyan"].getextrema()[1] == pytest.approx(0.3 * 255, abs=1)
    box = rich["Cyan"].getbbox()
    assert box
    assert box[2:] <= (round(mm(60) / pt(1) / 72 * 150) + 23, round((10 + mm(30) / pt(1)) / 72 * 150) + 2)


@needs("gs")
@pytest.mark.parametrize("name", ["patch.tif", "patch.jpg"])
def test_a_patch_of_300_per_cent_is_under_the_limit_on_the_plates(tmp_path: Path, name: str):
    Image.new("CMYK", (400, 300), (191, 191, 191, 191)).save(tmp_path / name, quality=95)
    assert most(plates(picture(tmp_path / name), tmp_path)) <= 220


@needs("gs")
@pytest.mark.parametrize("resolution", [150, 300])
def test_a_photograph_is_under_the_limit_on_the_plates(tmp_path: Path, resolution: int):
    (tmp_path / "page.pdf").write_bytes(written(picture(PHOTO)))
    assert most(separations(tmp_path / "page.pdf", tmp_path, resolution)) <= 220


@needs("gs")
def test_a_photograph_separated_for_coated_paper_is_under_the_limit_on_the_plates(tmp_path: Path):
    with Image.open(PHOTO) as photo:
        inks = photo.convert("RGB").resize((600, 400)).convert("CMYK")
    # Dark as coated paper takes it: grey is built of all four inks.
    c, m, y, _ = inks.split()
    heavy = Image.merge("CMYK", (c, m, y, Image.blend(c, m, 0.5).point([max(level - 60, 0) for level in range(256)])))
    heavy.save(tmp_path / "heavy.tif")
    assert max(sum(pixel) for pixel in zip(*(plate.tobytes() for plate in heavy.split()), strict=True)) > 300 * 2.55
    assert most(plates(picture(tmp_path / "heavy.tif"), tmp_path)) <= 220


@needs("gs")
def test_another_limit_of_the_plant_is_kept(tmp_path: Path):
    assert most(plates(picture(PHOTO), tmp_path, condition(ink_limit=180))) <= 180


def intent(press: Condition) -> pikepdf.Object:
    with pikepdf.open(BytesIO(written(page(part(run("版", 10, 20))), press))) as pdf:
        (found,) = pdf.Root.OutputIntents
        assert found.DestOutputProfile.read_bytes() == press.profile
        return pikepdf.Object.parse(pikepdf.Dictionary(
            {key: found[key] for key in ("/OutputConditionIdentifier", "/Info", "/RegistryName") if key in found}
        ).unparse())  # fmt: skip


def test_the_output_intent_is_that_of_the_plant():
    usual = intent(newsprint())
    assert (str(usual.OutputConditionIdentifier), str(usual.RegistryName)) == ("CGATS TR 002", "http://www.color.org")
    # Another date in its head makes another profile.
    profile = bytearray(newsprint().profile)
    profile[25] ^= 1
    own = intent(condition(bytes(profile), "Hekou press 3"))
    assert str(own.OutputConditionIdentifier) == "Hekou press 3"
    assert "/RegistryName" not in own
    assert "TR 002" in str(own.Info)
    assert str(intent(condition(bytes(profile), "IFRA26")).RegistryName) == "http://www.color.org"


def test_a_file_for_one_plant_has_other_inks_than_for_another():
    made = page(part(tint(Color("rgb", (0.1, 0.1, 0.35))), tint(cmyk(0, 0, 0, 0.2)), role="artifact"))
    assert written(made) == written(made, condition(ink_limit=220))
    assert written(made) != written(made, condition(ink_limit=120))


SPOT = (
    "<</ColorSpace <</P [/Separation /Gold /DeviceCMYK <</FunctionType 2 /N 1 /Domain [0 1] /C0 [0 0 0 0] "
    "/C1 [0 0.3 0.9 0.1]>>]>>>>"
)


@needs("gs")
@pytest.mark.parametrize("kind", ["of the screen", "in inks", "on a plate of its own", "a photograph"])
def test_on_a_page_in_black_nothing_placed_reaches_another_plate(tmp_path: Path, kind: str) -> None:
    box = Rect(pt(10), pt(10), pt(200), pt(100))
    path = tmp_path / "ad.pdf"
    if kind == "of the screen":
        composed(path, (200, 100))
    elif kind == "in inks":
        advert(path, b"0.2 0.9 0.1 0 k 10 10 80 30 re f 1 0 0 0.2 K 5 w 10 60 m 150 60 l S")
    elif kind == "on a plate of its own":
        advert(path, b"/P cs 0.8 scn 10 10 80 30 re f", SPOT)
    file = PHOTO if kind == "a photograph" else path
    digest = sha256(file.read_bytes()).hexdigest()
    item: Item = Picture(box, str(file), digest) if file is PHOTO else Artwork(box, str(file), digest, trimmed=True)
    made = over(spot("Gold", 1.0, 0, 0.3, 0.9, 0.1), item, Fill(Rect(0, 0, pt(40), pt(9)), REGISTRATION))
    found = plates(in_black(made), tmp_path)
    assert set(found) == PROCESS
    assert {ink: any(plate.tobytes()) for ink, plate in found.items()} == {
        "Cyan": False, "Magenta": False, "Yellow": False, "Black": True,
    }  # fmt: skip
