"""Stylesheets: from a file to rules, geometry and faces, and the computed style of any part of a page.

`@import` takes in another sheet, so that a paper overrides a few rules of a bundled one. What is not
understood is a diagnostic with its place and the nearest known name; everything else works.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import tinycss2

from ..base.color import Color
from ..base.diagnostics import Diagnostic, Outcome, Place, Span
from ..base.messages import diagnostic
from ..base.reads import is_file, names_in, read_bytes
from ..base.resources import resource
from ..base.units import to_mm
from . import at_rules
from . import properties as table
from .cascade import Declaration, Rule, Styled, cascade, parse_text, substitute, variable_names
from .model import ComputedStyle, FontFaceRule, FontStack, PageGeometry, Part
from .selectors import ELEMENTS, SelectorFault, parse_selectors
from .values import BadValue, Token, Units, significant, source_text

_DEEPEST = 32
"""Brackets within brackets; no sheet of a paper comes near."""

_MOST_COMBINATIONS = 16
_BUNDLED = ("broadsheet", "tabloid")
_SELECTOR_FAULTS = {
    "element": "style/unknown-element",
    "attribute": "style/unknown-attribute",
    "value": "style/unknown-value",
}


@dataclass(frozen=True)
class StyleSheet:
    """A stylesheet read and checked. `compute` is pure; what it has found it keeps, unless pickled."""

    geometry: PageGeometry
    faces: tuple[FontFaceRule, ...]
    stacks: tuple[FontStack, ...]
    """Every `font-family` of the sheet, for those who check that the fonts exist."""
    digest: str
    """SHA-256 of the sources, the imported ones included."""
    rules: tuple[Rule, ...] = field(repr=False)
    _by_element: dict[str, tuple[Rule, ...]] = field(
        default_factory=dict[str, tuple[Rule, ...]], init=False, repr=False, compare=False
    )
    _memo: dict[tuple[Part, ...], Styled] = field(
        default_factory=dict[tuple[Part, ...], Styled], init=False, repr=False, compare=False
    )

    def __hash__(self) -> int:
        return hash(self.digest)

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_by_element": {}, "_memo": {}}

    @property
    def units(self) -> Units:
        return _units(self.geometry)

    def compute(self, path: tuple[Part, ...]) -> ComputedStyle:
        """The computed style of the part at the end of `path`, which begins with its page."""
        return self._styled(path).style

    def _styled(self, path: tuple[Part, ...]) -> Styled:
        found = self._memo.get(path)
        if found is None:
            *above, part = path
            parent = self._styled(tuple(above)) if above else None
            found = self._memo[path] = cascade(self._rules_for(part.name), path, parent, self.units)
        return found

    def _rules_for(self, element: str) -> tuple[Rule, ...]:
        if element not in self._by_element:
            self._by_element[element] = tuple(r for r in self.rules if r.selector.element in ("", element))
        return self._by_element[element]


def _units(geometry: PageGeometry) -> Units:
    return Units(geometry.zi, geometry.type_height, geometry.lines)


def read_stylesheet(name_or_path: str, folder: Path) -> Outcome[StyleSheet | None]:
    """A stylesheet by the name of a bundled one, or by its path from `folder`.

    A sheet of the paper's own goes before a bundled one of the same name. The value is None only when there
    is no such file.
    """
    reader = _Reader()
    path = _find(name_or_path, folder)
    if path is None:
        known = _close(name_or_path, (*_BUNDLED, *_names_in(folder)))
        place = Place(f"paper/{_KEY}")
        found = diagnostic("style/missing", place, name=name_or_path, near=known, known=_listed(folder))
        return Outcome(None, (found,))
    reader.read(path)
    return reader.finish()


def _listed(folder: Path) -> str:
    """The sheets that a paper in `folder` can name."""
    return "、".join(dict.fromkeys((*_BUNDLED, *_names_in(folder))))


def _find(name: str, folder: Path) -> Path | None:
    if not name.strip() or "\0" in name:
        return None
    names = (name, f"{name}.css") if not name.endswith(".css") else (name,)
    candidates = [folder / n for n in names] + [resource("stylesheets", Path(n).name) for n in names]
    return next((path for path in candidates if is_file(path)), None)


def _names_in(folder: Path) -> tuple[str, ...]:
    try:
        return tuple(name for name in names_in(folder) if name.endswith(".css"))
    except OSError:
        return ()


def _close(word: str, known: tuple[str, ...]) -> str:
    """The known word that `word` may have been meant to be, else ""."""
    return next(iter(get_close_matches(word.casefold(), known, 1, 0.6)), "")


_OPEN_IMPORT = re.compile(r"""@import[ \t]+("[^"\n]*"|'[^'\n]*')(?=[ \t]*(?:/\*[^\n]*\*/)?[ \t]*(?:\n|$))""")
_NEWLINE = re.compile("\r\n|[\n\r\f]")
"""Line ends of CSS. Source: css-syntax-3 §3.3"""
_KEY = "stylesheet"
"""Where paper.yaml names a sheet."""
_SIZES = {
    "style/type-area-width": ("size", "type-area", "zi", "margin", "margin-left"),
    "style/type-area-depth": ("size", "type-area", "type-height", "margin", "margin-top"),
}
"""What of `@page` may make a type area too large for its page."""


