"""The set text against the copy: nothing lost, doubled, moved or changed between file and page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from ..base.diagnostics import Diagnostic, Place
from ..base.messages import diagnostic
from ..display.items import DisplayPage, GlyphRun, Role

_BESIDE_PICTURES = ("caption", "credit")


class _Piece(NamedTuple):
    """Text that a run emits for a node, from offset on, the page it stands on and what it is there."""

    offset: int
    text: str
    page: str
    role: Role


class _Difference(NamedTuple):
    """The first difference of a node: where, what the copy has, what the page has; "" for nothing."""

    offset: int
    wanted: str
    found: str
    page: str


def prove_text(
    expected: Mapping[str, str], pages: Iterable[DisplayPage], orders: Mapping[str, Sequence[str]] | None = None
) -> tuple[Diagnostic, ...]:
    """Compare the clusters that `pages` emit with the copy, code point for code point, spaces too.

    `expected` gives for each node the text that is to be on the pages, in order: what is reported as
    overset, and what a house rule takes out, is left out by the caller. Inserted glyphs (hyphens, dots) are not
    copy, nor is furniture. Reports output/text-differs once for each node that is not the same, with its first
    difference; a node on the page that is not expected at all counts as one, and so does one that stands before a
    node of its story that the copy has earlier. `orders` names the pages of a story that is not read in the order of
    `pages`.
    """
    emitted: dict[str, list[_Piece]] = {node: [] for node in expected}
    order: dict[tuple[str, bool], dict[str, _Piece]] = {}
    for owner, node, piece in _as_read(pages, orders or {}):
        emitted.setdefault(node, []).append(piece)
        # The words of pictures stand with them, on whichever of a story's pages that is.
        order.setdefault((owner, piece.role in _BESIDE_PICTURES), {}).setdefault(node, piece)
    found: list[Diagnostic] = []
    for node, pieces in emitted.items():
        difference = _first_difference(expected.get(node, ""), pieces)
        if difference is not None:
            found.append(_report(node, difference))
    for firsts in order.values():
        found += _out_of_order(expected, firsts)
    return tuple(found)


def _out_of_order(expected: Mapping[str, str], firsts: Mapping[str, _Piece]) -> Iterator[Diagnostic]:
    """The first node of a story that the page reads in another place than the copy does."""
    read = [node for node in firsts if node in expected]
    for node, wanted in zip(read, (node for node in expected if node in firsts), strict=True):
        if node != wanted:
            yield _report(node, _Difference(0, expected[wanted][:1], expected[node][:1], firsts[node].page))
            return


def _as_read(pages: Iterable[DisplayPage], orders: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str, _Piece]]:
    emitted = [item for page in pages for item in _emitted(page)]

    def turn(item: tuple[str, str, _Piece]) -> int:
        owner, _, piece = item
        order = orders.get(owner, ())
        return order.index(piece.page) if piece.page in order else 0

    # A stable sort: what one page says of a story keeps its order.
    yield from sorted(emitted, key=turn)


def _emitted(page: DisplayPage) -> Iterator[tuple[str, str, _Piece]]:
    for group in page.groups:
        if group.role == "artifact" or not group.owner:
            continue
        for item in group.items:
            if isinstance(item, GlyphRun) and item.node_id and item.text:
                yield group.owner, item.node_id, _Piece(item.offset, _read(item), page.name, group.role)


def _read(run: GlyphRun) -> str:
    """What the glyphs of a run say. Characters before the first cluster, or without glyphs, are not said."""
    if not run.glyph_ids:
        return ""
    text = run.text if run.actual_text is None else run.actual_text
    # A cluster that goes back or lies outside reads as something else than the text in its order.
    ordered = all(a <= b for a, b in zip(run.clusters, run.clusters[1:], strict=False))
    if not ordered or len(run.clusters) != len(run.glyph_ids) or run.clusters[-1] >= len(run.text):
        return "".join(run.text[index : index + 1] for index in run.clusters)
    return text[run.clusters[0] :] if run.actual_text is None else text


def _first_difference(expected: str, pieces: list[_Piece]) -> _Difference | None:
    at = 0
    for piece in pieces:
        if piece.offset == at and expected.startswith(piece.text, at):
            at += len(piece.text)
            continue
        if piece.offset != at:
            # The page jumps ahead (text is missing), or says something again.
            found = piece.text[:1] if piece.offset < at else ""
            return _Difference(at, expected[at : at + 1], found, piece.page)
        for index, (found, wanted) in enumerate(zip_longest(piece.text, expected[at:], fillvalue="")):
            if found != wanted:
                return _Difference(at + index, wanted, found, piece.page)
    if at < len(expected):
        return _Difference(at, expected[at], "", pieces[-1].page if pieces else "")
    return None


def _report(node: str, difference: _Difference) -> Diagnostic:
    return diagnostic(
        "output/text-differs",
        Place(node, difference.offset),
        page=difference.page,
        node=node,
        position=difference.offset + 1,
        wanted=_named(difference.wanted),
        found=_named(difference.found),
    )


def _named(char: str) -> str:
    """A character with its code point, since many look alike; a dash for none."""
    return f"{char} U+{ord(char):04X}" if char else "—"
