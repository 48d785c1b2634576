"""Advertisements judged: what is converted, what is refused, and what the advertiser is asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest

from layout.base.diagnostics import Diagnostic, Place, Severity
from layout.base.geometry import Rect
from layout.base.messages import sentence
from layout.base.units import pt
from layout.display.items import Artwork, DisplayPage, Group
from layout.edition.model import AdFile, Area, Edition, Page, Paper, Plant
from layout.pdf.standards import StandardName
from layout.pipeline.adverts import ad_plates, judge_ads
from layout.pipeline.inspection import inspect_issue
from tests.adverts import SRGB, advert, picture, profiled

SHOWN = b"q 200 0 0 100 0 0 cm /I Do Q"


def judged(
    path: Path, standard: StandardName = "x4", *, scale: float = 1.0, plant: Plant | None = None
) -> tuple[Diagnostic, ...]:
    """What is said of an advertisement of 200 by 100 pt, placed at `scale`."""
    return judge_ads(*placed(path, scale, plant), standard)


def placed(path: Path, scale: float = 1.0, plant: Plant | None = None) -> tuple[Edition, DisplayPage]:
    """A page with an advertisement of 200 by 100 pt."""
    digest = sha256(path.read_bytes()).hexdigest()
    ad = AdFile("bank", path, digest, pt(200), pt(100))
    page = Page("A01", 1, "", 1, (), (Area("ad:bank", "ad", ((0, 0),)),))
    edition = Edition(path.parent, Paper("报"), date(2026, 11, 24), 1, (page,), (), ads=(ad,), plant=plant or Plant())
    item = Artwork(Rect(0, 0, pt(200 * scale), pt(100 * scale)), str(path), digest, trimmed=True)
    return edition, DisplayPage("A01", "1", pt(300), pt(300), 0, (Group("figure", (item,)),))


def codes(path: Path, standard: StandardName = "x4") -> list[str]:
    return [item.code for item in judged(path, standard)]


def test_an_advertisement_in_inks_is_taken_without_a_word(tmp_path: Path):
    assert codes(advert(tmp_path / "a.pdf"), "x1a") == []


@pytest.mark.parametrize("standard", ["x1a", "x3", "x4"])
def test_colours_of_the_screen_are_converted_and_the_editor_is_told(tmp_path: Path, standard: StandardName):
    made = advert(
        tmp_path / "a.pdf", b"1 0 0 rg 0 0 9 9 re f " + SHOWN,
        objects={"XObject/I": picture((200, 30, 30), (600, 300), ColorSpace=profiled(SRGB, 3))},
    )  # fmt: skip
    (told,) = judged(made, standard)
    assert (told.code, told.severity, told.page) == ("ad/converted", Severity.INFO, "A01")
    assert told.place == Place("page/A01/ad:bank")
    assert sentence(told, "zh") == "广告“bank”已转换：颜色转成印厂四色"


@pytest.mark.parametrize("state", ["<</ca 0.5>>", "<</BM /Multiply>>"])
def test_transparency_is_refused_where_the_standard_has_none(tmp_path: Path, state: str):
    made = advert(tmp_path / "a.pdf", b"/T gs 0 0 0 1 k 0 0 9 9 re f", f"<</ExtGState <</T {state}>>>>")
    assert codes(made, "x1a") == codes(made, "x3") == ["ad/transparency"]
    assert codes(made, "x4") == []


def test_a_group_in_which_nothing_shines_through_is_no_transparency(tmp_path: Path):
    made = advert(tmp_path / "a.pdf", extra="/Group <</S /Transparency /CS /DeviceRGB /I true>>")
    assert codes(made, "x1a") == ["ad/converted"]


def test_a_mask_that_hides_nothing_is_no_transparency(tmp_path: Path):
    solid = {"XObject/I": picture((0, 0, 0, 128), SMask=picture((255,)))}
    assert codes(advert(tmp_path / "a.pdf", SHOWN, objects=solid), "x1a") == ["ad/low-ppi"]
    faint = {"XObject/I": picture((0, 0, 0, 128), SMask=picture((128,)))}
    assert "ad/transparency" in codes(advert(tmp_path / "b.pdf", SHOWN, objects=faint), "x1a")


def test_a_font_that_is_not_embedded_is_asked_for_by_name(tmp_path: Path):
    fonts = "<</Font <</F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>"
    (told,) = judged(advert(tmp_path / "a.pdf", b"BT /F 20 Tf (Bank) Tj ET", fonts))
    assert (told.code, told.value("font"), told.severity) == ("ad/font", "Helvetica", Severity.ERROR)


def test_what_no_table_of_changes_covers_is_refused_in_the_words_of_the_rule(tmp_path: Path):
    (told,) = judged(advert(tmp_path / "a.pdf", b"/T gs", "<</ExtGState <</T <</TR2 /Strange>>>>>>"))
    assert sentence(told, "zh") == "广告“bank”不能付印：有传递曲线（TR2）"
    assert sentence(told, "en") == "the advertisement `bank` can't be printed: a transfer curve (TR2)"


def test_a_spot_colour_is_kept_and_its_stand_in_is_brought_into_inks(tmp_path: Path):
    gold = "[/Separation /Gold /DeviceRGB <</FunctionType 2 /Domain [0 1] /C0 [1 1 1] /C1 [1 0.8 0] /N 1>>]"
    made = advert(tmp_path / "a.pdf", b"/S cs 1 scn 0 0 9 9 re f", f"<</ColorSpace <</S {gold}>>>>")
    (told,) = judged(made, "x1a")
    assert sentence(told, "en").endswith("what stands in for plates and palettes")


def test_the_spot_plates_that_an_advertisement_draws_are_named_and_held_against_the_job(tmp_path: Path):
    spaces = " ".join(
        f"/{key} [/Separation /{key} /DeviceCMYK <</FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 .2 1 0] /N 1>>]"
        for key in ("Gold", "Unused")
    )
    made = advert(tmp_path / "a.pdf", b"/Gold cs 1 scn 0 0 9 9 re f", f"<</ColorSpace <<{spaces}>>>>")
    edition, page = placed(made, plant=Plant(inks=("Silver",)))
    assert ad_plates(edition, page) == ("Gold",)
    found = {item.code: item for item in inspect_issue(edition, (page,))}
    assert found["print/plates"].value("count") == "5"
    assert found["print/spot-unlisted"].severity is Severity.PRINT
    assert ad_plates(*placed(made, plant=Plant(spot="process"))) == ()
    assert ad_plates(*placed(advert(tmp_path / "b.pdf"))) == ()


def test_a_picture_too_coarse_for_its_size_is_told_and_below_the_limit_stops_print(tmp_path: Path):
    fine = advert(tmp_path / "a.pdf", SHOWN, objects={"XObject/I": picture((0, 0, 0, 128), (600, 300))})
    assert codes(fine) == []
    (told,) = judged(fine, scale=1.6)
    assert (told.code, told.value("ppi"), told.severity) == ("ad/low-ppi", "135", Severity.WARNING)
    (told,) = judged(fine, scale=3)
    assert (told.value("ppi"), told.severity) == ("72", Severity.PRINT)


def test_pictures_under_a_matrix_of_a_form_are_measured_as_they_show(tmp_path: Path):
    def form(pdf: pikepdf.Pdf) -> pikepdf.Object:
        made = pdf.make_stream(b"q 100 0 0 50 0 0 cm /I Do Q")
        made.update(pikepdf.Dictionary(Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 100, 50],
                                       Matrix=[2, 0, 0, 2, 0, 0]))  # fmt: skip
        made.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=picture((0, 0, 0, 99), (250, 125))(pdf)))
        return made

    (told,) = judged(advert(tmp_path / "a.pdf", b"/F Do", objects={"XObject/F": form}))
    assert (told.code, told.value("ppi")) == ("ad/low-ppi", "90")


def test_pictures_of_too_much_ink_are_rebuilt_and_tints_are_the_advertisers(tmp_path: Path):
    heavy = {"XObject/I": picture((191, 191, 191, 191), (600, 300))}
    (told,) = judged(advert(tmp_path / "a.pdf", SHOWN, objects=heavy))
    assert sentence(told, "en").endswith("pictures brought under the ink limit")
    (told,) = judged(advert(tmp_path / "b.pdf", b"1 1 1 1 k 0 0 9 9 re f"))
    assert (told.code, told.value("ink"), told.value("limit")) == ("ad/ink", "400", "220")
    assert codes(advert(tmp_path / "c.pdf", b"1 1 1 1 k 0 0 0 1 k 0 0 9 9 re f")) == []


def test_an_advertisement_separated_for_another_press_is_told(tmp_path: Path):
    path = advert(tmp_path / "a.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.OutputIntents = [
            pikepdf.Dictionary(S=pikepdf.Name.GTS_PDFX, OutputConditionIdentifier=pikepdf.String("FOGRA39"))
        ]
        pdf.save(path)
    (told,) = judged(path)
    assert (told.code, told.value("condition"), told.value("ours")) == ("ad/other-press", "FOGRA39", "CGATS TR 002")


def encrypted(path: Path) -> Path:
    with pikepdf.open(advert(path), allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="o", user=""))
    return path


def broken(path: Path) -> Path:
    path.write_bytes(b"%PDF-1.7\nnothing")
    return path


@pytest.mark.parametrize(("make", "code"), [(encrypted, "ad/encrypted"), (broken, "ad/unreadable")])
def test_files_that_cannot_be_opened_are_refused(tmp_path: Path, make: Callable[[Path], Path], code: str):
    assert codes(make(tmp_path / "a.pdf")) == [code]


def test_what_acts_and_what_is_noted_is_left_behind(tmp_path: Path):
    path = advert(tmp_path / "a.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        pdf.Root.OpenAction = script
        pdf.pages[0].obj.Annots = [
            pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Stamp, Rect=[0, 0, 9, 9])
        ]
        pdf.save(path)
    (told,) = judged(path, "x1a")
    assert sentence(told, "en").endswith("scripts and actions taken away, notes and form fields left out")


def test_old_compression_is_exchanged(tmp_path: Path):
    def packed(pdf: pikepdf.Pdf) -> pikepdf.Object:
        made = picture((0,), (1, 1))(pdf)
        # Clear, one sample of 0, end: nine bits each.
        bits = f"{256:09b}{0:09b}{257:09b}".ljust(32, "0")
        made.write(int(bits, 2).to_bytes(4, "big"), filter=pikepdf.Name.LZWDecode)
        return made

    (told,) = judged(advert(tmp_path / "a.pdf", b"q 5 0 0 5 0 0 cm /I Do Q", objects={"XObject/I": packed}))
    assert sentence(told, "en") == "the advertisement `bank` was converted: compression"


def test_a_state_that_says_it_has_no_mask_has_none(tmp_path: Path):
    state = "<</ExtGState <</T <</SMask /None /ca 1 /BM /Normal>>>>>>"
    assert codes(advert(tmp_path / "a.pdf", b"/T gs 0 0 0 1 k 0 0 9 9 re f", state), "x1a") == []
