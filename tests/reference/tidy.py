"""`python -m tests.reference.tidy SEED` tidies the raw page and tells, by story, what is unlike the copy made by hand.

SEED holds `page-01.txt`, as it came out of a PDF, and `stories/*.md`, the same copy put right by hand.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from layout.base.messages import sentence
from layout.desk.tidy import Tidied, tidy
from layout.edition.source import SourceText, decode
from layout.edition.story import read_story

RAW = "page-01.txt"
_GRAM = 3
_SHARE = 0.6


class Difference(NamedTuple):
    """Characters by which copy is unlike what it should be, by reason."""

    story: str
    raw: int
    moved: int
    words: int
    marks: int
    paragraphs: int

    @property
    def tidied(self) -> int:
        return self.moved + self.words + self.marks + self.paragraphs


def tidy_page(seed: Path) -> tuple[SourceText, Tidied]:
    source = decode((seed / RAW).read_bytes(), RAW).value
    assert source
    return source, tidy(source)


def differences(seed: Path) -> list[Difference]:
    """What differs in every story, before tidying and after, with all its head lines."""
    wanted = {path.stem: _lines(path) for path in sorted((seed / "stories").glob("*.md"))}
    source, tidied = tidy_page(seed)
    before, after = (_by_story(text, wanted) for text in (source.text, tidied.text))
    return [_difference(name, lines, before[name], after[name]) for name, lines in wanted.items()]


def _lines(path: Path) -> list[str]:
    """The copy of a story: head lines, then paragraphs, as the engine reads them."""
    source = decode(path.read_bytes(), path.name).value
    assert source
    story = read_story(source, path.stem).value.story
    return [text.text for text in story.texts()]


def _by_story(text: str, wanted: dict[str, list[str]]) -> dict[str, list[str]]:
    """The blocks of a page under the stories that they have most of their words from, in the order of the page.

    A sentence that several stories have belongs to the one that it goes on with.
    """
    grams = {name: _grams("".join(lines)) for name, lines in wanted.items()}
    found: dict[str, list[str]] = {name: [] for name in wanted}
    last = ""
    for block in re.split(r"\n{2,}", text):
        words = block.strip().lstrip("# ")
        own = _grams(words)
        shares = {name: len(own & known) / len(own) for name, known in grams.items()} if own else {}
        best = max(shares, key=lambda name: (shares[name], name == last), default="")
        if best and shares[best] >= _SHARE:
            found[best].append(words)
            last = best
    return found


def _grams(words: str) -> set[str]:
    letters = "".join(filter(str.isalnum, words))
    return {letters[at : at + _GRAM] for at in range(len(letters) - _GRAM + 1)}


def _difference(name: str, wanted: list[str], raw: list[str], tidied: list[str]) -> Difference:
    gone, come = _unlike("\n".join(tidied), "\n".join(wanted))
    letters = [Counter(filter(str.isalnum, text)) for text in (gone, come)]
    moved = (letters[0] & letters[1]).total()
    words = ((letters[0] | letters[1]) - (letters[0] & letters[1])).total()
    paragraphs = gone.count("\n") + come.count("\n")
    marks = sum(1 for c in gone + come if not c.isalnum() and c != "\n")
    before = sum(map(len, _unlike("\n".join(raw), "\n".join(wanted))))
    return Difference(name, before, 2 * moved, words, marks, paragraphs)


def _unlike(got: str, wanted: str) -> tuple[str, str]:
    """Characters that `got` has and should not, and those that it lacks."""
    codes = SequenceMatcher(None, got, wanted, autojunk=False).get_opcodes()
    differing = [code for code in codes if code[0] != "equal"]
    return "".join(got[a:b] for _, a, b, _, _ in differing), "".join(wanted[c:d] for _, _, _, c, d in differing)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.reference.tidy", description=__doc__)
    parser.add_argument("seed", type=Path, help=f"folder with {RAW} and stories/")
    seed = parser.parse_args().seed
    _, tidied = tidy_page(seed)
    print("changes made:", ", ".join(f"{kind} {count}" for kind, count in tidied.counts()))
    for item in differences(seed):
        print(f"{item.story:12} {item.raw:4} characters unlike before, {item.tidied:3} after", end="")
        reasons = {
            "in blocks out of order, which a person has to put in order": item.moved,
            "of words": item.words,
            "of marks and spaces": item.marks,
            "of ends of paragraphs": item.paragraphs,
        }
        told = [f"{count} {reason}" for reason, count in reasons.items() if count]
        print(f": {'; '.join(told)}" if told else "")
    print("left to a person:")
    for item in tidied.diagnostics:
        assert item.place
        print(f"  {RAW}:{item.place[1]}:{item.place[2]} {sentence(item, 'en')}")


if __name__ == "__main__":
    main()
