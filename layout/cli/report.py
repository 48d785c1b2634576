"""What a run has to say, as text for people, lines for editors' programs, or JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..base.columns import display_width, format_table
from ..base.diagnostics import Diagnostic, Severity, Span
from ..base.geometry import Rect
from ..base.makeup import number_of
from ..base.messages import hint, sentence
from ..base.resources import resource
from ..base.units import to_mm
from ..edition.trucks import single_pages
from .edition_folder import shown_path
from .folding import alike, over_pages
from .settings import Settings

if TYPE_CHECKING:
    from ..edition.source_map import SourceMap
    from ..pipeline import PageReport, Result, StoryAccount, Way

LEVELS = {Severity.ERROR: "error", Severity.PRINT: "error", Severity.WARNING: "warning", Severity.INFO: "info"}


_SOURCE_COLUMNS = 76
_HINT_COLUMNS = 96
_BETWEEN = " · "
"""What stands between alternatives in a hint."""
_MOST_STORIES = 2
_DIGEST_SHOWN = 12


class Tally(NamedTuple):
    """How many diagnostics of each kind; those that somebody answers for are counted apart."""

    errors: int
    warnings: int
    waived: int


def tally(found: Iterable[Diagnostic]) -> Tally:
    """Count diagnostics."""
    items = tuple(found)
    levels = [LEVELS[item.severity] for item in items if not item.waived]
    return Tally(levels.count("error"), levels.count("warning"), sum(bool(item.waived) for item in items))


class Reporter:
    """Prints a `Result` in the way that the options ask for. `folder` is the edition as the editor named it."""

    def __init__(self, settings: Settings, folder: Path, *, folds_pages: bool = False) -> None:
        self._folds_pages = folds_pages
        self.settings = settings
        self.words = settings.words
        self.folder = folder
        self._lines: dict[str, list[str]] = {}

    def show(self, result: Result, seconds: float, *, printing: bool) -> None:
        """Everything about a run; `printing` when its purpose was to write print files.

        Pages that a local edition shares with one before it have been shown with that.
        """
        shared = dict(result.shared)
        total = len(single_pages(page.name for page in result.pages))
        result = result._replace(pages=tuple(page for page in result.pages if page.name not in shared))
        if self.settings.format == "json":
            self._show_json(result, seconds)
            return
        if self.settings.format == "text" and not self.settings.quiet:
            self.settings.say(self._header(result, seconds))
            if result.pages:
                self.settings.say(self._page_table(result, printing))
                if self.settings.verbose:
                    self.settings.say("\n" + self._story_table(result))
                    if any(account.ways for page in result.pages for account in page.accounts):
                        self.settings.say("\n" + self._way_table(result))
            for name in dict.fromkeys(shared.values()):
                pages = [page for page, owner in shared.items() if owner == name]
                count = len(single_pages(pages))
                told = {"count": count, "total": total, "name": name, "pages": self.words.join(pages)}
                self.settings.say(self.words("report.shared", **told))
        self.show_diagnostics(result.sources, result.diagnostics)
        if printing:
            self._show_files(result)

    def show_diagnostics(self, sources: SourceMap, found: Sequence[Diagnostic]) -> None:
        """Diagnostics in the order they have; those that are shown depends on `-q` and `-v`."""
        style = self.settings.format
        if style == "json":
            for item in found:
                self.settings.say_json("diagnostic", self._values(sources, item))
            return
        if self.settings.quiet:
            found = [item for item in found if LEVELS[item.severity] == "error" and not item.waived]
        if style == "short":
            for item in found:
                self.settings.tell(self._headline(sources, item))
            return
        shown, notices = found, 0
        if not self.settings.verbose:
            shown = [item for item in found if item.severity is not Severity.INFO and not item.waived]
            notices = len(found) - len(shown)
        for group in self._groups(sources, shown):
            self.settings.tell(self._full(sources, group))
        if notices:
            self.settings.tell(self.words("report.notices", count=notices))

    def span(self, sources: SourceMap, item: Diagnostic) -> Span | None:
        """Where a diagnostic stands in its file, the path as from the current folder."""
        place = item.place
        found = place if isinstance(place, Span) or place is None else sources.span(place)
        return None if found is None else found._replace(path=self._path(found.path))

    def _path(self, path: str) -> str:
        """A path as the editor would type it. Rooms give it from the folder that holds the issues."""
        issues = self.folder.absolute().parent
        bundled = resource(*path.split("/", 1)) if path.startswith("stylesheets/") else issues / path
        candidates = (issues / path, Path(path), bundled)
        return shown_path(next((each for each in candidates if each.is_file()), candidates[0]))

    # Tables

    def _header(self, result: Result, seconds: float) -> str:
        words = self.words
        counts = tally(result.diagnostics)
        edition = result.edition
        parts: list[str] = []
        if edition is not None:
            title = words("report.title", paper=edition.paper.name, date=edition.day.isoformat())
            issue = _issue(result)
            title = f"{title} {result.local.name}" if result.local else title
            parts.append(f"{title} {words('report.issue', issue=issue)}" if issue else title)
            parts.append(
                words(
                    "report.counts",
                    pages=len(result.pages),
                    stories=len({a.name.rstrip(">") for page in result.pages for a in page.accounts}),
                    pictures=sum(page.pictures for page in result.pages),
                )
            )
        else:
            parts.append(shown_path(self.folder))
        faults = [words("report.faults", errors=counts.errors, warnings=counts.warnings)]
        if counts.waived:
            faults.append(words("report.waived", count=counts.waived))
        parts += [
            words("report.clauses").join([*faults, self._verdict(result)]),
            words("report.seconds", seconds=f"{seconds:.1f}"),
        ]
        return "  ".join(parts)

    def _verdict(self, result: Result) -> str:
        withheld = [page.name for page in result.pages if page.withheld]
        if (not result.pages and not result.shared) or (withheld and len(withheld) == len(result.pages)):
            return self.settings.styled(self.words("report.not-printable"), "error", "stdout")
        if withheld:
            return self.settings.styled(
                self.words("report.some-printable", pages=self.words.join(withheld)), "error", "stdout"
            )
        return self.settings.styled(self.words("report.printable"), "good", "stdout")

    def _page_table(self, result: Result, printing: bool) -> str:
        names = ["page", "stories", "characters", "room", "need", "fill", "over", "short", "pictures", "errors"]
        heads = [self.words(f"report.{name}") for name in (*names, "warnings")]
        signed = any(page.signed is not None for page in result.pages)
        if signed:
            heads.append(self.words("report.signed"))
        if printing:
            heads.append(self.words("report.state"))
        rows = [self._page_row(page, printing, signed) for page in result.pages]
        return format_table([heads, *rows], "<>>>>><<>>>" + "<" * signed + "^" * printing)

    def _page_row(self, page: PageReport, printing: bool, signed: bool) -> list[str]:
        counts = tally(page.diagnostics)
        nothing = self.words("report.nothing")
        accounts = page.accounts
        over = [a for a in accounts if a.overset_characters or a.overset_lines]
        short = [a for a in accounts if a.short_lines]
        row = [
            page.name,
            str(len(accounts)),
            f"{sum(a.characters for a in accounts):,}",
            str(sum(a.room for a in accounts)),
            str(sum(a.need for a in accounts)),
            str(page.fill_percent),
            self._some([self._over(a, "report.over-cell") for a in over]),
            self._some([self._short(a, "report.short-cell") for a in short]),
            str(page.pictures),
            str(counts.errors),
            str(counts.warnings),
        ]
        if not accounts and page.withheld:
            row[1:7] = [nothing] * 6
        if signed:
            row.append(page.signed or nothing)
        if printing:
            written = bool(page.file)
            mark = self.words("report.state-written" if written else "report.state-withheld")
            row.append(self.settings.styled(mark, "good" if written else "error", "stdout"))
        return row

    def _some(self, cells: list[str]) -> str:
        """The first few, and how many more there are."""
        if not cells:
            return self.words("report.nothing")
        rest = len(cells) - _MOST_STORIES
        more = [self.words("report.more", count=rest)] if rest > 0 else []
        return self.words.join([*cells[:_MOST_STORIES], *more])

    def _over(self, account: StoryAccount, key: str) -> str:
        return self.words(key, story=account.name, characters=account.overset_characters, lines=account.overset_lines)

    def _short(self, account: StoryAccount, key: str) -> str:
        return self.words(key, story=account.name, lines=account.short_lines, characters=_characters(account))

    def _story_table(self, result: Result) -> str:
        names = ("page", "story", "headline", "head-room", "characters", "room", "need", "over", "short", "levers")
        rows = [[self.words(f"report.{name}") for name in names]]
        nothing = self.words("report.nothing")
        for page in result.pages:
            for a in page.accounts:
                over = self._over(a, "report.over-only") if a.overset_characters or a.overset_lines else nothing
                short = self._short(a, "report.short-only") if a.short_lines else nothing
                counted = (str(a.head_zi or nothing), f"{a.characters:,}", str(a.room), str(a.need))
                rows.append([page.name, a.name, a.headline, *counted, over, short, self.words.join(self._levers(a))])
        return format_table(rows, "<<<>>>><<<")

    def _way_table(self, result: Result) -> str:
        """The ways in which stories could be made to fit, the cheapest first."""
        english = self.settings.language == "en"
        rows = [[self.words(f"report.{name}") for name in ("page", "story", "ways")]]
        for page in result.pages:
            for account in page.accounts:
                for number, way in enumerate(account.ways):
                    names = [page.name, account.name] if not number else ["", ""]
                    rows.append([*names, way.words(english=english)])
        return format_table(rows, "<<<")

    def _levers(self, account: StoryAccount) -> list[str]:
        """What was done to make a story fit; the engine gives it as `name:count`."""
        pairs = (lever.partition(":")[::2] for lever in account.levers)
        return [self.words(f"lever.{name}", count=count) for name, count in pairs]

    def _show_files(self, result: Result) -> None:
        """The files written, each once, and the pages that were not."""
        files = dict.fromkeys(file for page in result.pages if page.file for file in _files(page))
        for path, digest in files:
            shown = shown_path(Path(path))
            if self.settings.format == "short" or self.settings.quiet:
                self.settings.say(shown)
            else:
                self.settings.say(self.words("report.file", file=shown, digest=f"{digest[:_DIGEST_SHOWN]}…"))
        withheld = [page.name for page in result.pages if not page.file]
        if withheld and self.settings.format == "text":
            self.settings.tell(self.words("report.withheld", pages=self.words.join(withheld)))

    # Diagnostics

    def _groups(self, sources: SourceMap, found: Sequence[Diagnostic]) -> Iterator[list[Diagnostic]]:
        """Diagnostics that are shown as one: the same sentence, or too many of one code in one file."""
        if self.settings.verbose:
            yield from ([item] for item in found)
            return
        groups: dict[tuple[str, ...], list[Diagnostic]] = {}
        for item in found:
            span = self.span(sources, item)
            groups.setdefault((item.page, item.code, span.path if span else ""), []).append(item)
        made = [group for items in groups.values() for group in alike(items)]
        yield from over_pages(made) if self._folds_pages else made

    def _headline(self, sources: SourceMap, item: Diagnostic) -> str:
        """`path:line:column: level[code] sentence`, a form that any editor's program can jump from."""
        span = self.span(sources, item)
        where = f"{span.path}:{span.line}:{span.column}: " if span else f"{item.page}: " if item.page else ""
        level = LEVELS[item.severity]
        waived = f"  {self.words('report.allowed', reason=item.waived)}" if item.waived else ""
        label = self.settings.styled(f"{level}[{code_shown(item.code)}]", level)
        return f"{where}{label} {sentence(item, self.settings.language)}{waived}"

    def _full(self, sources: SourceMap, group: list[Diagnostic]) -> str:
        first = group[0]
        lines = [self._headline(sources, first)]
        span = self.span(sources, first)
        if span is not None:
            lines += self._source(span, LEVELS[first.severity])
        if len(group) > 1:
            lines.append("  " + self._repeats(sources, group))
        if advice := hint(first, self.settings.language):
            lines += ["  " + line for long in advice.splitlines() for line in _wrapped(long)]
        return "\n".join(lines)

    def _repeats(self, sources: SourceMap, group: list[Diagnostic]) -> str:
        spans = [span for item in group if (span := self.span(sources, item))]
        numbers = list(dict.fromkeys(str(span.line) for span in spans))
        places = self.words("report.also-line", lines=self.words.join(numbers)) if numbers else group[0].page
        return self.words("report.repeats", count=len(group), places=places)

    def _source(self, span: Span, level: str) -> list[str]:
        """The line of the file, and a mark under the place; a long line is cut to what surrounds it."""
        text = self._line(span)
        if not text.strip():
            return []
        start = min(span.column - 1, len(text))
        end = min(max(start + span.length, start + 1), max(len(text), start + 1))
        left, shown, right = _window(text, start, _SOURCE_COLUMNS)
        before = left + shown[: start - right]
        marked = shown[start - right : end - right]
        number = str(span.line)
        margin = " " * len(number)
        mark = "^" * max(1, display_width(marked))
        cut = "…" if right + len(shown) < len(text) else ""
        return [
            f"  {number} │ {left}{shown}{cut}",
            f"  {margin} │ {' ' * display_width(before)}{self.settings.styled(mark, level)}",
        ]

    def _line(self, span: Span) -> str:
        if span.path not in self._lines:
            from ..edition.source import read_source

            source = read_source(Path(span.path), span.path).value
            # A workbook has rows, but no lines to be shown.
            self._lines[span.path] = source.lines if source and "\0" not in source.text else []
        lines = self._lines[span.path]
        # A tab is one character of the count, so it has to be one on the screen.
        return lines[span.line - 1].replace("\t", " ") if 0 < span.line <= len(lines) else ""

    # JSON

    def _show_json(self, result: Result, seconds: float) -> None:
        for page in result.pages:
            self.settings.say_json("page", {**_page_values(page), **_local_values(result)})
        self.show_diagnostics(result.sources, result.diagnostics)
        counts = tally(result.diagnostics)
        edition = result.edition
        self.settings.say_json(
            "edition",
            {
                "folder": shown_path(self.folder),
                "paper": edition.paper.name if edition else "",
                "date": edition.day.isoformat() if edition else "",
                "issue": _issue(result),
                "errors": counts.errors,
                "warnings": counts.warnings,
                "waived": counts.waived,
                "withheld": [page.name for page in result.pages if page.withheld],
                **_local_values(result),
                **({"shared": dict(result.shared)} if result.shared else {}),
                "seconds": round(seconds, 3),
            },
        )

    def _values(self, sources: SourceMap, item: Diagnostic) -> dict[str, object]:
        span = self.span(sources, item)
        return {
            "code": item.code,
            "rule": number_of(item.code),
            "severity": str(item.severity),
            "page": item.page,
            "area": _area_values(item.area),
            "path": span.path if span else "",
            "line": span.line if span else None,
            "column": span.column if span else None,
            "length": span.length if span else None,
            "message": sentence(item, self.settings.language),
            "hint": hint(item, self.settings.language),
            "values": dict(item.values),
            "waived": item.waived,
        }


