"""What a YAML fault means to somebody who copies yesterday's file, and a guess at what was meant.

The parser's own words ("did not find expected key") help nobody. Each rule looks at the lines about the fault for
one common slip, reports that, and mends the line in memory so that reading can go on to the next fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..base.diagnostics import Diagnostic
from ..base.messages import diagnostic
from .keys import ALIASES
from .script import CONTROLS, SOFT_BREAKS
from .source import SourceText

_LEAD = r"^(?P<lead>\s*(?:-\s+)*)"
_KEY = re.compile(_LEAD + r"(?P<key>[^\s:：#'\"\[{][^:：]*?)(?P<colon>[ \t]*[:：])(?P<gap>[ \t]*)(?P<value>.*)$")
_ITEM = re.compile(r"^(?P<lead>\s*)(?P<key>-)(?P<colon>)(?P<gap>\s+)(?P<value>\S.*)$")
_FLOW = re.compile(r"(?:^|: |- )\s*\{.*\}\s*$")
_FLOW_ENTRY = re.compile(r"(?<=[{,])\s*[^{}\[\],:：'\"]+:\s+(?P<value>(?:(?!,\s|\}).)+)")
_OPEN_BRACE = re.compile(r"(?:: |- )\s*(?P<brace>\{(?=[^\s:：{}]+:\s)|\[(?=[\"']))")
_CLOSER = {"{": "}", "[": "]"}
_WIDE_COMMA = re.compile(r"，\s*([^\s:：，,{}]+):\s")
_IDENTIFIER = re.compile(r"[A-Za-z_][\w-]*$")
_PLAIN_KEY = re.compile(r"^\s*(?:-\s+)*[^\s:#][^:]*:(\s|$)")
_ODD = re.compile(f"[{SOFT_BREAKS}{CONTROLS}]")
_LOOK_BACK = 12


class Draft:
    """The lines as they are being mended, with what was done to each."""

    def __init__(self, source: SourceText, lines: list[str]) -> None:
        self.source = source
        self.lines = [_ODD.sub(" ", line) for line in lines]
        self.shifts: dict[int, list[tuple[int, int]]] = {}
        self.mended: set[int] = set()
        self.dropped: set[int] = set()

    def replace(self, index: int, start: int, end: int, text: str) -> None:
        """Put `text` in place of line `index`[start:end]; places after it still lead to what was typed."""
        line = self.lines[index]
        self.lines[index] = line[:start] + text + line[end:]
        self.shifts.setdefault(index, []).append((start + len(text), len(text) - (end - start)))
        self.mended.add(index + 1)

    def drop(self, index: int) -> None:
        """Go on without a line."""
        self.lines[index] = ""
        self.mended.add(index + 1)
        self.dropped.add(index + 1)

    def place(self, index: int, column: int) -> tuple[int, int]:
        """Line and column, from 1, as typed."""
        for start, by in reversed(self.shifts.get(index, [])):
            if column >= start:
                column -= by
        return index + 1, max(column, 0) + 1


def mend(draft: Draft, error: Any) -> Diagnostic:
    """Say what is wrong where the parser stopped, and change the draft so that it gets further."""
    problem = error.problem_mark or error.context_mark
    last = len(draft.lines) - 1
    at = min(problem.line if problem else 0, last)
    while at > 0 and not draft.lines[at].strip():
        at -= 1
    since = min(error.context_mark.line, at) if error.context_mark else at
    for rule in (_tab, _wide_space, _colon, _open_quote, _open_brace, _flow, _quotes, _indent):
        fault = rule(draft, at, since)
        if fault:
            return fault
    line = at if at + 1 not in draft.dropped else since
    indent = len(draft.lines[line]) - len(draft.lines[line].lstrip())
    place = draft.source.span(*draft.place(line, indent))
    draft.drop(line)
    if line + 1 == at + 1 and not draft.source.line(line + 1).strip():
        draft.lines[:] = draft.lines[:line]
    return diagnostic("yaml/syntax", place, line=line + 1)


def _near(draft: Draft, at: int, since: int) -> Iterator[int]:
    """Lines that a fault noticed at `at` may stand on: it, where the parser began, and the lines before."""
    yield at
    if since != at:
        yield since
    for index in range(at - 1, max(at - _LOOK_BACK, -1), -1):
        yield index
        if _PLAIN_KEY.match(draft.lines[index]):
            return


def _tab(draft: Draft, at: int, since: int) -> Diagnostic | None:
    # YAML counts a tab as no indent at all; one slip of the editor's settings puts one on every line.
    tabbed = [i for i, line in enumerate(draft.lines) if "\t" in line[: len(line) - len(line.lstrip())]]
    if not any(index in tabbed for index in range(min(since, at), at + 1)):
        return None
    first = draft.source.span(tabbed[0] + 1, draft.lines[tabbed[0]].index("\t") + 1)
    for index in tabbed:
        line = draft.lines[index]
        indent = len(line) - len(line.lstrip())
        draft.replace(index, 0, indent, line[:indent].expandtabs(8))
    return diagnostic("yaml/tab", first, line=tabbed[0] + 1, count=len(tabbed))


def _wide_space(draft: Draft, at: int, since: int) -> Diagnostic | None:
    for index in _near(draft, at, since):
        line = draft.lines[index]
        if "\u3000" in line[: len(line) - len(line.lstrip())]:
            return mend_wide_space(draft, index)
    return None


def mend_wide_space(draft: Draft, index: int) -> Diagnostic:
    """Put ordinary spaces for the full-width ones that indent line `index`."""
    line = draft.lines[index]
    indent = line[: len(line) - len(line.lstrip())]
    place = draft.source.span(*draft.place(index, indent.find("\u3000")))
    draft.replace(index, 0, len(indent), indent.replace("\u3000", "  "))
    return diagnostic("yaml/fullwidth-space", place, line=index + 1)


def _colon(draft: Draft, at: int, since: int) -> Diagnostic | None:
    for index in _near(draft, at, since):
        match = _KEY.match(draft.lines[index])
        if not match or not is_key(match["key"].strip()):
            continue
        if match["colon"].endswith("：") or (match["value"] and not match["gap"] and match["value"][:2] != "//"):
            return _mend_colon(draft, index, match)
    return None


def has_wide_colon(draft: Draft, index: int, column: int) -> bool:
    """Whether what begins line `index`, at `column`, is a key before a full-width colon."""
    match = _KEY.match(draft.lines[index])
    is_wide = match and match["colon"].endswith("：") and match.start("key") == column
    return bool(match and is_wide and is_key(match["key"].strip()))


def mend_wide_colon(draft: Draft, index: int) -> Diagnostic:
    """Put an ordinary colon for the full-width one after the key of line `index`."""
    match = _KEY.match(draft.lines[index])
    assert match
    return _mend_colon(draft, index, match)


def _mend_colon(draft: Draft, index: int, match: re.Match[str]) -> Diagnostic:
    _, column = draft.place(index, match.end("colon") - 1)
    place = draft.source.span(index + 1, column)
    draft.replace(index, match.start("colon"), match.end("colon"), ":" if match["gap"] else ": ")
    code = "yaml/fullwidth-colon" if match["colon"].endswith("：") else "yaml/colon-space"
    return diagnostic(code, place, key=match["key"].strip())


def is_key(word: str) -> bool:
    """Whether a word can be meant for a key: one of ours, or an identifier."""
    return word in ALIASES or bool(_IDENTIFIER.match(word))


def _open_quote(draft: Draft, at: int, since: int) -> Diagnostic | None:
    for index in _near(draft, at, since):
        match = _KEY.match(draft.lines[index]) or _ITEM.match(draft.lines[index])
        value = match["value"].rstrip() if match else ""
        if not match or value[:1] not in ("'", '"') or value.count(value[0]) % 2 == 0:
            continue
        line, column = draft.place(index, match.start("value"))
        place = draft.source.span(line, column)
        draft.replace(index, match.start("value"), len(draft.lines[index]), _quoted(value[1:]))
        return diagnostic("yaml/unclosed-quote", place, quote=value[0])
    return None


def _flow(draft: Draft, at: int, since: int) -> Diagnostic | None:
    """A value between braces that YAML can't read without quotes."""
    for index in dict.fromkeys((at, since)):
        text = draft.lines[index]
        comma = _WIDE_COMMA.search(text) if _FLOW.search(text) else None
        if comma and is_key(comma[1].strip()):
            line, column = draft.place(index, comma.start())
            draft.replace(index, comma.start(), comma.start() + 1, ", ")
            return diagnostic("yaml/fullwidth-comma", draft.source.span(line, column), key=comma[1].strip())
        for entry in _FLOW_ENTRY.finditer(text) if _FLOW.search(text) else ():
            value = entry["value"].rstrip()
            if not _needs_quotes(value) or value[0] in "[{":
                continue
            line, column = draft.place(index, entry.start("value"))
            quoted = _quoted(value.strip("'\""))
            mended = text[: entry.start("value")] + quoted + text[entry.start("value") + len(value) :]
            draft.replace(index, entry.start("value"), entry.start("value") + len(value), quoted)
            place = draft.source.span(line, column, len(value))
            return diagnostic("yaml/needs-quotes", place, start=value[:8], line=mended.strip())
    return None


