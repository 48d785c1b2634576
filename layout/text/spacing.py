"""Glue between neighbours: the widths of marks, the pair table, the house styles (chinese-typography §3-5).

A full-width mark is an ink cell and glue on one or both of its sides. All glue lies on boundaries between two
characters, so that a line that breaks there loses it: marks at line edges are half width by construction.
Amounts are in 1/65536 em.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..base.units import EM
from .char_classes import CLOSING, MARKS, STOPS, WORDS
from .forms import is_cjk
from .model import ParagraphStyle

HALF, QUARTER, EIGHTH = EM // 2, EM // 4, EM // 8

# Steps in which a line shrinks (clreq 3.5.3) …
WORD, DOT, BRACKET, PAUSE, AUTO, STOP = 2, 3, 4, 5, 6, 7
# … and how a gap takes part in the last step of stretching (clreq 3.5.4).
RIGID, SITE, TIGHT, LAST = 0, 1, 2, 3


class Gap(NamedTuple):
    """Glue on one boundary: natural width, how far it shrinks in which step, how far it stretches before
    all gaps do, and whether it then grows with the others (SITE), after them (TIGHT), after these too (LAST) or
    never (RIGID).

    `owner` says whose glue it is: -1 the mark before the boundary, 1 the one after, 0 neither.
    """

    natural: int = 0
    shrink: int = 0
    step: int = 0
    stretch: int = 0
    site: int = SITE
    owner: int = 0


class Glue(NamedTuple):
    """A mark's own glue before and after its ink cell, and the step in which it shrinks."""

    start: int
    end: int
    step: int


WORD_SPACE = Gap(QUARTER, 0, WORD, QUARTER)
"""Between words of a face that has no space of its own, until the shaper gives it that of the face."""
_TRACK = Gap()
_RIGID = Gap(site=RIGID)
_TIGHT = Gap(site=TIGHT)
_LAST = Gap(site=LAST)