@dataclass
class _Raw:
    """A declaration as it stands in its file, to be parsed when the paper's units are known."""

    path: str
    folder: Path
    node: Token


class _Reader:
    """Gathers what all sheets say, then makes sense of it: 字 and 行 are known only at the end."""

    def __init__(self) -> None:
        self.found: list[Diagnostic] = []
        self.hash = hashlib.sha256()
        self.open: list[Path] = []
        self.lines: list[str] = []
        """Those of the sheet that is being read."""
        self.pages: list[_Raw] = []
        self.faces: list[tuple[_Raw, list[_Raw]]] = []
        self.rules: list[tuple[_Raw, list[_Raw]]] = []
        self.stacks: list[FontStack] = []
        self.variables: dict[str, list[str]] = {}
        self.screen: dict[Span, None] = {}
        """Where colours are given as those of a screen."""

    def read(self, path: Path) -> None:
        """Take in one sheet and what it imports, in order."""
        self.open.append(path.resolve())
        data = read_bytes(path)
        self.hash.update(len(data).to_bytes(8, "big") + data)
        shown = _shown(path)
        text = self._imports_closed(self._decoded(data, shown), shown)
        deep = _too_deep(text)
        if deep:
            self.found.append(
                diagnostic("style/syntax", Span(shown, *deep), text=_NEWLINE.split(text)[deep[0] - 1][:20])
            )
        else:
            before, self.lines = self.lines, _NEWLINE.split(text)
            for node in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
                self._take(_Raw(shown, path.parent, node))
            self.lines = before
        self.open.pop()

    def _decoded(self, data: bytes, path: str) -> str:
        try:
            return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            self.found.append(diagnostic("style/encoding", Span(path, line, 1)))
            return data.decode("utf-8", "replace")

    def _imports_closed(self, text: str, path: str) -> str:
        """The text with a semicolon after every import: without it, the rule that follows would be swallowed."""
        for match in reversed(list(_OPEN_IMPORT.finditer(text))):
            if text.count("/*", 0, match.start()) > text.count("*/", 0, match.start()):
                continue
            line, column = text.count("\n", 0, match.end()) + 1, match.end() - text.rfind("\n", 0, match.end())
            self.found.append(diagnostic("style/import-end", Span(path, line, column), name=match[1].strip("\"'")))
            text = f"{text[: match.end()]};{text[match.end() :]}"
        return text

    def _take(self, raw: _Raw) -> None:
        node = raw.node
        if node.type == "qualified-rule":
            self.rules.append((raw, self._block(raw)))
        elif node.type == "at-rule":
            self._take_at_rule(raw)
        else:
            self._syntax(raw, node)

    def _take_at_rule(self, raw: _Raw) -> None:
        node, name = raw.node, raw.node.lower_at_keyword
        if name == "charset":
            return
        if name == "import":
            self._import(raw)
        elif name not in ("page", "font-face"):
            known = _close(name, ("page", "font-face", "import"))
            self._report("style/unknown-at-rule", raw, node, name=name, near=known or "page、font-face、import")
        elif node.content is None or significant(node.prelude):
            self._syntax(raw, next(iter(significant(node.prelude)), node))
        elif name == "page":
            self.pages += self._block(raw)
        else:
            self.faces.append((raw, self._block(raw)))

    def _import(self, raw: _Raw) -> None:
        tokens = significant(raw.node.prelude)
        token = tokens[0] if len(tokens) == 1 else raw.node
        name = token.value if token.type in ("string", "url") else ""
        if token.type == "function" and token.lower_name == "url":
            name = "".join(t.value for t in significant(token.arguments) if t.type == "string")
        if not name:
            self._syntax(raw, token)
            return
        path = _find_import(name, raw.folder, self.open[-1])
        if path is None:
            known = _close(name, (*_BUNDLED, *_names_in(raw.folder)))
            self._report("style/missing", raw, token, name=name, near=known, known=_listed(raw.folder))
        elif path.resolve() in self.open:
            self._report("style/import-cycle", raw, token, name=name)
        else:
            self.read(path)

    def _block(self, raw: _Raw) -> list[_Raw]:
        """The declarations of a rule's block; whatever else stands there is reported."""
        declarations: list[_Raw] = []
        nodes = tinycss2.parse_blocks_contents(raw.node.content, skip_comments=True, skip_whitespace=True)
        for node in nodes:
            if node.type == "declaration":
                declarations.append(_Raw(raw.path, raw.folder, node))
            else:
                self._syntax(raw, node)
        return declarations

    def finish(self) -> Outcome[StyleSheet | None]:
        geometry = self._geometry()
        units = _units(geometry)
        for _, declarations in self.rules:
            for raw in declarations:
                if raw.node.name.startswith("--"):
                    self.variables.setdefault(raw.node.name, []).append(source_text(raw.node.value))
        rules: list[Rule] = []
        for raw, declarations in self.rules:
            parsed = tuple(d for r in declarations if (d := self._declaration(r, units)))
            try:
                selectors = parse_selectors(raw.node.prelude, raw.node)
            except SelectorFault as fault:
                self._report_selector(raw, fault)
                continue
            rules += [Rule(selector, parsed, len(rules)) for selector in selectors if parsed]
        faces = tuple(face for raw, declarations in self.faces if (face := self._face(raw, declarations)))
        if self.screen:
            self.found.append(diagnostic("style/screen-colour", next(iter(self.screen)), count=len(self.screen)))
        sheet = StyleSheet(geometry, faces, tuple(self.stacks), self.hash.hexdigest(), tuple(rules))
        return Outcome(sheet, tuple(self.found))

    def _geometry(self) -> PageGeometry:
        known = tuple(at_rules.PAGE_PROPERTIES)
        settings: dict[str, Any] = {}
        for raw in sorted(self.pages, key=lambda raw: raw.node.lower_name != "zi"):
            name = raw.node.lower_name
            if name not in at_rules.PAGE_PROPERTIES:
                self._unknown_property(raw, known)
                continue
            parse, expected = at_rules.PAGE_PROPERTIES[name]
            tokens = significant(raw.node.value)
            try:
                if not tokens:
                    raise BadValue
                settings.update(parse(tokens, settings.get("zi", at_rules.DEFAULT_PAGE["zi"])))
            except BadValue:
                self._bad_value(raw, expected)
        geometry, over = at_rules.geometry(settings)
        for code, excess in (("style/type-area-width", over.across), ("style/type-area-depth", over.down)):
            if excess > 0:
                # The paper's own sheet stands after what it imports.
                last = next((raw for raw in reversed(self.pages) if raw.node.lower_name in _SIZES[code]), None)
                place = _span(last, last.node) if last else None
                zi, lines = -(-excess // geometry.zi), -(-excess * geometry.lines // geometry.type_height)
                self.found.append(diagnostic(code, place, excess=f"{to_mm(excess):.1f}", zi=zi, lines=lines))
        return geometry

    def _face(self, raw: _Raw, declarations: list[_Raw]) -> FontFaceRule | None:
        settings: dict[str, Any] = {"place": _span(raw, raw.node)}
        for item in declarations:
            name = item.node.lower_name
            if name not in at_rules.FACE_DESCRIPTORS:
                self._unknown_property(item, tuple(at_rules.FACE_DESCRIPTORS))
                continue
            parse, expected = at_rules.FACE_DESCRIPTORS[name]
            tokens = significant(item.node.value)
            try:
                if not tokens:
                    raise BadValue
                settings[name] = parse(tokens, item.folder)
            except BadValue:
                self._bad_value(item, expected)
        lacking = [name for name in ("font-family", "src") if name not in settings]
        if lacking:
            self._report("style/incomplete-face", raw, raw.node, lacking="、".join(lacking))
            return None
        return at_rules.face_rule(settings)

    def _declaration(self, raw: _Raw, units: Units) -> Declaration | None:
        node = raw.node
        name = node.name if node.name.startswith("--") else node.lower_name
        if name.startswith("--"):
            return Declaration(name, (), source_text(node.value), node.important)
        if not table.is_property(name):
            self._unknown_property(raw, table.property_names())
            return None
        text = source_text(node.value)
        if variable_names(text):
            known = self._check_variables(raw, name, text, units)
            return Declaration(name, (), text, node.important) if known else None
        try:
            settings = table.parse_declaration(name, node.value, units)
        except BadValue:
            self._bad_value(raw, table.expects(name))
            return None
        self._note(raw, settings)
        return Declaration(name, settings, "", node.important)

    def _check_variables(self, raw: _Raw, name: str, text: str, units: Units) -> bool:
        """Try a value with what the sheet gives its custom properties anywhere."""
        unknown = [n for n, spare in variable_names(text) if not spare and n not in self.variables]
        if unknown:
            near = _close(unknown[0], tuple(self.variables)) or "、".join(self.variables)
            self._report("style/unknown-variable", raw, raw.node, name=unknown[0], near=near)
            return False
        names = {n for n, _ in variable_names(text)}
        most = max((len(self.variables.get(n, ())) for n in names), default=0)
        for index in range(min(max(most, 1), _MOST_COMBINATIONS)):
            given = {n: texts[min(index, len(texts) - 1)] for n, texts in self.variables.items()}
            try:
                self._note(raw, parse_text(name, substitute(text, given), units))
            except BadValue:
                self._bad_value(raw, table.expects(name))
                return False
        return True

    def _note(self, raw: _Raw, settings: tuple[table.Setting, ...]) -> None:
        """Keep the families that are asked for, and where colours are those of a screen."""
        place = _span(raw, raw.node)
        if any(isinstance(value, Color) and value.space == "rgb" for _, value in settings):
            self.screen.setdefault(place)
        for setting, value in settings:
            if setting == "font_family" and isinstance(value, tuple):
                self.stacks.append(FontStack(value, place))

    def _report(self, code: str, raw: _Raw, node: Token, **words: str) -> None:
        self.found.append(diagnostic(code, _span(raw, node), page="", **words))

    def _syntax(self, raw: _Raw, node: Token) -> None:
        line = self.lines[node.source_line - 1]
        # What has no end is noticed behind it.
        typed = (line[node.source_column - 1 :], *reversed(self.lines[: node.source_line]))
        rest = next((words.strip() for words in typed if words.strip()), "")
        text = source_text([node]) if node.type != "error" else rest
        self._report("style/syntax", raw, node, text=text[:20] or "?")

    def _unknown_property(self, raw: _Raw, known: tuple[str, ...]) -> None:
        name = raw.node.name
        self._report("style/unknown-property", raw, raw.node, name=name, near=_close(name, known))

    def _bad_value(self, raw: _Raw, expected: table.Words) -> None:
        self._report(
            "style/bad-value", raw, next(iter(significant(raw.node.value)), raw.node), property=raw.node.name,
            value=source_text(raw.node.value)[:60] or "?", expected=expected,
        )  # fmt: skip

    def _report_selector(self, raw: _Raw, fault: SelectorFault) -> None:
        token = fault.token
        word = token.value if token.type in ("ident", "string") else source_text([token])[:20]
        if fault.kind == "syntax":
            self._report("style/bad-selector", raw, token, text=word or "?")
            return
        near = _close(str(word), fault.known) or "、".join(fault.known if len(fault.known) <= 8 else ELEMENTS)
        self._report(_SELECTOR_FAULTS[fault.kind], raw, token, name=word, near=near, owner=fault.owner)


def _shown(path: Path) -> str:
    """A path as messages give it: bundled sheets by their name, whatever the engine's own folder is."""
    bundled = resource("stylesheets", path.name)
    return f"stylesheets/{path.name}" if path == bundled else str(path)


def _find_import(name: str, folder: Path, importer: Path) -> Path | None:
    """A sheet beside the one that imports it, else a bundled one; a sheet of that name never means itself."""
    path = _find(name, folder)
    if path is not None and path.resolve() == importer:
        bundled = _find(name, folder / "\u0001")
        return bundled or path
    return path


def _span(raw: _Raw, node: Token) -> Span:
    length = len(node.name) if node.type == "declaration" else 1
    if node.type in ("ident", "string"):
        length = len(node.value)
    return Span(raw.path, node.source_line, node.source_column, length)


def _too_deep(text: str) -> tuple[int, int] | None:
    """Line and column where brackets stand deeper in one another than a sheet needs; None when nowhere."""
    depth = 0
    for index, char in enumerate(text):
        if char in "([{":
            depth += 1
            if depth > _DEEPEST:
                before = text[:index]
                return before.count("\n") + 1, index - before.rfind("\n")
        elif char in ")]}":
            depth = max(depth - 1, 0)
    return None
