"""How a CFF font numbers its glyphs: what decides which codes a PDF may write for them."""

from __future__ import annotations

import struct
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple

Keying = Literal["name", "identity", "cid"]
"""Named glyphs; CIDs that equal the glyph ids; CIDs that do not."""

_CHARSET, _ROS = 15, 0x0C1E


class _Table(NamedTuple):
    file: BinaryIO
    start: int

    def read(self, offset: int, size: int) -> bytes:
        self.file.seek(self.start + offset)
        data = self.file.read(size)
        if len(data) < size:
            raise EOFError("the CFF table ends early")
        return data


def cff_keying(path: Path, index: int, glyph_count: int) -> Keying:
    """How the CFF table of a font file keys its glyphs; read in place, the table may be 20 MB.

    A damaged table counts as name-keyed, the one treatment that every reader survives.
    Source: Adobe Technical Note 5176, §8, §9, §13
    """
    try:
        with path.open("rb") as file:
            return _keying(_Table(file, _table_offset(file, index)), glyph_count)
    except (EOFError, OSError, struct.error, IndexError):
        return "name"


def _table_offset(file: BinaryIO, index: int) -> int:
    """Where the CFF table of font `index` begins."""
    head = file.read(12)
    if head[:4] == b"ttcf":
        file.seek(12 + 4 * index)
        (start,) = struct.unpack(">I", file.read(4))
        file.seek(start)
        head = file.read(12)
    for _ in range(struct.unpack(">H", head[4:6])[0]):
        record = file.read(16)
        if record[:4] == b"CFF ":
            return struct.unpack(">I", record[8:12])[0]
    raise EOFError("no CFF table")


def _keying(table: _Table, glyph_count: int) -> Keying:
    names_end, _ = _index(table, table.read(0, 4)[2])
    _, (first, *_) = _index(table, names_end)
    operators = _operators(first)
    if _ROS not in operators:
        return "name"
    (charset,) = operators.get(_CHARSET, [0])[-1:]
    return "identity" if charset > 2 and _is_identity(table, charset, glyph_count) else "cid"


def _index(table: _Table, at: int) -> tuple[int, list[bytes]]:
    """The end of an INDEX, and its objects."""
    (count,) = struct.unpack(">H", table.read(at, 2))
    if not count:
        return at + 2, [b""]
    size = table.read(at + 2, 1)[0]
    raw = table.read(at + 3, (count + 1) * size)
    offsets = [int.from_bytes(raw[i * size : (i + 1) * size], "big") for i in range(count + 1)]
    base = at + 2 + (count + 1) * size
    return base + offsets[-1], [table.read(base + a, b - a) for a, b in pairwise(offsets)]


def _operators(dict_data: bytes) -> dict[int, list[int]]:
    """The operators of a DICT with their integer operands; reals count as 0."""
    found: dict[int, list[int]] = {}
    operands: list[int] = []
    at = 0
    while at < len(dict_data):
        b = dict_data[at]
        at += 1
        if b <= 21:
            if b == 12:
                b = b << 8 | dict_data[at]
                at += 1
            found[b], operands = operands, []
        elif b == 28:
            operands.append(struct.unpack(">h", dict_data[at : at + 2])[0])
            at += 2
        elif b == 29:
            operands.append(struct.unpack(">i", dict_data[at : at + 4])[0])
            at += 4
        elif b == 30:
            while dict_data[at] & 0xF != 0xF and dict_data[at] >> 4 != 0xF:
                at += 1
            at += 1
            operands.append(0)
        elif b <= 246:
            operands.append(b - 139)
        else:
            high = (b - 247) * 256 + 108 if b <= 250 else -(b - 251) * 256 - 108
            operands.append(high + dict_data[at] if b <= 250 else high - dict_data[at])
            at += 1
    return found


def _is_identity(table: _Table, at: int, glyph_count: int) -> bool:
    kind = table.read(at, 1)[0]
    if kind == 0:
        cids = struct.unpack(f">{glyph_count - 1}H", table.read(at + 1, 2 * (glyph_count - 1)))
        return all(cid == glyph for glyph, cid in enumerate(cids, 1))
    form, size = (">HB", 3) if kind == 1 else (">HH", 4)
    glyph, at = 1, at + 1
    while glyph < glyph_count:
        first, left = struct.unpack(form, table.read(at, size))
        if first != glyph:
            return False
        glyph, at = glyph + left + 1, at + size
    return True