def _local_values(result: Result) -> dict[str, object]:
    return {"local": result.local.key} if result.local else {}


def code_shown(code: str) -> str:
    """A code with the number of the make-up rule that it reports beside it."""
    return f"{code} {number}" if (number := number_of(code)) else code


def _area_values(area: Rect | None) -> dict[str, float] | None:
    """Where on the page something is, in mm from the top left corner of the trim."""
    if area is None:
        return None
    return {name: round(to_mm(getattr(area, name)), 2) for name in ("x", "y", "width", "height")}


def _files(page: PageReport) -> tuple[tuple[str, str], ...]:
    """All files that show a page, with their digests."""
    return ((page.file, page.digest), *page.also)


def _page_values(page: PageReport) -> dict[str, object]:
    counts = tally(page.diagnostics)
    return {
        "page": page.name,
        "stories": [_story_values(account) for account in page.accounts],
        "fill_percent": page.fill_percent,
        "pictures": page.pictures,
        "errors": counts.errors,
        "warnings": counts.warnings,
        "withheld": page.withheld,
        "file": page.file,
        "sha256": page.digest,
        "also": [{"file": file, "sha256": digest} for file, digest in page.also],
    }


def _story_values(account: StoryAccount) -> dict[str, object]:
    return {
        "story": account.name,
        "headline": account.headline,
        "characters": account.characters,
        "room_lines": account.room,
        "need_lines": account.need,
        "overset_lines": account.overset_lines,
        "overset_characters": account.overset_characters,
        "short_lines": account.short_lines,
        "short_characters": _characters(account),
        "levers": list(account.levers),
        "head_line_characters": account.head_zi,
        "ways": [_way_values(way) for way in account.ways],
    }


