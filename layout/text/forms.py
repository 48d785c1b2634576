"""Marks shared by Chinese and Latin: which form each takes, decided once per paragraph (chinese-typography §1.1).

Works on class letters alone; the text is needed only to tell “ from ‘. After `resolve` no raw letter is left:
a CJK form has a class of `char_classes.MARKS`, a Latin form one of `WORDS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .char_classes import MARKS, classify

_RAW = re.compile("[lr2emu/Io*s+]|TT|N9")
_UNIT = (
    "(?:[kcmnuμd]?m|km/h|m/s|[kmμ]?g|t|[mk]?[Ll]|[kMG]?Wh?|[kMG]?Hz|[kKMGT]B|[KMG]bps|k?cal|[kM]?Pa"
    "|m?s|min|h|dB|ha|mol|dpi|px|[cdkm]?m[²³])(?![A-Za-z0-9])"
)
_JOINED = re.compile(f"\u200d.|[\U0001f1e6-\U0001f1ff]{{2}}|(?<=[0-9]) (?={_UNIT})")
"""What makes one of two characters: a joiner and what it joins, two letters of a flag, the space before a unit."""
_GROUPED = re.compile("(?<![0-9A-Za-z.,:/-])(?:[0-9]{1,3})(?:[ \u2005\u2009][0-9]{3})+(?![0-9A-Za-z])")
"""A number whose figures stand in groups of three: 1 200 000."""
_MEASURED = re.compile(f"(?<![A-Za-z0-9.,])[0-9][0-9.,]*[ \u00a0\u202f]?(?P<unit>{_UNIT})")
"""A number with its unit: 5km, 46 MB."""
_HAN = frozenset("HKaJ8YF") | MARKS
"""What makes its surroundings Chinese."""
_LATIN = frozenset("A")
_CLOSER = {"“": "”", "‘": "’"}
_CJK_LANGUAGES = ("zh", "ja", "ko", "yue", "")


def is_cjk(language: str) -> bool:
    """Whether a language tag belongs to the languages that share Han characters."""
    return language.split("-")[0].lower() in _CJK_LANGUAGES


def resolve(text: str, language: str = "zh-Hans") -> str:
    """The class letters of a paragraph with every shared mark decided."""
    letters = classify(text)
    joined = "9_" in letters or "R" in letters or "\u200d" in text
    if not joined and not _RAW.search(letters):
        return _units(letters, text)
    out = list(letters)
    for match in _JOINED.finditer(text) if joined else ():
        _join(out, match)
    for number in _GROUPED.finditer(text) if joined else ():
        for index in range(*number.span()):
            if letters[index] == "_":
                out[index] = "~"
    cjk = is_cjk(language)
    for letter, decide in _RUNS:
        if letter in letters:
            for run in re.finditer(f"{re.escape(letter)}+", letters):
                decide(out, text, run.start(), run.end(), cjk)
    if "l" in letters or "r" in letters:
        _quotes(out, text, cjk)
    return _units("".join(out), text)


def _units(letters: str, text: str) -> str:
    """Letters of units told from those of words."""
    if "9A" not in letters and "9~A" not in letters:
        return letters
    for match in _MEASURED.finditer(text):
        start, end = match.span("unit")
        letters = letters[:start] + letters[start:end].replace("A", "k") + letters[end:]
    return letters


def _join(out: list[str], joined: re.Match[str]) -> None:
    start = joined.start()
    if joined[0] == " ":
        out[start] = "~"  # §9: the space before unit letters is a no-break space
    elif joined[0][0] != "\u200d":
        out[start : start + 2] = "Hx"
    elif out[start + 1] == "H" and start and out[start - 1] in "Hx":
        out[start + 1] = "x"


def _outer(out: list[str], start: int, end: int) -> tuple[str, str]:
    """The class letters on both sides of a run, past spaces and combining marks; "" at the ends."""
    before = start - 1
    while before >= 0 and out[before] in "_x":
        before -= 1
    after = end
    while after < len(out) and out[after] in "_x":
        after += 1
    return (out[before] if before >= 0 else "", out[after] if after < len(out) else "")


def _between_latin(out: list[str], start: int, end: int, cjk: bool) -> bool:
    before, after = _outer(out, start, end)
    if not cjk:
        return before not in _HAN and after not in _HAN
    return (before in _LATIN or after in _LATIN) and before not in _HAN and after not in _HAN


def _unit(out: list[str], start: int, end: int, first: str) -> None:
    out[start] = first
    for index in range(start + 1, end):
        out[index] = "x"


def _dashes(out: list[str], text: str, start: int, end: int, cjk: bool) -> None:
    """Pairs are dashes of two em; one left over is a connector, or Latin between Latin words."""
    pairs = (end - start) // 2
    for pair in range(pairs):
        _unit(out, start + 2 * pair, start + 2 * pair + 2, "D")
    if (end - start) % 2:
        last = end - 1
        out[last] = "2" if not pairs and _between_latin(out, start, end, cjk) else "N"


def _ellipses(out: list[str], text: str, start: int, end: int, cjk: bool) -> None:
    """Pairs are ellipses of two em; a single one is a CJK form of one em unless it stands in Latin."""
    if _between_latin(out, start, end, cjk) or any(text[i] in "․‥" for i in range(start, end)):
        return
    for index in range(start, end, 2):
        _unit(out, index, min(index + 2, end), "E")


def _dots(out: list[str], text: str, start: int, end: int, cjk: bool) -> None:
    """Between Latin letters a middle dot is Latin, elsewhere an interpunct."""
    before, after = _outer(out, start, end)
    latin = before in _LATIN and after in _LATIN
    for index in range(start, end):
        out[index] = "A" if latin or not (cjk or before in _HAN or after in _HAN) else "M"


def _solidi(out: list[str], text: str, start: int, end: int, cjk: bool) -> None:
    """Between letters and digits a solidus is Latin, beside Han a Chinese one."""
    if end - start == 1:
        before, after = _outer(out, start, end)
        if (before in _HAN or after in _HAN) and not {before, after} & set("i/"):
            out[start] = "V"


def _short_connectors(out: list[str], text: str, start: int, end: int, cjk: bool) -> None:
    """An en dash or hyphen between Han is a connector; beside letters and digits it stays Latin."""
    before, after = _outer(out, start, end)
    han = before in _HAN and after in _HAN
    for index in range(start, end):
        out[index] = "n" if han else "b"


def _doubled_stops(out: list[str], text: str, start: int, end: int, cjk: bool) -> None:
    """Two exclamation or question marks share an em (GB/T 15834 5.1.2); an odd one is as if alone."""
    for index in range(start, end - (end - start) % 2):
        out[index] = "t"


def _ideographic_spaces(out: list[str], text: str, start: int, end: int, cjk: bool) -> None:
    """One Han, U+3000, one Han is a name of two characters opened to three (王　强): it does not part.

    Han may follow directly (王　强说) or stand before it (记者王　强) where it begins with a common surname.
    """
    if end - start != 1 or start == 0 or end >= len(out) or out[start - 1] != "H" or out[end] != "H":
        return
    alone_before = start == 1 or out[start - 2] not in "HK"
    alone_after = end + 1 == len(out) or out[end + 1] not in "HK"
    is_surname = text[start - 1] in _SURNAMES
    introduced = alone_before or bool(_INTRODUCED.search(text, 0, start - 1))
    if (alone_before and alone_after) or (is_surname and (introduced or alone_after)):
        out[start] = "J"


_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆"
    "范汪廖石金韦贾夏付傅邹熊孟秦邱江尹薛闫阎段雷侯龙史黎贺顾毛郝龚邵万钱严武戴莫孔汤葛章樊施温翟殷聂申耿纪焦齐庞岳"
    "許張劉陳楊黃趙吳孫馬羅鄭謝蘇蔣葉呂鍾韓馮鄧蕭閻龔萬錢嚴盧陸賈鄒賀顧龍"
)
"""Common surnames of one character, simplified and traditional."""
_INTRODUCED = re.compile(
    "(?:记者|通讯员|摄影|编辑|作者|教授|医生|老师|同志|主任|局长|市长|书记|经理|記者|通訊員|編輯)$"
)
"""What stands right before a name."""


def _operators(out: list[str], text: str, start: int, end: int, cjk: bool) -> None:
    """Full-width operators beside figures begin no line; before a number alone they belong to it (≥20, ＋5).

    Elsewhere they are like Han.
    """
    before, _ = _outer(out, start, end)
    follows = out[end] if end < len(out) else ""
    if text[start:end] == _RATIO and out[start - 1 : start] in (["9"], ["8"]) and follows in ("9", "8"):
        out[start] = ":"  # 1∶500 is a number
        return
    alone = end - start == 1 and follows in _NUMBER_STARTS
    first = text[start]
    for index in range(start, end):
        if out[index] == "o" and before not in _FIGURES and not alone:
            out[index] = "H"
    if alone and first in _COMPARES and before not in _FIGURES:
        out[start] = "Y"
    elif alone and first in "＋－":
        out[start] = "Y" if not before or before in "OPQST" else "o"


_RATIO = "∶"
_COMPARES = "＜＞≈≠≤≥≦≧"
_FIGURES = frozenset("98kAa%F)C")
_CLOSED = frozenset("F)C")
_NUMBER_STARTS = frozenset("98$Y")


def _products(out: list[str], text: str, start: int, end: int, cjk: bool) -> None:
    """× and ÷ between figures hold them together; behind a bracket they begin no line (）÷5).

    Away from figures and letters they are like Han (李××), before a number like other operators (3米×5米).
    """
    before, after = _outer(out, start, end)
    letter = "b" if before in _CLOSED else "A"
    if cjk and letter == "A" and before not in _TERMS:
        letter = "o" if before and after in _TERMS and end - start == 1 else "A" if after in _TERMS else "H"
    out[start:end] = letter * (end - start)


_TERMS = frozenset("98kAa%F$Y()")


def _signs(out: list[str], text: str, start: int, end: int, cjk: bool) -> None:
    """※, §, • and their like are full width in Chinese, and Latin before a figure or beside letters (§3)."""
    before, after = _outer(out, start, end)
    follows = out[end] if end < len(out) else ""
    latin = not cjk or before in _LATIN or after in _LATIN or (text[start] in "§¶" and follows == "9")
    out[start:end] = ("A" if latin else "H") * (end - start)


def _minus(out: list[str], text: str, start: int, end: int, cjk: bool) -> None:
    """Between Han a minus is full width, as ＋ is; elsewhere it belongs to its number."""
    before, after = _outer(out, start, end)
    han = cjk and before in _HAN and after in _HAN
    out[start:end] = ("H" if han else "$") * (end - start)


_Decide = Callable[[list[str], str, int, int, bool], None]
_RUNS: tuple[tuple[str, _Decide], ...] = (
    ("+", _minus), ("2", _dashes), ("e", _ellipses), ("m", _dots), ("/", _solidi), ("u", _short_connectors),
    ("I", _ideographic_spaces), ("T", _doubled_stops), ("o", _operators), ("N", _operators),
    ("*", _products), ("s", _signs),
)  # fmt: skip


def _quotes(out: list[str], text: str, cjk: bool) -> None:
    """Pair curly quotes; a pair is Latin when nothing inside it nor outside next to it is Chinese.

    Outer pairs come first: inside a Chinese pair the quote next to it is Chinese too.
    """
    for opener, closer in sorted(_pairs(out, text)):
        if opener == closer:
            if not _latin_alone(out, opener, cjk):
                out[opener] = "O" if out[opener] == "l" else "C"
        elif not _latin_pair(out, opener, closer, cjk):
            out[opener], out[closer] = "O", "C"


def _pairs(out: list[str], text: str) -> Iterator[tuple[int, int]]:
    """Offsets of quotes and of their partners, of quotes without one twice; apostrophes are left out."""
    stack: list[int] = []
    for index, letter in enumerate(out):
        if letter == "l":
            stack.append(index)
        elif letter == "r":
            if text[index] == "’" and _inside_word(out, index):
                continue
            opener = next((i for i in reversed(stack) if _CLOSER.get(text[i]) == text[index]), None)
            if opener is None:
                yield index, index
                continue
            while stack[-1] != opener:
                alone = stack.pop()
                yield alone, alone
            yield stack.pop(), index
    for index in stack:
        yield index, index


def _inside_word(out: list[str], index: int) -> bool:
    """An apostrophe: don’t, 1990’s."""
    before = out[index - 1] if index else ""
    after = out[index + 1] if index + 1 < len(out) else ""
    return before in ("A", "9") and after == "A"


def _latin_pair(out: list[str], opener: int, closer: int, cjk: bool) -> bool:
    if not cjk:
        return True
    if any(letter in _HAN for letter in out[opener + 1 : closer]):
        return False
    before, after = _outer(out, opener, closer + 1)
    outside = frozenset("Ail-!()}qrb~")
    return (before in outside and after in outside) or (
        (before in outside or after in outside) and "" in (before, after)
    )


def _latin_alone(out: list[str], index: int, cjk: bool) -> bool:
    """A quote without its partner: Latin only where its neighbours are."""
    return not cjk or _between_latin(out, index, index + 1, cjk)
