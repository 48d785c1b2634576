"""Lines to paragraphs: copy that a program wrapped, and paragraphs that the end of a column tore.

Copy comes wrapped in two forms: with a line end, or, taken out of a page, with a space where each line ended. Either
way its lines have nearly one width. What has other widths (verse, lists of names, a paragraph a line) is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from ..edition.script import SPACES, is_cjk, is_han, joint
from .draft import Edit

STOPS = "。！？!?…"
CLOSERS = "”’）」』》〉】〕)\"'*^"
_PAUSES = "，、；,;"
_HALF_MARKS = ",.:;?!)(\"'"
_ENDS = (*STOPS, *CLOSERS, "：", ":", "—", ".", "；")
_MARKER = re.compile(rf"(?:#{{1,6}}|[-*•](?=[{SPACES}])|:::|>|%%|\||```)")
_NUMBERED = re.compile(
    r"[0-9]{1,2}[.．、)）](?![0-9])|[（(][0-9一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、"
)
_BYLINE = re.compile(r"[（(](?=[^（）()]{0,12}(?:记者|通讯员|评论员|作者|摄影|编译|撰稿|特约|报道))[^（）()]*")
_MARKS = re.compile(r"[，。；：！？,;:!?]|\.(?:\s|$)")
_FIRST_WORD = re.compile(r"(?:[!-~]+|.)[，。、；：？！）》」』”’]*")

_NARROWEST, _WIDEST = 10.0, 60.0
"""字 of a line between which a program may have wrapped it; verse is narrower."""
_SLACK = 3.0
"""字 by which a wrapped line may be narrower than the widest."""
_UNEVEN = 2.5
"""字 by which a line of a justified column differs from its measure in characters, marks squeezed or not."""
_WIDER_IN = 20
_INDENT = 2.0
_INDENT_LEAST = 1.25
"""字 by which the first line has to be narrower than the others to have been indented."""
_RUNNING_LEAST = 15.0


class Line(NamedTuple):
    """One line that holds words: where they stand in the text, and whether spaces went before."""

    start: int
    end: int
    indent: int
    words: str
    is_indented: bool
    """One space before the words of a line is none of an indent."""


class Doubt(NamedTuple):
    """A place that a person has to look at, and the code of what to say."""

    at: int
    code: str
    mark: str = ""


class Paragraph(NamedTuple):
    """The lines of a paragraph as they were set, whatever parted them; `indented` is None where nothing tells."""

    start: int
    end: int
    words: str
    widths: tuple[float, ...]
    indented: bool | None


class Unwrapped(NamedTuple):
    edits: list[Edit]
    doubts: list[Doubt]


def unwrap(text: str) -> Unwrapped:
    """What makes one line of every paragraph of `text`, whose lines have no spaces at their ends.

    Between two paragraphs stands one empty line. A paragraph that breaks off is run on into the next where the widths
    of lines show that the next was not indented; where they show nothing, or an indent, a doubt is told.
    """
    done = Unwrapped([], [])
    groups = list(_groups(text))
    measure = _measure([group for group in groups if len(group) > 1])
    alone = [group[0].words for group in groups if len(group) == 1 and not _MARKER.match(group[0].words)]
    columns = tuple(sorted({fit.measure for words in alone if (fit := _fit_words(words, ()))}))
    paragraphs: list[Paragraph | None] = []
    for group in groups:
        if len(group) == 1 and _MARKER.match(group[0].words):
            paragraphs.append(None)
            continue
        paragraphs += [_join(text, lines, columns, done.edits) for lines in _paragraphs(group, measure)]
    _between(text, _with_indents(paragraphs), done)
    return done


def width(words: str) -> float:
    """The width of words in 字; half-width marks in Chinese stand for full ones."""
    chinese = any(map(is_han, words))
    return sum(1.0 if is_cjk(c) or (chinese and c in ',.:;?!()"') else 0.5 for c in words)


def _groups(text: str) -> Iterator[list[Line]]:
    """Runs of lines of copy with neither an empty line nor markup between; a line of markup is a run of its own."""
    group: list[Line] = []
    at = 0
    for row in text.split("\n"):
        words = row.strip(SPACES)
        indent = len(row) - len(row.lstrip(SPACES)) if words else 0
        is_indented = indent > 1 or row[:indent] in ("\u3000", "\t")
        line = Line(at + indent, at + indent + len(words), indent, words, is_indented)
        at += len(row) + 1
        if group and (not words or _MARKER.match(words)):
            yield group
            group = []
        if words and _MARKER.match(words):
            yield [line]
        elif words:
            group.append(line)
    if group:
        yield group


def _measure(groups: list[list[Line]]) -> float:
    """The width at which lines were wrapped: the greatest that at least two lines come near; 0 where none is.

    A line that could not be parted may be wider, but there can't be many; and some must end within a sentence.
    """
    if not any(not _ends_sentence(line.words) for group in groups for line in group[:-1]):
        return 0.0
    widths = sorted((_set_width(line) for group in groups for line in group), reverse=True)
    for wider, (one, other) in enumerate(pairwise(widths)):
        if wider * _WIDER_IN > len(widths):
            break
        if one <= _WIDEST and one - other <= _SLACK:
            return one if one >= _NARROWEST else 0.0
    return 0.0


def _set_width(line: Line) -> float:
    return width(line.words) + _INDENT * line.is_indented


def _paragraphs(group: list[Line], measure: float) -> Iterator[list[Line]]:
    whole: list[Line] = []
    for line, goes_on in zip(group, _runs_on(group, measure), strict=True):
        whole.append(line)
        if not goes_on:
            yield whole
            whole = []


def _runs_on(lines: list[Line], measure: float) -> list[bool]:
    """For every line whether it runs on into the next.

    Lines that end within a sentence must be full, all but few; else each line is a paragraph.
    """
    apart = [False] * len(lines)
    if not measure or not any(_MARKS.search(line.words) for line in lines):
        return apart
    pairs = list(pairwise(lines))
    fresh = [_begins_anew(before, after) for before, after in pairs]
    full = [_is_full(before, after, measure) for before, after in pairs]
    within = [is_full for (line, _), is_full, new in zip(pairs, full, fresh, strict=True)
              if not new and not _ends_sentence(line.words)]  # fmt: skip
    if within.count(False) * 5 > len(within):
        return apart
    return [is_full and not new for is_full, new in zip(full, fresh, strict=True)] + [False]


def _begins_anew(before: Line, after: Line) -> bool:
    is_item = bool(_NUMBERED.match(after.words)) and before.words.rstrip(CLOSERS)[-1:] in (*STOPS, "：", ":")
    return after.is_indented or is_item


def _is_full(line: Line, after: Line, measure: float) -> bool:
    match = _FIRST_WORD.match(after.words)
    word = width(match[0]) if match else 0.0
    return _set_width(line) + max(word, _SLACK) >= measure - 0.5


def _ends_sentence(words: str) -> bool:
    return words.rstrip(CLOSERS)[-1:] in (*STOPS, ".") or words[-1:] in ("：", "；", ":")


def _join(text: str, lines: list[Line], columns: tuple[int, ...], edits: list[Edit]) -> Paragraph:
    """One paragraph of lines; edits take out its indent and what parted the lines."""
    first = lines[0]
    if first.indent:
        edits.append(Edit(first.start - first.indent, first.start, "", "indent"))
    start, end = first.start, lines[-1].end
    words = text[start:end]
    if len(lines) == 1:
        fit = _fit_words(words, columns)
        spans = [(start + a, start + b) for a, b in fit.lines] if fit else [(start, end)]
    else:
        spans = [(line.start, line.end) for line in lines]
    for (a, b), (c, d) in pairwise(spans):
        edits.append(Edit(b, c, _between_lines(text, start, (a, b), (c, d)), "wrap"))
    widths = tuple(width(text[a:b]) for a, b in spans)
    return Paragraph(start, end, words, widths, True if first.is_indented else None)


def _between_lines(text: str, start: int, left: tuple[int, int], right: tuple[int, int]) -> str:
    """What stands where two lines of a paragraph are joined: a space between Latin words, and between names."""
    before, after = text[left[0] : left[1]], text[right[0] : right[1]]
    byline = max(text.rfind("（", start, left[1]), text.rfind("(", start, left[1]))
    if byline >= 0 and _BYLINE.fullmatch(text[byline : left[1]]):
        names = re.split(r"[\s（(]", before)[-1], re.split(r"[\s）)]", after)[0]
        return " " if all(len(name) > 1 for name in names) and all(map(is_han, names[0] + names[1])) else ""
    if before[-1:] == "-" and before[-2:-1].isalpha() and after[:1].islower():
        return ""
    # A half-width mark belongs to the language of the word that it follows.
    stem, rest = before.rstrip(_HALF_MARKS) or before, after.lstrip("\"'(") or after
    if sum(map(is_han, before + after)) * 3 > len(before + after):
        is_word = stem[-1:].isascii() and stem[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha()
        return " " if is_word else ""
    return "" if after[0] in _HALF_MARKS[:-3] else joint(stem, rest)


class Fit(NamedTuple):
    """How well parts of a paragraph make lines of one measure: the mean of squared differences, less is better."""

    cost: float
    measure: int
    lines: list[tuple[int, int]]


def _fit_words(words: str, columns: tuple[int, ...]) -> Fit | None:
    """The lines that a paragraph was set in, told from spaces that stand at nearly equal distances.

    A paragraph of two lines has but one such space; it counts where `columns` have the measure.
    """
    spaces = [at for at, c in enumerate(words) if c == " "]
    han = sum(map(is_han, words))
    if not spaces or han * 2 < len(words) or not re.search(r"[，。,.；;、]", words):
        return None
    edges = [0, *(at + 1 for at in spaces), len(words) + 1]
    parts = [(a, b - 1) for a, b in pairwise(edges) if a < b - 1]
    sizes = [width(words[a:b]) for a, b in parts]
    likely = {round(size) for size in sizes if _NARROWEST <= size <= _WIDEST}
    found = [fit for measure in sorted(likely) if (fit := _fit(parts, sizes, measure, 2))]
    found = found or [fit for measure in columns if (fit := _fit(parts, sizes, measure, 1))]
    return min(found, default=None)


def _fit(parts: list[tuple[int, int]], sizes: list[float], measure: int, least: int) -> Fit | None:
    """Parts as lines of `measure`, at least so many before the last; None where they make none."""
    count = len(sizes)
    best: list[tuple[float, list[int]] | None] = [(0.0, [])] + [None] * count
    for end in range(1, count + 1):
        total = -0.5
        for begin in range(end - 1, -1, -1):
            total += sizes[begin] + 0.5
            if total > measure + _UNEVEN:
                break
            before, there = best[begin], best[end]
            cost = _cost(total, measure, first=begin == 0, last=end == count)
            if before is None or cost is None:
                continue
            here = (before[0] + cost, [*before[1], *([begin] if begin else [])])
            if there is None or here[0] < there[0]:
                best[end] = here
    whole = best[count]
    if whole is None or len(whole[1]) < least:
        return None
    cost, breaks = whole
    ends = [*breaks, count]
    lines = [(parts[a][0], parts[b - 1][1]) for a, b in zip([0, *breaks], ends, strict=True)]
    return Fit(cost / len(breaks), measure, lines)


def _cost(size: float, measure: float, *, first: bool, last: bool) -> float | None:
    if last:
        return max(size - measure, 0.0) ** 2
    off = abs(size - measure)
    if first:
        off = min(off, abs(size + _INDENT - measure))
    return off * off if off <= _SLACK else None


def _is_narrow(widths: tuple[float, ...]) -> bool | None:
    """Whether the first line is narrower than the full lines after it, as an indented one is.

    Two such lines tell less than many: each may be a character short for the sake of a mark.
    """
    if len(widths) < 3:
        return None
    short = median(widths[1:-1]) - widths[0]
    if len(widths) < 5 and _INDENT_LEAST > short > _INDENT_LEAST / 2:
        return None
    return short >= _INDENT_LEAST


def _with_indents(paragraphs: list[Paragraph | None]) -> list[Paragraph | None]:
    """Paragraphs with what is known of their indents.

    Typed spaces tell, and the lack of them where others have them; else the widths of lines do, in copy most of whose
    paragraphs begin with a narrow line.
    """
    known = [paragraph for paragraph in paragraphs if paragraph]
    typed = sum(1 for paragraph in known if paragraph.indented)
    if typed > 1 and typed * 2 > sum(1 for p in known if width(p.words) >= _RUNNING_LEAST):
        return [p and p._replace(indented=bool(p.indented)) for p in paragraphs]
    pairs = pairwise(known)
    fresh = [_is_narrow(after.widths) for before, after in pairs if before.words.endswith(_ENDS)]
    is_told = fresh.count(True) > fresh.count(False)
    return [p and p._replace(indented=p.indented or (_is_narrow(p.widths) if is_told else None)) for p in paragraphs]


def _between(text: str, paragraphs: list[Paragraph | None], done: Unwrapped) -> None:
    """Set what stands between paragraphs: nothing where one was torn, else an empty line."""
    for before, after in pairwise(paragraphs):
        if before is None or after is None:
            continue
        gap_end = text.rindex("\n", before.end, after.start) + 1
        is_told = _breaks_off(before)
        goes_on = _goes_on(before, after) if is_told or _may_break_off(before, after) else False
        if goes_on:
            # An indent that is taken out, too, stands between.
            done.edits[:] = [edit for edit in done.edits if not before.end <= edit.start < after.start]
            done.edits.append(Edit(before.end, after.start, joint(before.words, after.words), "torn"))
            continue
        if is_told:
            done.doubts.append(Doubt(before.end - 1, "tidy/torn" if goes_on is None else "tidy/broken-off"))
        if text[before.end : gap_end] == "\n":
            done.edits.append(Edit(before.end, gap_end, "\n\n", "blank-line"))
    done.edits.sort()
    for match in re.finditer(r"\n{3,}", text):
        if not any(edit.start < match.end() and match.start() < edit.end for edit in done.edits):
            done.edits.append(Edit(match.start(), match.end(), "\n\n", "blank-line"))
    done.edits.sort()


def _breaks_off(paragraph: Paragraph) -> bool:
    """Whether running text ends within a sentence."""
    words = paragraph.words
    if width(words) < _RUNNING_LEAST or not re.search(r"[，。,；;！？]", words[:-1]):
        return False
    return not words.endswith(_ENDS) or _is_open(words)


def _may_break_off(before: Paragraph, after: Paragraph) -> bool:
    """Whether words without a stop, as a head is, fill one line of the column that the next paragraph was set in."""
    if before.words.endswith(_ENDS) or len(after.widths) < 3 or not is_han(before.words[-1]):
        return False
    measure = median(after.widths[1:-1])
    return abs(before.widths[-1] - measure) <= _INDENT and "、" in before.words


def _is_open(words: str) -> bool:
    """Whether a bracket or a quotation mark stands open at the end."""
    pairs = (("（(", "）)"), ("《", "》"), ("“", "”"))
    if any(sum(words.count(c) for c in opening) > sum(words.count(c) for c in closing) for opening, closing in pairs):
        return not words.endswith(tuple(STOPS))
    return words.count('"') % 2 == 1 and not words.endswith(tuple(STOPS + '"'))


def _goes_on(before: Paragraph, after: Paragraph) -> bool | None:
    """Whether a paragraph that breaks off runs on into the next: None where nothing tells."""
    if _NUMBERED.match(after.words) or (width(after.words) < _RUNNING_LEAST and not after.words.endswith(_ENDS)):
        return None
    if after.words[0] in "，。、；：？！,.;:?!）)”" or (before.words[-1] in _PAUSES and after.indented is not True):
        return True
    if after.indented is not False:
        return None if after.indented is None else False
    # Only a full line is torn from the next.
    if len(before.widths) > 2 and before.widths[-1] < median(before.widths[1:-1]) - _UNEVEN:
        return None
    return True
