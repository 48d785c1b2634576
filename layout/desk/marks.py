"""Spaces, marks and odd characters of clean lines: one line is one paragraph.

Each function takes text and gives edits, and doubts where only a person can tell what is meant. Nothing in an address
of the web or of mail, in a file name, a note to the desk or a reading is touched.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ..edition.script import HAN, is_cjk, is_han
from .draft import Edit
from .wrapping import CLOSERS, Doubt

Found = Iterator[Edit | Doubt]


class Rule(NamedTuple):
    """One step of cleaning; `running` when it is for running text and not for head lines."""

    find: Callable[[str], Found]
    running: bool = False


_PROTECTED = re.compile(
    r"(?:https?://|ftp://|www\.)[!-~]+?(?=[,.;:!?)\"']*(?:[^!-~]|$))"
    r"|[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r"|(?<![A-Za-z0-9])[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.[A-Za-z][A-Za-z0-9]{1,4}(?![A-Za-z0-9])"
    r"|(?<![\\%0-9])%%(?!%)[^\n]*|`[^`\n]*`|\{[^{}|\n]+(?:\|[^{}|\n]+)+\}"
)


def protected(text: str) -> Callable[[int, int], bool]:
    """Whether a stretch of `text` reaches into one that stays as it is."""
    spans = [match.span() for match in _PROTECTED.finditer(text)]
    inside = {at for start, end in spans for at in range(start, end)}
    return lambda start, end: any(at in inside for at in range(start, end))


_ZERO_WIDTH = "\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069"
_ODD_SPACES = "\u00a0\u2000-\u200a\u202f\u205f"
_CHARACTER = re.compile(rf"[{_ZERO_WIDTH}]|[{_ODD_SPACES}]|[０-９Ａ-Ｚａ-ｚ]|(?<=[０-９])[．，](?=[０-９])")


def characters(text: str) -> Found:
    """Characters that nobody sees go; spaces of other widths and full-width letters and figures become plain ones."""
    for match in _CHARACTER.finditer(text):
        c = match[0]
        if re.match(f"[{_ODD_SPACES}]", c):
            yield Edit(*match.span(), " ", "odd-space")
        elif c in "．，" or c.isalnum():
            yield Edit(*match.span(), chr(ord(c) - 0xFEE0), "fullwidth")
        else:
            yield Edit(*match.span(), "", "zero-width")


def trailing_spaces(text: str) -> Found:
    """Spaces at the end of a line."""
    for match in re.finditer(r"[ \t\u3000]+(?=\n|$)", text):
        yield Edit(*match.span(), "", "trailing-space")


_ODD = re.compile("[\ue000-\uf8ff\ufffd\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f\U000f0000-\U0010fffd]")
_UNIFIED = "\ufa0e\ufa0f\ufa11\ufa13\ufa14\ufa1f\ufa21\ufa23\ufa24\ufa27\ufa28\ufa29"
"""Twelve of the compatibility block that are ideographs in their own right."""


def odd_characters(text: str) -> Found:
    """Ideographs for compatibility, radicals, characters of private use: most came out of a PDF."""
    for match in _ODD.finditer(text):
        if match[0] not in _UNIFIED:
            plain = unicodedata.normalize("NFKC", match[0])
            same = plain == match[0]
            yield Doubt(match.start(), "tidy/odd-character", f"U+{ord(match[0]):04X}{'' if same else ' → ' + plain}")


_LINE_MARKER = re.compile(r"(?:#{1,6}|[-*•]|[0-9]{1,2}[.、)])[ \t\u3000]+|:::.*")
_RUN = re.compile(r"(?<=[^ \t\u3000\n])[ \t\u3000]+(?=[^ \t\u3000\n])")
_FULL_MARK = re.compile("[\u3001\u3002\u3008-\u3011\u3014-\u301b\uff01-\uff0f\uff1a-\uff20\uff3b-\uff5e…—“”‘’]")
_SHARED = "…—“”‘’"
_NAME = re.compile(rf"[{HAN}·‧・]{{1,4}}")
_PAUSE = re.compile(r"[，。、；：！？,;:!?（）()《》“”\"\n]")
_SPACED_OUT = 5
"""As many single characters with spaces between are letters spaced out, not names."""
_RUNNING = 40
_STOP = re.compile(r"[。！？；，,;!?]|\.(?![A-Za-z0-9])")


def spaces(text: str) -> Found:
    """Spaces that Chinese does not have: beside full-width marks, between Han, beside figures and words.

    Those between names, in bylines and in lines that are no running text stay; so do wide ones inside of a name.
    """
    for start, line in _lines(text):
        marker = _LINE_MARKER.match(line)
        running = _is_running(line)
        for run in _RUN.finditer(line, marker.end() if marker else 0):
            verdict = _space(line, run, running)
            if isinstance(verdict, str):
                yield Doubt(start + run.start(), verdict)
            elif verdict:
                yield Edit(start + run.start(), start + run.end(), "", "space")


def mark_spaces(text: str) -> Found:
    """Spaces beside full-width marks, in lines where others part names or clauses."""
    for start, line in _lines(text):
        marker = _LINE_MARKER.match(line)
        for run in _RUN.finditer(line, marker.end() if marker else 0):
            if _beside_mark(line, run, running=_is_running(line)):
                yield Edit(start + run.start(), start + run.end(), "", "space")


def _space(line: str, run: re.Match[str], running: bool) -> bool | str:
    """Whether a run of spaces goes; a code where it looks wrong and only a person can tell."""
    if _beside_mark(line, run, running=running):
        return True
    before, after = _word_before(line, run.start()), _word_after(line, run.end())
    if not running or "\t" in run[0] or not (is_han(before) or is_han(after)):
        return False
    if is_han(before) and is_han(after):
        # A name of two characters may be opened to three by a wide space.
        if _in_byline(line, run.start()) or (run[0] == "\u3000" and not is_han(line[: run.start() - 1][-1:])):
            return False
        names = _names_about(line, run)
        spaced_out = names >= _SPACED_OUT and all(len(part) == 1 for part, _ in _clause_parts(line, run)[:-1])
        return "tidy/space" if names == 2 or spaced_out else names < 2
    other = after if is_han(before) else before
    return (other.isascii() and (other.isalnum() or other in ",.:;?!()%")) and not _in_byline(line, run.start())


def _is_running(line: str) -> bool:
    """Whether a line is of sentences, so that a space in it parts no clauses of a head."""
    stops = len(_STOP.findall(line))
    return not line.startswith("#") and (stops > 1 or (stops > 0 and len(line) >= _RUNNING))


def _beside_mark(line: str, run: re.Match[str], *, running: bool) -> bool:
    """A space touches a mark of Chinese; quotes and dashes are of the language of their sentence."""
    before, after = line[run.start() - 1], line[run.end()]
    if is_han(before) and after in ",;:?!)":
        return True
    marks = [c for c in (before, after) if _FULL_MARK.match(c)]
    if not marks or ("\u3000" in run[0] and not _FULL_MARK.match(before)):
        return False
    if all(c in _SHARED for c in marks):
        beside = _word_before(line, run.start()), _word_after(line, run.end())
        return running and any(map(is_cjk, beside)) and not _is_latin(line, run.start())
    return True


_BESIDE = 12


def _word_before(line: str, at: int) -> str:
    """The character before `at` that is neither a quotation mark nor a space."""
    return line[max(at - _BESIDE, 0) : at].rstrip("\"'“”‘’ \t\u3000")[-1:]


def _word_after(line: str, at: int) -> str:
    return line[at : at + _BESIDE].lstrip("\"'“”‘’ \t\u3000")[:1]


def _clause_parts(line: str, run: re.Match[str]) -> list[tuple[str, int]]:
    """The parts, between spaces, of the clause that a run of spaces stands in, and where in it they begin."""
    start = max((m.end() for m in _PAUSE.finditer(line, 0, run.start())), default=0)
    stop = _PAUSE.search(line, run.end())
    end = stop.start() if stop else len(line)
    return [(m[0], m.start()) for m in re.finditer(r"[^ \t\u3000]+", line[start:end])] if start < end else []


def _names_about(line: str, run: re.Match[str]) -> int:
    """How many parts in a row that may be names touch a run of spaces; 0 where neither neighbour may be one."""
    start = max((m.end() for m in _PAUSE.finditer(line, 0, run.start())), default=0)
    parts = _clause_parts(line, run)
    at = next((i for i, (_, begin) in enumerate(parts) if start + begin >= run.end()), len(parts))
    is_name = [bool(_NAME.fullmatch(part)) for part, _ in parts]
    left = right = 0
    while at - left - 1 >= 0 and is_name[at - left - 1]:
        left += 1
    while at + right < len(parts) and is_name[at + right]:
        right += 1
    return left + right


_BYLINE = re.compile(r"[（(][^（）()]*(?:记者|通讯员|评论员|作者|摄影|编译|撰稿|报道|摄|文|图|绘)[^（）()]*[）)]?")
_DATELINE = re.compile(r".{0,24}?(?:[讯电]|消息)[ \t\u3000]+")


def _in_byline(line: str, at: int) -> bool:
    """Whether spaces at `at` part the names of a byline, or a dateline from the text."""
    if (dateline := _DATELINE.match(line)) and dateline.end() > at >= dateline.end() - 3:
        return True
    return any(match.start() < at < match.end() for match in _BYLINE.finditer(line))


_ROLES = r"(?:本报|本刊|见习|实习|特约|特派|首席|融媒体?|全媒体)*(?:记者|通讯员|评论员)"
_SIGNED = re.compile(rf"(?:[讯电]|消息)[（(](?={_ROLES})(?P<names>[^（）()]+)[）)]")
_ROLE = re.compile(rf"{_ROLES}(?=[{HAN}]{{2,4}}(?:[ 、，]|$))(?![站部会团证节席们])")


def byline_spaces(text: str) -> Found:
    """A space between 记者 and the name after it, in the bracket after a dateline."""
    for start, line in _lines(text):
        for signed in _SIGNED.finditer(line, 0, 60):
            begin = start + signed.start("names")
            for role in _ROLE.finditer(signed["names"]):
                end = begin + role.end()
                yield Edit(end - 1, end, text[end - 1] + " ", "byline")


_ELLIPSIS = re.compile(r"\.{3,}|。{3,}|[·・･]{3,}|…+")
_DASH = re.compile(r"[-‐‑–—―─－]+")


def ellipses(text: str) -> Found:
    """Three full stops or more, Chinese or not, and a single …, become …… in Chinese."""
    for match in _ELLIPSIS.finditer(text):
        if not _touches_chinese(text, match) or (match[0][0] == "…" and len(match[0]) % 2 == 0):
            continue
        yield Edit(*match.span(), "……", "ellipsis")


def dashes(text: str) -> Found:
    """Rows of hyphens and the like become —— in Chinese; a single — does beside a mark, else somebody must look."""
    for match in _DASH.finditer(text):
        row = match[0]
        before, after = _past_quote(text, match.start(), -1), _past_quote(text, match.end(), 1)
        if row == "——" or (len(row) > 3 and len(row) % 2 == 0 and set(row) == {"—"}):
            continue
        edge_before, edge_after = before in ("", "\n"), after in ("", "\n")
        if edge_before and edge_after:
            continue
        chinese = (edge_before or is_cjk(before)) and (edge_after or is_cjk(after))
        if len(row) == 1:
            if row not in "—―─" or not chinese:
                continue
            if is_han(before) and is_han(after):
                yield Doubt(match.start(), "tidy/dash", row)
                continue
        elif not chinese and not (set(row) <= set("—―─") and (is_cjk(before) or is_cjk(after))):
            continue
        yield Edit(*match.span(), "——", "dash")


def _past_quote(text: str, at: int, step: int) -> str:
    """The character before or after `at`; what is beyond it where it is a straight quotation mark."""
    near = text[max(at - 2, 0) : at][::-1] if step < 0 else text[at : at + 2]
    return near[1:2] if near[:1] == '"' and near[1:2] != "\n" else near[:1]


def _touches_chinese(text: str, match: re.Match[str]) -> bool:
    before, after = _word_before(text, match.start()), _word_after(text, match.end())
    return is_cjk(before) or (not (before.isascii() and before.isalpha()) and is_cjk(after))


_QUOTES: tuple[tuple[str, str, str], ...] = (('"＂', "“", "”"), ("'＇", "‘", "’"))


def quotes(text: str) -> Found:
    """Straight quotation marks in pairs, paragraph by paragraph; those that find none stay, and are told."""
    lines = list(_lines(text))
    for number, (start, line) in enumerate(lines):
        following = next((words for _, words in lines[number + 1 :] if words.strip()), "")
        for straight, opening, closing in _QUOTES:
            places = [at for at, c in enumerate(line) if c in straight and not _is_apostrophe(line, at)]
            if not places:
                continue
            pairs = _pair(line, places, opening, closing, following) or _by_context(line, places)
            if pairs is None:
                if any(is_cjk(c) for c in _neighbours(line, places[0])) or straight[0] == '"':
                    yield Doubt(start + places[0], "tidy/quotes", line[places[0]])
                continue
            for at, opens in zip(places, pairs, strict=True):
                yield Edit(start + at, start + at + 1, opening if opens else closing, "quote")


def _neighbours(line: str, at: int) -> tuple[str, str]:
    return line[:at][-1:], line[at + 1 :][:1]


def _is_apostrophe(line: str, at: int) -> bool:
    if line[at] not in "'＇":
        return False
    before, after = _neighbours(line, at)
    word_before, word_after = before.isascii() and before.isalnum(), after.isascii() and after.isalnum()
    return (word_before and word_after) or (word_before and line[:at].count("'") % 2 == 0) or (
        after.isdigit() and not is_cjk(before)
    )  # fmt: skip


def _pair(line: str, places: list[int], opening: str, closing: str, following: str) -> list[bool] | None:
    """Which marks open, taking turns; None where that does not fit what stands beside them."""
    opens: list[bool] = []
    is_open = False
    for at, c in enumerate(line):
        if c == opening or (c == closing and closing == "”"):
            if is_open == (c == opening):
                return None
            is_open = not is_open
        elif at in places:
            opens.append(not is_open)
            if not (_can_open if opens[-1] else _can_close)(line, at):
                return None
            is_open = not is_open
    # A quotation over several paragraphs opens in each.
    return opens if not is_open or following[:1] in (opening, line[places[0]]) else None


def _by_context(line: str, places: list[int]) -> list[bool] | None:
    """Which marks open, where what stands beside each leaves no choice and all find partners."""
    opens = [_can_open(line, at) for at in places]
    closes = [_can_close(line, at) for at in places]
    if any(a == b for a, b in zip(opens, closes, strict=True)):
        return None
    fits = all(opens[i] == (i % 2 == 0) for i in range(len(places)))
    return opens if fits and len(places) % 2 == 0 else None


def _can_open(line: str, at: int) -> bool:
    after = line[at + 1 :][:1]
    return bool(after) and after not in " \t\u3000" and after not in "，。、；：！？）》”’,.;:!?)"


def _can_close(line: str, at: int) -> bool:
    before = line[:at][-1:]
    return bool(before) and before not in " \t\u3000" and before not in "（《“‘(：:"


_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）"}
_LOOKALIKES = dict(zip("｡､｢｣﹐﹑﹒﹔﹕﹖﹗︰", "。、「」，、。；：？！：", strict=True))
_SENTENCE_EDGE = re.compile(r"[。！？；\n“”（）《》]|[.!?](?=\s)")
_ITEM_NUMBER = re.compile(r"(?:^|[\n：；。])[ \t\u3000]*[0-9]{1,2}$")
_ITEM_BRACKET = re.compile(r"(?:^|[\n。；，：、])[ \t\u3000]*(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z])$")
_ABBREVIATION = re.compile(r"(?:^|[^A-Za-z])(?:[A-Z][a-z]{1,3}|[A-Z]|etc|vs|cf|al)$")
_MARKUP = "*^"
_UNITS = "%％‰℃°′″"


def brackets(text: str) -> Found:
    """Half-width brackets that hold Chinese or stand in it, both of a pair."""
    for start, line in _lines(text):
        stack: list[int] = []
        for at, c in enumerate(line):
            if c in "(（":
                stack.append(at)
            elif c in ")）" and stack:
                yield from _bracket_pair(start, line, stack.pop(), at)
            elif c == ")":
                if not _ITEM_BRACKET.search(line[:at]):
                    yield Doubt(start + at, "tidy/brackets", c)
                elif is_han(line[at - 1]):
                    yield Edit(start + at, start + at + 1, "）", "halfwidth")
        for at in stack:
            if line[at] == "(" and any(is_cjk(c) for c in _neighbours(line, at)):
                yield Doubt(start + at, "tidy/brackets", "(")


def _bracket_pair(start: int, line: str, first: int, last: int) -> Found:
    inside, before, after = line[first + 1 : last], line[:first][-1:], line[last + 1 :][:1]
    mixed = line[first] == "（" or line[last] == "）"
    chinese = is_cjk(before) or is_cjk(after) or not before
    if not mixed and not any(map(is_cjk, inside)):
        if before == "]" or (before.isascii() and before.isalnum()) or not chinese:
            return
        if not before and not is_cjk(after) and not (inside.isdigit() and any(map(is_han, line))):
            return
    for at, mark in ((first, "（"), (last, "）")):
        if line[at] in "()":
            yield Edit(start + at, start + at + 1, mark, "halfwidth")


def half_marks(text: str) -> Found:
    """Half-width marks that stand in Chinese; those in figures, times, words and sentences of Latin stay."""
    for at, c in enumerate(text):
        if c in _LOOKALIKES:
            yield Edit(at, at + 1, _LOOKALIKES[c], "halfwidth")
        elif c == ".":
            yield from _full_stop(text, at)
        elif c in ",;:?!" and _is_chinese_mark(text, at):
            yield Edit(at, at + 1, _FULL[c], "halfwidth")


def _is_chinese_mark(text: str, at: int) -> bool:
    begin = at
    while begin and text[begin - 1] in ",;:?!":
        begin -= 1
    end = at + 1
    while end < len(text) and text[end] in ",;:?!":
        end += 1
    before, after = text[max(begin - 6, 0) : begin].rstrip(_MARKUP)[-1:], text[end : end + 6].lstrip(_MARKUP)[:1]
    if before.isdigit() and after.isdigit():
        return False
    if text[at] == "," and after.isdigit() and re.search("[A-Za-z]{2}$", text[max(begin - 2, 0) : begin]):
        return not _is_latin(text, at)
    ends = not after or after == "\n" or is_cjk(after)
    if is_han(before):
        return not (after.isascii() and after.isalpha() and _is_latin(text, at))
    if before and (is_cjk(before) or before in _UNITS):
        return not _is_latin(text, at)
    return before.isascii() and not before.isspace() and ends and not _is_latin(text, at)


def _full_stop(text: str, at: int) -> Found:
    before, after = text[:at][-1:], text[at + 1 :][:1]
    if before == "." or after == ".":
        return
    ends = not after or after == "\n" or is_cjk(after)
    if is_han(before) and after.isdigit():
        yield Doubt(at, "tidy/full-stop", ".")
    if not ends or _is_latin(text, at):
        return
    if is_han(before) or (before and before in CLOSERS and is_cjk(before)) or (before and before in _UNITS):
        yield Edit(at, at + 1, "。", "halfwidth")
    elif before.isascii() and before.isalnum():
        if _ITEM_NUMBER.search(text[max(at - 8, 0) : at]):
            return
        if (not after or after == "\n" or after in "”’") and not _ABBREVIATION.search(text[max(at - 8, 0) : at]):
            yield Edit(at, at + 1, "。", "halfwidth")
        else:
            yield Doubt(at, "tidy/full-stop", ".")


def _is_latin(text: str, at: int) -> bool:
    """Whether the sentence that a mark stands in is not Chinese: more words of letters than Han."""
    line = text.rfind("\n", 0, at) + 1
    start = max((m.end() for m in _SENTENCE_EDGE.finditer(text, max(line, at - 200), at)), default=line)
    stop = _SENTENCE_EDGE.search(text, at + 1)
    sentence = text[start : stop.start() if stop else len(text)]
    return len(re.findall(r"[A-Za-z]{2,}", sentence)) > sum(map(is_han, sentence))


_REPEATED = re.compile(r"，{2,}|、{2,}|；{2,}|：{2,}|(?<!。)。。(?!。)|[，、；：][。，、；]|。[，、；：，]")
_INTERPUNCT = re.compile(rf"(?<=[{HAN}])[•‧・∙⋅･](?=[{HAN}])")


def suspicious(text: str) -> Found:
    """Marks that stand twice, and dots of other shapes than the interpunct."""
    for match in _REPEATED.finditer(text):
        yield Doubt(match.start(), "tidy/repeated", match[0])
    for match in _INTERPUNCT.finditer(text):
        yield Doubt(match.start(), "tidy/interpunct", match[0])


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1


CHARACTERS: tuple[Rule, ...] = (Rule(characters), Rule(trailing_spaces))
MARKS: tuple[Rule, ...] = (
    Rule(spaces, running=True), Rule(mark_spaces), Rule(ellipses), Rule(dashes), Rule(quotes), Rule(brackets),
    Rule(half_marks), Rule(mark_spaces), Rule(byline_spaces, running=True), Rule(suspicious), Rule(odd_characters),
)  # fmt: skip
"""The steps in their order: each reads what those before it made."""