_CORNER = Glue(0, HALF, PAUSE)
_CENTRED = Glue(QUARTER, QUARTER, PAUSE)
_CORNER_STOP = Glue(0, HALF, STOP)
_CENTRED_STOP = Glue(QUARTER, QUARTER, STOP)
_FIXED = Glue(0, 0, 0)
_DOT = Glue(QUARTER, QUARTER, DOT)
_HAIR = Glue(0, EM // 10, PAUSE)
_CENTRED_HAIR = Glue(EM // 20, EM // 20, PAUSE)
"""What heads leave beside a mark half a 字 wide, so that ：and，still part what they part."""
_NARROW = Glue(-QUARTER, -QUARTER, 0)
"""What a mark in the middle of an em without glue gives of its cell where it is to be half as wide."""
_NARROW_HAIR = Glue(EM // 20 - QUARTER, EM // 20 - QUARTER, 0)
_OPEN = Glue(HALF, 0, BRACKET)
_CLOSE = Glue(0, HALF, BRACKET)

# clreq 3.1.1.2, 3.1.2, 3.1.6.1; GB/T 15834 5.1-5.2. Rows: opening, closing, ，、 ：； 。． ！？ ·
_MARK_TABLE: dict[str, dict[str, Glue]] = {
    name: dict(zip("OCPQSTMt", (*row, _FIXED), strict=True))
    for name, row in {
        "Hans": (_OPEN, _CLOSE, _CORNER, _CORNER, _CORNER_STOP, _CORNER_STOP, _FIXED),
        "Hant": (_OPEN, _CLOSE, _CENTRED, _CENTRED, _CENTRED_STOP, _FIXED, _DOT),
        "ja": (_OPEN, _CLOSE, _CORNER, _CENTRED, _CORNER_STOP, _FIXED, _DOT),
        "Hans vertical": (_OPEN, _CLOSE, _CORNER, _FIXED, _CORNER_STOP, _FIXED, _FIXED),
        "Hant vertical": (_OPEN, _CLOSE, _CENTRED, _FIXED, _CENTRED_STOP, _FIXED, _DOT),
        "ja vertical": (_OPEN, _CLOSE, _CORNER, _FIXED, _CORNER_STOP, _FIXED, _DOT),
    }.items()
}

# Ink cells of marks whose width is fixed, by region.
_HANS_CELLS = {"M": HALF, "V": HALF, "n": HALF, "t": HALF}
_HANT_CELLS = {"M": HALF, "V": EM, "n": EM, "t": HALF}

# Marks that a house style sets without their glue inside the line (§4).
_NO_GLUE = {"kaiming": frozenset("OCPQ"), "banjiao": frozenset("OCPQSTM")}

# Whose neighbours count as letters or as figures for the space between Han and Latin.
_AUTO_GAPS = {
    "full": Gap(QUARTER, EIGHTH, AUTO, QUARTER),
    "narrow": Gap(QUARTER, EIGHTH, AUTO, EM // 3 - QUARTER),
    "fixed": Gap(QUARTER, 0, AUTO, 0, RIGID),
}
_ALPHA = frozenset("A")
_NUMERIC = frozenset("9k%$")
_MIXED = re.compile("[{0}x_]*A[{0}x_]*".format("".join(map(re.escape, sorted(WORDS)))))
"""Words and figures with a letter among them: A01, iOS 18. All of it is a word (LB23)."""
_AS_LETTERS = str.maketrans("9k%$", "AAAA")
_ATTACHED = re.compile("(?<=[98])F|Y(?=[98])")
"""Full-width signs at their number: the space beside it goes round both (§3.1)."""
_UNOPENED = frozenset("NnV")
"""Connectors and solidi: gaps beside them grow where all others have grown by a quarter em (clreq 3.5.4)."""
_NO_STRETCH = frozenset("o:")
"""Signs of operations and ratios."""
_AUTO_BESIDE = frozenset("HK")
_LATIN_CLOSING = frozenset(")}")
"""Proportional brackets count as neighbours: ） before ) and （ after ( lose their glue (CSS)."""
_SPACES = frozenset("IJ")
_TRANSPARENT = frozenset("xWZ")
_CLUNG = {
    ("9", "F"),
    ("A", "F"),
    ("Y", "A"),
    ("8", "F"),
    ("8", "%"),
    ("8", "8"),
    ("a", "a"),
    ("Y", "9"),
    ("Y", "8"),
    ("$", "8"),
}
"""Full-width signs that belong to their number."""


_LEAST_WORD_SPACE, _MOST_WORD_SPACE = QUARTER, HALF
_LEAST_LATIN = 0.7
"""In Latin paragraphs, where no other gap gives, a space shrinks to this share of itself."""


def word_space(own: int, *, latin: bool) -> Gap:
    """The gap between words in a face whose space is `own` wide: down to 0.25 em, up to 0.5 (clreq 3.5.3, 3.5.4)."""
    natural = min(own, _MOST_WORD_SPACE) if own > 0 else QUARTER
    least = min(_LEAST_WORD_SPACE, round(_LEAST_LATIN * natural)) if latin else _LEAST_WORD_SPACE
    return Gap(natural, max(natural - least, 0), WORD, _MOST_WORD_SPACE - natural)


def region(language: str) -> str:
    """The column of the mark table for a language tag: Hans, Hant or ja."""
    parts = language.split("-")
    if parts[0].lower() == "ja":
        return "ja"
    return "Hant" if {p.lower() for p in parts[1:]} & {"hant", "tw", "hk", "mo"} else "Hans"


class Rules:
    """The spacing rules of one paragraph style in one region and direction."""

    def __init__(self, style: ParagraphStyle, language: str, *, vertical: bool = False) -> None:
        self.region = region(language)
        self.style = style
        self.marks = _MARK_TABLE[self.region + (" vertical" if vertical else "")]
        self.cells = _HANS_CELLS if self.region == "Hans" else _HANT_CELLS
        if vertical:  # the two stand side by side in one cell
            self.cells = {**self.cells, "t": EM}
        self.vertical = vertical
        self.bare = _NO_GLUE.get(style.punctuation, frozenset())
        self.rigid = style.punctuation == "plain"
        self.is_latin = not is_cjk(language)
        self.told_apart = len(style.autospace & {"alpha", "numeric"}) == 1
        self.name_space = EM if style.balance else HALF

    def cell(self, letter: str) -> int:
        """The ink cell of a full-width mark."""
        glue = self.marks.get(letter)
        if letter in self.cells:
            return self.cells[letter]
        return EM - glue.start - glue.end if glue else EM

    def side(self, letter: str) -> tuple[int, int]:
        """Glue that belongs to the em box of a mark, before and after its ink cell, whatever the style."""
        glue = self.marks.get(letter, _FIXED)
        return glue.start, glue.end

    def glue(self, letter: str) -> Glue:
        """The glue a mark has inside a line of this style."""
        own = self.marks.get(letter, _FIXED)
        if self.vertical and own == _FIXED:  # one dot over the other, ：；！？ fill their em
            return own
        if self.style.punctuation == "banjiao" and letter in self.bare and own == _FIXED and self.cell(letter) == EM:
            return _NARROW_HAIR if self.style.balance else _NARROW
        if letter in self.bare:
            return _FIXED if not self.style.balance or letter not in STOPS else _CENTRED_HAIR if own.start else _HAIR
        return own

    def gaps(self, letters: str, left: str = "", right: str = "") -> list[Gap]:
        """The gap before every letter and after the last; `left` and `right` are the letters around.

        An empty neighbour is the edge of the paragraph, where no glue stands.
        """
        found: list[Gap] = []
        base = left
        full = letters + right if right else letters
        if "F" in full or "Y" in full:
            full = _ATTACHED.sub(lambda sign: "%" if sign[0] == "F" else "$", full)
        if self.told_apart and "A" in full:
            full = _MIXED.sub(lambda run: run[0].translate(_AS_LETTERS), full)
        for index, letter in enumerate(full):
            if letter in _TRANSPARENT:
                found.append(_RIGID)
                continue
            if not base:
                found.append(_RIGID)
            elif letter == "_" or base == "_":
                found.append(self._space_gap(full, index, base, left))
            else:
                found.append(self._pair(base, letter))
            base = letter
        if self.style.solid_pairs:
            self._close_pairs(full, found)
        if self.style.centred_pairs == "both":
            self._centre_pairs(full, found)
        if not right:
            found.append(_RIGID)
        return found

    def _close_pairs(self, letters: str, gaps: list[Gap]) -> None:
        """Take all glue from marks that stand side by side: between them, before the first and after the second."""
        for index in range(1, len(letters)):
            if not (letters[index] in self.marks and self._collapses(letters[index - 1], letters[index])):
                continue
            for at, owner in ((index - 1, 1), (index, gaps[index].owner), (index + 1, -1)):
                if at < len(gaps) and gaps[at].owner == owner and gaps[at].natural:
                    gaps[at] = _TIGHT if gaps[at].site == TIGHT else _TRACK

    def _centre_pairs(self, letters: str, gaps: list[Gap]) -> None:
        """Take the glue of both sides from a mark in the middle of its cell before a closing bracket.

        The two then take an em and a half together, as all others do (clreq 3.1.6.2).
        """
        for index in range(1, len(letters)):
            mark = self.marks.get(letters[index - 1])
            if letters[index] != "C" or mark is None or not (mark.start and mark.end):
                continue
            for at, owner in ((index - 1, 1), (index, -1)):
                if gaps[at].owner == owner:
                    gaps[at] = _TIGHT if gaps[at].site == TIGHT else _TRACK

    def _space_gap(self, full: str, index: int, base: str, left: str) -> Gap:
        """The gap beside a typed space: the space has no width of its own, the gap after it has.

        It is dropped where the line breaks. Beside a full-width mark the mark's glue stands for it.
        """
        if base != "_":
            closing = base in CLOSING
            return self._pair(base, "H") if closing else _RIGID
        if full[index] == "_":
            return _RIGID
        before = full[:index].rstrip("_xWZ")
        a = before[-1] if before else left
        b = full[index]
        if not a or a in CLOSING:
            return _RIGID
        if b in self.marks:
            return self._pair("H", b)
        if a in MARKS or b in MARKS:
            return _RIGID
        if a in WORDS and b in WORDS:
            return WORD_SPACE
        if a in WORDS or b in WORDS:
            auto = self._autospace(a, b) if self.style.typed_space == "replace" else _TRACK
            return auto if auto.natural else WORD_SPACE
        return Gap(self.name_space, self.name_space - EM // 3, WORD, EM - self.name_space)

    def _pair(self, a: str, b: str) -> Gap:
        """The pair table of §3 for neighbours without a space between them."""
        if (a in WORDS and b in WORDS) or (a, b) in _CLUNG:
            return _RIGID
        if a in _NO_STRETCH or b in _NO_STRETCH or a in _SPACES or b in _SPACES:
            return _RIGID
        if a in _UNOPENED or b in _UNOPENED:
            gap = _RIGID if a in WORDS or b in WORDS else _LAST
            narrow = sum(one == "V" for one in (a, b)) if self.style.punctuation == "banjiao" else 0
            return gap._replace(natural=-QUARTER * narrow) if narrow and self.cells["V"] == EM else gap
        if a in self.marks or b in self.marks:
            return self._marks(a, b)
        return self._autospace(a, b)

    def _autospace(self, a: str, b: str) -> Gap:
        word = b if a in _AUTO_BESIDE else a if b in _AUTO_BESIDE else ""
        kind = "alpha" if word in _ALPHA else "numeric" if word in _NUMERIC else ""
        if word and kind in self.style.autospace:
            return _AUTO_GAPS[self.style.autospace_fit]
        return _TRACK

    def _marks(self, a: str, b: str) -> Gap:
        """One of the neighbours carries glue. Neighbouring marks collapse, once per boundary, by half an em."""
        before, after = self.glue(a), self.glue(b)
        tight = TIGHT if self.style.marks_last and (a == "O" or b in CLOSING) else SITE
        if a == "t" and b in "tT":
            return _RIGID
        end, start = before.end, after.start
        if self._collapses(a, b):
            if a in CLOSING and (b in CLOSING or b in _LATIN_CLOSING or (b == "M" and a == "C")):
                # A mark in the middle of its cell keeps its place there beside a bracket.
                end = end if before.start else 0
            elif b == "O":
                start = 0
        if not end and not start:
            return _TIGHT if tight == TIGHT else _TRACK
        step, owner = (before.step, -1) if end else (after.step, 1)
        keep = self.rigid or (step == STOP and self.style.keep_stops)
        natural = end + start
        return Gap(natural, 0 if keep else max(natural, 0), step, 0, tight, owner)

    def _collapses(self, a: str, b: str) -> bool:
        if self.style.centred_pairs == "full" and (self._centred(a) or self._centred(b)):
            return False
        if not ((a in self.marks or a == "(") and (b in self.marks or b in _LATIN_CLOSING)):
            return False
        if self.style.bracket_dot and "M" in (a, b):
            return False
        return not self.rigid or a in "OC" or b in "OC"  # clreq 3.1.6.2: brackets do even in unadjusted text

    def _centred(self, letter: str) -> bool:
        mark = self.marks.get(letter)
        return mark is not None and letter in STOPS and bool(mark.start and mark.end)

    def tail(self, letter: str) -> tuple[int, int]:
        """Glue after a mark that ends a line, and how much of it goes when the line is too long (§5)."""
        end = self.glue(letter).end
        if not end or letter not in CLOSING:
            return 0, 0
        if end < 0:
            return end, 0
        centred = self.glue(letter).start > 0
        if self.rigid:
            return end, 0
        if self.style.punctuation == "quanjiao":
            return end, end
        return (end, end) if centred else (0, 0)

    def lead(self, letter: str) -> int:
        """Glue before a mark that begins a line."""
        start = self.glue(letter).start
        return start if self.rigid or self.style.opening_at_start or letter != "O" else 0