def _way_values(way: Way) -> dict[str, object]:
    return {
        "lever": way.lever,
        "amount": way.amount,
        "gain_lines": way.gain,
        "rest": way.rest,
        "what": way.what,
        "rows": [{"row": row, "lines": lines} for row, lines in way.rows],
        "zh": way.words(english=False),
        "en": way.words(english=True),
    }


def _wrapped(line: str) -> list[str]:
    """A line with its alternatives on as many lines as they need."""
    lines: list[str] = []
    for piece in line.split(_BETWEEN):
        if lines and display_width(lines[-1]) + display_width(piece) < _HINT_COLUMNS:
            lines[-1] += _BETWEEN + piece
        else:
            lines.append(_BETWEEN.lstrip() * bool(lines) + piece)
    return lines


def _characters(account: StoryAccount) -> int:
    """Characters that the lines hold which a story is short of."""
    return round(account.short_lines * account.measure_zi)


def _issue(result: Result) -> str:
    if result.edition is None:
        return ""
    from ..furniture.fields import issue_of

    return str(issue_of(result.edition) or "")


def _window(text: str, start: int, columns: int) -> tuple[str, str, int]:
    """What surrounds `start` in a line too long to show.

    Returns the sign of a cut, the part shown, and where in `text` that part begins.
    """
    if display_width(text) <= columns:
        return "", text, 0
    first = start
    room = columns // 3
    while first > 0 and room > 0:
        first -= 1
        room -= display_width(text[first])
    if first <= 1:
        first = 0
    last = first
    room = columns
    while last < len(text) and room > 0:
        room -= display_width(text[last])
        last += 1
    return ("…" if first else ""), text[first:last], first
