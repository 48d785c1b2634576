"""What print waits for beside the pages themselves: answers to remarks, and signatures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from ..base.diagnostics import Diagnostic
from ..base.reads import is_file
from ..display.items import DisplayPage
from ..edition.comments import COMMENTS_FILE
from ..edition.model import Edition
from ..edition.source_map import SourceMap
from ..proof.signoff import SIGNOFF_FILE
from .verdict import names


def demands(
    folder: Path,
    edition: Edition,
    sources: SourceMap,
    painted: Sequence[DisplayPage],
    records: Mapping[str, str],
    *,
    printing: bool,
) -> tuple[list[Diagnostic], Mapping[str, str]]:
    """What people have not answered or signed yet, and in which role each page is signed. Nothing is remembered.

    `records` are what the pages of a local edition are called among those of all.
    """
    found: list[Diagnostic] = []
    states: Mapping[str, str] = {}
    if is_file(folder / COMMENTS_FILE):
        from .commenting import open_comments

        wanted = {page.name for page in painted}
        remarks = open_comments(folder, edition, sources, asked="comments" in edition.paper.require)
        found += (item for item in remarks if item.page in wanted or item.page not in names(edition))
    if is_file(folder / SIGNOFF_FILE) or (printing and edition.paper.signoff.print):
        from .signing import judge_signatures

        judged, states = judge_signatures(folder, edition, painted, records, printing=printing)
        found += judged
    return found, states
