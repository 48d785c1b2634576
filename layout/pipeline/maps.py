"""The maps that proofs carry, of an edition as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from ..display.items import DisplayPage
from ..edition.reader import read_edition
from ..proof.glyph_map import ATTACHMENT, glyph_map, source_digests


def maps_for(
    folder: Path, placed: Iterable[tuple[int, DisplayPage, Sequence[float]]], round: str = "", local: str = ""
) -> tuple[tuple[str, bytes], ...]:
    """The maps that a proof carries, by the names of the files to embed.

    `placed` are its pages, or parts of one, each with the number of its sheet, from 0, and the matrix that leads from
    sp of its trim to the user space of the sheet. Of an issue with local editions they are of that of the key `local`.
    """
    reading = read_edition(folder, local=local).value
    if reading is None:
        return ()
    digests = source_digests(folder, reading.sources)
    maps = [
        glyph_map(page, reading.sources, digests, number=number, round=round, matrix=matrix)
        for number, page, matrix in placed
    ]
    return tuple((f"{ATTACHMENT}{f'-{n}' if n > 1 else ''}.json", data) for n, data in enumerate(maps, 1))
