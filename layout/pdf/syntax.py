"""PDF syntax of numbers, strings and names, the same on every machine."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=65536)
def points(length: int) -> str:
    """A length in sp as points, to 0.001 pt."""
    return decimal((length * 1000 + 32768) >> 16, 1000)


@lru_cache(maxsize=65536)
def decimal(numerator: int, denominator: int) -> str:
    """A fraction over a power of ten in the shortest decimal form."""
    if numerator % denominator == 0:
        return str(numerator // denominator)
    # Division rounds correctly everywhere, and repr gives the digits back; no exponent from 0.0001 up.
    return repr(numerator / denominator) if abs(numerator) * 10000 >= denominator else f"{numerator / denominator:.5f}"


def level(value: float) -> str:
    """A colour component to four decimals."""
    return decimal(round(value * 10000), 10000)


def text_string(text: str) -> bytes:
    """A text string: plain for ASCII, else UTF-16 with its mark."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return b"(" + escaped.encode("ascii") + b")"
    return b"<FEFF" + text.encode("utf-16-be", "surrogatepass").hex().upper().encode("ascii") + b">"


def name(value: str) -> bytes:
    """A name object: what is no regular character of ASCII is written as its code (ISO 32000-1, 7.3.5)."""
    plain = (
        chr(byte) if 33 <= byte < 127 and chr(byte) not in "#%()/<>[]{}" else f"#{byte:02X}" for byte in value.encode()
    )
    return b"/" + "".join(plain).encode("ascii")
