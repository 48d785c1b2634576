"""The glyphs of one style, in cells, by HarfBuzz. The only module of this room that knows of it.

Ideographs and full-width marks are shaped once for each style and remembered like sorts in a type case, because
nothing around them changes their glyph; words are shaped whole. A mark that Chinese shares with Latin has been
given its form before (`forms`): a CJK form is taken from a face with ideographs and set in a cell of its class,
by `halt`/`vhal` where the font has them and by its ink box where not (chinese-typography §1.1, §13).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

import uharfbuzz as hb

from ..base.units import EM
from ..font.face import Face
from .assembly import ODD, Cells, Spacer, Stretch, cells_of
from .char_classes import WORDS, classify, orientation_value
from .forms import is_cjk
from .model import ParagraphStyle, TextStyle
from .shaped import Cell, Font, Glyph, Mark
from .spacing import HALF, Rules
from .upright import upright_kind

Find = Callable[[tuple[str, ...], int, bool, str], Face | None]
"""The first face of these families, of a weight, italic or not, that has a text."""

_WORD = "".join(re.escape(letter) for letter in sorted(WORDS))
_TOKENS = re.compile(f"[HK]+(?!x)|[{_WORD}][{_WORD}x]*|.x*", re.DOTALL)
_FIGURES = re.compile("[0-9]+")

_ZERO_WIDTH = frozenset("WZ")
_INK_MARGIN = EM * 3 // 100
"""Ink may come this near to the edge of a cell before it is moved (§3: never trim into ink)."""
_CENTRE = round(0.38 * EM)
"""The centre of the em box above the baseline: 880 up, 120 down."""
_DOT_GAP = 0.025 * EM
"""How far outside the em box (below, or to the right in vertical lines) an emphasis dot begins."""
_FULL_TOLERANCE = EM // 50

_MIDDLE = {"Hant": "PQST", "ja": "QT"}
"""Marks in the middle of their cell, by region (§3); fonts made for another region have them in a corner."""
_ACROSS: dict[str, tuple[tuple[str, int], ...]] = {"\u3127": (("hist", 1),)}
"""Forms of symbols in horizontal lines: ㄧ is upright there, and lies in columns of bopomofo (§12)."""
_OFF_CENTRE = EM // 16
_SIGN_BEARING = EM // 20

# Characters whose CJK form is drawn with another character's glyph, the best first (fonts §4, trap 3).
_DRAWN_AS = {"M": ("\u2027", "\u30fb", "\u00b7"), "V": ("/", "\uff0f")}
_VERTICAL_QUOTES = {"“": "『", "”": "』", "‘": "「", "’": "」"}
"""GB/T 15834 5.2.3; the font's `vert` then turns them."""
_ROTATED = frozenset("DENno:")
_STANDING = frozenset("×÷")
"""Operators that Unicode has upright."""
_VERTICAL_FORMS = str.maketrans(
    "︐︑︒︓︔︕︖︗︘︙︰︱︲︳︴︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈",
    "，、。：；！？〖〗…‥—–＿＿（）｛｝〔〕【】《》〈〉「」『』［］",
)
"""Marks typed as their vertical forms, and the marks themselves: which form is drawn goes by the line (§11)."""
_LEAST_BESIDE, _NARROWEST_BESIDE = 0.7, 0.8
"""Height of figures side by side in one cell, as a share of their own, and their width as a share of that (§11)."""
_BESIDE_AIR = EM // 64
"""Least white between the ink of such figures."""
_TURNED_AIR = EM // 8
"""What figures that are turned after all have at both ends."""
_HYPHENS = ("-", "\u2010")
_DOTS = ("\u2022", "\u2027", "\u30fb", "\u00b7")