def _open_brace(draft: Draft, at: int, since: int) -> Diagnostic | None:
    """A brace before keys, or a bracket before quoted words, that has no partner on its line."""
    for index in dict.fromkeys((at, since)):
        text = draft.lines[index].rstrip()
        match = _OPEN_BRACE.search(text)
        brace = match["brace"] if match else ""
        if not match or text.count(brace) == text.count(_CLOSER[brace]):
            continue
        line, column = draft.place(index, match.start("brace"))
        draft.replace(index, len(text), len(draft.lines[index]), _CLOSER[brace])
        return diagnostic("yaml/unclosed-brace", draft.source.span(line, column), brace=brace, closer=_CLOSER[brace])
    return None


def _quotes(draft: Draft, at: int, since: int) -> Diagnostic | None:
    for index in dict.fromkeys((at, since)):
        match = _KEY.match(draft.lines[index]) or _ITEM.match(draft.lines[index])
        if not match or not _needs_quotes(match["value"].rstrip()):
            continue
        line, column = draft.place(index, match.start("value"))
        value = match["value"].rstrip()
        typed = draft.source.line(line)
        draft.replace(index, match.start("value"), len(draft.lines[index]), _quoted(value))
        place = draft.source.span(line, column, len(value))
        return diagnostic("yaml/needs-quotes", place, start=value[:8], line=quoted_line(typed))
    return None


