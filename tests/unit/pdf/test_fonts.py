import re
from io import BytesIO

import pikepdf

from layout.display.items import DisplayPage
from layout.font.subset import FontProgram, subset
from layout.pdf.content import make_fragment
from layout.pdf.document import DocumentWriter
from layout.pdf.fonts import base_name, embedded_program, subset_tag, to_unicode, vertical_array, width_array
from layout.pdf.metadata import About
from layout.pdf.standards import STANDARDS
from tests.handmade import HEI, LATIN, SONG, book, face, page, part, run

ABOUT = About("版心报", "版心报社", "2026-11-24", "zh-CN")


def written(*pages: DisplayPage) -> pikepdf.Pdf:
    writer = DocumentWriter(ABOUT, STANDARDS["x4"], book().face)
    for one in pages:
        writer.add(make_fragment(one, book().face))
    return pikepdf.open(BytesIO(writer.finish().value or b""))


def fonts(pdf: pikepdf.Pdf, number: int = 0) -> dict[str, pikepdf.Object]:
    return {name[1:]: font for name, font in pdf.pages[number].obj.Resources.Font.items()}


def reading(font: pikepdf.Object) -> dict[int, str]:
    """A ToUnicode map read with other eyes."""
    pairs = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>\n", font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs if text != b"FFFF"}


def test_widths_of_neighbours_stand_in_one_list_and_full_widths_are_left_out():
    assert width_array(((0, 500), (1, 300), (2, 1000), (5, 250))) == b"[0[500 300] 5[250]]"


def test_vertical_metrics_are_written_only_where_they_differ():
    program = FontProgram("TrueType", b"", ((0, 1000), (1, 600), (2, 1000)), ((0, 1000, 500, 880), (1, 1000, 300, 880),
                                                                            (2, 500, 500, 853)))  # fmt: skip
    assert vertical_array(program) == b"[2[-500 500 853]]"


def test_a_map_to_unicode_has_blocks_of_a_hundred_at_most():
    made = to_unicode((glyph, "一") for glyph in range(1, 251))
    assert re.findall(rb"(\d+) beginbfchar", made) == [b"100", b"100", b"50"]


def test_characters_beyond_the_first_plane_are_pairs_of_units():
    assert b"<0001> <D840DC0B>" in to_unicode([(1, "𠀋")])


def test_the_tag_of_a_subset_is_made_of_face_and_glyphs_in_any_order():
    song, hei = face(SONG), face(HEI)
    assert subset_tag(song, [1, 2, 3]) == subset_tag(song, frozenset([3, 2, 1]))
    assert re.fullmatch("[A-Z]{6}", subset_tag(song, [1]))
    assert len({subset_tag(song, [1]), subset_tag(song, [2]), subset_tag(hei, [1])}) == 3


def test_a_pinned_weight_is_part_of_the_name():
    assert base_name(face(SONG, 900)) != base_name(face(SONG, 400))
    assert re.fullmatch(r"[A-Za-z0-9._-]+", base_name(face(SONG, 900)))


def test_a_program_is_made_once_for_the_same_glyphs():
    glyphs = frozenset(face(SONG).glyph(char) for char in "版心")
    assert embedded_program(face(SONG), glyphs) is embedded_program(face(SONG), frozenset(glyphs))


def test_both_ways_of_writing_share_one_program():
    pdf = written(page(part(run("版心", 0, 9), run("报", 40, 9, axis="upright"))))
    across, down = fonts(pdf).values()
    assert (across.Encoding, down.Encoding) == ("/Identity-H", "/Identity-V")
    assert across.DescendantFonts[0].objgen == down.DescendantFonts[0].objgen
    assert list(down.DescendantFonts[0].DW2) == [880, -1000]
    assert across.BaseFont == across.DescendantFonts[0].BaseFont == across.DescendantFonts[0].FontDescriptor.FontName


def test_every_code_shown_reads_as_its_text():
    pdf = written(page(part(run("版心——“报”fi", 0, 9), run("fi", 0, 30, family=LATIN))))
    texts = {"".join(sorted(reading(font).values())) for font in fonts(pdf).values()}
    assert texts == {"".join(sorted(["版", "心", "——", "“", "报", "”", "f", "i"])), "fi"}


def test_pages_that_agree_share_a_font_and_one_that_does_not_has_its_own_over_the_same_program():
    hyphen = run("-", 0, 9, family=LATIN)
    pdf = written(
        page(part(hyphen, run("a", 9, 9, family=LATIN))),
        page(part(hyphen, run("b", 9, 9, family=LATIN))),
        page(part(run("-", 0, 9, family=LATIN, actual_text="\u00ad"))),
    )
    first, second, third = (next(iter(fonts(pdf, number).values())) for number in range(3))
    assert first.objgen == second.objgen != third.objgen
    assert set(reading(first).values()) == {"-", "a", "b"}
    assert set(reading(third).values()) == {"\u00ad"}
    assert first.DescendantFonts[0].objgen == third.DescendantFonts[0].objgen


def test_widths_in_the_file_are_those_of_the_font_program():
    pdf = written(page(part(run("AVon，“中”", 0, 9, family=SONG, weight=700))))
    font = next(iter(fonts(pdf).values())).DescendantFonts[0]
    widths: dict[int, int] = {}
    entries = list(font.W)
    for first, values in zip(entries[::2], entries[1::2], strict=True):
        widths |= {int(first) + i: int(width) for i, width in enumerate(values)}
    made = subset(face(SONG, 700), [face(SONG, 700).glyph(char) for char in "AVon，“中”"])
    assert widths == {glyph: width for glyph, width in made.widths if width != 1000 and glyph in widths}
    assert font.DW == 1000
    assert font.CIDToGIDMap == "/Identity"
    assert font.FontDescriptor.FontFile2.Length1 == len(font.FontDescriptor.FontFile2.read_bytes())
