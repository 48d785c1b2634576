"""Makes `evince.pdf` and `okular.pdf`: a proof of ours marked through poppler, by the calls with which Evince (glib)
and Okular (Qt) write marks.

    apt-get install --no-install-recommends python3-gi gir1.2-poppler-0.18 python3-poppler-qt5
    python -m tests.real_pdf.marked.mark_with_poppler      (made with poppler 22.12.0)

The words marked are those of the test. Both programs run in the interpreter of the system, which owns these bindings.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.marked import Proof, write_edition

HERE = Path(__file__).parent

EVINCE = """
import gi, pathlib
gi.require_version("Poppler", "0.18")
from gi.repository import Poppler

file = Poppler.Document.new_from_file(pathlib.Path("proof.pdf").absolute().as_uri(), None)
page = file.get_page(0)
Markup = Poppler.AnnotTextMarkup

def quads(rect):
    quad = Poppler.Quadrilateral.new()
    quad.p1, quad.p2 = point(rect.x1, rect.y2), point(rect.x2, rect.y2)
    quad.p3, quad.p4 = point(rect.x1, rect.y1), point(rect.x2, rect.y1)
    return [quad]

def point(x, y):
    made = Poppler.Point.new()
    made.x, made.y = x, y
    return made

def rectangle(left, low, right, high):
    rect = Poppler.Rectangle.new()
    rect.x1, rect.y1, rect.x2, rect.y2 = left, low, right, high
    return rect

def add(made, author, note):
    made.set_contents(note)
    made.set_label(author)
    made.set_popup(rectangle(900, 600, 1100, 750))
    made.set_popup_is_open(False)
    page.add_annot(made)

def mark(kind, words, author, note):
    rect = page.find_text(words)[0]
    add(kind(file, rect, quads(rect)), author, note)

mark(Markup.new_strikeout, "护学岗", "张", "改：护学队")
mark(Markup.new_highlight, "五十", "李", "请核")
mark(Markup.new_squiggly, "绕行", "李", "改：绕道")
mark(Markup.new_underline, "连夜", "李", "删")
at = page.find_text("货车")[0]
note = Poppler.AnnotText.new(file, rectangle(at.x1, at.y1 - 24, at.x1 + 24, at.y1))
note.set_icon("Note")
add(note, "王", "“货车”→“卡车”")
file.save(pathlib.Path("evince.pdf").absolute().as_uri())
"""

OKULAR = """
import popplerqt5
from PyQt5.QtCore import QDateTime, QPointF, QRectF, Qt

Poppler = popplerqt5.Poppler
file = Poppler.Document.load("proof.pdf")
page = file.page(0)
wide, high = page.pageSizeF().width(), page.pageSizeF().height()
DAY = QDateTime(2026, 11, 24, 22, 15, 30).toUTC()

def found(words):
    spot = page.search(words, Poppler.Page.SearchFlags(0))[0]
    return spot.left() / wide, spot.top() / high, spot.right() / wide, spot.bottom() / high

def add(made, author, note, left, top, right, bottom):
    made.setBoundary(QRectF(left, top, right - left, bottom - top))
    made.setAuthor(author)
    made.setContents(note)
    made.setUniqueName(f"okular-{len(page.annotations())}")
    made.setCreationDate(DAY)
    made.setModificationDate(DAY)
    page.addAnnotation(made)

def mark(kind, words, author, note):
    left, top, right, bottom = found(words)
    made, quad = Poppler.HighlightAnnotation(), Poppler.HighlightAnnotation.Quad()
    quad.points = [QPointF(left, bottom), QPointF(right, bottom), QPointF(right, top), QPointF(left, top)]
    quad.capStart = quad.capEnd = False
    quad.feather = 0.0
    made.setHighlightType(kind)
    made.setHighlightQuads([quad])
    add(made, author, note, left, top, right, bottom)

mark(Poppler.HighlightAnnotation.StrikeOut, "护学岗", "张", "改：护学队")
mark(Poppler.HighlightAnnotation.Highlight, "五十", "李", "请核")

left, top, right, bottom = found("货车")
popup = Poppler.TextAnnotation(Poppler.TextAnnotation.Linked)
popup.setTextIcon("Note")
add(popup, "王", "“货车”→“卡车”", left, top, left + 24 / wide, top + 24 / high)

left, top, right, bottom = found("早市")
inline = Poppler.TextAnnotation(Poppler.TextAnnotation.InPlace)
add(inline, "王", "“早市”→“夜市”", left, bottom + 2 / high, left + 80 / wide, bottom + 22 / high)

left, top, right, bottom = found("二十座")
ink = Poppler.InkAnnotation()
level = (top + bottom) / 2
ink.setInkPaths([[QPointF(left, level), QPointF((left + right) / 2, level), QPointF(right, level)]])
add(ink, "李", "", left, level - 1 / high, right, level + 1 / high)

left, top, right, bottom = found("先放行小")
caret = Poppler.CaretAnnotation()
add(caret, "", "型", right - 4 / wide, (top + bottom) / 2, right + 4 / wide, bottom + 4 / high)

converter = file.pdfConverter()
converter.setOutputFileName("okular.pdf")
converter.setPDFOptions(Poppler.PDFConverter.PDFOption(Poppler.PDFConverter.WithChanges))
assert converter.convert()
"""


def main() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        proof = Proof(write_edition(folder / "paper"))
        # The press's profile is most of a print file, and no matter of a proof.
        del proof.pdf.Root["/OutputIntents"]
        proof.save(folder / "proof.pdf")
        for file, script in (("evince.pdf", EVINCE), ("okular.pdf", OKULAR)):
            (folder / "mark.py").write_text(script, encoding="utf-8")
            subprocess.run(["/usr/bin/python3", "mark.py"], cwd=folder, check=True)
            (HERE / file).write_bytes((folder / file).read_bytes())


if __name__ == "__main__":
    main()
