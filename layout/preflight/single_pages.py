"""Pages of a finished PDF one by one, so that what each costs does not grow with the others."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf

_FEW = 8
"""Pages up to which a file is looked through as it is."""
_OF_ALL = ("/OutputIntents", "/OCProperties")
"""What the catalog says of how pages are drawn: the press that they are for, and the layers that are seen."""


def single_pages(data: bytes, count: int) -> Iterator[tuple[bytes, int]]:
    """For each page of a PDF with `count` of them a file that holds it, and its number there, from 0.

    A page that can't be taken out is left in the file that it came in.
    """
    import pikepdf

    if count <= _FEW:
        yield from ((data, number) for number in range(count))
        return
    with pikepdf.open(BytesIO(data)) as pdf:
        for number in range(count):
            try:
                alone = _alone(pdf, number)
            except Exception:
                # Foreign files hold anything in the place of anything.
                yield data, number
            else:
                yield alone, 0


def _alone(pdf: pikepdf.Pdf, number: int) -> bytes:
    import pikepdf

    with pikepdf.new() as made:
        made.pages.append(pdf.pages[number])
        for key in _OF_ALL:
            if key in pdf.Root:
                made.Root[key] = made.copy_foreign(_indirect(pdf, key))
        buffer = BytesIO()
        made.save(buffer, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
        return buffer.getvalue()


def _indirect(pdf: pikepdf.Pdf, key: str) -> Any:
    """An entry of the catalog as an object that can be copied."""
    value: Any = pdf.Root[key]
    return value if value.is_indirect else pdf.make_indirect(value)