class TypeCase:
    """The glyphs of one text style: ideographs by character, marks and words beside them."""

    def __init__(self, style: TextStyle, vertical: bool, faces: Sequence[Face], find: Find) -> None:
        """`faces` are those of the style's families, the first first; `find` names the one that has some text."""
        self.style = style
        self.vertical = vertical
        self.find = find
        self.rules = Rules(ParagraphStyle(), style.language, vertical=vertical)
        self.chinese = [face for face in faces if face.glyph("一") or face.glyph("的")]
        self.faces = faces
        text_face = self.find(style.families, style.weight, style.italic, "的")
        self.text_face = (text_face,) if text_face else ()
        """The face of most ideographs, which spaces join, so that they stand in one run with their neighbours."""
        self.language = style.language if is_cjk(style.language) and style.language else "zh-Hans"
        self.features = dict(style.features)
        self.ratio = style.size_ratio * style.stretch
        self.width = round(round(EM * style.size_ratio) * style.stretch)
        self.stretches: dict[tuple[Spacer, int], dict[str, Stretch]] = {}
        self.han: dict[str, int] = {}
        self._fonts: dict[tuple[str, float, str, int, float], Font] = {}
        self._marks: dict[tuple[str, str], tuple[Cell, ...]] = {}
        self._words: dict[str, tuple[Cell, ...]] = {}
        self._odd_han: dict[str, Cells] = {}
        self._gone: set[str] = set()
        self.han_font = self._oriented((self.chinese or self.faces)[0], True)
        self.space = self._word_space()

    def _word_space(self) -> int:
        face = self.find(self.style.families, self.style.weight, self.style.italic, "n")
        if face is None or not face.has(" "):
            return 0
        return round(self._shape(face, " ", False, script="Latn")[0][1] * EM * face.scale / face.units_per_em)

    def learn(self, text: str) -> None:
        """Put the characters of a text into `han`: ideographs of the first face in one go, others one by one."""
        new = sorted(set(text) - self.han.keys())
        self._learn_ideographs([char for char in new if "\u4e00" <= char <= "\u9fff"])
        for char in new:
            if char not in self.han:
                self.han[char] = self._plain_glyph(char) if classify(char) == "H" else ODD

    def _learn_ideographs(self, new: list[str]) -> None:
        style = self.style
        face = (self.chinese or self.faces)[0]
        new = [char for char in new if self.find(style.families, style.weight, style.italic, char) is face]
        if not new:
            return
        glyphs = self._shape(face, "".join(new), self.vertical)
        if len(glyphs) != len(new):
            return
        k = EM * face.scale / face.units_per_em
        for char, (glyph_id, advance, along, across) in zip(new, glyphs, strict=True):
            if abs(advance * k - EM) <= _FULL_TOLERANCE and (self.vertical or not (along or across)):
                self.han[char] = glyph_id

    def _plain_glyph(self, char: str) -> int:
        (cell,) = self.mark(char, "H")
        simple = not (cell.offset or cell.shift or cell.more) and cell.width == self.width
        return cell.glyph_id if simple and cell.font is self.han_font and char not in self._gone else ODD

    def odd_han(self, char: str) -> Cells:
        """The cell of an ideograph, or of a letter set upright like one, that `han` has as ODD."""
        found = self._odd_han.get(char)
        if found is None:
            found = self._odd_han[char] = self.cells(char, "H")
        return found

    def cells(self, text: str, letters: str) -> Cells:
        """The cells of a stretch."""
        text = text.translate(_VERTICAL_FORMS)
        cells: list[Cell] = []
        for token in _TOKENS.finditer(letters):
            at, to = token.span()
            letter = letters[at]
            if letter in "HK" and not token.group().endswith("x"):
                for char in text[at:to]:
                    cells += self.mark(char, "H")
            elif letter in WORDS:
                cells += self.word(text[at:to])
            else:
                cells += self.mark(text[at:to], letter)
        return cells_of(cells, self.han_font, self._missing(text, letters) if self._gone else ())

    def _missing(self, text: str, letters: str) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        for token in _TOKENS.finditer(letters):
            at, to = token.span()
            units = [(at, to)] if letters[at] not in WORDS | {"H", "K"} or "x" in token.group() else []
            found += [unit for unit in units or [(i, i + 1) for i in range(at, to)] if text[slice(*unit)] in self._gone]
        return found

    def font(self, face: Face, orientation: str, ratio: float = 1.0, axis: int = 0, stretch: float = 1.0) -> Font:
        key = (face.key, ratio, orientation, axis, stretch)
        found = self._fonts.get(key)
        if found is None:
            scale, stretch = self.style.size_ratio * ratio, self.style.stretch * stretch
            shift = round(axis * self.style.size_ratio)
            found = self._fonts[key] = Font(face.key, scale, self.style.color, orientation, shift, stretch)  # type: ignore[arg-type]
        return found

    def mark(self, cluster: str, letter: str) -> tuple[Cell, ...]:
        """The cells of a full-width mark or any other cluster set by itself."""
        key = (cluster, letter)
        found = self._marks.get(key)
        if found is None:
            found = self._marks[key] = self._stretched(self._mark(cluster, letter))
        return found

    def _stretched(self, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        """Cells as wide as the style has its characters; their fonts are so already."""
        wide = self.style.stretch
        if wide == 1.0:
            return cells
        return tuple(
            cell._replace(
                offset=round(cell.offset * wide), width=round(cell.width * wide),
                more=tuple(glyph._replace(offset=round(glyph.offset * wide)) for glyph in cell.more),
            )
            for cell in cells
        )  # fmt: skip

    def _mark(self, cluster: str, letter: str) -> tuple[Cell, ...]:
        if self.vertical and letter == "H" and len(cluster) > 1 and cluster.isascii():
            return self._upright_word(cluster)
        if letter in "DE":
            return self._unit(cluster, letter)
        if letter == "t" and len(cluster) > 1:
            return self._side_by_side(cluster)
        # A letter or figure by itself stands upright in Chinese (clreq 3.2.3), whatever Unicode says of it.
        signs = letter == "H" and not cluster.isascii()
        turned = (letter in _ROTATED and cluster not in _STANDING) or (
            signs and orientation_value(ord(cluster[0])) == "R"
        )
        if letter == "V":  # half an em is room for one that lies (GB/T 15834 5.2.2), an em for one that stands
            turned = cluster == "/" or self.rules.cell(letter) == HALF
        upright = self.vertical and not turned
        face, drawn = self._face_for(cluster, letter)
        cell, side = self._cell(letter)
        placed = self._placed(face, drawn, cell, side, letter, upright)
        if letter == "Y" and placed and not self.vertical and self.style.figures == "half-width":
            cell, placed = self._trimmed(face, placed, cell)
        if placed is None:
            # No vertical form: turned like the word it stands in.
            upright = False
            placed = self._placed(face, drawn, cell, side, letter, upright)
            assert placed is not None
        return self._cells(face, placed, cell, len(cluster), upright)

    def _cells(self, face: Face, glyphs: list[Glyph], width: int, count: int, upright: bool) -> tuple[Cell, ...]:
        font = self._oriented(face, upright)
        ratio = self.style.size_ratio
        if ratio != 1.0:
            glyphs = [Glyph(g.glyph_id, round(g.offset * ratio), round(g.shift * ratio)) for g in glyphs]
        first = _cell(font, glyphs, round(width * ratio))
        return (first, *[Cell(font, -1, 0, 0)] * (count - 1))

    def _oriented(self, face: Face, upright: bool, ratio: float = 1.0) -> Font:
        if not self.vertical:
            return self.font(face, "horizontal", ratio)
        return self.font(face, "upright", ratio) if upright else self.font(face, "rotated", ratio, -_CENTRE)

    def _cell(self, letter: str) -> tuple[int, int]:
        """Width of the cell a letter is set in, and the part of its em box before the cell."""
        if letter in "_WZ":
            return 0, 0
        return self.rules.cell(letter), self.rules.side(letter)[0]

    def _face_for(self, cluster: str, letter: str) -> tuple[Face, str]:
        """The face for a cluster and the characters whose glyphs draw it."""
        style = self.style
        if letter in _ZERO_WIDTH or letter in "_IJ":
            for drawn in (cluster[0], " "):
                for face in (*self.text_face, *self.chinese, *self.faces):
                    if face.glyph(drawn):
                        return face, drawn
        drawn = cluster
        if self.vertical and letter in "OC":
            drawn = _VERTICAL_QUOTES.get(cluster, cluster)
        options = _DRAWN_AS.get(letter, ()) if len(cluster) == 1 else ()
        if letter not in "HK" or not cluster[0].isalnum():
            for face in self.chinese:
                for option in (*options, drawn, cluster):
                    if face.has(option):
                        return face, option
        face = self.find(style.families, style.weight, style.italic, cluster)
        if face is not None:
            return face, cluster
        # Without its variation selector a character is still the character.
        face = self.find(style.families, style.weight, style.italic, cluster[0]) if len(cluster) > 1 else None
        if face is None:
            self._gone.add(cluster)
            face = (self.chinese or self.faces)[0]
        return face, cluster

    def _placed(self, face: Face, drawn: str, cell: int, side: int, letter: str, upright: bool) -> list[Glyph] | None:
        """The glyphs of a cluster in its cell; None when it can't stand upright."""
        glyphs = self._shape(face, drawn, upright, () if self.vertical else _ACROSS.get(drawn, ()))
        if upright and letter in "OC" and glyphs[0][0] == face.glyph(drawn[0]):
            return None
        if letter in "_WZ" or letter in "IJ":
            return [Glyph(glyphs[0][0], 0)]
        k = EM * face.scale / face.units_per_em
        if cell == HALF and side + cell <= EM and len(glyphs) == 1:
            half = self._shape(face, drawn, upright, (("vhal" if upright else "halt", 1),))
            if half[0][0] == glyphs[0][0] and abs(half[0][1] * k - cell) <= _FULL_TOLERANCE:
                halved = Glyph(glyphs[0][0], round((half[0][2] - (glyphs[0][2] if upright else 0)) * k))
                return [self._in_middle(face, halved, cell, letter, glyphs[0][2] if upright else None, k)]
        advance = sum(g[1] for g in glyphs) * k
        if abs(advance - cell) <= _FULL_TOLERANCE and not side:
            shift = 0
        else:
            shift = self._by_ink(face, glyphs, advance, cell, side, letter, upright, k)
        placed: list[Glyph] = []
        pen = 0.0
        for glyph_id, step, along, across in glyphs:
            inside = 0 if upright else along
            placed.append(Glyph(glyph_id, round(shift + (pen + inside) * k), 0 if upright else round(across * k)))
            pen += step
        if len(placed) == 1:
            placed = [self._in_middle(face, placed[0], cell, letter, glyphs[0][2] if upright else None, k)]
        return placed

    def _in_middle(self, face: Face, glyph: Glyph, cell: int, letter: str, top: int | None, k: float) -> Glyph:
        """A mark that its region has in the middle of its cell, moved there where the font has it elsewhere.

        `top` is where the glyph of a vertical line begins above its origin; None in horizontal lines.
        """
        if letter not in _MIDDLE.get(self.rules.region, ""):
            return glyph
        box = face.box(glyph.glyph_id)
        middle, height = (box.left + box.right) * k / 2, (box.bottom + box.top) * k / 2
        along = cell / 2 - (middle if top is None else top * k - height)
        across = _CENTRE - height if top is None else EM / 2 - middle
        offset = along if abs(along - glyph.offset) > _OFF_CENTRE else glyph.offset
        shift = across if abs(across - glyph.shift) > _OFF_CENTRE else glyph.shift
        return Glyph(glyph.glyph_id, round(offset), round(shift))

    @staticmethod
    def _trimmed(face: Face, placed: list[Glyph], cell: int) -> tuple[int, list[Glyph]]:
        """The cell of a full-width sign before half-width figures: no wider than its ink needs."""
        box = face.box(placed[0].glyph_id)
        k = EM * face.scale / face.units_per_em
        width = round((box.right - box.left) * k) + 2 * _SIGN_BEARING
        if len(placed) > 1 or not HALF <= width < cell:
            return cell, placed
        return width, [placed[0]._replace(offset=_SIGN_BEARING - round(box.left * k))]

    def _by_ink(
        self,
        face: Face,
        glyphs: list[tuple[int, int, int, int]],
        advance: float,
        cell: int,
        side: int,
        letter: str,
        upright: bool,
        k: float,
    ) -> int:
        """How far the glyphs move from the start of the cell so that their ink lies in it (fonts §4, trap 10)."""
        box = face.box(glyphs[0][0])
        low, high = (box.left, box.right)
        if upright:
            top = glyphs[0][2]
            low, high = top - box.top, top - box.bottom
        start, end = low * k, high * k
        if len(glyphs) > 1:
            start, end = 0.0, advance
        if abs(advance - EM) <= _FULL_TOLERANCE and letter not in "MVn":
            start, end = start - side, end - side
            if start >= -_INK_MARGIN and end <= cell + _INK_MARGIN:
                return -side
            if end - start <= cell and letter != "t":
                return round(-side - (start if start < 0 else end - cell))
            return round(-side + (cell - start - end) / 2)
        if letter == "O" and advance <= cell:
            return round(cell - advance)
        if letter in "CPSQTt" and advance <= cell:
            return 0
        return round((cell - start - end) / 2)

    def _unit(self, cluster: str, letter: str) -> tuple[Cell, ...]:
        """A dash or ellipsis: one object, an em for each of its characters, from one face, without gaps."""
        length = 2 if cluster == "⸺" else max(sum(c not in _SELECTORS for c in cluster), 1)
        face, _ = self._face_for(cluster, letter)
        if letter == "E" or length == 1:
            glyphs = self._shape(face, cluster, False)
            return self._cells(face, self._in_cells(face, glyphs, length), length * EM, len(cluster), False)
        for face in self.chinese:
            for drawn in (cluster, "⸺"):
                if face.has(drawn):
                    glyphs = self._shape(face, drawn, False)
                    placed = self._in_cells(face, glyphs, length)
                    if self._is_unbroken(face, placed):
                        return self._cells(face, placed, length * EM, len(cluster), False)
        return self._cells(face, self._overlapped(face, length), length * EM, len(cluster), False)

    def _in_cells(self, face: Face, glyphs: list[tuple[int, int, int, int]], length: int) -> list[Glyph]:
        """Glyphs spread over `length` em, each in an equal share, centred there by its advance."""
        k = EM * face.scale / face.units_per_em
        share = length * EM / len(glyphs)
        return [
            Glyph(glyph, round(number * share + (share - step * k) / 2 + along * k), round(across * k))
            for number, (glyph, step, along, across) in enumerate(glyphs)
        ]

    def _is_unbroken(self, face: Face, glyphs: list[Glyph]) -> bool:
        k = EM * face.scale / face.units_per_em
        ends = [(g.offset + face.box(g.glyph_id).left * k, g.offset + face.box(g.glyph_id).right * k) for g in glyphs]
        return all(after[0] - before[1] <= EM / 100 for before, after in pairwise(ends))

    def _overlapped(self, face: Face, length: int) -> list[Glyph]:
        """A dash of one-em dashes that overlap, so that the rule is unbroken (clreq A.3)."""
        k = EM * face.scale / face.units_per_em
        glyph = face.glyph("—")
        box = face.box(glyph)
        ink = (box.right - box.left) * k
        bearing = EM / 20
        span = length * EM - 2 * bearing
        count = max(-(-int(span) // max(int(ink), 1)), 1) if ink > 0 else 1
        step = (span - ink) / (count - 1) if count > 1 else 0.0
        return [Glyph(glyph, round(bearing + n * step - box.left * k)) for n in range(count)]

    def word(self, text: str) -> tuple[Cell, ...]:
        """The cells of a word, number or stretch of Latin marks, one for each character."""
        found = self._words.get(text)
        if found is None:
            found = self._words[text] = self._stretched(tuple(self._word(text)))
        return found

    def _word(self, text: str) -> list[Cell]:
        if self.style.figures == "proportional":
            return self._letters(text)
        cells: list[Cell] = []
        at = 0
        for figures in _FIGURES.finditer(text):
            cells += self._letters(text[at : figures.start()])
            cells += self._figures(figures.group())
            at = figures.end()
        return cells + self._letters(text[at:])

    def _letters(self, text: str) -> list[Cell]:
        cells: list[Cell] = []
        at = 0
        style = self.style
        while at < len(text):
            face = self.find(style.families, style.weight, style.italic, text[at:])
            end = len(text)
            if face is None:
                face = self.find(style.families, style.weight, style.italic, text[at])
                end = at + 1
                while face is not None and end < len(text):
                    if self.find(style.families, style.weight, style.italic, text[end]) is not face:
                        break
                    end += 1
            if face is None:
                self._gone.add(text[at])
                face = self.faces[0]
            cells += self._piece(face, text[at:end])
            at = end
        return cells

    def _piece(self, face: Face, text: str) -> list[Cell]:
        """A stretch of one face, by HarfBuzz: kerned, its ligatures whole."""
        font = self._oriented(face, False)
        k = EM * face.scale * self.style.size_ratio / face.units_per_em
        cells: list[Cell] = [Cell(font, -1, 0, 0)] * len(text)
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "ltr"
        buffer.language = "en" if is_cjk(self.style.language) else self.style.language
        # Quotation marks that are full width in a Chinese face are not so in a word.
        features = self.features if text.isascii() or face not in self.chinese else {**self.features, "pwid": 1}
        hb.shape(face.hb_font, buffer, features)
        pen = 0
        placed: dict[int, list[Glyph]] = {}
        width: dict[int, int] = {}
        left: dict[int, int] = {}
        for info, (along, across, advance, _) in zip(buffer.glyph_infos, _positions(buffer), strict=True):
            base = left.setdefault(info.cluster, pen)
            offset = round((pen - base + along) * k)
            placed.setdefault(info.cluster, []).append(Glyph(info.codepoint, offset, round(across * k)))
            width[info.cluster] = width.get(info.cluster, 0) + advance
            pen += advance
        for at, glyphs in placed.items():
            cells[at] = _cell(font, glyphs, round(width[at] * k))
        return cells

    def _figures(self, text: str) -> list[Cell]:
        """Figures of one width: half an em each, or that of the font's tabular ones."""
        half = self.style.figures == "half-width"
        face = self.find(self.style.families, self.style.weight, self.style.italic, text)
        if face is None:
            return self._letters(text)
        feature = "hwid" if half else "tnum"
        k = EM * face.scale / face.units_per_em
        size = self.style.size_ratio
        shaped = [self._shape(face, char, False, ((feature, 1), ("kern", 0)), script="Latn")[0] for char in text]
        widths = [glyph[1] * k for glyph in shaped]
        zero = self._shape(face, "0", False, ((feature, 1),), script="Latn")[0][1] * k
        cell = float(HALF) if half else zero
        widest = max(widths)
        ratio = min(cell / widest, 1.0) if widest > cell + EM / 200 else 1.0
        if ratio != 1.0:
            # One size for all figures, whatever others stand in the number.
            ratio = min(cell / max(self._widest_figure(face, feature), 1.0), 1.0)
        font = self._oriented(face, False, ratio)
        return [
            Cell(font, glyph[0], round((cell - width * ratio) / 2 * size), round(cell * size))
            for glyph, width in zip(shaped, widths, strict=True)
        ]

    def _widest_figure(self, face: Face, feature: str) -> float:
        k = EM * face.scale / face.units_per_em
        return max(self._shape(face, c, False, ((feature, 1),), script="Latn")[0][1] for c in "0123456789") * k

    def _upright_word(self, text: str) -> tuple[Cell, ...]:
        """A word that stands upright in a vertical line: figures side by side in one cell, or letters below."""
        style = self.style
        face = self.find(style.families, style.weight, style.italic, text)
        if face is None:
            return tuple(self._letters(text))
        size = style.size_ratio
        if upright_kind(text) != "beside":
            font = self.font(face, "upright")
            cells = [self._shape(face, char, False, (), script="Latn")[0][0] for char in text]
            return tuple(Cell(font, glyph, 0, round(EM * size)) for glyph in cells)
        for one in (face, *self.chinese, *self.faces):
            row = self._beside(one, text) if one.has(text) else None
            if row is not None:
                return row
        return self._turned_word(face, text)

    def _beside(self, face: Face, text: str) -> tuple[Cell, ...] | None:
        """Figures side by side in the cell of one ideograph, as large as fits in it.

        Before they get smaller than a share of their size the white between them gives way, then their width; None
        where that is not enough, either.
        """
        feature = {2: "hwid", 3: "twid"}.get(len(text), "qwid")
        k = EM * face.scale / face.units_per_em
        glyphs = [self._shape(face, char, False, ((feature, 1),), script="Latn")[0] for char in text]
        total = sum(glyph[1] for glyph in glyphs) * k
        ratio, closer, stretch = min(EM / total, 1.0) if total else 1.0, 0.0, 1.0
        if ratio < _LEAST_BESIDE:
            boxes = [face.box(glyph[0]) for glyph in glyphs]
            sides = [(box.left * k, (glyph[1] - box.right) * k) for box, glyph in zip(boxes, glyphs, strict=True)]
            white = min(one[1] + other[0] for one, other in pairwise(sides)) * (len(text) - 1)
            ink = total - sides[0][0] - sides[-1][1]
            ratio = min(int((EM - _BESIDE_AIR * (len(text) - 1)) / (ink - white) * 1000) / 1000, _LEAST_BESIDE)
            stretch = round(_LEAST_BESIDE / ratio, 4)
            if stretch * _NARROWEST_BESIDE > 1.0:
                return None
            closer = (ink * ratio - EM) / (len(text) - 1)
        size = self.style.size_ratio
        font = self.font(face, "upright", ratio, stretch=stretch)
        # The glyphs' top lies 0.88 of their own size above the baseline; the row is centred in the cell.
        drop = round(0.5 * (1 - ratio * stretch) * EM * size)
        pen = (closer * (len(text) - 1) - total * ratio) / 2
        row: list[Glyph] = []
        for glyph_id, advance, _, _ in glyphs:
            half = advance * k * ratio / 2
            row.append(Glyph(glyph_id, drop, round((pen + half) * size)))
            pen += 2 * half - closer
        width = round(EM * size)
        cells = [Cell(font, g.glyph_id, g.offset, 0, g.shift) for g in row]
        # The first has the width of the whole cell, so the others lie back over it.
        cells[0] = cells[0]._replace(width=width)
        return (cells[0], *[c._replace(offset=c.offset - width) for c in cells[1:]])

    def _turned_word(self, face: Face, text: str) -> tuple[Cell, ...]:
        """A word that was to stand in one cell and does not fit there: turned, its air inside its cells."""
        cells = self._piece(face, text)
        air = round(_TURNED_AIR * self.style.size_ratio)
        cells[0] = cells[0]._replace(offset=cells[0].offset + air, width=cells[0].width + air)
        cells[-1] = cells[-1]._replace(width=cells[-1].width + air)
        return tuple(cells)

    def _side_by_side(self, cluster: str) -> tuple[Cell, ...]:
        """Two exclamation or question marks in one cell of a vertical line (clreq 3.1.3.3)."""
        face, _ = self._face_for(cluster[0], "T")
        k = EM * face.scale / face.units_per_em
        row: list[Glyph] = []
        for char, centre in zip(cluster, (-EM / 4, EM / 4), strict=True):
            glyph_id, advance, _, _ = self._shape(face, char, False)[0]
            box = face.box(glyph_id)
            row.append(Glyph(glyph_id, 0, round(centre - (box.left + box.right - advance) * k / 2)))
        return self._cells(face, row, EM, len(cluster), True)

    def hyphen(self, reads_as: str) -> Mark:
        """The hyphen of this style, for a divided word."""
        style = self.style
        for char in _HYPHENS:
            face = self.find(style.families, style.weight, style.italic, char)
            if face is not None:
                break
        else:
            face, char = self.faces[0], _HYPHENS[0]
        (cell,) = self._stretched(tuple(self._piece(face, char)))
        return Mark(cell.font, cell.glyph_id, cell.width, 0, reads_as)

    def dot(self, diameter: int) -> Mark | None:
        """The emphasis dot of this style: `width` is the offset that centres it under an em."""
        for char in _DOTS:
            for face in self.chinese:
                glyph = face.glyph(char)
                if glyph:
                    return self._dot(face, glyph, diameter)
        return None

    def _dot(self, face: Face, glyph: int, diameter: int) -> Mark:
        k = EM * face.scale / face.units_per_em
        box = face.box(glyph)
        ratio = round(diameter / max((box.top - box.bottom) * k, 1.0), 3)
        along, across = (box.left + box.right) * k * ratio / 2, (box.top + box.bottom) * k * ratio / 2
        away = EM / 2 + _DOT_GAP + diameter / 2
        if self.vertical:
            font, side = self.font(face, "rotated", ratio, -_CENTRE), _CENTRE + away
        else:
            font, side = self.font(face, "horizontal", ratio), _CENTRE - away
        return Mark(font, glyph, round((EM / 2 - along) * self.ratio), round((side - across) * self.style.size_ratio))

    def _shape(
        self,
        face: Face,
        text: str,
        upright: bool,
        features: tuple[tuple[str, int], ...] = (),
        script: str = "Hani",
    ) -> list[tuple[int, int, int, int]]:
        """Glyphs as (id, advance, offset along, offset across) in font units.

        Upright glyphs keep HarfBuzz's offsets, turned to run downwards: distances from the top centre.
        """
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction = "ttb" if upright else "ltr"
        buffer.script = script
        buffer.language = self.language
        hb.shape(face.hb_font, buffer, {**self.features, **dict(features)})
        infos, positions = buffer.glyph_infos, _positions(buffer)
        if upright:
            return [(i.codepoint, -down, -y, x) for i, (x, y, _, down) in zip(infos, positions, strict=True)]
        return [(i.codepoint, step, x, y) for i, (x, y, step, _) in zip(infos, positions, strict=True)]


def _cell(font: Font, glyphs: list[Glyph], width: int) -> Cell:
    """A cell from glyphs placed from its start."""
    first = glyphs[0]
    more = tuple(Glyph(g.glyph_id, g.offset - first.offset, g.shift) for g in glyphs[1:])
    return Cell(font, first.glyph_id, first.offset, width, first.shift, more)


_SELECTORS = frozenset(chr(c) for c in (*range(0xFE00, 0xFE10), 0x200D))


def _positions(buffer: hb.Buffer) -> list[tuple[int, int, int, int]]:
    return [(p.x_offset, p.y_offset, p.x_advance, p.y_advance) for p in buffer.glyph_positions]