def _indent(draft: Draft, at: int, since: int) -> Diagnostic | None:
    line = draft.lines[at]
    indent = len(line) - len(line.lstrip())
    above = next((draft.lines[i] for i in range(at - 1, -1, -1) if _PLAIN_KEY.match(draft.lines[i])), "")
    begun = draft.lines[since]
    wanted = len(above) - len(above.lstrip()) if since == at else len(begun) - len(begun.lstrip())
    if not line.strip() or not above or indent == wanted or at + 1 in draft.mended:
        return None
    draft.replace(at, 0, indent, " " * wanted)
    return diagnostic("yaml/indent", draft.source.span(at + 1, indent + 1), line=at + 1, indent=indent, wanted=wanted)


def _needs_quotes(value: str) -> bool:
    if not value or value in ("|", ">", "|-", ">-", "|+", ">+"):
        return False
    first = value[0]
    if first in "[{":
        return not value.endswith("]" if first == "[" else "}")
    if first in "'\"":
        return not value.endswith(first) or len(value) == 1
    return first in "*&!@`%|>,?]}-" or ": " in value or value.endswith(":") or " #" in value


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def quoted_line(line: str) -> str:
    """The line with its value in quotes, ready to copy."""
    match = _KEY.match(line) or _ITEM.match(line)
    if not match:
        return _quoted(line.strip())
    return line[: match.start("value")].lstrip() + _quoted(match["value"].rstrip())
