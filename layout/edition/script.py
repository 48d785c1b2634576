"""Which characters are Chinese, and how lines typed apart run on into one."""

from __future__ import annotations

import re

# Ideographs, kana, their marks and full-width forms, with the quotation marks, dashes and dots that Chinese
# shares with Latin. Ranges are of Unicode 16, written out so that no library's version matters.
CJK = (
    "\u2e80-\u2fdf\u2ff0-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff"
    "\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u2018\u2019\u201c\u201d\u2026\u2014\u00b7"
    "\U00016fe0-\U00018dff\U0001b000-\U0001b2ff\U0001f200-\U0001f2ff\U00020000-\U0003fffd"
)
HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
SPACES = " \t\u00a0\u2002\u2003\u2009\u3000\ufeff\u200b"
"""What stands for an indent or trails at a line's end in pasted copy."""
SOFT_BREAKS = "\x0b\x0c\x85\u2028\u2029"
"""What ends a line within a paragraph, or a page, in a word processor. Editors count no line by it."""
CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff"
"""Characters that no text holds: a class for regular expressions."""

_CJK = re.compile(f"[{CJK}]")
_HAN = re.compile(f"[{HAN}]")


def is_cjk(character: str) -> bool:
    """Whether `character` is set as Chinese: ideograph, kana, full-width form or Chinese mark."""
    return bool(character and _CJK.match(character))


def is_han(character: str) -> bool:
    """Whether `character` is an ideograph."""
    return bool(character and _HAN.match(character))


def joint(left: str, right: str) -> str:
    """What stands where a line ending in `left` runs on into `right`: a space between Latin words alone."""
    return "" if not left or not right or is_cjk(left[-1]) or is_cjk(right[0]) else " "
