"""Every sentence that an editor reads in a diagnostic, in Chinese and English, by code.

Each module of this package holds the messages of one room in `MESSAGES`. A field in braces is
filled from the diagnostic's values; both languages have the same fields. What stands between ⟦ and ⟧ is said
only where all its fields have values other than 0. `explain` is the page that
`banxin check --explain CODE` prints.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ..diagnostics import Diagnostic, Place, Severity, Span

_OPTIONAL = re.compile("⟦([^⟧]*)⟧")
_LISTS = ("near", "known", "wanted", "stories", "lacking", "missing", "pictures", "inks", "what")
"""Values that may be several names, joined as in Chinese."""
_FIELD = re.compile(r"\{(\w+)\}")
_TITLE = re.compile(r"《\{(\w+)\}》")


class Message(NamedTuple):
    """The words of one code: sentence, hint and explanation, each as (Chinese, English)."""

    severity: Severity
    text: tuple[str, str]
    hint: tuple[str, str]
    explain: tuple[str, str]


@cache
def catalogue() -> dict[str, Message]:
    """All messages by code."""
    from . import (
        advert,
        artwork,
        copy,
        desk,
        edition,
        font,
        furniture,
        ink,
        makeup,
        matter,
        night,
        output,
        page,
        pdfx,
        pictures,
        press,
        printing,
        signoff,
        style,
        table,
        text,
    )

    merged: dict[str, Message] = {}
    for module in (
        advert,
        artwork,
        copy,
        desk,
        edition,
        style,
        table,
        font,
        text,
        furniture,
        matter,
        night,
        page,
        pictures,
        makeup,
        output,
        press,
        printing,
        ink,
        pdfx,
        signoff,
    ):
        merged.update(module.MESSAGES)
    return merged


def diagnostic(code: str, /, place: Span | Place | None = None, *, page: str = "", **values: object) -> Diagnostic:
    """A diagnostic with the severity that its code has in the catalogue."""
    severity = catalogue()[code].severity
    return Diagnostic(code, severity, place, tuple((k, str(v)) for k, v in values.items()), page)


def sentence(item: Diagnostic, language: str) -> str:
    """What is wrong, in `language` ("zh" or "en")."""
    return _filled(catalogue()[item.code].text[language == "en"], item, language)


def hint(item: Diagnostic, language: str) -> str:
    """How to mend it; empty when nothing helps."""
    return _filled(catalogue()[item.code].hint[language == "en"], item, language)


def _filled(words: str, item: Diagnostic, language: str) -> str:
    values = dict(item.values)
    if language == "en":
        values = {key: value.replace("、", ", ") if key in _LISTS else value for key, value in values.items()}

    def said(part: re.Match[str]) -> str:
        return part[1] if all(values.get(name) not in (None, "", "0") for name in _FIELD.findall(part[1])) else ""

    return _quoted(_OPTIONAL.sub(said, words), values).format(**values)


def _quoted(words: str, values: dict[str, str]) -> str:
    """The words with “” for the 《》 round a value that has 《》 of its own."""
    return _TITLE.sub(lambda part: f"“{{{part[1]}}}”" if "《" in values.get(part[1], "") else part[0], words)


def pattern(words: str) -> str:
    """A sentence or hint of the catalogue without the signs about what is not always said."""
    return _OPTIONAL.sub(r"\1", words)
